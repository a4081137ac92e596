//! The JSON reader. Ours, because a document must keep numbers as given, be bounded before
//! anything is allocated (S2), tell duplicate keys, survive lone surrogates (F10), and
//! because it is part of what a phone loads first.

use super::value::{Map, Value};
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
    /// Byte offset into the text.
    pub at: usize,
}

/// Reads one JSON value from `text`, of at most `max_bytes` bytes. A byte order mark in front
/// is skipped; an escaped half of a surrogate pair becomes U+FFFD.
pub fn parse(text: &str, max_bytes: usize) -> Result<Value, ParseFault> {
    let mut reader = Reader { text, at: 0 };
    if text.len() > max_bytes {
        return Err(ParseFault { kind: ParseFaultKind::TooBig, at: max_bytes });
    }
    if text.starts_with('\u{feff}') {
        reader.at = '\u{feff}'.len_utf8();
    }
    reader.space();
    if reader.peek().is_none() {
        return reader.fail(ParseFaultKind::Empty);
    }
    let value = reader.value(0)?;
    reader.space();
    if reader.peek().is_some() { reader.fail(ParseFaultKind::Syntax) } else { Ok(value) }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn fail<T>(&self, kind: ParseFaultKind) -> Result<T, ParseFault> {
        Err(ParseFault { kind, at: self.at })
    }

    /// What stands here cannot stand here: the end of the text, or anything else.
    fn unexpected<T>(&self) -> Result<T, ParseFault> {
        self.fail(match self.peek() {
            None => ParseFaultKind::CutOff,
            Some(_) => ParseFaultKind::Syntax,
        })
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        if found {
            self.at += 1;
        }
        found
    }

    fn need(&mut self, byte: u8) -> Result<(), ParseFault> {
        if self.eat(byte) { Ok(()) } else { self.unexpected() }
    }

    /// The text from `start` to here. Both lie beside an ASCII byte, hence between characters.
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    fn value(&mut self, depth: usize) -> Result<Value, ParseFault> {
        match self.peek() {
            Some(b'{' | b'[') if depth >= limits::READ_DEPTH => self.fail(ParseFaultKind::TooDeep),
            Some(b'{') => self.map(depth + 1).map(Value::Map),
            Some(b'[') => self.list(depth + 1).map(Value::List),
            Some(b'"') => self.string().map(Value::Text),
            Some(b'-' | b'0'..=b'9') => self.number().map(Value::Number),
            Some(b't') => self.literal("true", Value::Bool(true)),
            Some(b'f') => self.literal("false", Value::Bool(false)),
            Some(b'n') => self.literal("null", Value::Null),
            _ => self.unexpected(),
        }
    }

    fn literal(&mut self, word: &str, value: Value) -> Result<Value, ParseFault> {
        for byte in word.bytes() {
            self.need(byte)?;
        }
        Ok(value)
    }

    fn map(&mut self, depth: usize) -> Result<Map, ParseFault> {
        let mut members = Map::new();
        self.at += 1;
        self.space();
        if self.eat(b'}') {
            return Ok(members);
        }
        loop {
            self.space();
            let key_at = self.at;
            if self.peek() != Some(b'"') {
                return self.unexpected();
            }
            let key = self.string()?;
            self.space();
            self.need(b':')?;
            self.space();
            let value = self.value(depth)?;
            if members.insert(key, value).is_some() {
                return Err(ParseFault { kind: ParseFaultKind::DuplicateKey, at: key_at });
            }
            self.space();
            if self.eat(b'}') {
                return Ok(members);
            }
            self.need(b',')?;
        }
    }

    fn list(&mut self, depth: usize) -> Result<Vec<Value>, ParseFault> {
        let mut items = Vec::new();
        self.at += 1;
        self.space();
        if self.eat(b']') {
            return Ok(items);
        }
        loop {
            self.space();
            items.push(self.value(depth)?);
            self.space();
            if self.eat(b']') {
                return Ok(items);
            }
            self.need(b',')?;
        }
    }

    fn digits(&mut self) -> Result<(), ParseFault> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start { self.unexpected() } else { Ok(()) }
    }

    fn number(&mut self) -> Result<String, ParseFault> {
        let start = self.at;
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            if !self.eat(b'+') {
                self.eat(b'-');
            }
            self.digits()?;
        }
        Ok(self.since(start).to_owned())
    }

    fn string(&mut self) -> Result<String, ParseFault> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while matches!(self.peek(), Some(byte) if byte >= 0x20 && byte != b'"' && byte != b'\\')
            {
                self.at += 1;
            }
            out.push_str(self.since(start));
            if self.eat(b'"') {
                return Ok(out);
            }
            self.need(b'\\')?;
            let character = self.escape()?;
            out.push(character);
        }
    }

    fn escape(&mut self) -> Result<char, ParseFault> {
        let character = match self.peek() {
            Some(b'u') => return self.unicode(),
            Some(byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            _ => return self.unexpected(),
        };
        self.at += 1;
        Ok(character)
    }

    /// From the `u` of `\uXXXX`, with the second half of a surrogate pair if it follows.
    fn unicode(&mut self) -> Result<char, ParseFault> {
        let first = self.hex()?;
        if (0xd800..0xdc00).contains(&first) {
            let after_first = self.at;
            if self.eat(b'\\') && self.peek() == Some(b'u') {
                let second = self.hex()?;
                if (0xdc00..0xe000).contains(&second) {
                    let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                    return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
                }
            }
            self.at = after_first;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self) -> Result<u32, ParseFault> {
        self.at += 1;
        let mut code = 0;
        for _ in 0..4 {
            match self.peek().and_then(|byte| char::from(byte).to_digit(16)) {
                Some(digit) => code = code * 16 + digit,
                None => return self.unexpected(),
            }
            self.at += 1;
        }
        Ok(code)
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
        for (wrong, at) in [("{a:1}", 1), ("[1,]", 3), ("01", 1), ("trux", 3), ("\"\n\"", 1)] {
            assert_eq!(fault(wrong), (ParseFaultKind::Syntax, at), "{wrong}");
        }
        assert_eq!(fault(" \n"), (ParseFaultKind::Empty, 2));
    }

    #[test]
    fn f53_refuses_what_is_deep_big_or_said_twice() {
        assert_eq!(fault(&"[".repeat(500)), (ParseFaultKind::TooDeep, limits::READ_DEPTH));
        assert_eq!(parse("12345", 4).unwrap_err().kind, ParseFaultKind::TooBig);
        assert!(parse("12345", 5).is_ok());
        assert_eq!(fault("{\"a\":1,\"a\":1}"), (ParseFaultKind::DuplicateKey, 7));
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
}
