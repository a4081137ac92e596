//! A map CRDT: kind → id → field → register. It merges field by field.

use std::collections::BTreeMap;

use super::name::{is_kind, is_name};
use super::register::Register;
use super::stamp::Stamp;
use super::value::{Map, Value};
use crate::limits;

/// One entity's fields.
pub type Fields = BTreeMap<String, Register>;
type Entities = BTreeMap<String, Fields>;

/// A value that lost to another value of the same stamp, because two phones wrote as one actor
/// (F52).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collision {
    /// The entity's kind.
    pub kind: String,
    /// The entity's id.
    pub id: String,
    /// The field.
    pub field: String,
    /// The stamp that both values carry.
    pub at: Stamp,
    /// The value that is no longer in the replica; nothing if it was a clearing.
    pub lost: Option<Value>,
}

impl Collision {
    /// The lost value with where it stood, as JSON.
    pub fn text(&self) -> String {
        let mut members = Map::new();
        let texts = [("kind", &self.kind), ("id", &self.id), ("field", &self.field)];
        for (name, text) in texts {
            members.insert(name.to_owned(), Value::text(text.as_str()));
        }
        members.insert("at".to_owned(), Value::Text(self.at.text()));
        if let Some(lost) = &self.lost {
            members.insert("value".to_owned(), lost.clone());
        }
        Value::Map(members).canonical()
    }
}

/// The result of a merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Joined {
    /// Whether the replica changed.
    pub changed: bool,
    /// Values that lost to another of the same stamp.
    pub collisions: Vec<Collision>,
}

/// A map of registers that merges field by field (M1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replica {
    kinds: BTreeMap<String, Entities>,
}

impl Replica {
    /// A replica that holds nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    /// Writes a field over everything this replica shows in it; `None` clears it. `false`,
    /// and nothing happens, if `at` is not later than what its actor wrote there before, or
    /// if no document could carry it: a name with other characters than `A–Z a–z 0–9 - _`, a
    /// value deeper than [`limits::VALUE_DEPTH`].
    pub fn write(
        &mut self,
        kind: &str,
        id: &str,
        field: &str,
        at: Stamp,
        value: Option<Value>,
    ) -> bool {
        let deep = value.as_ref().is_some_and(|value| value.depth() > limits::VALUE_DEPTH);
        if deep || !is_kind(kind) || !is_name(id) || !is_name(field) {
            return false;
        }
        if let Some(register) = self.register_mut(kind, id, field) {
            return register.write(at, value);
        }
        self.fields_mut(kind, id).insert(field.to_owned(), Register::new(at, value));
        true
    }

    /// Writes a field over everything `seen` and this replica show in it: what a batch of
    /// writes is made of, so that it replaces what its author saw (M3). It names what it replaces
    /// and not all that was replaced before: a long context comes from the body, and a journal
    /// stays short (S5).
    pub fn write_over(
        &mut self,
        seen: &Self,
        kind: &str,
        id: &str,
        field: &str,
        at: Stamp,
        value: Option<Value>,
    ) -> bool {
        if let Some(register) = seen.register(kind, id, field) {
            if register.covers(&at) {
                return false;
            }
            let heads = register.without_history();
            let _ = self.put(kind, id, field, heads.as_ref().unwrap_or(register));
        }
        self.write(kind, id, field, at, value)
    }

    /// Joins one register into a field.
    pub fn put(&mut self, kind: &str, id: &str, field: &str, register: &Register) -> Joined {
        let mut joined = Joined::default();
        self.put_into(kind, id, field, register, &mut joined);
        joined
    }

    /// A field's register.
    pub fn register(&self, kind: &str, id: &str, field: &str) -> Option<&Register> {
        self.entity(kind, id)?.get(field)
    }

    /// The kinds it holds, in order.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.kinds.keys().map(String::as_str)
    }

    /// The ids of a kind, in order.
    pub fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.kinds.get(kind).into_iter().flat_map(|ids| ids.keys().map(String::as_str))
    }

    /// The fields of an entity, in order.
    pub fn fields(&self, kind: &str, id: &str) -> impl Iterator<Item = &str> {
        self.entity(kind, id).into_iter().flat_map(|fields| fields.keys().map(String::as_str))
    }

    /// An entity's registers by field.
    pub fn entity(&self, kind: &str, id: &str) -> Option<&Fields> {
        self.kinds.get(kind)?.get(id)
    }

    /// Every register with its kind, id and field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str, &str, &Register)> {
        self.kinds.iter().flat_map(|(kind, entities)| {
            entities.iter().flat_map(move |(id, fields)| {
                fields.iter().map(move |(field, register)| {
                    (kind.as_str(), id.as_str(), field.as_str(), register)
                })
            })
        })
    }

    /// The stamps of all contexts, in no useful order.
    pub fn stamps(&self) -> impl Iterator<Item = &Stamp> {
        self.iter().flat_map(|(_, _, _, register)| register.context())
    }

    /// Merges another replica into this one.
    pub fn join(&mut self, other: &Self) -> Joined {
        let mut joined = Joined::default();
        for (kind, entities) in &other.kinds {
            for (id, fields) in entities {
                if self.entity(kind, id).is_none() {
                    self.place(kind, id, fields.clone());
                    joined.changed = true;
                    continue;
                }
                for (field, register) in fields {
                    self.put_into(kind, id, field, register, &mut joined);
                }
            }
        }
        joined
    }

    /// The registers that would change `other` if they were merged into it.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.filter_registers(|kind, id, field, register| {
            other.register(kind, id, field).is_none_or(|theirs| register.would_change(theirs))
        })
    }

    /// The registers for which `keep` says yes.
    #[must_use]
    pub fn filter_registers(&self, keep: impl Fn(&str, &str, &str, &Register) -> bool) -> Self {
        let mut kept = Self::new();
        for (kind, id, field, register) in self.iter() {
            if keep(kind, id, field, register) {
                kept.fields_mut(kind, id).insert(field.to_owned(), register.clone());
            }
        }
        kept
    }

    /// Sets an entity, in place of its former one.
    pub(crate) fn place(&mut self, kind: &str, id: &str, fields: Fields) {
        if !fields.is_empty() {
            *self.fields_mut(kind, id) = fields;
        }
    }

    fn put_into(&mut self, kind: &str, id: &str, field: &str, from: &Register, out: &mut Joined) {
        let Some(register) = self.register_mut(kind, id, field) else {
            self.fields_mut(kind, id).insert(field.to_owned(), from.clone());
            out.changed = true;
            return;
        };
        let (changed, lost) = register.join(from);
        out.changed |= changed;
        out.collisions.extend(lost.into_iter().map(|head| Collision {
            kind: kind.to_owned(),
            id: id.to_owned(),
            field: field.to_owned(),
            at: head.at,
            lost: head.value,
        }));
    }

    fn register_mut(&mut self, kind: &str, id: &str, field: &str) -> Option<&mut Register> {
        self.kinds.get_mut(kind)?.get_mut(id)?.get_mut(field)
    }

    fn fields_mut(&mut self, kind: &str, id: &str) -> &mut Fields {
        self.kinds.entry(kind.to_owned()).or_default().entry(id.to_owned()).or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Stamp {
        Stamp::parse(text).unwrap()
    }

    fn titled(stamp: &str, title: &str) -> Replica {
        let mut replica = Replica::new();
        assert!(replica.write("topics", "t1", "title", at(stamp), Some(Value::text(title))));
        replica
    }

    #[test]
    fn f47_the_same_replica_twice_is_no_change() {
        let mut replica = titled("1.0.a", "Pflege");
        let same = replica.clone();
        assert_eq!(replica.join(&same), Joined::default());
        assert!(replica.minus(&same).is_empty());
    }

    #[test]
    fn minus_is_what_the_other_lacks() {
        let mut replica = titled("1.0.a", "Pflege");
        let server = replica.clone();
        replica.write("topics", "t1", "title", at("2.0.a"), Some(Value::text("Pflege daheim")));
        replica.write("topics", "t2", "title", at("3.0.a"), Some(Value::text("Fahrtkosten")));
        replica.write("topics", "t1", "words", at("4.0.a"), None);
        let lacking = replica.minus(&server);
        assert_eq!(lacking.iter().count(), 3);
        let mut refilled = server.clone();
        assert!(refilled.join(&lacking).changed);
        assert_eq!(refilled, replica);
        assert!(server.minus(&replica).is_empty());
    }

    #[test]
    fn m3_a_batch_of_writes_replaces_what_its_author_saw() {
        let mut replica = titled("1.0.a", "A");
        let _ = replica.join(&titled("2.0.b", "B"));
        let mut batch = Replica::new();
        assert!(batch.write_over(&replica, "topics", "t1", "title", at("1.0.c"), None));
        assert!(replica.join(&batch).changed);
        let heads = replica.register("topics", "t1", "title").map(Register::heads);
        assert_eq!(heads.map(<[_]>::len), Some(1));
    }

    #[test]
    fn m2_what_no_document_could_carry_is_not_written() {
        let mut replica = Replica::new();
        let deep = Value::List(vec![Value::List(vec![Value::List(vec![Value::Null])])]);
        for (kind, id, field, value) in [
            ("_kind", "id", "field", Value::Bool(true)),
            ("kind", "ä", "field", Value::Bool(true)),
            ("kind", "id", "~", Value::Bool(true)),
            ("kind", "id", "", Value::Bool(true)),
            ("kind", "id", "field", deep),
        ] {
            assert!(!replica.write(kind, id, field, at("1.0.a"), Some(value)));
        }
        assert!(replica.is_empty());
    }

    #[test]
    fn f52_a_collision_names_its_field() {
        let mut replica = titled("1.0.a", "A");
        let joined = replica.join(&titled("1.0.a", "B"));
        assert!(joined.changed);
        let collision = joined.collisions.first().unwrap();
        assert_eq!((&*collision.id, &*collision.field), ("t1", "title"));
        assert_eq!(collision.lost, Some(Value::text("A")));
    }

    #[test]
    fn stamps_are_those_of_all_contexts() {
        let mut replica = titled("1.0.a", "A");
        replica.write("topics", "t1", "title", at("2.0.b"), None);
        assert_eq!(replica.stamps().map(Stamp::text).collect::<Vec<_>>(), ["1.0.a", "2.0.b"]);
    }
}
