//! A network that says what it is told to, and remembers every request with all its parts.

use std::collections::BTreeMap;

use anliegen::sync::reply::{NetFailure, RawReply};

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
}

/// Web spaces by their addresses, for all phones of a test.
#[derive(Default)]
pub struct Net {
    /// What stands where.
    pub answers: BTreeMap<String, RawReply>,
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
        let answer = self.answers.get(&request.url).filter(|_| !self.down).cloned();
        self.requests.push(request);
        answer.unwrap_or_else(unreachable)
    }

    /// The addresses asked for, each once.
    pub fn urls(&self) -> Vec<&str> {
        let mut urls: Vec<&str> = self.requests.iter().map(|r| r.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        urls
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
