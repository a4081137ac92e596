//! What happens later in a page, and when.

/// What waits for the next paint waits so long, in ms.
pub const PAINT: i64 = 16;
/// A fold waits for so much quiet, in ms.
pub const FOLD: i64 = 2_000;
/// How often the shown clock is looked at, in ms.
pub const TICK: i64 = 20_000;
/// A task that makes room for others in between begins so much later, in ms.
pub const NEXT: i64 = 8;

/// Something that happens later. A newer one of the same kind replaces the former.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    Wake,
    Flush,
    Toast,
    Fold,
    Paint,
    Start,
    Tick,
    Second,
    Next,
}
