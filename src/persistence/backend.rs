//! The storage backend: the browser's local storage, or memory where that is blocked.

use std::cell::RefCell;

use crate::crdt::{Value, parse};
use crate::limits;

/// Why the backend did not do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No room left (F3).
    Full,
    /// Storage is not there, or not for us (F1, F2).
    Blocked,
}

/// The JSON that is stored under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoredJson {
    /// Nothing.
    Missing,
    /// JSON.
    Json(Value),
    /// A text that is no JSON.
    Broken(String),
}

/// A synchronous store of texts by key, shared by all tabs of an origin.
///
/// Records pass as JSON values and not as types of their own, because a trait with generic
/// methods could not be used as `dyn Backend`.
pub trait Backend {
    /// The text of a key.
    fn get(&self, key: &str) -> Result<Option<String>, Fault>;
    /// Sets a key; the former text stays if this fails.
    fn set(&self, key: &str, value: &str) -> Result<(), Fault>;
    /// Removes a key, if it is there.
    fn remove(&self, key: &str) -> Result<(), Fault>;
    /// All keys of the origin, also those of its other apps, in any order.
    fn keys(&self) -> Result<Vec<String>, Fault>;

    /// The record of a key.
    fn get_record(&self, key: &str) -> Result<StoredJson, Fault> {
        let Some(text) = self.get(key)? else { return Ok(StoredJson::Missing) };
        Ok(parse(&text, limits::IMPORT_BYTES).map_or(StoredJson::Broken(text), StoredJson::Json))
    }

    /// Sets the record of a key; the former one stays if this fails.
    fn set_record(&self, key: &str, record: &Value) -> Result<(), Fault> {
        self.set(key, &record.compact())
    }
}

/// The length of a text in UTF-16 code units: browsers count so.
pub(crate) fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

/// A backend that lasts as long as the page (F1, F2).
#[derive(Debug, Default)]
pub struct Memory {
    texts: RefCell<Vec<(String, String)>>,
}

impl Backend for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        let texts = self.texts.borrow();
        Ok(texts.iter().find(|(known, _)| known == key).map(|(_, text)| text.clone()))
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        let mut texts = self.texts.borrow_mut();
        match texts.iter_mut().find(|(known, _)| known == key) {
            Some((_, text)) => value.clone_into(text),
            None => texts.push((key.to_owned(), value.to_owned())),
        }
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.texts.borrow_mut().retain(|(known, _)| known != key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        Ok(self.texts.borrow().iter().map(|(key, _)| key.clone()).collect())
    }
}
