//! The number that the next topic gets, and which numbers there are.

use crate::domain::topic::Topic;
use crate::limits;
use crate::sorted;

/// A greatest number further above the number of topics than this is taken for a typing error:
/// the numbers of the next topics do not follow it.
const TYPING_GAP: u64 = 100;

/// Whether a topic can have this number.
pub fn is_number(number: u64) -> bool {
    (1..=limits::NUMBER).contains(&number)
}

/// A number as a person types it.
pub fn parse(typed: &str) -> Option<u64> {
    typed.trim().parse().ok().filter(|number| is_number(*number))
}

/// The next number that no topic has; within a desk's range while there is one left in it.
/// `None` where all are given.
pub fn next(topics: &[Topic], range: Option<(u64, u64)>) -> Option<u64> {
    Given::of(topics).next(range)
}

/// The numbers that topics have.
pub(crate) struct Given {
    /// How many topics there are.
    topics: u64,
    /// Ascending, each once.
    numbers: Vec<u64>,
}

impl Given {
    /// Those of the topics.
    pub(crate) fn of(topics: &[Topic]) -> Self {
        let mut numbers: Vec<u64> = topics.iter().filter_map(|t| t.number).collect();
        sorted::sort_by(&mut numbers, Ord::cmp);
        numbers.dedup();
        Self { topics: topics.len() as u64, numbers }
    }

    /// Within the range the lowest free number above its greatest, else its lowest free one;
    /// without a range the lowest free one above the greatest that is no typing error.
    pub(crate) fn next(&self, range: Option<(u64, u64)>) -> Option<u64> {
        let within = range.and_then(|(first, last)| {
            let after = self.greatest_up_to(last).filter(|n| *n >= first).map_or(first, |n| n + 1);
            self.free(after, last).or_else(|| self.free(first, last))
        });
        let follow = || self.greatest_up_to(self.topics.saturating_add(TYPING_GAP)).unwrap_or(0);
        within
            .or_else(|| self.free(follow() + 1, limits::NUMBER))
            .or_else(|| self.free(1, limits::NUMBER))
    }

    fn greatest_up_to(&self, bound: u64) -> Option<u64> {
        let end = self.numbers.partition_point(|number| *number <= bound);
        self.numbers.get(..end)?.last().copied()
    }

    /// The lowest free number in a range.
    fn free(&self, first: u64, last: u64) -> Option<u64> {
        let from = self.numbers.partition_point(|number| *number < first);
        let mut free = first;
        for number in self.numbers.iter().skip(from) {
            if *number != free {
                break;
            }
            free += 1;
        }
        (free <= last).then_some(free)
    }

    /// Gives a number away.
    pub(crate) fn take(&mut self, number: u64) {
        if let Err(at) = self.numbers.binary_search(&number) {
            self.numbers.insert(at, number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};
    use crate::domain::Board;

    /// Withdrawn topics with these numbers, as a document brings them: of those there may be more
    /// than fit on a wall.
    fn numbered(numbers: &[u64]) -> Vec<Topic> {
        let topic = |(at, number): (usize, &u64)| {
            format!(r#""t{at}":{{"number":{number},"state":"withdrawn"}}"#)
        };
        let topics: Vec<String> = numbers.iter().enumerate().map(topic).collect();
        let topics = topics.join(",");
        let text = format!(r#"{{"format":"f","v":1,"id":"e","topics":{{{topics}}}}}"#);
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        Board::read("e", &layers).topics
    }

    #[test]
    fn the_next_number_stays_within_a_desks_range_while_it_can() {
        let topic = |number| numbered(&[number]);
        assert_eq!(next(&[], None), Some(1));
        assert_eq!(next(&topic(101), None), Some(102));
        assert_eq!(next(&topic(101), Some((200, 299))), Some(200));
        assert_eq!(next(&topic(207), Some((200, 299))), Some(208));
        assert_eq!(next(&topic(299), Some((200, 299))), Some(200), "one is left");
        assert_eq!(next(&topic(299), Some((299, 299))), Some(1), "then that of all");
    }

    #[test]
    fn a_typing_error_does_not_move_the_numbers_of_all_that_come_later() {
        assert_eq!(next(&numbered(&[1, 2, 1717]), None), Some(3));
        assert_eq!(next(&numbered(&[1, 2, 1717, 3, 4]), None), Some(5));
        assert_eq!(next(&numbered(&[103, 104, 105]), None), Some(104 + 2), "sheets begin at 103");
        assert_eq!(next(&numbered(&[101, 102, 103, 104]), None), Some(105));
        let full: Vec<u64> = (1..=9_999).filter(|number| *number != 5).collect();
        assert_eq!(next(&numbered(&full), None), Some(5), "above is none");
        let full: Vec<u64> = (1..=9_999).collect();
        assert_eq!(next(&numbered(&full), None), None);
    }

    #[test]
    fn numbers_are_1_to_9999_and_others_are_none() {
        for (typed, number) in
            [("17", Some(17)), (" 9999 ", Some(9_999)), ("0", None), ("10000", None), ("-1", None)]
        {
            assert_eq!(parse(typed), number, "{typed}");
        }
        assert!(numbered(&[0, 10_000]).iter().all(|topic| topic.number.is_none()));
    }
}
