//! Percent-encoding (RFC 3986, 2.1) as invitations need it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// All but the unreserved characters and `/` and `:`, which may stand in a fragment and keep QR
/// codes small. What is left survives messengers.
const ESCAPED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b':');

/// Escapes what may not stand in an invitation.
pub(crate) fn encode(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

/// Resolves escapes; `None` where one is incomplete or the bytes are not UTF-8.
pub(crate) fn decode(text: &str) -> Option<String> {
    let is_hex = |digits: &[u8]| digits.iter().all(u8::is_ascii_hexdigit);
    let is_whole = |rest: &str| rest.as_bytes().get(..2).is_some_and(is_hex);
    let decoded = percent_decode_str(text).decode_utf8().ok()?;
    text.split('%').skip(1).all(is_whole).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn incomplete_escapes_are_told() {
        for text in ["%", "%2", "a%zz", "%ff"] {
            assert_eq!(decode(text), None, "{text}");
        }
        assert_eq!(decode("a%2Fb+c").as_deref(), Some("a/b+c"));
    }

    proptest! {
        #[test]
        fn what_was_encoded_decodes(text in ".*") {
            let encoded = encode(&text);
            prop_assert!(encoded.bytes().all(|byte| byte.is_ascii_graphic()));
            prop_assert_eq!(decode(&encoded), Some(text));
        }
    }
}
