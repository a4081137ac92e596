//! What can be wrong with an answer. None of it ever changes what the phone holds (rule Y7).

use super::retry_after::RetryAfter;
use crate::faults;

/// Why an answer was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No answer: no network, no internet behind it, a name that does not resolve, a refused or
    /// timed-out connection, an answer that the browser may not show us.
    Unreachable,
    /// The answer points to another place that we may not follow: mostly a Wi-Fi's sign-in.
    Redirected,
    /// A page in the place of the document: the Wi-Fi wants a sign-in.
    Portal,
    /// The browser does not let the request out: an `http` endpoint from an `https` page, or
    /// the local network without permission.
    Blocked,
    /// 404, 410: there is no such file.
    Missing,
    /// 401, 403.
    Denied,
    /// 405.
    NotAllowed,
    /// 429, or 503 with `Retry-After`.
    Busy(RetryAfter),
    /// Any other status: the server does not do what it should.
    ServerError,
    /// 304 although this phone holds no copy that could still be valid.
    Stale304,
    /// Not a document of this app.
    NotADocument,
    /// The document of another event, with its title or id.
    OtherEvent(String),
    /// The text ends in the middle.
    CutOff,
    /// Nothing in it.
    Empty,
    /// More than [`crate::limits::DOCUMENT_BYTES`].
    TooBig,
    /// Written by a newer version of the app.
    Newer,
}

/// Why what a person wrote is not at the endpoint yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFault {
    /// Others were first, again and again (F37).
    Conflict,
    /// The server said that it has it, and has it not, again and again (F39).
    NotStored,
    /// The server did not take it, or did not answer.
    Answer(Fault),
}

impl WriteFault {
    /// The number under which the fault is listed and tested, for `data-fault`.
    pub const fn number(&self) -> Option<&'static str> {
        match self {
            Self::Conflict => Some(faults::F37.number),
            Self::NotStored => Some(faults::F39.number),
            Self::Answer(fault) => fault.number(),
        }
    }
}

/// What a fault asks of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// It passes by itself.
    Wait,
    /// Sign in to the Wi-Fi.
    SignIn,
    /// Somebody has to change something: the link, the server, the app.
    Repair,
}

impl Fault {
    /// The number under which the fault is listed and tested, for `data-fault`.
    pub const fn number(&self) -> Option<&'static str> {
        Some(match self {
            Self::Portal => faults::F28.number,
            Self::Redirected => faults::F29.number,
            Self::NotADocument => faults::F30.number,
            Self::CutOff => faults::F31.number,
            Self::Empty => faults::F32.number,
            Self::Stale304 => faults::F33.number,
            Self::Missing => faults::F41.number,
            Self::TooBig => faults::F42.number,
            Self::Busy { .. } => faults::F43.number,
            Self::Unreachable => faults::F45.number,
            Self::Blocked => faults::F46.number,
            Self::OtherEvent(_) => faults::F59.number,
            Self::Denied | Self::NotAllowed | Self::ServerError | Self::Newer => return None,
        })
    }

    /// What it asks of people.
    pub const fn remedy(&self) -> Remedy {
        match self {
            Self::Portal => Remedy::SignIn,
            Self::Blocked
            | Self::Denied
            | Self::NotAllowed
            | Self::NotADocument
            | Self::OtherEvent(_)
            | Self::TooBig
            | Self::Newer => Remedy::Repair,
            Self::Unreachable
            | Self::Redirected
            | Self::Missing
            | Self::Busy { .. }
            | Self::ServerError
            | Self::Stale304
            | Self::CutOff
            | Self::Empty => Remedy::Wait,
        }
    }

    /// Whether the browser may now keep a wrong body for the file, which a conditional GET
    /// could bring back for ever: a sign-in page is younger than any document, so that the
    /// server answers "not modified since".
    pub const fn spoils_cache(&self) -> bool {
        matches!(
            self,
            Self::Portal
                | Self::Stale304
                | Self::NotADocument
                | Self::OtherEvent(_)
                | Self::CutOff
                | Self::Empty
                | Self::TooBig
                | Self::Newer
        )
    }
}
