//! How topics get their numbers without a counter in the middle.
//!
//! Whoever posts takes the next number that is free on their own phone. With a network it is
//! at the endpoint seconds later; if another topic came first with the same number, the phone
//! takes the next one, as long as it is only [`FRESH_MS`] old: its owner still looks at it,
//! and the screen says that it is provisional. Later, without a network, it was said aloud and
//! stands on a sheet of paper, so it never changes any more: then the later of the two shows a
//! letter, "17b". It is derived at once, by the stamps of the two numbers, and the phone that
//! gave the later number writes it down as `suffix`. From then on it stays, even if a third
//! phone comes up with an earlier stamp. Later is who comes later to the endpoint: a number that
//! another topic has there already is not taken from it by an earlier stamp. In a marketplace
//! of 850 people seven of ten numbers had a letter before fresh ones could move on
//! (`cargo xtask venue`).

use super::ids::Ids;
use super::schema::{kind, name};
use super::topic::Topic;
use super::write::Write;
use crate::order::sort;
use crate::replica::{Layers, Stamp, Value};

/// A number that nobody else has seen moves on for so long after it was given, in ms.
pub const FRESH_MS: u64 = 10_000;

/// The next number that no topic has; within a desk's range while there is one left in it.
pub fn next(topics: &[Topic], range: Option<(u64, u64)>) -> u64 {
    let highest = topics.iter().filter_map(|t| t.number).max().unwrap_or(0);
    let Some((first, last)) = range else { return highest.saturating_add(1) };
    let within = topics.iter().filter_map(|t| t.number).filter(|n| (first..=last).contains(n));
    let after = within.max().map_or(first, |n| n.saturating_add(1));
    if after <= last { after } else { highest.saturating_add(1) }
}

/// Gives every topic a label of its own where several have one number and no letter yet.
/// `given`: when a topic got its number; written by hand, before all.
pub(super) fn tell_apart(topics: &mut Vec<Topic>, given: &dyn Fn(&str) -> Option<Stamp>) {
    sort(topics, &|a, b| {
        let rank = |t: &Topic| (t.number, t.suffix.is_empty());
        rank(a).cmp(&rank(b)).then_with(|| (given(&a.id), &a.id).cmp(&(given(&b.id), &b.id)))
    });
    let mut from = 0;
    while let Some(number) = topics.get(from).map(|t| t.number) {
        let length = topics.iter().skip(from).take_while(|t| t.number == number).count();
        if let Some(group) = topics.get_mut(from..from + length).filter(|_| number.is_some()) {
            letter(group);
        }
        from += length;
    }
}

/// The group's topics with a letter stand first, then those without, the earliest first.
fn letter(group: &mut [Topic]) {
    let mut used: Vec<String> =
        group.iter().map(|t| t.suffix.clone()).filter(|s| !s.is_empty()).collect();
    for topic in group.iter_mut().filter(|t| t.suffix.is_empty()).skip(1) {
        let next = free_letter(&used);
        topic.suffix.clone_from(&next);
        used.push(next);
    }
}

fn free_letter(used: &[String]) -> String {
    let letters = ('b'..='z').map(String::from);
    let longer = ('b'..='z').flat_map(|a| ('a'..='z').map(move |b| [a, b].iter().collect()));
    letters.chain(longer).find(|letter| !used.contains(letter)).unwrap_or_default()
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
    pub claims: &'a Ids,
    /// UTC, in ms since 1970.
    pub ms: u64,
}

/// What this phone has to write down where one of its numbers is another topic's, too: that one
/// has it with the earlier stamp, or has it at the endpoint while ours is not there yet. A fresh
/// number of mine moves on, any other gets a letter. `topics` in the order of the board.
pub fn to_settle(topics: &[Topic], giver: &Giver) -> Vec<Write> {
    let mut writes = Vec::new();
    let mut next = next(topics, None);
    for group in topics.chunk_by(|a, b| a.number.is_some() && a.number == b.number) {
        if group.len() > 1 {
            giver.settle(group, &mut next, &mut writes);
        }
    }
    writes
}

impl Giver<'_> {
    fn given(&self, topic: &Topic) -> Option<&Stamp> {
        let register = self.layers.register(kind::TOPICS, &topic.id, name::NUMBER)?;
        Some(&register.shown().at)
    }

    /// Not at the endpoint yet.
    fn waits(&self, topic: &Topic) -> bool {
        self.layers.own().register(kind::TOPICS, &topic.id, name::NUMBER).is_some()
    }

    fn is_fresh(&self, topic: &Topic, at: &Stamp) -> bool {
        self.waits(topic) && self.claims.contains(&topic.id) && self.ms.abs_diff(at.ms) < FRESH_MS
    }

    fn settle(&self, group: &[Topic], next: &mut u64, writes: &mut Vec<Write>) {
        let is_plain = |t: &Topic| self.layers.value(kind::TOPICS, &t.id, name::SUFFIX).is_none();
        let mut plain: Vec<&Topic> = group.iter().filter(|t| is_plain(t)).collect();
        // What is at the endpoint came first, then the stamps decide.
        sort(&mut plain, &|a, b| {
            let rank = |t: &Topic| (self.waits(t), self.given(t).cloned());
            rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
        });
        let mut used: Vec<String> =
            group.iter().filter(|t| !is_plain(t)).map(|t| t.suffix.clone()).collect();
        for topic in plain.into_iter().skip(1) {
            let mine = self.given(topic).filter(|at| at.actor.profile() == self.profile);
            let mut write = |field, value| {
                writes.push(Write::shared(kind::TOPICS, topic.id.as_str(), field, Some(value)));
            };
            if mine.is_some_and(|at| self.is_fresh(topic, at)) {
                write(name::NUMBER, Value::number(*next));
                *next = next.saturating_add(1);
                continue;
            }
            let letter = free_letter(&used);
            used.push(letter.clone());
            if mine.is_some() {
                write(name::SUFFIX, Value::text(letter));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Board;
    use crate::replica::{Replica, read};

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
        let giver = Giver { layers, profile, claims: &Ids::NONE, ms: u64::MAX };
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
        let mut mine = Ids::default();
        mine.insert("y".to_owned());
        let wrote = |claims: &Ids, ms: u64| {
            let giver = Giver { layers: &layers, profile: ME, claims, ms };
            let writes = to_settle(&Board::read("e", &layers).topics, &giver);
            writes.into_iter().map(|w| (w.id, w.field, w.value.unwrap())).collect::<Vec<_>>()
        };
        let letter = [("y".to_owned(), name::SUFFIX, Value::text("b"))];
        let moves = [("y".to_owned(), name::NUMBER, Value::number(18))];
        assert_eq!(wrote(&mine, 8 + FRESH_MS - 1), moves);
        assert_eq!(wrote(&mine, 8 + FRESH_MS), letter, "it was said aloud");
        assert_eq!(wrote(&Ids::NONE, 9), letter, "a sheet's number stays");
    }

    #[test]
    fn a_number_that_the_endpoint_has_does_not_move_however_fresh() {
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(X_HAS_17, "f").unwrap());
        numbered(&mut layers, "y", &format!("8.0.{ME}load"), 17);
        let mut claims = Ids::default();
        claims.insert("x".to_owned());
        let giver = Giver { layers: &layers, profile: OTHER, claims: &claims, ms: 10 };
        assert!(to_settle(&Board::read("e", &layers).topics, &giver).is_empty());
    }

    #[test]
    fn the_next_number_stays_within_a_desks_range_while_it_can() {
        let topic = |n| {
            let mut layers = Layers::default();
            numbered(&mut layers, "x", "1.0.a", n);
            Board::read("e", &layers).topics
        };
        assert_eq!(next(&[], None), 1);
        assert_eq!(next(&topic(104), None), 105);
        assert_eq!(next(&topic(104), Some((200, 299))), 200);
        assert_eq!(next(&topic(207), Some((200, 299))), 208);
        assert_eq!(next(&topic(299), Some((200, 299))), 300);
    }
}
