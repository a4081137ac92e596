//! A network that says what it is told to, and remembers every request with all its parts.

use std::collections::BTreeMap;

use anliegen::sync::endpoint_check::Ask;
use anliegen::sync::events::Condition;
use anliegen::sync::replies::get::{NetFailure, RawReply};

use super::Phone;
use super::server::Server;

/// A request as it left a phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// When, in ms since 1970.
    pub at: i64,
    /// Where to.
    pub url: String,
    /// Whether the browser may revalidate what it has.
    pub conditional: bool,
    /// The `Authorization` header.
    pub authorization: Option<String>,
    /// What it writes, if it does.
    pub put: Option<Put>,
}

/// What a request writes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Put {
    /// On what it depends.
    pub condition: Condition,
    /// It outlives the page.
    pub keepalive: bool,
    /// The document.
    pub text: String,
}

/// What answers a request in the place of a played network.
pub type Wire = Box<dyn FnMut(&Request) -> RawReply>;

/// Web spaces by their addresses, for all phones of a test.
#[derive(Default)]
pub struct Net {
    /// A real network instead of all that follows.
    pub wire: Option<Wire>,
    /// What stands where, whatever is asked.
    pub answers: BTreeMap<String, RawReply>,
    /// Everything else.
    pub server: Server,
    /// Nothing can be reached.
    pub down: bool,
    /// All requests so far.
    pub requests: Vec<Request>,
}

impl Net {
    /// Lets a document stand at an address.
    pub fn serve(&mut self, url: &str, text: &str) {
        self.answers.insert(url.to_owned(), document(text));
    }

    /// Answers a request.
    pub fn ask(&mut self, request: Request) -> RawReply {
        let answer = self.answer(&request);
        self.requests.push(request);
        answer
    }

    fn answer(&mut self, request: &Request) -> RawReply {
        if self.down {
            return unreachable();
        }
        if let Some(wire) = &mut self.wire {
            return wire(request);
        }
        if let Some(answer) = self.answers.get(&request.url) {
            return answer.clone();
        }
        match &request.put {
            Some(put) => self.server.put(&request.url, &put.condition, &put.text),
            None if self.server.files.is_empty() => unreachable(),
            None => self.server.get(&request.url),
        }
    }

    /// The PUTs so far, with their times.
    pub fn puts(&self) -> Vec<(i64, &Put)> {
        self.requests.iter().filter_map(|r| Some((r.at, r.put.as_ref()?))).collect()
    }

    /// The addresses asked for, each once.
    pub fn urls(&self) -> Vec<&str> {
        let mut urls: Vec<&str> = self.requests.iter().map(|r| r.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        urls
    }
}

impl Phone {
    /// What is on its way never arrives, as where a page was frozen.
    pub fn lose_answers(&mut self) {
        self.answers.clear();
    }

    /// Asks what an endpoint check wants to know.
    pub(super) fn check(&self, ask: Ask, token: Option<String>) -> RawReply {
        match ask {
            Ask::Get(url) => self.request(url, false, token, None),
            Ask::Put { url, condition, text } => {
                let put = Put { condition, keepalive: false, text };
                self.request(url, true, token, Some(put))
            }
        }
    }

    /// Sends a request into the network.
    pub(super) fn request(
        &self,
        url: String,
        conditional: bool,
        token: Option<String>,
        put: Option<Put>,
    ) -> RawReply {
        let authorization = token.map(|token| format!("Bearer {token}"));
        self.net.borrow_mut().ask(Request { at: self.ms, url, conditional, authorization, put })
    }
}

/// A good answer.
pub fn document(text: &str) -> RawReply {
    RawReply { status: 200, body: Some(text.to_owned()), ..RawReply::default() }
}

/// An answer of this status with a page in it.
pub fn page(status: u16) -> RawReply {
    RawReply { status, body: Some("<!doctype html>Wi-Fi".to_owned()), ..RawReply::default() }
}

/// No answer.
pub fn unreachable() -> RawReply {
    RawReply { failure: Some(NetFailure::Unreachable), ..RawReply::default() }
}
