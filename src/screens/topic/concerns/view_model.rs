//! What those concerned should know of a topic: clashes, values written at the same time,
//! suggestions, and who changed what.

use crate::app::App;
use crate::characters::neutralised;
use crate::crdt::{Actor, Stamp, Value};
use crate::domain::commands::conflicts::can_keep_all;
use crate::domain::proposal::Proposal;
use crate::domain::queries::concurrent::standing;
use crate::domain::queries::no_place::{NoPlace, no_place};
use crate::domain::queries::{schedule, trail};
use crate::domain::schema::{self, kind, name};
use crate::domain::{Board, Clash, State, Topic};
use crate::excerpt;
use crate::format::topic::place_words;
use crate::i18n::{Lang, Text, fill};
use crate::limits;
use crate::screens::topic::place::view_model::{Free, nearest};

/// Free places that are offered where one is needed.
const OFFERED: usize = 3;

/// Something in the way, with places to go to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trouble {
    /// In words.
    pub words: String,
    /// Free places.
    pub free: Vec<Free>,
}

/// A field with several values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The field.
    pub field: &'static str,
    /// "Gleichzeitig geschrieben: Titel".
    pub heading: String,
    /// The values: stamp and words.
    pub values: Vec<(Stamp, String)>,
    /// How many more there are (F58).
    pub more: String,
    /// Whether all can be kept in one.
    pub both: bool,
}

/// A suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// "Vorschlag von Uwe".
    pub by: String,
    /// "Titel: …".
    pub words: String,
}

/// What is in the way of a topic's place or its convener.
pub fn troubles(app: &App, topic: &Topic) -> Vec<Trouble> {
    let Some(open) = &app.event else { return Vec::new() };
    let (lang, board) = (app.lang, &open.board);
    let mut troubles = Vec::new();
    if topic.state != State::Open {
        return troubles;
    }
    let title = |id: &str| board.topic(id).map_or("", |t| &t.title);
    let to_move = |words: String| {
        let free = nearest(app, topic, OFFERED);
        // Nobody says that all is taken where no round begins any more.
        let offer = match (free.is_empty(), no_place(board, app.now.civil())) {
            (false, _) => lang.say(Text::FreeHere),
            (true, NoPlace::AllTaken) => lang.say(Text::NothingFree),
            (true, NoPlace::NonePlanned | NoPlace::NoneAhead) => return Trouble { words, free },
        };
        Trouble { words: format!("{words} {offer}"), free }
    };
    match &topic.clash {
        Some(Clash::Taken(by)) => {
            troubles.push(to_move(fill(lang, Text::TakenBy, &[title(by)])));
        }
        Some(Clash::Keeps(others)) => {
            let other = others.first().map_or("", |id| title(id));
            let words = fill(lang, Text::SharedWith, &[other]);
            troubles.push(Trouble { words, free: Vec::new() });
        }
        Some(Clash::NoSpace) => troubles.push(to_move(lang.say(Text::SpaceGoneLong).to_owned())),
        Some(Clash::NoSlot) => troubles.push(to_move(lang.say(Text::SlotGoneLong).to_owned())),
        None => {}
    }
    if app.may_change(&topic.id) {
        for other in schedule::convenes_at_once(board, topic).into_iter().take(OFFERED) {
            let words = fill(lang, Text::ConvenesAtOnce, &[&other.title]);
            troubles.push(to_move(words));
        }
    }
    troubles
}

/// The topic's fields with several values.
pub fn beside(app: &App, topic: &Topic) -> Vec<Beside> {
    let Some(open) = &app.event else { return Vec::new() };
    let (lang, board) = (app.lang, &open.board);
    let one = |field: &&'static str| {
        let heads = standing(&open.layers, kind::TOPICS, &topic.id, field);
        let more = heads.len().saturating_sub(limits::HEADS_SHOWN);
        Beside {
            field,
            heading: fill(lang, Text::AtOnceTitle, &[field_words(lang, field)]),
            both: can_keep_all(field),
            values: heads
                .iter()
                .take(limits::HEADS_SHOWN)
                .map(|head| (head.at.clone(), value_words(lang, board, field, head.value.as_ref())))
                .collect(),
            more: match more {
                0 => String::new(),
                n => fill(lang, Text::AndMore, &[&n.to_string()]),
            },
        }
    };
    topic.concurrent.iter().map(one).collect()
}

/// The suggestions that wait for an answer.
pub fn offers(app: &App, topic: &Topic) -> Vec<Offer> {
    let Some(open) = &app.event else { return Vec::new() };
    let (lang, board) = (app.lang, &open.board);
    let offer = |proposal: &Proposal| {
        let value = value_words(lang, board, proposal.field, proposal.value.as_ref());
        Offer {
            id: proposal.id.clone(),
            by: if proposal.name.is_empty() {
                lang.say(Text::ProposalBySomebody).to_owned()
            } else {
                fill(lang, Text::ProposalBy, &[&proposal.name])
            },
            words: fill(lang, Text::ProposalIs, &[field_words(lang, proposal.field), &value]),
        }
    };
    let theirs = board.proposals.iter().filter(|p| p.topic == topic.id);
    theirs.take(limits::LIST_DRAWN).map(offer).collect()
}

/// What a field is called.
pub fn field_words(lang: Lang, field: &str) -> &'static str {
    let label = schema::of_topic(field).and_then(|field| field.label);
    lang.say(label.unwrap_or(Text::NameOfWords))
}

fn value_words(lang: Lang, board: &Board, field: &str, value: Option<&Value>) -> String {
    let words = match (field, value) {
        (name::PLACE, Some(place)) => {
            let part = |key| place.get(key).and_then(Value::as_text);
            let words = place_words(lang, board, part(name::SLOT).unwrap_or(""), part(name::SPACE));
            match part(name::WITH).and_then(|id| board.topic(id)) {
                Some(other) => fill(lang, Text::InExchange, &[&words, &other.title]),
                None => words,
            }
        }
        (name::PLACE, None) => lang.say(Text::NotOnWall).to_owned(),
        (name::FIELD, Some(id)) => {
            let field = board.fields.iter().find(|field| Some(&*field.id) == id.as_text());
            field.map_or_else(String::new, |field| field.name.clone())
        }
        (name::MERGED_INTO, Some(id)) => {
            let topic = id.as_text().and_then(|id| board.topic(id));
            topic.map_or_else(String::new, |topic| topic.title.clone())
        }
        (field, Some(value)) => {
            let text = value.as_text().unwrap_or("");
            neutralised(&excerpt::of(text, schema::most_drawn(kind::TOPICS, field, text)))
        }
        (_, None) => String::new(),
    };
    if words.is_empty() { lang.say(Text::Empty).to_owned() } else { words }
}

/// Who a profile is, in words.
pub fn who(app: &App, profile: &str, name: &str) -> String {
    if profile == app.profile.id {
        app.lang.say(Text::ThisPhone).to_owned()
    } else if profile == Actor::HAND {
        app.lang.say(Text::ByHand).to_owned()
    } else if name.is_empty() {
        fill(app.lang, Text::SomeDevice, &[profile])
    } else {
        name.to_owned()
    }
}

/// "Titel – Uwe, 10:42", the latest first.
pub fn steps(app: &App, topic: &Topic) -> Vec<String> {
    let Some(open) = &app.event else { return Vec::new() };
    let step = |step: trail::Step| {
        let (field, who) =
            (field_words(app.lang, &step.field), who(app, &step.profile, &step.name));
        fill(app.lang, Text::TrailStep, &[field, &who, &app.now.moment(app.lang, step.ms)])
    };
    let steps = trail::of_topic(&open.board, &open.layers, &topic.id);
    let mut words: Vec<String> = steps.into_iter().take(limits::LIST_DRAWN).map(step).collect();
    if words.is_empty() {
        words.push(app.lang.say(Text::TrailHand).to_owned());
    }
    words
}

/// "Zurückgezogen, aber danach noch geändert von Uwe" (F54).
pub fn edited_since(app: &App, topic: &Topic) -> String {
    let Some(open) = app.event.as_ref().filter(|_| topic.state == State::Withdrawn) else {
        return String::new();
    };
    let step = trail::edited_since_withdrawn(&open.board, &open.layers, &topic.id);
    step.map_or_else(String::new, |step| {
        fill(app.lang, Text::EditedSince, &[&who(app, &step.profile, &step.name)])
    })
}
