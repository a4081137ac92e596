//! The store: it saves, and never claims that something is saved that is not.

use std::rc::Rc;

use super::backend::{Backend, Fault, units};
use super::journal::{Journal, JournalFault};
use super::keys::Key;
use crate::crdt::document::DocumentFault;
use crate::crdt::{Body, Register, Replica, Stamp, read};

/// The format of an event's documents.
pub(crate) const EVENT: &str = "anliegen";
/// The format of an event's private document.
pub(crate) const PRIVATE: &str = "anliegen-private";

/// Why something is not saved. Whoever gets it keeps the data in memory and says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveFault {
    /// No room left, also after freeing what can be fetched again (J6).
    Full,
    /// Storage is blocked (F1, F2).
    Blocked,
    /// What was read back is not what was written (J1).
    NotKept,
    /// A newer version of the app writes here; this one only journals (J8).
    Newer,
}

impl From<Fault> for SaveFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Full => Self::Full,
            Fault::Blocked => Self::Blocked,
        }
    }
}

/// All that is kept on this phone, for one page load. See [`Store::boot`].
pub struct Store {
    pub(crate) backend: Rc<dyn Backend>,
    pub(crate) load: String,
    pub(crate) now_ms: u64,
    /// The characters of the person's profile; empty before there is one.
    pub(crate) me: String,
    /// A newer version was met: only the journal is written (J8).
    pub(crate) newer: bool,
    pub(crate) sessions: Vec<(String, Session)>,
}

/// What this page load knows of one event's storage.
#[derive(Default)]
pub(crate) struct Session {
    /// What this page load wrote and no compaction has merged yet, stored or not.
    pub journal: Journal,
    /// Whether the stored journal of this page load was merged into `journal`.
    pub joined: bool,
    /// What this page load's compactions have merged from journals. Each further compaction merges
    /// it again, because another tab without a lock may have overwritten it (F20).
    pub compacted: Journal,
    /// Files with the hash of their body as this page load last read or wrote it.
    pub known_bodies: Vec<(String, u64)>,
    /// What others wrote, no body holds and the storage has no room for.
    pub rescued: Replica,
    /// Whether bodies changed since the last compaction compared own writes with them.
    pub bodies_changed: bool,
}

impl Session {
    /// Sets which body of a file this page load knows.
    pub fn set_known_body(&mut self, file: &str, hash: Option<u64>) {
        self.known_bodies.retain(|(name, _)| name != file);
        self.known_bodies.extend(hash.map(|hash| (file.to_owned(), hash)));
    }
}

/// The document that is stored under a key.
pub(crate) enum StoredDocument {
    Missing,
    Read(String, Body),
    Broken(String),
    Newer,
}

impl Store {
    /// Saves writes of this page load: journal first, read back (J1, J2), what is private before
    /// what is shared. An error means that they are only in memory; the next call tries them again
    /// along with its own.
    pub fn append(
        &mut self,
        event: &str,
        shared: &Replica,
        private: &Replica,
    ) -> Result<(), SaveFault> {
        let session = self.session(event);
        let _ = session.journal.shared.join(shared);
        let _ = session.journal.private.join(private);
        let keys =
            [Key::PrivateJournal(event, &self.load).text(), Key::Journal(event, &self.load).text()];
        if !self.session(event).joined {
            for key in &keys {
                let former = self.former_journal(key, event)?;
                self.session(event).journal.join(&former);
            }
            self.session(event).joined = true;
        }
        let journal = &self.session(event).journal;
        let parts = [journal.private_part(), journal.shared_part()];
        for (key, part) in keys.iter().zip(&parts) {
            if part.is_empty() {
                continue;
            }
            let text = part.write(event);
            if self.backend.get(key)?.as_ref() != Some(&text) {
                self.keep(key, &text)?;
            }
        }
        Ok(())
    }

    /// Removes all that is kept of an event, also what nobody else has.
    pub fn remove_event(&mut self, event: &str) -> Result<(), SaveFault> {
        self.remove_entry(event)?;
        for key in self.backend.keys()? {
            if Key::parse(&key).and_then(Key::event) == Some(event) {
                self.backend.remove(&key)?;
            }
        }
        self.sessions.retain(|(id, _)| id != event);
        Ok(())
    }

    /// Whether a newer version of the app was met (J8).
    pub fn met_newer(&self) -> bool {
        self.newer
    }

    /// Whether the person on this phone has written a register, as far as that is known.
    pub(crate) fn is_mine(&self, register: &Register) -> bool {
        let is_mine = |stamp: &Stamp| stamp.actor.profile() == self.me;
        self.me.is_empty() || register.context().iter().any(is_mine)
    }

    /// The size of this load's journal of an event, in UTF-16 code units; from
    /// [`crate::limits::JOURNAL_UNITS`] on it is to be compacted.
    pub fn journal_units(&self, event: &str) -> usize {
        let journal = self.known_session(event).map(|session| &session.journal);
        let parts = journal.map(|journal| [journal.private_part(), journal.shared_part()]);
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.map(|part| units(&part.write(event))).sum()
    }

    pub(crate) fn known_session(&self, event: &str) -> Option<&Session> {
        self.sessions.iter().find(|(id, _)| id == event).map(|(_, session)| session)
    }

    pub(crate) fn session(&mut self, event: &str) -> &mut Session {
        let known = self.sessions.iter().position(|(id, _)| id == event);
        let session = known.map(|at| self.sessions.swap_remove(at));
        let session = session.unwrap_or_else(|| (event.to_owned(), Session::default()));
        &mut self.sessions.push_mut(session).1
    }

    /// Only a version that knows all it finds may write documents.
    pub(crate) fn writable(&self) -> Result<(), SaveFault> {
        if self.newer { Err(SaveFault::Newer) } else { Ok(()) }
    }

    /// Sets a key and reads it back; makes room once if there is none (J1, J6).
    pub(crate) fn keep(&self, key: &str, text: &str) -> Result<(), SaveFault> {
        match self.set(key, text) {
            Err(SaveFault::Full) => {
                let event = Key::parse(key).and_then(Key::event);
                let former = self.backend.get(key)?;
                let here = former.as_deref().map_or(0, units);
                self.make_room(event, (units(key) + units(text)).saturating_sub(here))?;
                // What gives way may have left the person's writes here, which stay.
                if self.backend.get(key)? != former {
                    return Err(SaveFault::Full);
                }
                self.set(key, text)
            }
            other => other,
        }
    }

    /// Sets a key where there is room for it, and reads it back (J1).
    pub(crate) fn set(&self, key: &str, text: &str) -> Result<(), SaveFault> {
        self.backend.set(key, text)?;
        match self.backend.get(key)? {
            Some(kept) if kept == text => Ok(()),
            _ => Err(SaveFault::NotKept),
        }
    }

    /// As [`Store::keep`], for what others wrote: it costs the person's own data nothing, and no other
    /// event's as long as that is not needed.
    pub(crate) fn keep_spare(&self, key: &str, text: &str) -> Result<(), SaveFault> {
        match self.set(key, text) {
            Err(SaveFault::Full) => {
                let event = Key::parse(key).and_then(Key::event);
                self.make_spare_room(event, units(key) + units(text))?;
                self.set(key, text)
            }
            other => other,
        }
    }

    /// Reads the document of a key, which must be of this format and, unless that is empty, of
    /// this id.
    pub(crate) fn document(
        &self,
        key: &str,
        format: &str,
        id: &str,
    ) -> Result<StoredDocument, Fault> {
        let Some(text) = self.backend.get(key)? else { return Ok(StoredDocument::Missing) };
        Ok(match read(&text, format) {
            Ok(body) if id.is_empty() || body.id == id => StoredDocument::Read(text, body),
            Err(DocumentFault::NewerVersion(_)) => StoredDocument::Newer,
            _ => StoredDocument::Broken(text),
        })
    }

    /// Reads the document of a key that is about to be written. An unreadable text is moved to the
    /// quarantine first (J5), one of a newer version is an error (J8).
    pub(crate) fn document_to_change(
        &mut self,
        key: &str,
        format: &str,
        id: &str,
    ) -> Result<Option<(String, Body)>, SaveFault> {
        match self.document(key, format, id)? {
            StoredDocument::Missing => Ok(None),
            StoredDocument::Read(text, body) => Ok(Some((text, body))),
            StoredDocument::Broken(text) => self.set_aside(key, &text).map(|()| None),
            StoredDocument::Newer => {
                self.newer = true;
                Err(SaveFault::Newer)
            }
        }
    }

    /// The journal that is stored under this page load's name already, as after a page was
    /// restored.
    fn former_journal(&mut self, key: &str, event: &str) -> Result<Journal, SaveFault> {
        let Some(text) = self.backend.get(key)? else { return Ok(Journal::default()) };
        match Journal::read(&text, event) {
            Ok(journal) => Ok(journal),
            Err(JournalFault::Broken) => self.set_aside(key, &text).map(|()| Journal::default()),
            Err(JournalFault::Newer) => Err(SaveFault::Newer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Value;
    use crate::persistence::Memory;

    /// Takes what is written and keeps nothing.
    struct Forgetful(Memory);

    impl Backend for Forgetful {
        fn get(&self, key: &str) -> Result<Option<String>, Fault> {
            self.0.get(key)
        }
        fn set(&self, _: &str, _: &str) -> Result<(), Fault> {
            Ok(())
        }
        fn remove(&self, key: &str) -> Result<(), Fault> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, Fault> {
            self.0.keys()
        }
    }

    fn title() -> Replica {
        let mut replica = Replica::new();
        let at = Stamp::parse("1.0.a").unwrap();
        replica.write("topics", "t", "title", at, Some(Value::text("Pflege")));
        replica
    }

    #[test]
    fn j1_saved_means_read_back() {
        let former = Memory::default();
        former.set("anliegen1:e:j:one", &Journal::default().write("e")).unwrap();
        for memory in [Memory::default(), former] {
            let mut store = Store::boot(Rc::new(Forgetful(memory)), "one", 1).0;
            let none = Replica::new();
            assert_eq!(store.append("e", &title(), &none), Err(SaveFault::NotKept));
            assert_eq!(store.append("e", &none, &none), Err(SaveFault::NotKept));
        }
    }

    #[test]
    fn j2_a_journal_under_this_loads_name_is_joined_and_not_written_over() {
        let memory = Rc::new(Memory::default());
        let none = Replica::new();
        let boot = || Store::boot(memory.clone(), "one", 1).0;
        boot().append("e", &title(), &none).unwrap();
        let mut restored = boot();
        restored.append("e", &none, &title()).unwrap();
        assert!(restored.journal_units("e") > 100);
        let opened = boot().open("e").unwrap();
        assert_eq!((opened.own, opened.private), (title(), title()));
    }

    #[test]
    fn nothing_written_leaves_no_journal() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.append("e", &Replica::new(), &Replica::new()).unwrap();
        assert_eq!(memory.keys().unwrap(), Vec::<String>::new());
        assert_eq!(store.everything_kept().unwrap(), []);
    }

    #[test]
    fn a_removed_event_is_forgotten_and_no_other() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        for event in ["removed", "kept"] {
            store.append(event, &title(), &Replica::new()).unwrap();
        }
        store.remove_event("removed").unwrap();
        for event in ["removed", "kept"] {
            store.append(event, &Replica::new(), &Replica::new()).unwrap();
        }
        assert!(store.journal_units("removed") < 100 && store.journal_units("kept") > 100);
        assert_eq!(memory.keys().unwrap(), ["anliegen1:kept:j:one", "anliegen1:index"]);
    }
}
