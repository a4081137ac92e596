//! Effects that wait, and folding when there is quiet.

use std::cell::Cell;

use super::runtime::{current_event, dispatch, with_session};
use super::{clock, dom, lazy, locks};
use crate::app::update::projector::Turn;
use crate::app::{Effect, Msg};
use crate::limits;
use crate::sync::events::Input;

/// A fold waits for so much quiet, in ms.
const FOLD_MS: i32 = 2_000;

/// Kinds of timers; only the last wish of a kind is heard.
#[derive(Clone, Copy)]
enum Kind {
    Wake,
    Flush,
    Toast,
    Fold,
    Turn,
}

thread_local! {
    static WISHES: [Cell<u32>; 5] = const { [const { Cell::new(0) }; 5] };
}

fn wishes(kind: Kind) -> u32 {
    WISHES.with(|wishes| wishes[kind as usize].get())
}

/// Sets off an effect that waits. A newer wish of the same kind replaces the former.
pub fn timer(effect: Effect) {
    match effect {
        Effect::WakeAt(at) => {
            let ms = (at - clock::now_ms()).clamp(0, 86_400_000) as i32;
            arm(Kind::Wake, ms, || dispatch(Msg::Sync(Input::Woke)));
        }
        Effect::FlushIn(ms) => arm(Kind::Flush, ms as i32, || dispatch(Msg::Flush)),
        Effect::ToastFor(ms) => arm(Kind::Toast, ms as i32, || dispatch(Msg::ToastGone)),
        Effect::TurnIn(ms) => {
            arm(Kind::Turn, ms as i32, || dispatch(Msg::Turn(Turn::ByItself)));
        }
        Effect::FoldSoon => arm(Kind::Fold, if is_long() { 0 } else { FOLD_MS }, fold),
        _ => {}
    }
}

fn arm(kind: Kind, ms: i32, run: fn()) {
    let mine = wishes(kind).wrapping_add(1);
    WISHES.with(|wishes| wishes[kind as usize].set(mine));
    dom::after(ms, move || {
        if wishes(kind) == mine {
            run();
        }
    });
}

/// Whether the journal is so long that folding waits for no quiet.
fn is_long() -> bool {
    let Some(event) = current_event() else { return false };
    let units = with_session(|store, _| store.journal_units(&event));
    units.is_some_and(|units| units > limits::JOURNAL_UNITS)
}

/// Until the second module is there, the journal holds everything.
fn fold() {
    let (Some(event), Some(second)) = (current_event(), lazy::second()) else { return };
    locks::alone(move |locked, alive| (second.fold)(event, locked, alive));
}
