//! What is to happen, in the order of virtual time.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

struct Entry<T> {
    at: i64,
    number: u64,
    what: T,
}

impl<T> Ord for Entry<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.at, self.number).cmp(&(other.at, other.number))
    }
}

impl<T> PartialOrd for Entry<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> PartialEq for Entry<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T> Eq for Entry<T> {}

/// A queue of happenings; those of the same moment come in the order in which they were put in.
pub struct Queue<T> {
    entries: BinaryHeap<Reverse<Entry<T>>>,
    count: u64,
}

impl<T> Default for Queue<T> {
    fn default() -> Self {
        Self { entries: BinaryHeap::new(), count: 0 }
    }
}

impl<T> Queue<T> {
    /// Lets something happen at `at`.
    pub fn put(&mut self, at: i64, what: T) {
        self.count += 1;
        self.entries.push(Reverse(Entry { at, number: self.count, what }));
    }

    /// The next thing that happens until `end`, with its time.
    pub fn next_until(&mut self, end: i64) -> Option<(i64, T)> {
        if self.entries.peek()?.0.at > end {
            return None;
        }
        self.entries.pop().map(|Reverse(entry)| (entry.at, entry.what))
    }
}
