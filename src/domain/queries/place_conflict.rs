//! Two topics in one space and slot. Both stay; the earlier claim keeps the place, the later
//! ones need another. Nothing moves by itself.

use crate::crdt::{Register, Stamp};
pub use crate::domain::topic::Clash;
use crate::domain::topic::{State, Topic};
use crate::sorted;

/// Fills [`Topic::clash`] for those who share a place.
pub(crate) fn mark(topics: &mut [Topic]) {
    let cell = |t: &Topic| (t.state == State::Open).then_some((t.slot?, t.space?));
    let key = |at: usize| topics.get(at).map(|t| (cell(t), claim(t)));
    let mut order: Vec<usize> = (0..topics.len()).collect();
    sorted::sort_by(&mut order, |a, b| key(*a).cmp(&key(*b)));
    let place = |at: &usize| topics.get(*at).and_then(cell);
    let mut marks: Vec<(usize, Clash)> = Vec::new();
    for group in order.chunk_by(|a, b| place(a).is_some() && place(a) == place(b)) {
        let [first, later @ ..] = group else { continue };
        if later.is_empty() {
            continue;
        }
        let id = |at: &usize| topics.get(*at).map_or_else(String::new, |t| t.id.clone());
        marks.push((*first, Clash::Keeps(later.iter().map(id).collect())));
        marks.extend(later.iter().map(|at| (*at, Clash::Taken(id(first)))));
    }
    for (at, clash) in marks {
        if let Some(topic) = topics.get_mut(at) {
            topic.clash = Some(clash);
        }
    }
}

/// What was written by hand was there first; then the stamps decide, then the ids.
fn claim(topic: &Topic) -> (Option<&Stamp>, &str) {
    (topic.since.as_ref(), &topic.id)
}

/// The time of a claim, which is no later than the last write of its actor in this field. What
/// says otherwise is inconsistent, and counts as that write. It protects from nobody who forges
/// all of it.
pub(crate) fn possible(since: Stamp, place: Option<&Register>) -> Stamp {
    let context = place.map_or(&[][..], Register::context);
    match context.binary_search_by(|known| known.actor.cmp(&since.actor)) {
        Ok(at) => context.get(at).map_or(since.clone(), |known| since.min(known.clone())),
        Err(_) => since,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};
    use crate::domain::Board;

    fn board(places: &[(&str, &str, &str)]) -> Board {
        let topic = |(id, space, since): &(&str, &str, &str)| {
            let since =
                if since.is_empty() { String::new() } else { format!(r#","since":"{since}""#) };
            format!(r#""{id}":{{"place":{{"slot":"s","space":"{space}"{since}}}}}"#)
        };
        let topics: Vec<String> = places.iter().map(topic).collect();
        let text = format!(
            r#"{{"format":"f","v":1,"id":"e","slots":{{"s":{{"date":"2013-10-01","start":"11:00"}}}},
                "spaces":{{"r1":{{"name":"A"}},"r2":{{"name":"B","gone":true}}}},"topics":{{{}}}}}"#,
            topics.join(",")
        );
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        Board::read("e", &layers)
    }

    fn clash<'a>(board: &'a Board, id: &str) -> Option<&'a Clash> {
        board.topic(id).unwrap().clash.as_ref()
    }

    #[test]
    fn f55_the_earlier_claim_keeps_the_place_whatever_the_ids() {
        let board = board(&[("a", "r1", "9.0.x"), ("b", "r1", "1.0.y"), ("c", "r1", "2.0.x")]);
        assert_eq!(clash(&board, "b"), Some(&Clash::Keeps(vec!["c".into(), "a".into()])));
        assert_eq!(clash(&board, "a"), Some(&Clash::Taken("b".into())));
        assert_eq!(clash(&board, "c"), Some(&Clash::Taken("b".into())));
    }

    #[test]
    fn f55_a_claim_is_no_later_than_the_last_write_of_its_actor() {
        let register = Register::new(Stamp::parse("5.0.x").unwrap(), None);
        for (since, counts) in [("9.0.x", "5.0.x"), ("3.0.x", "3.0.x"), ("9.0.y", "9.0.y")] {
            let since = Stamp::parse(since).unwrap();
            assert_eq!(possible(since, Some(&register)).text(), counts);
        }
        let text = r#"{"format":"f","v":1,"id":"e",
            "slots":{"s":{"date":"2013-10-01","start":"11:00"}},"spaces":{"r1":{"name":"A"}},
            "topics":{"a":{"place":{"slot":"s","space":"r1","since":"9.0.x"},"~":{"place":"1.0.x"}},
                "b":{"place":{"slot":"s","space":"r1","since":"2.0.y"},"~":{"place":"2.0.y"}}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(text, "f").unwrap());
        assert_eq!(clash(&Board::read("e", &layers), "b"), Some(&Clash::Taken("a".into())));
    }

    #[test]
    fn f55_what_was_written_by_hand_was_there_before() {
        let board = board(&[("a", "r1", "1.0.x"), ("b", "r1", "")]);
        assert_eq!(clash(&board, "a"), Some(&Clash::Taken("b".into())));
    }

    #[test]
    fn f56_topics_in_a_space_that_is_gone_stay_in_their_slot_without_a_space() {
        let board = board(&[("a", "r2", ""), ("b", "r2", "")]);
        assert_eq!(clash(&board, "a"), Some(&Clash::NoSpace));
        let topic = board.topic("b").unwrap();
        assert_eq!((topic.slot, topic.space), (Some(0), None));
    }
}
