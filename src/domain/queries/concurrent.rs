//! Values of one field that were written at the same time, as people tell them apart.

use std::collections::BTreeSet;

use crate::crdt::{Head, Layers, Register, Value};
use crate::domain::schema::name;
use crate::sorted;

/// The values of a field that differ, as the screens show them: the claim of a place is no
/// difference, and equal ones count once. The one on show first.
pub fn standing<'a>(layers: &'a Layers, kind: &str, id: &str, field: &str) -> Vec<&'a Head> {
    let mut before = BTreeSet::new();
    let heads = layers.register(kind, id, field).map_or(&[][..], Register::heads).iter();
    heads.filter(|head| before.insert(said(head.value.as_ref()))).collect()
}

/// Whether the values of a field differ as people tell them apart.
pub fn is_concurrent(layers: &Layers, kind: &str, id: &str, field: &str) -> bool {
    let heads = layers.register(kind, id, field).map_or(&[][..], Register::heads);
    let shown = heads.first().and_then(|head| head.value.as_ref());
    heads.iter().any(|head| !is_same(shown, head.value.as_ref()))
}

/// What tells values apart, as a text: those that are the same have the same one.
fn said(value: Option<&Value>) -> Option<String> {
    sorted::step();
    match value {
        Some(Value::Map(place)) => {
            let part = |key: &str| place.get(key).map_or_else(String::new, Value::compact);
            Some(["{", &part(name::SLOT), "/", &part(name::SPACE)].concat())
        }
        value => value.map(Value::compact),
    }
}

/// Whether two values say the same; of places, slot and space.
pub fn is_same(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(Value::Map(a)), Some(Value::Map(b))) => {
            [name::SLOT, name::SPACE].iter().all(|key| a.get(*key) == b.get(*key))
        }
        (a, b) => a == b,
    }
}
