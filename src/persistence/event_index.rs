//! The list of events on this phone: how each is reached, and when it last was.

use serde::{Deserialize, Serialize};

use super::backend::Fault;
use super::keys::Key;
use super::record::{Record, Stored};
use super::store::{SaveFault, Store};
use super::tokens::{TOKEN, token_for};
use crate::crdt::name::is_name;
use crate::crdt::{Map, Value, from_value, to_value};
use crate::sorted;

/// What an invitation allows. Kept as the answer to *may it write?*
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "bool", into = "bool")]
pub enum Mode {
    /// Only reading.
    #[default]
    Read,
    /// Reading and writing.
    ReadWrite,
}

impl From<bool> for Mode {
    fn from(write: bool) -> Self {
        if write { Self::ReadWrite } else { Self::Read }
    }
}

impl From<Mode> for bool {
    fn from(mode: Mode) -> Self {
        mode == Mode::ReadWrite
    }
}

/// How this phone reaches an event's files. Kept in local storage, never part of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Entry {
    /// The event's id, under which the entry stands in the index.
    #[serde(skip)]
    pub id: String,
    /// Its title when it was last seen; empty if unknown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The endpoint, with `{shard}` where the event has several files; empty if there is none
    /// or it is not known any more (F9).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub endpoint: String,
    /// What the endpoint asks for; never leaves for another one (Y11), and lies under a key of
    /// its own (S6).
    #[serde(skip)]
    pub token: Option<String>,
    /// What the invitation allows.
    #[serde(rename = "write", skip_serializing_if = "is_default")]
    pub mode: Mode,
    /// The number of shards, as the event said it last.
    pub shards: u32,
    /// When a body was last accepted, in ms since 1970.
    #[serde(rename = "accepted", skip_serializing_if = "Option::is_none")]
    pub accepted_ms: Option<u64>,
    /// When what others wrote and the files have lost is to be brought back, in ms since 1970:
    /// short looks must not put it off (Y8).
    #[serde(rename = "refill", skip_serializing_if = "Option::is_none")]
    pub refill_ms: Option<u64>,
    /// When the event was last open, in ms since 1970.
    #[serde(rename = "opened")]
    pub opened_ms: u64,
    /// Members written by another version, kept as they are.
    #[serde(flatten)]
    pub unknown: Map,
}

/// The format word of the record of all events.
const FORMAT: &str = "anliegen-index";
/// Its member with the entries, by event. They are read one by one, so that one that does not
/// parse stays as it is and costs no other.
const EVENTS: &str = "events";

/// The entries, last opened first.
fn entries(index: &Record) -> Vec<Entry> {
    let events = index.members.get(EVENTS).and_then(Value::as_map);
    let events = events.into_iter().flatten().filter(|(id, _)| is_name(id));
    let mut entries: Vec<Entry> = events.filter_map(|(id, json)| read_entry(id, json)).collect();
    sorted::sort_by_key(&mut entries, |entry| std::cmp::Reverse(entry.opened_ms));
    entries
}

fn read_entry(id: &str, json: &Value) -> Option<Entry> {
    let mut entry: Entry = from_value(json.clone())?;
    id.clone_into(&mut entry.id);
    // An earlier build kept it here. An empty one was hidden in an export.
    let token = entry.unknown.remove(TOKEN);
    entry.token =
        token.as_ref().and_then(Value::as_text).filter(|t| !t.is_empty()).map(str::to_owned);
    Some(entry)
}

impl Store {
    /// Puts an event into the index, in place of its former entry. Members of other versions
    /// stay.
    pub fn save_entry(&mut self, entry: &Entry) -> Result<(), SaveFault> {
        let (mut index, mut events) = self.index_to_change()?;
        let mut entry = entry.clone();
        if let Some(json) = events.get(&entry.id) {
            match read_entry(&entry.id, json) {
                Some(former) => {
                    for (name, member) in former.unknown {
                        entry.unknown.entry(name).or_insert(member);
                    }
                }
                None => self.quarantine(&Key::Index.text(), &json.compact())?,
            }
        }
        self.keep_token(&entry.id, &entry.endpoint, entry.token.as_deref())?;
        let json = to_value(&entry).ok_or(SaveFault::NotKept)?;
        events.insert(entry.id, json);
        index.members.insert(EVENTS.to_owned(), Value::Map(events));
        self.keep_record(Key::Index, &index)
    }

    /// Takes an event out of the index.
    pub(crate) fn remove_entry(&mut self, event: &str) -> Result<(), SaveFault> {
        let (mut index, mut events) = self.index_to_change()?;
        events.remove(event);
        self.remove_token(event)?;
        if !events.is_empty() {
            index.members.insert(EVENTS.to_owned(), Value::Map(events));
        }
        self.keep_record(Key::Index, &index)
    }

    /// The entries of the index, last opened first.
    pub(crate) fn stored_entries(&self) -> Result<Stored<Vec<Entry>>, Fault> {
        let mut stored = self.record(Key::Index, FORMAT)?.map(|index| entries(&index));
        if let Stored::Read(entries) = &mut stored {
            let tokens = self.tokens()?;
            for entry in entries {
                if let Some(token) = token_for(&tokens, &entry.id, &entry.endpoint) {
                    entry.token = Some(token.to_owned());
                }
            }
        }
        Ok(stored)
    }

    /// The same; none if the index cannot be read.
    pub(crate) fn index_entries(&self) -> Result<Vec<Entry>, Fault> {
        match self.stored_entries()? {
            Stored::Read(entries) => Ok(entries),
            Stored::Missing | Stored::Broken(_) | Stored::Newer => Ok(Vec::new()),
        }
    }

    /// Moves the tokens that an earlier build kept in the index to where they lie now.
    fn move_tokens(&self, events: &mut Map) -> Result<(), SaveFault> {
        for (id, json) in events {
            let Value::Map(members) = json else { continue };
            if members.contains_key(TOKEN) {
                let text = |name| members.get(name).and_then(Value::as_text);
                let token = text(TOKEN).filter(|token| !token.is_empty());
                self.keep_token(id, text("endpoint").unwrap_or_default(), token)?;
                members.remove(TOKEN);
            }
        }
        Ok(())
    }

    /// The index and, taken out of it, its entries. What stands in their place and is no object
    /// is set aside (J5).
    fn index_to_change(&mut self) -> Result<(Record, Map), SaveFault> {
        self.writable()?;
        let index = self.record_to_change(Key::Index, FORMAT)?;
        let mut index = index.unwrap_or_else(|| Record::new(FORMAT, "index", Map::new()));
        let events = match index.members.remove(EVENTS) {
            Some(Value::Map(mut events)) => {
                self.move_tokens(&mut events)?;
                events
            }
            Some(broken) => {
                self.quarantine(&Key::Index.text(), &broken.compact())?;
                Map::new()
            }
            None => Map::new(),
        };
        Ok((index, events))
    }
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Puts an entry in its place: last opened first.
pub(crate) fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    let place = entries.partition_point(|other| other.opened_ms >= entry.opened_ms);
    entries.insert(place, entry);
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::parse;
    use crate::persistence::{Backend, Memory};

    const KEY: &str = "anliegen1:index";

    fn entry() -> Entry {
        Entry {
            id: "e".into(),
            title: "Bewegung 50plus".into(),
            endpoint: "https://example.org/{shard}.json".into(),
            token: Some("t0".into()),
            mode: Mode::ReadWrite,
            shards: 16,
            accepted_ms: Some(5),
            refill_ms: Some(6),
            opened_ms: 7,
            unknown: Map::new(),
        }
    }

    fn stored(memory: &Memory) -> Value {
        parse(&memory.get(KEY).unwrap().unwrap(), 10_000).unwrap()
    }

    #[test]
    fn m2_entries_read_back_and_leave_foreign_members_alone() {
        let memory = Rc::new(Memory::default());
        let text = r#"{"format":"anliegen-index","v":1,"id":"index","_of":{"a":[1.0]},
            "events":{"e":{"future":[1,1.50],"title":"x"},"other":{"opened":9}}}"#;
        memory.set(KEY, text).unwrap();
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.save_entry(&entry()).unwrap();
        let kept = store.index_entries().unwrap();
        let other = Entry { id: "other".into(), opened_ms: 9, ..Entry::default() };
        let future: Value = parse("[1,1.50]", 100).unwrap();
        let unknown = [("future".to_owned(), future)].into_iter().collect();
        assert_eq!(kept, [other.clone(), Entry { unknown, ..entry() }]);
        assert_eq!(stored(&memory).get("_of").unwrap().compact(), r#"{"a":[1.0]}"#);
        store.remove_entry("e").unwrap();
        assert_eq!(store.index_entries().unwrap(), [other]);
    }

    // What phones in use have stored stays as it was, member by member.
    #[test]
    fn m2_the_shape_on_disk_is_the_one_that_phones_have() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.save_entry(&entry()).unwrap();
        store.save_entry(&Entry { id: "f".into(), ..Entry::default() }).unwrap();
        let expected = r#"{"format":"anliegen-index","v":1,"id":"index","events":{
            "e":{"title":"Bewegung 50plus","endpoint":"https://example.org/{shard}.json",
            "write":true,"shards":16,"accepted":5,"refill":6,"opened":7},
            "f":{"shards":0,"opened":0}}}"#;
        assert_eq!(stored(&memory), parse(expected, 10_000).unwrap());
    }

    // J5: what does not parse is no reason to lose it, and costs no other entry.
    #[test]
    fn j5_an_entry_that_does_not_parse_stays_and_is_set_aside_before_it_is_replaced() {
        let memory = Rc::new(Memory::default());
        let text = r#"{"format":"anliegen-index","v":1,"id":"index",
            "events":{"e":{"opened":"soon"},"other":{"opened":9}}}"#;
        memory.set(KEY, text).unwrap();
        let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
        assert_eq!(boot.entries.iter().map(|entry| &*entry.id).collect::<Vec<_>>(), ["other"]);
        store.save_entry(&boot.entries[0]).unwrap();
        let kept = stored(&memory);
        let broken = kept.get("events").and_then(|events| events.get("e")).unwrap();
        assert_eq!(broken.get("opened").and_then(Value::as_text), Some("soon"));
        store.save_entry(&entry()).unwrap();
        let aside = store.quarantined().unwrap();
        assert_eq!(
            aside.iter().map(|one| &*one.text).collect::<Vec<_>>(),
            [r#"{"opened":"soon"}"#]
        );
        assert_eq!(store.index_entries().unwrap().len(), 2);
    }

    #[test]
    fn j5_entries_that_are_no_object_are_set_aside_before_they_are_replaced() {
        let memory = Rc::new(Memory::default());
        let text = r#"{"format":"anliegen-index","v":1,"id":"index","events":["e"],"_of":1}"#;
        memory.set(KEY, text).unwrap();
        let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
        assert_eq!(boot.entries, []);
        store.save_entry(&entry()).unwrap();
        let aside = store.quarantined().unwrap();
        assert_eq!(aside.iter().map(|one| &*one.text).collect::<Vec<_>>(), [r#"["e"]"#]);
        assert_eq!(store.index_entries().unwrap(), [entry()]);
        assert!(stored(&memory).get("_of").is_some());
    }
}
