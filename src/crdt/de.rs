//! Reads a [`Value`] from JSON text by serde, within the bounds of what comes from outside (S2):
//! bytes, depth, and no member named twice.

use std::borrow::Cow;
use std::cell::{Cell, OnceCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;

use super::json_text::{exponents, without_lone_surrogates};
use super::value::{Map, NUMBER, Value};
use crate::limits;

/// Why a text is not JSON that we read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParseFaultKind {
    /// Nothing but white space.
    Empty,
    /// The text ends inside a value (F31).
    CutOff,
    /// Not JSON.
    Syntax,
    /// Nested deeper than [`limits::READ_DEPTH`] (F53).
    TooDeep,
    /// More bytes than the caller allows (F53).
    TooBig,
    /// An object names a member twice (F53).
    DuplicateKey,
}

/// What is wrong with a text, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseFault {
    /// What is wrong.
    pub kind: ParseFaultKind,
    /// Byte offset into the text, where reading stopped.
    pub at: usize,
}

/// Reads one JSON value from `text`, of at most `max_bytes` bytes. A byte order mark in front
/// is skipped; an escaped half of a surrogate pair becomes U+FFFD (F10).
pub fn parse(text: &str, max_bytes: usize) -> Result<Value, ParseFault> {
    if text.len() > max_bytes {
        return Err(ParseFault { kind: ParseFaultKind::TooBig, at: max_bytes });
    }
    let json = text.strip_prefix('\u{feff}').unwrap_or(text);
    if json.trim_ascii().is_empty() {
        return Err(ParseFault { kind: ParseFaultKind::Empty, at: text.len() });
    }
    let whole: Cow<str> = without_lone_surrogates(json);
    let reading = Reading::new(&whole);
    let mut deserializer = serde_json::Deserializer::from_str(&whole);
    let value = Bounded { reading: &reading, depth: 0 }.deserialize(&mut deserializer);
    value.and_then(|value| deserializer.end().map(|()| value)).map_err(|error| {
        let kind = match error.classify() {
            Category::Eof => ParseFaultKind::CutOff,
            _ => reading.refused.get().unwrap_or(ParseFaultKind::Syntax),
        };
        let at = match kind {
            ParseFaultKind::CutOff => json.len(),
            _ => offset(json, error.line(), error.column()),
        };
        ParseFault { kind, at: text.len() - json.len() + at }
    })
}

/// The byte offset of a line and a column, both counted from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let lines = text.split_inclusive('\n').take(line.saturating_sub(1));
    lines.map(str::len).sum::<usize>() + column.saturating_sub(1)
}

/// What is shared by all values of one text.
pub(crate) struct Reading<'t> {
    text: &'t str,
    /// Which of our own bounds was overstepped.
    refused: Cell<Option<ParseFaultKind>>,
    /// Numbers with an exponent, as the text spells them; looked for once one is met.
    exponents: OnceCell<Vec<&'t str>>,
    /// How many of those were read.
    exponents_read: Cell<usize>,
}

impl<'t> Reading<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let exponents = OnceCell::new();
        Self { text, refused: Cell::new(None), exponents, exponents_read: Cell::new(0) }
    }

    /// Gives up the text because of one of our own bounds.
    fn refuse<E: Error>(&self, kind: ParseFaultKind) -> E {
        self.refused.set(Some(kind));
        E::custom("beyond the bounds")
    }

    /// A number as the text spells it: `serde_json` keeps all of it but turns `E5` and `e5`
    /// into `e+5`.
    fn as_given(&self, number: String) -> String {
        if !number.contains('e') {
            return number;
        }
        let at = self.exponents_read.replace(self.exponents_read.get() + 1);
        let given = self.exponents.get_or_init(|| exponents(self.text)).get(at);
        given.map_or(number, |given| (*given).to_owned())
    }
}

/// Reads one value at a depth of nesting.
#[derive(Clone, Copy)]
pub(crate) struct Bounded<'a> {
    pub reading: &'a Reading<'a>,
    pub depth: usize,
}

impl Bounded<'_> {
    /// Reads what is nested one level deeper.
    fn nested<E: Error>(self) -> Result<Self, E> {
        if self.depth >= limits::READ_DEPTH {
            return Err(self.reading.refuse(ParseFaultKind::TooDeep));
        }
        Ok(Self { depth: self.depth + 1, ..self })
    }
}

impl<'de> DeserializeSeed<'de> for Bounded<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Bounded<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::number(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number.to_string()))
    }

    // It does not come: numbers arrive with their digits.
    fn visit_f64<E: Error>(self, _number: f64) -> Result<Value, E> {
        Err(E::custom("a number without its digits"))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let nested = self.nested()?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(nested)? {
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut key = map.next_key_seed(KeySeed(self.reading.text))?;
        if matches!(key, Some(Key::Number)) {
            return Ok(match map.next_value_seed(self)? {
                Value::Text(number) => Value::Number(self.reading.as_given(number)),
                other => other,
            });
        }
        let nested = self.nested()?;
        let mut members = Map::new();
        while let Some(Key::Member(name)) = key {
            let value = map.next_value_seed(nested)?;
            if members.insert(name, value).is_some() {
                return Err(self.reading.refuse(ParseFaultKind::DuplicateKey));
            }
            key = map.next_key_seed(KeySeed(self.reading.text))?;
        }
        Ok(Value::Map(members))
    }
}

/// What stands before a value in an object.
enum Key {
    /// A member's name.
    Member(String),
    /// No object at all: `serde_json` hands over a number beyond 64 bits, or with a point or an
    /// exponent, as an object with one marked member.
    Number,
}

/// Reads a [`Key`]. The mark is a constant of `serde_json`; a name that merely reads like it
/// lies within the text, and is a name.
struct KeySeed<'t>(&'t str);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Key, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("a member's name")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Key, E> {
        let is_of_text = || self.0.as_bytes().as_ptr_range().contains(&key.as_ptr());
        if key == NUMBER && !is_of_text() {
            return Ok(Key::Number);
        }
        Ok(Key::Member(key.to_owned()))
    }

    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(Key::Member(key.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (ParseFaultKind, usize) {
        let fault = parse(text, 1_000).unwrap_err();
        (fault.kind, fault.at)
    }

    #[test]
    fn f31_tells_a_cut_text_from_a_wrong_one() {
        for cut in ["{", "{\"a", "{\"a\":", "[1,", "tru", "-", "1.", "1e+", "\"\\u00", "[[[]"] {
            assert_eq!(fault(cut), (ParseFaultKind::CutOff, cut.len()), "{cut}");
        }
        for (wrong, at) in [("{a:1}", 1), ("[1,]", 3), ("01", 1), ("trux", 3), ("\"\n\"", 2)] {
            assert_eq!(fault(wrong), (ParseFaultKind::Syntax, at), "{wrong}");
        }
        assert_eq!(fault(" \n"), (ParseFaultKind::Empty, 2));
    }

    #[test]
    fn f53_refuses_what_is_deep_big_or_said_twice() {
        assert_eq!(fault(&"[".repeat(500)), (ParseFaultKind::TooDeep, limits::READ_DEPTH));
        assert_eq!(parse("12345", 4).unwrap_err().kind, ParseFaultKind::TooBig);
        assert!(parse("12345", 5).is_ok());
        assert_eq!(fault("{\"a\":1,\"a\":1}"), (ParseFaultKind::DuplicateKey, 12));
        assert_eq!(parse("1e400", 9), Ok(Value::Number("1e400".into())));
    }

    #[test]
    fn f10_replaces_lone_surrogates_visibly() {
        let text = |given: &str| parse(given, 1_000).unwrap().as_text().unwrap().to_owned();
        assert_eq!(text(r#""\ud83d\ude00""#), "😀");
        assert_eq!(text(r#""\ud83d!""#), "\u{fffd}!");
        assert_eq!(text(r#""\ude00\u0000""#), "\u{fffd}\0");
        assert_eq!(text(r#""\ud83d\ud83d\ude00""#), "\u{fffd}😀");
        assert_eq!(text(r#""\ud83d\n""#), "\u{fffd}\n");
    }

    // M2
    #[test]
    fn m2_numbers_keep_their_spelling() {
        let numbers = "[-0,1.0,1e5,\"1e7\",\"\\\"1e7\",1E5,1e+5,1E-05,1.5E+0,98765432109876543210]";
        let given = parse(numbers, 1_000).unwrap();
        assert_eq!(given.canonical().split_whitespace().collect::<String>(), numbers);
    }

    // F53
    #[test]
    fn f53_a_member_named_as_serde_json_marks_numbers_is_a_member() {
        for name in [NUMBER.to_owned(), NUMBER.replace('$', "\\u0024")] {
            for value in ["\"1\"", "1", "\"x\"", "{}", "[1e5]"] {
                for before in ["", "\"a\":1,"] {
                    let text = format!("{{{before}\"{name}\":{value}}}");
                    let read = parse(&text, 1_000).unwrap();
                    assert_eq!(read.get(NUMBER), Some(&parse(value, 1_000).unwrap()), "{text}");
                    assert_eq!(parse(&read.canonical(), 1_000), Ok(read));
                }
            }
        }
    }
}
