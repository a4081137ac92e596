//! The table of fields.

use super::{Field, Type, kind, name};
use crate::i18n::Text;
use crate::limits;

/// Words of a slot's `kind`.
pub const SLOT_KINDS: &[&str] = &["groups", "plenary", "news", "break", "convergence", "action"];
/// Words of `converge`.
pub const CONVERGE: &[&str] = &["none", "dots", "reopen"];
/// Words of a proposal's `state`.
pub const PROPOSAL_STATES: &[&str] = &["open", "accepted", "declined"];

/// The shared kinds, in the order of their forms.
pub const SHARED: &[Field] = &[
    Field::new(kind::EVENT, name::TITLE, Type::Text(limits::TITLE), "name of the event"),
    Field::new(kind::EVENT, name::THEME, Type::Text(limits::WORDS), "Rahmenthema"),
    Field::new(kind::EVENT, name::PURPOSE, Type::Text(limits::WORDS), "what it is for"),
    Field::new(
        kind::EVENT,
        name::GIVENS,
        Type::Text(limits::WORDS),
        "Rahmenbedingungen, a line each",
    ),
    Field::new(kind::EVENT, name::EVENT_PLACE, Type::Text(limits::TITLE), "town or house"),
    Field::new(
        kind::EVENT,
        name::ZONE,
        Type::Text(limits::NAME),
        "IANA time zone of the venue, `Europe/Berlin` if absent",
    ),
    Field::new(kind::EVENT, name::RESULTS, Type::Text(limits::WORDS), "who receives the results"),
    Field::new(kind::EVENT, name::NEXT_MEETING, Type::Date, "day of the Nachtreffen"),
    Field::new(
        kind::EVENT,
        name::WELCOME,
        Type::Text(limits::WORDS),
        "words of welcome on the first screen",
    ),
    Field::new(kind::EVENT, "converge", Type::Word(CONVERGE), "how it converges"),
    Field::new(kind::EVENT, "dots", Type::Number, "dots a person may give"),
    Field::new(
        kind::EVENT,
        name::SHARDS,
        Type::Number,
        "files `1` … `K` beside `board`, where the address has `{shard}`",
    ),
    Field::new(kind::EVENT, name::SAMPLE, Type::Flag, "marked as sample data in the app"),
    Field::new(kind::FIELDS, name::NAME, Type::Text(limits::NAME), "name of a field of topics"),
    Field::new(
        kind::FIELDS,
        name::ORDER,
        Type::Number,
        "place in the list; also decides the colour",
    ),
    Field::new(kind::SLOTS, name::DATE, Type::Date, "day"),
    Field::new(kind::SLOTS, name::START, Type::Time, "start").label(Text::SlotStart),
    Field::new(
        kind::SLOTS,
        name::END,
        Type::Time,
        "end; earlier than the start: on the next day, within 12 hours; absent: 90 minutes",
    )
    .label(Text::SlotEnd),
    Field::new(
        kind::SLOTS,
        name::LABEL,
        Type::Text(limits::NAME),
        "name, such as `Gruppenrunde 1`",
    ),
    Field::new(
        kind::SLOTS,
        name::KIND,
        Type::Word(SLOT_KINDS),
        "what it is for, `groups` if absent",
    ),
    Field::new(kind::SPACES, name::NAME, Type::Text(limits::NAME), "name of the room or corner")
        .label(Text::SpaceName)
        .asked(),
    Field::new(kind::SPACES, name::FIND, Type::Text(limits::TITLE), "how to find it")
        .label(Text::SpaceFind)
        .asked(),
    Field::new(kind::SPACES, name::SEATS, Type::Number, "seats, a hint"),
    Field::new(kind::SPACES, name::STEP_FREE, Type::Flag, "reachable without steps"),
    Field::new(kind::SPACES, name::LOOP, Type::Flag, "has a hearing loop"),
    Field::new(kind::SPACES, name::ORDER, Type::Number, "place in the list; by name if absent"),
    Field::new(kind::TOPICS, name::NUMBER, Type::Number, "number on the wall")
        .label(Text::NameOfNumber),
    Field::new(
        kind::TOPICS,
        name::SUFFIX,
        Type::Text(4),
        "a letter behind the number, where another topic had that number before",
    )
    .label(Text::NameOfNumber),
    Field::new(kind::TOPICS, name::TITLE, Type::Text(limits::TITLE), "the Anliegen in one line")
        .label(Text::NameOfTitle)
        .question(Text::TitleLabel)
        .multiline()
        .asked()
        .editable()
        .searched(),
    Field::new(kind::TOPICS, name::CONVENER, Type::Text(limits::NAME), "who calls it")
        .label(Text::NameOfConvener)
        .asked()
        .editable()
        .searched(),
    Field::new(kind::TOPICS, name::ORGANISATION, Type::Text(limits::NAME), "whom they come from")
        .label(Text::OrganisationLabel)
        .autocomplete("organization")
        .asked()
        .editable()
        .searched(),
    Field::new(kind::TOPICS, name::WORDS, Type::Text(limits::WORDS), "a few words")
        .label(Text::NameOfWords)
        .question(Text::WordsLabel)
        .multiline()
        .asked()
        .editable()
        .searched(),
    Field::new(kind::TOPICS, name::FIELD, Type::Id(kind::FIELDS), "its field")
        .label(Text::FieldLabel)
        .asked()
        .editable(),
    Field::new(
        kind::TOPICS,
        name::PLACE,
        Type::Place,
        "slot and space; absent: not yet on the wall",
    )
    .label(Text::NameOfPlace)
    .editable(),
    Field::new(kind::TOPICS, name::STATE, Type::Word(&["open", "withdrawn"]), "`open` if absent")
        .label(Text::NameOfState),
    Field::new(
        kind::TOPICS,
        name::MERGED_INTO,
        Type::Id(kind::TOPICS),
        "the topic in which it goes on",
    )
    .label(Text::NameOfMerge)
    .proposable(),
    Field::new(
        kind::PEOPLE,
        name::NAME,
        Type::Text(limits::NAME),
        "name of whoever writes with this profile",
    ),
    Field::new(
        kind::NOTICES,
        name::WORDS,
        Type::Text(limits::NOTICE),
        "what the facilitator says to all",
    )
    .label(Text::NoticeLabel)
    .multiline()
    .asked(),
    Field::new(kind::NOTICES, name::NAME, Type::Text(limits::NAME), "who says it"),
    Field::new(kind::NOTICES, name::MADE, Type::Number, "when, in ms since 1970"),
    Field::new(kind::PROPOSALS, name::TOPIC, Type::Id(kind::TOPICS), "the topic to be changed"),
    Field::new(kind::PROPOSALS, name::FIELD, Type::Text(limits::NAME), "the field to be changed"),
    Field::new(kind::PROPOSALS, name::VALUE, Type::Any, "what it should be; absent: cleared"),
    Field::new(kind::PROPOSALS, name::NAME, Type::Text(limits::NAME), "who suggests it"),
    Field::new(
        kind::PROPOSALS,
        name::STATE,
        Type::Word(PROPOSAL_STATES),
        "what the convener made of it, `open` if absent",
    ),
];
