//! A web space that takes files: as it should be, and in all the ways in which real ones are
//! not.

use std::collections::BTreeMap;

use anliegen::sync::events::Condition;
use anliegen::sync::replies::get::{NetFailure, RawReply};

/// What tag a server gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tags {
    /// A strong one.
    #[default]
    Strong,
    /// A weak one (F35).
    Weak,
    /// None, or none that the browser shows (F34).
    None,
    /// One that a compressing module made up and does not know again (F36).
    Gzip,
}

/// How a server behaves.
#[allow(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Its tags.
    pub tags: Tags,
    /// It overwrites whatever the condition says.
    pub ignores_conditions: bool,
    /// It answers 409 instead of 412 (F37).
    pub says_409: bool,
    /// It says 200 and stores nothing (F39).
    pub lies: bool,
    /// It stores, and the answer is lost (F38).
    pub loses_replies: bool,
    /// It answers every PUT with this status and stores nothing.
    pub refuses: Option<u16>,
    /// With this `Retry-After`.
    pub retry_after: Option<String>,
    /// It takes nothing longer (F42).
    pub longest: Option<usize>,
}

/// A web space.
#[derive(Clone, Debug, Default)]
pub struct Server {
    /// The files by their addresses.
    pub files: BTreeMap<String, String>,
    /// How it behaves.
    pub manner: Manner,
    version: u32,
    versions: BTreeMap<String, u32>,
}

impl Server {
    /// Lets a document stand at an address.
    pub fn place(&mut self, url: &str, text: &str) {
        self.version += 1;
        self.files.insert(url.to_owned(), text.to_owned());
        self.versions.insert(url.to_owned(), self.version);
    }

    /// The file is gone.
    pub fn remove(&mut self, url: &str) {
        self.files.remove(url);
    }

    /// Answers a GET.
    pub fn get(&self, url: &str) -> RawReply {
        let Some(text) = self.files.get(url) else { return status(404) };
        RawReply {
            status: 200,
            etag: self.tag(url),
            body: Some(text.clone()),
            ..RawReply::default()
        }
    }

    /// Answers a PUT.
    pub fn put(&mut self, url: &str, condition: &Condition, text: &str) -> RawReply {
        let manner = self.manner.clone();
        if let Some(code) = manner.refuses {
            return RawReply { retry_after: manner.retry_after, ..status(code) };
        }
        if manner.longest.is_some_and(|longest| text.len() > longest) {
            return status(413);
        }
        let known = self.versions.get(url).filter(|_| self.files.contains_key(url));
        let holds = match condition {
            _ if manner.ignores_conditions => true,
            Condition::None => true,
            Condition::Absent => known.is_none(),
            Condition::Match(tag) => known.is_some_and(|version| *tag == strong(*version)),
        };
        if !holds {
            return status(if manner.says_409 { 409 } else { 412 });
        }
        if !manner.lies {
            self.place(url, text);
        }
        if manner.loses_replies {
            return RawReply { failure: Some(NetFailure::TimedOut), ..RawReply::default() };
        }
        status(if known_before(condition) { 204 } else { 201 })
    }

    fn tag(&self, url: &str) -> Option<String> {
        let version = self.versions.get(url).copied().unwrap_or_default();
        match self.manner.tags {
            Tags::Strong => Some(strong(version)),
            Tags::Weak => Some(format!("W/{}", strong(version))),
            Tags::None => None,
            Tags::Gzip => Some(format!("\"v{version}-gzip\"")),
        }
    }
}

fn known_before(condition: &Condition) -> bool {
    *condition != Condition::Absent
}

fn strong(version: u32) -> String {
    format!("\"v{version}\"")
}

fn status(status: u16) -> RawReply {
    RawReply { status, ..RawReply::default() }
}
