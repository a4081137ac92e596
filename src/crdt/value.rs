//! JSON values as a document carries them: numbers as given, keys in code point order.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};

/// The name under which `serde_json`, by its feature `arbitrary_precision`, exchanges a number
/// with its digits as they were written.
pub(crate) const NUMBER: &str = "$serde_json::private::Number";

/// An object's members. Rust orders strings by bytes, which for UTF-8 is code point order,
/// so iteration is already the canonical order.
pub type Map = BTreeMap<String, Value>;

/// One JSON value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number exactly as it was written: `1.0`, `1e400` and a 40-digit integer survive.
    Number(#[serde(serialize_with = "number_as_given")] String),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object.
    Map(Map),
}

impl Value {
    /// A string value.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A whole number.
    pub fn number(number: u64) -> Self {
        Self::Number(number.to_string())
    }

    /// The string, if it is one.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value, if it is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number, if it is a whole one within `u64`, written without sign, point or exponent.
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Number(text) => text.parse().ok(),
            _ => None,
        }
    }

    /// The items, if it is an array.
    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members, if it is an object.
    pub fn as_map(&self) -> Option<&Map> {
        match self {
            Self::Map(members) => Some(members),
            _ => None,
        }
    }

    /// The member `key`, if it is an object that has one.
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.as_map()?.get(key)
    }

    /// Whether it says nothing: `null`, `[]` or `{}`. Documents carry such values for those
    /// who wrote them by hand, but no field shows them, and no stamp stands for them.
    pub fn is_void(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(items) => items.is_empty(),
            Self::Map(members) => members.is_empty(),
            _ => false,
        }
    }

    /// Levels of nesting: 0 for a scalar, 1 for a list of scalars.
    pub fn depth(&self) -> usize {
        match self {
            Self::List(items) => 1 + items.iter().map(Self::depth).max().unwrap_or(0),
            Self::Map(members) => 1 + members.values().map(Self::depth).max().unwrap_or(0),
            _ => 0,
        }
    }
}

fn number_as_given<S: Serializer>(number: &str, to: S) -> Result<S::Ok, S::Error> {
    let mut marked = to.serialize_struct(NUMBER, 1)?;
    marked.serialize_field(NUMBER, number)?;
    marked.end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_only() {
        let number = |text: &str| Value::Number(text.into()).as_u64();
        assert_eq!(number("18446744073709551615"), Some(u64::MAX));
        for other in ["18446744073709551616", "-1", "1.0", "1e3"] {
            assert_eq!(number(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_said_to_be_false_is_false() {
        assert_eq!(Value::Bool(false).as_bool(), Some(false));
        assert_eq!(Value::text("true").as_bool(), None);
    }

    #[test]
    fn a_scalar_has_no_depth() {
        assert_eq!(Value::Null.depth(), 0);
        assert_eq!(Value::List(vec![]).depth(), 1);
        assert_eq!(Value::List(vec![Value::Map(Map::new())]).depth(), 2);
    }
}
