//! The invitation that is being opened.

use crate::crdt::Body;
use crate::sync::endpoint::{Endpoint, LinkError};
use crate::sync::invitation::Invitation;
use crate::sync::replies::fault::Fault;

/// An invitation that is being opened.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum JoinState {
    /// None.
    #[default]
    No,
    /// Its document is on the way.
    Loading {
        /// The invitation.
        invitation: Invitation,
        /// Nobody asked for it: the storage was found empty (F13).
        by_itself: bool,
    },
    /// It could not be read.
    BadLink(LinkError),
    /// Its document could not be had.
    Failed {
        /// The invitation.
        invitation: Invitation,
        /// Why.
        fault: Fault,
    },
    /// It is taken in as soon as the storage has said what it holds of the event.
    Taking {
        /// Its document.
        body: Box<Body>,
        /// As it came.
        text: String,
        /// Where it leads.
        target: String,
    },
    /// The event is known from another address, or lies at a host that no event on this phone
    /// does: the person chooses.
    Asking {
        /// The address so far; `None` where the event is new.
        known: Option<Endpoint>,
        /// The invitation.
        invitation: Invitation,
        /// Its document.
        body: Box<Body>,
        /// As it came.
        text: String,
    },
}
