//! What follows from the board and the clock: what runs, what comes next, where an agenda
//! overlaps or leaves air. Start times are soft, so nothing here is sharp to the minute.

use chrono::NaiveDate;

use super::occupancy::Taken;
use crate::domain::board::{Board, Slot, SlotKind};
use crate::domain::civil_time::Civil;
use crate::domain::text_folding::Folded;
use crate::domain::topic::{State, Topic};
use crate::sorted;

/// Minutes before its start from which a slot counts as running: people are on their way.
/// "It begins when the time is ripe."
pub const EARLY: i64 = 10;

/// Minutes after its start until which a topic may still be hung into a slot.
pub const LATE: i64 = 15;

/// Minutes after its end for which groups may still sit together. "It is not over until it is
/// over."
pub const OVERRUN: i64 = 10;

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

/// The day on which one is, by the event's reckoning: after midnight still the former one, as
/// long as a round that began there runs; a break, a night for instance, does not count.
pub fn day(board: &Board, now: Civil) -> NaiveDate {
    let slots = running(board, now).into_iter().rev().filter_map(|at| board.slots.get(at));
    let round = slots.filter(|slot| slot.kind != SlotKind::Break).map(|slot| slot.start.date());
    round.chain([now.date()]).min().unwrap_or(now.date())
}

/// Whether a slot is over: groups take their time, so some minutes after its end.
pub fn is_over(slot: &Slot, now: Civil) -> bool {
    slot.end.plus(OVERRUN) <= now
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
    sorted::sort_by(&mut topics, |a, b| {
        let place = |t: &Topic| t.space.unwrap_or(usize::MAX);
        place(a).cmp(&place(b))
    });
    topics
}

/// Whether groups can still begin in a slot: it has not been running for long. "It begins when
/// the time is ripe."
fn is_ahead(slot: &Slot, now: Option<Civil>) -> bool {
    slot.kind == SlotKind::Groups && now.is_none_or(|now| now < slot.start.plus(LATE))
}

/// The slots in which a topic can still be hung, by their positions.
pub fn ahead(board: &Board, now: Option<Civil>) -> Vec<usize> {
    indices(board, |slot| is_ahead(slot, now))
}

/// The next free place that is offered to a profile: slot and space.
pub fn next_free(board: &Board, now: Option<Civil>, profile: &str) -> Option<(usize, usize)> {
    let taken = Taken::of(board);
    let mut slots = ahead(board, now).into_iter();
    slots.find_map(|slot| Some((slot, *taken.offered_in(slot, profile).first()?)))
}

/// The other open topics of the same convener that run at the same time.
pub fn convenes_at_once<'a>(board: &'a Board, topic: &Topic) -> Vec<&'a Topic> {
    let who = |t: &Topic| Folded::new(t.convener());
    let span = |t: &Topic| board.slot_of(t).filter(|_| t.on_wall()).map(|s| (s.start, s.end));
    let (me, Some((start, end))) = (who(topic), span(topic)) else { return Vec::new() };
    let is_at_once = |other: &&Topic| {
        other.id != topic.id
            && span(other).is_some_and(|(s, e)| s < end && start < e)
            && who(other) == me
    };
    if me.is_empty() {
        return Vec::new();
    }
    board.topics.iter().filter(is_at_once).collect()
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
    // A pick follows a topic into the one it was merged into.
    let is_mine = |t: &&Topic| t.state != State::Merged && picked(&t.id);
    let mut mine: Vec<&Topic> = board.topics.iter().filter(is_mine).collect();
    sorted::sort_by(&mut mine, |a, b| {
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

#[cfg(test)]
mod tests {
    use super::super::occupancy::offered_in;
    use super::*;
    use crate::crdt::{Layers, read};
    use crate::domain::Space;

    /// Groups at 11:00 and, with no break between, at 12:30; then something for all. Topics:
    /// id, convener, slot, space.
    fn board(topics: &[(&str, &str, &str, &str)]) -> Board {
        let topic = |(id, convener, slot, space): &(&str, &str, &str, &str)| {
            let place = format!(r#"{{"slot":"{slot}","space":"{space}"}}"#);
            format!(r#""{id}":{{"title":"{id}","convener":"{convener}","place":{place}}}"#)
        };
        let topics: Vec<String> = topics.iter().map(topic).collect();
        let slot = |id: &str, start: &str, end: &str, kind: &str| {
            let date = "2013-10-01";
            format!(r#""{id}":{{"date":"{date}","start":"{start}","end":"{end}","kind":"{kind}"}}"#)
        };
        let slots = [
            slot("a", "11:00", "12:30", "groups"),
            slot("a2", "11:30", "12:30", "groups"),
            slot("b", "12:30", "14:00", "groups"),
            slot("c", "15:00", "16:00", "plenary"),
        ];
        let text = format!(
            r#"{{"format":"f","v":1,"id":"e","slots":{{{}}},"topics":{{{}}},
                "spaces":{{"r1":{{"name":"1"}},"r2":{{"name":"2"}}}}}}"#,
            slots.join(","),
            topics.join(",")
        );
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        Board::read("e", &layers)
    }

    fn at(clock: &str) -> Civil {
        Civil::parse(&format!("2013-10-01T{clock}")).unwrap()
    }

    fn ids(topics: &[&Topic]) -> String {
        topics.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn people_are_on_their_way_ten_minutes_early() {
        let board = board(&[]);
        let told = |clock: &str| {
            let now = at(clock);
            (phase(&board, Some(now)), running(&board, now), next(&board, now))
        };
        assert_eq!(told("10:49"), (Phase::Before, vec![], Some(0)));
        assert_eq!(told("10:50"), (Phase::During, vec![0], Some(1)));
        assert_eq!(told("12:29"), (Phase::During, vec![0, 1, 2], Some(3)));
        assert_eq!(told("12:30"), (Phase::During, vec![2], Some(3)));
        assert_eq!(told("15:59"), (Phase::During, vec![3], None));
        assert_eq!(told("16:00"), (Phase::After, vec![], None));
        assert_eq!(phase(&board, None), Phase::Unknown);
    }

    #[test]
    fn a_slot_is_over_ten_minutes_after_its_end() {
        let board = board(&[]);
        let over = |clock: &str| {
            let ids = board.slots.iter().filter(|slot| is_over(slot, at(clock)));
            ids.map(|slot| slot.id.as_str()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!((over("11:00"), over("12:39")), (String::new(), String::new()));
        assert_eq!((over("12:40").as_str(), over("14:10").as_str()), ("a a2", "a a2 b"));
    }

    #[test]
    fn a_topic_may_be_hung_until_a_quarter_past() {
        let board = board(&[("t", "", "a", "r1"), ("u", "", "b", "r2"), ("v", "", "b", "r1")]);
        assert_eq!(ahead(&board, Some(at("11:14"))), [0, 1, 2]);
        assert_eq!(ahead(&board, Some(at("11:15"))), [1, 2]);
        let slot = |clock| next_free(&board, clock, "me").map(|(slot, _)| slot);
        assert_eq!(next_free(&board, None, "me"), Some((0, 1)));
        assert_eq!(slot(Some(at("11:15"))), Some(1));
        assert_eq!(next_free(&board, Some(at("12:00")), "me"), None);
    }

    #[test]
    fn whoever_posts_in_the_same_minute_is_mostly_offered_another_space() {
        let mut board = board(&[("t", "", "a", "r1")]);
        let space = |n: usize| Space { id: format!("s{n}"), ..board.spaces[0].clone() };
        let spaces: Vec<Space> = (0..20).map(space).collect();
        board.spaces.extend(spaces);
        let mut offers = [0; 22];
        for person in 0..100 {
            let all = offered_in(&board, 0, &format!("person{person}"));
            let mut sorted = all.clone();
            sorted.sort_unstable();
            assert_eq!(sorted, Taken::of(&board).free_in(0), "all that are free, each once");
            offers[all[0]] += 1;
        }
        // About five each.
        assert!(offers.iter().all(|count| *count <= 15), "{offers:?}");
        assert!(offers.iter().filter(|count| **count > 0).count() >= 18, "{offers:?}");
        let first = offered_in(&board, 0, "me")[0];
        let taken = board.topics[0].clone();
        board.topics.push(Topic { id: "u".into(), space: Some((first + 1) % 22), ..taken });
        assert_eq!(offered_in(&board, 0, "me")[0], first, "another's post does not change it");
    }

    #[test]
    fn nobody_convenes_two_groups_at_once_unnoticed() {
        let board = board(&[
            ("t", "Anna Weiß", "a", "r1"),
            ("same", "anna weiss", "a", "r2"),
            ("later", "Anna Weiß", "a2", "r1"),
            ("after", "Anna Weiß", "b", "r1"),
            ("other", "Bruno", "a", ""),
            ("none", "", "a", ""),
            ("nobody", "", "a", ""),
        ]);
        let meets = |id: &str| ids(&convenes_at_once(&board, board.topic(id).unwrap()));
        assert_eq!(meets("t"), "later same");
        assert_eq!(meets("later"), "same t");
        assert_eq!((meets("after"), meets("other"), meets("none")), Default::default());
    }

    #[test]
    fn what_follows_at_once_does_not_overlap() {
        let board = board(&[("t", "", "a", ""), ("u", "", "b", ""), ("v", "", "c", "")]);
        let agenda = agenda(&board, |_| true);
        assert!(agenda.iter().all(|entry| entry.overlaps.is_empty()));
        let before: Vec<&Before> = agenda.iter().map(|entry| &entry.before).collect();
        assert_eq!(before, [&Before::Nothing, &Before::Nothing, &Before::Gap(60)]);
    }
}
