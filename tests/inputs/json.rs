//! JSON texts in all spellings, made together with what they say.

use anliegen::crdt::{Map, Value};
use proptest::prelude::*;

/// How JSON may spell a piece of text, and what that says. Half of a surrogate pair is U+FFFD
/// (F10).
const SPELLINGS: &[(&str, &str)] = &[
    ("a", "a"),
    (" ", " "),
    ("ß", "ß"),
    ("😀", "😀"),
    ("1e5", "1e5"),
    (r#"\""#, "\""),
    (r"\\", "\\"),
    (r"\/", "/"),
    (r"\b", "\u{8}"),
    (r"\f", "\u{c}"),
    (r"\n", "\n"),
    (r"\r", "\r"),
    (r"\t", "\t"),
    (r"\u0000", "\0"),
    (r"\u001F", "\u{1f}"),
    (r"\u00e4", "ä"),
    (r"\ud83d\uDE00", "😀"),
    (r"\uD83D ", "\u{fffd} "),
    (r"\ude00", "\u{fffd}"),
];

/// A string as JSON spells it, and what it says.
fn string() -> impl Strategy<Value = (String, String)> {
    prop::collection::vec(prop::sample::select(SPELLINGS), 0..6).prop_map(|pieces| {
        let (text, said): (String, String) = pieces.into_iter().unzip();
        (format!("\"{text}\""), said)
    })
}

/// JSON texts in all spellings, and the values that they were made from.
pub fn json() -> impl Strategy<Value = (String, Value)> {
    let leaf = prop_oneof![
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,4})?([eE][+-]?[0-9]{1,3})?"
            .prop_map(|number| (number.clone(), Value::Number(number))),
        string().prop_map(|(text, said)| (text, Value::Text(said))),
        Just(("true".to_owned(), Value::Bool(true))),
        Just(("false".to_owned(), Value::Bool(false))),
        Just(("null".to_owned(), Value::Null)),
    ];
    leaf.prop_recursive(5, 40, 4, |inner| {
        let member = ("[ \n\t]?", string(), inner.clone());
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(|items| {
                let (texts, values): (Vec<_>, Vec<_>) = items.into_iter().unzip();
                (format!("[ {} ]", texts.join(" ,")), Value::List(values))
            }),
            prop::collection::vec(member, 0..4).prop_map(|members| {
                let (mut texts, mut values) = (Vec::new(), Map::new());
                for (space, (name, said), (text, value)) in members {
                    if values.insert(said, value).is_some() {
                        return ("{}".to_owned(), Value::Map(Map::new()));
                    }
                    texts.push(format!("{name}{space}:{text}{space}"));
                }
                (format!("{{{}}}", texts.join(",")), Value::Map(values))
            }),
        ]
    })
}
