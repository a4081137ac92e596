//! *Meins*: my agenda with overlaps and gaps, and my notes.

use crate::app::App;
use crate::domain::private::Note;
use crate::domain::queries::schedule;
use crate::domain::queries::schedule::Before;
use crate::domain::{State, Topic};
use crate::format::time;
use crate::i18n::{Text, fill};
use crate::screens::now::view_model::overlap;
use crate::screens::topic_card::{Place, Row, row};

/// A day of the agenda.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// "Dienstag, 1. Oktober".
    pub heading: String,
    /// Its picks.
    pub picks: Vec<Pick>,
}

/// A pick.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// "11:00–12:30", empty without a place.
    pub time: String,
    /// The topic.
    pub row: Row,
    /// "1 Stunde Luft davor", empty for none.
    pub gap: String,
    /// "Überschneidet sich mit …", empty for none.
    pub overlap: String,
}

/// A note in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NoteRow {
    /// Its id.
    pub id: String,
    /// The topic's title, or "Freie Notiz".
    pub heading: String,
    /// Where the heading leads; empty for a free note.
    pub href: String,
    /// Its first lines.
    pub text: String,
    /// "Di 1.10., 11:24".
    pub written: String,
    /// Whether it is free, so that it is written right here.
    pub free: bool,
}

/// The topics that are mine, in the order of the wall.
pub fn own(app: &App) -> Vec<Row> {
    let Some(open) = &app.event else { return Vec::new() };
    let board = &open.board;
    let is_mine = |t: &&Topic| t.state != State::Merged && open.private.claims.contains(&t.id);
    let mine = board.topics.iter().filter(is_mine);
    mine.map(|t| row(app.lang, board, t, Place::Full, open.marks())).collect()
}

/// Makes the agenda, a part a day; the last one for what has no place.
pub fn agenda(app: &App) -> Vec<Day> {
    let Some(open) = &app.event else { return Vec::new() };
    let (lang, board) = (app.lang, &open.board);
    let mut days: Vec<Day> = Vec::new();
    for entry in schedule::agenda(board, |id| open.private.picks.contains(id)) {
        let slot = board.slot_of(entry.topic).filter(|_| entry.topic.on_wall());
        let heading = match slot {
            Some(slot) => time::long_day(lang, slot.start.date()),
            None => lang.say(Text::WithoutPlace).to_owned(),
        };
        if days.last().is_none_or(|day| day.heading != heading) {
            days.push(Day { heading, picks: Vec::new() });
        }
        let gap = match entry.before {
            Before::Gap(minutes) => fill(lang, Text::GapBefore, &[&time::minutes(lang, minutes)]),
            Before::Nothing => String::new(),
        };
        let pick = Pick {
            time: slot.map_or_else(String::new, time::span),
            row: row(lang, board, entry.topic, Place::Space, open.marks()),
            gap,
            overlap: overlap(lang, board, &entry.overlaps),
        };
        if let Some(day) = days.last_mut() {
            day.picks.push(pick);
        }
    }
    days
}

/// The notes that fit the words typed, the one begun last first.
pub fn notes(app: &App, query: &str) -> Vec<NoteRow> {
    let Some(open) = &app.event else { return Vec::new() };
    let decomposition = app.host.decomposition;
    let words = decomposition.words(query);
    let row = |note: &Note| {
        let topic = note.topic.as_deref();
        let title = topic.and_then(|id| open.board.topic(id)).map(|t| t.title.clone());
        let heading = match (topic, title) {
            (Some(_), Some(title)) => title,
            (Some(_), None) => app.lang.say(Text::NoteToUnknown).to_owned(),
            (None, _) => app.lang.say(Text::FreeNote).to_owned(),
        };
        NoteRow {
            id: note.id.clone(),
            heading,
            href: topic.map_or_else(String::new, |id| format!("#/topic/{id}")),
            text: note.whole(),
            written: app.now.moment(app.lang, note.written),
            free: topic.is_none(),
        }
    };
    let fits = |row: &NoteRow| {
        let text = decomposition.fold(&format!("{}\n{}", row.heading, row.text));
        words.iter().all(|word| text.contains(word))
    };
    open.private.notes.iter().map(row).filter(fits).collect()
}
