//! The start of a page load: who this person is and which events are stored here. Nothing is
//! written before all of that is read (J4).

use std::rc::Rc;

use super::backend::{Backend, Fault, Memory};
use super::event_index;
use super::event_index::Entry;
use super::keys;
use super::keys::Key;
use super::profile::Profile;
use super::record::Stored;
use super::store::{EVENT, Store, StoredDocument};
use crate::crdt::{Layers, Value};

/// What was there at the start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boot {
    /// The profile; nothing on a new phone, or if it could not be read.
    pub profile: Option<Profile>,
    /// The events, last opened first; those that the index does not name are found by their
    /// keys (F9).
    pub entries: Vec<Entry>,
    /// Damaged pieces set aside, now or earlier (J5).
    pub quarantined: usize,
    /// A newer version of the app has written here: read only (J8).
    pub newer: bool,
    /// Storage is blocked; all is kept in memory only (F1, F2).
    pub blocked: bool,
    /// There is no room for keys of this copy's own: it shares those of another one (F91).
    pub lacks_room: bool,
}

impl Store {
    /// Starts a page load. `load` is its own random characters, `a`–`z` and `0`–`9`; `now_ms`
    /// names what has to be set aside.
    pub fn boot(backend: Rc<dyn Backend>, load: &str, now_ms: u64) -> (Self, Boot) {
        let mut store = Self::new(backend, load, now_ms);
        if let Ok(boot) = store.read_storage() {
            return (store, boot);
        }
        let store = Self::new(Rc::new(Memory::default()), load, now_ms);
        (store, Boot { blocked: true, ..Boot::default() })
    }

    pub(crate) fn new(backend: Rc<dyn Backend>, load: &str, now_ms: u64) -> Self {
        let (load, me) = (load.to_owned(), String::new());
        Self { backend, load, now_ms, me, newer: false, sessions: Vec::new() }
    }

    fn read_storage(&mut self) -> Result<Boot, Fault> {
        let keys = self.backend.keys()?;
        let mut boot =
            Boot { newer: keys.iter().any(|key| keys::is_newer(key)), ..Boot::default() };
        let mut broken = Vec::new();
        match self.stored_profile()? {
            Stored::Missing => {}
            Stored::Read(profile) => {
                self.me.clone_from(&profile.id);
                boot.profile = Some(profile);
            }
            Stored::Broken(text) => broken.push((Key::Profile.text(), text)),
            Stored::Newer => boot.newer = true,
        }
        match self.stored_entries()? {
            Stored::Missing => {}
            Stored::Read(entries) => boot.entries = entries,
            Stored::Broken(text) => broken.push((Key::Index.text(), text)),
            Stored::Newer => boot.newer = true,
        }
        self.add_found(&mut boot.entries)?;
        self.newer = boot.newer;
        for (key, text) in broken {
            let _ = self.set_aside(&key, &text);
        }
        boot.quarantined = self.count_damaged()?;
        Ok(boot)
    }

    /// All events here, by id.
    pub(crate) fn events(&self) -> Result<Vec<String>, Fault> {
        let mut events = Vec::new();
        let keys = self.backend.keys()?;
        let of_keys = keys.iter().filter_map(|key| Key::parse(key)?.event()).map(str::to_owned);
        let of_index = self.index_entries()?.into_iter().map(|entry| entry.id);
        for event in of_keys.chain(of_index) {
            if let Err(place) = events.binary_search(&event) {
                events.insert(place, event);
            }
        }
        Ok(events)
    }

    /// Adds entries for events of which there are only keys (F9).
    fn add_found(&self, entries: &mut Vec<Entry>) -> Result<(), Fault> {
        for id in self.events()? {
            if entries.iter().all(|entry| entry.id != id) {
                let title = self.stored_title(&id)?;
                event_index::insert(entries, Entry { id, title, ..Entry::default() });
            }
        }
        Ok(())
    }

    fn stored_title(&self, event: &str) -> Result<String, Fault> {
        let mut layers = Layers::default();
        if let StoredDocument::Read(_, body) =
            self.document(&Key::Body(event, "board").text(), EVENT, event)?
        {
            let _ = layers.accept("board", body);
        }
        if let StoredDocument::Read(_, own) =
            self.document(&Key::Own(event).text(), EVENT, event)?
        {
            let _ = layers.write(&own.stamped);
        }
        let title = layers.value("event", "main", "title").and_then(Value::as_text);
        Ok(title.unwrap_or_default().to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Replica;
    use crate::persistence::SaveFault;

    struct Blocked;

    impl Backend for Blocked {
        fn get(&self, _: &str) -> Result<Option<String>, Fault> {
            Err(Fault::Blocked)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), Fault> {
            Err(Fault::Blocked)
        }
        fn remove(&self, _: &str) -> Result<(), Fault> {
            Err(Fault::Blocked)
        }
        fn keys(&self) -> Result<Vec<String>, Fault> {
            Err(Fault::Blocked)
        }
    }

    const BODY: &str = r#"{"format":"anliegen","v":1,"id":"e",
        "event":{"main":{"title":"Bewegung 50plus"}}}"#;

    #[test]
    fn f1_f2_blocked_storage_means_memory() {
        let (mut store, boot) = Store::boot(Rc::new(Blocked), "one", 1);
        assert!(boot.blocked);
        store.accept("e", "board", BODY, &Replica::new()).unwrap();
        assert_eq!(store.open("e").unwrap().bodies.len(), 1);
    }

    #[test]
    fn f9_events_are_found_by_their_keys() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.accept("e", "board", BODY, &Replica::new()).unwrap();
        let entry = Entry { id: "listed".into(), opened_ms: 5, ..Entry::default() };
        store.save_entry(&entry).unwrap();
        let found = Entry { id: "e".into(), title: "Bewegung 50plus".into(), ..Entry::default() };
        let boot = |load| Store::boot(memory.clone(), load, 2).1;
        assert_eq!(boot("two").entries, [entry, found.clone()]);
        memory.remove("anliegen1:index").unwrap();
        assert_eq!(boot("three").entries, vec![found.clone()]);
        memory.set("anliegen1:index", "{\"form").unwrap();
        let boot = boot("four");
        assert_eq!((boot.entries, boot.quarantined), (vec![found], 1));
        store.remove_event("e").unwrap();
        assert!(memory.keys().unwrap().iter().all(|key| !key.contains(":e:")));
    }

    #[test]
    fn f11_j8_a_newer_layout_or_index_is_read_only() {
        let index = r#"{"format":"anliegen-index","v":2,"id":"index","events":[]}"#;
        for (key, text) in [("anliegen2:index", "?"), ("anliegen1:index", index)] {
            let memory = Rc::new(Memory::default());
            memory.set(key, text).unwrap();
            let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
            assert!(boot.newer);
            assert_eq!(store.save_entry(&Entry::default()), Err(SaveFault::Newer));
            assert_eq!(memory.keys().unwrap(), [key]);
            assert_eq!(memory.get(key).unwrap().as_deref(), Some(text));
        }
    }

    #[test]
    fn f12_foreign_keys_are_counted_and_left_alone() {
        let memory = Rc::new(Memory::default());
        memory.set("neighbour", "not ours").unwrap();
        let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
        assert_eq!(boot, Boot::default());
        store.accept("e", "board", BODY, &Replica::new()).unwrap();
        assert_eq!(store.usage().unwrap().foreign, "neighbournot ours".len());
        store.remove_event("e").unwrap();
        assert_eq!(memory.get("neighbour").unwrap().as_deref(), Some("not ours"));
    }

    #[test]
    fn j4_nothing_is_written_by_starting() {
        let memory = Rc::new(Memory::default());
        let _ = Store::boot(memory.clone(), "one", 1);
        assert_eq!(memory.keys().unwrap(), Vec::<String>::new());
    }
}
