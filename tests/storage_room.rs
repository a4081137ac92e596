//! What others write and what the person writes share one storage: nothing of others' stands in
//! the way of a note or a pick (J10, S5).

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod support;

use std::rc::Rc;

use anliegen::crdt::{Layers, Replica, Stamp, Value, read};
use anliegen::domain::schema::kind;
use anliegen::persistence::{Entry, Fault, Opened, Profile, SaveFault, Store, Tabs, retention};
use support::disk::{Disk, WriteFault};

const EVENT: &str = "e";
const ME: &str = "4f7zq01b";
const ALONE: Tabs = Tabs { locked: true, alive: Some(&[]) };
const QUOTA: usize = 2_500_000;

fn tab(disk: &Rc<Disk>, load: &str) -> Store {
    Store::boot(disk.access(load), load, 1_000).0
}

/// A phone with a profile and an event that can be fetched.
fn phone() -> (Rc<Disk>, Store) {
    let disk = Rc::new(Disk::default());
    disk.quota.set(Some(QUOTA));
    let mut store = tab(&disk, "one");
    store.save_profile(&Profile { id: ME.into(), state: Replica::new() }).unwrap();
    let endpoint = "https://data.example/{shard}.json".to_owned();
    store.save_entry(&Entry { id: EVENT.into(), endpoint, ..Entry::default() }).unwrap();
    (disk, store)
}

/// So many topics of others, about 580 characters each.
fn wall(topics: usize) -> Replica {
    texts("topics", topics, 450)
}

fn texts(kind: &str, count: usize, length: usize) -> Replica {
    let mut replica = Replica::new();
    for number in 0..count {
        let at = Stamp::parse(&format!("{}.0.others00load", number + 1)).unwrap();
        let text = Value::text(format!("{number} {}", "x".repeat(length)));
        assert!(replica.write(kind, &format!("t{number}"), "words", at, Some(text)));
    }
    replica
}

fn document(stamped: &Replica) -> String {
    let mut body = anliegen::crdt::Body::new(EVENT);
    let _ = body.join_stamped(stamped);
    body.write("anliegen")
}

fn note(number: usize, length: usize) -> Replica {
    let mut replica = Replica::new();
    let at = Stamp::parse(&format!("{}.0.{ME}load", number + 1)).unwrap();
    let text = Value::text("n".repeat(length));
    assert!(replica.write("notes", &format!("n{number}"), "note", at, Some(text)));
    replica
}

/// Writes notes one after the other, with a compaction after every fifth, and says how many are
/// there after a restart.
fn notes_safe(disk: &Rc<Disk>, store: &mut Store, count: usize) -> usize {
    for number in 0..count {
        store.append(EVENT, &Replica::new(), &note(number, 1_000)).unwrap();
        if number % 5 == 4 {
            store.compact(EVENT, &ALONE).unwrap();
        }
    }
    opened(disk).private.ids("notes").count()
}

fn opened(disk: &Rc<Disk>) -> Opened {
    let opened = tab(disk, "later").open(EVENT).unwrap();
    assert_eq!(opened.notices, []);
    opened
}

fn layers(opened: &Opened) -> Layers {
    let mut layers = Layers::default();
    for (file, _, body) in &opened.bodies {
        let _ = layers.accept(file, body.clone());
    }
    let _ = layers.write(&opened.own);
    layers
}

fn journal_units(disk: &Disk) -> usize {
    let texts = disk.contents().into_iter().filter(|(key, _)| key.contains(":j"));
    texts.map(|(key, text)| key.len() + text.len()).sum()
}

// J10 F40: the server is restored from an older copy, beside a wall of 1.2 MB.
#[test]
fn j10_after_a_restored_server_no_note_carries_what_others_wrote() {
    for former_wall in [2_000, 800] {
        let (disk, mut store) = phone();
        let all = wall(former_wall);
        let text = document(&all);
        assert!(former_wall == 800 || text.len() > 1_100_000, "{}", text.len());
        let mut known = Layers::default();
        let mut accept = |store: &mut Store, text: &str| {
            let _ = known.accept("board", read(text, "anliegen").unwrap());
            store.accept(EVENT, "board", text, known.undelivered()).unwrap();
        };
        accept(&mut store, &text);
        store.append(EVENT, &Replica::new(), &note(0, 1_000)).unwrap();
        accept(&mut store, &document(&wall(100)));
        assert!(journal_units(&disk) < 2_000, "{}", journal_units(&disk));
        assert_eq!(notes_safe(&disk, &mut store, 60), 60);
        assert!(journal_units(&disk) < 10_000, "{}", journal_units(&disk));
        // A phone that dies now still has what the server has lost.
        assert!(*layers(&opened(&disk)).stamped() == all, "{former_wall}");
        // Once the files have it again, it is kept once.
        accept(&mut store, &text);
        store.compact(EVENT, &ALONE).unwrap();
        assert_eq!(disk.text(":rescued"), None);
        assert!(*layers(&opened(&disk)).stamped() == all);
    }
}

// J10: what an earlier build has put into the person's own document leaves it.
#[test]
fn j10_others_writes_leave_the_own_document_of_an_earlier_build() {
    let (disk, mut store) = phone();
    let mut own = wall(1_500);
    let at = Stamp::parse(&format!("9.0.{ME}load")).unwrap();
    own.write("topics", "mine", "title", at, Some(Value::text("Pflege")));
    disk.put("anliegen1:e:own", &document(&own));
    store.append(EVENT, &Replica::new(), &note(0, 10)).unwrap();
    store.compact(EVENT, &ALONE).unwrap();
    assert!(disk.text(":own").unwrap().len() < 1_000);
    assert!(opened(&disk).own == own);
}

// F86 J10: reports of 5 MB, in 16 files, beside 60 notes.
#[test]
fn j10_reports_of_5_megabytes_leave_room_for_60_notes() {
    let (disk, mut store) = phone();
    store.accept(EVENT, "board", &document(&wall(400)), &Replica::new()).unwrap();
    for file in 1..=16 {
        let text = document(&texts("reports", 100, 3_000));
        assert!(text.len() > 300_000);
        store.accept(EVENT, &file.to_string(), &text, &Replica::new()).unwrap();
    }
    assert_eq!(notes_safe(&disk, &mut store, 60), 60);
    let bodies = opened(&disk).bodies;
    assert!(bodies.iter().any(|(file, ..)| file == "board"), "the wall is there offline");
}

// J6 J10: what can be fetched again gives way to a note, also of the event at hand: the wall last.
#[test]
fn j10_the_wall_at_hand_gives_way_to_a_note() {
    let (disk, mut store) = phone();
    store.accept(EVENT, "1", &document(&texts("reports", 100, 1_000)), &Replica::new()).unwrap();
    store.accept(EVENT, "board", &document(&wall(100)), &Replica::new()).unwrap();
    let is_there = |file: &str| disk.text(&format!(":body:{file}")).is_some();
    disk.quota.set(Some(disk.units()));
    store.append(EVENT, &Replica::new(), &note(0, 1_000)).unwrap();
    assert!(is_there("board") && !is_there("1"));
    disk.quota.set(Some(disk.units()));
    store.append(EVENT, &Replica::new(), &note(1, 1_000)).unwrap();
    assert!(!is_there("board"));
    assert_eq!(opened(&disk).private.ids("notes").count(), 2);
}

// J10: what the person wrote, and the endpoint has, stays on the phone without the wall.
#[test]
fn j10_own_delivered_writes_stay_where_the_wall_gives_way() {
    let (disk, mut store) = phone();
    let mut all = wall(100);
    let at = Stamp::parse(&format!("9.0.{ME}load")).unwrap();
    all.write("topics", "mine", "title", at, Some(Value::text("Pflege")));
    store.accept(EVENT, "board", &document(&all), &Replica::new()).unwrap();
    disk.quota.set(Some(disk.units()));
    store.append(EVENT, &Replica::new(), &note(0, 1_000)).unwrap();
    assert_eq!(disk.text(":body:board"), None);
    assert!(opened(&disk).own.register("topics", "mine", "title").is_some());
}

// S5: where the quarantine of an earlier build has filled the phone, notes are saved all the same.
#[test]
fn s5_a_full_quarantine_gives_way_to_a_note() {
    let (disk, mut store) = phone();
    for number in 0..3 {
        let kept = format!("collision\n{}", "x".repeat(830_000));
        disk.put(&format!("anliegen1:quarantine:5-{number}"), &kept);
    }
    store.append(EVENT, &Replica::new(), &note(0, 20_000)).unwrap();
    assert_eq!(opened(&disk).private, note(0, 20_000));
}

#[test]
fn what_is_bounded_among_private_data_is_what_others_have_replaced() {
    assert_eq!(retention::KIND, kind::WAS);
}

// F1 J6: what found no storage is in the backup all the same.
#[test]
fn the_backup_holds_what_is_in_memory_only() {
    let disk = Rc::new(Disk::default());
    disk.fault.set(Some((0, WriteFault::TabEnds)));
    let access = disk.access("one");
    let [mut store, idle] = ["one", "two"].map(|load| Store::boot(access.clone(), load, 1_000).0);
    let none = Replica::new();
    assert_eq!(store.append(EVENT, &wall(1), &none), Err(SaveFault::Blocked));
    let kept = store.everything_kept().unwrap();
    assert!(matches!(&kept[..], [(key, _)] if key == "anliegen1:e:j:one"));
    assert_eq!(idle.everything_kept(), Err(Fault::Blocked), "not as if nothing were there");
}
