//! Two tabs of one browser.

use anliegen::app::{Msg, PageMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn two_tabs() -> (std::rc::Rc<Device>, Phone, Phone) {
    let (device, net) = (Device::new(), net());
    joined(&device, &net).close();
    let open = |ms| Phone::open(&device, &net, morning() + ms, "#/mine");
    let (mut first, mut second) = (open(MINUTE), open(MINUTE + 7));
    first.pass(5 * SECOND);
    second.pass(5 * SECOND);
    (device, first, second)
}

// F16 J7
#[test]
fn both_tabs_have_what_either_wrote() {
    let (device, mut first, mut second) = two_tabs();
    first.pick("t001", true);
    second.pick("t002", true);
    second.type_note("t003", "aus dem zweiten");
    second.pass(SECOND);
    first.hear();
    second.hear();
    for tab in [&first, &second] {
        assert_eq!(
            (tab.picks(), tab.note("t003")),
            (vec!["t001", "t002"], Some("aus dem zweiten"))
        );
    }
    // Through folds of either, and after both are gone.
    first.pass(5 * SECOND);
    second.pass(5 * SECOND);
    let net = first.network.clone();
    first.kill();
    second.kill();
    let phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!(
        (phone.picks(), phone.note("t003")),
        (vec!["t001", "t002"], Some("aus dem zweiten"))
    );
}

// F17 M4
#[test]
fn a_note_written_in_both_tabs_shows_both_until_it_is_settled() {
    let (device, mut first, mut second) = two_tabs();
    first.type_note("t001", "erster");
    second.type_note("t001", "zweiter");
    first.pass(2 * SECOND);
    second.pass(2 * SECOND);
    first.hear();
    second.hear();
    for tab in [&first, &second] {
        let note = tab.event().private.note("t001").unwrap();
        let mut all = note.beside.clone();
        all.push(note.text.clone());
        all.sort();
        assert_eq!(all, ["erster", "zweiter"]);
    }
    first.type_note("t001", "beide");
    first.pass(2 * SECOND);
    second.hear();
    let note = second.event().private.note("t001").unwrap();
    assert_eq!((&*note.text, note.beside.len()), ("beide", 0));
    let net = first.network.clone();
    first.close();
    second.close();
    let phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!(phone.note("t001"), Some("beide"));
}

// F16
#[test]
fn the_name_and_the_settings_are_those_of_both_tabs() {
    let (device, mut first, mut second) = two_tabs();
    let me = |field, text: &str| Command::Me { field, text: text.to_owned() };
    first.command(me(name::NAME, "Renate"));
    second.command(me(name::LANGUAGE, "en"));
    first.hear();
    second.hear();
    for tab in [&first, &second] {
        assert_eq!((&*tab.app.profile.me.name, tab.app.lang.tag()), ("Renate", "en"));
    }
    assert_eq!(first.app.profile.id, second.app.profile.id);
    let net = first.network.clone();
    first.kill();
    second.kill();
    let phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!((&*phone.app.profile.me.name, phone.app.lang.tag()), ("Renate", "en"));
}

// F16: both tabs of a new phone made up a profile; the one stored first counts for both.
#[test]
fn two_first_tabs_become_one_person() {
    let (device, net) = (Device::new(), net());
    device.disk.fill(true);
    let mut first = Phone::open(&device, &net, morning(), "");
    let mut second = Phone::open(&device, &net, morning(), "");
    assert_ne!(first.app.profile.id, second.app.profile.id);
    device.disk.fill(false);
    let me = |text: &str| Command::Me { field: name::NAME, text: text.to_owned() };
    first.command(me("Renate"));
    second.command(me("Renate K."));
    assert_eq!(first.app.profile.id, second.app.profile.id);
    let actor = second.app.profile.clock.actor();
    assert_eq!(actor.profile(), first.app.profile.id);
    assert_ne!(actor, first.app.profile.clock.actor());
    second.send(Msg::Page(PageMsg::Tick));
    assert_eq!(second.app.profile.me.name, "Renate K.");
}

// J2: the journal of a living tab is not taken away by the other's fold.
#[test]
fn a_fold_of_one_tab_leaves_the_journal_of_the_other() {
    let (device, mut first, mut second) = two_tabs();
    first.pick("t001", true);
    let journal = device.disk.text(":jp:load0002").unwrap();
    second.pick("t002", true);
    second.pass(5 * SECOND);
    assert_eq!(device.disk.text(":jp:load0002"), Some(journal));
    assert_eq!(device.disk.text(":jp:load0003"), None, "its own is folded");
    first.pass(5 * SECOND);
    assert_eq!(device.disk.text(":jp:load0002"), None);
    assert!(
        device.disk.holds_under(":private", "t001") && device.disk.holds_under(":private", "t002")
    );
}

// F19 J8: a newer version in another tab.
#[test]
fn an_older_tab_goes_on_journalling_beside_a_newer_one() {
    let (device, mut old, _new) = two_tabs();
    old.pick("t001", true);
    let newer = r#"{"format":"anliegen-private","v":2,"id":"bewegung-50plus-2013"}"#.to_owned();
    let key = format!("anliegen1:{SAMPLE_ID}:private");
    device.disk.put(&key, &newer);
    old.hear();
    assert_eq!(old.faults(), ["F11"]);
    old.pick("t002", true);
    old.pass(5 * SECOND);
    assert_eq!(device.disk.get(&key), Some(newer));
    assert!(
        device.disk.holds_under(":jp:load0002", "t001")
            && device.disk.holds_under(":jp:load0002", "t002")
    );
}
