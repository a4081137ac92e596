//! A plain web space that takes files: as it should be, and in all the ways in which real ones
//! are not.

use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::sync::events::Condition;
use anliegen::sync::replies::get::{NetFailure, RawReply};

use super::marks::{Mark, Marks};
use super::request::{Put, Request, failure, status};

/// What a server sends as `ETag`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tags {
    /// A strong one.
    #[default]
    Strong,
    /// A weak one (F35).
    Weak,
    /// None, or none that the browser shows (F34).
    None,
    /// One that a compressing module made up; coming back it never matches (F36).
    Gzip,
}

/// What is wrong with a server for a while.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing.
    #[default]
    None,
    /// This status to everything, with `Retry-After` where there is one.
    Status(u16, Option<&'static str>),
    /// This status to every PUT, with `Retry-After` where there is one.
    Refuses(u16, Option<&'static str>),
    /// 412 to every PUT, or what else it says where a condition does not hold.
    Storm,
    /// It says that it has stored, and does so only where the number of PUTs is no multiple of
    /// this one (F39).
    Lies(u64),
    /// It stores, and the answer is lost (F38).
    LosesReplies,
}

/// How a server behaves.
#[derive(Clone, Debug, Default)]
pub struct Manner {
    /// Its tags.
    pub tags: Tags,
    /// It overwrites whatever the condition says.
    pub ignores_conditions: bool,
    /// It answers 409 instead of 412 where a condition does not hold (F37).
    pub says_409: bool,
    /// It takes nothing longer, in bytes (F42).
    pub longest: Option<usize>,
    /// What is wrong with it now.
    pub trouble: Trouble,
}

/// A file as it stands.
#[derive(Clone, Debug)]
pub struct Stored {
    /// Its text.
    pub text: Rc<str>,
    /// Rises with each change of any file, also where an older text comes back.
    pub version: u64,
}

/// A web space. Its files have names, or stand for whole addresses.
#[derive(Default)]
pub struct Server {
    /// How it behaves.
    pub manner: Manner,
    /// What really happened at it.
    pub marks: Marks,
    files: BTreeMap<String, Stored>,
    backup: BTreeMap<String, Stored>,
    versions: u64,
    puts: u64,
}

impl Server {
    /// One that holds nothing.
    pub fn new(manner: Manner) -> Self {
        Self { manner, ..Self::default() }
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The files, by name.
    pub fn files(&self) -> impl Iterator<Item = (&str, &Stored)> {
        self.files.iter().map(|(name, stored)| (name.as_str(), stored))
    }

    /// A file.
    pub fn file(&self, name: &str) -> Option<&Stored> {
        self.files.get(name)
    }

    /// The text of a file that is there.
    pub fn text(&self, name: &str) -> String {
        self.files[name].text.to_string()
    }

    /// All texts, by name.
    pub fn texts(&self) -> BTreeMap<String, Rc<str>> {
        self.files.iter().map(|(name, stored)| (name.clone(), stored.text.clone())).collect()
    }

    /// Lets a document stand there.
    pub fn place(&mut self, name: &str, text: impl Into<Rc<str>>) {
        self.versions += 1;
        let stored = Stored { text: text.into(), version: self.versions };
        self.files.insert(name.to_owned(), stored);
    }

    /// The file is gone.
    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
    }

    /// Takes a copy for bad days.
    pub fn back_up(&mut self) {
        self.backup.clone_from(&self.files);
    }

    /// Comes back from the copy (F40).
    pub fn restore(&mut self) {
        self.files.clear();
        for (name, stored) in self.backup.clone() {
            self.place(&name, stored.text);
        }
    }

    /// Loses everything (F41).
    pub fn lose(&mut self) {
        self.files.clear();
    }

    /// Answers a request for the file of this name. `known` is the `ETag` of what the browser
    /// has of it.
    pub fn answer(&mut self, name: &str, request: &Request, known: Option<&str>) -> RawReply {
        match (self.manner.trouble, &request.put) {
            (Trouble::Status(code, retry), _) => {
                self.marks.hit(match retry {
                    _ if code == 404 => Mark::Gone,
                    Some(_) => Mark::Busy,
                    None => Mark::ServerError,
                });
                RawReply { retry_after: retry.map(str::to_owned), ..status(code) }
            }
            (Trouble::Refuses(code, retry), Some(_)) => {
                RawReply { retry_after: retry.map(str::to_owned), ..status(code) }
            }
            (Trouble::Storm, Some(_)) => {
                self.marks.hit(Mark::Storm);
                status(self.conflict())
            }
            (_, Some(put)) => self.put(name, put),
            (_, None) => self.get(name, known),
        }
    }

    fn conflict(&self) -> u16 {
        if self.manner.says_409 { 409 } else { 412 }
    }

    fn get(&mut self, name: &str, known: Option<&str>) -> RawReply {
        let Some(stored) = self.files.get(name) else { return status(404) };
        let etag = self.etag(stored);
        match self.manner.tags {
            Tags::Weak => self.marks.hit(Mark::WeakTag),
            Tags::None => self.marks.hit(Mark::NoTag),
            Tags::Strong | Tags::Gzip => {}
        }
        if etag.is_some() && etag.as_deref() == known {
            return RawReply { etag, ..status(304) };
        }
        RawReply { etag, body: Some(stored.text.to_string()), ..status(200) }
    }

    fn put(&mut self, name: &str, put: &Put) -> RawReply {
        if self.manner.longest.is_some_and(|longest| put.text.len() > longest) {
            return status(413);
        }
        let current = self.files.get(name);
        let holds = match &put.condition {
            Condition::None => true,
            Condition::Absent => current.is_none(),
            // The comparison is a strong one, and what a compressing module made up, the server
            // behind it has never heard of.
            Condition::Match(tag) => current.is_some_and(|stored| *tag == strong(stored)),
        };
        if !self.manner.ignores_conditions && !holds {
            let made_up = self.manner.tags == Tags::Gzip && put.condition != Condition::Absent;
            self.marks.hit(if made_up { Mark::MadeUpTag } else { Mark::Conflict });
            return status(self.conflict());
        }
        if !holds {
            self.marks.hit(Mark::Overwritten);
        }
        let done = status(if current.is_some() { 204 } else { 201 });
        self.puts += 1;
        match self.manner.trouble {
            Trouble::Lies(every) if self.puts.is_multiple_of(every) => {
                self.marks.hit(Mark::Lied);
                return done;
            }
            _ => self.place(name, put.text.clone()),
        }
        if self.manner.trouble == Trouble::LosesReplies {
            return failure(NetFailure::TimedOut);
        }
        done
    }

    fn etag(&self, stored: &Stored) -> Option<String> {
        match self.manner.tags {
            Tags::Strong => Some(strong(stored)),
            Tags::Weak => Some(format!("W/{}", strong(stored))),
            Tags::Gzip => Some(format!("\"{}-gzip\"", stored.version)),
            Tags::None => None,
        }
    }
}

fn strong(stored: &Stored) -> String {
    format!("\"{}\"", stored.version)
}
