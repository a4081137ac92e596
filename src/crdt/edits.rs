//! What somebody has edited by hand in a file into which phones write: a value that fails its
//! check ([`super::checks`]).
//!
//! An edited value never keeps its stamp, which stands for another value on all phones. From the
//! file alone every phone derives the same write instead (M8): it follows the greatest stamp that
//! the file lists for the field, its author is made of that stamp and of the value, and it
//! replaces what the file shows there. It is put into the document before that is read, so that
//! no other part of the app knows of checks.

use super::body::{Body, take_entity};
use super::checks::{is_edited, shown_stamp};
use super::clock;
use super::document;
use super::document::DocumentFault;
use super::entity::{CHECKS, STAMPS};
use super::name::is_kind;
use super::register::{Head, Register};
use super::replica::Replica;
use super::stamp::{Actor, Stamp};
use super::value::{Map, Value};
use crate::base36::lowest_digits;
use crate::hash::fnv1a_64;

/// Characters of an edit's author that stand for the greatest stamp that its editor saw.
const BASE: usize = 4;
/// Characters of an edit's author that stand for the value.
const VALUE: usize = 6;

/// A field whose shown value was edited by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The entity's kind.
    pub kind: String,
    /// The entity's id.
    pub id: String,
    /// The field.
    pub field: String,
    /// The stamps that the file lists for the field, the one of the edited value among them.
    pub context: Vec<Stamp>,
}

/// Reads a document of at most `max_bytes` that comes from outside, and tells what was edited in
/// it by hand. The body holds those edits as writes of their own.
pub fn read_edited(
    text: &str,
    format: &str,
    max_bytes: usize,
) -> Result<(Body, Vec<Edit>), DocumentFault> {
    let (id, mut members) = document::open(text, format, max_bytes)?;
    let mut edits = Vec::new();
    for (kind, entities) in &mut members {
        if let Value::Map(entities) = entities
            && is_kind(kind)
        {
            for (id, entity) in entities {
                derive_writes(kind, id, entity, &mut edits);
            }
        }
    }
    Ok((Body::from_members(id, members), edits))
}

impl Body {
    /// Lets each edit replace the earlier ones of the same file by hand that `known` holds: of two
    /// edits from one download the one that came later counts. It replaces only what is earlier
    /// by its stamp, so that no two can replace each other.
    pub fn replace_earlier_edits(&mut self, edits: &[Edit], known: &Replica) {
        for edit in edits {
            let Edit { kind, id, field, context } = edit;
            let (Some(here), Some(there)) =
                (known.register(kind, id, field), self.stamped.register(kind, id, field))
            else {
                continue;
            };
            let write = there.shown();
            let group = write.at.actor.edited();
            let is_earlier = |head: &&Head| {
                group.is_some()
                    && head.at.actor.edited() == group
                    && head.at.actor != write.at.actor
            };
            let earlier: Vec<Stamp> =
                here.heads().iter().filter(is_earlier).map(|head| head.at.clone()).collect();
            let Some(last) = earlier.iter().max() else { continue };
            if here.covers(&write.at) {
                continue;
            }
            let at = last.max(&write.at).followed_by(write.at.actor.clone());
            let mut heads = vec![Head { at: at.clone(), value: write.value.clone() }];
            heads.extend(there.heads().iter().skip(1).cloned());
            let seen = context.iter().chain(&earlier).chain([&at]).cloned().collect();
            if let Some(later) = Register::from_parts(heads, seen) {
                let _ = self.stamped.put(kind, id, field, &later);
            }
        }
    }
}

impl Stamp {
    /// The first stamp of an actor after this one.
    #[must_use]
    fn followed_by(&self, actor: Actor) -> Self {
        let (ms, counter) = clock::after(self.ms, self.counter);
        Self { ms, counter, actor }
    }
}

/// Puts a write in place of each value of an entity that fails its check. An entity that cannot be
/// read stays as it is.
fn derive_writes(kind: &str, id: &str, entity: &mut Value, edits: &mut Vec<Edit>) {
    let Value::Map(members) = &*entity else { return };
    let Some(Value::Map(checks)) = members.get(CHECKS) else { return };
    let mut found = Vec::new();
    let mut edited: Option<Map> = None;
    for (field, given) in checks {
        let stamps = members.get(STAMPS).and_then(|stamps| stamps.get(field));
        let (Some(stamps), Some(given)) = (stamps, given.as_text()) else { continue };
        let Some(at) = shown_stamp(stamps) else { continue };
        let value = members.get(field);
        if !is_edited(given, at, value) {
            continue;
        }
        let listed = stamps.as_text().unwrap_or_default();
        let context: Vec<Stamp> = listed.split(' ').filter_map(Stamp::parse).collect();
        let Some(base) = context.iter().max() else { continue };
        let value = value.filter(|value| !value.is_void());
        let write = base.followed_by(Actor::of_edit(base, value));
        let members = edited.get_or_insert_with(|| members.clone());
        if value.is_none() {
            members.remove(field);
        }
        if let Some(Value::Map(stamps)) = members.get_mut(STAMPS) {
            stamps.insert(field.clone(), Value::Text(format!("{} {listed}", write.text())));
        }
        let (kind, id, field) = (kind.to_owned(), id.to_owned(), field.clone());
        found.push(Edit { kind, id, field, context });
    }
    let edited = edited.map(Value::Map);
    if let Some(edited) = edited.filter(|edited| take_entity(id, edited).is_ok()) {
        *entity = edited;
        edits.extend(found);
    }
}

impl Actor {
    /// The author of a value that was edited by hand: the same for the same value over the same
    /// stamp, on every phone.
    fn of_edit(base: &Stamp, value: Option<&Value>) -> Self {
        let json = value.map(Value::compact).unwrap_or_default();
        let base = lowest_digits(fnv1a_64(base.text().bytes()), BASE);
        let value = lowest_digits(fnv1a_64(json.bytes()), VALUE);
        Self::parse(&[Self::HAND, &base, &value].concat()).unwrap_or_default()
    }

    /// What was edited, where this is the author of an edit by hand.
    fn edited(&self) -> Option<&str> {
        self.is_hand().then(|| self.as_str().get(..Self::HAND.len() + BASE)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::read;

    fn document(topic: &str) -> String {
        format!(r#"{{"format":"f","v":1,"id":"e","topics":{{"t1":{topic}}}}}"#)
    }

    fn read_topic(topic: &str) -> (Body, Vec<Edit>) {
        read_edited(&document(topic), "f", 10_000).unwrap()
    }

    /// As it stands in a file that a phone has uploaded.
    fn uploaded(topic: &str) -> String {
        read(&document(topic), "f").unwrap().write_checked("f")
    }

    fn title(body: &Body) -> Register {
        body.stamped.register("topics", "t1", "title").unwrap().clone()
    }

    const TOPIC: &str = r#"{"title":"Pflege","words":"daheim","number":7,
        "~":{"title":"9.2.b 3.0.a","words":"9.3.b","state":"9.4.b","number":"9.5.b"}}"#;

    #[test]
    fn f87_what_was_edited_follows_all_that_the_file_lists_and_replaces_it() {
        let text = uploaded(TOPIC).replace("Pflege", "Pflege zu Hause");
        let (body, edits) = read_edited(&text, "f", 10_000).unwrap();
        let written = title(&body);
        assert_eq!(written.shown().value, Some(Value::text("Pflege zu Hause")));
        let at = &written.shown().at;
        assert!(at.actor.is_hand() && (at.ms, at.counter) == (9, 3), "{}", at.text());
        assert_eq!((written.heads().len(), written.context().len()), (1, 3));
        assert_eq!((edits.len(), &*edits[0].field), (1, "title"));
        // The value stands nowhere at its old stamp.
        assert!(!body.write("f").contains(r#""title": "9.2.b"#));
        assert_eq!(read_edited(&body.write_checked("f"), "f", 10_000), Ok((body, vec![])));
    }

    #[test]
    fn f87_whatever_a_person_makes_of_a_value_is_an_edit() {
        let text = uploaded(TOPIC);
        for (from, to, value) in [
            (r#""title": "Pflege","#, r#""title": "","#, Some(Value::text(""))),
            (r#""title": "Pflege","#, r#""title": ["Pflege"],"#, None),
            (r#""title": "Pflege","#, "", None),
            (r#""title": "Pflege","#, r#""title": null,"#, None),
            (r#""title": "Pflege","#, r#""title": {},"#, None),
        ] {
            let (body, edits) = read_edited(&text.replace(from, to), "f", 10_000).unwrap();
            assert!(body.unreadable.is_empty() && edits.len() == 1, "{to}");
            let written = title(&body);
            assert!(written.shown().at.actor.is_hand(), "{to}");
            if !to.contains('[') {
                assert_eq!(written.shown().value, value, "{to}");
            }
        }
    }

    // F52: where nothing names the stamp, nobody knows who wrote what.
    #[test]
    fn f52_without_a_check_of_this_very_stamp_nothing_is_an_edit() {
        let edited = TOPIC.replace("Pflege", "Pflege zu Hause");
        let text = uploaded(TOPIC);
        let check = text.split("\"~~~\"").nth(1).unwrap().split("title\": \"").nth(1).unwrap();
        let check = check.get(..10).unwrap();
        let other = format!("zzz{}", &check[3..]);
        for (checks, count) in [
            (format!(r#"{{"title":"{check}"}}"#), 1),
            (format!(r#"{{"title":"{other}"}}"#), 0),
            (r#"{"title":"Pflege"}"#.to_owned(), 0),
            (r#"{"title":7,"x":"a.b"}"#.to_owned(), 0),
            ("7".to_owned(), 0),
            ("{}".to_owned(), 0),
        ] {
            let topic = edited.replace("\"~\"", &format!("\"~~~\":{checks},\"~\""));
            let (body, edits) = read_topic(&topic);
            assert_eq!(edits.len(), count, "{checks}");
            assert!(body.unreadable.is_empty() && body.hand.is_empty());
            assert_eq!(title(&body).shown().at.actor.is_hand(), count == 1, "{checks}");
        }
    }

    #[test]
    fn m4_what_stands_beside_an_edited_value_stands_until_it_is_taken_out() {
        let beside = r#"{"title":"Pflege","~":{"title":"9.2.b 3.0.a"},
            "~~":{"title":[{"at":"3.0.a","value":"Wege"}]}}"#;
        let text = uploaded(beside).replace("Pflege", "Pflege zu Hause");
        let (body, _) = read_edited(&text, "f", 10_000).unwrap();
        assert_eq!(title(&body).heads().len(), 2);
        let section = text.find("\"~~\"").unwrap()..text.find("\"~~~\"").unwrap();
        let (settled, _) = read_edited(&text.replace(&text[section], ""), "f", 10_000).unwrap();
        let mut joined = body.clone();
        let _ = joined.join(&settled);
        assert_eq!(title(&joined), title(&settled));
        assert_eq!(title(&joined).heads().len(), 1);
    }

    #[test]
    fn f51_an_entity_that_cannot_be_read_is_carried_with_its_checks() {
        let damaged =
            TOPIC.replace("9.3.b", "09.3.b").replace("\"~\"", r#""~~~":{"title":"a.b"},"~""#);
        let (body, edits) = read_topic(&damaged);
        assert_eq!((body.unreadable.len(), edits), (1, vec![]));
        assert!(body.write_checked("f").contains("\"a.b\""));
    }

    #[test]
    fn f24_an_edit_follows_a_clock_that_ran_ahead_and_a_full_counter() {
        let last = r#"{"title":"Pflege","~":{"title":"9.1z141z3.b"}}"#;
        let edit = |topic: &str| {
            let text = uploaded(topic).replace("Pflege", "x");
            title(&read_edited(&text, "f", 10_000).unwrap().0).shown().at.clone()
        };
        let at = edit(last);
        assert_eq!((at.ms, at.counter), (10, 0));
        // The last stamp that there can be: the edit stands beside, and nothing breaks.
        let at = edit(&last.replace("9.", "3w5e11264sgsf."));
        assert_eq!((at.ms, at.counter), (u64::MAX, 0));
    }

    /// The state of a phone that reads these files one after the other.
    fn phone(files: &[&str]) -> Register {
        let mut known = Replica::new();
        for text in files {
            let (mut body, edits) = read_edited(text, "f", 10_000).unwrap();
            body.replace_earlier_edits(&edits, &known);
            let _ = known.join(&body.stamped);
        }
        known.register("topics", "t1", "title").unwrap().clone()
    }

    #[test]
    fn f87_of_two_edits_from_one_download_the_later_one_counts() {
        let download = uploaded(TOPIC);
        let [one, two] = ["eins", "zwei"].map(|words| download.replace("Pflege", words));
        let shown = |register: &Register| {
            register.heads().iter().map(|head| head.value.clone()).collect::<Vec<_>>()
        };
        let seen = [&*download, &one, &two, &two];
        assert_eq!(shown(&phone(&seen)), [Some(Value::text("zwei"))]);
        // A phone that saw the later one alone writes the same.
        let mut late = phone(&[&two]);
        late.join(&phone(&seen));
        assert_eq!(late, phone(&seen));
        // Two phones that saw them in another order lose none of both.
        let mut both = phone(&[&one, &two]);
        both.join(&phone(&[&two, &one]));
        assert!(!both.is_undone());
        assert_eq!(both.heads().len(), 2);
    }

    #[test]
    fn f87_an_edit_of_an_older_download_stands_beside_a_newer_one() {
        let download = uploaded(TOPIC);
        let (newer, _) = read_edited(&download.replace("Pflege", "neu"), "f", 10_000).unwrap();
        let newer = newer.write_checked("f").replace("neu", "neuer");
        let older = download.replace("Pflege", "alt");
        let register = phone(&[&download, &newer, &older]);
        assert_eq!(register.heads().len(), 2);
        assert_eq!(register.shown().value, Some(Value::text("neuer")));
    }
}
