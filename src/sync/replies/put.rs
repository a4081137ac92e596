//! Classification of the answers to a PUT. A good answer proves nothing: only a later GET shows
//! what was stored (rule Y5).

use super::fault::Fault;
use super::get::{RawReply, no_answer, status_fault};

/// What an answer to a PUT means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PutReply {
    /// 2xx: the server says that it has it.
    Stored,
    /// 409, 412: the file is another than the one it was made from (F37).
    Conflict,
    /// It was not sent, because it was too long to outlive a hidden page.
    Unsent,
    /// It was not sent, because no phone would accept a file of that length (F42).
    TooLong,
    /// It was not sent: there is no room in the file for what others wrote and it has lost.
    NoRoom,
    /// The server refused it, or there was no answer.
    Fault(Fault),
}

/// Says what the answer to a PUT means.
pub fn classify(raw: &RawReply) -> PutReply {
    if let Some(fault) = no_answer(raw) {
        return PutReply::Fault(fault);
    }
    match raw.status {
        200..=299 => PutReply::Stored,
        409 | 412 => PutReply::Conflict,
        // A server that knows no PUT at all.
        501 => PutReply::Fault(Fault::NotAllowed),
        _ => PutReply::Fault(status_fault(raw)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::replies::get::NetFailure;
    use crate::sync::replies::retry_after::RetryAfter;

    // F37 F38 F42 F43
    #[test]
    fn each_answer_is_told_from_the_others() {
        let fault = PutReply::Fault;
        for (status, reply) in [
            (200, PutReply::Stored),
            (201, PutReply::Stored),
            (204, PutReply::Stored),
            (409, PutReply::Conflict),
            (412, PutReply::Conflict),
            (307, fault(Fault::Redirected)),
            (401, fault(Fault::Denied)),
            (403, fault(Fault::Denied)),
            (405, fault(Fault::NotAllowed)),
            (501, fault(Fault::NotAllowed)),
            (404, fault(Fault::Missing)),
            (413, fault(Fault::TooBig)),
            (429, fault(Fault::Busy(RetryAfter::default()))),
            (503, fault(Fault::ServerError)),
            (507, fault(Fault::ServerError)),
        ] {
            assert_eq!(classify(&RawReply { status, ..RawReply::default() }), reply, "{status}");
        }
        let lost = RawReply { failure: Some(NetFailure::TimedOut), ..RawReply::default() };
        assert_eq!(classify(&lost), fault(Fault::Unreachable));
        let opaque = RawReply { opaque: true, ..RawReply::default() };
        assert_eq!(classify(&opaque), fault(Fault::Redirected));
    }
}
