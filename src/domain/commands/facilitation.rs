//! What a facilitator does while the event runs: notices, other times, other spaces.

use chrono::NaiveDate;

use super::topics::drop_draft;
use super::write::{CommandContext, Refusal, Write};
use crate::crdt::Value;
use crate::domain::civil_time;
use crate::domain::civil_time::Civil;
use crate::domain::queries::concurrent::standing;
use crate::domain::schema::{kind, limit, name};

pub(crate) fn notify(known: &CommandContext, words: &str) -> Result<Vec<Write>, Refusal> {
    let words = known.checked(name::WORDS, words, limit(kind::NOTICES, name::WORDS))?;
    if words.is_empty() {
        return Err(Refusal::Missing { field: name::WORDS });
    }
    let id = format!("n{}", known.fresh);
    let write = |field, value| Write::shared(kind::NOTICES, id.as_str(), field, Some(value));
    let mut writes = vec![
        write(name::WORDS, Value::Text(words)),
        write(name::MADE, Value::number(known.now_ms)),
    ];
    if !known.me.name.is_empty() {
        writes.push(write(name::NAME, Value::text(known.me.name.as_str())));
    }
    writes.extend(drop_draft(known, "notice"));
    // Whoever says it need not be told.
    writes.push(Write::private(kind::AWAY, id.as_str(), name::ON, Some(Value::Bool(true))));
    Ok(writes)
}

pub(crate) fn move_slot(
    known: &CommandContext,
    slot: &str,
    start: &str,
    end: &str,
) -> Result<Vec<Write>, Refusal> {
    known.board.slot(slot).ok_or(Refusal::Gone)?;
    let (form, mut writes) = (known.private.form(slot), Vec::new());
    let minute = |time| civil_time::minutes(time).ok_or(Refusal::NoTime);
    let on_a_day = |minute| Civil::new(NaiveDate::default(), minute);
    civil_time::end_after(on_a_day(minute(start)?), on_a_day(minute(end)?))
        .ok_or(Refusal::EndsBefore)?;
    for (field, time) in [(name::START, start), (name::END, end)] {
        let value = Value::text(time);
        let several = standing(known.layers, kind::SLOTS, slot, field).len() > 1;
        if several || known.layers.value(kind::SLOTS, slot, field) != Some(&value) {
            let seen = form.and_then(|form| form.base(field));
            writes.push(Write { seen, ..Write::shared(kind::SLOTS, slot, field, Some(value)) });
        }
    }
    if writes.is_empty() {
        return Err(Refusal::Same);
    }
    writes.extend(drop_draft(known, slot));
    Ok(writes)
}

pub(crate) fn add_space(
    known: &CommandContext,
    title: &str,
    find: &str,
) -> Result<Vec<Write>, Refusal> {
    let title = known.checked(name::NAME, title, limit(kind::SPACES, name::NAME))?;
    let find = known.checked(name::FIND, find, limit(kind::SPACES, name::FIND))?;
    if title.is_empty() {
        return Err(Refusal::Missing { field: name::NAME });
    }
    let id = format!("r{}", known.fresh);
    let write =
        |field, text| Write::shared(kind::SPACES, id.as_str(), field, Some(Value::Text(text)));
    let mut writes = vec![write(name::NAME, title)];
    if !find.is_empty() {
        writes.push(write(name::FIND, find));
    }
    // Behind those that have an order of their own.
    let last = known.board.spaces.len() as u64;
    writes.push(Write::shared(
        kind::SPACES,
        id.as_str(),
        name::ORDER,
        Some(Value::number(last + 1)),
    ));
    writes.extend(drop_draft(known, "space"));
    Ok(writes)
}
