//! Topics that were merged into others. Merging writes only `mergedInto` on one topic; whose
//! convener, picks, notes and reports belong together is derived. A chain is followed to its last
//! open topic; a cycle ends at its smallest id, which goes on for all of them (F57). Where the goal
//! was withdrawn, is gone or unknown, a topic stands on its own again (F80).

use crate::domain::topic::{State, Topic};
use crate::sorted;

/// Fills [`Topic::goes_on_in`] and [`Topic::left_alone_by`]. `into`: what a topic names as its
/// goal; empty for none.
pub(crate) fn follow(topics: &mut [Topic], into: &dyn Fn(&str) -> String) {
    let named: Vec<String> = topics.iter().map(|topic| into(&topic.id)).collect();
    // The topics are in the order of their ids.
    let at = |id: &String| topics.binary_search_by(|other| other.id.cmp(id)).ok();
    let goals: Vec<Option<usize>> = named.iter().map(at).collect();
    let open: Vec<bool> = topics.iter().map(|topic| topic.state == State::Open).collect();
    let ids: Vec<String> = topics.iter().map(|topic| topic.id.clone()).collect();
    let ends = ends(&goals, &open);
    let end = |at: usize| ends.get(at).copied().flatten();
    for (at, (topic, named)) in topics.iter_mut().zip(named).enumerate() {
        let goal = goals.get(at).copied().flatten();
        match end(at).filter(|end| *end != at) {
            Some(end) => {
                topic.goes_on_in = ids.get(end).cloned();
                if topic.state == State::Open {
                    topic.state = State::Merged;
                }
            }
            None if !named.is_empty() && topic.state == State::Open => {
                topic.left_alone_by = Some(named).filter(|_| goal.and_then(end).is_none());
            }
            None => {}
        }
    }
}

/// Where the way from each topic ends: at the last open topic on it, or at the smallest open one
/// of the cycle it runs into; none where no topic on it is open. Each is visited once.
fn ends(goals: &[Option<usize>], open: &[bool]) -> Vec<Option<usize>> {
    let is_open = |at: &usize| open.get(*at).copied().unwrap_or(false);
    let mut ends: Vec<Option<Option<usize>>> = vec![None; goals.len()];
    let mut visits: Vec<usize> = vec![usize::MAX; goals.len()];
    for start in 0..goals.len() {
        let (mut path, mut next, mut end) = (Vec::new(), Some(start), None);
        while let Some(at) = next {
            sorted::step();
            if let Some(known) = ends.get(at).copied().flatten() {
                end = known;
                break;
            }
            if visits.get(at) == Some(&start) {
                let begins = path.iter().position(|other| *other == at).unwrap_or(0);
                let cycle = path.split_off(begins);
                end = cycle.iter().copied().filter(is_open).min();
                for at in cycle {
                    set(&mut ends, at, Some(end));
                }
                break;
            }
            set(&mut visits, at, start);
            path.push(at);
            next = goals.get(at).copied().flatten();
        }
        for at in path.into_iter().rev() {
            end = end.or(Some(at).filter(is_open));
            set(&mut ends, at, Some(end));
        }
    }
    ends.into_iter().map(Option::flatten).collect()
}

fn set<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};
    use crate::domain::Board;

    #[test]
    fn f57_chains_are_followed_and_a_cycle_ends_at_its_smallest_id() {
        let goals = [None, Some(0), Some(1), Some(5), Some(3), Some(4), Some(4)];
        let all = |open: [bool; 7]| ends(&goals, &open).into_iter().collect::<Vec<_>>();
        let to = |ends: [usize; 7]| ends.map(Some).to_vec();
        assert_eq!(all([true; 7]), to([0, 0, 0, 3, 3, 3, 3]));
        assert_eq!(ends(&[Some(0)], &[true]), [Some(0)]);
        let without = |closed: usize| std::array::from_fn(|at| at != closed);
        assert_eq!(all(without(1)), to([0, 0, 0, 3, 3, 3, 3]), "over a withdrawn one");
        assert_eq!(all(without(3)), to([0, 0, 0, 4, 4, 4, 4]), "the smallest that is open");
    }

    #[test]
    fn f80_whose_goal_was_withdrawn_or_is_not_there_stands_on_its_own() {
        let text = r#"{"format":"f","v":1,"id":"e","topics":{
            "a":{"title":"A","state":"withdrawn"},"b":{"title":"B","mergedInto":"a"},
            "c":{"title":"C","mergedInto":"b"},"d":{"title":"D","mergedInto":"nowhere"},
            "e":{"title":"E","gone":true},"f":{"title":"F","mergedInto":"e"},
            "g":{"title":"G","state":"withdrawn","mergedInto":"a"}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(text, "f").unwrap());
        let board = Board::read("e", &layers);
        let stands = |id: &str| {
            let topic = board.topic(id).unwrap();
            (topic.state, topic.goes_on_in.as_deref(), topic.left_alone_by.as_deref())
        };
        assert_eq!(stands("b"), (State::Open, None, Some("a")));
        assert_eq!(stands("c"), (State::Merged, Some("b"), None), "with whom it was merged");
        assert_eq!(stands("d"), (State::Open, None, Some("nowhere")));
        assert_eq!(stands("f"), (State::Open, None, Some("e")));
        assert_eq!(stands("g"), (State::Withdrawn, None, None));
    }

    // S5
    #[test]
    fn a_long_chain_and_a_large_cycle_are_followed_in_linear_time() {
        let chain = |count: usize| -> Vec<Option<usize>> {
            (0..count).map(|at| at.checked_sub(1)).collect()
        };
        let cycle = |count: usize| (0..count).map(|at| Some((at + 1) % count)).collect();
        for goals in [chain as fn(usize) -> Vec<Option<usize>>, cycle] {
            let steps = |count: usize| {
                let goals = goals(count);
                sorted::steps(|| assert_eq!(ends(&goals, &vec![true; count])[count - 1], Some(0)))
            };
            let (few, many) = (steps(1_000), steps(4_000));
            assert!(many <= 5 * few, "{few} steps for 1,000, {many} for 4,000");
        }
    }
}
