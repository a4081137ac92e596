//! Whether what a person wrote is kept, and whether that is told truly.

use anliegen::app::{Effect, JoinMsg, Msg, PageMsg, StorageEffect, StorageStatus, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

// J1 F18
#[test]
fn what_is_typed_is_kept_within_a_second() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "erst");
    assert!(!phone.is_saved("t001"), "not before it is on the disk");
    phone.pass(990);
    assert!(!device.disk.holds_under(":jp:", "erst") && !phone.is_saved("t001"));
    phone.pass(10);
    assert!(device.disk.holds_under(":jp:", "erst") && phone.is_saved("t001"));
    phone.type_note("t001", "erst dies, dann das");
    phone.pass(200);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!(phone.note("t001"), Some("erst"), "at most the last second is lost");
}

// J1 F18: someone who types on and on is not put off.
#[test]
fn fast_typing_does_not_put_the_journal_off() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    let text = "abcdefghijklmnopqrstuvwxyz";
    for end in 1..=text.len() {
        phone.type_note("t001", &text[..end]);
        phone.pass(100);
    }
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert!(phone.note("t001").unwrap().len() >= text.len() - 10);
}

// J1: leaving the field or the page keeps at once.
#[test]
fn hiding_the_page_keeps_what_was_typed_last() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "in die Tasche");
    phone.close();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!(phone.note("t001"), Some("in die Tasche"));
}

// J1: saving stands before saying so.
#[test]
fn a_pick_is_journalled_before_it_is_announced() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.effects.clear();
    phone.pick("t001", true);
    let place = |wanted: fn(&Effect) -> bool| phone.effects.iter().position(wanted).unwrap();
    let journal = place(|e| matches!(e, Effect::Storage(StorageEffect::Append { .. })));
    assert!(journal < place(|e| matches!(e, Effect::Announce(_))));
    assert_eq!(phone.out.announced, ["gemerkt"]);
    phone.pick("t001", false);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!(phone.picks(), [""; 0]);
}

#[test]
fn a_removed_note_comes_back_by_undo() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "wichtig");
    phone.pass(2 * SECOND);
    let text = String::new();
    phone.command(Command::Note { id: "t001".into(), topic: None, text, made: None });
    assert_eq!(phone.note("t001"), None);
    phone.send(Msg::Toast(ToastMsg::Undo));
    assert_eq!(phone.note("t001"), Some("wichtig"));
    assert_eq!(phone.event().private.note_to("t001").unwrap().text, "wichtig");
    phone.pass(9 * SECOND);
    assert_eq!(phone.app.toast, None);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!(phone.note("t001"), Some("wichtig"));
}

// F1 F2
#[test]
fn without_storage_the_app_runs_and_never_says_saved() {
    let (device, net) = (Device::new(), net());
    device.disk.blocked.set(true);
    let mut phone = joined(&device, &net);
    assert_eq!(phone.app.save_state.storage, StorageStatus::Memory);
    assert_eq!(phone.faults(), ["F1"]);
    phone.type_note("t001", "nur im Speicher");
    phone.pick("t001", true);
    phone.pass(MINUTE);
    assert_eq!((phone.note("t001"), phone.picks()), (Some("nur im Speicher"), vec!["t001"]));
    assert!(!phone.is_saved("t001"));
    assert_eq!(phone.faults(), ["F1"]);
    assert!(phone.backup().contains("nur im Speicher"), "the export works");
}

// F1: blocked later on, as when the person takes the permission away.
#[test]
fn storage_that_is_taken_away_is_told() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    device.disk.blocked.set(true);
    phone.type_note("t001", "danach");
    phone.pass(2 * SECOND);
    assert!(!phone.is_saved("t001"));
    assert_eq!(phone.faults(), ["F1"]);
    assert_eq!(phone.note("t001"), Some("danach"));
}

// F3 J6
#[test]
fn a_full_storage_is_told_and_nothing_is_lost() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    device.disk.fill(true);
    phone.type_note("t001", "kein Platz");
    phone.pass(2 * SECOND);
    phone.pick("t002", true);
    assert!(!phone.is_saved("t001"));
    assert_eq!(phone.faults(), ["F3"]);
    assert_eq!((phone.note("t001"), phone.picks()), (Some("kein Platz"), vec!["t002"]));
    let backup = phone.backup();
    assert!(backup.contains("kein Platz"), "the export has what is not saved");
    device.disk.fill(false);
    phone.pick("t003", true);
    assert!(phone.is_saved("t001"));
    assert_eq!(phone.faults(), [""; 0]);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + MINUTE, "");
    assert_eq!((phone.note("t001"), phone.picks()), (Some("kein Platz"), vec!["t002", "t003"]));
}

// F3: name and settings, too.
#[test]
fn a_name_that_found_no_room_is_kept_with_the_next_write() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    device.disk.fill(true);
    phone.command(Command::Me { field: name::NAME, text: "Renate".into() });
    assert_eq!((&*phone.app.profile.me.name, phone.faults()), ("Renate", vec!["F3"]));
    device.disk.fill(false);
    phone.pick("t001", true);
    assert!(device.disk.holds_under(":profile", "Renate"));
    assert_eq!(phone.faults(), [""; 0]);
}

// F3 J1: what waits for room belongs to its event.
#[test]
fn what_is_not_kept_yet_stays_with_its_event() {
    for full in [false, true] {
        let (device, net) = (Device::new(), net());
        let mut phone = joined(&device, &net);
        net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
        phone.take_in("#/join?u=https://other.example/o.json");
        phone.pass(3 * SECOND);
        device.disk.fill(full);
        phone.type_note("x1", "zu andere");
        phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
        phone.pick("t001", true);
        phone.pass(2 * SECOND);
        assert_eq!(phone.note("x1"), None, "full: {full}");
        device.disk.fill(false);
        phone.pick("t002", true);
        phone.pass(2 * SECOND);
        assert!(!device.disk.holds_under(&format!(":{SAMPLE_ID}:"), "zu andere"), "full: {full}");
        phone.send(Msg::Join(JoinMsg::OpenEvent("andere".to_owned())));
        assert_eq!(phone.note("x1"), Some("zu andere"), "full: {full}");
        phone.pick("x1", true);
        phone.pass(2 * SECOND);
        assert!(device.disk.holds_under(":andere:", "zu andere"), "full: {full}");
    }
}

// F3: what is being typed survives that the same event is opened again.
#[test]
fn opening_the_event_again_does_not_take_typing_away() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "mitten im Wort");
    phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
    assert_eq!(phone.note("t001"), Some("mitten im Wort"));
    phone.pass(2 * SECOND);
    assert!(phone.is_saved("t001") && device.disk.holds_under(":jp:", "mitten im Wort"));
}

// F11 J8
#[test]
fn a_newer_versions_data_are_read_only_and_what_is_written_is_journalled() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "alt");
    phone.pass(5 * SECOND);
    phone.close();
    device.disk.put("anliegen2:index", "?");
    let before = device.disk.contents();
    let mut phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!((phone.faults(), phone.note("t001")), (vec!["F11"], Some("alt")));
    phone.type_note("t001", "neu");
    phone.pass(MINUTE);
    assert_eq!(phone.faults(), ["F11"]);
    for (key, text) in &before {
        assert_eq!(device.disk.get(key).as_ref(), Some(text), "{key} is as it was");
    }
    assert!(device.disk.holds_under(":jp:", "neu"));
    assert!(phone.backup().contains("neu"));
}

// J6
#[test]
fn at_sixty_percent_it_warns() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    assert!(!phone.app.save_state.near_full);
    device.disk.put("neighbour", &"x".repeat(1_500_000));
    phone.go("#/settings");
    assert!(phone.app.save_state.near_full);
    let words = &anliegen::screens::layout::view_model::notices(&phone.app)[0].words;
    assert!(words.contains("60 %"), "{words}");
    device.disk.erase("neighbour");
    phone.go("#/now");
    phone.go("#/settings");
    assert!(!phone.app.save_state.near_full);
}

// F72 W3
#[test]
fn a_new_version_is_offered_and_never_forced() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.send(Msg::Page(PageMsg::UpdateReady));
    phone.pass(10 * MINUTE);
    assert!(phone.app.update_ready);
    let applied = |phone: &Phone| phone.effects.contains(&Effect::ApplyUpdate);
    assert!(!applied(&phone));
    // J1: what is being typed is kept before the page goes.
    phone.type_note("t001", "mitten");
    phone.send(Msg::Page(PageMsg::ApplyUpdate));
    assert!(applied(&phone) && device.disk.holds_under(":jp:", "mitten"));
}
