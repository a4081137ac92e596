//! A plain web space that keeps files, with the habits of real servers and their mishaps.

use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::sync::events::Condition;
use anliegen::sync::replies::get::RawReply;

use super::marks::{Mark, Marks};
use super::rng::Rng;
use super::wire::{Method, Request, status};

/// What a server sends as `ETag`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tags {
    /// A strong one.
    Strong,
    /// A weak one.
    Weak,
    /// None, or it does not expose it.
    None,
    /// One that its compression made up; coming back it never matches (F36).
    MadeUp,
}

/// What a server is like, for all its life.
#[derive(Clone, Copy, Debug)]
pub struct Habits {
    /// Its `ETag`s.
    pub tags: Tags,
    /// It minds `If-Match` and `If-None-Match`.
    pub minds: bool,
    /// What it says where a condition does not hold: 412, or 409 (F37).
    pub refusal: u16,
}

/// What is wrong with a server for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    None,
    /// This status to everything, with `Retry-After` where there is a number of seconds.
    Status(u16, Option<u32>),
    /// 412 to every PUT.
    Storm,
    /// 200 to every second PUT, which it does not store.
    Lies,
}

/// A file as it stands.
#[derive(Clone)]
pub struct Stored {
    /// Its text.
    pub text: Rc<str>,
    /// Rises with each change of any file, also where an older text comes back.
    pub version: u64,
}

/// A web space.
pub struct Endpoint {
    /// What it is like.
    pub habits: Habits,
    /// What is wrong with it now.
    pub trouble: Trouble,
    files: BTreeMap<String, Stored>,
    backup: BTreeMap<String, Stored>,
    versions: u64,
}

impl Endpoint {
    /// One that holds nothing.
    pub fn new(habits: Habits) -> Self {
        let files = BTreeMap::new();
        let backup = BTreeMap::new();
        Self { habits, trouble: Trouble::None, files, backup, versions: 0 }
    }

    /// The files, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Stored)> {
        self.files.iter().map(|(name, stored)| (name.as_str(), stored))
    }

    /// A file.
    pub fn file(&self, name: &str) -> Option<&Stored> {
        self.files.get(name)
    }

    /// Lets a file stand there.
    pub fn store(&mut self, name: &str, text: Rc<str>) {
        self.versions += 1;
        self.files.insert(name.to_owned(), Stored { text, version: self.versions });
    }

    /// Takes a copy for bad days.
    pub fn back_up(&mut self) {
        self.backup.clone_from(&self.files);
    }

    /// Comes back from the copy (F40).
    pub fn restore(&mut self) {
        self.files.clear();
        for (name, stored) in self.backup.clone() {
            self.store(&name, stored.text);
        }
    }

    /// Loses everything (F41).
    pub fn lose(&mut self) {
        self.files.clear();
    }

    /// Answers a request. `known`: the `ETag` of what the browser's cache holds of it.
    pub fn answer(
        &mut self,
        name: &str,
        request: &Request,
        known: Option<&str>,
        rng: &mut Rng,
        marks: &mut Marks,
    ) -> RawReply {
        match self.trouble {
            Trouble::Status(code, retry) => {
                marks.hit(match retry {
                    _ if code == 404 => Mark::Gone,
                    Some(_) => Mark::Busy,
                    None => Mark::ServerError,
                });
                let retry_after = retry.map(|seconds| seconds.to_string());
                return RawReply { retry_after, ..status(code) };
            }
            Trouble::Storm if request.is_put() => {
                marks.hit(Mark::Storm);
                return status(self.habits.refusal);
            }
            Trouble::Lies if request.is_put() && rng.happens(500) => {
                marks.hit(Mark::Lied);
                return status(200);
            }
            _ => {}
        }
        match &request.method {
            Method::Get { .. } => self.get(name, known, marks),
            Method::Put { body, condition, .. } => self.put(name, body, condition, marks),
        }
    }

    fn get(&self, name: &str, known: Option<&str>, marks: &mut Marks) -> RawReply {
        let Some(stored) = self.files.get(name) else { return status(404) };
        let etag = self.etag(stored);
        match self.habits.tags {
            Tags::Weak => marks.hit(Mark::WeakTag),
            Tags::None => marks.hit(Mark::NoTag),
            Tags::Strong | Tags::MadeUp => {}
        }
        if etag.is_some() && etag.as_deref() == known {
            return RawReply { etag, ..status(304) };
        }
        let body = Some(stored.text.to_string());
        RawReply { etag, body, ..status(200) }
    }

    fn put(
        &mut self,
        name: &str,
        body: &Rc<str>,
        condition: &Condition,
        marks: &mut Marks,
    ) -> RawReply {
        let current = self.files.get(name);
        let holds = match condition {
            Condition::None => true,
            Condition::Absent => current.is_none(),
            Condition::Match(tag) => {
                // What a compressing module made up, the server behind it has never heard of.
                let known = current.and_then(|stored| self.etag(stored));
                self.habits.tags != Tags::MadeUp && known.as_ref() == Some(tag)
            }
        };
        if self.habits.minds && !holds {
            let made_up = self.habits.tags == Tags::MadeUp && *condition != Condition::Absent;
            marks.hit(if made_up { Mark::MadeUpTag } else { Mark::Conflict });
            return status(self.habits.refusal);
        }
        if !holds {
            marks.hit(Mark::Overwritten);
        }
        let code = if current.is_some() { 204 } else { 201 };
        self.store(name, body.clone());
        status(code)
    }

    fn etag(&self, stored: &Stored) -> Option<String> {
        match self.habits.tags {
            Tags::Strong => Some(format!("\"{}\"", stored.version)),
            Tags::Weak => Some(format!("W/\"{}\"", stored.version)),
            Tags::MadeUp => Some(format!("\"{}-gzip\"", stored.version)),
            Tags::None => None,
        }
    }
}
