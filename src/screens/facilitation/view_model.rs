//! *Begleitung*: speaking to all, other times, other spaces.

use crate::app::App;
use crate::app::forms::{NOTICE, SPACE};
use crate::characters::neutralised;
use crate::crdt::{Layers, Value};
use crate::domain::civil_time;
use crate::domain::queries::concurrent::standing;
use crate::domain::schema::{self, kind, name};
use crate::domain::{Slot, State, Topic};
use crate::format::time;
use crate::format::topic::numbered;
use crate::i18n::{Text, fill, plural};
use crate::screens::form::{Field, field};
use crate::screens::notices::view_model as notices;
use crate::screens::notices::view_model::Said;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The field of a new notice.
    pub notice: Field,
    /// That the sender is not named; empty where they are.
    pub nameless: &'static str,
    /// What was said.
    pub said: Vec<Said>,
    /// The days with their slots.
    pub days: Vec<(String, Vec<SlotRow>)>,
    /// The open spaces: id and name.
    pub spaces: Vec<(String, String)>,
    /// The closed ones.
    pub closed: Vec<Closed>,
    /// The fields of a new space.
    pub space: Vec<Field>,
}

/// A slot whose times can be changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SlotRow {
    /// Its id, which is its form's, too.
    pub id: String,
    /// "11:00–12:30 · Gruppenrunde 1", as it stands.
    pub words: String,
    /// Start, as it is being changed.
    pub start: String,
    /// End, as it is being changed.
    pub end: String,
    /// What others wrote at the same time; empty for nothing.
    pub at_once: String,
    /// It is being changed.
    pub begun: bool,
    /// What is wrong with them.
    pub error: String,
}

/// A closed space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closed {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// "3 Anliegen brauchen einen neuen Raum:", empty for none.
    pub homeless: String,
    /// These: id and words.
    pub topics: Vec<(String, String)>,
}

/// Makes the screen; `None` for those who do not facilitate (S4).
pub fn view(app: &App) -> Option<View> {
    let open = app.event.as_ref().filter(|_| app.profile.me.facilitates())?;
    let (lang, board) = (app.lang, &open.board);
    let mut days: Vec<(String, Vec<SlotRow>)> = Vec::new();
    for slot in &board.slots {
        let day = time::long_day(lang, slot.start.date());
        if days.last().is_none_or(|(name, _)| *name != day) {
            days.push((day, Vec::new()));
        }
        if let Some((_, slots)) = days.last_mut() {
            slots.push(slot_row(app, slot));
        }
    }
    let nameless = app.profile.me.name.is_empty();
    let form = |form, kind, name| {
        let row = schema::field(kind, name);
        row.map(|row| field(app, form, row, "")).unwrap_or_default()
    };
    Some(View {
        notice: form(NOTICE, kind::NOTICES, name::WORDS),
        nameless: if nameless { lang.say(Text::NoticeNoName) } else { "" },
        said: notices::all(app),
        days,
        spaces: board.spaces.iter().map(|s| (s.id.clone(), s.name.clone())).collect(),
        closed: closed(app, &open.layers),
        space: vec![form(SPACE, kind::SPACES, name::NAME), form(SPACE, kind::SPACES, name::FIND)],
    })
}

/// What is wrong with the times of a slot, which stand side by side.
fn wrong(app: &App, form: &str) -> String {
    let wrong = app.field_error.as_ref().filter(|wrong| wrong.form == form);
    wrong.map_or_else(String::new, |wrong| wrong.words.clone())
}

fn slot_row(app: &App, slot: &Slot) -> SlotRow {
    let form = app.event.as_ref().and_then(|open| open.private.form(&slot.id));
    let typed = |field, otherwise: String| {
        form.and_then(|form| form.text(field)).map_or(otherwise, str::to_owned)
    };
    SlotRow {
        id: slot.id.clone(),
        words: time::span_and_label(slot),
        start: typed(name::START, slot.start.clock()),
        end: typed(name::END, end_as_written(app, slot)),
        at_once: at_once(app, &slot.id),
        begun: form.is_some(),
        error: match wrong(app, &slot.id) {
            // Written so by hand.
            fine if fine.is_empty() && slot.start == slot.end => {
                app.lang.say(Text::EndsBefore).to_owned()
            }
            wrong => wrong,
        },
    }
}

/// The times that others gave a slot at the same time, beside those on show (M4).
fn at_once(app: &App, slot: &str) -> String {
    let Some(open) = &app.event else { return String::new() };
    let beside = |field| standing(&open.layers, kind::SLOTS, slot, field).into_iter().skip(1);
    let heads = [name::START, name::END].into_iter().flat_map(beside);
    let times: Vec<&str> = heads.filter_map(|head| head.value.as_ref()?.as_text()).collect();
    if times.is_empty() {
        return String::new();
    }
    fill(app.lang, Text::AtOnceTitle, &[&times.join(", ")])
}

/// The end as it stands in the document, also where it cannot be right.
fn end_as_written(app: &App, slot: &Slot) -> String {
    let layers = app.event.as_ref().map(|open| &open.layers);
    let end = layers.and_then(|layers| layers.value(kind::SLOTS, &slot.id, name::END)?.as_text());
    let odd = end.filter(|end| slot.start == slot.end && civil_time::minutes(end).is_some());
    odd.map_or_else(|| slot.end.clock(), str::to_owned)
}

/// The board leaves out what is closed: it is read from below.
fn closed(app: &App, layers: &Layers) -> Vec<Closed> {
    let is_gone = |id: &str| {
        layers.value(kind::SPACES, id, name::GONE).and_then(Value::as_bool) == Some(true)
    };
    let ids = layers.ids(kind::SPACES).into_iter().filter(|id| is_gone(id));
    ids.map(|id| {
        let named = layers.value(kind::SPACES, id, name::NAME).and_then(Value::as_text);
        let topics = homeless(app, layers, id);
        Closed {
            id: id.to_owned(),
            name: neutralised(named.unwrap_or(id)),
            homeless: match topics.len() {
                0 => String::new(),
                n => plural::count(app.lang, n, Text::OneHomeless, Text::Homeless),
            },
            topics,
        }
    })
    .collect()
}

/// The open topics whose place is in a space.
fn homeless(app: &App, layers: &Layers, space: &str) -> Vec<(String, String)> {
    let topics = app.event.iter().flat_map(|open| &open.board.topics);
    let is_there = |topic: &&Topic| {
        let place = layers.value(kind::TOPICS, &topic.id, name::PLACE);
        let named = place.and_then(|place| place.get(name::SPACE)).and_then(Value::as_text);
        topic.state == State::Open && named == Some(space)
    };
    let words = |topic: &Topic| time::joined(&[&numbered(app.lang, topic), &topic.title]);
    topics.filter(is_there).map(|topic| (topic.id.clone(), words(topic))).collect()
}
