//! What follows from the board and the clock: what runs, what comes next, where an agenda
//! overlaps or leaves air. Start times are soft, so nothing here is sharp to the minute.

use super::board::{Board, Slot};
use super::civil::Civil;
use super::topic::{State, Topic};

/// Minutes before its start from which a slot counts as running: people are on their way.
/// "It begins when the time is ripe."
pub const EARLY: i64 = 10;

/// Where the event stands at a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// Nobody knows what time it is (a page prepared in advance, a clock that cannot be right),
    /// or there are no slots.
    Unknown,
    /// Before the first slot.
    Before,
    /// Between the first slot's start and the last one's end.
    During,
    /// After the last slot.
    After,
}

/// Tells the phase.
pub fn phase(board: &Board, now: Option<Civil>) -> Phase {
    let (Some(now), Some(first)) = (now, board.slots.first()) else { return Phase::Unknown };
    let end = board.slots.iter().map(|s| s.end).max().unwrap_or(first.end);
    match () {
        () if now < first.start.plus(-EARLY) => Phase::Before,
        () if now >= end => Phase::After,
        () => Phase::During,
    }
}

/// The slots that run at a moment, by their positions: begun (or about to), and not ended.
pub fn running(board: &Board, now: Civil) -> Vec<usize> {
    let runs = |slot: &Slot| slot.start.plus(-EARLY) <= now && now < slot.end;
    indices(board, runs)
}

/// The next slot after a moment that is not running yet.
pub fn next(board: &Board, now: Civil) -> Option<usize> {
    indices(board, |slot| slot.start.plus(-EARLY) > now).first().copied()
}

fn indices(board: &Board, keep: impl Fn(&Slot) -> bool) -> Vec<usize> {
    board.slots.iter().enumerate().filter(|(_, s)| keep(s)).map(|(i, _)| i).collect()
}

/// The open topics of a slot, in the order of their spaces.
pub fn topics_in(board: &Board, slot: usize) -> Vec<&Topic> {
    let mut topics: Vec<&Topic> =
        board.topics.iter().filter(|t| t.slot == Some(slot) && t.state == State::Open).collect();
    crate::order::sort(&mut topics, &|a, b| {
        let place = |t: &Topic| t.space.unwrap_or(usize::MAX);
        place(a).cmp(&place(b))
    });
    topics
}

/// What stands before an entry of my agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Before {
    /// Nothing on that day, or it follows at once.
    Nothing,
    /// So many free minutes.
    Gap(i64),
}

/// An entry of my agenda.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The topic.
    pub topic: &'a Topic,
    /// Other picks that run at the same time.
    pub overlaps: Vec<&'a Topic>,
    /// What stands before it.
    pub before: Before,
}

/// My picks in the order of time, with overlaps and gaps; those without a place or withdrawn
/// stand at the end.
pub fn agenda(board: &Board, picked: impl Fn(&str) -> bool) -> Vec<Entry<'_>> {
    let mut mine: Vec<&Topic> = board.topics.iter().filter(|t| picked(&t.id)).collect();
    crate::order::sort(&mut mine, &|a, b| {
        let start = |t: &Topic| if t.on_wall() { t.slot } else { None }.unwrap_or(usize::MAX);
        start(a).cmp(&start(b))
    });
    let span =
        |topic: &Topic| board.slot_of(topic).filter(|_| topic.on_wall()).map(|s| (s.start, s.end));
    let mut entries = Vec::with_capacity(mine.len());
    let mut last_end: Option<Civil> = None;
    for &topic in &mine {
        let Some((start, end)) = span(topic) else {
            entries.push(Entry { topic, overlaps: Vec::new(), before: Before::Nothing });
            continue;
        };
        let meets = |other: &&&Topic| {
            other.id != topic.id && span(other).is_some_and(|(s, e)| s < end && start < e)
        };
        let overlaps = mine.iter().filter(meets).copied().collect();
        let gap = last_end.filter(|l| l.date() == start.date()).map_or(0, |l| l.until(start));
        let before = if gap > 0 { Before::Gap(gap) } else { Before::Nothing };
        last_end = last_end.max(Some(end));
        entries.push(Entry { topic, overlaps, before });
    }
    entries
}

/// The topics before and after one in its slot, in the order of the spaces.
pub fn neighbours<'a>(board: &'a Board, topic: &Topic) -> (Option<&'a Topic>, Option<&'a Topic>) {
    let Some(slot) = topic.slot else { return (None, None) };
    let row = topics_in(board, slot);
    let Some(at) = row.iter().position(|t| t.id == topic.id) else { return (None, None) };
    (at.checked_sub(1).and_then(|i| row.get(i)).copied(), row.get(at + 1).copied())
}
