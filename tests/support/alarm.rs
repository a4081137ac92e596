//! What happens later in a tab, and when.

/// What waits for the next paint waits so long, in ms.
pub const PAINT: i64 = 16;
/// A compaction waits for so much quiet, in ms.
pub const QUIET: i64 = 2_000;
/// How often the shown clock is looked at, in ms.
pub const TICK: i64 = 20_000;
/// A task that makes room for others in between begins so much later, in ms.
pub const TASK: i64 = 8;

/// Something that happens later. A newer one of the same kind replaces the former.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alarm {
    /// The sync has something to do.
    Wake,
    /// What is typed is saved.
    Flush,
    /// The message at the foot closes.
    Toast,
    /// The projector turns its page.
    Turn,
    /// The journal is compacted.
    Compact,
    /// The rest of a screen is drawn.
    Paint,
    /// The app has started.
    Start,
    /// The shown clock moves on.
    Tick,
    /// The lazy part arrives, or turns out to be out of reach.
    Arrive,
    /// The lazy part is fetched again.
    Retry,
    /// A task of its own begins.
    Task,
}
