//! A device as a thing: its clock, its disk, its browser; what all its tabs share, across
//! restarts.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::sync::replies::get::RawReply;

use super::disk::Disk;
use super::request::Request;

/// A device.
pub struct Device {
    /// Its storage.
    pub disk: Rc<Disk>,
    /// How far its clock is ahead of the true time, in ms.
    pub skew: Cell<i64>,
    /// Page loads alive.
    pub alive: RefCell<Vec<String>>,
    /// Page loads so far, where they are counted.
    pub loads: Cell<u32>,
    /// Its browser knows Web Locks.
    pub locks: bool,
    /// It may write into the endpoint.
    pub writes: Cell<bool>,
    /// Tells it apart from the thread's other devices.
    pub number: u32,
    /// The browser's cache: by address the `ETag` and the body.
    cache: RefCell<BTreeMap<String, (String, Rc<str>)>>,
}

thread_local! {
    /// Every test has a thread, so that its devices are the same ones each time.
    static DEVICES: Cell<u32> = const { Cell::new(0) };
}

impl Device {
    /// A new one, with all that a browser of today has.
    pub fn new() -> Rc<Self> {
        Self::with(Rc::default(), true, true)
    }

    /// One with this disk.
    pub fn with(disk: Rc<Disk>, locks: bool, writes: bool) -> Rc<Self> {
        let number = DEVICES.get() + 1;
        DEVICES.set(number);
        Rc::new(Self {
            disk,
            skew: Cell::new(0),
            alive: RefCell::default(),
            loads: Cell::new(0),
            locks,
            writes: Cell::new(writes),
            number,
            cache: RefCell::default(),
        })
    }

    /// The `ETag` that the browser sends along with a request, as what it has of the file.
    pub fn known_tag(&self, request: &Request) -> Option<String> {
        let revalidates = request.put.is_none() && request.conditional;
        let cache = self.cache.borrow();
        cache.get(&request.url).filter(|_| revalidates).map(|(tag, _)| tag.clone())
    }

    /// What the page gets of an answer: what the server calls unchanged comes from the cache.
    pub fn through_cache(&self, url: &str, raw: RawReply) -> RawReply {
        let mut cache = self.cache.borrow_mut();
        if raw.status == 304
            && let Some((tag, text)) = cache.get(url)
        {
            let body = Some(text.to_string());
            return RawReply { status: 200, etag: Some(tag.clone()), body, ..RawReply::default() };
        }
        if let (200, Some(tag), Some(body)) = (raw.status, &raw.etag, &raw.body) {
            let kept = (tag.clone(), self.disk.shared_texts().keep(body));
            cache.insert(url.to_owned(), kept);
        }
        raw
    }
}
