//! *Anliegen*: one topic with everything that belongs to it.

use super::concerns::view_model as concerns;
use super::concerns::view_model::{Beside, Offer, Trouble};
use crate::app::App;
use crate::domain::queries::schedule;
use crate::domain::schema::{self, kind, name};
use crate::domain::{Command, State, Topic};
use crate::export::linkify;
use crate::export::linkify::Segment;
use crate::format::time;
use crate::format::topic::{numbered, place_words};
use crate::i18n::{Lang, Text, fill};
use crate::limits;
use crate::screens::topic_card::{Place, Row, odd, row, tint};
use crate::sync::status;

/// Number and place of what was posted just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadOut {
    /// "Nr. 42 · Di 13:30 · Raum 12".
    pub words: String,
    /// Whether the number holds; empty where it does.
    pub provisional: &'static str,
    /// What takes it back.
    pub undo: Option<Command>,
}

/// Texts of the form that have a place of their own on the screen.
const PLACED: [&str; 4] = [name::TITLE, name::CONVENER, name::ORGANISATION, name::WORDS];

/// The screen.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number as digits, or empty.
    pub number: String,
    /// "Zusammenarbeit mit Unternehmen · Nr. 17".
    pub tag: String,
    /// Colour of its field.
    pub tint: u8,
    /// "Di 1.10., 11:00–12:30 · Raum 9", or that it is not on the wall.
    pub place: String,
    /// How to find the space, what it has.
    pub find: String,
    /// "Einberufer/in: Katrin, Pakt 23".
    pub convener: String,
    /// Its words, with links told apart.
    pub words: Vec<Part>,
    /// The other texts of its form that have no place of their own above: label and text.
    pub details: Vec<(&'static str, Vec<Part>)>,
    /// Withdrawn, hidden control characters; empty for none.
    pub flag: String,
    /// Ids of slot and space, where known.
    pub slot: String,
    /// See `slot`.
    pub space: String,
    /// `open` or `withdrawn`.
    pub state: &'static str,
    /// "‹ Wand · Gruppenrunde 1" and where it leads.
    pub back: (String, String),
    /// Topics before and after in the same slot: id and title.
    pub previous: Option<(String, String)>,
    /// See `previous`.
    pub next: Option<(String, String)>,
    /// Whether it is in my agenda.
    pub picked: bool,
    /// What my other picks have to do with it.
    pub overlap: String,
    /// The topic in which this one goes on: id and words.
    pub goes_on: Option<(String, String)>,
    /// Topics that were merged into this one: id and words.
    pub guests: Vec<(String, String)>,
    /// "und 3 weitere" that were merged into it; empty for none.
    pub more_guests: String,
    /// Whether one changes it directly, or suggests changes.
    pub direct: bool,
    /// Whether it is mine.
    pub mine: bool,
    /// Whether it can be placed, merged, withdrawn; else it can be opened again or separated.
    pub open: bool,
    /// What those concerned should know.
    pub troubles: Vec<Trouble>,
    /// Values written at the same time.
    pub beside: Vec<Beside>,
    /// Suggestions.
    pub offers: Vec<Offer>,
    /// Who changed it after it was withdrawn.
    pub edited_since: String,
    /// Who changed what.
    pub trail: Vec<String>,
    /// See [`crate::screens::topic_card::Row`].
    pub row: Row,
}

/// A piece of text, or a link with an address from the allow-list (S1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Plain text.
    Text(String),
    /// Address and words.
    Link(String, String),
}

/// Makes the screen; `None` where the event has no such topic.
pub fn view(app: &App, id: &str) -> Option<View> {
    let open = app.event.as_ref()?;
    let (lang, board) = (app.lang, &open.board);
    let topic = board.topic(id)?;
    let (slot, space) = (board.slot_of(topic), board.space_of(topic));
    let (previous, next) = schedule::neighbours(board, topic);
    let link = |t: &Topic| (t.id.clone(), t.title.clone());
    let field = topic.field.and_then(|f| board.fields.get(f)).map_or("", |f| &f.name);
    let row = row(lang, board, topic, Place::Full, open.marks());
    let on_wall = topic.on_wall();
    let place = match (slot, space) {
        _ if topic.state != State::Open => String::new(),
        (Some(slot), Some(space)) => time::joined(&[&time::day_and_span(lang, slot), &space.name]),
        (Some(slot), None) => {
            time::joined(&[&time::day_and_span(lang, slot), lang.say(Text::NoSpace)])
        }
        _ => lang.say(Text::NotOnWallLong).to_owned(),
    };
    let find = space.filter(|_| on_wall).map_or_else(String::new, |s| {
        let seats = s.seats.map(|n| fill(lang, Text::Seats, &[&n.to_string()]));
        time::joined(&[
            &s.find,
            if s.step_free { lang.say(Text::StepFree) } else { "" },
            if s.hearing_loop { lang.say(Text::HearingLoop) } else { "" },
            seats.as_deref().unwrap_or(""),
        ])
    });
    let guests: Vec<&Topic> = board.merged_into(id).collect();
    let who = conveners(topic, &guests);
    let agenda = schedule::agenda(board, |t| t == id || open.private.picks.contains(t));
    let overlaps = agenda.into_iter().find(|e| e.topic.id == id).map(|e| e.overlaps);
    Some(View {
        id: topic.id.clone(),
        title: topic.title.clone(),
        number: row.number.clone(),
        tag: time::joined(&[field, &numbered(lang, topic)]),
        tint: tint(topic),
        place,
        find,
        convener: if who.is_empty() { who } else { fill(lang, Text::Convener, &[&who]) },
        words: parts(topic.text(name::WORDS)),
        details: details(lang, topic),
        flag: if topic.slot.is_none() && topic.state == State::Open {
            odd(lang, topic).to_owned()
        } else {
            row.flag.clone()
        },
        slot: row.slot.clone(),
        space: row.space.clone(),
        state: row.state,
        back: (
            time::joined(&[lang.say(Text::Wall), slot.map_or("", |s| &s.label)]),
            slot.map_or_else(|| "#/wall".to_owned(), |s| format!("#/wall?at-slot={}", s.id)),
        ),
        picked: row.picked,
        previous: previous.map(link),
        next: next.map(link),
        overlap: crate::screens::now::view_model::overlap(
            lang,
            board,
            &overlaps.unwrap_or_default(),
        ),
        goes_on: board
            .goes_on_in(id)
            .filter(|root| root.id != id)
            .map(|root| (root.id.clone(), fill(lang, Text::GoesOnIn, &[&root.title]))),
        guests: guests.iter().take(limits::LIST_DRAWN).map(|guest| link(guest)).collect(),
        more_guests: match guests.len().saturating_sub(limits::LIST_DRAWN) {
            0 => String::new(),
            more => fill(lang, Text::AndMore, &[&more.to_string()]),
        },
        direct: app.may_change(id),
        mine: open.private.claims.contains(id),
        open: topic.state == State::Open,
        troubles: concerns::troubles(app, topic),
        beside: concerns::beside(app, topic),
        offers: concerns::offers(app, topic),
        edited_since: concerns::edited_since(app, topic),
        trail: concerns::steps(app, topic),
        row,
    })
}

/// What is read out of a topic, right after it was posted.
pub fn read_out(app: &App, id: &str) -> Option<ReadOut> {
    let open = app.event.as_ref().filter(|_| app.posted.as_deref() == Some(id))?;
    let (lang, board) = (app.lang, &open.board);
    let topic = board.topic(id)?;
    let space = board.space_of(topic).map(|space| space.id.as_str());
    let hangs = board.slot_of(topic).map(|slot| place_words(lang, board, &slot.id, space));
    let hangs = hangs.unwrap_or_else(|| lang.say(Text::NotOnWall).to_owned());
    let provisional = match open.machine.status(app.now.ms).state {
        _ if open.pending.is_delivered(kind::TOPICS, &topic.id) => "",
        status::State::Fresh { .. } => lang.say(Text::NumberSoon),
        _ => lang.say(Text::NumberProvisional),
    };
    Some(ReadOut {
        words: time::joined(&[&numbered(lang, topic), &hangs]),
        provisional,
        undo: app.undo_history.first().map(|done| done.undo.clone()),
    })
}

fn details(lang: Lang, topic: &Topic) -> Vec<(&'static str, Vec<Part>)> {
    let texts = schema::fields_of(kind::TOPICS).filter(|field| !PLACED.contains(&field.name));
    let named = texts.filter_map(|field| Some((field.label?, topic.text(field.name))));
    named
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, text)| (lang.say(label), parts(text)))
        .collect()
}

/// All who call it, with those of the topics merged into it.
fn conveners(topic: &Topic, guests: &[&Topic]) -> String {
    let mut all: Vec<String> = Vec::new();
    for topic in std::iter::once(&topic).chain(guests).take(limits::LIST_DRAWN) {
        let who = [topic.convener(), topic.organisation()];
        let who: Vec<&str> = who.into_iter().filter(|w| !w.is_empty()).collect();
        let who = who.join(", ");
        if !who.is_empty() && !all.contains(&who) {
            all.push(who);
        }
    }
    all.join("; ")
}

/// Text from outside as pieces of text and safe links.
pub fn parts(text: &str) -> Vec<Part> {
    let part = |segment| match segment {
        Segment::Text(text) => Part::Text(text.to_owned()),
        Segment::Link { href, label } => Part::Link(href, label.to_owned()),
    };
    linkify::segments(text).into_iter().map(part).collect()
}
