//! The quota of local storage: how much is used, and what is removed when it is full (J6).

use super::backend::{Fault, units};
use super::keys::{Key, is_ours};
use super::store::Store;
use crate::limits;

/// What storage holds, in UTF-16 code units, keys included: browsers count so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// Ours.
    pub ours: usize,
    /// Of that, journals that are not compacted yet.
    pub journals: usize,
    /// Other apps' of the same origin; they share the budget and are never touched (F12).
    pub foreign: usize,
}

impl Usage {
    /// Whether 60 % of the budget are used (J6).
    pub fn is_high(self) -> bool {
        (self.ours + self.foreign) / 6 >= limits::STORAGE_UNITS / 10
    }
}

impl Store {
    /// Counts what is kept. Reads everything, so not before the first paint.
    pub fn usage(&self) -> Result<Usage, Fault> {
        let mut usage = Usage::default();
        for key in self.backend.keys()? {
            let text = self.backend.get(&key)?.unwrap_or_default();
            let side = if is_ours(&key) { &mut usage.ours } else { &mut usage.foreign };
            let here = units(&key) + units(&text);
            *side += here;
            if matches!(Key::parse(&key), Some(Key::Journal(..))) {
                usage.journals += here;
            }
        }
        Ok(usage)
    }

    /// Removes bodies that can be fetched again until `wanted` units are free (F3): those of the
    /// events that were not opened for longest first, and none of `event`, or, without one, of
    /// the event opened last. Writes, notes and journals stay.
    pub(crate) fn make_room(&self, event: Option<&str>, wanted: usize) -> Result<(), Fault> {
        let keys = self.backend.keys()?;
        let entries = self.index_entries()?;
        // What concerns all events does not cost the one at hand its wall.
        let at_hand = event.or_else(|| entries.first().map(|entry| entry.id.as_str()));
        let mut freed = 0;
        for entry in entries.iter().rev() {
            if entry.endpoint.is_empty() || Some(entry.id.as_str()) == at_hand {
                continue;
            }
            let is_body = |key: &&String| matches!(Key::parse(key), Some(Key::Body(event, _)) if event == entry.id);
            for key in keys.iter().filter(is_body) {
                if freed >= wanted {
                    return Ok(());
                }
                freed += units(key) + units(&self.backend.get(key)?.unwrap_or_default());
                self.backend.remove(key)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::{Replica, Stamp, Value};
    use crate::persistence::{Backend, Entry, Memory, SaveFault, Tabs};

    /// Takes nothing more under this key.
    struct NoRoomFor(&'static str, Memory);

    impl Backend for NoRoomFor {
        fn get(&self, key: &str) -> Result<Option<String>, Fault> {
            self.1.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
            if key == self.0 { Err(Fault::Full) } else { self.1.set(key, value) }
        }
        fn remove(&self, key: &str) -> Result<(), Fault> {
            self.1.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, Fault> {
            self.1.keys()
        }
    }

    fn body(id: &str) -> String {
        format!(r#"{{"format":"anliegen","v":1,"id":"{id}"}}"#)
    }

    /// Events with a body each, the first opened first.
    fn visited(store: &mut Store, ids: &[&str]) {
        for (id, opened_ms) in ids.iter().zip(1..) {
            store.accept(id, "board", &body(id), &Replica::new()).unwrap();
            let (id, endpoint) = ((*id).to_owned(), "https://data.example/e.json".to_owned());
            store.save_entry(&Entry { id, endpoint, opened_ms, ..Entry::default() }).unwrap();
        }
    }

    // F3 J6: the wall on show is not given up for a name.
    #[test]
    fn f3_what_concerns_all_events_spares_the_one_at_hand() {
        let backend = Rc::new(NoRoomFor("anliegen1:profile", Memory::default()));
        let mut store = Store::boot(backend.clone(), "one", 1).0;
        visited(&mut store, &["old", "new"]);
        let profile = crate::persistence::Profile { id: "4f7zq01b".into(), state: Replica::new() };
        assert_eq!(store.save_profile(&profile), Err(SaveFault::Full));
        assert_eq!(backend.get("anliegen1:old:body:board"), Ok(None));
        assert!(backend.get("anliegen1:new:body:board").unwrap().is_some());
    }

    // F3 J6
    #[test]
    fn as_many_bodies_go_as_the_room_takes() {
        let one = units("anliegen1:a:body:board") + units(&body("a"));
        for (wanted, left) in [(one, "b c"), (one + 1, "c"), (2 * one, "c"), (2 * one + 1, "")] {
            let mut store = Store::boot(Rc::new(Memory::default()), "one", 1).0;
            visited(&mut store, &["a", "b", "c"]);
            store.make_room(Some("d"), wanted).unwrap();
            let is_left = |id: &&str| !store.open(id).unwrap().bodies.is_empty();
            let bodies: Vec<&str> = ["a", "b", "c"].into_iter().filter(is_left).collect();
            assert_eq!(bodies.join(" "), left, "{wanted}");
        }
    }

    #[test]
    fn what_no_compaction_has_merged_is_counted_apart() {
        let mut store = Store::boot(Rc::new(Memory::default()), "one", 1).0;
        let mut written = Replica::new();
        let at = Stamp::parse("1.0.one").unwrap();
        written.write("topics", "t", "title", at, Some(Value::text("Pflege")));
        store.append("e", &written, &Replica::new()).unwrap();
        let usage = store.usage().unwrap();
        let key = units("anliegen1:e:j:one");
        assert_eq!((usage.ours, usage.journals), (usage.journals, key + store.journal_units("e")));
        store.compact("e", &Tabs { locked: true, alive: Some(&[]) }).unwrap();
        let usage = store.usage().unwrap();
        assert!((usage.journals, usage.foreign) == (0, 0) && usage.ours > 0);
    }

    #[test]
    fn j6_sixty_percent_is_high() {
        let at = |ours: usize| Usage { ours, foreign: 500_000, journals: 0 }.is_high();
        assert!(!at(999_000));
        assert!(at(1_000_000));
        assert_eq!(units("aä😀"), 4);
    }
}
