//! The wall for the projector: one day as a table, page by page, with what is said to all and
//! what was hung up last.

use crate::app::{App, Session};
use crate::domain::queries::{arrival, occupancy, projector, schedule};
use crate::domain::{Board, Civil, Slot, Topic};
use crate::format::time;
use crate::format::topic::spoken;
use crate::i18n::{Lang, Text, fill};
use crate::screens::notices::view_model as notices;
use crate::screens::notices::view_model::Said;
use crate::sorted;

/// Topics hung up last that are named.
const LATEST: usize = 3;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The event's title.
    pub title: String,
    /// "Dienstag, 1. Oktober".
    pub day: String,
    /// The clock at the venue, empty where nobody knows it.
    pub clock: String,
    /// What is said to all.
    pub notices: Vec<Said>,
    /// The day's slots in which groups meet.
    pub slots: Vec<Column>,
    /// The rows of this page: a space, and a cell a slot.
    pub rows: Vec<(String, Vec<Vec<Sheet>>)>,
    /// What there is to say where there is no table.
    pub empty: &'static str,
    /// "Seite 2 von 4", empty for one.
    pub page: String,
    /// "Nr. 42 · Titel · Di 13:30 · Raum 12", the latest first.
    pub latest: Vec<String>,
}

/// A slot at the head of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// "11:00–12:30 · Gruppenrunde 1", and that it is over.
    pub words: String,
    /// It runs now.
    pub running: bool,
    /// It is over: its topics step back.
    pub over: bool,
}

/// A topic on the wall.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its id.
    pub id: String,
    /// "42", empty where it has none.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Who calls it.
    pub convener: String,
}

/// Makes the screen.
pub fn view(app: &App) -> View {
    let Some(open) = &app.event else { return View::default() };
    let (lang, board) = (app.lang, &open.board);
    let now = app.now.civil();
    let day = projector::day(board, now);
    let slots = projector::meeting(board, day);
    let a_page = projector::rows_a_page(board, &open.private, app.now.told_ms());
    let pages = projector::pages(board, &open.private, now, app.now.told_ms());
    let page = app.page % pages.max(1);
    let rows = rows(lang, board, &slots, page * a_page, a_page);
    let running = now.map_or_else(Vec::new, |now| schedule::running(board, now));
    let column = |(at, slot): &(usize, &Slot)| {
        let over = now.is_some_and(|now| schedule::is_over(slot, now));
        let state = if over { lang.say(Text::SlotOver) } else { "" };
        let words = time::joined(&[&time::span_and_label(slot), state]);
        Column { words, running: running.contains(at), over }
    };
    View {
        title: board.event.title.clone(),
        day: day.map_or_else(String::new, |day| time::long_day(lang, day)),
        clock: now.map_or_else(String::new, Civil::clock),
        notices: notices::projected(app),
        slots: slots.iter().map(column).collect(),
        empty: if pages == 0 || slots.is_empty() { lang.say(Text::NoTopicsYet) } else { "" },
        rows,
        page: if pages > 1 {
            fill(lang, Text::BoardPage, &[&(page + 1).to_string(), &pages.to_string()])
        } else {
            String::new()
        },
        latest: latest(app, open),
    }
}

/// Rows of the day, so many from one on: the spaces, also free ones, and topics that are without
/// one.
fn rows(
    lang: Lang,
    board: &Board,
    slots: &[(usize, &Slot)],
    from: usize,
    most: usize,
) -> Vec<(String, Vec<Vec<Sheet>>)> {
    let sheets = occupancy::cells(board);
    let cell = |slot: usize, space: Option<usize>| -> Vec<Sheet> {
        sheets.get(&(slot, space)).into_iter().flatten().map(|topic| sheet(topic)).collect()
    };
    let is_homeless = slots.iter().any(|(slot, _)| sheets.contains_key(&(*slot, None)));
    let spaces = board.spaces.iter().enumerate();
    let spaces = spaces.map(|(at, space)| (Some(at), space.name.as_str()));
    let homeless = is_homeless.then(|| (None, lang.say(Text::NoSpace)));
    let rows = spaces.chain(homeless).skip(from).take(most);
    rows.map(|(space, words)| {
        (words.to_owned(), slots.iter().map(|(slot, _)| cell(*slot, space)).collect())
    })
    .collect()
}

fn sheet(topic: &Topic) -> Sheet {
    Sheet {
        id: topic.id.clone(),
        label: topic.label(),
        title: topic.title.clone(),
        convener: topic.convener().to_owned(),
    }
}

/// What stands on the wall since its claim was made last.
fn latest(app: &App, open: &Session) -> Vec<String> {
    let hung = |topic: &Topic| arrival::hung_ms(topic, &open.private, app.now.told_ms());
    let on_wall = open.board.topics.iter().filter(|topic| topic.on_wall());
    let mut topics: Vec<(u64, &Topic)> =
        on_wall.filter_map(|topic| Some((hung(topic)?, topic))).collect();
    sorted::sort_by(&mut topics, |a, b| (b.0, &b.1.since).cmp(&(a.0, &a.1.since)));
    let words = |(_, topic): &(u64, &Topic)| {
        time::joined(&[&spoken(app.lang, &open.board, topic), &topic.title])
    };
    topics.iter().take(LATEST).map(words).collect()
}
