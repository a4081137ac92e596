//! What travels between a phone and its endpoint.

use std::rc::Rc;

use anliegen::app::{CheckMsg, JoinMsg, Msg, SyncMsg};
use anliegen::sync::events::Condition;
use anliegen::sync::file::File;
use anliegen::sync::replies::get::{NetFailure, RawReply};

/// A request as it leaves a tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// When, in ms since 1970, as the phone believes it.
    pub at: i64,
    /// Where to.
    pub url: String,
    /// Whether the browser may revalidate what it has.
    pub conditional: bool,
    /// The `Authorization` header.
    pub authorization: Option<String>,
    /// What it writes, if it does.
    pub put: Option<Put>,
    /// What the answer is for.
    pub errand: Errand,
}

/// What a request writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// On what it depends.
    pub condition: Condition,
    /// It outlives the page.
    pub keepalive: bool,
    /// The document.
    pub text: Rc<str>,
}

/// What an answer is for.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// A check of the endpoint.
    Check {
        /// To be handed back.
        begun: i64,
    },
}

impl Request {
    /// Whether it writes.
    pub fn is_put(&self) -> bool {
        self.put.is_some()
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
            Errand::Check { begun } => Msg::Check(CheckMsg::Replied { begun, raw }),
        }
    }
}

/// A good answer.
pub fn document(text: &str) -> RawReply {
    RawReply { body: Some(text.to_owned()), ..status(200) }
}

/// An answer of this status with a page in it.
pub fn page(code: u16) -> RawReply {
    RawReply { body: Some("<!doctype html><title>Wi-Fi</title>".to_owned()), ..status(code) }
}

/// A sign-in page of the Wi-Fi, which every request is sent to.
pub fn portal() -> RawReply {
    RawReply { redirected: true, ..page(200) }
}

/// An answer with nothing but a status.
pub fn status(status: u16) -> RawReply {
    RawReply { status, ..RawReply::default() }
}

/// No answer, because nothing could be reached.
pub fn unreachable() -> RawReply {
    failure(NetFailure::Unreachable)
}

/// No answer.
pub fn failure(failure: NetFailure) -> RawReply {
    RawReply { failure: Some(failure), ..RawReply::default() }
}
