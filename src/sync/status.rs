//! The status of the connection, for the screens.

use super::intervals::FRESH_FOR_MS;
use super::replies::fault::{Fault, Remedy, WriteFault};
use crate::faults;

/// The connection to the event's endpoint in one word; times are in ms since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The last answer was good.
    Fresh {
        /// When it came.
        at: i64,
    },
    /// As `Fresh`, but what this phone holds cannot go out: the link is for reading only.
    ReadOnly {
        /// When the last good answer came.
        at: i64,
    },
    /// No good answer yet, or none for so long that nothing is known.
    Waiting {
        /// When the last good answer came.
        last: Option<i64>,
    },
    /// The phone shows what it holds; it passes by itself.
    Offline {
        /// When the first answer failed.
        since: i64,
        /// When the last good answer came.
        last: i64,
    },
    /// The Wi-Fi wants a sign-in.
    Portal {
        /// When the first answer failed.
        since: i64,
        /// When the last good answer came.
        last: Option<i64>,
    },
    /// It does not pass by itself: see the fault.
    Blocked {
        /// When the first answer failed.
        since: i64,
        /// When the last good answer came.
        last: Option<i64>,
    },
}

impl State {
    /// The value of `data-sync`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Fresh { .. } => "fresh",
            Self::ReadOnly { .. } => "readonly",
            Self::Waiting { .. } => "waiting",
            Self::Offline { .. } => "offline",
            Self::Portal { .. } => "portal",
            Self::Blocked { .. } => "blocked",
        }
    }

    /// When the last good answer came, for `data-stand`.
    pub const fn stand(self) -> Option<i64> {
        match self {
            Self::Fresh { at } | Self::ReadOnly { at } | Self::Offline { last: at, .. } => Some(at),
            Self::Waiting { last } | Self::Portal { last, .. } | Self::Blocked { last, .. } => last,
        }
    }

    /// Derives the word from the board's last good answer, its fault with the time it began,
    /// and whether own writes are stuck behind a read-only link.
    pub(crate) fn of(
        last: Option<i64>,
        fault: Option<(&Fault, i64)>,
        stuck: bool,
        now_ms: i64,
    ) -> Self {
        match (fault.map(|(fault, since)| (fault.remedy(), since)), last) {
            (Some((Remedy::SignIn, since)), last) => Self::Portal { since, last },
            (Some((Remedy::Repair, since)), last) => Self::Blocked { since, last },
            (Some((Remedy::Wait, since)), Some(last)) => Self::Offline { since, last },
            (None, Some(at)) if now_ms.saturating_sub(at) <= FRESH_FOR_MS => {
                if stuck {
                    Self::ReadOnly { at }
                } else {
                    Self::Fresh { at }
                }
            }
            (_, last) => Self::Waiting { last },
        }
    }
}

/// The connection, for the screens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// In one word.
    pub state: State,
    /// What is wrong with the board's last answer, for a sentence.
    pub fault: Option<Fault>,
    /// How one may write.
    pub writing: Writing,
    /// Why what was written is not there yet, where that is worth a word.
    pub write_fault: Option<WriteFault>,
}

impl Default for Status {
    fn default() -> Self {
        Self {
            state: State::Waiting { last: None },
            fault: None,
            writing: Writing::Guarded,
            write_fault: None,
        }
    }
}

/// How this phone writes to the endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Writing {
    /// By conditional writes: each is refused if the file changed since it was read.
    Guarded,
    /// By unconditional writes, which a later GET verifies: correct, only slower.
    Unguarded(UnguardedReason),
    /// Not at all. What is undelivered waits.
    ReadOnly(WriteBlock),
}

/// Why writes cannot be conditional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnguardedReason {
    /// No `ETag`, or not exposed to this app (F34).
    NoTag,
    /// The server gives weak ones only (F35).
    WeakTag,
    /// The server compresses the file, and refuses the tags made up by that (F36).
    Compressed,
    /// The server refuses the tags that it gave.
    Refused,
}

impl UnguardedReason {
    /// The number under which the case is listed and tested, for `data-fault`.
    pub const fn number(self) -> &'static str {
        match self {
            Self::NoTag => faults::F34.number,
            Self::WeakTag => faults::F35.number,
            Self::Compressed | Self::Refused => faults::F36.number,
        }
    }
}

/// Why this phone cannot write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteBlock {
    /// The invitation is for reading only.
    Link,
    /// The endpoint refuses: 401, 403, 405.
    Endpoint(Fault),
}

/// One file, for the screens that show its part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStatus {
    /// When its last good answer came, in ms since 1970.
    pub accepted: Option<i64>,
    /// What is wrong with its last answer. A shard that is missing is no harm: nobody has
    /// written into it yet.
    pub fault: Option<Fault>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_follows_the_last_answer() {
        let at = Some(1_000);
        for (last, fault, stuck, word) in [
            (None, None, false, "waiting"),
            (None, Some(Fault::Unreachable), false, "waiting"),
            (None, Some(Fault::Portal), false, "portal"),
            (None, Some(Fault::Denied), false, "blocked"),
            (at, None, false, "fresh"),
            (at, None, true, "readonly"),
            (at, Some(Fault::Unreachable), true, "offline"),
            (at, Some(Fault::Portal), false, "portal"),
            (at, Some(Fault::Blocked), false, "blocked"),
        ] {
            let state = State::of(last, fault.as_ref().map(|fault| (fault, 2_000)), stuck, 3_000);
            assert_eq!(state.word(), word, "{last:?} {fault:?}");
            assert_eq!(state.stand(), last);
        }
    }

    #[test]
    fn yesterdays_answer_is_not_called_fresh() {
        let state = State::of(Some(0), None, false, 86_400_000);
        assert_eq!(state, State::Waiting { last: Some(0) });
    }
}
