//! Values written at the same time, and changes that others suggest.

use super::topics::{longest, to_claim};
use super::write::{CommandContext, Refusal, Write};
use crate::crdt::{Stamp, Value};
use crate::domain::queries::concurrent::{is_same, standing};
use crate::domain::schema::{self, kind, name};
use crate::domain::topic::State;
use crate::limits;

/// Keeps one of the standing values, or all of them as one text. Writing replaces all heads,
/// so that what one person settles is settled for all (M4).
pub(crate) fn settle(
    known: &CommandContext,
    topic: &str,
    field: &'static str,
    keep: Option<&Stamp>,
) -> Result<Vec<Write>, Refusal> {
    let heads = standing(known.layers, kind::TOPICS, topic, field);
    if heads.len() < 2 {
        return Err(Refusal::Changed);
    }
    let value = match keep {
        Some(at) => {
            let kept = heads.iter().find(|head| head.at == *at).ok_or(Refusal::Changed)?;
            kept.value.clone()
        }
        None => {
            Some(Value::Text(joined(known, field, heads.iter().map(|head| head.value.as_ref()))?))
        }
    };
    Ok(vec![Write::shared(kind::TOPICS, topic, field, value)])
}

/// All texts in a row, the oldest first.
fn joined<'a>(
    known: &CommandContext,
    field: &'static str,
    values: impl DoubleEndedIterator<Item = Option<&'a Value>>,
) -> Result<String, Refusal> {
    let is_long = longest(field) > limits::TITLE;
    let between = if is_long { "\n\n" } else { " / " };
    let texts: Vec<&str> = values.rev().flatten().filter_map(Value::as_text).collect();
    let text = texts.join(between);
    known.check(field, &text, longest(field)).map(|()| text)
}

/// Whether all of several values of a field can be kept in one.
pub fn can_keep_all(field: &str) -> bool {
    schema::of_topic(field).is_some_and(schema::Field::can_hold_several)
}

pub(crate) fn propose(
    known: &CommandContext,
    topic: &str,
    field: &'static str,
    value: Option<Value>,
) -> Result<Vec<Write>, Refusal> {
    known.board.topic(topic).ok_or(Refusal::Gone)?;
    if is_same(known.layers.value(kind::TOPICS, topic, field), value.as_ref()) {
        return Err(Refusal::Same);
    }
    let value = value.map(|value| match value {
        Value::Map(mut place) => {
            // Only what is taken is claimed.
            place.remove(name::SINCE);
            Value::Map(place)
        }
        other => other,
    });
    match &value {
        Some(Value::Text(text)) => {
            known.checked(field, text, longest(field))?;
        }
        None if field == name::TITLE => return Err(Refusal::Missing { field }),
        Some(_) | None => {}
    }
    let id = format!("p{}", known.fresh);
    let write = |field, value| Write::shared(kind::PROPOSALS, id.as_str(), field, value);
    let mut writes = vec![
        write(name::TOPIC, Some(Value::text(topic))),
        write(name::FIELD, Some(Value::text(field))),
    ];
    writes.extend(value.map(|value| write(name::VALUE, Some(value))));
    if !known.me.name.is_empty() {
        writes.push(write(name::NAME, Some(Value::text(known.me.name.as_str()))));
    }
    Ok(writes)
}

/// Where a place was suggested in exchange, the other topic's way to the place that becomes
/// free. It has to hang where it did.
fn exchange(
    known: &CommandContext,
    topic: &str,
    value: Option<&mut Value>,
) -> Result<Option<Write>, Refusal> {
    let Some(Value::Map(place)) = value else { return Ok(None) };
    let Some(Value::Text(other)) = place.remove(name::WITH) else { return Ok(None) };
    let hangs = |id: &str| known.layers.value(kind::TOPICS, id, name::PLACE);
    let is_open = known.board.topic(&other).is_some_and(|other| other.state == State::Open);
    if !is_open || !is_same(hangs(&other), Some(&Value::Map(place.clone()))) {
        return Err(Refusal::Changed);
    }
    let place = to_claim(hangs(topic).cloned());
    Ok(Some(Write::shared(kind::TOPICS, other, name::PLACE, place)))
}

pub(crate) fn answer(
    known: &CommandContext,
    id: &str,
    accept: bool,
) -> Result<Vec<Write>, Refusal> {
    let proposal = known.board.proposals.iter().find(|p| p.id == id).ok_or(Refusal::Gone)?;
    let word = if accept { "accepted" } else { "declined" };
    let mut writes = vec![Write::shared(kind::PROPOSALS, id, name::STATE, Some(Value::text(word)))];
    if accept && schema::of_topic(proposal.field).is_some_and(|field| field.proposable) {
        known.board.topic(&proposal.topic).ok_or(Refusal::Gone)?;
        let mut value = proposal.value.clone();
        writes.extend(exchange(known, &proposal.topic, value.as_mut())?);
        let value = to_claim(value);
        writes.push(Write::shared(kind::TOPICS, &*proposal.topic, proposal.field, value));
    }
    Ok(writes)
}
