//! How topics get their numbers without a counter in the middle.
//!
//! Whoever posts takes the next number that is free on their own phone: it is said aloud and
//! stands on a sheet of paper, so it never changes. Two phones that have not heard of each
//! other may take the same one. Then the later shows a letter, "17b": it is derived at once, by
//! the stamps of the two numbers, and the phone that gave the later number writes it down as
//! `suffix`. From then on it stays, even if a third phone comes up with an earlier stamp.
//! Later is who comes later to the endpoint: a number that another topic has there already is
//! not taken from it by an earlier stamp.

use super::schema::{kind, name};
use super::topic::Topic;
use super::write::Write;
use crate::order::sort;
use crate::replica::{Layers, Stamp, Value};

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

/// The letters that this phone has to write down: of topics whose number it gave, where another
/// has that number with the earlier stamp, or has it at the endpoint and ours is not there yet.
/// `topics` in the order of the board.
pub fn to_settle(topics: &[Topic], layers: &Layers, profile: &str) -> Vec<Write> {
    let mut writes = Vec::new();
    for group in topics.chunk_by(|a, b| a.number.is_some() && a.number == b.number) {
        if group.len() > 1 {
            settle(group, layers, profile, &mut writes);
        }
    }
    writes
}

fn settle(group: &[Topic], layers: &Layers, profile: &str, writes: &mut Vec<Write>) {
    let given =
        |t: &Topic| layers.register(kind::TOPICS, &t.id, name::NUMBER).map(|r| &r.shown().at);
    let waits = |t: &Topic| layers.own().register(kind::TOPICS, &t.id, name::NUMBER).is_some();
    let is_plain = |t: &Topic| layers.value(kind::TOPICS, &t.id, name::SUFFIX).is_none();
    let mut plain: Vec<&Topic> = group.iter().filter(|t| is_plain(t)).collect();
    // What is at the endpoint came first, then the stamps decide.
    sort(&mut plain, &|a, b| {
        let rank = |t: &Topic| (waits(t), given(t).cloned());
        rank(a).cmp(&rank(b)).then_with(|| a.id.cmp(&b.id))
    });
    let mut used: Vec<String> =
        group.iter().filter(|t| !is_plain(t)).map(|t| t.suffix.clone()).collect();
    for topic in plain.into_iter().skip(1) {
        let letter = free_letter(&used);
        used.push(letter.clone());
        if given(topic).is_some_and(|at| at.actor.profile() == profile) {
            let id = topic.id.clone();
            writes.push(Write::shared(kind::TOPICS, id, name::SUFFIX, Some(Value::text(letter))));
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
        let writes = to_settle(&Board::read("e", &layers).topics, &layers, ME);
        assert_eq!(writes.len(), 1);
        apply(&mut layers, writes, &format!("4.0.{ME}load"));
        numbered(&mut layers, "w", "1.0.ccccccccload", 17);
        // Its own phone writes "c" for w, because x and y are at the endpoint; until then x,
        // whose number nobody wrote a letter to, yields on other phones.
        assert!(labels(&layers).contains(&pair("y", "17b")));
    }

    #[test]
    fn what_is_at_the_endpoint_keeps_its_number_against_an_earlier_stamp() {
        let body = format!(
            r#"{{"format":"f","v":1,"id":"e","topics":{{"x":{{"number":17,"~":{{"number":"9.0.{OTHER}load"}}}}}}}}"#
        );
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&body, "f").unwrap());
        numbered(&mut layers, "y", &format!("1.0.{ME}load"), 17);
        let writes = to_settle(&Board::read("e", &layers).topics, &layers, ME);
        assert_eq!((writes.len(), writes[0].id.as_str()), (1, "y"));
        apply(&mut layers, writes, &format!("10.0.{ME}load"));
        assert_eq!(labels(&layers), [pair("x", "17"), pair("y", "17b")]);
        assert!(to_settle(&Board::read("e", &layers).topics, &layers, ME).is_empty());
        assert!(to_settle(&Board::read("e", &layers).topics, &layers, OTHER).is_empty());
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
