//! Loading an event: the merge of bodies, own writes and all journals (J4).

use super::backend::Fault;
use super::journal::{Journal, JournalFault};
use super::keys::Key;
use super::store::{EVENT, PRIVATE, Store, StoredDocument};
use crate::crdt::{Body, Replica};
use crate::hash::fnv1a_64;

/// What a person must be told about the data of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The body of this file could not be read; it will be fetched again (F7).
    Body(String),
    /// Own writes could not be read.
    Own,
    /// The journal of a page load could not be read.
    Journal,
    /// Private data could not be read; the copy before it was taken (F8).
    PrivateCopy,
    /// Private data and its copy could not be read.
    Private,
    /// Something was written by a newer version: read only (F11).
    Newer,
}

/// An event as it is stored on this phone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// File, text and content of each last accepted body.
    pub bodies: Vec<(String, String, Body)>,
    /// Stamped state beside the bodies: own writes, journals included.
    pub own: Replica,
    /// Private state, journals included.
    pub private: Replica,
    /// What could not be read; it is set aside.
    pub notices: Vec<Notice>,
}

impl Store {
    /// Reads an event. What cannot be read is moved to the quarantine and reported, the rest opens
    /// (J5).
    pub fn open(&mut self, event: &str) -> Result<Opened, Fault> {
        let mut opened = self.reread(event)?;
        for key in self.backend.keys()? {
            let Some(Key::Body(of, file)) = Key::parse(&key) else { continue };
            if of != event {
                continue;
            }
            let notice = Notice::Body(file.to_owned());
            if let Some((text, body)) =
                self.read_or_tell(&key, EVENT, event, notice, &mut opened.notices)?
            {
                self.session(event).set_known_body(file, Some(fnv1a_64(text.bytes())));
                opened.bodies.push((file.to_owned(), text, body));
            }
        }
        self.session(event).bodies_changed = true;
        Ok(opened)
    }

    /// Reads an event without its bodies: what another tab may have written (J7).
    pub fn reread(&mut self, event: &str) -> Result<Opened, Fault> {
        let mut opened = Opened::default();
        let notices = &mut opened.notices;
        // Journals before documents: what another tab compacts meanwhile is in one of them.
        let mut journals = self.stored_journals(event, notices)?;
        if let Some(session) = self.known_session(event) {
            journals.join(&session.journal);
            journals.join(&session.compacted);
        }
        let own = self.read_or_tell(&Key::Own(event).text(), EVENT, event, Notice::Own, notices)?;
        opened.own = own.map(|(_, body)| body.stamped).unwrap_or_default();
        let _ = opened.own.join(&self.rescued(event)?);
        if let Some(session) = self.known_session(event) {
            let _ = opened.own.join(&session.rescued);
        }
        opened.private = self.private_state(event, notices)?;
        let _ = opened.own.join(&journals.shared);
        let _ = opened.private.join(&journals.private);
        Ok(opened)
    }

    /// Shared state that storage holds beside the bodies.
    pub(crate) fn stored_shared(&mut self, event: &str) -> Result<Replica, Fault> {
        let notices = &mut Vec::new();
        let mut shared = self.stored_journals(event, notices)?.shared;
        if let Some((_, own)) =
            self.read_or_tell(&Key::Own(event).text(), EVENT, event, Notice::Own, notices)?
        {
            let _ = shared.join(&own.stamped);
        }
        let _ = shared.join(&self.rescued(event)?);
        Ok(shared)
    }

    fn stored_journals(
        &mut self,
        event: &str,
        notices: &mut Vec<Notice>,
    ) -> Result<Journal, Fault> {
        let mut journals = Journal::default();
        for key in self.backend.keys()? {
            let Some(Key::Journal(of, _) | Key::PrivateJournal(of, _)) = Key::parse(&key) else {
                continue;
            };
            if of != event {
                continue;
            }
            let Some(text) = self.backend.get(&key)? else { continue };
            match Journal::read(&text, event) {
                Ok(journal) => journals.join(&journal),
                Err(JournalFault::Broken) => {
                    self.try_to_set_aside(&key, &text);
                    notices.push(Notice::Journal);
                }
                Err(JournalFault::Newer) => self.tell_newer(notices),
            }
        }
        Ok(journals)
    }

    fn private_state(&mut self, event: &str, notices: &mut Vec<Notice>) -> Result<Replica, Fault> {
        let key = Key::Private(event).text();
        if let Some((_, body)) =
            self.read_or_tell(&key, PRIVATE, event, Notice::Private, notices)?
        {
            return Ok(body.stamped);
        }
        let copy = Key::PrivateCopy(event).text();
        let copy = self.read_or_tell(&copy, PRIVATE, event, Notice::Private, notices)?;
        let Some((_, body)) = copy else { return Ok(Replica::new()) };
        notices.retain(|notice| *notice != Notice::Private);
        notices.push(Notice::PrivateCopy);
        Ok(body.stamped)
    }

    fn read_or_tell(
        &mut self,
        key: &str,
        format: &str,
        id: &str,
        notice: Notice,
        notices: &mut Vec<Notice>,
    ) -> Result<Option<(String, Body)>, Fault> {
        match self.document(key, format, id)? {
            StoredDocument::Missing => return Ok(None),
            StoredDocument::Read(text, body) => return Ok(Some((text, body))),
            StoredDocument::Newer => self.tell_newer(notices),
            StoredDocument::Broken(text) => {
                self.try_to_set_aside(key, &text);
                notices.push(notice);
            }
        }
        Ok(None)
    }

    /// Moves an unreadable text to the quarantine. Where there is no room for it the text stays
    /// where it is, and whoever writes there must move it first.
    fn try_to_set_aside(&mut self, key: &str, text: &str) {
        let _ = self.set_aside(key, text);
    }

    fn tell_newer(&mut self, notices: &mut Vec<Notice>) {
        self.newer = true;
        if !notices.contains(&Notice::Newer) {
            notices.push(Notice::Newer);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::{Stamp, Value};
    use crate::persistence::{Backend, Memory, SaveFault, Tabs};

    const ALONE: Tabs = Tabs { locked: true, alive: Some(&[]) };

    fn phone() -> (Rc<Memory>, Store) {
        let memory = Rc::new(Memory::default());
        let store = Store::boot(memory.clone(), "one", 1_000).0;
        (memory, store)
    }

    fn field(stamp: &str, value: &str) -> Replica {
        let mut replica = Replica::new();
        let at = Stamp::parse(stamp).unwrap();
        replica.write("kind", "id", "field", at, Some(Value::text(value)));
        replica
    }

    fn cut(memory: &Memory, key: &str) -> String {
        let text = memory.get(key).unwrap().unwrap();
        let text = text.get(..text.len() / 2).unwrap().to_owned();
        memory.set(key, &text).unwrap();
        text
    }

    #[test]
    fn f7_j5_a_cut_body_is_set_aside_and_the_rest_opens() {
        let (memory, mut store) = phone();
        let text = r#"{"format":"anliegen","v":1,"id":"e","topics":{"t":{"title":"x"}}}"#;
        store.accept("e", "board", text, &Replica::new()).unwrap();
        store.accept("e", "1", text, &Replica::new()).unwrap();
        store.append("e", &field("1.0.one", "mine"), &Replica::new()).unwrap();
        let raw = cut(&memory, "anliegen1:e:body:board");
        let (mut store, boot) = Store::boot(memory.clone(), "two", 2_000);
        assert_eq!(boot.entries.len(), 1);
        let opened = store.open("e").unwrap();
        assert_eq!(opened.notices, [Notice::Body("board".into())]);
        assert_eq!((opened.bodies.len(), opened.own), (1, field("1.0.one", "mine")));
        let quarantined = store.quarantined().unwrap();
        let only = quarantined.first().unwrap();
        assert_eq!((&*only.key, &only.text), ("anliegen1:e:body:board", &raw));
        assert_eq!(store.open("e").unwrap().notices, []);
        assert_eq!(Store::boot(memory, "three", 3_000).1.quarantined, 1);
        store.forget_quarantined(&only.name).unwrap();
        assert_eq!(store.quarantined().unwrap(), []);
    }

    #[test]
    fn j5_what_is_of_another_event_is_not_read_as_this_ones() {
        let (memory, mut store) = phone();
        memory.set("anliegen1:e:own", r#"{"format":"anliegen","v":1,"id":"other"}"#).unwrap();
        assert_eq!(store.open("e").unwrap().notices, [Notice::Own]);
        assert_eq!(store.quarantined().unwrap().len(), 1);
    }

    #[test]
    fn f8_j9_private_data_comes_back_from_its_copy() {
        let (memory, mut store) = phone();
        store.append("e", &Replica::new(), &field("1.0.one", "first")).unwrap();
        store.compact("e", &ALONE).unwrap();
        let mut second = field("1.0.one", "first");
        second.write("kind", "id", "field", Stamp::parse("2.0.one").unwrap(), None);
        store.append("e", &Replica::new(), &second).unwrap();
        store.compact("e", &ALONE).unwrap();
        cut(&memory, "anliegen1:e:private");
        let mut store = Store::boot(memory.clone(), "two", 2_000).0;
        let opened = store.open("e").unwrap();
        assert_eq!(opened.notices, [Notice::PrivateCopy]);
        assert_eq!(opened.private, field("1.0.one", "first"));
        store.append("e", &Replica::new(), &second).unwrap();
        store.compact("e", &ALONE).unwrap();
        assert_eq!(store.open("e").unwrap().private, second);
        assert_eq!(store.quarantined().unwrap().len(), 1);
        cut(&memory, "anliegen1:e:private");
        cut(&memory, "anliegen1:e:private.bak");
        let notices = Store::boot(memory, "three", 3_000).0.open("e").unwrap().notices;
        assert_eq!(notices, [Notice::Private, Notice::Private]);
    }

    #[test]
    fn f11_j8_a_newer_document_is_never_overwritten_and_journalling_goes_on() {
        let newer = r#"{"format":"anliegen","v":2,"id":"e"}"#;
        let keys = ["own", "private", "private.bak", "body:board", "j:other"];
        for name in keys {
            let (memory, mut store) = phone();
            let key = format!("anliegen1:e:{name}");
            let format = match name {
                "own" | "body:board" => "anliegen",
                "j:other" => "anliegen-journal",
                _ => "anliegen-private",
            };
            let newer = newer.replace("\"anliegen\"", &format!("\"{format}\""));
            memory.set(&key, &newer).unwrap();
            assert!(!store.met_newer());
            assert_eq!(store.open("e").unwrap().notices, [Notice::Newer], "{name}");
            assert!(store.met_newer());
            store.append("e", &field("1.0.one", "x"), &field("1.0.one", "y")).unwrap();
            assert_eq!(store.compact("e", &ALONE), Err(SaveFault::Newer));
            let accepted = store.accept("e", "board", "{}", &Replica::new());
            assert_eq!(accepted, Err(SaveFault::Newer));
            assert_eq!(memory.get(&key).unwrap(), Some(newer));
        }
    }

    #[test]
    fn j8_a_compaction_that_meets_a_newer_version_stops() {
        for (name, format) in
            [("own", "anliegen"), ("private", "anliegen-private"), ("j:other", "anliegen-journal")]
        {
            let (memory, mut store) = phone();
            store.append("e", &field("1.0.one", "x"), &field("1.0.one", "y")).unwrap();
            let newer = format!(r#"{{"format":"{format}","v":2,"id":"e"}}"#);
            memory.set(&format!("anliegen1:e:{name}"), &newer).unwrap();
            let before = memory.keys().unwrap();
            assert_eq!(store.compact("e", &ALONE), Err(SaveFault::Newer), "{name}");
            assert!(store.met_newer());
            assert_eq!(memory.keys().unwrap(), before);
            store.append("e", &field("2.0.one", "x"), &Replica::new()).unwrap();
        }
    }

    #[test]
    fn f58_a_note_edited_on_ever_new_pages_is_never_set_aside() {
        let (memory, mut store) = phone();
        let mut edited = field("1.0.a0", "first");
        for load in 1..=256 {
            let at = Stamp::parse(&format!("1.0.a{load}")).unwrap();
            edited.write("kind", "id", "field", at, Some(Value::text("again")));
        }
        store.append("e", &edited, &edited).unwrap();
        store.compact("e", &ALONE).unwrap();
        let opened = Store::boot(memory, "two", 2_000).0.open("e").unwrap();
        assert_eq!((opened.own, opened.private), (edited.clone(), edited));
    }

    #[test]
    fn f10_odd_characters_are_kept() {
        let (memory, mut store) = phone();
        let odd = field("1.0.one", "\0\u{fffd}\u{202e}😀");
        store.append("e", &Replica::new(), &odd).unwrap();
        store.compact("e", &ALONE).unwrap();
        let opened = Store::boot(memory, "two", 2_000).0.open("e").unwrap();
        assert_eq!(opened.private, odd);
    }
}
