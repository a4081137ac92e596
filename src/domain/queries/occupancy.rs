//! Which topics are where: one walk over the topics for all slots and spaces, never one for each of
//! them (S2).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::board::Board;
use crate::domain::topic::{State, Topic};
use crate::hash::{fnv1a_32, scatter};
use crate::sorted;

/// What hangs on the wall, by slot and space; both by their positions.
pub fn cells(board: &Board) -> BTreeMap<(usize, Option<usize>), Vec<&Topic>> {
    let mut cells: BTreeMap<(usize, Option<usize>), Vec<&Topic>> = BTreeMap::new();
    for topic in board.topics.iter().filter(|topic| topic.on_wall()) {
        sorted::step();
        if let Some(slot) = topic.slot {
            cells.entry((slot, topic.space)).or_default().push(topic);
        }
    }
    cells
}

/// The open topics of all slots, by slot, each in the order of their spaces.
pub fn by_slot(board: &Board) -> Vec<Vec<&Topic>> {
    let mut slots: Vec<Vec<&Topic>> = board.slots.iter().map(|_| Vec::new()).collect();
    let open = board.topics.iter().filter(|topic| topic.state == State::Open);
    for (topic, slot) in open.filter_map(|topic| Some((topic, topic.slot?))) {
        sorted::step();
        slots.get_mut(slot).into_iter().for_each(|topics| topics.push(topic));
    }
    for topics in &mut slots {
        sorted::sort_by(topics, |a, b| {
            a.space.unwrap_or(usize::MAX).cmp(&b.space.unwrap_or(usize::MAX))
        });
    }
    slots
}

/// The places that open topics have, so that nobody looks through all topics for each slot.
pub struct Taken<'a> {
    board: &'a Board,
    /// Slot and space, by their positions.
    cells: BTreeSet<(usize, usize)>,
}

impl<'a> Taken<'a> {
    /// Those of a board.
    pub fn of(board: &'a Board) -> Self {
        let open = board.topics.iter().filter(|topic| topic.state == State::Open);
        Self { board, cells: sorted::set(open.filter_map(|topic| topic.slot.zip(topic.space))) }
    }

    fn in_slot(&self, slot: usize) -> impl Iterator<Item = usize> {
        self.cells.range((slot, 0)..=(slot, usize::MAX)).map(|(_, space)| {
            sorted::step();
            *space
        })
    }

    /// How many spaces no open topic has in a slot.
    pub fn count_free(&self, slot: usize) -> usize {
        self.board.spaces.len().saturating_sub(self.in_slot(slot).count())
    }

    /// These spaces, by their positions.
    pub fn free_in(&self, slot: usize) -> Vec<usize> {
        self.first_free_in(slot, usize::MAX)
    }

    /// So many of these spaces at most.
    pub fn first_free_in(&self, slot: usize, most: usize) -> Vec<usize> {
        let mut taken = self.in_slot(slot).peekable();
        let is_free = |space: &usize| {
            sorted::step();
            taken.next_if_eq(space).is_none()
        };
        (0..self.board.spaces.len()).filter(is_free).take(most).collect()
    }

    /// These spaces in the order in which they are offered to a profile.
    pub fn offered_in(&self, slot: usize, profile: &str) -> Vec<usize> {
        if self.count_free(slot) == 0 {
            return Vec::new();
        }
        in_order_of(self.board, self.free_in(slot), profile)
    }
}

/// The free spaces of a slot in the order in which they are offered to a profile.
pub fn offered_in(board: &Board, slot: usize, profile: &str) -> Vec<usize> {
    Taken::of(board).offered_in(slot, profile)
}

/// Spaces in the order in which they are offered to a profile. Each has an order of its own, for
/// all slots and times: if everybody were offered the same space, most of those who post in the
/// same minute would meet there.
fn in_order_of(board: &Board, mut free: Vec<usize>, profile: &str) -> Vec<usize> {
    let lot = |space: usize| {
        let id = board.spaces.get(space).map_or("", |space| &space.id);
        scatter(fnv1a_32(id.bytes().chain(profile.bytes())))
    };
    sorted::sort_by(&mut free, |a, b| (lot(*a), a).cmp(&(lot(*b), b)));
    free
}
