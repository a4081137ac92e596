//! Compaction of the journals, as in a write-ahead log: their writes are merged into the documents,
//! and the journals are removed once the documents are stored (J3).
//!
//! Under a lock one compaction does both. Without a lock (F20) another tab may overwrite a document
//! between our reading and our writing. A journal is then removed only by a later compaction that
//! finds its writes in the documents before it writes anything, and every further compaction
//! merges again what this page load has removed. Journals are read before documents, so that a
//! compaction that does not find a journal any more finds the document that holds its writes.

use super::journal::{Journal, JournalFault};
use super::keys::Key;
use super::store::{EVENT, PRIVATE, SaveFault, Store, StoredDocument};
use crate::crdt::{Body, Replica};

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
    load: String,
    text: String,
    journal: Journal,
}

/// An event's two documents.
struct Documents {
    own: Body,
    private: Body,
}

impl Documents {
    fn hold(&self, journal: &Journal) -> bool {
        journal.shared.minus(&self.own.stamped).is_empty()
            && journal.private.minus(&self.private.stamped).is_empty()
    }
}

impl Store {
    /// Merges an event's journals into its documents. After an error everything that was saved
    /// still is, and the next compaction tries again (F4).
    pub fn compact(&mut self, event: &str, tabs: &Tabs) -> Result<(), SaveFault> {
        self.writable()?;
        let found = self.journals_to_compact(event)?;
        let own_key = Key::Own(event).text();
        let own = self.document_to_change(&own_key, EVENT, event)?.map(|(_, body)| body);
        let (current, private) = self.private_document(event)?;
        let or_new = |body: Option<Body>| body.unwrap_or_else(|| Body::new(event));
        let before = Documents { own: or_new(own), private: or_new(private) };

        let session = self.session(event);
        let mut journals = session.journal.clone();
        journals.join(&session.compacted);
        for found in &found {
            journals.join(&found.journal);
        }
        let (mut own, mut private) = (before.own.clone(), before.private.clone());
        let _ = own.join_stamped(&journals.shared);
        let _ = private.join_stamped(&journals.private);
        self.remove_delivered(event, &mut own)?;

        self.keep_changed(&own_key, EVENT, &before.own, &own)?;
        if private != before.private {
            // The first time there is no former document, and the copy is the same (J9).
            let copy = current.unwrap_or_else(|| private.write(PRIVATE));
            self.keep(&Key::PrivateCopy(event).text(), &copy)?;
            self.keep_changed(&Key::Private(event).text(), PRIVATE, &before.private, &private)?;
        }
        self.session(event).bodies_changed = false;
        self.remove_journals(event, tabs, &found, &before)
    }

    /// Removes the journals whose writes the documents hold.
    fn remove_journals(
        &mut self,
        event: &str,
        tabs: &Tabs,
        found: &[StoredJournal],
        before: &Documents,
    ) -> Result<(), SaveFault> {
        let settled = |journal: &Journal| tabs.locked || before.hold(journal);
        for StoredJournal { load, text, journal } in found {
            let dead = tabs.alive.is_some_and(|alive| !alive.contains(&load.as_str()));
            let key = Key::Journal(event, load).text();
            let removable = *load == self.load || dead;
            if removable && settled(journal) && self.backend.get(&key)?.as_ref() == Some(text) {
                self.backend.remove(&key)?;
                self.session(event).compacted.join(journal);
            }
        }
        let session = self.session(event);
        if settled(&session.journal) {
            let written = std::mem::take(&mut session.journal);
            session.compacted.join(&written);
        }
        Ok(())
    }

    /// Removes from `own` what the stored bodies hold, if those have changed since.
    fn remove_delivered(&mut self, event: &str, own: &mut Body) -> Result<(), SaveFault> {
        if !self.session(event).bodies_changed || own.stamped.is_empty() {
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
            let Some(Key::Journal(of, load)) = Key::parse(&key) else { continue };
            if of != event {
                continue;
            }
            let Some(text) = self.backend.get(&key)? else { continue };
            match Journal::read(&text, event) {
                Ok(journal) => found.push(StoredJournal { load: load.to_owned(), text, journal }),
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
            let is_there = || memory.get("anliegen1:e:j:one").unwrap().is_some();
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
