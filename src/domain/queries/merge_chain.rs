//! Topics that were merged into others. Merging writes only `mergedInto` on one topic; whose
//! convener, picks, notes and reports belong together is derived. A chain is followed to its
//! end; a cycle ends at its smallest id, which goes on for all of them (F57).

use crate::domain::topic::{State, Topic};

/// Fills [`Topic::goes_on_in`]. `into`: what a topic names as its goal; empty for none.
pub(crate) fn follow(topics: &mut [Topic], into: &dyn Fn(&str) -> String) {
    let goals: Vec<Option<usize>> = topics
        .iter()
        .map(|topic| {
            let goal = into(&topic.id);
            // Its own list is in the order of the ids.
            topics.binary_search_by(|other| other.id.as_str().cmp(&goal)).ok()
        })
        .collect();
    for at in 0..topics.len() {
        let root = root(&goals, at);
        let root_id = topics.get(root).map(|topic| topic.id.clone());
        if let Some(topic) = topics.get_mut(at).filter(|_| root != at) {
            topic.goes_on_in = root_id;
            if topic.state == State::Open {
                topic.state = State::Merged;
            }
        }
    }
}

/// Where the way from one topic ends: at a topic without a goal, or at the smallest id of the
/// cycle it runs into. Topics are in the order of their ids.
fn root(goals: &[Option<usize>], from: usize) -> usize {
    let goal = |at: usize| goals.get(at).copied().flatten();
    let mut at = from;
    // After as many steps as there are topics one is at the end, or inside the cycle.
    for _ in 0..goals.len() {
        match goal(at) {
            Some(next) => at = next,
            None => return at,
        }
    }
    let (mut smallest, mut next) = (at, goal(at));
    while let Some(there) = next.filter(|there| *there != at) {
        smallest = smallest.min(there);
        next = goal(there);
    }
    smallest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn f57_chains_are_followed_and_a_cycle_ends_at_its_smallest_id() {
        let goals = [None, Some(0), Some(1), Some(5), Some(3), Some(4), Some(4)];
        let roots: Vec<usize> = (0..goals.len()).map(|at| root(&goals, at)).collect();
        assert_eq!(roots, [0, 0, 0, 3, 3, 3, 3]);
        assert_eq!(root(&[Some(0)], 0), 0);
    }
}
