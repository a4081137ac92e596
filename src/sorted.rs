//! Stable sorting, compiled once.
//!
//! The standard library's sort is compiled anew for every element type, some 4 kB each and two
//! dozen of them: 18 kB of the first load after compression. Here it sorts positions, one type
//! for all lists. A `BTreeMap` or `BTreeSet` that is collected sorts its elements first, too.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Counts a step of an algorithm over received data; only tests look at the sum.
pub fn step() {
    #[cfg(test)]
    STEPS.set(STEPS.get() + 1);
}

#[cfg(test)]
thread_local! {
    static STEPS: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The comparisons of sorting and the other counted steps that a piece of work takes.
#[cfg(test)]
pub fn steps(work: impl FnOnce()) -> u64 {
    STEPS.set(0);
    work();
    STEPS.get()
}

/// Sorts a list; equal elements keep their order.
pub fn sort_by<T>(list: &mut Vec<T>, order: impl Fn(&T, &T) -> Ordering) {
    let positions = positions(list.len(), &|a, b| match (list.get(a), list.get(b)) {
        (Some(x), Some(y)) => order(x, y),
        _ => Ordering::Equal,
    });
    let mut unsorted: Vec<Option<T>> = list.drain(..).map(Some).collect();
    list.extend(positions.into_iter().filter_map(|at| unsorted.get_mut(at)?.take()));
}

/// Sorts a list by a key; equal elements keep their order.
pub fn sort_by_key<T, K: Ord>(list: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(list, |a, b| key(a).cmp(&key(b)));
}

/// The positions `0..len` in the order given; equal ones keep their order.
pub fn positions(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..len).collect();
    positions.sort_by(|a, b| {
        step();
        order(*a, *b)
    });
    positions
}

/// A map of these pairs, put in one by one; of equal keys the last one counts.
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// A set of these elements, put in one by one.
pub fn set<T: Ord>(elements: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(elements);
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_elements_keep_their_order() {
        let mut words = vec!["bb", "a", "cc", "d", "ee"];
        sort_by_key(&mut words, |word| word.len());
        assert_eq!(words, ["a", "d", "bb", "cc", "ee"]);
        sort_by(&mut words, |a, b| b.cmp(a));
        assert_eq!(words, ["ee", "d", "cc", "bb", "a"]);
    }
}
