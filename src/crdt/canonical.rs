//! Canonical bytes of a value: every export of the same state is the same text.

use super::value::Value;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Keys by code point, two-space indent, numbers as given, LF at the end.
pub(crate) fn write(value: &Value) -> String {
    let mut out = String::new();
    push(&mut out, value, 0);
    out.push('\n');
    out
}

fn push(out: &mut String, value: &Value, indent: usize) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(true) => out.push_str("true"),
        Value::Bool(false) => out.push_str("false"),
        Value::Number(number) => out.push_str(number),
        Value::Text(text) => push_text(out, text),
        Value::List(items) if items.is_empty() => out.push_str("[]"),
        Value::Map(members) if members.is_empty() => out.push_str("{}"),
        Value::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                push_line(out, index, indent + 1);
                push(out, item, indent + 1);
            }
            push_line(out, 0, indent);
            out.push(']');
        }
        Value::Map(members) => {
            out.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                push_line(out, index, indent + 1);
                push_text(out, key);
                out.push_str(": ");
                push(out, member, indent + 1);
            }
            push_line(out, 0, indent);
            out.push('}');
        }
    }
}

/// A new line; a comma before it unless it is the first of its list.
fn push_line(out: &mut String, index: usize, indent: usize) {
    if index > 0 {
        out.push(',');
    }
    out.push('\n');
    for _ in 0..indent {
        out.push_str("  ");
    }
}

fn push_text(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => push_escape(out, character as usize),
            _ => out.push(character),
        }
    }
    out.push('"');
}

fn push_escape(out: &mut String, code: usize) {
    out.push_str("\\u00");
    for digit in [code >> 4, code & 15] {
        out.push(char::from(HEX.get(digit).copied().unwrap_or(b'0')));
    }
}

#[cfg(test)]
mod tests {
    use crate::crdt::json::parse;

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
