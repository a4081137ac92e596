//! Compacting the journal when there is quiet.

use super::model::{current_event, with};
use super::timers::Kind;
use super::{locks, split, timers};
use crate::limits;

/// Compaction waits for so much quiet, in ms.
const QUIET_MS: i32 = 2_000;

/// Compacts the journal of the event at hand soon; at once where it is long.
pub fn soon() {
    timers::set(Kind::Compact, if is_long() { 0 } else { QUIET_MS }, compact);
}

fn is_long() -> bool {
    let Some(event) = current_event() else { return false };
    with(|model| model.store.journal_units(&event))
        .is_some_and(|units| units > limits::JOURNAL_UNITS)
}

/// Until the code for it is there, the journal holds everything.
fn compact() {
    let (Some(event), Some(second)) = (current_event(), split::second()) else { return };
    locks::exclusively(move |locked, alive| (second.compact)(event, locked, alive));
}
