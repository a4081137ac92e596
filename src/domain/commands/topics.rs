//! Posting, placing, changing, merging and withdrawing topics.

use super::write::{CommandContext, Refusal, Write, flag};
use crate::crdt::{Layers, Map, Register, Stamp, Value};
use crate::domain::board::Board;
use crate::domain::queries::concurrent::is_same;
use crate::domain::queries::next_number;
use crate::domain::schema::{self, kind, name};
use crate::domain::topic::{State, text_of};
use crate::limits;

/// A topic to be posted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Post {
    /// Its title.
    pub title: String,
    /// What a form asks for beside: convener, organisation, words, field, by the field's name.
    pub texts: Vec<(&'static str, String)>,
    /// Slot and, where known, space, by id; none: later.
    pub place: Option<(String, Option<String>)>,
    /// The number on a sheet that is already written; empty: the next free one.
    pub number: String,
    /// The numbers of this desk's sheets.
    pub range: Option<(u64, u64)>,
    /// Whether it is the topic of whoever posts it; the desk posts for others.
    pub mine: bool,
}

impl Post {
    /// What the form asks for in a field; empty where nothing stands there.
    pub fn text(&self, field: &str) -> &str {
        text_of(&self.texts, field)
    }

    pub(crate) fn writes(self, known: &CommandContext) -> Result<Vec<Write>, Refusal> {
        // Only what hangs there fills a wall.
        let open = known.board.topics.iter().filter(|topic| topic.state == State::Open);
        if open.count() >= limits::TOPICS {
            return Err(Refusal::Full);
        }
        let number = match self.number.trim() {
            "" => next_number::next(&known.board.topics, self.range).ok_or(Refusal::Full)?,
            digits => next_number::parse(digits).ok_or(Refusal::NoNumber)?,
        };
        let id = format!("t{}", known.fresh);
        let write = |field, value| Write::shared(kind::TOPICS, id.as_str(), field, value);
        let title = known.checked(name::TITLE, &self.title, longest(name::TITLE))?;
        if title.is_empty() {
            return Err(Refusal::Missing { field: name::TITLE });
        }
        let mut writes = vec![
            write(name::NUMBER, Some(Value::number(number))),
            write(name::TITLE, Some(Value::Text(title))),
        ];
        for (field, text) in &self.texts {
            let text = known.checked(field, text, longest(field))?;
            if !text.is_empty() {
                writes.push(write(field, Some(Value::Text(text))));
            }
        }
        if let Some((slot, space)) = self.place {
            let place = place_value(known, Some(slot), space)?;
            writes.push(write(name::PLACE, place));
        }
        if self.mine {
            writes.push(Write::private(kind::CLAIMS, id.as_str(), name::ON, flag(true)));
            writes.extend(drop_draft(known, "new"));
        }
        Ok(writes)
    }
}

/// A place's value; slot and space have to exist.
fn place_value(
    known: &CommandContext,
    slot: Option<String>,
    space: Option<String>,
) -> Result<Option<Value>, Refusal> {
    let Some(slot) = slot else { return Ok(None) };
    let exists = known.board.slot(&slot).is_some()
        && space.as_ref().is_none_or(|space| known.board.space(space).is_some());
    if !exists {
        return Err(Refusal::Gone);
    }
    Ok(to_claim(Some(place_of(slot, space))))
}

/// A place that nobody claims yet.
pub fn place_of(slot: String, space: Option<String>) -> Value {
    let mut place = Map::new();
    place.insert(name::SLOT.to_owned(), Value::Text(slot));
    if let Some(space) = space {
        place.insert(name::SPACE.to_owned(), Value::Text(space));
    }
    Value::Map(place)
}

/// A place where another topic hangs, which comes in exchange.
pub fn place_in_exchange(slot: String, space: Option<String>, other: &str) -> Value {
    let mut place = place_of(slot, space);
    if let Value::Map(place) = &mut place {
        place.insert(name::WITH.to_owned(), Value::text(other));
    }
    place
}

/// A place that is claimed anew by whoever writes it.
pub(crate) fn to_claim(value: Option<Value>) -> Option<Value> {
    match value {
        Some(Value::Map(mut place)) => {
            place.insert(name::SINCE.to_owned(), Value::text(""));
            Some(Value::Map(place))
        }
        other => other,
    }
}

/// The same place again is no write: the claim stays as old as it is.
pub(crate) fn place(
    known: &CommandContext,
    topic: &str,
    slot: Option<String>,
    space: Option<String>,
) -> Result<Vec<Write>, Refusal> {
    known.board.topic(topic).ok_or(Refusal::Gone)?;
    let value = place_value(known, slot, space)?;
    let shown = known.layers.value(kind::TOPICS, topic, name::PLACE);
    if is_same(shown, value.as_ref()) {
        return Err(Refusal::Same);
    }
    Ok(vec![Write::shared(kind::TOPICS, topic, name::PLACE, value)])
}

pub(crate) fn swap(known: &CommandContext, topic: &str, with: &str) -> Result<Vec<Write>, Refusal> {
    let place = |id: &str| {
        known.board.topic(id).ok_or(Refusal::Gone)?;
        // Both claim anew, together: neither is older at its new place.
        Ok(to_claim(known.layers.value(kind::TOPICS, id, name::PLACE).cloned()))
    };
    let (here, there) = (place(topic)?, place(with)?);
    if topic == with || is_same(here.as_ref(), there.as_ref()) {
        return Err(Refusal::Same);
    }
    Ok(vec![
        Write::shared(kind::TOPICS, topic, name::PLACE, there),
        Write::shared(kind::TOPICS, with, name::PLACE, here),
    ])
}

/// The longest text that a field of a topic takes, in characters.
pub fn longest(field: &str) -> usize {
    schema::limit(kind::TOPICS, field)
}

pub(crate) fn edit(
    known: &CommandContext,
    topic: &str,
    texts: Vec<(&'static str, String)>,
) -> Result<Vec<Write>, Refusal> {
    known.board.topic(topic).ok_or(Refusal::Gone)?;
    let form = known.private.form(topic);
    let mut writes = Vec::new();
    for (field, text) in texts {
        if field == name::NUMBER {
            writes.extend(correct_number(known, topic, &text)?);
            continue;
        }
        let text = known.checked(field, &text, longest(field))?;
        if field == name::TITLE && text.is_empty() {
            return Err(Refusal::Missing { field: name::TITLE });
        }
        let value = Some(text).filter(|t| !t.is_empty()).map(Value::Text);
        if known.layers.value(kind::TOPICS, topic, field) == value.as_ref() {
            continue;
        }
        let seen = form.and_then(|form| form.base(field));
        writes.push(Write { seen, ..Write::shared(kind::TOPICS, topic, field, value) });
    }
    if writes.is_empty() {
        return Err(Refusal::Same);
    }
    writes.extend(drop_draft(known, topic));
    Ok(writes)
}

/// A number that was mistyped, put right. The letter that told the former one apart goes with
/// it.
fn correct_number(known: &CommandContext, topic: &str, typed: &str) -> Result<Vec<Write>, Refusal> {
    let shown = known.layers.value(kind::TOPICS, topic, name::NUMBER).and_then(Value::as_u64);
    if shown.map_or_else(String::new, |number| number.to_string()) == typed.trim() {
        return Ok(Vec::new());
    }
    let number = next_number::parse(typed).ok_or(Refusal::NoNumber)?;
    let seen = known.private.form(topic).and_then(|form| form.base(name::NUMBER));
    let number = Write::shared(kind::TOPICS, topic, name::NUMBER, Some(Value::number(number)));
    let mut writes = vec![Write { seen, ..number }];
    if known.layers.value(kind::TOPICS, topic, name::SUFFIX).is_some() {
        writes.push(Write::shared(kind::TOPICS, topic, name::SUFFIX, None));
    }
    Ok(writes)
}

pub(crate) fn withdraw(
    known: &CommandContext,
    topic: &str,
    on: bool,
) -> Result<Vec<Write>, Refusal> {
    let state = known.board.topic(topic).ok_or(Refusal::Gone)?.state;
    if (state == State::Withdrawn) == on {
        return Err(Refusal::Same);
    }
    let word = if on { "withdrawn" } else { "open" };
    Ok(vec![Write::shared(kind::TOPICS, topic, name::STATE, Some(Value::text(word)))])
}

/// Writes only `mergedInto` on the one topic. What is already merged into it goes on with it.
pub(crate) fn merge(
    known: &CommandContext,
    topic: &str,
    into: Option<String>,
) -> Result<Vec<Write>, Refusal> {
    known.board.topic(topic).ok_or(Refusal::Gone)?;
    if let Some(into) = &into {
        let goal = known.board.goes_on_in(into).ok_or(Refusal::Gone)?;
        if goal.id == topic {
            return Err(Refusal::Same);
        }
        if goal.state != State::Open {
            return Err(Refusal::Gone);
        }
    }
    let value = into.map(Value::Text);
    if known.layers.value(kind::TOPICS, topic, name::MERGED_INTO) == value.as_ref() {
        return Err(Refusal::Same);
    }
    Ok(vec![Write::shared(kind::TOPICS, topic, name::MERGED_INTO, value)])
}

/// The kind of what a field of a form is to change; `None` where the form makes something new.
fn changed_kind(board: &Board, form: &str, field: &str) -> Option<&'static str> {
    let of_topic =
        || field == name::NUMBER || schema::of_topic(field).is_some_and(|field| field.editable);
    if board.topic(form).is_some() {
        return of_topic().then_some(kind::TOPICS);
    }
    let is_time = matches!(field, name::START | name::END);
    (is_time && board.slot(form).is_some()).then_some(kind::SLOTS)
}

/// The stamps of the values that a field of a form is to change.
pub(crate) fn base_of(board: &Board, layers: &Layers, form: &str, field: &str) -> Vec<Stamp> {
    let kind = changed_kind(board, form, field);
    let register = kind.and_then(|kind| layers.register(kind, form, field));
    register.into_iter().flat_map(Register::heads).map(|head| head.at.clone()).collect()
}

/// One field of a form, and with its first letter the stamps of what its writer saw there.
pub(crate) fn draft(
    known: &CommandContext,
    form: &str,
    field: &'static str,
    text: String,
) -> Vec<Write> {
    let before = known.private.form(form);
    let mut writes = vec![Write::private(kind::DRAFTS, form, field, Some(Value::Text(text)))];
    let is_first = before.is_none_or(|form| form.base(field).is_none());
    if is_first && changed_kind(known.board, form, field).is_some() {
        let mut base = before.map_or_else(Map::new, |form| form.bases.clone());
        // They may have come into the field a while ago.
        let entered = known.entered.filter(|entered| entered.is_in(kind::DRAFTS, form, field));
        let now = || base_of(known.board, known.layers, form, field);
        let stamps = entered.map_or_else(now, |entered| entered.base.clone());
        let stamps: Vec<String> = stamps.iter().map(Stamp::text).collect();
        base.insert(field.to_owned(), Value::Text(stamps.join(" ")));
        writes.push(Write::private(kind::DRAFTS, form, name::BASE, Some(Value::Map(base))));
    }
    writes
}

pub(crate) fn drop_draft(known: &CommandContext, form: &str) -> Vec<Write> {
    let fields = known.private.form(form).map_or(&[][..], |form| &form.fields);
    let clear = |field: &'static str| Write::private(kind::DRAFTS, form, field, None);
    let mut writes: Vec<Write> = fields.iter().map(|(field, _)| clear(field)).collect();
    if !writes.is_empty() {
        writes.push(clear(name::BASE));
    }
    writes
}
