//! What travels between a phone and its endpoint.

use std::rc::Rc;

use anliegen::app::{JoinMsg, Msg, SyncMsg};
use anliegen::sync::events::Condition;
use anliegen::sync::file::File;
use anliegen::sync::replies::get::{NetFailure, RawReply};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// The document.
    Get {
        /// The browser may revalidate what it has.
        conditional: bool,
    },
    /// To keep this document.
    Put {
        /// It.
        body: Rc<str>,
        /// Under which condition.
        condition: Condition,
        /// It outlives the page.
        keepalive: bool,
    },
}

/// What the answer is for.
#[derive(Clone, Debug)]
pub enum Errand {
    /// Opening an invitation.
    Join,
    /// The sync of an event.
    Sync {
        /// The event.
        event: String,
        /// The file.
        file: File,
        /// To be handed back.
        attempt: u32,
    },
}

/// A request as it leaves a page.
#[derive(Clone, Debug)]
pub struct Request {
    /// Where to.
    pub url: String,
    /// What is asked.
    pub method: Method,
    /// Goes along as `Authorization: Bearer`.
    pub token: Option<String>,
    /// What the answer is for.
    pub errand: Errand,
}

impl Request {
    /// Whether it writes.
    pub fn is_put(&self) -> bool {
        matches!(self.method, Method::Put { .. })
    }

    /// The message that brings its answer.
    pub fn answered(self, raw: RawReply) -> Msg {
        let put = self.is_put();
        match self.errand {
            Errand::Join => Msg::Join(JoinMsg::Replied { url: self.url, raw }),
            Errand::Sync { event, file, attempt } if put => {
                Msg::Sync(SyncMsg::PutReplied { event, file, attempt, raw })
            }
            Errand::Sync { event, file, attempt } => {
                Msg::Sync(SyncMsg::Replied { event, file, attempt, raw })
            }
        }
    }
}

/// An answer with nothing but a status.
pub fn status(status: u16) -> RawReply {
    RawReply { status, ..RawReply::default() }
}

/// No answer.
pub fn failure(failure: NetFailure) -> RawReply {
    RawReply { failure: Some(failure), ..RawReply::default() }
}

/// A sign-in page of the Wi-Fi.
pub fn portal() -> RawReply {
    let page = "<!doctype html><title>Wi-Fi</title>".to_owned();
    RawReply { status: 200, redirected: true, body: Some(page), ..RawReply::default() }
}
