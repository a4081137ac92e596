//! Every kind and field of the documents, in one table. The README's table is made from it.

/// Names of the kinds.
pub mod kind {
    /// The event itself, one entity `main`.
    pub const EVENT: &str = "event";
    /// Fields of topics.
    pub const FIELDS: &str = "fields";
    /// Time slots.
    pub const SLOTS: &str = "slots";
    /// Spaces.
    pub const SPACES: &str = "spaces";
    /// Topics.
    pub const TOPICS: &str = "topics";
    /// People who wrote something, by their profile.
    pub const PEOPLE: &str = "people";
    /// What the facilitator says to all.
    pub const NOTICES: &str = "notices";
    /// Changes that somebody suggests to a topic's convener.
    pub const PROPOSALS: &str = "proposals";
    /// Picks, private.
    pub const PICKS: &str = "picks";
    /// Notes, private.
    pub const NOTES: &str = "notes";
    /// Topics that are mine, private.
    pub const CLAIMS: &str = "claims";
    /// Forms that are being filled in, private.
    pub const DRAFTS: &str = "drafts";
    /// What the wall showed when I last looked, one entity `wall`, private.
    pub const SEEN: &str = "seen";
    /// Notices that I have put away, private.
    pub const AWAY: &str = "away";
    /// Values that others have replaced, kept on a facilitator's phone, private.
    pub const WAS: &str = "was";
    /// The person on this phone, one entity `main`, private.
    pub const ME: &str = "me";
}

/// Names of the fields.
#[allow(missing_docs, reason = "the table below says what each is")]
pub mod name {
    pub const TITLE: &str = "title";
    pub const THEME: &str = "theme";
    pub const PURPOSE: &str = "purpose";
    pub const GIVENS: &str = "givens";
    /// Town or house of the event. A topic's `place` is another thing with the same name.
    pub const EVENT_PLACE: &str = "place";
    pub const ZONE: &str = "zone";
    pub const RESULTS: &str = "results";
    pub const NEXT_MEETING: &str = "nextMeeting";
    pub const WELCOME: &str = "welcome";
    pub const SHARDS: &str = "shards";
    pub const SAMPLE: &str = "sample";
    pub const NAME: &str = "name";
    pub const ORDER: &str = "order";
    pub const DATE: &str = "date";
    pub const START: &str = "start";
    pub const END: &str = "end";
    pub const LABEL: &str = "label";
    pub const KIND: &str = "kind";
    pub const FIND: &str = "find";
    pub const SEATS: &str = "seats";
    pub const STEP_FREE: &str = "stepFree";
    pub const LOOP: &str = "loop";
    pub const NUMBER: &str = "number";
    pub const CONVENER: &str = "convener";
    pub const ORGANISATION: &str = "organisation";
    pub const WORDS: &str = "words";
    pub const FIELD: &str = "field";
    pub const PLACE: &str = "place";
    pub const SUFFIX: &str = "suffix";
    pub const MERGED_INTO: &str = "mergedInto";
    pub const VALUE: &str = "value";
    /// The parts of a place.
    pub const SLOT: &str = "slot";
    pub const SPACE: &str = "space";
    /// In a place: the stamp of its claim; empty in what is still to be stamped.
    pub const SINCE: &str = "since";
    pub const STATE: &str = "state";
    pub const GONE: &str = "gone";
    pub const ON: &str = "on";
    pub const NOTE: &str = "note";
    pub const TOPIC: &str = "topic";
    pub const MADE: &str = "made";
    pub const LANGUAGE: &str = "language";
    pub const SIZE: &str = "size";
    pub const LOOK: &str = "look";
    pub const ROLE: &str = "role";
    /// In a form: the stamps of what its writer saw, a field each.
    pub const BASE: &str = "base";
}

/// What a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Text of at most so many characters where a person writes it in the app.
    Text(usize),
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number.
    Number,
    /// `true` or absent.
    Flag,
    /// `YYYY-MM-DD`.
    Date,
    /// `HH:MM`, the venue's clock.
    Time,
    /// The id of an entity of this kind.
    Id(&'static str),
    /// `{ "slot": …, "space": … }`, written by the app with `since`, the stamp of the claim.
    Place,
    /// What the proposed field holds.
    Any,
}

/// One field of a kind.
#[derive(Debug)]
pub struct FieldRow {
    /// Kind it belongs to.
    pub kind: &'static str,
    /// Its name in the document.
    pub name: &'static str,
    /// What it holds.
    pub holds: Type,
    /// What it means, for the README.
    pub about: &'static str,
}

const fn row(kind: &'static str, name: &'static str, holds: Type, about: &'static str) -> FieldRow {
    FieldRow { kind, name, holds, about }
}

/// Words of a slot's `kind`.
pub const SLOT_KINDS: &[&str] = &["groups", "plenary", "news", "break", "convergence", "action"];
/// Words of `converge`.
pub const CONVERGE: &[&str] = &["none", "dots", "reopen"];

/// Words of a proposal's `state`.
pub const PROPOSAL_STATES: &[&str] = &["open", "accepted", "declined"];

/// The shared kinds, in the order of the README.
pub const SHARED: &[FieldRow] = &[
    row(kind::EVENT, name::TITLE, Type::Text(120), "name of the event"),
    row(kind::EVENT, name::THEME, Type::Text(2_000), "Rahmenthema"),
    row(kind::EVENT, name::PURPOSE, Type::Text(2_000), "what it is for"),
    row(kind::EVENT, name::GIVENS, Type::Text(2_000), "Rahmenbedingungen, a line each"),
    row(kind::EVENT, name::EVENT_PLACE, Type::Text(120), "town or house"),
    row(
        kind::EVENT,
        name::ZONE,
        Type::Text(60),
        "IANA time zone of the venue, `Europe/Berlin` if absent",
    ),
    row(kind::EVENT, name::RESULTS, Type::Text(2_000), "who receives the results"),
    row(kind::EVENT, name::NEXT_MEETING, Type::Date, "day of the Nachtreffen"),
    row(kind::EVENT, name::WELCOME, Type::Text(2_000), "words of welcome on the first screen"),
    row(kind::EVENT, "converge", Type::Word(CONVERGE), "how it converges"),
    row(kind::EVENT, "dots", Type::Number, "dots a person may give"),
    row(
        kind::EVENT,
        name::SHARDS,
        Type::Number,
        "files `1` … `K` beside `board`, where the address has `{shard}`",
    ),
    row(kind::EVENT, name::SAMPLE, Type::Flag, "marked as sample data in the app"),
    row(kind::FIELDS, name::NAME, Type::Text(60), "name of a field of topics"),
    row(kind::FIELDS, name::ORDER, Type::Number, "place in the list; also decides the colour"),
    row(kind::SLOTS, name::DATE, Type::Date, "day"),
    row(kind::SLOTS, name::START, Type::Time, "start"),
    row(
        kind::SLOTS,
        name::END,
        Type::Time,
        "end; earlier than the start: on the next day; absent: 90 minutes",
    ),
    row(kind::SLOTS, name::LABEL, Type::Text(60), "name, such as `Gruppenrunde 1`"),
    row(kind::SLOTS, name::KIND, Type::Word(SLOT_KINDS), "what it is for, `groups` if absent"),
    row(kind::SPACES, name::NAME, Type::Text(60), "name of the room or corner"),
    row(kind::SPACES, name::FIND, Type::Text(120), "how to find it"),
    row(kind::SPACES, name::SEATS, Type::Number, "seats, a hint"),
    row(kind::SPACES, name::STEP_FREE, Type::Flag, "reachable without steps"),
    row(kind::SPACES, name::LOOP, Type::Flag, "has a hearing loop"),
    row(kind::SPACES, name::ORDER, Type::Number, "place in the list; by name if absent"),
    row(kind::TOPICS, name::NUMBER, Type::Number, "number on the wall"),
    row(
        kind::TOPICS,
        name::SUFFIX,
        Type::Text(4),
        "a letter behind the number, where another topic had that number before",
    ),
    row(kind::TOPICS, name::TITLE, Type::Text(120), "the Anliegen in one line"),
    row(kind::TOPICS, name::CONVENER, Type::Text(60), "who calls it"),
    row(kind::TOPICS, name::ORGANISATION, Type::Text(60), "whom they come from"),
    row(kind::TOPICS, name::WORDS, Type::Text(2_000), "a few words"),
    row(kind::TOPICS, name::FIELD, Type::Id(kind::FIELDS), "its field"),
    row(kind::TOPICS, name::PLACE, Type::Place, "slot and space; absent: not yet on the wall"),
    row(kind::TOPICS, name::STATE, Type::Word(&["open", "withdrawn"]), "`open` if absent"),
    row(kind::TOPICS, name::MERGED_INTO, Type::Id(kind::TOPICS), "the topic in which it goes on"),
    row(kind::PEOPLE, name::NAME, Type::Text(60), "name of whoever writes with this profile"),
    row(kind::NOTICES, name::WORDS, Type::Text(500), "what the facilitator says to all"),
    row(kind::NOTICES, name::NAME, Type::Text(60), "who says it"),
    row(kind::NOTICES, name::MADE, Type::Number, "when, in ms since 1970"),
    row(kind::PROPOSALS, name::TOPIC, Type::Id(kind::TOPICS), "the topic to be changed"),
    row(kind::PROPOSALS, name::FIELD, Type::Text(60), "the field to be changed"),
    row(kind::PROPOSALS, name::VALUE, Type::Any, "what it should be; absent: cleared"),
    row(kind::PROPOSALS, name::NAME, Type::Text(60), "who suggests it"),
    row(
        kind::PROPOSALS,
        name::STATE,
        Type::Word(PROPOSAL_STATES),
        "what the convener made of it, `open` if absent",
    ),
];

/// The README's table of kinds and fields, as Markdown.
pub fn markdown() -> String {
    let mut out = String::from("| kind | field | holds | meaning |\n|---|---|---|---|\n");
    for row in SHARED {
        for part in ["| `", row.kind, "` | `", row.name, "` | ", &holds(row.holds), " | "] {
            out.push_str(part);
        }
        out.push_str(row.about);
        out.push_str(" |\n");
    }
    out
}

fn holds(of: Type) -> String {
    match of {
        Type::Text(limit) => ["text, ", &limit.to_string()].concat(),
        Type::Word(words) => {
            words.iter().map(|w| ["`", w, "`"].concat()).collect::<Vec<_>>().join(", ")
        }
        Type::Number => "whole number".to_owned(),
        Type::Flag => "`true`".to_owned(),
        Type::Date => "`YYYY-MM-DD`".to_owned(),
        Type::Time => "`HH:MM`".to_owned(),
        Type::Id(kind) => ["id in `", kind, "`"].concat(),
        Type::Place => "`{ \"slot\", \"space\" }`".to_owned(),
        Type::Any => "as the field".to_owned(),
    }
}
