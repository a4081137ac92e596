//! Timers of which only the last one of a kind rings.

use std::cell::Cell;

use super::dom;

/// Kinds of timers.
#[derive(Clone, Copy)]
pub enum Kind {
    /// The sync wakes.
    Wake,
    /// What was typed is saved.
    Flush,
    /// The message at the foot goes.
    Toast,
    /// The journal is compacted.
    Compact,
    /// The projector's page is turned.
    Turn,
    /// The code that comes after the first screen is fetched again.
    Retry,
}

thread_local! {
    static SET: [Cell<u32>; 6] = const { [const { Cell::new(0) }; 6] };
}

fn last(kind: Kind) -> u32 {
    SET.with(|set| set[kind as usize].get())
}

/// Runs something after so many ms, in the place of what was to run before.
pub fn set(kind: Kind, ms: i32, run: fn()) {
    let mine = last(kind).wrapping_add(1);
    SET.with(|set| set[kind as usize].set(mine));
    dom::after(ms, move || {
        if last(kind) == mine {
            run();
        }
    });
}
