//! Records: what a phone keeps for itself as JSON of a derived shape, such as the index of events
//! and the profile. Each begins with its format, its version and its id, as documents do.

use serde::{Deserialize, Serialize};

use super::backend::{Fault, StoredJson, units};
use super::keys::Key;
use super::store::{SaveFault, Store};
use crate::crdt::document::VERSION;
use crate::crdt::name::is_name;
use crate::crdt::{Map, Value, from_value, to_value};
use crate::limits;

/// What is kept under a key of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Record {
    /// The word that says what it is.
    format: String,
    /// The version of the format.
    v: u64,
    /// Whose it is.
    pub id: String,
    /// What it holds, members that another version wrote included.
    #[serde(flatten)]
    pub members: Map,
}

impl Record {
    /// A record in the version of today.
    pub fn new(format: &str, id: &str, members: Map) -> Self {
        Self { format: format.to_owned(), v: VERSION, id: id.to_owned(), members }
    }

    fn is_valid(&self, format: &str) -> bool {
        self.format == format && self.v > 0 && is_name(&self.id) && self.id.len() <= limits::ID
    }
}

/// What is stored under a key.
pub(crate) enum Stored<R> {
    Missing,
    Read(R),
    /// It does not parse; this is its text.
    Broken(String),
    /// A newer version of the app wrote it.
    Newer,
}

impl<R> Stored<R> {
    /// The same, with what was read in another shape.
    pub fn map<S>(self, shape: impl FnOnce(R) -> S) -> Stored<S> {
        match self {
            Self::Missing => Stored::Missing,
            Self::Read(record) => Stored::Read(shape(record)),
            Self::Broken(text) => Stored::Broken(text),
            Self::Newer => Stored::Newer,
        }
    }
}

impl Store {
    /// Reads the record of a key, which has to be of this format.
    pub(crate) fn record(&self, key: Key, format: &str) -> Result<Stored<Record>, Fault> {
        let key = key.text();
        let json = match self.backend.get_record(&key)? {
            StoredJson::Missing => return Ok(Stored::Missing),
            StoredJson::Broken(text) => return Ok(Stored::Broken(text)),
            StoredJson::Json(json) => json,
        };
        // A newer version may have another shape altogether.
        let is_ours = json.get("format").and_then(Value::as_text) == Some(format);
        if is_ours && json.get("v").and_then(Value::as_u64).is_some_and(|v| v > VERSION) {
            return Ok(Stored::Newer);
        }
        match from_value::<Record>(json) {
            Some(record) if record.is_valid(format) => Ok(Stored::Read(record)),
            _ => Ok(Stored::Broken(self.backend.get(&key)?.unwrap_or_default())),
        }
    }

    /// Reads the record of a key that is about to be written. One that does not parse is moved to
    /// the quarantine first (J5), one of a newer version is an error (J8).
    pub(crate) fn record_to_change(
        &mut self,
        key: Key,
        format: &str,
    ) -> Result<Option<Record>, SaveFault> {
        match self.record(key, format)? {
            Stored::Missing => Ok(None),
            Stored::Read(record) => Ok(Some(record)),
            Stored::Broken(text) => self.set_aside(&key.text(), &text).map(|()| None),
            Stored::Newer => {
                self.newer = true;
                Err(SaveFault::Newer)
            }
        }
    }

    /// Sets the record of a key and reads it back; makes room once if there is none (J1, J6).
    pub(crate) fn keep_record(&self, key: Key, record: &Record) -> Result<(), SaveFault> {
        let json = to_value(record).ok_or(SaveFault::NotKept)?;
        let text = key.text();
        match self.backend.set_record(&text, &json) {
            Err(Fault::Full) => {
                self.make_room(key.event(), units(&text) + units(&json.compact()))?;
                self.backend.set_record(&text, &json)?;
            }
            other => other?,
        }
        match self.backend.get_record(&text)? {
            StoredJson::Json(kept) if kept == json => Ok(()),
            _ => Err(SaveFault::NotKept),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::rc::Rc;

    use super::*;
    use crate::persistence::{Backend, Entry, Memory};

    /// Changes what is written as long as it is told to.
    struct Garbling(Memory, Cell<bool>);

    impl Backend for Garbling {
        fn get(&self, key: &str) -> Result<Option<String>, Fault> {
            self.0.get(key)
        }
        fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
            let garbled = value.replace("Pflege", "Pfle?e");
            self.0.set(key, if self.1.get() { &garbled } else { value })
        }
        fn remove(&self, key: &str) -> Result<(), Fault> {
            self.0.remove(key)
        }
        fn keys(&self) -> Result<Vec<String>, Fault> {
            self.0.keys()
        }
    }

    #[test]
    fn j1_a_record_is_saved_once_it_was_read_back() {
        let backend = Rc::new(Garbling(Memory::default(), Cell::new(true)));
        let mut store = Store::boot(backend.clone(), "one", 1).0;
        let entry = Entry { id: "e".into(), title: "Pflege".into(), ..Entry::default() };
        assert_eq!(store.save_entry(&entry), Err(SaveFault::NotKept));
        backend.1.set(false);
        assert_eq!(store.save_entry(&entry), Ok(()));
        assert_eq!(store.entries(), Ok(vec![entry]));
    }
}
