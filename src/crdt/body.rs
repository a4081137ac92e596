//! The body of a document: the part that merges, the part that was written by hand, and the part
//! that this version cannot read and writes back unchanged (M2, F50, F51).

use super::entity;
use super::entity::Malformed;
use super::name::{is_kind, is_name};
use super::replica::{Fields, Joined, Replica};
use super::value::{Map, Value};
use crate::limits;
use crate::sorted;

/// The values without stamps, as somebody wrote them into one file with an editor: kind → id →
/// field → value. They belong to that file alone and do not merge (M7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandLayer(Map);

/// An entity that could not be read. It is shown nowhere and written back as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadableEntity {
    /// The entity's kind.
    pub kind: String,
    /// The entity's id.
    pub id: String,
    /// The whole entity.
    pub value: Value,
    /// What is wrong with it.
    pub why: Malformed,
}

/// The content of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Whose state it is: the event's id, or the profile's.
    pub id: String,
    /// The part with stamps, which merges (M1).
    pub stamped: Replica,
    /// The part without stamps.
    pub hand: HandLayer,
    /// Entities that could not be read, by kind and id.
    pub unreadable: Vec<UnreadableEntity>,
    /// Top-level members that are no kinds of entities, `_…` among them.
    pub rest: Map,
}

impl HandLayer {
    /// Whether nothing was written by hand.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The kinds, in order.
    pub fn kinds(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// The ids of a kind, in order.
    pub fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        self.0.get(kind).and_then(Value::as_map).into_iter().flatten().map(|(id, _)| id.as_str())
    }

    /// An entity's members, also those that no screen shows.
    pub fn entity(&self, kind: &str, id: &str) -> Option<&Map> {
        self.0.get(kind)?.get(id)?.as_map()
    }

    /// The fields of an entity that say something, in order.
    pub fn fields(&self, kind: &str, id: &str) -> impl Iterator<Item = &str> {
        let members = self.entity(kind, id).into_iter().flatten();
        members.filter(|(field, value)| is_said(field, value)).map(|(field, _)| field.as_str())
    }

    /// A field's value, if it says something.
    pub fn value(&self, kind: &str, id: &str, field: &str) -> Option<&Value> {
        self.entity(kind, id)?.get(field).filter(|value| is_said(field, value))
    }

    /// Puts an entity's members in place of its former ones.
    pub fn place(&mut self, kind: &str, id: &str, members: Map) {
        change(&mut self.0, kind, |entities| {
            entities.insert(id.to_owned(), Value::Map(members));
        });
    }

    /// Takes an entity out.
    pub fn remove(&mut self, kind: &str, id: &str) {
        let Some(Value::Map(entities)) = self.0.get_mut(kind) else { return };
        entities.remove(id);
        if entities.is_empty() {
            self.0.remove(kind);
        }
    }

    fn merge(&mut self, other: &Self) {
        for kind in other.kinds() {
            for id in other.ids(kind) {
                let theirs = other.entity(kind, id).into_iter().flatten();
                change(&mut self.0, kind, |entities| {
                    change(entities, id, |mine| merge_greater(mine, theirs));
                });
            }
        }
    }

    /// Removes the fields that have stamped values.
    fn remove_stamped(&mut self, stamped: &Replica) {
        for kind in stamped.kinds() {
            let Some(Value::Map(entities)) = self.0.get_mut(kind) else { continue };
            for id in stamped.ids(kind) {
                let Some(Value::Map(members)) = entities.get_mut(id) else { continue };
                for field in stamped.fields(kind, id) {
                    members.remove(field);
                }
                if members.is_empty() {
                    entities.remove(id);
                }
            }
            if entities.is_empty() {
                self.0.remove(kind);
            }
        }
    }
}

impl Body {
    /// An empty body.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), ..Self::default() }
    }

    /// Whether it says nothing at all: what a server starts with that has lost its data.
    pub fn is_blank(&self) -> bool {
        let read = self.stamped.is_empty() && self.hand.is_empty();
        read && self.unreadable.is_empty() && self.rest.is_empty()
    }

    /// Takes apart the members of a document, without its format, version and id.
    pub(crate) fn from_members(id: String, members: Map) -> Self {
        let mut body = Self::new(id);
        for (kind, value) in members {
            match value {
                Value::Map(entities) if is_kind(&kind) && !entities.is_empty() => {
                    body.take_entities(&kind, entities);
                }
                other => {
                    body.rest.insert(kind, other);
                }
            }
        }
        body
    }

    /// The members of a document, without its format, version and id.
    pub(crate) fn members(&self) -> Map {
        let mut root = self.rest.clone();
        merge_greater(&mut root, &self.hand.0);
        for entity in &self.unreadable {
            change(&mut root, &entity.kind, |entities| {
                entities.insert(entity.id.clone(), entity.value.clone());
            });
        }
        for kind in self.stamped.kinds() {
            change(&mut root, kind, |entities| {
                for id in self.stamped.ids(kind) {
                    let Some(fields) = self.stamped.entity(kind, id) else { continue };
                    let hand = self.hand.entity(kind, id).cloned().unwrap_or_default();
                    entities.insert(id.to_owned(), Value::Map(entity::encode(fields, hand)));
                }
            });
        }
        root
    }

    /// Joins stamped writes; they cover what stands by hand in the same fields.
    pub fn join_stamped(&mut self, stamped: &Replica) -> Joined {
        let joined = self.stamped.join(stamped);
        if joined.changed {
            self.remove_overridden();
        }
        joined
    }

    /// Joins another document of the same id. Where hand-written or unreadable parts differ,
    /// the greater by canonical bytes stays; stamped covers hand-written, and an entity that
    /// can be read one that cannot. This join, too, obeys M1.
    pub fn join(&mut self, other: &Self) -> Joined {
        let joined = self.stamped.join(&other.stamped);
        self.hand.merge(&other.hand);
        self.unreadable.extend_from_slice(&other.unreadable);
        sorted::sort_by(&mut self.unreadable, |a, b| {
            let by_id = a.kind.cmp(&b.kind).then_with(|| a.id.cmp(&b.id));
            by_id.then_with(|| b.value.compare(&a.value))
        });
        self.unreadable.dedup_by(|b, a| a.kind == b.kind && a.id == b.id);
        merge_greater(&mut self.rest, &other.rest);
        self.remove_overridden();
        joined
    }

    fn take_entities(&mut self, kind: &str, entities: Map) {
        for (id, value) in entities {
            match take_entity(&id, &value) {
                Ok((fields, hand)) => {
                    if !hand.is_empty() || fields.is_empty() {
                        self.hand.place(kind, &id, hand);
                    }
                    self.stamped.place(kind, &id, fields);
                }
                Err(why) => {
                    self.unreadable.push(UnreadableEntity {
                        kind: kind.to_owned(),
                        id,
                        value,
                        why,
                    });
                }
            }
        }
    }

    /// Removes what is overridden: hand-written values by stamped ones, unreadable entities by
    /// readable ones, other members by entities of that name.
    fn remove_overridden(&mut self) {
        let (stamped, hand) = (&self.stamped, &mut self.hand);
        hand.remove_stamped(stamped);
        let is_read = |kind: &str, id: &str| {
            stamped.entity(kind, id).is_some() || hand.entity(kind, id).is_some()
        };
        self.unreadable.retain(|entity| !is_read(&entity.kind, &entity.id));
        let has_entities = |kind: &str| {
            stamped.ids(kind).next().is_some()
                || hand.ids(kind).next().is_some()
                || self.unreadable.iter().any(|entity| entity.kind == kind)
        };
        self.rest.retain(|name, _| !has_entities(name));
    }
}

pub(crate) fn take_entity(id: &str, value: &Value) -> Result<(Fields, Map), Malformed> {
    let members = value.as_map().ok_or(Malformed::Shape)?;
    if !is_name(id) {
        return Err(Malformed::Name);
    }
    // The document and its kind enclose an entity.
    if value.depth() + 2 > limits::DEPTH {
        return Err(Malformed::Shape);
    }
    entity::decode(members)
}

/// Whether a field that was written by hand says something. What does not is carried on, and
/// shown nowhere.
fn is_said(field: &str, value: &Value) -> bool {
    is_name(field) && !value.is_void()
}

/// Changes the object at `key`, which replaces a value of another type there.
fn change(map: &mut Map, key: &str, change: impl FnOnce(&mut Map)) {
    let mut members = match map.remove(key) {
        Some(Value::Map(members)) => members,
        _ => Map::new(),
    };
    change(&mut members);
    map.insert(key.to_owned(), Value::Map(members));
}

/// Merges members; where both have one, the greater by canonical bytes stays.
fn merge_greater<'a>(into: &mut Map, from: impl IntoIterator<Item = (&'a String, &'a Value)>) {
    for (key, value) in from {
        if into.get(key).is_none_or(|mine| mine.compare(value).is_lt()) {
            into.insert(key.clone(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::read;

    fn body(members: &str) -> Body {
        read(&format!(r#"{{"format":"f","v":1,"id":"e",{members}}}"#), "f").unwrap()
    }

    const HAND: &str = r#""topics":{"t1":{"title":"by hand","words":"too"}},"plans":7"#;
    const STAMPED: &str = r#""topics":{"t1":{"title":"stamped","~":{"title":"2.0.a"}}}"#;
    const ASIDE: &str = r#""topics":{"t1":{"~":{}},"t2":{"~":1}},"plans":{"p":[]},"_x":1"#;

    #[test]
    fn m1_the_join_of_whole_documents_is_a_join() {
        let bodies = [HAND, STAMPED, ASIDE, r#""topics":{"t1":{"title":"b"},"t2":{"~":2}}"#];
        let join = |a: &Body, b: &Body| {
            let mut joined = a.clone();
            let _ = joined.join(b);
            joined
        };
        for a in bodies.map(body) {
            assert_eq!(join(&a, &a), a);
            for b in bodies.map(body) {
                assert_eq!(join(&a, &b), join(&b, &a));
                for c in bodies.map(body) {
                    assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
                }
            }
        }
    }

    #[test]
    fn what_can_be_read_covers_what_cannot_and_stamps_cover_the_hand() {
        let mut joined = body(ASIDE);
        let _ = joined.join(&body(HAND));
        let _ = joined.join(&body(STAMPED));
        let expected = r#""topics":{"t1":{"title":"stamped","words":"too","~":{"title":"2.0.a"}},
            "t2":{"~":1}},"plans":{"p":[]},"_x":1"#;
        assert_eq!(joined, body(expected));
    }

    #[test]
    fn joining_stamps_takes_the_hand_value_out_of_the_document() {
        let mut given = body(HAND);
        assert!(given.join_stamped(&body(STAMPED).stamped).changed);
        let text = given.write("f");
        assert!(text.contains("stamped") && text.contains("too") && !text.contains("by hand"));
        assert_eq!(read(&text, "f"), Ok(given));
    }
}
