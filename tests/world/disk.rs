//! A phone's storage, shared by its tabs: it may be full, and a tab may end at any write.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::persistence::{Backend, Fault};

use super::shelf::Shelf;

/// What one origin keeps on a phone.
#[derive(Default)]
pub struct Disk {
    texts: RefCell<BTreeMap<String, Rc<str>>>,
    shelf: Rc<Shelf>,
    /// UTF-16 units for all keys and texts together; no bound where there is none.
    pub quota: Cell<Option<usize>>,
    /// Writes until the tab that does the last of them ends there and then.
    pub fuse: Cell<Option<u32>>,
    /// Writes that found no room.
    pub refused: Cell<u32>,
    /// Writes so far.
    pub writes: Cell<u64>,
    /// Keys written since they were last told to the other tabs, with who wrote.
    changed: RefCell<Vec<(String, String)>>,
}

impl Disk {
    /// An empty one, which shares long texts with others of this shelf.
    pub fn sharing(shelf: &Rc<Shelf>) -> Rc<Self> {
        Rc::new(Self { shelf: shelf.clone(), ..Self::default() })
    }

    /// Where its long texts stand.
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The same texts on another phone.
    pub fn copy(&self) -> Rc<Self> {
        let copy = Self::sharing(&self.shelf);
        copy.texts.borrow_mut().clone_from(&self.texts.borrow());
        copy
    }

    /// The keys written since this was last asked, with the loads that wrote.
    pub fn changes(&self) -> Vec<(String, String)> {
        self.changed.take()
    }

    /// Whether some text that a start reads holds `words`.
    pub fn holds(&self, words: &str) -> bool {
        let texts = self.texts.borrow();
        texts.iter().any(|(key, text)| !key.contains(":quarantine:") && text.contains(words))
    }

    /// Whether an event was opened here before.
    pub fn holds_event(&self) -> bool {
        self.texts.borrow().keys().any(|key| key.contains(":body:"))
    }

    /// The texts under keys that hold `part`.
    pub fn texts(&self, part: &str) -> Vec<Rc<str>> {
        let texts = self.texts.borrow();
        texts.iter().filter(|(key, _)| key.contains(part)).map(|(_, text)| text.clone()).collect()
    }

    /// UTF-16 units in use. All that a world writes is plain, so bytes come close.
    pub fn units(&self) -> usize {
        self.texts.borrow().iter().map(|(key, text)| key.len() + text.len()).sum()
    }

    fn has_room(&self, key: &str, value: &str) -> bool {
        let Some(quota) = self.quota.get() else { return true };
        let former = self.texts.borrow().get(key).map_or(0, |text| key.len() + text.len());
        // What shrinks always finds room.
        value.len() + key.len() <= former
            || self.units() - former + key.len() + value.len() <= quota
    }
}

/// A tab's way to the disk.
pub struct Way {
    disk: Rc<Disk>,
    load: String,
    dead: Cell<bool>,
}

impl Way {
    /// For the page load of this name.
    pub fn new(disk: &Rc<Disk>, load: &str) -> Rc<Self> {
        Rc::new(Self { disk: disk.clone(), load: load.to_owned(), dead: Cell::new(false) })
    }

    /// Whether the tab has ended at a write.
    pub fn is_dead(&self) -> bool {
        self.dead.get()
    }

    fn live(&self) -> Result<(), Fault> {
        if self.dead.get() { Err(Fault::Blocked) } else { Ok(()) }
    }

    fn write(&self, key: &str) -> Result<(), Fault> {
        self.live()?;
        match self.disk.fuse.get() {
            Some(0) => {
                self.disk.fuse.set(None);
                self.dead.set(true);
                return Err(Fault::Blocked);
            }
            Some(left) => self.disk.fuse.set(Some(left - 1)),
            None => {}
        }
        self.disk.writes.set(self.disk.writes.get() + 1);
        self.disk.changed.borrow_mut().push((key.to_owned(), self.load.clone()));
        Ok(())
    }
}

impl Backend for Way {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.live()?;
        Ok(self.disk.texts.borrow().get(key).map(ToString::to_string))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.live()?;
        if !self.disk.has_room(key, value) {
            self.disk.refused.set(self.disk.refused.get() + 1);
            return Err(Fault::Full);
        }
        self.write(key)?;
        let text = self.disk.shelf.keep(value);
        self.disk.texts.borrow_mut().insert(key.to_owned(), text);
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.write(key)?;
        self.disk.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.live()?;
        Ok(self.disk.texts.borrow().keys().cloned().collect())
    }
}
