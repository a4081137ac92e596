//! What somebody has changed by hand in a copy of the event, as writes of the person who takes the
//! copy in. Each replaces what the copy showed of its field and nothing else (M3): what others
//! have written since stays beside it.

use crate::crdt::{Body, Clock, Edit, Head, Layers, Register, Replica, Stamp, Value};
use crate::limits;

/// What is to be taken out of a copy.
#[derive(Default)]
pub(super) struct Differences {
    /// What was changed by hand, as writes.
    pub writes: Replica,
    /// How many of them there are.
    pub count: usize,
    /// The registers of the copy whose shown value was changed.
    changed: Replica,
}

/// A field of a copy, with its value there.
#[derive(Clone, Copy)]
struct Place<'a> {
    kind: &'a str,
    id: &'a str,
    field: &'a str,
    value: Option<&'a Value>,
}

impl Differences {
    /// Finds the values of a copy that were changed by hand: those that fail their check, those of
    /// a stamp that stands for another value here, and those without a stamp that differ. What is
    /// merely older than what stands here is none.
    pub fn find(
        layers: &Layers,
        body: &Body,
        edits: &[Edit],
        clock: &mut Clock,
        now_ms: u64,
    ) -> Self {
        let mut found = Self::default();
        for Edit { kind, id, field, context } in edits {
            if let Some(register) = body.stamped.register(kind, id, field) {
                let value = register.shown().value.as_ref();
                let place = Place { kind, id, field, value };
                found.add_stamped(layers, place, register, context, clock.next(now_ms));
            }
        }
        for (kind, id, field, register) in body.stamped.iter() {
            let shown = register.shown();
            // Without a check nobody else could tell an edit from a cloned profile (F52).
            let other = |head: &Head| head.at == shown.at && head.value != shown.value;
            if heads(layers, kind, id, field).iter().any(other) {
                let place = Place { kind, id, field, value: shown.value.as_ref() };
                let at = clock.next(now_ms);
                found.add_stamped(layers, place, register, register.context(), at);
            }
        }
        for kind in body.hand.kinds() {
            for id in body.hand.ids(kind) {
                for field in body.hand.fields(kind, id) {
                    let value = body.hand.value(kind, id, field);
                    let place = Place { kind, id, field, value };
                    if !is_here(layers, place) {
                        found.put(place, Vec::new(), Vec::new(), clock.next(now_ms));
                    }
                }
            }
        }
        found
    }

    /// What is stamped in the copy, changed values left out.
    pub fn rest_of(&self, body: &Body) -> Replica {
        body.stamped.minus(&self.changed)
    }

    /// Takes a stamped value and leaves what stands beside it there.
    fn add_stamped(
        &mut self,
        layers: &Layers,
        place: Place,
        register: &Register,
        context: &[Stamp],
        at: Stamp,
    ) {
        let Place { kind, id, field, .. } = place;
        let _ = self.changed.put(kind, id, field, register);
        let mut beside = register.heads().to_vec();
        beside.remove(0);
        if !is_here(layers, place) {
            self.put(place, beside, context.to_vec(), at);
            return;
        }
        let stamps = beside.iter().map(|head| head.at.clone()).collect();
        if let Some(beside) = Register::from_parts(beside, stamps) {
            let _ = self.writes.put(kind, id, field, &beside);
        }
    }

    /// Writes a value over what the copy knows of its field.
    fn put(&mut self, place: Place, mut heads: Vec<Head>, mut context: Vec<Stamp>, at: Stamp) {
        let Place { kind, id, field, value } = place;
        if value.is_some_and(|value| value.depth() > limits::VALUE_DEPTH) {
            return;
        }
        context.retain(|stamp| stamp.actor != at.actor);
        heads.retain(|head| head.at.actor != at.actor);
        context.push(at.clone());
        heads.push(Head { at, value: value.cloned() });
        if let Some(register) = Register::from_parts(heads, context) {
            let _ = self.writes.put(kind, id, field, &register);
            self.count += 1;
        }
    }
}

fn heads<'a>(layers: &'a Layers, kind: &str, id: &str, field: &str) -> &'a [Head] {
    layers.register(kind, id, field).map(Register::heads).unwrap_or_default()
}

/// Whether a value stands here already, on show or beside.
fn is_here(layers: &Layers, Place { kind, id, field, value }: Place) -> bool {
    let mut heads = heads(layers, kind, id, field).iter();
    layers.value(kind, id, field) == value || heads.any(|head| head.value.as_ref() == value)
}
