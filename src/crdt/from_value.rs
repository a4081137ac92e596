//! Derived records out of a [`Value`], and back: what a phone keeps for itself is read within the
//! same bounds as documents are, and its numbers never pass through floating point, whose reading
//! and printing would be 25 kB of the first load.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::{Deserialize, Serialize, forward_to_deserialize_any};

use super::de::{Bounded, Reading, parse};
use super::value::{NUMBER, Value};
use crate::limits;

/// A record out of a value; `None` where it has another shape.
pub fn from_value<R: DeserializeOwned>(value: Value) -> Option<R> {
    R::deserialize(value).ok()
}

/// A record as a value; `None` where it cannot be JSON.
pub fn to_value<R: Serialize>(record: &R) -> Option<Value> {
    parse(&serde_json::to_string(record).ok()?, limits::IMPORT_BYTES).ok()
}

/// The value has another shape than the record. It says no more, because nobody reads more: what
/// serde would tell of it prints floating point numbers, too.
#[derive(Debug)]
pub struct Mismatch;

impl fmt::Display for Mismatch {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        out.write_str("not of this shape")
    }
}

impl std::error::Error for Mismatch {}

impl serde::de::Error for Mismatch {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: Unexpected, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_value(_: Unexpected, _: &dyn Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Bounded { reading: &Reading::new(""), depth: 0 })
    }
}

impl IntoDeserializer<'_, Mismatch> for Value {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Value {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Bool(flag) => visitor.visit_bool(flag),
            Self::Number(digits) => {
                if let Ok(number) = digits.parse() {
                    return visitor.visit_u64(number);
                }
                let key = BorrowedStrDeserializer::<Mismatch>::new(NUMBER);
                visitor.visit_map(MapDeserializer::new(std::iter::once((key, digits))))
            }
            Self::Text(text) => visitor.visit_string(text),
            Self::List(items) => visitor.visit_seq(SeqDeserializer::new(items.into_iter())),
            Self::Map(members) => visitor.visit_map(MapDeserializer::new(members.into_iter())),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self {
            Self::Null => visitor.visit_none(),
            value => visitor.visit_some(value),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Map;

    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Record {
        id: String,
        opened: u64,
        token: Option<String>,
        #[serde(flatten)]
        unknown: Map,
    }

    #[test]
    fn a_record_keeps_members_of_other_versions_with_their_digits() {
        let text = r#"{"id":"e","opened":7,"token":null,"later":[1,1.50,-3,{"a":true}]}"#;
        let value = parse(text, 1_000).unwrap();
        let record: Record = from_value(value).unwrap();
        assert_eq!((record.opened, &record.token), (7, &None));
        assert_eq!(record.unknown["later"], parse(r#"[1,1.50,-3,{"a":true}]"#, 100).unwrap());
        assert_eq!(from_value(to_value(&record).unwrap()), Some(record));
        let odd = parse(r#"{"id":"e","opened":1.5}"#, 100).unwrap();
        assert_eq!(from_value::<Record>(odd), None);
    }
}
