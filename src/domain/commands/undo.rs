//! Taking back. Nothing is erased (M5): the former value is written again, and only where
//! nobody has changed the field since (V5).

use super::write::{CommandContext, Refusal, Write, flag};
use crate::crdt::{Layers, Replica, Stamp, Value};
use crate::domain::private::was_key;
use crate::domain::schema::{SHARED, kind, name};
use crate::limits;

/// One field as it was before a command, and how it stands since; also a form's, out of which
/// something was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Back {
    /// Kind of the entity.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The field.
    pub field: &'static str,
    /// The stamp of what the command wrote.
    pub at: Option<Stamp>,
    /// What was there before.
    pub value: Option<Value>,
}

impl Back {
    /// Takes back what was newly made: it is gone, and can come back.
    pub fn made(kind: &'static str, id: &str) -> Self {
        Self { kind, id: id.to_owned(), field: name::GONE, at: None, value: flag(true) }
    }
}

pub(crate) fn take_back(known: &CommandContext, steps: Vec<Back>) -> Result<Vec<Write>, Refusal> {
    let mut writes = Vec::new();
    for Back { kind, id, field, at, value } in steps {
        if kind == kind::DRAFTS {
            // What was typed since stays.
            let form = known.private.form(&id);
            if form.is_none_or(|form| form.text(field).is_none()) {
                writes.push(Write::private(kind, id, field, value));
            }
            continue;
        }
        let register = known.layers.register(kind, &id, field);
        let stands = match (register, &at) {
            (Some(register), Some(at)) => register.heads().len() == 1 && register.shown().at == *at,
            (None, None) => true,
            (Some(register), None) => register.shown().value.is_none(),
            (None, Some(_)) => false,
        };
        if !stands {
            return Err(Refusal::Changed);
        }
        writes.push(Write::shared(kind, id, field, value));
    }
    Ok(writes)
}

/// What one profile has written since then and still stands: what it made is gone, what it
/// changed gets the value that this phone has seen there before.
pub(crate) fn all_from(
    known: &CommandContext,
    profile: &str,
    since_ms: u64,
) -> Result<Vec<Write>, Refusal> {
    let mut writes: Vec<Write> = Vec::new();
    for (kind, id, field, register) in known.layers.stamped().iter() {
        let shown = register.shown();
        let theirs = |at: &Stamp| at.actor.writer() == profile && at.ms >= since_ms;
        let Some(row) = SHARED.iter().find(|row| row.kind == kind) else { continue };
        if !theirs(&shown.at) || kind == kind::PEOPLE {
            continue;
        }
        let by_hand = known.layers.bodies().any(|(_, body)| body.hand.entity(kind, id).is_some());
        let all = known.layers.stamped().entity(kind, id);
        let made = !by_hand
            && all.is_some_and(|fields| fields.values().all(|r| r.context().iter().any(theirs)));
        if made && all.is_some_and(|fields| fields.keys().next().is_some_and(|f| f == field)) {
            writes.push(Write::shared(row.kind, id, name::GONE, flag(true)));
        } else if !made {
            let Some(row) = SHARED.iter().find(|row| row.kind == kind && row.name == field) else {
                continue;
            };
            if let Some(was) = known.private.was(kind, id, field) {
                writes.push(Write::shared(row.kind, id, row.name, was.value.clone()));
            }
        }
    }
    if writes.is_empty() { Err(Refusal::Same) } else { Ok(writes) }
}

/// Values of shared fields that `news` replace and whose authors are others: what was there, to
/// be kept on this phone, within bounds (S5).
pub fn replaced(layers: &Layers, news: &Replica) -> Vec<Write> {
    let mut writes = Vec::new();
    let ([most, _], [mut bytes, _]) = (limits::REPLACED, limits::REPLACED_BYTES);
    for (kind, id, field, theirs) in news.iter() {
        let is_shared = SHARED.iter().any(|row| row.kind == kind && row.name == field);
        let here = layers.register(kind, id, field);
        let author = here.map(|register| register.shown().at.actor.writer());
        let is_news = here.is_none_or(|register| theirs.would_change(register));
        if !is_shared || !is_news || author == Some(theirs.shown().at.actor.writer()) {
            continue;
        }
        // What was never there needs no keeping; what was made by hand does.
        if !layers.has(kind, id) {
            continue;
        }
        let value = layers.value(kind, id, field).cloned();
        let size = value.as_ref().map_or(0, |value| value.compact().len());
        if writes.len() >= most || size > bytes {
            continue;
        }
        bytes -= size;
        let key = was_key(kind, id, field);
        writes.push(Write::private(kind::WAS, key, name::VALUE, value));
    }
    writes
}
