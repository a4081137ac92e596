//! The takeover of what earlier builds kept for all copies of the app on one origin, on a disk
//! that fails at any write (F91).

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod support;

use std::collections::BTreeMap;
use std::rc::Rc;

use anliegen::crdt::{Replica, Stamp, Value};
use anliegen::persistence::takeover::{Home, open};
use anliegen::persistence::{Entry, Mode, Namespace, Profile, Store, Tabs};
use support::disk::{Disk, WriteFault};

const EVENT: &str = "e";
const ME: &str = "4f7zq01b";
const PATH: &str = "/a/";
const ALONE: Tabs = Tabs { locked: true, alive: Some(&[]) };

fn note(id: &str, text: &str) -> Replica {
    let mut replica = Replica::new();
    let at = Stamp::parse(&format!("1.0.{ME}")).unwrap();
    assert!(replica.write("notes", id, "text", at, Some(Value::text(text))));
    replica
}

fn body(words: &str) -> String {
    format!(
        r#"{{"format":"anliegen","v":1,"id":"{EVENT}","topics":{{"t":{{"words":"{words}"}}}}}}"#
    )
}

/// A phone that an earlier build has used: a profile, an event with an address and a key for it,
/// a wall, a compacted note and one in the journal.
fn used() -> Rc<Disk> {
    let disk = Rc::new(Disk::default());
    let mut store = Store::boot(disk.access("old"), "old", 1).0;
    store.save_profile(&Profile { id: ME.into(), state: Replica::new() }).unwrap();
    let (endpoint, token) = ("https://data.example/e.json".to_owned(), Some("s3cr3t".to_owned()));
    let entry =
        Entry { id: EVENT.into(), endpoint, mode: Mode::ReadWrite, token, ..Entry::default() };
    store.save_entry(&entry).unwrap();
    store.accept(EVENT, "board", &body(&"Pflege ".repeat(200)), &Replica::new()).unwrap();
    store.append(EVENT, &Replica::new(), &note("n", "compacted")).unwrap();
    store.compact(EVENT, &ALONE).unwrap();
    store.append(EVENT, &Replica::new(), &note("m", "in the journal")).unwrap();
    disk.leave("old");
    disk
}

fn start(disk: &Rc<Disk>, load: &str) -> Home {
    open(disk.access(load), Namespace::of_page(PATH), false)
}

/// Everything that a page at this path of the origin would call its own.
fn of(disk: &Disk, path: &str) -> BTreeMap<String, String> {
    let namespace = Namespace::of_page(path);
    let own = |(name, text): (String, String)| Some((namespace.key(&name)?.to_owned(), text));
    disk.contents().into_iter().filter_map(own).collect()
}

/// What a person finds who opens the event there.
fn notes(home: Home) -> Vec<String> {
    let (mut store, boot) = Store::boot(home.backend, "look", 9);
    assert_eq!(boot.profile.unwrap().id, ME);
    assert_eq!(boot.entries[0].token.as_deref(), Some("s3cr3t"));
    let private = store.open(EVENT).unwrap().private;
    let text = |id: &str| private.register("notes", id, "text")?.shown().value.as_ref()?.as_text();
    ["n", "m", "o"].into_iter().filter_map(text).map(str::to_owned).collect()
}

#[test]
fn f91_everything_is_copied_and_what_was_there_stays() {
    let disk = used();
    let former = of(&disk, "/");
    let home = start(&disk, "new");
    assert!(!home.is_shared);
    assert_eq!(of(&disk, PATH), former);
    assert_eq!(of(&disk, "/"), former);
    assert_eq!(notes(home), ["compacted", "in the journal"]);
}

// F91 J4: the tab may end at any write; meanwhile a page at `/` compacts its journals.
#[test]
fn f91_a_takeover_that_was_cut_off_begins_anew() {
    let mut cuts = 0;
    loop {
        let disk = used();
        disk.fault.set(Some((cuts, WriteFault::TabEnds)));
        let _ = start(&disk, "ends");
        let is_whole = disk.fault.get().is_some();
        disk.fault.set(None);
        let mut root = Store::boot(disk.access("root"), "root", 2).0;
        root.append(EVENT, &Replica::new(), &note("o", "written meanwhile")).unwrap();
        root.compact(EVENT, &ALONE).unwrap();
        let former = of(&disk, "/");
        let home = start(&disk, "new");
        assert!(!home.is_shared);
        let mut all = vec!["compacted", "in the journal"];
        all.extend((!is_whole).then_some("written meanwhile"));
        assert_eq!(notes(home), all, "{cuts}");
        assert_eq!(of(&disk, "/"), former, "{cuts}");
        if is_whole {
            break;
        }
        cuts += 1;
    }
    assert!(cuts > 6, "{cuts}");
}

// F3 F91: there is room for so much and no more.
#[test]
fn f91_without_room_the_data_are_shared_and_nothing_is_lost() {
    let (mut shared, mut whole) = (0, 0);
    let used_units = used().units();
    for spare in (0..used_units + 500).step_by(7) {
        let disk = used();
        let before = disk.contents();
        disk.quota.set(Some(used_units + spare));
        let home = start(&disk, "new");
        assert_eq!(home.is_shared, home.lacks_room);
        if home.is_shared {
            shared += 1;
            assert_eq!(disk.contents(), before, "{spare}");
        } else {
            whole += 1;
            assert_eq!(of(&disk, PATH), of(&disk, "/"), "{spare}");
        }
        assert_eq!(notes(home), ["compacted", "in the journal"], "{spare}");
        // Room again: the next start has keys of its own.
        disk.quota.set(None);
        assert!(!start(&disk, "later").is_shared);
    }
    assert!(shared > 0 && whole > 0, "{shared} {whole}");
}

// F16 F91: two tabs of one copy begin at once; what the quicker one writes stays.
#[test]
fn f91_a_second_tab_does_not_overwrite_what_the_first_one_wrote() {
    let mut played = 0;
    for operations in 0..60 {
        let disk = used();
        let slow = disk.access("slow");
        let quick = disk.clone();
        let other_tab = move || {
            let home = start(&quick, "quick");
            let mut store = Store::boot(home.backend, "quick", 3).0;
            store.append(EVENT, &Replica::new(), &note("o", "by the quick tab")).unwrap();
        };
        *slow.meanwhile.borrow_mut() = Some((operations, Box::new(other_tab)));
        let home = open(slow.clone(), Namespace::of_page(PATH), false);
        if slow.meanwhile.borrow().is_some() {
            break;
        }
        played += 1;
        let all = ["compacted", "in the journal", "by the quick tab"];
        assert_eq!(notes(home), all, "{operations}");
    }
    assert!(played > 10, "{played}");
}

// F1: a storage that is blocked is met by the start.
#[test]
fn f1_f91_a_blocked_storage_is_the_starts_affair() {
    let disk = used();
    disk.blocked.set(true);
    let home = start(&disk, "new");
    assert!(!home.is_shared && home.backend.keys().is_err());
    assert!(Store::boot(home.backend, "new", 1).1.blocked);
}
