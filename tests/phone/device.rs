//! A device: what all tabs of one browser share, across restarts.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::persistence::{Backend, Fault};

/// The storage of one origin, and who lives there.
#[derive(Default)]
pub struct Device {
    /// What is kept.
    pub texts: RefCell<BTreeMap<String, String>>,
    /// Every access throws, as where storage is forbidden.
    pub blocked: Cell<bool>,
    /// No write finds room.
    pub full: Cell<bool>,
    /// Page loads alive.
    pub alive: RefCell<Vec<String>>,
    /// Page loads so far.
    pub loads: Cell<u32>,
    /// Tells it apart from the test's other devices.
    pub number: u32,
}

thread_local! {
    /// Every test has a thread, so that its devices are the same ones each time.
    static DEVICES: Cell<u32> = const { Cell::new(0) };
}

impl Device {
    /// A new one.
    pub fn new() -> Rc<Self> {
        let number = DEVICES.get() + 1;
        DEVICES.set(number);
        Rc::new(Self { number, ..Self::default() })
    }

    /// Clears the storage, as a browser may between two visits.
    pub fn clear(&self) {
        self.texts.borrow_mut().clear();
    }

    /// The first stored text whose key ends so.
    pub fn text(&self, ending: &str) -> Option<String> {
        let texts = self.texts.borrow();
        texts.iter().find(|(key, _)| key.ends_with(ending)).map(|(_, text)| text.clone())
    }

    /// Whether any text whose key holds `part` holds `words`.
    pub fn holds(&self, part: &str, words: &str) -> bool {
        let texts = self.texts.borrow();
        texts.iter().any(|(key, text)| key.contains(part) && text.contains(words))
    }
}

/// A tab's way to the device's storage.
pub struct Tab(pub Rc<Device>);

impl Tab {
    fn open(&self) -> Result<(), Fault> {
        if self.0.blocked.get() { Err(Fault::Blocked) } else { Ok(()) }
    }
}

impl Backend for Tab {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        self.open()?;
        Ok(self.0.texts.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.open()?;
        if self.0.full.get() {
            return Err(Fault::Full);
        }
        self.0.texts.borrow_mut().insert(key.to_owned(), value.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.open()?;
        self.0.texts.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        self.open()?;
        Ok(self.0.texts.borrow().keys().cloned().collect())
    }
}
