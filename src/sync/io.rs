//! What goes into the machine and what comes out of it. The platform feeds and obeys it.

use super::access::Access;
use super::reply::Reply;
use super::shard::File;

/// What happened.
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
    /// This phone holds own writes that the endpoint has not (`true`), or no longer.
    Holds(bool),
    /// Another invitation to the same endpoint. One to read takes nothing away.
    Invited(Access),
    /// The event's number of shards as its document says it. It never falls.
    Shards(u32),
    /// The time last asked for by [`Output::WakeAt`] came.
    Woke,
    /// The answer to a GET.
    Replied {
        /// As in the GET.
        file: File,
        /// As in the GET.
        attempt: u32,
        /// What the answer means.
        reply: Reply,
    },
}

/// What to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// Fetch, give up after [`super::policy::GET_TIMEOUT_MS`], and hand the answer back.
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
    /// Wake the machine then, in ms since 1970. Replaces the time asked for before.
    WakeAt(i64),
    /// Keep the body just delivered as the file's last accepted one, and join it.
    Accept {
        /// Which file.
        file: File,
    },
    /// [`super::machine::Machine::status`] or its `file` says something else than before.
    Changed,
}
