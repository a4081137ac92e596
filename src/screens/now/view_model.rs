//! *Jetzt*: what runs, what comes next, my picks first.

use chrono::Datelike;

use crate::app::{App, Marks};
use crate::domain::private::Note;
use crate::domain::queries::followed::Change;
use crate::domain::queries::schedule::Phase;
use crate::domain::queries::{followed, schedule};
use crate::domain::{Board, Civil, Clash, Slot, SlotKind, State, Topic};
use crate::format::time;
use crate::format::topic::place_words;
use crate::i18n::{Lang, Text, fill, plural};
use crate::limits;
use crate::screens::topic_card::{Place, Row, row};

/// Rows of a round that stand here before the button to all of them.
pub const ROWS: usize = 12;
/// Slots looked ahead to.
const AHEAD: usize = 3;
/// Slots that run at the same time and are shown.
const RUNNING: usize = 12;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The clock as shown, empty before and after the event.
    pub clock: String,
    /// What the event is and where it stands, outside of its days.
    pub intro: Option<Intro>,
    /// The offer to pretend another time: words and moment.
    pub pretend: Option<(String, Civil)>,
    /// The way back from pretending.
    pub pretending: String,
    /// That nothing hangs on the wall yet.
    pub empty: &'static str,
    /// What waits for me: where, and in words.
    pub concerns: Vec<(String, String)>,
    /// What has become of the topics that are mine or in my agenda: their ids, and in words.
    pub changes: Vec<(String, String)>,
    /// Slots, soonest first.
    pub sections: Vec<Section>,
}

/// The event, before and after its days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Intro {
    /// Its title.
    pub title: String,
    /// Its theme.
    pub theme: String,
    /// When and where.
    pub when: String,
    /// Where it stands, or the host's welcome.
    pub words: String,
    /// "Beispieldaten …" for the sample.
    pub sample: String,
}

/// A slot with what matters of it here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// The slot's id.
    pub slot: String,
    /// "Läuft bis 12:30 · Gruppenrunde 1".
    pub heading: String,
    /// It runs now.
    pub running: bool,
    /// My picks in it, each with a note or a warning below.
    pub mine: Vec<Mine>,
    /// Its topics where I have picked none.
    pub rows: Vec<Row>,
    /// The button to all of its groups, empty for none.
    pub all: String,
}

/// A pick with what belongs to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mine {
    /// The topic.
    pub row: Row,
    /// How to find the space.
    pub find: String,
    /// My note, empty for none.
    pub note: String,
    /// "Überschneidung: …", empty for none.
    pub overlap: String,
}

/// Makes the screen. Empty without an event.
pub fn view(app: &App) -> View {
    let Some(open) = &app.event else { return View::default() };
    let board = &open.board;
    let now = app.now.civil();
    let phase = schedule::phase(board, now);
    let sections = match (phase, now) {
        (Phase::During, Some(now)) => during(app, board, now),
        _ => outside(app, board),
    };
    let during = phase == Phase::During;
    View {
        clock: now.filter(|_| during).map_or_else(String::new, Civil::clock),
        intro: (!during).then(|| intro(app.lang, board, phase)),
        pretend: pretend(app, board, phase),
        pretending: match now.filter(|_| app.now.pretended.is_some()) {
            Some(moment) => {
                fill(app.lang, Text::Pretending, &[&time::weekday_and_clock(app.lang, moment)])
            }
            None => String::new(),
        },
        empty: empty(app.lang, board),
        concerns: concerns(app, board),
        changes: changes(app, board),
        sections,
    }
}

/// My topics that are in somebody's way, that others wrote at the same time or suggest to
/// change; for a facilitator, how many need a place.
fn concerns(app: &App, board: &Board) -> Vec<(String, String)> {
    let Some(open) = &app.event else { return Vec::new() };
    let lang = app.lang;
    let mut concerns = Vec::new();
    let mine = |t: &&Topic| t.state == State::Open && open.private.claims.contains(&t.id);
    for topic in board.topics.iter().filter(mine) {
        let offered = board.proposals.iter().any(|p| p.topic == topic.id);
        let words = match &topic.clash {
            Some(Clash::Keeps(_)) => Text::SharedPlace,
            Some(Clash::Taken(_)) => Text::NeedsPlace,
            Some(_) => Text::SpaceGone,
            None if !topic.concurrent.is_empty() => Text::AtOnce,
            None if offered => Text::ProposalWaits,
            None if !schedule::convenes_at_once(board, topic).is_empty() => Text::TwoAtOnce,
            None => continue,
        };
        let words = fill(lang, Text::Concern, &[&topic.title, lang.say(words)]);
        concerns.push((format!("#/topic/{}", topic.id), words));
    }
    let without = board.topics.iter().filter(|t| t.clash.is_some() && t.needs_place()).count();
    if app.profile.me.facilitates() && without > 0 {
        let words = plural::count(lang, without, Text::OneNeedsPlace, Text::NeedPlace);
        concerns.push(("#/wall?unplaced=1".to_owned(), words));
    }
    concerns
}

fn changes(app: &App, board: &Board) -> Vec<(String, String)> {
    let Some(open) = &app.event else { return Vec::new() };
    let lang = app.lang;
    let words = |topic: &Topic, change: Change| match (change, board.slot_of(topic)) {
        (Change::Moved, Some(slot)) => {
            let space = board.space_of(topic).map(|space| space.id.as_str());
            fill(lang, Text::HasMoved, &[&topic.title, &place_words(lang, board, &slot.id, space)])
        }
        (Change::Moved, None) => fill(lang, Text::HasComeOff, &[&topic.title]),
        (Change::Withdrawn, _) => fill(lang, Text::WithdrawnDone, &[&topic.title]),
        (Change::Reopened, _) => fill(lang, Text::ReopenedDone, &[&topic.title]),
        (Change::Merged, _) => {
            let into = board.goes_on_in(&topic.id).map_or("…", |goal| &goal.title);
            fill(lang, Text::HasMerged, &[&topic.title, into])
        }
        (Change::LeftAlone, _) => {
            let goal = topic.left_alone_by.as_ref().and_then(|id| board.topic(id));
            fill(lang, Text::StandsAlone, &[&topic.title, goal.map_or("…", |goal| &goal.title)])
        }
    };
    let changes = followed::changes(board, &open.private).into_iter().take(limits::LIST_DRAWN);
    changes.map(|(topic, change)| (topic.id.clone(), words(topic, change))).collect()
}

fn empty(lang: Lang, board: &Board) -> &'static str {
    let is_bare = !board.topics.iter().any(Topic::on_wall);
    if is_bare { lang.say(Text::NoTopicsYet) } else { "" }
}

/// The screen as it stands before the event on a phone without picks, for the page that a
/// build prepares.
pub fn before(lang: Lang, board: &Board) -> View {
    let first = first_round(board);
    let sections = first.map(|at| {
        let heading = board.slots.get(at).map(|slot| time::day_and_span(lang, slot));
        section(lang, board, at, &heading.unwrap_or_default(), Vec::new())
    });
    View {
        intro: Some(intro(lang, board, Phase::Before)),
        empty: empty(lang, board),
        sections: sections.into_iter().collect(),
        ..View::default()
    }
}

fn first_round(board: &Board) -> Option<usize> {
    board.slots.iter().position(|s| s.kind == SlotKind::Groups)
}

fn intro(lang: Lang, board: &Board, phase: Phase) -> Intro {
    let event = &board.event;
    let days = board.days();
    let span = match (days.first(), days.last()) {
        (Some(first), Some(last)) if first != last => {
            let same_year = first.year() == last.year();
            let first =
                if same_year { time::long_day(lang, *first) } else { time::full_day(lang, *first) };
            fill(lang, Text::FromTo, &[&first, &time::full_day(lang, *last)])
        }
        (Some(only), _) => time::full_day(lang, *only),
        _ => String::new(),
    };
    let words = match (phase, event.next_meeting) {
        (Phase::After, Some(next)) => {
            fill(lang, Text::OverNextMeeting, &[&time::full_day(lang, next)])
        }
        (Phase::After, None) => lang.say(Text::Over).to_owned(),
        _ => event.welcome.clone(),
    };
    Intro {
        title: event.title.clone(),
        theme: event.theme.clone(),
        when: time::joined(&[&span, &event.place]),
        words,
        sample: if event.sample { lang.say(Text::SampleData).to_owned() } else { String::new() },
    }
}

fn pretend(app: &App, board: &Board, phase: Phase) -> Option<(String, Civil)> {
    if phase != Phase::After || !board.event.sample {
        return None;
    }
    let moment = board.slots.get(first_round(board)?)?.start.plus(20);
    let words = time::weekday_and_clock(app.lang, moment);
    Some((fill(app.lang, Text::Pretend, &[&words]), moment))
}

fn during(app: &App, board: &Board, now: Civil) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for at in schedule::running(board, now).into_iter().take(RUNNING) {
        let Some(slot) = board.slots.get(at) else { continue };
        // People are on their way to what begins in a few minutes.
        let until = if slot.start > now {
            fill(app.lang, Text::BeginsAt, &[&slot.start.clock()])
        } else {
            fill(app.lang, Text::RunningUntil, &[&slot.end.clock()])
        };
        let section = section(app.lang, board, at, &until, mine(app, board, at));
        sections.push(Section { running: true, ..section });
    }
    if let Some(first) = schedule::next(board, now) {
        for (at, slot) in board.slots.iter().enumerate().skip(first).take(AHEAD) {
            let heading = ahead(app.lang, slot, now, at == first);
            sections.push(section(app.lang, board, at, &heading, mine(app, board, at)));
            if slot.kind == SlotKind::Groups {
                break;
            }
        }
    }
    sections
}

fn ahead(lang: Lang, slot: &Slot, now: Civil, first: bool) -> String {
    let clock = if slot.start.date() == now.date() {
        slot.start.clock()
    } else {
        time::weekday_and_clock(lang, slot.start)
    };
    fill(lang, if first { Text::NextFrom } else { Text::From }, &[&clock])
}

fn outside(app: &App, board: &Board) -> Vec<Section> {
    let Some(at) = first_round(board) else { return Vec::new() };
    let Some(slot) = board.slots.get(at) else { return Vec::new() };
    let heading = time::day_and_span(app.lang, slot);
    vec![section(app.lang, board, at, &heading, mine(app, board, at))]
}

fn section(lang: Lang, board: &Board, at: usize, heading: &str, mine: Vec<Mine>) -> Section {
    let Some(slot) = board.slots.get(at) else { return Section::default() };
    // Rows stand here only where nothing is picked.
    let (rows, all) = rows_of(lang, board, at);
    Section {
        slot: slot.id.clone(),
        heading: time::joined(&[heading, &slot.label]),
        running: false,
        rows: if mine.is_empty() { rows } else { Vec::new() },
        mine,
        all,
    }
}

fn rows_of(lang: Lang, board: &Board, at: usize) -> (Vec<Row>, String) {
    let topics = schedule::topics_in(board, at);
    let rows = topics
        .iter()
        .take(ROWS)
        .map(|t| row(lang, board, t, Place::Space, Marks::default()))
        .collect();
    let all = match topics.len() {
        0 | 1 => String::new(),
        n => plural::count(lang, n, Text::AllGroups, Text::AllGroups),
    };
    (rows, all)
}

fn mine(app: &App, board: &Board, at: usize) -> Vec<Mine> {
    let Some(open) = &app.event else { return Vec::new() };
    let agenda = schedule::agenda(board, |id| open.private.picks.contains(id));
    let here = agenda.into_iter().filter(|e| e.topic.on_wall() && e.topic.slot == Some(at));
    let entry = |e: schedule::Entry| Mine {
        row: row(app.lang, board, e.topic, Place::Space, open.marks()),
        find: board.space_of(e.topic).map_or_else(String::new, |s| s.find.clone()),
        note: open.private.note_to(&e.topic.id).map_or_else(String::new, Note::whole),
        overlap: overlap(app.lang, board, &e.overlaps),
    };
    here.map(entry).collect()
}

/// "Überschneidet sich mit Nr. 17, 11:00", for each of the others; empty for none.
pub fn overlap(lang: Lang, board: &Board, others: &[&Topic]) -> String {
    let mut names = String::new();
    for topic in others {
        if !names.is_empty() {
            names.push_str("; ");
        }
        match topic.number {
            Some(n) => names.push_str(&fill(lang, Text::Number, &[&n.to_string()])),
            None => names.push_str(&topic.title),
        }
        if let Some(slot) = board.slot_of(topic) {
            names.push_str(", ");
            names.push_str(&slot.start.clock());
        }
    }
    if names.is_empty() { names } else { fill(lang, Text::Overlaps, &[&names]) }
}
