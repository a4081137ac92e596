//! The text form of a document: a JSON object of its format, its version, its id and its body.

use super::body::Body;
use super::de::{ParseFault, parse};
use super::name::is_name;
use super::value::{Map, Value};
use crate::limits;

/// The version that this app reads and writes.
pub const VERSION: u64 = 1;

/// Why a text is not taken as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentFault {
    /// Not JSON within our limits (F28, F31, F32, F53).
    Parse(ParseFault),
    /// JSON of something else (F30).
    NotADocument,
    /// Written by a newer version, whose number this is: never rewritten here (F11).
    NewerVersion(u64),
}

/// Reads a document of at most [`limits::IMPORT_BYTES`].
pub fn read(text: &str, format: &str) -> Result<Body, DocumentFault> {
    read_within(text, format, limits::IMPORT_BYTES)
}

/// Reads a document of at most `max_bytes`.
pub fn read_within(text: &str, format: &str, max_bytes: usize) -> Result<Body, DocumentFault> {
    let (id, members) = open(text, format, max_bytes)?;
    Ok(Body::from_members(id, members))
}

impl Body {
    /// The document in canonical bytes.
    pub fn write(&self, format: &str) -> String {
        close(self.members(), format, &self.id)
    }
}

/// The id and the members of a document, without what marks it as one.
pub(crate) fn open(
    text: &str,
    format: &str,
    max_bytes: usize,
) -> Result<(String, Map), DocumentFault> {
    let value = parse(text, max_bytes).map_err(DocumentFault::Parse)?;
    let Value::Map(mut members) = value else { return Err(DocumentFault::NotADocument) };
    let mark = members.remove("format");
    let version = members.remove("v").and_then(|v| v.as_u64()).unwrap_or(0);
    if mark.as_ref().and_then(Value::as_text) != Some(format) || version == 0 {
        return Err(DocumentFault::NotADocument);
    }
    if version > VERSION {
        return Err(DocumentFault::NewerVersion(version));
    }
    match members.remove("id") {
        Some(Value::Text(id)) if is_name(&id) && id.len() <= limits::ID => Ok((id, members)),
        _ => Err(DocumentFault::NotADocument),
    }
}

/// A document of these members in canonical bytes.
pub(crate) fn close(mut members: Map, format: &str, id: &str) -> String {
    members.insert("format".to_owned(), Value::text(format));
    members.insert("v".to_owned(), Value::number(VERSION));
    members.insert("id".to_owned(), Value::text(id));
    Value::Map(members).canonical()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::ParseFaultKind;

    const GIVEN: &str = r#"{ "format": "anliegen", "v": 1, "id": "e1", "_note": "by hand",
        "stall": 7, "drafts": {}, "odd kind": { "x": {} },
        "topics": { "t1": { "title": "Pflege", "words": null, "wörter": [], "~": { "title": "1.0.a" } },
                    "t2": { "~": {} }, "t3": "no object", "t4": {}, "ü": { "title": "x" } } }"#;

    #[test]
    fn m2_a_foreign_document_keeps_all_it_carried() {
        let body = read(GIVEN, "anliegen").unwrap();
        let given = parse(GIVEN, 10_000).unwrap();
        assert_eq!(body.write("anliegen"), given.canonical());
        assert_eq!(read(&body.write("anliegen"), "anliegen"), Ok(body));
    }

    #[test]
    fn f51_one_malformed_entity_is_set_aside_alone() {
        let body = read(GIVEN, "anliegen").unwrap();
        let unreadable: Vec<&str> =
            body.unreadable.iter().map(|entity| entity.id.as_str()).collect();
        assert_eq!(unreadable, ["t2", "t3", "ü"]);
        assert!(body.stamped.register("topics", "t1", "title").is_some());
        assert_eq!(body.hand.fields("topics", "t1").count(), 0);
    }

    #[test]
    fn f30_f11_what_is_not_ours_is_told() {
        let fault = |text: &str| read(text, "anliegen").unwrap_err();
        for other in [
            "[]",
            "1",
            "{}",
            r#"{"format":"anliegen","id":"e"}"#,
            r#"{"v":1,"id":"e"}"#,
            r#"{"format":"other","v":1,"id":"e"}"#,
            r#"{"format":"other","v":9,"id":"e"}"#,
            r#"{"format":"anliegen","v":1}"#,
            r#"{"format":"anliegen","v":1,"id":"a:b"}"#,
            r#"{"format":"anliegen","v":"1","id":"e"}"#,
            r#"{"format":"anliegen","v":0,"id":"e"}"#,
        ] {
            assert_eq!(fault(other), DocumentFault::NotADocument, "{other}");
        }
        let newer = r#"{"format":"anliegen","v":2,"id":{"new":"shape"}}"#;
        assert_eq!(fault(newer), DocumentFault::NewerVersion(2));
        let DocumentFault::Parse(empty) = fault("") else { panic!("an empty body is no event") };
        assert_eq!(empty.kind, ParseFaultKind::Empty);
    }
}
