//! Storing a newly accepted body. What only its predecessor held is saved before that is replaced
//! (Y4).

use super::keys::Key;
use super::store::{EVENT, SaveFault, Store};
use crate::crdt::{Replica, read};
use crate::hash::fnv1a_64;

impl Store {
    /// Keeps `text`, a readable document of this event, as the last accepted body of a file.
    /// `own` is what no body holds any more ([`crate::crdt::Layers::undelivered`]): it is saved
    /// before the former body, which may have been the last to hold it, is replaced (Y4).
    /// Called under the lock of compactions, where there is one.
    pub fn accept(
        &mut self,
        event: &str,
        file: &str,
        text: &str,
        own: &Replica,
    ) -> Result<(), SaveFault> {
        self.writable()?;
        let key = Key::Body(event, file).text();
        let mut rescued = own.clone();
        let former = self.backend.get(&key)?;
        let same = former.as_deref() == Some(text);
        match former {
            Some(former) if same || self.knows(event, file, &former) => {}
            // Another tab accepted a body that this load never saw.
            Some(_) => {
                if let Some((_, former)) = self.document_to_change(&key, EVENT, event)? {
                    let _ = rescued.join(&former.stamped);
                }
            }
            None => {}
        }
        rescued = rescued.minus(&self.stored_shared(event)?);
        // Mostly there is nothing to rescue, and reading a large body again takes its time.
        if !rescued.is_empty() {
            let held = read(text, EVENT).map(|body| body.stamped).unwrap_or_default();
            self.append(event, &rescued.minus(&held), &Replica::new())?;
        }
        self.session(event).set_known_body(file, None);
        if !same {
            self.keep(&key, text)?;
        }
        let session = self.session(event);
        session.set_known_body(file, Some(fnv1a_64(text.bytes())));
        session.bodies_changed = true;
        Ok(())
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
