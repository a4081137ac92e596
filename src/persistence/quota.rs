//! The quota of local storage: how much is used, and what is removed when it is full (J6).

use super::backend::{Fault, units};
use super::keys::{Key, is_ours};
use super::store::{EVENT, Store, StoredDocument};
use crate::crdt::Body;
use crate::{limits, sorted};

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
            if matches!(Key::parse(&key), Some(Key::Journal(..) | Key::PrivateJournal(..))) {
                usage.journals += here;
            }
        }
        Ok(usage)
    }

    /// Makes room for what the person writes until `wanted` units are free (F3, J10). What others
    /// wrote gives way, the dearest last: what was set aside of it; bodies of other events, those
    /// that were not opened for longest first; bodies of `event` or, without one, of the event
    /// opened last, its board behind its other files; at last what the files have lost, and other
    /// phones have, too. Bodies without an endpoint to fetch them from stay, and so does whatever
    /// the person wrote.
    pub(crate) fn make_room(&self, event: Option<&str>, wanted: usize) -> Result<(), Fault> {
        self.free(event, wanted, true)
    }

    /// As [`Store::make_room`], for what others wrote: the event at hand keeps what it has.
    pub(crate) fn make_spare_room(&self, event: Option<&str>, wanted: usize) -> Result<(), Fault> {
        self.free(event, wanted, false)
    }

    fn free(&self, event: Option<&str>, wanted: usize, also_at_hand: bool) -> Result<(), Fault> {
        let mut freed = 0;
        for key in self.spare_keys(event, also_at_hand)? {
            if freed >= wanted {
                break;
            }
            freed += self.give_up(&key)?;
        }
        Ok(())
    }

    /// Removes what can be had again, and says how many units that has freed. What the person
    /// wrote into a body, and the endpoint has, goes to their own document before (J10).
    fn give_up(&self, key: &str) -> Result<usize, Fault> {
        let former = self.backend.get(key)?.map_or(0, |text| units(key) + units(&text));
        let Some(Key::Body(event, _)) = Key::parse(key) else {
            self.backend.remove(key)?;
            return Ok(former);
        };
        let own = Key::Own(event).text();
        let mut mine = Body::new(event);
        let StoredDocument::Read(_, body) = self.document(key, EVENT, event)? else {
            self.backend.remove(key)?;
            return Ok(former);
        };
        if !self.me.is_empty() {
            mine.stamped = body.stamped.filter_registers(|_, _, _, r| self.is_mine(r));
        }
        if mine.stamped.is_empty() {
            self.backend.remove(key)?;
            return Ok(former);
        }
        // In the place of the whole body it always finds room, and is in one of both places.
        let text = mine.write(EVENT);
        self.backend.set(key, &text)?;
        let moved = match self.document(&own, EVENT, event)? {
            StoredDocument::Missing => self.backend.set(&own, &text).is_ok(),
            StoredDocument::Read(_, mut body) => {
                !body.join_stamped(&mine.stamped).changed
                    || self.backend.set(&own, &body.write(EVENT)).is_ok()
            }
            StoredDocument::Broken(_) | StoredDocument::Newer => false,
        };
        if moved {
            self.backend.remove(key)?;
        }
        Ok(former.saturating_sub(units(&text)))
    }

    /// The keys that give way, in their order.
    fn spare_keys(&self, event: Option<&str>, also_at_hand: bool) -> Result<Vec<String>, Fault> {
        let keys = self.backend.keys()?;
        let entries = self.index_entries()?;
        let at_hand = event.or_else(|| entries.first().map(|entry| entry.id.as_str()));
        let mut spare = self.quarantined_of_others()?;
        let mut of_at_hand = Vec::new();
        for entry in entries.iter().rev().filter(|entry| !entry.endpoint.is_empty()) {
            let is_at_hand = Some(entry.id.as_str()) == at_hand;
            let list = if is_at_hand { &mut of_at_hand } else { &mut spare };
            for key in &keys {
                if matches!(Key::parse(key), Some(Key::Body(of, _)) if of == entry.id) {
                    list.push(key.clone());
                }
            }
        }
        if also_at_hand {
            let is_board = |key: &String| matches!(Key::parse(key), Some(Key::Body(_, "board")));
            sorted::sort_by_key(&mut of_at_hand, is_board);
            spare.append(&mut of_at_hand);
            for is_last in [false, true] {
                for key in &keys {
                    let Some(Key::Rescued(of)) = Key::parse(key) else { continue };
                    if (Some(of) == at_hand) == is_last {
                        spare.push(key.clone());
                    }
                }
            }
        }
        Ok(spare)
    }

    /// Makes sure that all that others wrote, with `wanted` units more under `key`, keeps within
    /// [`limits::OTHERS_UNITS`]; `false` where it does not. A board may displace the other files
    /// of its event.
    pub(crate) fn fits_beside_others(&self, key: &str, wanted: usize) -> Result<bool, Fault> {
        let parsed = Key::parse(key);
        let event = parsed.and_then(Key::event);
        let mut sizes = Vec::new();
        for other in self.backend.keys()? {
            if other != key && matches!(Key::parse(&other), Some(Key::Body(..) | Key::Rescued(_))) {
                let units = units(&other) + units(&self.backend.get(&other)?.unwrap_or_default());
                sizes.push((other, units));
            }
        }
        let mut sum: usize = sizes.iter().map(|(_, units)| units).sum::<usize>() + wanted;
        if wanted > limits::OTHERS_UNITS {
            return Ok(false);
        }
        let is_board = matches!(parsed, Some(Key::Body(_, "board")));
        for spare in self.spare_keys(event, is_board)? {
            if sum <= limits::OTHERS_UNITS {
                break;
            }
            let is_body = matches!(Key::parse(&spare), Some(Key::Body(..)));
            if let Some((_, units)) = sizes.iter().find(|(other, _)| *other == spare && is_body) {
                self.give_up(&spare)?;
                sum -= units;
            }
        }
        Ok(sum <= limits::OTHERS_UNITS)
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

    // F3 J6: the wall on show is given up last.
    #[test]
    fn f3_what_concerns_all_events_spares_the_one_at_hand_as_long_as_it_can() {
        let backend = Rc::new(NoRoomFor("anliegen1:profile", Memory::default()));
        let mut store = Store::boot(backend.clone(), "one", 1).0;
        visited(&mut store, &["old", "new"]);
        let profile = crate::persistence::Profile { id: "4f7zq01b".into(), state: Replica::new() };
        assert_eq!(store.save_profile(&profile), Err(SaveFault::Full));
        assert_eq!(backend.get("anliegen1:old:body:board"), Ok(None));
        let is_there = || backend.get("anliegen1:new:body:board").unwrap().is_some();
        visited(&mut store, &["old", "new"]);
        store.make_room(None, 10).unwrap();
        assert!(is_there());
        store.make_room(None, 200).unwrap();
        assert!(!is_there());
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
