//! M8: the laws of edits by hand, on arbitrary files and phones: whoever reads the same file derives
//! the same write, in whatever order files arrive, and nothing that others wrote is lost.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

use anliegen::crdt::{Actor, Body, Edit, Head, Register, Replica, Stamp, Value, read_edited};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

const FORMAT: &str = "anliegen";
const ACTORS: [&str; 4] = ["a", "b", "c", "d"];
const FIELDS: [(&str, &str, &str); 3] =
    [("topics", "t1", "title"), ("topics", "t1", "x-new"), ("future", "0", "f")];

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::text("")),
        Just(Value::text("Pflege \u{0}\"\\ü😀\n")),
        (0_u64..3).prop_map(Value::number),
        Just(Value::Bool(false)),
        Just(Value::List(vec![Value::text("x")])),
    ]
}

fn register() -> impl Strategy<Value = Register> {
    let entry = (0_u64..4, 0_u32..2, option::of(option::of(value())));
    btree_map(0..ACTORS.len(), entry, 1..=ACTORS.len()).prop_map(|entries| {
        let (mut heads, mut context) = (Vec::new(), Vec::new());
        for (index, (ms, counter, standing)) in entries {
            let at = Stamp { ms, counter, actor: Actor::parse(ACTORS[index]).unwrap() };
            context.push(at.clone());
            heads.extend(standing.map(|value| Head { at, value }));
        }
        Register::from_parts(heads, context).unwrap()
    })
}

fn replica() -> impl Strategy<Value = Replica> {
    btree_map(0..FIELDS.len(), register(), 0..=FIELDS.len()).prop_map(|registers| {
        let mut replica = Replica::new();
        for (index, register) in registers {
            let (kind, id, field) = FIELDS[index];
            let _ = replica.put(kind, id, field, &register);
        }
        replica
    })
}

/// What a person makes of the value of a field; nothing takes it out.
fn edit() -> impl Strategy<Value = (usize, Option<Json>)> {
    let values =
        prop_oneof![Just(json!("von Hand")), Just(json!("")), Just(json!(9)), Just(json!(null))];
    (0..FIELDS.len(), option::of(values))
}

fn uploaded(replica: &Replica) -> String {
    Body { stamped: replica.clone(), ..Body::new("e") }.write_checked(FORMAT)
}

/// The file as an editor leaves it. Its white space and the order of its members are another's.
fn edited(replica: &Replica, edits: &[(usize, Option<Json>)]) -> String {
    let mut file: Json = serde_json::from_str(&uploaded(replica)).unwrap();
    for (index, value) in edits {
        let (kind, id, field) = FIELDS[*index];
        // Where two have put each other out no value is on show, and none has a check.
        if replica.register(kind, id, field).is_none_or(Register::is_undone) {
            continue;
        }
        let Some(entity) = file.get_mut(kind).and_then(|kind| kind.get_mut(id)) else { continue };
        match value {
            Some(value) => entity[field] = value.clone(),
            None => drop(entity.as_object_mut().unwrap().remove(field)),
        }
    }
    file.to_string()
}

fn read(text: &str) -> (Body, Vec<Edit>) {
    let (body, edits) = read_edited(text, FORMAT, 1_000_000).unwrap();
    assert!(body.unreadable.is_empty(), "{text}");
    (body, edits)
}

fn join(a: &Replica, b: &Replica) -> Replica {
    let mut joined = a.clone();
    let _ = joined.join(b);
    joined
}

/// A phone that holds `known` reads the files one after the other.
fn phone(known: &Replica, files: &[&String]) -> Replica {
    let mut known = known.clone();
    for text in files {
        let (mut body, edits) = read(text);
        body.replace_earlier_edits(&edits, &known);
        let joined = known.join(&body.stamped);
        // The edited value never stands under the stamp of another one.
        assert!(edits.is_empty() || joined.collisions.iter().all(|lost| !lost.at.actor.is_hand()));
    }
    known
}

/// An honest state: what a phone knows has other stamps than what it has not seen. Two arbitrary
/// registers would collide, which no edit is to blame for (F52).
fn apart(replica: &Replica) -> Replica {
    let mut apart = Replica::new();
    for (kind, id, field, register) in replica.iter() {
        let moved = |at: &Stamp| {
            let actor = Actor::parse(&format!("z{}", at.actor.as_str())).unwrap();
            Stamp { actor, ..at.clone() }
        };
        let standing = if register.is_undone() { &[][..] } else { register.heads() };
        let heads = standing.iter().map(|h| Head { at: moved(&h.at), value: h.value.clone() });
        let context = register.context().iter().map(moved).collect();
        let register = Register::from_parts(heads.collect(), context).unwrap();
        let _ = apart.put(kind, id, field, &register);
    }
    apart
}

proptest! {
    // S2 F87: whatever stands for stamps and checks, nothing breaks, and what is no edit is read
    // as a program without checks reads it.
    #[test]
    fn s2_whatever_stands_there_is_read(stamps in "([0-9a-z]{1,14}[. ]){0,5}[0-9a-z -]{0,3}", check in "[0-9a-z]{0,4}\\.?[0-9a-z]{0,7}") {
        let topic = json!({ "title": "x", "~": { "title": stamps }, "~~~": { "title": check } });
        let file = json!({ "format": FORMAT, "v": 1, "id": "e", "topics": { "t": topic } });
        let (body, edits) = read_edited(&file.to_string(), FORMAT, 1_000).unwrap();
        if edits.is_empty() {
            prop_assert_eq!(body, anliegen::crdt::read(&file.to_string(), FORMAT).unwrap());
        }
    }

    // M2 F87: what phones upload holds no edit, and comes back as it was.
    #[test]
    fn m2_an_upload_is_no_edit(a in replica()) {
        let (body, edits) = read(&uploaded(&a));
        prop_assert_eq!((&body.stamped, edits), (&a, vec![]));
        prop_assert_eq!(body.write_checked(FORMAT), uploaded(&a));
    }

    // Y1 F87: from the file alone, whatever else a phone knows.
    #[test]
    fn f87_each_edit_is_a_write_over_what_the_file_lists(a in replica(), changes in vec(edit(), 1..4)) {
        let (body, edits) = read(&edited(&a, &changes));
        for (kind, id, field, register) in a.iter() {
            let is_edited = edits.iter().any(|e| (&*e.kind, &*e.id, &*e.field) == (kind, id, field));
            let written = body.stamped.register(kind, id, field).unwrap();
            if !is_edited {
                prop_assert_eq!(written, register);
                continue;
            }
            let at = &written.shown().at;
            prop_assert!(at.actor.is_hand() && register.context().iter().all(|other| other < at));
            prop_assert!(register.context().iter().all(|other| written.covers(other)));
            prop_assert_eq!(&written.heads()[1..], &register.heads()[1..]);
            prop_assert_eq!(written.context().len(), register.context().len() + 1);
        }
    }

    // M1 F87
    #[test]
    fn m1_edited_files_join_like_all_others(
        a in replica(), b in replica(), c in replica(), changes in vec(edit(), 0..4),
    ) {
        let files = [&a, &b, &c].map(|replica| read(&edited(replica, &changes)).0.stamped);
        let [a, b, c] = &files;
        prop_assert_eq!(join(a, b), join(b, a));
        prop_assert_eq!(join(&join(a, b), c), join(a, &join(b, c)));
        prop_assert_eq!(&join(a, a), a);
    }

    // Y1 F87: two phones that read the files in whatever order hold the same once they have met,
    // and reading a file again changes nothing.
    #[test]
    fn f87_the_order_of_arrival_does_not_matter(
        a in replica(), others in replica(), first in vec(edit(), 1..3), second in vec(edit(), 1..3),
    ) {
        let (others, files) = (apart(&others), [edited(&a, &first), edited(&a, &second)]);
        let [one, two] = [&files[0], &files[1]];
        let here = phone(&join(&a, &others), &[one, two]);
        let there = phone(&Replica::new(), &[two, one]);
        let met = join(&here, &there);
        prop_assert_eq!(&met, &join(&there, &here));
        prop_assert_eq!(&phone(&met, &[one, two, one]), &met);
        for (kind, id, field, register) in met.iter() {
            // Two edits never put each other out.
            let was_undone = a.register(kind, id, field).is_some_and(Register::is_undone)
                || others.register(kind, id, field).is_some_and(Register::is_undone);
            prop_assert!(was_undone || !register.is_undone());
        }
    }

    // Y2 M3 F87: an edit over an older download takes nothing away that its author had not seen.
    #[test]
    fn f87_what_the_file_does_not_list_stays(a in replica(), since in replica(), changes in vec(edit(), 1..4)) {
        let since = apart(&since);
        let known = join(&a, &since);
        let after = phone(&known, &[&edited(&a, &changes)]);
        for (kind, id, field, register) in since.iter().filter(|(.., r)| !r.is_undone()) {
            for head in register.heads() {
                let heads = after.register(kind, id, field).unwrap().heads();
                prop_assert!(heads.contains(head), "{}/{}/{} {}", kind, id, field, head.at.text());
            }
        }
    }
}

/// The lines of a block of code in `docs/format.md` that begin with this text.
fn documented(beginning: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/format.md");
    let page = std::fs::read_to_string(path).unwrap();
    let block = page.split("```").find(|block| block.contains(beginning)).unwrap();
    block.trim_start_matches("json").trim().to_owned()
}

// F87: other programs compute the same checks.
#[test]
fn f87_the_documented_checks_are_those_that_phones_write() {
    let topic = documented("\"t3f0c\"");
    let file = format!(r#"{{"format":"anliegen","v":1,"id":"e","topics":{{{topic}}}}}"#);
    let (body, edits) = read(&file);
    let again: Json = serde_json::from_str(&body.write_checked(FORMAT)).unwrap();
    let given: Json = serde_json::from_str(&file).unwrap();
    assert_eq!(
        (&again["topics"]["t3f0c"]["~~~"], edits),
        (&given["topics"]["t3f0c"]["~~~"], vec![])
    );
}
