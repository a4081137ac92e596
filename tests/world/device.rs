//! A phone as a thing: its clock, its disk, its browser; what all its tabs share.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::disk::Disk;

/// A phone.
pub struct Device {
    /// Its storage.
    pub disk: Rc<Disk>,
    /// How far its clock is ahead of the true time, in ms.
    pub skew: Cell<i64>,
    /// Page loads alive.
    pub alive: RefCell<Vec<String>>,
    /// Its browser knows Web Locks.
    pub locks: bool,
    /// It may write into the endpoint.
    pub writes: Cell<bool>,
    /// The browser's cache: by address the `ETag` and the body.
    pub cache: RefCell<BTreeMap<String, (String, Rc<str>)>>,
}

impl Device {
    /// One with this disk.
    pub fn new(disk: Rc<Disk>, locks: bool, writes: bool) -> Rc<Self> {
        Rc::new(Self {
            disk,
            skew: Cell::new(0),
            alive: RefCell::default(),
            locks,
            writes: Cell::new(writes),
            cache: RefCell::default(),
        })
    }
}
