//! The storage of one origin on one phone, shared by its tabs, with all the ways in which it
//! fails: no room, no permission, the end of a tab at any write, another tab in between.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::persistence::{Backend, Fault};

use super::shared_texts::SharedTexts;

/// What another tab does, and how many operations of this one come before it.
pub type Meanwhile = Option<(usize, Box<dyn FnOnce()>)>;

/// What becomes of one write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteFault {
    /// The tab that writes ends there and then.
    TabEnds,
    /// There is no room, this once.
    NoRoom,
}

/// What one origin keeps on a phone.
#[derive(Default)]
pub struct Disk {
    texts: RefCell<BTreeMap<String, Rc<str>>>,
    shared_texts: Rc<SharedTexts>,
    /// UTF-16 units for all keys and texts together; no bound where there is none.
    pub quota: Cell<Option<usize>>,
    /// Every access throws, as where storage is forbidden.
    pub blocked: Cell<bool>,
    /// What becomes of a write, and how many go well before it.
    pub fault: Cell<Option<(usize, WriteFault)>>,
    /// Writes that found no room.
    pub refused: Cell<u32>,
    /// Writes so far.
    pub writes: Cell<u64>,
    /// By tab, the keys that others have written and of which it has not heard yet.
    unheard: RefCell<BTreeMap<String, Vec<String>>>,
}

impl Disk {
    /// An empty one, which shares long texts with others.
    pub fn sharing(shared_texts: &Rc<SharedTexts>) -> Rc<Self> {
        Rc::new(Self { shared_texts: shared_texts.clone(), ..Self::default() })
    }

    /// Where its long texts stand.
    pub fn shared_texts(&self) -> &SharedTexts {
        &self.shared_texts
    }

    /// The same texts on another phone.
    pub fn copy(&self) -> Rc<Self> {
        let copy = Self::sharing(&self.shared_texts);
        copy.texts.borrow_mut().clone_from(&self.texts.borrow());
        copy
    }

    /// Gives a page load access to it; from now on it hears what others write.
    pub fn access(self: &Rc<Self>, load: &str) -> Rc<Access> {
        self.unheard.borrow_mut().insert(load.to_owned(), Vec::new());
        Rc::new(Access {
            disk: self.clone(),
            load: load.to_owned(),
            meanwhile: RefCell::default(),
            dead: Cell::new(false),
        })
    }

    /// A page load is over and hears nothing more.
    pub fn leave(&self, load: &str) {
        self.unheard.borrow_mut().remove(load);
    }

    /// The keys that others have written since this page load last asked, each once and in
    /// their order.
    pub fn news(&self, load: &str) -> Vec<String> {
        self.unheard.borrow_mut().get_mut(load).map(std::mem::take).unwrap_or_default()
    }

    /// No write finds room from now on, or any does.
    pub fn fill(&self, full: bool) {
        self.quota.set(full.then_some(0));
    }

    /// Puts a text there without regard to any fault, as another program may.
    pub fn put(&self, key: &str, text: &str) {
        self.replace(key, Some(text), None);
    }

    /// Takes a text away, as another program may.
    pub fn erase(&self, key: &str) {
        self.replace(key, None, None);
    }

    /// Takes everything away, as a browser may between two visits.
    pub fn clear(&self) {
        self.contents().keys().for_each(|key| self.erase(key));
    }

    /// The text under a key.
    pub fn get(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).map(ToString::to_string)
    }

    /// All keys with their texts.
    pub fn contents(&self) -> BTreeMap<String, String> {
        let texts = self.texts.borrow();
        texts.iter().map(|(key, text)| (key.clone(), text.to_string())).collect()
    }

    /// The first text whose key ends so.
    pub fn text(&self, ending: &str) -> Option<String> {
        let texts = self.texts.borrow();
        texts.iter().find(|(key, _)| key.ends_with(ending)).map(|(_, text)| text.to_string())
    }

    /// The texts under keys that hold `part`.
    pub fn texts(&self, part: &str) -> Vec<Rc<str>> {
        let texts = self.texts.borrow();
        texts.iter().filter(|(key, _)| key.contains(part)).map(|(_, text)| text.clone()).collect()
    }

    /// Whether any text whose key holds `part` holds `words`.
    pub fn holds_under(&self, part: &str, words: &str) -> bool {
        let texts = self.texts.borrow();
        texts.iter().any(|(key, text)| key.contains(part) && text.contains(words))
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

    /// UTF-16 units in use.
    pub fn units(&self) -> usize {
        self.texts.borrow().iter().map(|(key, text)| units(key) + units(text)).sum()
    }

    fn has_room(&self, key: &str, value: &str) -> bool {
        let Some(quota) = self.quota.get() else { return true };
        let wanted = units(key) + units(value);
        let former = self.texts.borrow().get(key).map_or(0, |text| units(key) + units(text));
        // What shrinks always finds room.
        wanted <= former || self.units() - former + wanted <= quota
    }

    /// Browsers tell all other tabs of what changes, and of nothing else.
    fn replace(&self, key: &str, text: Option<&str>, writer: Option<&str>) {
        let mut texts = self.texts.borrow_mut();
        if texts.get(key).map(|text| &**text) == text {
            return;
        }
        match text {
            Some(text) => drop(texts.insert(key.to_owned(), self.shared_texts.keep(text))),
            None => drop(texts.remove(key)),
        }
        for (load, keys) in self.unheard.borrow_mut().iter_mut() {
            if Some(load.as_str()) != writer && !keys.iter().any(|other| other == key) {
                keys.push(key.to_owned());
            }
        }
    }
}

/// How many UTF-16 units a text has: one for each character, and two for those that need four
/// bytes in UTF-8.
fn units(text: &str) -> usize {
    let of = |byte: u8| usize::from(byte & 0xc0 != 0x80) + usize::from(byte >= 0xf0);
    text.bytes().map(of).sum()
}

/// One page load's access to the disk.
pub struct Access {
    disk: Rc<Disk>,
    load: String,
    /// What another tab does just before the given operation of this one.
    pub meanwhile: RefCell<Meanwhile>,
    dead: Cell<bool>,
}

impl Access {
    /// Whether the tab has ended at a write.
    pub fn is_dead(&self) -> bool {
        self.dead.get()
    }

    fn operate(&self) -> Result<(), Fault> {
        let is_due = match &mut *self.meanwhile.borrow_mut() {
            Some((0, _)) => true,
            Some((left, _)) => {
                *left -= 1;
                false
            }
            None => false,
        };
        if is_due && let Some((_, other_tab)) = self.meanwhile.take() {
            other_tab();
        }
        if self.dead.get() || self.disk.blocked.get() { Err(Fault::Blocked) } else { Ok(()) }
    }

    fn refuse<T>(&self) -> Result<T, Fault> {
        self.disk.refused.set(self.disk.refused.get() + 1);
        Err(Fault::Full)
    }

    fn write(&self, key: &str, text: Option<&str>) -> Result<(), Fault> {
        self.operate()?;
        if text.is_some_and(|text| !self.disk.has_room(key, text)) {
            return self.refuse();
        }
        match self.disk.fault.get() {
            Some((0, fault)) => {
                self.disk.fault.set(None);
                if fault == WriteFault::NoRoom {
                    return self.refuse();
                }
                self.dead.set(true);
                return Err(Fault::Blocked);
            }
            Some((left, fault)) => self.disk.fault.set(Some((left - 1, fault))),
            None => {}
        }
        self.disk.writes.set(self.disk.writes.get() + 1);
        self.disk.replace(key, text, Some(&self.load));
        Ok(())
    }
}

impl Backend for Access {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.operate()?;
        Ok(self.disk.get(key))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.write(key, Some(value))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.write(key, None)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.operate()?;
        Ok(self.disk.texts.borrow().keys().cloned().collect())
    }
}
