//! The inputs and outputs of the sync's state machine.

use super::access::Access;
use super::file::File;
use super::replies::get::Reply;
use super::replies::put::PutReply;

/// An input of the state machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The page became visible.
    Shown,
    /// The page was hidden.
    Hidden,
    /// The browser believes that the network is back. That it is gone, it need not say.
    Online,
    /// The person touched, typed, scrolled.
    Touched,
    /// The person wants it now.
    SyncNow,
    /// The page became a projector's wall, or ceased to be.
    Projector(bool),
    /// A screen that needs this file opened.
    Open(File),
    /// It closed; there are as many of these as of `Open`.
    Close(File),
    /// The person has written something whose home this file is.
    Wrote {
        /// Which file.
        file: File,
        /// How soon it is to go out.
        urgency: Urgency,
    },
    /// What the files are missing of what this phone has. Files that are not named are missing
    /// nothing. To be sent after whatever may have changed it, and always after
    /// [`Output::Accept`].
    Missing(Vec<Missing>),
    /// The files' last accepted bodies are those of another tab now.
    Replaced,
    /// Another invitation to the same endpoint. One to read takes nothing away.
    Invited(Access),
    /// The event's number of shards as its document says it; 0 changes nothing.
    Shards(u32),
    /// The time last asked for by [`Output::WakeAt`] came.
    Woke,
    /// More of the answer to a GET has arrived: it is slow, and not lost (F45).
    Flowing {
        /// As in the GET.
        file: File,
        /// As in the GET.
        attempt: u32,
    },
    /// The answer to a GET.
    Replied {
        /// As in the GET.
        file: File,
        /// As in the GET.
        attempt: u32,
        /// What the answer means.
        reply: Reply,
    },
    /// The answer to a PUT.
    PutReplied {
        /// As in the PUT.
        file: File,
        /// As in the PUT.
        attempt: u32,
        /// What the answer means.
        reply: PutReply,
    },
}

/// How soon a write is uploaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Urgency {
    /// It was tapped: within seconds.
    Tapped,
    /// It is being typed: once the keys rest.
    Typed,
    /// It follows from what was just read: together with what waits, else at once.
    Derived,
}

/// What a file is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The file whose home it is.
    pub file: File,
    /// Writes of this person that no file holds.
    pub own: bool,
    /// Writes of others that no file holds: a server has lost them.
    pub others: bool,
}

/// The condition of a PUT (RFC 9110, 13.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// None. The later GET shows whether it was stored.
    None,
    /// `If-Match` with this tag, quotes included.
    Match(String),
    /// `If-None-Match: *`: there is no such file yet.
    Absent,
}

/// An output of the state machine: what the platform is to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Fetch, give up after [`super::intervals::SILENCE_MS`] of silence, and hand the answer back.
    Get {
        /// Which file.
        file: File,
        /// Hand it back with the answer: an answer that the machine no longer waits for is
        /// not taken.
        attempt: u32,
        /// Where it is.
        url: String,
        /// Let the browser revalidate what it has; otherwise fetch afresh, past its cache.
        conditional: bool,
    },
    /// Send the file's last accepted body joined with all it should get, and hand the answer
    /// back. Nothing is delivered by it: that is for a later GET to say (rule Y5).
    Put {
        /// Which file.
        file: File,
        /// Hand it back with the answer.
        attempt: u32,
        /// Where it is.
        url: String,
        /// On what it depends.
        condition: Condition,
        /// The page is being hidden: send it so that it outlives the page, or, where it is
        /// longer than [`crate::limits::KEEPALIVE_BYTES`], not at all.
        keepalive: bool,
    },
    /// Wake the machine then, in ms since 1970. Replaces the time asked for before.
    WakeAt(i64),
    /// Keep the body just delivered as the file's last accepted one, and join it.
    Accept {
        /// Which file.
        file: File,
    },
    /// [`super::engine::Machine::status`] or its `file` says something else than before.
    Changed,
}
