//! How topics get their numbers without a counter in the middle.
//!
//! Whoever posts takes the next number that is free on their own phone. With a network it is
//! at the endpoint seconds later; if another topic came first with the same number, the phone
//! takes the next one, as long as it is only [`FRESH_MS`] old and the endpoint has answered all
//! the time: its owner still looks at it, and the screen says that the number holds in a moment.
//! Later, or without a network, it was said aloud and stands on a sheet of paper, so it never
//! changes any more: then the later of the two shows a letter, "17b". It is derived at once, by
//! the stamps of the two numbers, and the phone that gave the later number writes it down as
//! `suffix`. From then on it stays, even if a third phone comes up with an earlier stamp. Later
//! is who comes later to the endpoint: a number that another topic has there already is not
//! taken from it by an earlier stamp. In a marketplace of 850 people seven of ten numbers had a
//! letter before fresh ones could move on
//! (`cargo xtask venue`).

use std::collections::BTreeSet;

use crate::crdt::{Layers, Stamp, Value};
use crate::domain::commands::write::Write;
use crate::domain::queries::next_number::Given;
use crate::domain::queries::number_letters::Letters;
use crate::domain::schema::{kind, name};
use crate::domain::topic::Topic;
use crate::sorted;

/// A number that nobody else has seen moves on for so long after it was given, in ms.
pub const FRESH_MS: u64 = 10_000;

/// Gives every topic a label of its own where several have one number and no letter yet.
/// `given`: when a topic got its number; written by hand, before all.
pub(crate) fn tell_apart(topics: &mut Vec<Topic>, given: &dyn Fn(&str) -> Option<Stamp>) {
    let mut ranked: Vec<(Option<Stamp>, Topic)> =
        topics.drain(..).map(|topic| (given(&topic.id), topic)).collect();
    sorted::sort_by(&mut ranked, |a, b| {
        let rank = |(_, t): &(Option<Stamp>, Topic)| (t.number, t.suffix.is_empty());
        rank(a).cmp(&rank(b)).then_with(|| (&a.0, &a.1.id).cmp(&(&b.0, &b.1.id)))
    });
    topics.extend(ranked.into_iter().map(|(_, topic)| topic));
    for group in topics.chunk_by_mut(|a, b| a.number == b.number) {
        if group.len() > 1 && group.first().is_some_and(|topic| topic.number.is_some()) {
            letter(group);
        }
    }
}

/// The group's topics with a letter stand first, then those without; among both the earliest.
/// Who comes second with the same letter, or without one, gets the next.
fn letter(group: &mut [Topic]) {
    let mut letters = Letters::used_by(group.iter().map(|topic| topic.suffix.as_str()));
    let mut before = BTreeSet::new();
    for topic in group {
        if !before.insert(topic.suffix.clone()) {
            topic.suffix = letters.next_free();
        }
    }
}

/// Whose numbers this phone looks after.
#[derive(Clone, Copy, Debug)]
pub struct Giver<'a> {
    /// Everything known.
    pub layers: &'a Layers,
    /// Who gave them.
    pub profile: &'a str,
    /// The topics that are mine: not those that the desk typed for others, whose sheets may
    /// already have a number.
    pub claims: &'a BTreeSet<String>,
    /// When the endpoint answered again after it had not, in ms since 1970: what was given
    /// before stays.
    pub back_ms: u64,
    /// UTC, in ms since 1970.
    pub ms: u64,
}

/// What this phone has to write down where one of its numbers is another topic's, too: that one
/// has it with the earlier stamp, or has it at the endpoint while ours is not there yet. A fresh
/// number of mine moves on, any other gets a letter. `topics` in the order of the board.
pub fn to_settle(topics: &[Topic], giver: &Giver) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut numbers = Given::of(topics);
    for group in topics.chunk_by(|a, b| a.number.is_some() && a.number == b.number) {
        if group.len() > 1 {
            giver.settle(group, &mut numbers, &mut writes);
        }
    }
    writes
}

impl Giver<'_> {
    fn given(&self, topic: &Topic) -> Option<&Stamp> {
        let register = self.layers.register(kind::TOPICS, &topic.id, name::NUMBER)?;
        Some(&register.shown().at)
    }

    /// A field of it is not at the endpoint yet.
    fn waits(&self, topic: &Topic, field: &str) -> bool {
        self.layers.undelivered().register(kind::TOPICS, &topic.id, field).is_some()
    }

    fn is_fresh(&self, topic: &Topic, at: &Stamp) -> bool {
        at.ms > self.back_ms
            && self.waits(topic, name::NUMBER)
            && !self.is_correction(topic)
            && self.claims.contains(&topic.id)
            && self.ms.abs_diff(at.ms) < FRESH_MS
    }

    /// Whether the endpoint knows the topic under another number: this one was chosen by hand.
    fn is_correction(&self, topic: &Topic) -> bool {
        let mut bodies = self.layers.bodies();
        bodies.any(|(_, body)| {
            body.stamped.register(kind::TOPICS, &topic.id, name::NUMBER).is_some()
                || body.hand.value(kind::TOPICS, &topic.id, name::NUMBER).is_some()
        })
    }

    /// The letter that is written down for it; empty for none.
    fn letter(&self, topic: &Topic) -> &str {
        let written = self.layers.value(kind::TOPICS, &topic.id, name::SUFFIX);
        written.and_then(Value::as_text).unwrap_or("")
    }

    fn settle(&self, group: &[Topic], numbers: &mut Given, writes: &mut Vec<Write>) {
        let mut ranked: Vec<(bool, Option<&Stamp>, &Topic)> = group
            .iter()
            .map(|t| (self.waits(t, name::NUMBER) || self.waits(t, name::SUFFIX), self.given(t), t))
            .collect();
        // What is at the endpoint came first, then the stamps decide.
        sorted::sort_by(&mut ranked, |a, b| {
            (a.0, a.1).cmp(&(b.0, b.1)).then_with(|| a.2.id.cmp(&b.2.id))
        });
        let mut letters = Letters::used_by(group.iter().map(|t| self.letter(t)));
        let mut before = BTreeSet::new();
        for (_, given, topic) in ranked {
            if before.insert(self.letter(topic)) {
                continue;
            }
            let mine = given.filter(|at| at.actor.profile() == self.profile);
            let mut write = |field, value| {
                writes.push(Write::shared(kind::TOPICS, topic.id.as_str(), field, Some(value)));
            };
            let fresh = mine.filter(|at| self.is_fresh(topic, at));
            if let Some(number) = fresh.and_then(|_| numbers.next(None)) {
                write(name::NUMBER, Value::number(number));
                numbers.take(number);
                continue;
            }
            let letter = letters.next_free();
            if mine.is_some() {
                write(name::SUFFIX, Value::text(letter));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Replica, read};
    use crate::domain::Board;

    const ME: &str = "aaaaaaaa";
    const OTHER: &str = "bbbbbbbb";

    fn numbered(layers: &mut Layers, id: &str, stamp: &str, number: u64) -> Replica {
        let mut writes = Replica::new();
        let at = Stamp::parse(stamp).unwrap();
        writes.write(kind::TOPICS, id, name::NUMBER, at, Some(Value::number(number)));
        let _ = layers.write(&writes);
        writes
    }

    fn labels(layers: &Layers) -> Vec<(String, String)> {
        let board = Board::read("e", layers);
        board.topics.iter().map(|t| (t.id.clone(), t.label())).collect()
    }

    fn apply(layers: &mut Layers, writes: Vec<Write>, stamp: &str) {
        let mut replica = Replica::new();
        for write in writes {
            let at = Stamp::parse(stamp).unwrap();
            replica.write(write.kind, &write.id, write.field, at, write.value);
        }
        let _ = layers.write(&replica);
    }

    /// What a profile writes long after it gave its numbers.
    fn settled(layers: &Layers, profile: &str) -> Vec<Write> {
        let giver = Giver { layers, profile, claims: &BTreeSet::new(), back_ms: 0, ms: u64::MAX };
        to_settle(&Board::read("e", layers).topics, &giver)
    }

    fn pair(a: &str, b: &str) -> (String, String) {
        (a.into(), b.into())
    }

    #[test]
    fn the_later_of_two_equal_numbers_shows_a_letter_and_the_wall_has_no_third_opinion() {
        let mut layers = Layers::default();
        numbered(&mut layers, "x", &format!("2.0.{OTHER}load"), 17);
        numbered(&mut layers, "y", &format!("1.0.{ME}load"), 17);
        assert_eq!(labels(&layers), [pair("y", "17"), pair("x", "17b")]);
    }

    #[test]
    fn a_written_letter_stays_when_an_earlier_stamp_comes_late() {
        let mut layers = Layers::default();
        numbered(&mut layers, "x", &format!("2.0.{OTHER}load"), 17);
        numbered(&mut layers, "y", &format!("3.0.{ME}load"), 17);
        let writes = settled(&layers, ME);
        assert_eq!(writes.len(), 1);
        apply(&mut layers, writes, &format!("4.0.{ME}load"));
        numbered(&mut layers, "w", "1.0.ccccccccload", 17);
        // Its own phone writes "c" for w, because x and y are at the endpoint; until then x,
        // whose number nobody wrote a letter to, yields on other phones.
        assert!(labels(&layers).contains(&pair("y", "17b")));
    }

    #[test]
    fn what_is_at_the_endpoint_keeps_its_number_against_an_earlier_stamp() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(X_HAS_17, "f").unwrap());
        numbered(&mut layers, "y", &format!("1.0.{ME}load"), 17);
        let writes = settled(&layers, ME);
        assert_eq!((writes.len(), writes[0].id.as_str()), (1, "y"));
        apply(&mut layers, writes, &format!("10.0.{ME}load"));
        assert_eq!(labels(&layers), [pair("x", "17"), pair("y", "17b")]);
        assert!(settled(&layers, ME).is_empty());
        assert!(settled(&layers, OTHER).is_empty());
    }

    const X_HAS_17: &str = r#"{"format":"f","v":1,"id":"e",
        "topics":{"x":{"number":17,"~":{"number":"9.0.bbbbbbbbload"}}}}"#;

    #[test]
    fn a_fresh_number_of_mine_moves_on_and_only_that() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(X_HAS_17, "f").unwrap());
        numbered(&mut layers, "y", &format!("8.0.{ME}load"), 17);
        let mut mine = BTreeSet::new();
        mine.insert("y".to_owned());
        let wrote = |claims: &BTreeSet<String>, back_ms: u64, ms: u64| {
            let giver = Giver { layers: &layers, profile: ME, claims, back_ms, ms };
            let writes = to_settle(&Board::read("e", &layers).topics, &giver);
            writes.into_iter().map(|w| (w.id, w.field, w.value.unwrap())).collect::<Vec<_>>()
        };
        let letter = [("y".to_owned(), name::SUFFIX, Value::text("b"))];
        let moves = [("y".to_owned(), name::NUMBER, Value::number(18))];
        assert_eq!(wrote(&mine, 7, 8 + FRESH_MS - 1), moves);
        assert_eq!(wrote(&mine, 7, 8 + FRESH_MS), letter, "it was said aloud");
        assert_eq!(wrote(&BTreeSet::new(), 7, 9), letter, "a sheet's number stays");
        assert_eq!(wrote(&mine, 8, 9), letter, "there was no network when it was given");
    }

    #[test]
    fn of_two_with_the_same_letter_the_one_that_is_not_there_yet_gets_the_next() {
        let body = r#"{"format":"f","v":1,"id":"e","topics":{
            "w":{"number":17,"~":{"number":"1.0.cccccccc"}},
            "x":{"number":17,"suffix":"b","~":{"number":"9.0.bbbbbbbbload","suffix":"9.1.bbbbbbbbload"}}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(body, "f").unwrap());
        numbered(&mut layers, "y", &format!("8.0.{ME}load"), 17);
        let letter = Write::shared(kind::TOPICS, "y", name::SUFFIX, Some(Value::text("b")));
        apply(&mut layers, vec![letter], &format!("8.1.{ME}load"));
        let labels_now = labels(&layers);
        assert!(labels_now.iter().any(|(_, label)| label == "17c"), "told apart at once");
        let writes = settled(&layers, ME);
        assert_eq!((writes.len(), writes[0].id.as_str()), (1, "y"));
        assert_eq!(writes[0].value, Some(Value::text("c")));
        assert!(settled(&layers, OTHER).is_empty());
    }

    #[test]
    fn a_number_that_the_endpoint_has_does_not_move_however_fresh() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(X_HAS_17, "f").unwrap());
        numbered(&mut layers, "y", &format!("8.0.{ME}load"), 17);
        let mut claims = BTreeSet::new();
        claims.insert("x".to_owned());
        let giver = Giver { layers: &layers, profile: OTHER, claims: &claims, back_ms: 0, ms: 10 };
        assert!(to_settle(&Board::read("e", &layers).topics, &giver).is_empty());
    }

    /// So many topics, each with this number.
    fn same_number(count: usize, number: u64) -> Vec<Topic> {
        let mut layers = Layers::default();
        numbered(&mut layers, "x", "1.0.a", number);
        let topic = Board::read("e", &layers).topics.remove(0);
        (0..count).map(|at| Topic { id: format!("t{at:05}"), ..topic.clone() }).collect()
    }

    // S5
    #[test]
    fn many_topics_with_one_number_get_each_a_letter_in_nearly_linear_time() {
        let steps = |count: usize| {
            let mut topics = same_number(count, 1);
            let steps = sorted::steps(|| tell_apart(&mut topics, &|_| None));
            let labels: BTreeSet<String> = topics.iter().map(Topic::label).collect();
            assert_eq!(labels.len(), count, "each has a label of its own");
            steps
        };
        let (few, many) = (steps(2_000), steps(8_000));
        assert!(many <= 5 * few, "{few} steps for 2,000 topics, {many} for 8,000");
    }

    // S5
    #[test]
    fn my_own_among_many_with_one_number_are_settled_in_nearly_linear_time() {
        let steps = |count: usize| {
            let mut layers = Layers::default();
            for at in 0..count {
                numbered(&mut layers, &format!("t{at:05}"), &format!("1.0.{ME}load"), 17);
            }
            let topics = Board::read("e", &layers).topics;
            let claims = BTreeSet::new();
            let giver =
                Giver { layers: &layers, profile: ME, claims: &claims, back_ms: 0, ms: u64::MAX };
            sorted::steps(|| assert_eq!(to_settle(&topics, &giver).len(), count - 1))
        };
        let (few, many) = (steps(500), steps(2_000));
        assert!(many <= 5 * few, "{few} steps for 500 topics, {many} for 2,000");
    }

    #[test]
    fn a_corrected_number_stays_where_another_topic_has_it_already() {
        let body = r#"{"format":"f","v":1,"id":"e","topics":{
            "x":{"number":17,"~":{"number":"2.0.bbbbbbbb"}},
            "y":{"number":1717,"~":{"number":"1.0.aaaaaaaaload"}}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(body, "f").unwrap());
        numbered(&mut layers, "y", &format!("8.0.{ME}load"), 17);
        let mut claims = BTreeSet::new();
        claims.insert("y".to_owned());
        let giver = Giver { layers: &layers, profile: ME, claims: &claims, back_ms: 7, ms: 9 };
        let writes = to_settle(&Board::read("e", &layers).topics, &giver);
        let wrote: Vec<_> = writes.into_iter().map(|w| (w.id, w.field, w.value)).collect();
        assert_eq!(wrote, [("y".to_owned(), name::SUFFIX, Some(Value::text("b")))]);
    }
}
