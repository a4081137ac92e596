//! Compaction of the journals, as in a write-ahead log: their writes are merged into the documents,
//! and the journals are removed once the documents are stored (J3).
//!
//! Under a lock one compaction does both. Without a lock (F20) another tab may overwrite a document
//! between our reading and our writing. A journal is then removed only by a later compaction that
//! finds its writes in the documents before it writes anything, and every further compaction
//! merges again what this page load has removed. Journals are read before documents, so that a
//! compaction that does not find a journal any more finds the document that holds its writes.

use super::backend::units;
use super::journal::{Journal, JournalFault};
use super::keys::Key;
use super::retention;
use super::store::{EVENT, PRIVATE, SaveFault, Store, StoredDocument};
use crate::crdt::{Body, Replica};
use crate::limits;

/// What a compaction knows about the app's other tabs.
#[derive(Clone, Copy, Debug)]
pub struct Tabs<'a> {
    /// Whether the caller holds the lock, so that nobody else compacts meanwhile.
    pub locked: bool,
    /// The page loads that are alive beside this one, if that is known. Their journals are never
    /// removed (J2).
    pub alive: Option<&'a [&'a str]>,
}

/// A stored journal.
struct StoredJournal {
    key: String,
    load: String,
    text: String,
    journal: Journal,
}

/// How far one of the two parts of the journals has got: the state of its document before, and
/// whether it is stored now.
struct Part {
    before: Replica,
    stored: Result<(), SaveFault>,
}

impl Part {
    /// Whether the document holds these writes for good.
    fn holds(&self, written: &Replica, tabs: &Tabs) -> bool {
        written.is_empty()
            || tabs.locked && self.stored.is_ok()
            || written.minus(&self.before).is_empty()
    }
}

impl Store {
    /// Merges an event's journals into its documents, what is private before what is shared.
    /// After an error everything that was saved still is, and the next compaction tries again
    /// (F4).
    pub fn compact(&mut self, event: &str, tabs: &Tabs) -> Result<(), SaveFault> {
        self.writable()?;
        let found = self.journals_to_compact(event)?;
        let session = self.session(event);
        let mut journals = session.journal.clone();
        journals.join(&session.compacted);
        for found in &found {
            journals.join(&found.journal);
        }
        // Nothing is written where one of them must not be.
        let (current, private) = self.private_document(event)?;
        let key = Key::Own(event).text();
        let _ = self.document_to_change(&key, EVENT, event)?;
        let private = self.compact_private(event, current, private, &journals.private);
        // Making room for it may have put the person's writes there (J10).
        let own = self.document_to_change(&key, EVENT, event)?.map(|(_, body)| body);
        let shared = self.compact_shared(event, own, &journals.shared);
        self.remove_journals(event, tabs, &found, [&private, &shared])?;
        private.stored.and(shared.stored)
    }

    fn compact_private(
        &self,
        event: &str,
        current: Option<String>,
        before: Option<Body>,
        written: &Replica,
    ) -> Part {
        let before = before.unwrap_or_else(|| Body::new(event));
        let mut private = before.clone();
        let _ = private.join_stamped(written);
        retention::bound(&mut private.stamped);
        let stored = self.keep_private(event, current, &before, &private);
        Part { before: before.stamped, stored }
    }

    fn keep_private(
        &self,
        event: &str,
        current: Option<String>,
        before: &Body,
        private: &Body,
    ) -> Result<(), SaveFault> {
        if private == before {
            return Ok(());
        }
        // The first time there is no former document, and the copy is the same (J9).
        let copy = current.unwrap_or_else(|| private.write(PRIVATE));
        self.keep(&Key::PrivateCopy(event).text(), &copy)?;
        self.keep_changed(&Key::Private(event).text(), PRIVATE, before, private)
    }

    fn compact_shared(&mut self, event: &str, before: Option<Body>, written: &Replica) -> Part {
        let before = before.unwrap_or_else(|| Body::new(event));
        let mut own = before.clone();
        let _ = own.join_stamped(written);
        let stored = self.keep_shared(event, &before, own);
        Part { before: before.stamped, stored }
    }

    fn keep_shared(&mut self, event: &str, before: &Body, mut own: Body) -> Result<(), SaveFault> {
        self.remove_delivered(event, &mut own)?;
        // Earlier builds kept there what the files had lost of others' writes.
        if units(&own.write(EVENT)) > limits::OWN_UNITS {
            let others = own.stamped.filter_registers(|_, _, _, register| !self.is_mine(register));
            if self.rescue(event, &others)? {
                own.stamped = own.stamped.minus(&others);
            }
        }
        let key = Key::Own(event).text();
        let kept = if own == *before { Ok(()) } else { self.set(&key, &own.write(EVENT)) };
        match kept {
            // A body that gives way leaves the person's writes to this document: nothing that it
            // holds now may be missing in what takes its place (J10).
            Err(SaveFault::Full) => {
                if let Some((_, now)) = self.document_to_change(&key, EVENT, event)? {
                    let _ = own.join_stamped(&now.stamped);
                }
                self.keep(&key, &own.write(EVENT))?;
            }
            other => other?,
        }
        self.session(event).bodies_changed = false;
        Ok(())
    }

    /// Removes the journals whose writes the documents hold.
    fn remove_journals(
        &mut self,
        event: &str,
        tabs: &Tabs,
        found: &[StoredJournal],
        [private, shared]: [&Part; 2],
    ) -> Result<(), SaveFault> {
        for StoredJournal { key, load, text, journal } in found {
            let dead = tabs.alive.is_some_and(|alive| !alive.contains(&load.as_str()));
            let is_held =
                private.holds(&journal.private, tabs) && shared.holds(&journal.shared, tabs);
            let removable = is_held && (*load == self.load || dead);
            if removable && self.backend.get(key)?.as_ref() == Some(text) {
                self.backend.remove(key)?;
                self.session(event).compacted.join(journal);
            }
        }
        let session = self.session(event);
        if private.holds(&session.journal.private, tabs) {
            let written = std::mem::take(&mut session.journal.private);
            let _ = session.compacted.private.join(&written);
        }
        if shared.holds(&session.journal.shared, tabs) {
            let written = std::mem::take(&mut session.journal.shared);
            let _ = session.compacted.shared.join(&written);
        }
        Ok(())
    }

    /// Removes from `own`, and from what was rescued, what the stored bodies hold, if those have
    /// changed since.
    fn remove_delivered(&mut self, event: &str, own: &mut Body) -> Result<(), SaveFault> {
        let rescued = Key::Rescued(event).text();
        let is_empty = own.stamped.is_empty() && self.backend.get(&rescued)?.is_none();
        if !self.session(event).bodies_changed || is_empty {
            return Ok(());
        }
        let mut held = Replica::new();
        for key in self.backend.keys()? {
            let body = matches!(Key::parse(&key), Some(Key::Body(of, _)) if of == event);
            if body && let StoredDocument::Read(_, body) = self.document(&key, EVENT, event)? {
                let _ = held.join(&body.stamped);
            }
        }
        own.stamped = own.stamped.minus(&held);
        self.remove_rescued(event, &held)?;
        let compacted = &mut self.session(event).compacted;
        compacted.shared = compacted.shared.minus(&held);
        Ok(())
    }

    fn keep_changed(
        &self,
        key: &str,
        format: &str,
        before: &Body,
        body: &Body,
    ) -> Result<(), SaveFault> {
        if body == before { Ok(()) } else { self.keep(key, &body.write(format)) }
    }

    /// The private document with its text, or, where that is all there is, the copy (F8).
    fn private_document(
        &mut self,
        event: &str,
    ) -> Result<(Option<String>, Option<Body>), SaveFault> {
        if let Some((text, body)) =
            self.document_to_change(&Key::Private(event).text(), PRIVATE, event)?
        {
            return Ok((Some(text), Some(body)));
        }
        let copy = self.document_to_change(&Key::PrivateCopy(event).text(), PRIVATE, event)?;
        Ok((None, copy.map(|(_, body)| body)))
    }

    fn journals_to_compact(&mut self, event: &str) -> Result<Vec<StoredJournal>, SaveFault> {
        let mut found = Vec::new();
        for key in self.backend.keys()? {
            let Some(Key::Journal(of, load) | Key::PrivateJournal(of, load)) = Key::parse(&key)
            else {
                continue;
            };
            if of != event {
                continue;
            }
            let Some(text) = self.backend.get(&key)? else { continue };
            let load = load.to_owned();
            match Journal::read(&text, event) {
                Ok(journal) => found.push(StoredJournal { key, load, text, journal }),
                Err(JournalFault::Broken) => self.set_aside(&key, &text)?,
                Err(JournalFault::Newer) => {
                    self.newer = true;
                    return Err(SaveFault::Newer);
                }
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::{Stamp, Value};
    use crate::persistence::{Backend, Memory};

    #[test]
    fn j2_journals_of_the_living_stay() {
        let memory = Rc::new(Memory::default());
        let tab = |load| Store::boot(memory.clone(), load, 1).0;
        let mut written = Replica::new();
        let at = Stamp::parse("1.0.one").unwrap();
        written.write("topics", "t", "title", at, Some(Value::text("Pflege")));
        tab("one").append("e", &written, &Replica::new()).unwrap();
        let is_there = || memory.get("anliegen1:e:j:one").unwrap().is_some();
        let mut second = tab("two");
        for alive in [Some(&["one"][..]), None] {
            second.compact("e", &Tabs { locked: true, alive }).unwrap();
            assert!(is_there());
        }
        second.compact("e", &Tabs { locked: true, alive: Some(&[]) }).unwrap();
        assert!(!is_there());
        assert_eq!(tab("three").open("e").unwrap().own, written);
    }
    // F20 J3: what another tab wrote over is put back, and looked at once more before the
    // journal, the last that surely holds it, goes.
    #[test]
    fn f20_without_a_lock_a_journal_stays_until_both_documents_were_found_to_hold_it() {
        for lost in [&["private", "private.bak"][..], &["own"]] {
            let memory = Rc::new(Memory::default());
            let mut store = Store::boot(memory.clone(), "one", 1).0;
            let mut written = Replica::new();
            let at = Stamp::parse("1.0.one").unwrap();
            written.write("topics", "t", "title", at, Some(Value::text("Pflege")));
            store.append("e", &written, &written).unwrap();
            let journal = if lost.len() > 1 { "jp" } else { "j" };
            let journal = format!("anliegen1:e:{journal}:one");
            let is_there = || memory.get(&journal).unwrap().is_some();
            let unlocked = Tabs { locked: false, alive: Some(&[]) };
            store.compact("e", &unlocked).unwrap();
            for name in lost {
                memory.remove(&format!("anliegen1:e:{name}")).unwrap();
            }
            store.compact("e", &unlocked).unwrap();
            assert!(is_there(), "{lost:?}");
            store.compact("e", &unlocked).unwrap();
            assert!(!is_there());
            let opened = Store::boot(memory, "two", 2).0.open("e").unwrap();
            assert_eq!((opened.own, opened.private), (written.clone(), written));
        }
    }
}
