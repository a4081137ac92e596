//! The list of events on this phone: how each is reached, and when it last was.

use super::backend::Fault;
use super::keys::Key;
use super::store::{Kept, SaveFault, Store};
use crate::crdt::{Body, Map, Value};

/// The index document's format.
pub(crate) const FORMAT: &str = "anliegen-index";
const KIND: &str = "events";

/// What an invitation allows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// Only reading.
    #[default]
    Read,
    /// Reading and writing.
    ReadWrite,
}

/// One event of the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The event's id.
    pub id: String,
    /// Its title when it was last seen; empty if unknown.
    pub title: String,
    /// The endpoint, with `{shard}` where the event has several files; empty if there is none
    /// or it is not known any more (F9).
    pub endpoint: String,
    /// What the endpoint asks for; never leaves for another one (Y11).
    pub token: Option<String>,
    /// What the invitation allows.
    pub mode: Mode,
    /// The highest number of shards ever seen.
    pub shards: u32,
    /// When a body was last accepted, in ms since 1970.
    pub accepted_ms: Option<u64>,
    /// When what others wrote and the files have lost is to be brought back, in ms since 1970:
    /// short looks must not put it off (Y8).
    pub refill_ms: Option<u64>,
    /// When the event was last open, in ms since 1970.
    pub opened_ms: u64,
}

impl Store {
    /// Puts an event into the index, in place of its former entry.
    pub fn save_entry(&mut self, entry: &Entry) -> Result<(), SaveFault> {
        self.change_index(|index| put(index, entry))
    }

    /// The entries of the index, last opened first; none if it cannot be read.
    pub(crate) fn index_entries(&self) -> Result<Vec<Entry>, Fault> {
        match self.kept(&Key::Index.text(), FORMAT, "")? {
            Kept::Read(_, body) => Ok(entries(&body)),
            _ => Ok(Vec::new()),
        }
    }

    pub(crate) fn change_index(&mut self, change: impl FnOnce(&mut Body)) -> Result<(), SaveFault> {
        self.writable()?;
        let key = Key::Index.text();
        let stored = self.readable(&key, FORMAT, "")?.map(|(_, body)| body);
        let mut body = stored.unwrap_or_else(|| Body::new("index"));
        change(&mut body);
        self.keep(&key, &body.write(FORMAT))
    }
}

/// The entries, last opened first.
pub(crate) fn entries(index: &Body) -> Vec<Entry> {
    let members = index.hand.ids(KIND).filter_map(|id| Some((id, index.hand.entity(KIND, id)?)));
    let mut entries = Vec::new();
    for (id, members) in members {
        insert(&mut entries, entry(id, members));
    }
    entries
}

/// Puts an entry in its place: last opened first.
pub(crate) fn insert(entries: &mut Vec<Entry>, entry: Entry) {
    let place = entries.partition_point(|other| other.opened_ms >= entry.opened_ms);
    entries.insert(place, entry);
}

/// Puts an entry in place of its former one. Members of other versions stay.
pub(crate) fn put(index: &mut Body, entry: &Entry) {
    let mut members = index.hand.entity(KIND, &entry.id).cloned().unwrap_or_default();
    let mut set = |name: &str, value: Option<Value>| match value {
        Some(value) => drop(members.insert(name.to_owned(), value)),
        None => drop(members.remove(name)),
    };
    let text = |text: &str| (!text.is_empty()).then(|| Value::text(text));
    set("title", text(&entry.title));
    set("endpoint", text(&entry.endpoint));
    set("token", entry.token.as_deref().and_then(text));
    set("write", (entry.mode == Mode::ReadWrite).then_some(Value::Bool(true)));
    set("shards", Some(Value::number(u64::from(entry.shards))));
    set("accepted", entry.accepted_ms.map(Value::number));
    set("refill", entry.refill_ms.map(Value::number));
    set("opened", Some(Value::number(entry.opened_ms)));
    index.hand.place(KIND, &entry.id, members);
}

/// Takes an event out.
pub(crate) fn remove(index: &mut Body, id: &str) {
    index.hand.remove(KIND, id);
}

fn entry(id: &str, members: &Map) -> Entry {
    let text = |name: &str| members.get(name).and_then(Value::as_text).map(str::to_owned);
    let number = |name: &str| members.get(name).and_then(Value::as_u64);
    let write = members.get("write").and_then(Value::as_bool).unwrap_or_default();
    Entry {
        id: id.to_owned(),
        title: text("title").unwrap_or_default(),
        endpoint: text("endpoint").unwrap_or_default(),
        token: text("token"),
        mode: if write { Mode::ReadWrite } else { Mode::Read },
        shards: number("shards").and_then(|n| u32::try_from(n).ok()).unwrap_or_default(),
        accepted_ms: number("accepted"),
        refill_ms: number("refill"),
        opened_ms: number("opened").unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn m2_entries_read_back_and_leave_foreign_members_alone() {
        let text = r#"{"format":"anliegen-index","v":1,"id":"index",
            "events":{"e":{"future":[1],"title":"x"},"other":{"opened":9}}}"#;
        let mut index = crate::crdt::read(text, FORMAT).unwrap();
        let entry = Entry {
            id: "e".into(),
            title: "Bewegung 50plus".into(),
            endpoint: "https://example.org/{shard}.json".into(),
            token: Some("t0".into()),
            mode: Mode::ReadWrite,
            shards: 16,
            accepted_ms: Some(5),
            refill_ms: Some(6),
            opened_ms: 7,
        };
        put(&mut index, &entry);
        let again = crate::crdt::read(&index.write(FORMAT), FORMAT).unwrap();
        let other = Entry { id: "other".into(), opened_ms: 9, ..Entry::default() };
        assert_eq!(entries(&again), [other.clone(), entry]);
        assert!(again.hand.entity(KIND, "e").unwrap().contains_key("future"));
        remove(&mut index, "e");
        assert_eq!(entries(&index), [other]);
    }
}
