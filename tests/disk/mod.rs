//! A disk that fails on command, shared by several tabs of one phone.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::persistence::{Backend, Fault};

/// What is on a phone, across tabs and restarts.
pub type Texts = Rc<RefCell<BTreeMap<String, String>>>;

/// What another tab does, and how many operations of this one come before it.
pub type Meanwhile = Option<(usize, Box<dyn FnOnce()>)>;

/// One tab's view of the phone's storage.
pub struct Disk {
    pub texts: Texts,
    /// Writes until the next fault.
    pub fuse: Cell<usize>,
    /// Whether the fault is the end of the tab, or one full disk.
    pub crash: bool,
    /// UTF-16 units of all texts together.
    pub quota: Cell<usize>,
    /// What another tab does just before the given operation of this one.
    pub meanwhile: RefCell<Meanwhile>,
    dead: Cell<bool>,
}

impl Disk {
    pub fn new(texts: &Texts) -> Self {
        Self {
            texts: texts.clone(),
            fuse: Cell::new(usize::MAX),
            crash: false,
            quota: Cell::new(usize::MAX),
            meanwhile: RefCell::new(None),
            dead: Cell::new(false),
        }
    }

    pub fn with_fault(texts: &Texts, writes: usize, crash: bool) -> Self {
        Self { fuse: Cell::new(writes), crash, ..Self::new(texts) }
    }

    /// Whether the fault has happened.
    pub fn burnt(&self) -> bool {
        self.fuse.get() == 0
    }

    fn operation(&self) -> Result<(), Fault> {
        let due = match &mut *self.meanwhile.borrow_mut() {
            Some((0, _)) => true,
            Some((left, _)) => {
                *left -= 1;
                false
            }
            None => false,
        };
        if due && let Some((_, other_tab)) = self.meanwhile.take() {
            other_tab();
        }
        if self.dead.get() { Err(Fault::Blocked) } else { Ok(()) }
    }

    fn write(&self) -> Result<(), Fault> {
        self.operation()?;
        match self.fuse.get() {
            0 => Ok(()),
            1 => {
                self.fuse.set(0);
                self.dead.set(self.crash);
                Err(if self.crash { Fault::Blocked } else { Fault::Full })
            }
            left => {
                self.fuse.set(left - 1);
                Ok(())
            }
        }
    }
}

impl Backend for Disk {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.operation()?;
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.write()?;
        let mut texts = self.texts.borrow_mut();
        let others = texts.iter().filter(|(other, _)| *other != key);
        let used: usize = others.map(|(key, text)| key.len() + text.encode_utf16().count()).sum();
        if used + key.len() + value.encode_utf16().count() > self.quota.get() {
            return Err(Fault::Full);
        }
        texts.insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.write()?;
        self.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.operation()?;
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
