//! The form of an entity in a document: plain values, with their history in members of its own.
//!
//! `~` holds for each field the stamp of the shown value, then every other stamp of the context,
//! by actor; `~~` holds the concurrent values beside the shown one. Where there is no head, `-`
//! stands in place of the shown value's stamp. A field without a stamp was written by hand. What
//! stands under `~~~` is [`super::checks`]' business.

use super::name::is_name;
use super::register::{Head, Register};
use super::replica::Fields;
use super::stamp::Stamp;
use super::value::{Map, Value};
use crate::limits;
use crate::sorted;

pub(crate) const STAMPS: &str = "~";
const CONCURRENT: &str = "~~";
/// Checks by which a file tells edits by hand ([`super::checks`]). They are made anew with each
/// file, so that reading drops them.
pub(crate) const CHECKS: &str = "~~~";
const NONE_STANDS: &str = "-";

/// Why an entity could not be read (F51).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Malformed {
    /// Not an object, or nested too deep for one.
    Shape,
    /// A name that is empty or has characters other than `A–Z a–z 0–9 - _`.
    Name,
    /// `~` is empty, or an entry of it is no list of canonical stamps, one an actor.
    Stamps,
    /// `~~` is empty, an entry of it has no value to stand beside the shown one, or `~` does not
    /// know it.
    Concurrent,
    /// A stamped value that is void or too deep.
    Value,
}

/// Reads an entity: its stamped fields, and those that were written by hand. Heads and context
/// entries have no limit of their own, which a join of two documents could break (S5).
pub(crate) fn decode(members: &Map) -> Result<(Fields, Map), Malformed> {
    let stamps = section(members, STAMPS, Malformed::Stamps)?;
    let concurrent = section(members, CONCURRENT, Malformed::Concurrent)?;
    if concurrent.is_some_and(|given| !given.keys().all(|field| has(stamps, field))) {
        return Err(Malformed::Concurrent);
    }
    let mut fields = Fields::new();
    for (field, given) in stamps.into_iter().flatten() {
        if !is_name(field) {
            return Err(Malformed::Name);
        }
        let beside = concurrent.and_then(|given| given.get(field));
        fields.insert(field.clone(), register(given, members.get(field), beside)?);
    }
    let by_hand =
        |field: &str| ![STAMPS, CONCURRENT, CHECKS].contains(&field) && !has(stamps, field);
    let hand = members.iter().filter(|(field, _)| by_hand(field));
    let hand = hand.map(|(field, value)| (field.clone(), value.clone()));
    Ok((fields, sorted::map(hand)))
}

/// Writes an entity: the hand-written fields, overridden by the stamped ones.
pub(crate) fn encode(fields: &Fields, mut members: Map) -> Map {
    let (mut stamps, mut concurrent) = (Map::new(), Map::new());
    for (field, register) in fields {
        members.remove(field);
        if let Some(value) = &register.shown().value {
            members.insert(field.clone(), value.clone());
        }
        stamps.insert(field.clone(), Value::Text(stamps_text(register)));
        let beside: Vec<Value> = register.heads().iter().skip(1).map(head_value).collect();
        if !beside.is_empty() {
            concurrent.insert(field.clone(), Value::List(beside));
        }
    }
    for (name, section) in [(STAMPS, stamps), (CONCURRENT, concurrent)] {
        if !section.is_empty() {
            members.insert(name.to_owned(), Value::Map(section));
        }
    }
    members
}

fn section<'a>(
    members: &'a Map,
    name: &str,
    otherwise: Malformed,
) -> Result<Option<&'a Map>, Malformed> {
    match members.get(name) {
        None => Ok(None),
        Some(Value::Map(section)) if !section.is_empty() => Ok(Some(section)),
        Some(_) => Err(otherwise),
    }
}

fn has(section: Option<&Map>, field: &str) -> bool {
    section.is_some_and(|section| section.contains_key(field))
}

fn register(
    stamps: &Value,
    shown: Option<&Value>,
    beside: Option<&Value>,
) -> Result<Register, Malformed> {
    let text = stamps.as_text().ok_or(Malformed::Stamps)?;
    let (first, _) = text.split_once(' ').unwrap_or((text, ""));
    let mut context = Vec::new();
    for part in text.split(' ').skip(usize::from(first == NONE_STANDS)) {
        context.push(Stamp::parse(part).ok_or(Malformed::Stamps)?);
    }
    let mut heads = Vec::new();
    if first == NONE_STANDS {
        if shown.is_some() || beside.is_some() {
            return Err(Malformed::Stamps);
        }
    } else {
        let at = context.first().cloned().ok_or(Malformed::Stamps)?;
        heads.push(Head { at, value: shown.map(stamped_value).transpose()? });
    }
    let Some(beside) = beside else {
        return Register::from_parts(heads, context).ok_or(Malformed::Stamps);
    };
    concurrent_heads(beside, &mut heads)?;
    Register::from_parts(heads, context).ok_or(Malformed::Concurrent)
}

fn concurrent_heads(beside: &Value, heads: &mut Vec<Head>) -> Result<(), Malformed> {
    let entries = beside.as_list().filter(|entries| !entries.is_empty());
    for entry in entries.ok_or(Malformed::Concurrent)? {
        let members = entry.as_map().ok_or(Malformed::Concurrent)?;
        let at = members.get("at").and_then(Value::as_text).and_then(Stamp::parse);
        let at = at.ok_or(Malformed::Concurrent)?;
        let value = members.get("value").map(stamped_value).transpose()?;
        let nothing_else = members.len() == 1 + usize::from(value.is_some());
        if !nothing_else {
            return Err(Malformed::Concurrent);
        }
        heads.push(Head { at, value });
    }
    let mut stamps: Vec<&Stamp> = heads.iter().map(|head| &head.at).collect();
    sorted::sort_by(&mut stamps, Ord::cmp);
    if stamps.is_sorted_by(|a, b| a < b) { Ok(()) } else { Err(Malformed::Concurrent) }
}

fn stamped_value(value: &Value) -> Result<Value, Malformed> {
    if value.is_void() || value.depth() > limits::VALUE_DEPTH {
        return Err(Malformed::Value);
    }
    Ok(value.clone())
}

fn stamps_text(register: &Register) -> String {
    let mut text = String::new();
    let shown = (!register.is_undone()).then(|| &register.shown().at);
    match shown {
        Some(at) => at.push_to(&mut text),
        None => text.push_str(NONE_STANDS),
    }
    for stamp in register.context().iter().filter(|stamp| Some(*stamp) != shown) {
        text.push(' ');
        stamp.push_to(&mut text);
    }
    text
}

fn head_value(head: &Head) -> Value {
    let mut members = Map::new();
    members.insert("at".to_owned(), Value::Text(head.at.text()));
    if let Some(value) = &head.value {
        members.insert("value".to_owned(), value.clone());
    }
    Value::Map(members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::parse;

    fn entity(text: &str) -> Map {
        parse(text, 100_000).unwrap().as_map().unwrap().clone()
    }

    #[test]
    fn m2_an_entity_reads_and_writes_back() {
        let given = entity(
            r#"{ "title": "shown", "words": "by hand", "empty": [], "~": {
                "title": "9.0.b 3.0.a 8.0.c", "cleared": "4.0.a", "undone": "- 1.0.a 2.0.b" },
              "~~": { "title": [ { "at": "8.0.c" }, { "at": "3.0.a", "value": {"x": [1]} } ] } }"#,
        );
        let (fields, hand) = decode(&given).unwrap();
        assert_eq!(fields["title"].heads().len(), 3);
        assert_eq!(fields["cleared"].shown().value, None);
        assert!(fields["undone"].is_undone());
        assert_eq!(hand.len(), 2);
        assert_eq!(encode(&fields, hand), given);
    }

    #[test]
    fn f51_what_cannot_be_joined_is_told() {
        for (text, why) in [
            (r#"{"~": {}}"#, Malformed::Stamps),
            (r#"{"~": []}"#, Malformed::Stamps),
            (r#"{"~": {"a": ""}}"#, Malformed::Stamps),
            (r#"{"~": {"a": "-"}}"#, Malformed::Stamps),
            (r#"{"~": {"a": 1}}"#, Malformed::Stamps),
            (r#"{"~": {"a": "01.0.a"}}"#, Malformed::Stamps),
            (r#"{"~": {"a": "1.0.a  1.0.b"}}"#, Malformed::Stamps),
            (r#"{"~": {"a": "1.0.a 2.0.a"}}"#, Malformed::Stamps),
            (r#"{"a": 1, "~": {"a": "- 2.0.a"}}"#, Malformed::Stamps),
            (r#"{"~": {"ä": "1.0.a"}}"#, Malformed::Name),
            (r#"{"~": {"~": "1.0.a"}}"#, Malformed::Name),
            (r#"{"a": null, "~": {"a": "1.0.a"}}"#, Malformed::Value),
            (r#"{"a": [[[1]]], "~": {"a": "1.0.a"}}"#, Malformed::Value),
            (r#"{"a": 1, "~~": {"a": [{"at": "1.0.a"}]}}"#, Malformed::Concurrent),
            (r#"{"~": {"a": "1.0.a"}, "~~": {}}"#, Malformed::Concurrent),
            (r#"{"~": {"a": "1.0.a"}, "~~": {"a": []}}"#, Malformed::Concurrent),
            (r#"{"~": {"a": "1.0.a"}, "~~": {"a": [{"at": "1.0.a"}]}}"#, Malformed::Concurrent),
            (r#"{"~": {"a": "1.0.a"}, "~~": {"a": [{"at": "1.0.b"}]}}"#, Malformed::Concurrent),
            (
                r#"{"~": {"a": "1.0.a 1.0.b"}, "~~": {"a": [{"at": "1.0.b", "x": 1}]}}"#,
                Malformed::Concurrent,
            ),
        ] {
            assert_eq!(decode(&entity(text)).unwrap_err(), why, "{text}");
        }
    }
}
