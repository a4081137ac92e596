//! Checksums beside the stamped values of a file, by which every phone tells what a person has
//! edited there from what another phone has uploaded ([`super::edits`]).
//!
//! A phone that uploads a file writes a member `~~~` beside `~`: for each field three characters
//! that name the shown value's stamp, a dot, and six that sum up stamp and value. Where the sum
//! does not fit the value, the value was edited by hand. Where the check names another stamp than
//! `~` does, the field was written since by a program that knows no checks, and it says nothing.

use super::body::Body;
use super::document;
use super::entity::{CHECKS, STAMPS};
use super::stamp::Stamp;
use super::value::{Map, Value};
use crate::base36::lowest_digits;
use crate::hash::fnv1a_64;

/// Characters of a check that name the stamp. A wrong guess, one in 46,656, makes a hand-written
/// value out of one that a program without checks has written, and loses nothing.
const NAME: usize = 3;
/// Characters of a check that sum up stamp and value.
const SUM: usize = 6;

impl Body {
    /// The document in canonical bytes, with checks: as it leaves the phone.
    pub fn write_checked(&self, format: &str) -> String {
        let mut members = self.members();
        for kind in self.stamped.kinds() {
            let Some(Value::Map(entities)) = members.get_mut(kind) else { continue };
            for id in self.stamped.ids(kind) {
                if let Some(Value::Map(entity)) = entities.get_mut(id) {
                    add_checks(entity);
                }
            }
        }
        document::close(members, format, &self.id)
    }
}

/// Whether a value is another one than the check was made of, by a person's hand. Unknown where
/// the check names another stamp.
pub(crate) fn is_edited(given: &str, stamp: &str, value: Option<&Value>) -> bool {
    let named = given.split_once('.').map(|(named, _)| named);
    named == Some(&*name(stamp)) && given != check(stamp, value)
}

/// Writes the checks of an entity's fields beside their stamps.
fn add_checks(entity: &mut Map) {
    let Some(Value::Map(stamps)) = entity.get(STAMPS) else { return };
    let mut checks = Map::new();
    for (field, stamps) in stamps {
        if let Some(at) = shown_stamp(stamps) {
            checks.insert(field.clone(), Value::Text(check(at, entity.get(field))));
        }
    }
    if !checks.is_empty() {
        entity.insert(CHECKS.to_owned(), Value::Map(checks));
    }
}

/// The stamp of the shown value; nothing where there is none.
pub(crate) fn shown_stamp(stamps: &Value) -> Option<&str> {
    let first = stamps.as_text()?.split(' ').next()?;
    Stamp::parse(first).map(|_| first)
}

fn check(stamp: &str, value: Option<&Value>) -> String {
    let mut text = name(stamp);
    text.push('.');
    text.push_str(&sum(stamp, value));
    text
}

/// The characters that name a stamp.
fn name(stamp: &str) -> String {
    lowest_digits(fnv1a_64(stamp.bytes()), NAME)
}

/// The characters that sum up a stamp and its value.
fn sum(stamp: &str, value: Option<&Value>) -> String {
    let json = value.map(Value::compact).unwrap_or_default();
    lowest_digits(fnv1a_64([stamp, " ", &json].into_iter().flat_map(str::bytes)), SUM)
}

#[cfg(test)]
mod tests {
    use crate::crdt::{read, read_edited};

    #[test]
    fn m2_a_file_comes_back_as_it_was_uploaded() {
        let topic = r#"{"title":"Pflege","words":"daheim","number":7,"~":{"title":"9.2.b 3.0.a",
            "words":"9.3.b","state":"9.4.b","number":"9.5.b","undone":"- 1.0.a 2.0.b"}}"#;
        let text = format!(r#"{{"format":"f","v":1,"id":"e","topics":{{"t1":{topic}}}}}"#);
        let text = read(&text, "f").unwrap().write_checked("f");
        assert!(text.contains(r#""~~~": {"#) && text.contains(r#""state": ""#));
        let (body, edits) = read_edited(&text, "f", 10_000).unwrap();
        assert_eq!((body.write_checked("f"), edits), (text.clone(), vec![]));
        assert_eq!(body, read(&text, "f").unwrap(), "who knows no checks reads the same");
        assert!(!body.write("f").contains("~~~") && body.hand.is_empty());
    }
}
