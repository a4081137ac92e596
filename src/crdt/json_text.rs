//! How a JSON text spells what `serde_json` would refuse or change: escaped halves of surrogate
//! pairs, and the exponents of numbers.

use std::borrow::Cow;

/// Characters of `\uXXXX`.
const ESCAPE: usize = 6;

/// The text with `\ufffd`, the replacement character, for each escaped half of a surrogate pair
/// that stands alone (F10). JSON allows them, but no Rust string can hold them.
pub(crate) fn without_lone_surrogates(text: &str) -> Cow<'_, str> {
    if !text.contains("\\ud") && !text.contains("\\uD") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, escape)) = rest.find('\\').and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        let pair = is_high(escape) && escape.get(ESCAPE..).is_some_and(is_low);
        let length = match escape.as_bytes() {
            _ if pair => 2 * ESCAPE,
            _ if is_high(escape) || is_low(escape) => ESCAPE,
            // The backslash and what it escapes, which may be a backslash, too.
            _ => 1 + escape.chars().nth(1).map_or(0, char::len_utf8),
        };
        let (escape, after) = escape.split_at_checked(length).unwrap_or((escape, ""));
        out.push_str(if length == ESCAPE { "\\ufffd" } else { escape });
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Whether a text begins with an escaped first half of a surrogate pair.
fn is_high(text: &str) -> bool {
    escaped_unit(text).is_some_and(|unit| (0xd800..0xdc00).contains(&unit))
}

/// Whether a text begins with an escaped second half of a surrogate pair.
fn is_low(text: &str) -> bool {
    escaped_unit(text).is_some_and(|unit| (0xdc00..0xe000).contains(&unit))
}

/// The UTF-16 code unit of the `\uXXXX` that a text begins with.
fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u16::from_str_radix(digits, 16).ok().filter(|_| plain)
}

/// The numbers of a JSON text that have an exponent, in their order, as they are spelled.
pub(crate) fn exponents(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut in_string = false;
    let mut bytes = text.bytes().enumerate();
    while let Some((at, byte)) = bytes.next() {
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => drop(bytes.next()),
            b'-' | b'0'..=b'9' if !in_string => {
                let rest = text.get(at..).unwrap_or_default();
                let is_part = |char: char| char.is_ascii_alphanumeric() || "+-.".contains(char);
                let end = rest.find(|char| !is_part(char)).unwrap_or(rest.len());
                let number = rest.get(..end).unwrap_or_default();
                if number.contains(['e', 'E']) {
                    found.push(number);
                }
                if end > 1 {
                    bytes.nth(end - 2);
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // F10
    #[test]
    fn f10_only_halves_that_stand_alone_are_replaced() {
        for (given, expected) in [
            (r#""plain \\ud83d""#, r#""plain \\ud83d""#),
            (r#""\uD83D\uDE00\ud83d""#, r#""\uD83D\uDE00\ufffd""#),
            (r#""\\\ude00""#, r#""\\\ufffd""#),
            (r#""\ud8"#, r#""\ud8"#),
            (r#""\ud83dä\"#, r#""\ufffdä\"#),
            (r#""\ä\ud800"#, r#""\ä\ufffd"#),
        ] {
            assert_eq!(without_lone_surrogates(given), expected);
        }
    }

    // M2
    #[test]
    fn m2_exponents_are_found_outside_of_strings() {
        let text = r#"{"1e1":[1E2,"\\",1.0,"\"3e3",-4e-4],"ä":5e5"#;
        assert_eq!(exponents(text), ["1E2", "-4e-4", "5e5"]);
    }
}
