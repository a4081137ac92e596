//! A multi-value register (Shapiro et al. 2011) with a version vector as causal context: the
//! state of one field.
//!
//! The version vector holds the highest stamp of each actor that ever wrote the field. That write
//! is either a head, which means that nobody has replaced it, or it was replaced by somebody who
//! had seen it. A register is therefore, actor by actor, a pair *(stamp, head or replaced)*, and
//! merging takes the greater of two pairs: the later stamp, then *replaced* over *head*. The
//! maximum of a total order, taken actor by actor, is commutative, associative and idempotent
//! (M1). No clock decides over a write that its author had seen (M3), and concurrent writes all
//! stay heads (M4).

use std::cmp::Ordering;

use super::stamp::Stamp;
use super::value::Value;
use crate::sorted;

/// A value that nobody has replaced yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// When and by whom it was written.
    pub at: Stamp,
    /// What was written; nothing if the field was cleared.
    pub value: Option<Value>,
}

/// A multi-value register.
///
/// Invariants: heads are never empty, the greatest stamp comes first, each head is
/// its actor's entry in the context, and the context has one entry per actor, sorted by actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Register {
    heads: Vec<Head>,
    context: Vec<Stamp>,
    /// There is no head: two authors each claim to have replaced the other, which only a forged
    /// document can say. `heads` then holds one clearing at the greatest stamp, which is shown
    /// and takes no part in a merge.
    undone: bool,
}

impl Register {
    /// A field that was never written before. A void value is a clearing.
    pub fn new(at: Stamp, value: Option<Value>) -> Self {
        let context = vec![at.clone()];
        Self { heads: vec![Head { at, value: without_void(value) }], context, undone: false }
    }

    /// A register as a document holds it. `None` if an actor has two entries in `context`, if a
    /// head is not its actor's entry, or if there is neither.
    pub fn from_parts(heads: Vec<Head>, stamps: Vec<Stamp>) -> Option<Self> {
        let mut context = stamps;
        sorted::sort_by(&mut context, |a, b| a.actor.cmp(&b.actor));
        let known = |head: &Head| entry(&context, &head.at) == Some(&head.at);
        let sound = !context.is_empty()
            && context.is_sorted_by(|a, b| a.actor < b.actor)
            && heads.iter().all(known);
        sound.then(|| Self::from_heads(heads, context))
    }

    /// A write by somebody who sees what this register shows: it replaces all heads. `false`,
    /// and nothing happens, if `at` is not later than what its actor wrote before.
    pub fn write(&mut self, at: Stamp, value: Option<Value>) -> bool {
        if self.covers(&at) {
            return false;
        }
        raise(&mut self.context, &at);
        self.heads = vec![Head { at, value: without_void(value) }];
        self.undone = false;
        true
    }

    /// The concurrent values, greatest stamp first; never empty.
    pub fn heads(&self) -> &[Head] {
        &self.heads
    }

    /// The value that screens show: the one with the greatest stamp.
    pub fn shown(&self) -> &Head {
        &self.heads[0]
    }

    /// The highest stamp of each actor that ever wrote the field, by actor.
    pub fn context(&self) -> &[Stamp] {
        &self.context
    }

    /// The heads alone, without what they have replaced: what a write over them has to name.
    /// `None` where there is no head.
    pub fn without_history(&self) -> Option<Self> {
        let stamps = self.standing().iter().map(|head| head.at.clone()).collect();
        Self::from_parts(self.standing().to_vec(), stamps)
    }

    /// Whether there is no head (see the field of that name).
    pub fn is_undone(&self) -> bool {
        self.undone
    }

    /// Whether this register has seen the write `stamp`.
    pub fn covers(&self, stamp: &Stamp) -> bool {
        entry(&self.context, stamp).is_some_and(|known| known >= stamp)
    }

    /// Merges another register into this one. Returns whether anything changed, and the values
    /// that lost to another value of the same stamp (F52).
    pub fn join(&mut self, other: &Self) -> (bool, Vec<Head>) {
        let mut lost = Vec::new();
        if self == other {
            return (false, lost);
        }
        let mut heads = Vec::new();
        for mine in self.standing() {
            match other.head(&mine.at) {
                Some(theirs) => {
                    let (winner, loser) = match compare(mine, theirs) {
                        Ordering::Less => (theirs, Some(mine)),
                        Ordering::Equal => (mine, None),
                        Ordering::Greater => (mine, Some(theirs)),
                    };
                    heads.push(winner.clone());
                    lost.extend(loser.cloned());
                }
                None if other.covers(&mine.at) => {}
                None => heads.push(mine.clone()),
            }
        }
        let news = other.standing().iter().filter(|theirs| !self.covers(&theirs.at));
        heads.extend(news.cloned());
        let changed = other.would_change(self);
        if changed {
            let context = merge(std::mem::take(&mut self.context), &other.context);
            *self = Self::from_heads(heads, context);
        }
        (changed, lost)
    }

    /// Whether joining this register into `into` would change it.
    pub fn would_change(&self, into: &Self) -> bool {
        let replaces = |theirs: &Head| match self.head(&theirs.at) {
            Some(mine) => compare(mine, theirs) == Ordering::Greater,
            None => self.covers(&theirs.at),
        };
        self.context.iter().any(|stamp| !into.covers(stamp)) || into.standing().iter().any(replaces)
    }

    /// A register of these heads, in any order, and this context.
    fn from_heads(mut heads: Vec<Head>, context: Vec<Stamp>) -> Self {
        let undone = heads.is_empty();
        sorted::sort_by(&mut heads, |a, b| b.at.cmp(&a.at));
        if undone {
            heads.extend(context.iter().max().map(|at| Head { at: at.clone(), value: None }));
        }
        Self { heads, context, undone }
    }

    /// The heads that take part in a merge.
    fn standing(&self) -> &[Head] {
        if self.undone { &[] } else { &self.heads }
    }

    fn head(&self, at: &Stamp) -> Option<&Head> {
        let heads = self.standing();
        // The greatest stamp comes first.
        let place = heads.binary_search_by(|head| {
            sorted::step();
            at.cmp(&head.at)
        });
        heads.get(place.ok()?)
    }
}

/// A void value is a clearing.
fn without_void(value: Option<Value>) -> Option<Value> {
    value.filter(|value| !value.is_void())
}

/// The index of the entry of the stamp's actor, or where it would be inserted.
fn place_of(context: &[Stamp], stamp: &Stamp) -> Result<usize, usize> {
    context.binary_search_by(|known| {
        sorted::step();
        known.actor.cmp(&stamp.actor)
    })
}

/// The entry of the stamp's actor.
fn entry<'a>(context: &'a [Stamp], stamp: &Stamp) -> Option<&'a Stamp> {
    place_of(context, stamp).ok().and_then(|index| context.get(index))
}

/// Two contexts as one: of each actor the later entry. Both are sorted, and each is walked once.
fn merge(mine: Vec<Stamp>, theirs: &[Stamp]) -> Vec<Stamp> {
    let mut merged = Vec::with_capacity(mine.len().max(theirs.len()));
    let mut theirs = theirs.iter().peekable();
    for stamp in mine {
        while let Some(before) = theirs.next_if(|other| other.actor < stamp.actor) {
            sorted::step();
            merged.push(before.clone());
        }
        sorted::step();
        let same = theirs.next_if(|other| other.actor == stamp.actor);
        merged.push(same.filter(|other| **other > stamp).cloned().unwrap_or(stamp));
    }
    merged.extend(theirs.cloned());
    merged
}

/// Sets the entry of the stamp's actor to the stamp, if that is later.
fn raise(context: &mut Vec<Stamp>, stamp: &Stamp) {
    match place_of(context, stamp) {
        Ok(index) => {
            if let Some(known) = context.get_mut(index)
                && *known < *stamp
            {
                *known = stamp.clone();
            }
        }
        Err(index) => context.insert(index, stamp.clone()),
    }
}

/// A clearing is less than any value; values compare by canonical bytes.
fn compare(a: &Head, b: &Head) -> Ordering {
    match (&a.value, &b.value) {
        (Some(a), Some(b)) => a.compare(b),
        (a, b) => a.is_some().cmp(&b.is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Stamp {
        Stamp::parse(text).unwrap()
    }

    fn value(text: &str) -> Value {
        Value::text(text)
    }

    fn texts(register: &Register) -> Vec<&str> {
        let values = register.heads().iter().map(|head| head.value.as_ref());
        values.map(|value| value.map_or("-", |value| value.as_text().unwrap())).collect()
    }

    #[test]
    fn m3_a_slow_clock_still_replaces_what_it_saw() {
        let mut register = Register::new(at("zzz.0.a"), Some(value("old")));
        let stale = register.clone();
        assert!(register.write(at("1.0.b"), Some(value("new"))));
        assert_eq!(register.join(&stale), (false, vec![]));
        assert_eq!(texts(&register), ["new"]);
    }

    #[test]
    fn m4_concurrent_values_stand_until_somebody_settles() {
        let mut here = Register::new(at("1.0.a"), Some(value("first")));
        let mut there = here.clone();
        here.write(at("2.0.a"), Some(value("here")));
        there.write(at("3.0.b"), None);
        let mut joined = here.clone();
        assert!(joined.join(&there).0);
        assert_eq!(texts(&joined), ["-", "here"]);
        let mut settled = joined.clone();
        settled.write(at("2.5.c"), Some(value("settled")));
        for older in [&here, &there, &joined] {
            let mut other = older.clone();
            other.join(&settled);
            assert_eq!(other, settled);
        }
    }

    #[test]
    fn f52_one_stamp_with_two_values_is_decided_alike_everywhere() {
        let a = Register::new(at("1.0.a"), Some(value("a")));
        let b = Register::new(at("1.0.a"), Some(value("b")));
        let (mut ab, mut ba) = (a.clone(), b.clone());
        assert_eq!(ab.join(&b), (true, a.heads().to_vec()));
        assert_eq!(ba.join(&a), (false, a.heads().to_vec()));
        assert_eq!((texts(&ab), ab == ba), (vec!["b"], true));
    }

    #[test]
    fn an_actor_does_not_write_at_a_stamp_it_has_passed() {
        let mut register = Register::new(at("5.0.a"), Some(value("kept")));
        assert!(!register.write(at("5.0.a"), Some(value("again"))));
        assert!(!register.write(at("4.z.a"), Some(value("before"))));
        assert_eq!(texts(&register), ["kept"]);
    }

    /// A field that so many have written at once, each seeing nobody else.
    fn crowd(name: &str, count: usize) -> Register {
        let stamps = (0..count).rev().map(|author| at(&format!("1.0.{name}{author:05}")));
        let stamps: Vec<Stamp> = stamps.collect();
        let heads = stamps.iter().map(|at| Head { at: at.clone(), value: Some(value("x")) });
        Register::from_parts(heads.collect(), stamps).unwrap()
    }

    // S2 S5: heads and contexts have no limit, so that joins must not grow with their square.
    #[test]
    fn four_times_the_authors_take_at_most_five_times_the_steps_of_a_join() {
        let steps = |count: usize| {
            sorted::steps(|| {
                let (mut here, there) = (crowd("a", count), crowd("b", count));
                let mut settled = here.clone();
                assert!(here.join(&there).0);
                assert_eq!(here.heads().len(), 2 * count);
                settled.write(at("2.0.c"), None);
                assert!(here.join(&settled).0 && !settled.would_change(&here));
                assert_eq!((here.heads().len(), here.context().len()), (count + 1, 2 * count + 1));
            })
        };
        let (few, many) = (steps(1_000), steps(4_000));
        assert!(many <= 5 * few, "{few} and {many}");
    }

    #[test]
    fn two_who_replaced_each_other_leave_nothing_standing() {
        let seen = || vec![at("1.0.a"), at("2.0.b")];
        let head = |stamp: &str| vec![Head { at: at(stamp), value: Some(value(stamp)) }];
        let mut register = Register::from_parts(head("1.0.a"), seen()).unwrap();
        register.join(&Register::from_parts(head("2.0.b"), seen()).unwrap());
        assert!(register.is_undone());
        assert_eq!(register.shown(), &Head { at: at("2.0.b"), value: None });
        register.join(&Register::new(at("0.0.c"), Some(value("late"))));
        assert_eq!(texts(&register), ["late"]);
    }
}
