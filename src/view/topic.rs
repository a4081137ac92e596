//! *Anliegen*: one topic with everything that belongs to it.

use crate::app::App;
use crate::exchange::links::{self, Segment};
use crate::i18n::{Text, fill};
use crate::model::rules;
use crate::model::{State, Topic};
use crate::view::row::{Place, numbered, row, tint};
use crate::view::when;

/// The screen.
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
    let (previous, next) = rules::neighbours(board, topic);
    let link = |t: &Topic| (t.id.clone(), t.title.clone());
    let field = topic.field.and_then(|f| board.fields.get(f)).map_or("", |f| &f.name);
    let row = row(lang, board, topic, Place::Full, &open.private.picks);
    let on_wall = topic.on_wall();
    let place = match (slot, space) {
        _ if topic.state == State::Withdrawn => String::new(),
        (Some(slot), Some(space)) => when::joined(&[&when::day_and_span(lang, slot), &space.name]),
        (Some(slot), None) => {
            when::joined(&[&when::day_and_span(lang, slot), lang.say(Text::NoSpace)])
        }
        _ => lang.say(Text::NotOnWallLong).to_owned(),
    };
    let find = space.filter(|_| on_wall).map_or_else(String::new, |s| {
        let seats = s.seats.map(|n| fill(lang, Text::Seats, &[&n.to_string()]));
        when::joined(&[
            &s.find,
            if s.step_free { lang.say(Text::StepFree) } else { "" },
            if s.hearing_loop { lang.say(Text::HearingLoop) } else { "" },
            seats.as_deref().unwrap_or(""),
        ])
    });
    let who = [topic.convener.as_str(), topic.organisation.as_str()];
    let who: Vec<&str> = who.into_iter().filter(|w| !w.is_empty()).collect();
    let agenda = rules::agenda(board, |t| t == id || open.private.picks.contains(t));
    let overlaps = agenda.into_iter().find(|e| e.topic.id == id).map(|e| e.overlaps);
    Some(View {
        id: topic.id.clone(),
        title: topic.title.clone(),
        number: row.number,
        tag: when::joined(&[field, &numbered(lang, topic)]),
        tint: tint(topic),
        place,
        find,
        convener: if who.is_empty() {
            String::new()
        } else {
            fill(lang, Text::Convener, &[&who.join(", ")])
        },
        words: parts(&topic.words),
        flag: if row.flag == lang.say(Text::NotOnWall) { String::new() } else { row.flag },
        slot: row.slot,
        space: row.space,
        state: row.state,
        back: (
            when::joined(&[lang.say(Text::Wall), slot.map_or("", |s| &s.label)]),
            slot.map_or_else(|| "#/wall".to_owned(), |s| ["#/wall?at-slot=", &s.id].concat()),
        ),
        picked: row.picked,
        previous: previous.map(link),
        next: next.map(link),
        overlap: crate::view::now::overlap(lang, board, &overlaps.unwrap_or_default()),
    })
}

/// Text from outside as pieces of text and safe links.
pub fn parts(text: &str) -> Vec<Part> {
    let part = |segment| match segment {
        Segment::Text(text) => Part::Text(text.to_owned()),
        Segment::Link { href, label } => Part::Link(href, label.to_owned()),
    };
    links::segments(text).into_iter().map(part).collect()
}
