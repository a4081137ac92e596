//! Storing a newly accepted body. What only its predecessor held is saved before that is replaced
//! (Y4).

use super::backend::{Fault, units};
use super::keys::Key;
use super::store::{EVENT, SaveFault, Store, StoredDocument};
use crate::crdt::{Body, Replica, read};
use crate::hash::fnv1a_64;

impl Store {
    /// Keeps `text`, a readable document of this event, as the last accepted body of a file.
    /// `own` is what no body holds any more ([`crate::crdt::Layers::undelivered`]): it is saved
    /// before the former body, which may have been the last to hold it, is replaced (Y4): what
    /// the person wrote in their journal, what others wrote beside it. Where there is no room for
    /// that, the former body stays; and a body that finds none is in memory only, and is fetched
    /// again (J10): both are no error, and `false`. Called under the lock of compactions, where
    /// there is one.
    pub fn accept(
        &mut self,
        event: &str,
        file: &str,
        text: &str,
        own: &Replica,
    ) -> Result<bool, SaveFault> {
        self.writable()?;
        let key = Key::Body(event, file).text();
        let mut lost = own.clone();
        let former = self.backend.get(&key)?;
        let same = former.as_deref() == Some(text);
        match former {
            Some(former) if same || self.knows(event, file, &former) => {}
            // Another tab accepted a body that this load never saw.
            Some(_) => {
                if let Some((_, former)) = self.document_to_change(&key, EVENT, event)? {
                    let _ = lost.join(&former.stamped);
                }
            }
            None => {}
        }
        lost = lost.minus(&self.stored_shared(event)?);
        // Mostly there is nothing to rescue, and reading a large body again takes its time.
        if !lost.is_empty() {
            let held = read(text, EVENT).map(|body| body.stamped).unwrap_or_default();
            if !self.take_over(event, &lost.minus(&held), &Replica::new())? {
                return Ok(false);
            }
        }
        self.session(event).set_known_body(file, None);
        if !same && !self.keep_of_others(&key, text)? {
            return Ok(false);
        }
        let session = self.session(event);
        session.set_known_body(file, Some(fnv1a_64(text.bytes())));
        session.bodies_changed = true;
        Ok(true)
    }

    /// Saves what need not be in any body: what the person wrote in their journal, what others
    /// wrote under a key of its own, so that no note has to carry it along. `false` where others'
    /// finds no room; it is in memory then.
    pub fn take_over(
        &mut self,
        event: &str,
        shared: &Replica,
        private: &Replica,
    ) -> Result<bool, SaveFault> {
        let mine = shared.filter_registers(|_, _, _, register| self.is_mine(register));
        let others = shared.filter_registers(|_, _, _, register| !self.is_mine(register));
        if !mine.is_empty() || !private.is_empty() {
            self.append(event, &mine, private)?;
        }
        self.rescue(event, &others)
    }

    /// What others wrote, no body holds and the storage does.
    pub(crate) fn rescued(&mut self, event: &str) -> Result<Replica, Fault> {
        let key = Key::Rescued(event).text();
        Ok(match self.document(&key, EVENT, event)? {
            StoredDocument::Read(_, body) => body.stamped,
            StoredDocument::Missing | StoredDocument::Broken(_) | StoredDocument::Newer => {
                Replica::new()
            }
        })
    }

    /// Saves what others wrote and no body holds.
    pub(crate) fn rescue(&mut self, event: &str, others: &Replica) -> Result<bool, SaveFault> {
        if others.is_empty() {
            return Ok(true);
        }
        let key = Key::Rescued(event).text();
        let former = self.document_to_change(&key, EVENT, event)?.map(|(_, body)| body);
        let mut body = former.unwrap_or_else(|| Body::new(event));
        if !body.join_stamped(others).changed {
            return Ok(true);
        }
        let is_kept = self.keep_of_others(&key, &body.write(EVENT))?;
        if !is_kept {
            let _ = self.session(event).rescued.join(others);
        }
        Ok(is_kept)
    }

    /// Removes what bodies hold again from what was rescued.
    pub(crate) fn remove_rescued(&mut self, event: &str, held: &Replica) -> Result<(), SaveFault> {
        let key = Key::Rescued(event).text();
        let Some((_, body)) = self.document_to_change(&key, EVENT, event)? else { return Ok(()) };
        let left = Body { stamped: body.stamped.minus(held), ..body.clone() };
        if left.stamped.is_empty() {
            self.backend.remove(&key)?;
        } else if left != body {
            self.keep_spare(&key, &left.write(EVENT))?;
        }
        Ok(())
    }

    /// Keeps what others wrote, where there is room beside the person's own data.
    fn keep_of_others(&self, key: &str, text: &str) -> Result<bool, SaveFault> {
        if !self.fits_beside_others(key, units(key) + units(text))? {
            return Ok(false);
        }
        match self.keep_spare(key, text) {
            Ok(()) => Ok(true),
            Err(SaveFault::Full) => Ok(false),
            Err(other) => Err(other),
        }
    }

    fn knows(&mut self, event: &str, file: &str, text: &str) -> bool {
        let known = &self.session(event).known_bodies;
        known.iter().any(|(name, known)| name == file && *known == fnv1a_64(text.bytes()))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::persistence::{Backend, Memory, Tabs};

    const ALONE: Tabs = Tabs { locked: true, alive: Some(&[]) };
    const EMPTY: &str = r#"{"format":"anliegen","v":1,"id":"e"}"#;
    const FULL: &str = r#"{"format":"anliegen","v":1,"id":"e",
        "topics":{"t":{"title":"x","~":{"title":"1.0.a"}}}}"#;

    fn has_title(replica: &Replica) -> bool {
        replica.register("topics", "t", "title").is_some()
    }

    #[test]
    fn y4_a_body_of_another_tab_is_not_forgotten_unread() {
        let memory = Rc::new(Memory::default());
        let mut first = Store::boot(memory.clone(), "one", 1).0;
        let mut second = Store::boot(memory, "two", 2).0;
        first.accept("e", "board", EMPTY, &Replica::new()).unwrap();
        second.accept("e", "board", FULL, &Replica::new()).unwrap();
        first.accept("e", "board", EMPTY, &Replica::new()).unwrap();
        assert!(has_title(&second.open("e").unwrap().own));
    }

    #[test]
    fn y4_what_the_caller_rescues_is_saved_and_what_a_body_holds_is_not_kept_twice() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        let rescued = read(FULL, EVENT).unwrap().stamped;
        store.accept("e", "board", EMPTY, &rescued).unwrap();
        store.compact("e", &ALONE).unwrap();
        let own = |store: &mut Store| store.open("e").unwrap().own;
        assert!(has_title(&own(&mut Store::boot(memory.clone(), "two", 2).0)));
        store.accept("e", "board", FULL, &rescued).unwrap();
        for load in ["three", "four"] {
            store.compact("e", &ALONE).unwrap();
            assert!(!has_title(&own(&mut Store::boot(memory.clone(), load, 2).0)));
        }
    }

    #[test]
    fn y4_what_storage_holds_already_is_not_journalled_again() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        let own = read(FULL, EVENT).unwrap().stamped;
        store.append("e", &own, &Replica::new()).unwrap();
        store.compact("e", &ALONE).unwrap();
        store.accept("e", "board", EMPTY, &own).unwrap();
        assert_eq!(memory.get("anliegen1:e:j:one"), Ok(None));
    }
}
