//! *Wand*: all topics by day and slot, with search and filters; a list on a phone, a table of
//! spaces and slots from tablet width.

use chrono::NaiveDate;

use crate::app::state::{App, FIRST_ROWS, ROWS};
use crate::domain::queries::{occupancy, schedule};
use crate::domain::{Board, Slot, SlotKind, State, Topic};
use crate::format::time;
use crate::i18n::{Lang, Text, fill, plural};
use crate::screens::topic_card::{Place, Row, row};

/// Hits that are drawn at first.
const MOST_HITS: usize = 40;
/// A row of the table counts as so many of the list.
const ROW_CARDS: usize = 2;
/// Cells of the table that are drawn at most.
const MOST_CELLS: usize = 12_000;

/// What stands above the topics.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// "104 Anliegen".
    pub count: String,
    /// Days to choose from: value, words, chosen.
    pub days: Vec<Choice>,
    /// How many filters are on, the search and the day apart.
    pub on: usize,
}

/// What narrows the wall beside the search and the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Slots to narrow to.
    pub slots: Vec<Choice>,
    /// Fields to narrow to.
    pub fields: Vec<Choice>,
    /// "Meine 3", chosen.
    pub mine: Choice,
    /// "Noch nicht an der Wand 12", chosen.
    pub unplaced: Choice,
    /// "Neu 3", chosen; no words where nothing is.
    pub news: Choice,
    /// Whether any is on.
    pub on: bool,
}

/// One thing to choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Its value: a date, an id.
    pub value: String,
    /// Its words.
    pub words: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A part of the wall's list: a slot of the day, or what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The slot's id, also the anchor to jump to.
    pub slot: String,
    /// "11:00–12:30 · Gruppenrunde 1 · 26 Gruppen".
    pub heading: String,
    /// As many of its topics as are drawn now.
    pub rows: Vec<Row>,
}

/// The shown day as a list, as far as it is drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DayList {
    /// Its slots, up to the one in which the drawing stops.
    pub sections: Vec<Section>,
    /// All times at which something begins on that day, each once, and the first slot that does:
    /// "11:00" and a slot's id.
    pub jumps: Vec<(String, String)>,
    /// Whether there is more than is drawn.
    pub is_cut: bool,
    /// How many topics the day has in all.
    pub total: usize,
}

/// The hits of a search or filter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// "7 gefunden", and as many as are drawn. It has no slot.
    pub section: Section,
    /// How many in all.
    pub total: usize,
    /// Whether there are more.
    pub more: bool,
    /// What helps when there are none.
    pub empty: String,
    /// Whether they are what is new, which can be put away.
    pub news: bool,
}

/// The day as a table: spaces down, slots across.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Slots of the day in which groups meet.
    pub slots: Vec<Column>,
    /// A row a space: name and a cell a slot.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// "Dienstag, 1. Oktober".
    pub day: String,
    /// Other slots of the day in words, above the table.
    pub around: String,
    /// Whether there are more rows than are drawn now.
    pub is_cut: bool,
}

/// A slot at the head of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The slot's id.
    pub slot: String,
    /// "11:00–12:30 · Gruppenrunde 1".
    pub words: String,
    /// It runs now.
    pub running: bool,
}

/// The topics of one space in one slot: none, one, or several that clash.
pub type Cell = Vec<Row>;

/// Makes the head.
pub fn head(app: &App) -> Head {
    let Some(open) = &app.event else { return Head::default() };
    let (lang, board, filter) = (app.lang, &open.board, &app.filter);
    let open = board.topics.iter().filter(|t| t.state == State::Open).count();
    let shown = shown_day(app).filter(|_| !filter.narrows());
    let day = |d: NaiveDate| Choice {
        value: d.iso(),
        words: time::day(lang, d),
        chosen: shown == Some(d),
    };
    Head {
        count: plural::count(lang, open, Text::OneTopic, Text::Topics),
        days: board.days().into_iter().map(day).collect(),
        on: filter.count(),
    }
}

/// Makes the filters.
pub fn filters(app: &App) -> Filters {
    let Some(open) = &app.event else { return Filters::default() };
    let (lang, board, filter) = (app.lang, &open.board, &app.filter);
    let mine = board.topics.iter().filter(|t| open.private.picks.contains(&t.id)).count();
    let unplaced = board.topics.iter().filter(|t| t.needs_place()).count();
    let news = open.news();
    let one = |text, count: usize, chosen| Choice {
        value: String::new(),
        words: fill(lang, text, &[&count.to_string()]),
        chosen,
    };
    Filters {
        slots: groups(board)
            .map(|s| Choice {
                value: s.id.clone(),
                words: time::joined(&[&time::day_and_span(lang, s), &s.label]),
                chosen: filter.slot.as_deref() == Some(&s.id),
            })
            .collect(),
        fields: board
            .fields
            .iter()
            .map(|f| Choice {
                value: f.id.clone(),
                words: f.name.clone(),
                chosen: filter.field.as_deref() == Some(&f.id),
            })
            .collect(),
        mine: one(Text::FilterMine, mine, filter.mine),
        unplaced: one(Text::FilterUnplaced, unplaced, filter.unplaced),
        news: if news == 0 && !filter.news {
            Choice::default()
        } else {
            one(Text::FilterNews, news, filter.news)
        },
        on: filter.count() > 0,
    }
}

/// A date as `YYYY-MM-DD`.
pub trait Iso {
    /// The text.
    fn iso(self) -> String;
}

impl Iso for NaiveDate {
    fn iso(self) -> String {
        use chrono::Datelike;
        let two = |n: u32| format!("{n:02}");
        [self.year().to_string(), two(self.month()), two(self.day())].join("-")
    }
}

fn groups(board: &Board) -> impl Iterator<Item = &Slot> {
    board.slots.iter().filter(|s| s.kind == SlotKind::Groups)
}

/// The day that the wall shows: the chosen one, else the one that it is if it is one of the
/// event's, else the first.
pub fn shown_day(app: &App) -> Option<NaiveDate> {
    let board = &app.event.as_ref()?.board;
    let days = board.days();
    let known = |day: &NaiveDate| days.contains(day);
    let today = app.now.civil().map(|now| schedule::day(board, now));
    app.filter.day.filter(known).or(today.filter(known)).or(days.first().copied())
}

/// The day's list, with as many rows as are drawn now; [`total`] says how many there are. It
/// stops before the first slot of which no topic would be drawn, so that no heading stands there
/// bare whose groups are yet to come. On paper it is the whole wall, all days.
pub fn day(app: &App) -> DayList {
    let (Some(open), Some(day)) = (&app.event, shown_day(app)) else { return DayList::default() };
    let board = &open.board;
    let on_day = |(_, slot): &(usize, &Slot)| app.printing || slot.start.date() == day;
    let slots: Vec<(usize, &Slot)> = board.slots.iter().enumerate().filter(on_day).collect();
    let mut list = DayList { total: total(app), ..DayList::default() };
    for (_, slot) in &slots {
        let time = slot.start.clock();
        if list.jumps.last().is_none_or(|(last, _)| *last != time) {
            list.jumps.push((time, slot.id.clone()));
        }
    }
    let all = occupancy::by_slot(board);
    let mut left = if app.printing { usize::MAX } else { app.rows };
    for (at, slot) in slots {
        let topics = all.get(at).map_or(&[][..], Vec::as_slice);
        list.is_cut = topics.len() > left;
        if list.is_cut && left == 0 {
            break;
        }
        let groups = match topics.len() {
            0 => String::new(),
            n => plural::count(app.lang, n, Text::OneGroup, Text::Groups),
        };
        let shown = topics.iter().take(left);
        let rows: Vec<Row> =
            shown.map(|t| row(app.lang, board, t, Place::Space, open.marks())).collect();
        left -= rows.len();
        let when = if app.printing {
            time::joined(&[&time::day_and_span(app.lang, slot), &slot.label])
        } else {
            time::span_and_label(slot)
        };
        let heading = time::joined(&[&when, &groups]);
        list.sections.push(Section { slot: slot.id.clone(), heading, rows });
        if list.is_cut {
            break;
        }
    }
    list
}

/// How many topics the shown day has in all.
pub fn total(app: &App) -> usize {
    let (Some(open), Some(day)) = (&app.event, shown_day(app)) else { return 0 };
    let board = &open.board;
    let is_shown = |slot: &Slot| app.printing || slot.start.date() == day;
    let on_day = |t: &&Topic| t.on_wall() && board.slot_of(t).is_some_and(is_shown);
    board.topics.iter().filter(on_day).count()
}

/// The hits, when the filter narrows.
pub fn hits(app: &App) -> Option<Hits> {
    let open = app.event.as_ref().filter(|_| app.filter.narrows())?;
    let most = if app.printing { usize::MAX } else { app.rows };
    let limit = most.saturating_sub(ROWS - MOST_HITS).max(FIRST_ROWS);
    let (picks, decomposition) = (&open.private.picks, app.host.decomposition);
    let found = app.filter.apply(&open.board, picks, &open.seen, decomposition);
    let row = |t: &&Topic| row(app.lang, &open.board, t, Place::Full, open.marks());
    let rows = found.iter().take(limit).map(row).collect();
    let heading = plural::count(app.lang, found.len(), Text::OneFound, Text::Found);
    Some(Hits {
        section: Section { heading, rows, ..Section::default() },
        total: found.len(),
        more: found.len() > limit,
        empty: if found.is_empty() { nothing(app.lang, app) } else { String::new() },
        news: app.filter.news,
    })
}

fn nothing(lang: Lang, app: &App) -> String {
    let filter = &app.filter;
    let chosen = filter.slot.is_some() || filter.field.is_some() || filter.mine || filter.unplaced;
    let words = if !filter.query.trim().is_empty() && chosen {
        Text::NothingFoundHere
    } else if !filter.query.trim().is_empty() {
        Text::NothingFound
    } else if filter.mine {
        Text::NoPicksYet
    } else if filter.unplaced {
        Text::AllPlaced
    } else {
        Text::NothingFiltered
    };
    fill(lang, words, &[filter.query.trim()])
}

/// The day as a table.
pub fn table(app: &App) -> Table {
    let (Some(open), Some(day)) = (&app.event, shown_day(app)) else { return Table::default() };
    let (lang, board) = (app.lang, &open.board);
    let on_day = |slot: &&(usize, &Slot)| slot.1.start.date() == day;
    let all: Vec<(usize, &Slot)> = board.slots.iter().enumerate().collect();
    let today: Vec<_> = all.iter().filter(on_day).collect();
    let meeting: Vec<_> = today.iter().filter(|(_, s)| s.kind == SlotKind::Groups).collect();
    let around: Vec<String> = today
        .iter()
        .filter(|(_, s)| s.kind != SlotKind::Groups)
        .map(|(_, s)| format!("{} {}", s.start.clock(), s.label))
        .collect();
    let around: Vec<&str> = around.iter().map(String::as_str).collect();
    let cells = occupancy::cells(board);
    let cell = |space: Option<usize>, slot: usize| -> Cell {
        let here = cells.get(&(slot, space)).into_iter().flatten();
        here.map(|t| row(lang, board, t, Place::Said, open.marks())).collect()
    };
    let is_homeless = meeting.iter().any(|(slot, _)| cells.contains_key(&(*slot, None)));
    let spaces = board.spaces.iter().enumerate();
    let spaces = spaces.map(|(at, space)| (Some(at), space.name.as_str()));
    let homeless = is_homeless.then(|| (None, lang.say(Text::NoSpace)));
    let all: Vec<(Option<usize>, &str)> = spaces.chain(homeless).collect();
    // A day of hundreds of slots draws fewer rows at a time.
    let limit = (app.rows / ROW_CARDS).min(MOST_CELLS / meeting.len().max(1)).max(1);
    let drawn = all.iter().take(limit).map(|(space, words)| {
        let cells = meeting.iter().map(|(slot, _)| cell(*space, *slot)).collect();
        ((*words).to_owned(), cells)
    });
    let rows: Vec<(String, Vec<Cell>)> = drawn.collect();
    let now = app.now.civil().map_or_else(Vec::new, |now| schedule::running(board, now));
    let column = |(at, slot): &&&(usize, &Slot)| Column {
        slot: slot.id.clone(),
        words: time::span_and_label(slot),
        running: now.contains(at),
    };
    Table {
        is_cut: all.len() > rows.len(),
        day: time::long_day(lang, day),
        slots: meeting.iter().map(column).collect(),
        rows,
        around: time::joined(&around),
    }
}
