//! The store on a disk that fails: what was reported saved is there after the next start,
//! and nothing else is.

#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

mod support;

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::crdt::{Layers, Replica, Stamp, Value, read};
use anliegen::persistence::{Entry, Mode, Opened, Profile, SaveFault, Store, Tabs};
use support::disk::{Disk, WriteFault};

const EVENT: &str = "e";
const ALONE: Tabs = Tabs { locked: true, alive: Some(&[]) };
const UNLOCKED: Tabs = Tabs { locked: false, alive: Some(&[]) };

fn tab(disk: &Rc<Disk>, load: &str) -> Store {
    Store::boot(disk.access(load), load, 1_000).0
}

fn write(kind: &str, id: &str, stamp: &str, value: &str) -> Replica {
    let mut replica = Replica::new();
    let at = Stamp::parse(stamp).unwrap();
    assert!(replica.write(kind, id, "text", at, Some(Value::text(value))));
    replica
}

fn topic(id: &str, stamp: &str) -> Replica {
    write("topics", id, stamp, id)
}

fn note(stamp: &str, value: &str) -> Replica {
    write("notes", "n", stamp, value)
}

fn joined(replicas: &[&Replica]) -> Replica {
    let mut all = Replica::new();
    for replica in replicas {
        let _ = all.join(replica);
    }
    all
}

fn document(stamped: &Replica) -> String {
    let mut body = anliegen::crdt::Body::new(EVENT);
    let _ = body.join_stamped(stamped);
    body.write("anliegen")
}

fn layers(opened: &Opened) -> Layers {
    let mut layers = Layers::default();
    for (file, _, body) in &opened.bodies {
        let _ = layers.accept(file, body.clone());
    }
    let _ = layers.write(&opened.own);
    layers
}

/// What the next start finds: shared and private.
fn restart(disk: &Rc<Disk>) -> (Replica, Replica) {
    let opened = tab(disk, "later").open(EVENT).unwrap();
    assert_eq!(opened.notices, []);
    (layers(&opened).stamped().clone(), opened.private)
}

/// What a person has been told: saved, or at least tried.
#[derive(Default)]
struct Told {
    saved: (Replica, Replica),
    tried: (Replica, Replica),
    /// There is no room once, so that what others wrote may have given way (J10).
    gives_way: bool,
}

impl Told {
    fn tell(&mut self, shared: &Replica, private: &Replica, result: Result<(), SaveFault>) {
        let _ = (self.tried.0.join(shared), self.tried.1.join(private));
        if result.is_ok() {
            let _ = (self.saved.0.join(shared), self.saved.1.join(private));
        }
    }

    fn check(&self, disk: &Rc<Disk>, place: usize) {
        let (shared, private) = restart(disk);
        assert!(self.saved.0.minus(&shared).is_empty(), "saved writes are missing: {place}");
        assert!(self.saved.1.minus(&private).is_empty(), "saved notes are missing: {place}");
        assert!(shared.minus(&self.tried.0).is_empty(), "writes from nowhere: {place}");
        assert!(private.minus(&self.tried.1).is_empty(), "notes from nowhere: {place}");
    }
}

/// A day in the room: two tabs, folds, a server that forgets.
fn day(disk: &Rc<Disk>, told: &mut Told, tabs: Tabs) {
    let none = Replica::new();
    let mut first = tab(disk, "one");
    let _ = first.save_profile(&Profile { id: "4f7zq01b".into(), state: Replica::new() });
    let others = joined(&[&topic("a", "1.0.o"), &topic("b", "1.0.p")]);
    let mut open = first.open(EVENT).map(|opened| layers(&opened)).unwrap_or_default();
    let mut accept = |store: &mut Store, stamped: &Replica, told: &mut Told| {
        let text = document(stamped);
        let _ = open.accept("board", read(&text, "anliegen").unwrap());
        let result = store.accept(EVENT, "board", &text, open.undelivered());
        // What others wrote and found no room is in memory only.
        let is_kept = |kept| if kept && !told.gives_way { Ok(()) } else { Err(SaveFault::Full) };
        let result = result.and_then(is_kept);
        told.tell(stamped, &Replica::new(), result);
    };
    accept(&mut first, &others, told);
    let append = |store: &mut Store, shared: &Replica, private: &Replica, told: &mut Told| {
        let result = store.append(EVENT, shared, private);
        told.tell(shared, private, result);
    };
    append(&mut first, &topic("mine", "2.0.one"), &note("2.0.one", "first"), told);
    append(&mut first, &topic("mine2", "3.0.one"), &none, told);
    let _ = first.compact(EVENT, &tabs);
    append(&mut first, &topic("mine3", "4.0.one"), &none, told);
    {
        let mut second = tab(disk, "two");
        append(&mut second, &topic("theirs", "2.0.two"), &note("2.0.two", "second"), told);
        let _ = second.compact(EVENT, &Tabs { alive: Some(&["one"]), ..tabs });
    }
    let _ = first.compact(EVENT, &tabs);
    // The server forgets topic b and knows one of ours.
    accept(&mut first, &joined(&[&topic("a", "1.0.o"), &topic("mine", "2.0.one")]), told);
    append(&mut first, &none, &note("5.0.one", "third"), told);
    let _ = first.compact(EVENT, &tabs);
    let _ = first.compact(EVENT, &tabs);
}

// F4 F5 F6 F16 F17 F18 F20 J1 J3: a crash, or a full disk, at each write of the day.
#[test]
fn what_was_saved_is_there_after_a_fault_at_any_write() {
    let faults = [WriteFault::TabEnds, WriteFault::NoRoom];
    for (fault, tabs) in faults.into_iter().flat_map(|fault| [(fault, ALONE), (fault, UNLOCKED)]) {
        let mut place = 0;
        loop {
            let disk = Rc::new(Disk::default());
            disk.fault.set(Some((place, fault)));
            let gives_way = fault == WriteFault::NoRoom;
            let mut told = Told { gives_way, ..Told::default() };
            day(&disk, &mut told, tabs);
            let has_happened = disk.fault.take().is_none();
            told.check(&disk, place);
            let mut next = tab(&disk, "next");
            next.compact(EVENT, &ALONE).unwrap();
            told.check(&disk, place);
            if !has_happened {
                break;
            }
            place += 1;
        }
        assert!(place > 15, "the day has become too short: {place}");
    }
}

/// What the other tab does meanwhile: when it writes, how often it folds, and whether it needs
/// another fold to put back what was written over.
const MEANWHILE: [(bool, usize, bool); 3] = [(true, 2, false), (false, 1, false), (false, 2, true)];

// F20: another tab appends and folds between any two operations of a fold without a lock. A
// fold that notices says so and is tried again.
#[test]
fn folds_without_a_lock_lose_nothing_whoever_comes_between() {
    let (old, theirs, ours) = (topic("old", "1.0.b"), topic("a", "2.0.a"), topic("b", "3.0.b"));
    let both = Tabs { locked: false, alive: Some(&["a", "b"]) };
    let cases = (0..).flat_map(|place| MEANWHILE.map(|case| (place, case)));
    for (place, (before, folds, again)) in cases {
        let disk = Rc::new(Disk::default());
        let access = disk.access("b");
        let mut tab_b = Store::boot(access.clone(), "b", 1_000).0;
        tab_b.append(EVENT, &old, &note("1.0.b", "old")).unwrap();
        let tab_a = Rc::new(RefCell::new(tab(&disk, "a")));
        let append = |tab: &mut Store, written: &Replica| {
            tab.append(EVENT, written, &note("2.0.a", "a")).unwrap();
        };
        if before {
            append(&mut tab_a.borrow_mut(), &theirs);
        }
        let (other, written) = (tab_a.clone(), theirs.clone());
        let meanwhile = move || {
            let mut other = other.borrow_mut();
            append(&mut other, &written);
            (0..folds).for_each(|_| other.compact(EVENT, &both).unwrap());
        };
        *access.meanwhile.borrow_mut() = Some((place, Box::new(meanwhile)));
        let _ = tab_b.append(EVENT, &ours, &Replica::new());
        let _ = tab_b.compact(EVENT, &both);
        if access.meanwhile.take().is_some() {
            assert!(place > 8, "the fold has become too short: {place}");
            break;
        }
        if again {
            tab_a.borrow_mut().compact(EVENT, &both).unwrap();
        }
        let (shared, private) = restart(&disk);
        assert_eq!(shared, joined(&[&old, &ours, &theirs]), "{place} {folds}");
        assert!(note("2.0.a", "a").minus(&private).is_empty(), "{place} {folds}");
        tab_b.compact(EVENT, &both).unwrap();
        tab_a.borrow_mut().compact(EVENT, &both).unwrap();
        assert_eq!(restart(&disk), (shared, private), "{place} {folds}");
    }
}

// F5 F6 J3: a fold leaves documents and no journal; folding again changes nothing.
#[test]
fn a_fold_truncates_only_what_the_documents_hold() {
    let disk = Rc::new(Disk::default());
    let mut store = tab(&disk, "one");
    store.append(EVENT, &topic("t", "1.0.one"), &note("1.0.one", "n")).unwrap();
    let before = restart(&disk);
    store.compact(EVENT, &UNLOCKED).unwrap();
    assert!(disk.contents().keys().any(|key| key.contains(":j:")), "unlocked: kept for one fold");
    store.compact(EVENT, &UNLOCKED).unwrap();
    assert!(!disk.contents().keys().any(|key| key.contains(":j:")));
    let folded = disk.contents();
    store.compact(EVENT, &ALONE).unwrap();
    assert_eq!(disk.contents(), folded);
    assert_eq!(restart(&disk), before);
}

// F16 F17 J7: two tabs edit different topics and the same note; all of it stands in both.
#[test]
fn what_two_tabs_write_stands_in_both() {
    let disk = Rc::new(Disk::default());
    let (mut first, mut second) = (tab(&disk, "one"), tab(&disk, "two"));
    first.append(EVENT, &topic("a", "1.0.one"), &note("1.0.one", "here")).unwrap();
    second.append(EVENT, &topic("b", "1.0.two"), &note("2.0.two", "there")).unwrap();
    second.compact(EVENT, &ALONE).unwrap();
    let both = first.reread(EVENT).unwrap();
    assert_eq!(both, second.reread(EVENT).unwrap());
    assert_eq!(both.own, joined(&[&topic("a", "1.0.one"), &topic("b", "1.0.two")]));
    let private = restart(&disk).1;
    assert_eq!(private.register("notes", "n", "text").unwrap().heads().len(), 2);
}

// F3 J6: bodies that can be fetched again make room, longest unopened first; writes, notes
// and bodies without an endpoint never do.
#[test]
fn what_can_be_fetched_again_makes_room() {
    let disk = Rc::new(Disk::default());
    let mut store = tab(&disk, "one");
    for (opened_ms, (id, endpoint)) in
        (1..).zip([("kept", ""), ("old", "https://o"), ("new", "https://n"), (EVENT, "https://e")])
    {
        let (id, endpoint) = (id.to_owned(), endpoint.to_owned());
        let mode = Mode::ReadWrite;
        store
            .save_entry(&Entry { id: id.clone(), endpoint, opened_ms, mode, ..Entry::default() })
            .unwrap();
        let text =
            format!(r#"{{"format":"anliegen","v":1,"id":"{id}","_":"{}"}}"#, "x".repeat(999));
        store.accept(&id, "board", &text, &Replica::new()).unwrap();
        store.append(&id, &topic("t", "1.0.one"), &note("1.0.one", "n")).unwrap();
    }
    let used = store.usage().unwrap().ours;
    disk.quota.set(Some(used));
    let long = write("topics", "long", "2.0.one", &"x".repeat(500));
    store.append(EVENT, &long, &Replica::new()).unwrap();
    let mut gone = vec!["old"];
    for (stamp, size) in [("3.0.one", 900), ("4.0.one", 3_000)] {
        let bodies: Vec<String> =
            disk.contents().into_keys().filter(|key| key.contains(":body:")).collect();
        for id in ["kept", "old", "new", EVENT] {
            let there = bodies.iter().any(|key| key.contains(&format!(":{id}:")));
            assert_eq!(there, !gone.contains(&id), "{id}");
        }
        let next = write("topics", stamp.get(..1).unwrap(), stamp, &"x".repeat(size));
        let result = store.append(EVENT, &next, &Replica::new());
        assert_eq!(result, if size < 1_000 { Ok(()) } else { Err(SaveFault::Full) });
        gone.push("new");
    }
    for id in ["kept", "old", "new", EVENT] {
        let opened = tab(&disk, "later").open(id).unwrap();
        assert!(opened.own.register("topics", "t", "text").is_some(), "{id}");
        assert!(!opened.private.is_empty(), "{id}");
    }
    // What found no room is in memory, and is saved with the next that does.
    disk.quota.set(None);
    store.append(EVENT, &Replica::new(), &Replica::new()).unwrap();
    assert!(restart(&disk).0.register("topics", "4", "text").is_some());
}

// J5: where there is no room for a copy of what cannot be read, it is not written over.
#[test]
fn the_unreadable_is_not_overwritten_for_lack_of_room() {
    for end in ["own", "private", "body:board", "j:one"] {
        let disk = Rc::new(Disk::default());
        let key = format!("anliegen1:e:{end}");
        disk.put(&key, &"{\"format\":\"anli".repeat(9));
        let before = disk.contents();
        let mut store = tab(&disk, "one");
        disk.quota.set(Some(2 * key.len() + 9 * 15));
        assert_eq!(store.open(EVENT).unwrap().notices.len(), 1);
        let small = topic("t", "1.0.one");
        let text = document(&Replica::new());
        let results = [
            store.append(EVENT, &small, &note("1.0.one", "n")),
            store.compact(EVENT, &ALONE),
            store.accept(EVENT, "board", &text, &Replica::new()).map(|_| ()),
        ];
        assert!(results.contains(&Err(SaveFault::Full)), "{end}");
        assert_eq!(disk.get(&key).as_ref(), before.get(&key), "{end}");
        disk.quota.set(None);
        store.append(EVENT, &small, &Replica::new()).unwrap();
        store.compact(EVENT, &ALONE).unwrap();
        store.accept(EVENT, "board", &text, &Replica::new()).unwrap();
        let kept = store.quarantined().unwrap();
        assert_eq!(kept.first().map(|kept| &kept.text), before.get(&key), "{end}");
        assert_eq!(restart(&disk).0, small);
    }
}

// J2: a tab that was taken for dead and writes during the fold keeps what it wrote, but for
// the one instant between the last look at its journal and the removal; there its next save
// writes it again.
#[test]
fn a_tab_taken_for_dead_keeps_what_it_writes() {
    let mut places = 0;
    for place in 0.. {
        let disk = Rc::new(Disk::default());
        let tab_a = Rc::new(RefCell::new(tab(&disk, "a")));
        tab_a.borrow_mut().append(EVENT, &topic("first", "1.0.a"), &Replica::new()).unwrap();
        let other = tab_a.clone();
        let meanwhile = move || {
            other.borrow_mut().append(EVENT, &topic("t", "2.0.a"), &Replica::new()).unwrap();
        };
        let access = disk.access("b");
        let mut tab_b = Store::boot(access.clone(), "b", 1_000).0;
        *access.meanwhile.borrow_mut() = Some((place, Box::new(meanwhile)));
        tab_b.compact(EVENT, &ALONE).unwrap();
        if access.meanwhile.take().is_some() {
            break;
        }
        places += usize::from(restart(&disk).0.register("topics", "t", "text").is_none());
        tab_a.borrow_mut().append(EVENT, &Replica::new(), &Replica::new()).unwrap();
        assert!(restart(&disk).0.register("topics", "t", "text").is_some(), "{place}");
    }
    assert_eq!(places, 1);
}
