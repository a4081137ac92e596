//! The doubles themselves, where a mistake in them would let other tests pass.
#![allow(clippy::unwrap_used)]

mod support;

use std::rc::Rc;

use anliegen::persistence::{Backend, Fault};

use support::disk::{Disk, WriteFault};
use support::shared_texts::{LONG, SWEEP, SharedTexts};

#[test]
fn a_long_text_is_kept_once_and_only_while_somebody_holds_it() {
    let shared = SharedTexts::default();
    let text = "x".repeat(LONG);
    let kept = shared.keep(&text);
    assert!(Rc::ptr_eq(&kept, &shared.keep(&text)));
    assert!(!Rc::ptr_eq(&shared.keep("short"), &shared.keep("short")));
    let former = Rc::downgrade(&kept);
    drop(kept);
    let held = shared.keep(&"y".repeat(LONG));
    let _ = shared.keep(&"z".repeat(SWEEP));
    assert!(former.upgrade().is_none());
    assert!(Rc::ptr_eq(&held, &shared.keep(&"y".repeat(LONG))));
}

#[test]
fn a_disk_is_full_by_the_units_that_browsers_count() {
    let disk = Rc::new(Disk::default());
    let tab = disk.access("one");
    tab.set("k", "aü€👩").unwrap();
    assert_eq!(disk.units(), 1 + "aü€👩".encode_utf16().count());
    disk.quota.set(Some(7));
    assert_eq!(tab.set("k", "aü€👩--"), Err(Fault::Full));
    tab.set("k", "aü€👩-").unwrap();
    disk.fill(true);
    assert_eq!(tab.set("l", ""), Err(Fault::Full));
    tab.set("k", "a").unwrap();
    assert_eq!((disk.get("k").as_deref(), disk.refused.get()), (Some("a"), 2));
}

#[test]
fn a_tab_hears_what_others_have_changed_and_nothing_else() {
    let disk = Rc::new(Disk::default());
    let (one, two) = (disk.access("one"), disk.access("two"));
    one.set("a", "1").unwrap();
    one.set("a", "2").unwrap();
    two.set("b", "1").unwrap();
    assert_eq!(disk.news("one"), ["b"]);
    assert_eq!(disk.news("two"), ["a"]);
    one.set("a", "2").unwrap();
    two.remove("none").unwrap();
    assert_eq!((disk.news("one"), disk.news("two")), (vec![], vec![]));
    disk.leave("two");
    disk.erase("a");
    assert_eq!((disk.news("one"), disk.news("two")), (vec!["a".to_owned()], vec![]));
}

#[test]
fn a_tab_that_ends_at_a_write_does_nothing_more_and_the_others_go_on() {
    let disk = Rc::new(Disk::default());
    let (one, two) = (disk.access("one"), disk.access("two"));
    disk.fault.set(Some((1, WriteFault::TabEnds)));
    one.set("a", "1").unwrap();
    assert_eq!(one.set("a", "2"), Err(Fault::Blocked));
    assert!(one.is_dead() && one.get("a").is_err() && !two.is_dead());
    two.set("b", "1").unwrap();
    assert_eq!(disk.contents().len(), 2);
}
