//! What there is in a venue, as a witness may see it.

use std::rc::Rc;

use anliegen::sync::file::File;
use anliegen::sync::replies::get::RawReply;

use super::link::{Flight, Link};
use super::people::Person;
use crate::support::device::Device;
use crate::support::marks::Marks;
use crate::support::request::Request;
use crate::support::server::Server;
use crate::support::tab::{Tab, TabEvent};

/// Who looks on. Takes part in nothing.
pub trait Witness {
    /// A page was opened.
    fn opened(&mut self, tab: usize, phone: usize);
    /// A page did something.
    fn did(&mut self, world: &Scene, tab: usize, event: &TabEvent);
    /// A page asked for something.
    fn asked(&mut self, world: &Scene, phone: usize, request: &Request);
    /// The endpoint answered.
    fn answered(&mut self, world: &Scene, flight: &Flight, raw: &RawReply);
    /// The answer reached the page.
    fn got(&mut self, world: &Scene, flight: &Flight, raw: &RawReply);
    /// A step is over in which this phone took part.
    fn stepped(&mut self, world: &Scene, phone: usize);
}

/// A phone with its owner.
pub struct Phone {
    /// The thing.
    pub device: Rc<Device>,
    /// Its way to the network.
    pub link: Link,
    /// Its owner.
    pub person: Person,
    /// Its open pages.
    pub tabs: Vec<usize>,
    /// The highest number of an answer that came.
    pub(super) answered: u64,
}

/// An open page.
pub struct Page {
    /// It.
    pub tab: Tab,
    /// Its phone.
    pub phone: usize,
    /// Screens that need a file beside the board, for the files from 1 on.
    pub opened: u32,
    /// The file of the report that is read.
    pub(super) watched: Option<File>,
    /// Requests that ended while the system had it frozen.
    pub(super) ended: Vec<Flight>,
}

/// Everything that a witness may see.
pub struct Scene {
    /// The true time, in ms since 1970.
    pub now: i64,
    /// All phones.
    pub phones: Vec<Phone>,
    /// All pages that ever were, by their number; those that ended are gone.
    pub pages: Vec<Option<Box<Page>>>,
    /// The server.
    pub server: Server,
    /// The address of the event's files.
    pub address: String,
    /// What really happened.
    pub marks: Marks,
}

impl Scene {
    /// An open page.
    pub fn page(&self, tab: usize) -> Option<&Page> {
        self.pages.get(tab)?.as_deref()
    }

    /// The page that somebody looks at on a phone, if any.
    pub fn shown(&self, phone: usize) -> Option<usize> {
        let tabs = self.phones[phone].tabs.iter().copied();
        tabs.rev().find(|tab| self.page(*tab).is_some_and(|page| page.tab.is_awake))
    }

    /// The name of the file at an address.
    pub fn file_at(&self, url: &str) -> Option<String> {
        let (before, after) = self.address.split_once("{shard}").unwrap_or((&self.address, ""));
        let name = url.strip_prefix(before)?.strip_suffix(after)?;
        Some(if name.is_empty() { "board" } else { name }.to_owned())
    }
}
