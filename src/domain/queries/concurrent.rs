//! Values of one field that were written at the same time, as people tell them apart.

use crate::crdt::{Head, Layers, Value};
use crate::domain::schema::name;

/// The values of a field that differ, as the screens show them: the claim of a place is no
/// difference, and equal ones count once. The one on show first.
pub fn standing<'a>(layers: &'a Layers, kind: &str, id: &str, field: &str) -> Vec<&'a Head> {
    let mut heads: Vec<&Head> = Vec::new();
    let Some(register) = layers.register(kind, id, field) else { return heads };
    for head in register.heads() {
        if !heads.iter().any(|known| is_same(known.value.as_ref(), head.value.as_ref())) {
            heads.push(head);
        }
    }
    heads
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
