//! Canonical bytes of a value: every export of the same state is the same text.

use std::cmp::Ordering;

use super::value::Value;

impl Value {
    /// Canonical bytes: keys by code point, two-space indent, numbers as given, LF at the end.
    pub fn canonical(&self) -> String {
        // It cannot fail: every key is a text, and a string takes all that is written to it.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// As [`Value::canonical`], without any white space.
    pub fn compact(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Order by canonical bytes: the same on every phone, meaning nothing else.
    pub fn compare(&self, other: &Self) -> Ordering {
        if self == other { Ordering::Equal } else { self.canonical().cmp(&other.canonical()) }
    }
}

#[cfg(test)]
mod tests {
    use crate::crdt::parse;

    #[test]
    fn the_same_state_is_the_same_text() {
        let given = r#" {"ü":[],"b":{"y":[1.0,{"z":"\u0001\u001f\n\/"}]}, "a" : {},
            "c": "\"\\\u000d\u0009\u0008\u000c" } "#;
        let expected = "{\n  \"a\": {},\n  \"b\": {\n    \"y\": [\n      1.0,\n      {\n        \
            \"z\": \"\\u0001\\u001f\\n/\"\n      }\n    ]\n  },\n  \
            \"c\": \"\\\"\\\\\\r\\t\\b\\f\",\n  \"ü\": []\n}\n";
        let once = parse(given, 1_000).unwrap().canonical();
        assert_eq!(once, expected);
        assert_eq!(parse(&once, 1_000).unwrap().canonical(), expected);
    }
}
