//! Why there is no free place: "all are taken" is said only where they are.

use super::schedule::ahead;
use crate::domain::board::Board;
use crate::domain::civil_time::Civil;

/// Why there is no free place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPlace {
    /// The event has no slots for groups, or no spaces.
    NonePlanned,
    /// No round begins any more.
    NoneAhead,
    /// All places of the rounds to come are taken.
    AllTaken,
}

/// Why [`super::schedule::next_free`] finds none.
pub fn no_place(board: &Board, now: Option<Civil>) -> NoPlace {
    match () {
        () if board.spaces.is_empty() || ahead(board, None).is_empty() => NoPlace::NonePlanned,
        () if ahead(board, now).is_empty() => NoPlace::NoneAhead,
        () => NoPlace::AllTaken,
    }
}
