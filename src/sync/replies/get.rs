//! Classification of the answers to a GET.

use super::etag::ETag;
use super::fault::Fault;
use super::retry_after::RetryAfter;

/// Why there was no answer at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NetFailure {
    /// `fetch` failed.
    Unreachable,
    /// Nothing came for [`crate::sync::intervals::SILENCE_MS`].
    TimedOut,
    /// The browser would not let the request out: mixed content, local network permission, the
    /// page's own policy.
    Blocked,
}

/// An answer as the platform got it.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawReply {
    /// HTTP status; 0 where there is none.
    pub status: u16,
    /// The browser followed a redirect.
    pub redirected: bool,
    /// The browser shows nothing of the answer (type `opaque` or `opaqueredirect`).
    pub opaque: bool,
    /// Header `Content-Type`.
    pub content_type: Option<String>,
    /// Header `ETag`, where the server exposes it.
    pub etag: Option<String>,
    /// Header `Retry-After`, where the server exposes it.
    pub retry_after: Option<String>,
    /// Header `Date`, where the server exposes it.
    pub date: Option<String>,
    /// The text, if it was read to its end.
    pub body: Option<String>,
    /// The answer began, and broke off.
    pub cut_off: bool,
    /// Reading stopped at [`crate::limits::DOCUMENT_BYTES`].
    pub too_big: bool,
    /// Set when there is no answer; the other fields then say nothing.
    pub failure: Option<NetFailure>,
}

/// What the caller's reader says about a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A document of this event, within the limits.
    Document,
    /// Not JSON.
    NotJson,
    /// JSON that ends in the middle.
    CutOff,
    /// Nothing in it.
    Empty,
    /// An empty document of this event, where this phone has one that is not empty.
    Emptied,
    /// JSON, but not a document of this app.
    OtherFormat,
    /// A document of another event, with its title or id.
    OtherEvent(String),
    /// A document of a newer format version.
    Newer,
    /// Beyond the limits.
    TooBig,
}

/// What an answer means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A document of this event.
    Accepted {
        /// For a later conditional write.
        etag: ETag,
    },
    /// The file is empty. Nobody empties an agenda by hand, so that the server has lost it. What
    /// this phone has stays as it is.
    Emptied {
        /// For a later conditional write.
        etag: ETag,
    },
    /// 304: the copy that this phone holds is the newest.
    NotModified,
    /// There is no document. What this phone has stays as it is.
    Fault(Fault),
}

/// Says what `raw` means. `had_copy`: this phone holds an accepted body of the file, and asked
/// conditionally. `judge` is called at most once, with a text that is not blank.
pub fn classify(raw: &RawReply, had_copy: bool, judge: &dyn Fn(&str) -> Verdict) -> Reply {
    if let Some(fault) = no_answer(raw) {
        return Reply::Fault(fault);
    }
    match raw.status {
        200..=299 => document(raw, judge),
        304 if had_copy => Reply::NotModified,
        _ => Reply::Fault(status_fault(raw)),
    }
}

/// Why there is no answer to speak of.
pub(crate) fn no_answer(raw: &RawReply) -> Option<Fault> {
    match raw.failure {
        Some(NetFailure::Unreachable | NetFailure::TimedOut) => Some(Fault::Unreachable),
        Some(NetFailure::Blocked) => Some(Fault::Blocked),
        None => raw.opaque.then_some(Fault::Redirected),
    }
}

/// What a status other than a good one means.
pub(crate) fn status_fault(raw: &RawReply) -> Fault {
    if raw.status == 511 || raw.redirected && is_page(raw) {
        return Fault::Portal;
    }
    match raw.status {
        304 => Fault::Stale304,
        300..=399 => Fault::Redirected,
        401 | 403 => Fault::Denied,
        404 | 410 => Fault::Missing,
        405 => Fault::NotAllowed,
        413 => Fault::TooBig,
        503 if raw.retry_after.is_none() => Fault::ServerError,
        429 | 503 => {
            Fault::Busy(RetryAfter { header: raw.retry_after.clone(), date: raw.date.clone() })
        }
        _ => Fault::ServerError,
    }
}

/// The text decides, not its type: a plain web space may call a document anything.
fn document(raw: &RawReply, judge: &dyn Fn(&str) -> Verdict) -> Reply {
    if raw.too_big {
        return Reply::Fault(Fault::TooBig);
    }
    if raw.cut_off {
        return Reply::Fault(Fault::CutOff);
    }
    let body = raw.body.as_deref().unwrap_or_default();
    if trimmed(body).is_empty() {
        return Reply::Fault(Fault::Empty);
    }
    let etag = || ETag::read(raw.etag.as_deref());
    Reply::Fault(match judge(body) {
        Verdict::Document => return Reply::Accepted { etag: etag() },
        Verdict::Emptied => return Reply::Emptied { etag: etag() },
        Verdict::NotJson if is_page(raw) => Fault::Portal,
        Verdict::NotJson | Verdict::OtherFormat => Fault::NotADocument,
        Verdict::CutOff => Fault::CutOff,
        Verdict::Empty => Fault::Empty,
        Verdict::OtherEvent(title) => Fault::OtherEvent(title),
        Verdict::Newer => Fault::Newer,
        Verdict::TooBig => Fault::TooBig,
    })
}

fn is_page(raw: &RawReply) -> bool {
    let marked = raw.body.as_deref().is_some_and(|body| trimmed(body).starts_with('<'));
    let named = raw.content_type.as_deref().unwrap_or_default().to_ascii_lowercase();
    marked || named.contains("html")
}

/// Without white space and byte order mark around it.
fn trimmed(body: &str) -> &str {
    body.trim_matches(|char: char| char.is_whitespace() || char == '\u{feff}')
}
