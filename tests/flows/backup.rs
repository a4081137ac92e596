//! The backup: onto a new phone, onto one with a life of its own, twice, and what is none.

use std::rc::Rc;

use anliegen::app::{ImportMsg, JoinMsg, Msg, ToastMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::screens;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

/// A phone with a life: picks, notes, a name, two events.
fn lived() -> (Rc<Device>, Phone) {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    net.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    phone.take_in("#/join?u=https://other.example/o.json&m=rw&t=s3cr3t");
    phone.pass(3 * SECOND);
    phone.type_note("x1", "im anderen");
    phone.pass(3 * SECOND);
    phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
    phone.pick("t001", true);
    phone.type_note("t002", "Wer ruft an?");
    phone.command(Command::Me { field: name::NAME, text: "Renate".into() });
    phone.command(Command::Me { field: name::LANGUAGE, text: "en".into() });
    phone.pass(5 * SECOND);
    (device, phone)
}

fn toast(phone: &Phone) -> &str {
    phone.app.toast.as_ref().map_or("", |toast| &toast.words)
}

fn check_restored(phone: &mut Phone, former: &Phone) {
    assert_eq!((phone.picks(), phone.note("t002")), (vec!["t001"], Some("Wer ruft an?")));
    assert_eq!(phone.event().board.topics.len(), 104);
    assert_eq!((&*phone.app.profile.me.name, phone.app.lang.tag()), ("Renate", "en"));
    assert_eq!(phone.app.profile.id, former.app.profile.id);
    phone.send(Msg::Join(JoinMsg::OpenEvent("andere".to_owned())));
    assert_eq!(phone.note("x1"), Some("im anderen"));
    assert_eq!(screens::settings::view_model::events(&phone.app).len(), 2);
}

// J5
#[test]
fn a_backup_makes_a_new_phone_the_old_one_at_once_and_for_good() {
    let (_, mut former) = lived();
    let backup = former.backup();
    let device = Device::new();
    let mut phone = Phone::open(&device, &former.network, morning() + HOUR, "#/settings");
    former.network.borrow_mut().down = true;
    phone.send(Msg::Import(ImportMsg::Backup(backup)));
    assert_eq!(toast(&phone), "Backup restored. Events: 2, notes: 2.");
    check_restored(&mut phone, &former);
    let actor = phone.app.profile.clock.actor();
    assert_eq!(actor.profile(), former.app.profile.id);
    assert_ne!(actor, former.app.profile.clock.actor());
    phone.pass(SECOND);
    phone.send(Msg::Join(JoinMsg::OpenEvent(SAMPLE_ID.to_owned())));
    phone.pass(5 * SECOND);
    phone.close();
    let mut phone = Phone::open(&device, &former.network, morning() + 2 * HOUR, "");
    check_restored(&mut phone, &former);
}

// Y11
#[test]
fn a_backup_holds_no_token_wherever_it_lay() {
    let (device, mut phone) = lived();
    assert!(device.disk.holds_under("anliegen-tokens", "s3cr3t"));
    assert!(!phone.backup().contains("s3cr3t"));
    // An earlier build kept it in the index; a damaged one is set aside without it.
    let index = device.disk.text(":index").unwrap();
    let index = index.replacen("\"write\":true", "\"token\":\"s3cr3t\",\"write\":true", 1);
    let cut = index.find("s3cr3t").unwrap() + 12;
    let net = phone.network.clone();
    phone.close();
    device.disk.put("anliegen1:index", &index[..cut]);
    let mut phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert!(device.disk.holds_under(":quarantine:", "endpoint"));
    assert!(!device.disk.holds_under(":quarantine:", "s3cr3t"));
    let backup = phone.backup();
    assert!(!backup.contains("s3cr3t") && backup.contains("Wer ruft an?"));
}

// M3 M5
#[test]
fn a_backup_joins_and_overwrites_nothing() {
    let (_, mut former) = lived();
    let backup = former.backup();
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pick("t009", true);
    phone.type_note("t002", "mein eigener Satz");
    phone.command(Command::Me { field: name::ORGANISATION, text: "Pakt 9".into() });
    phone.pass(5 * SECOND);
    let (id, topics) = (phone.app.profile.id.clone(), phone.event().board.topics.len());
    phone.send(Msg::Import(ImportMsg::Backup(backup)));
    assert_eq!((phone.picks(), phone.event().board.topics.len()), (vec!["t001", "t009"], topics));
    let note = phone.event().private.note("t002").unwrap();
    let mut texts = note.beside.clone();
    texts.push(note.text.clone());
    texts.sort();
    assert_eq!(texts, ["Wer ruft an?", "mein eigener Satz"]);
    let me = &phone.app.profile.me;
    assert_eq!((&*me.name, &*me.organisation), ("Renate", "Pakt 9"));
    assert_eq!(phone.app.profile.id, id, "a phone with a life of its own stays itself");
    assert_eq!(screens::settings::view_model::events(&phone.app).len(), 2);
}

// F47 M1
#[test]
fn a_backup_read_twice_changes_nothing() {
    let (_, mut former) = lived();
    let backup = former.backup();
    let device = Device::new();
    let mut phone = Phone::open(&device, &former.network, morning() + HOUR, "");
    former.network.borrow_mut().down = true;
    phone.send(Msg::Import(ImportMsg::Backup(backup.clone())));
    phone.pass(10 * SECOND);
    let contents = |phone: &Phone| {
        let open = phone.event();
        (open.private.clone(), open.replica.clone(), phone.app.profile.replica.clone())
    };
    let (before, stored) = (contents(&phone), device.disk.contents());
    phone.send(Msg::Import(ImportMsg::Backup(backup)));
    phone.pass(10 * SECOND);
    assert_eq!(contents(&phone), before);
    let now = device.disk.contents();
    assert_eq!(now.keys().collect::<Vec<_>>(), stored.keys().collect::<Vec<_>>());
    for (key, text) in now.iter().filter(|(key, _)| !key.ends_with(":index")) {
        assert_eq!(text, &stored[key], "{key}");
    }
}

// J5 S2 F53
#[test]
fn what_is_no_backup_is_refused_in_words() {
    let (device, mut phone) = lived();
    let kept = device.disk.contents();
    let bad = "This is not an Anliegen backup. Nothing was changed.";
    let backup = phone.backup();
    let newer = backup.replace("\"v\": 1,", "\"v\": 2,").replace("anliegen1:", "anliegen2:");
    let padded = backup.clone() + &" ".repeat(anliegen::limits::IMPORT_BYTES);
    let deep = "[".repeat(100_000);
    let cut = &backup[..backup.len() / 2];
    for text in ["", "{}", "[1]", "Hallo", &sample(), cut, &newer, &padded, &deep] {
        phone.send(Msg::Import(ImportMsg::Backup(text.to_owned())));
        assert_eq!(toast(&phone), bad);
        phone.send(Msg::Toast(ToastMsg::Close));
    }
    assert_eq!(device.disk.contents(), kept);
}

// F22: the crash panel writes the storage as it lies there, with no code of the app.
#[test]
fn the_crash_panels_file_is_a_backup_too() {
    let (device, mut former) = lived();
    former.type_note("t003", "kurz vor dem Absturz");
    former.pass(SECOND);
    let keys: serde_json::Map<String, serde_json::Value> =
        device.disk.contents().iter().map(|(k, t)| (k.clone(), t.clone().into())).collect();
    assert!(keys.keys().any(|key| key.contains(":jp:")), "a journal that nobody folded");
    let file = serde_json::json!({ "format": "anliegen-keys", "v": 1, "keys": keys });
    let device = Device::new();
    let mut phone = Phone::open(&device, &former.network, morning() + HOUR, "");
    phone.send(Msg::Import(ImportMsg::Backup(serde_json::to_string_pretty(&file).unwrap())));
    assert_eq!(phone.note("t003"), Some("kurz vor dem Absturz"));
    check_restored(&mut phone, &former);
}

// J5 F8: a damaged piece in a backup does not take the rest with it.
#[test]
fn a_backup_with_a_damaged_piece_brings_the_rest() {
    let (device, former) = lived();
    let mut keys: serde_json::Map<String, serde_json::Value> =
        device.disk.contents().iter().map(|(k, t)| (k.clone(), t.clone().into())).collect();
    keys.insert("anliegen1:andere:body:board".to_owned(), "{\"form".into());
    keys.insert("anliegen1:profile".to_owned(), "nichts".into());
    let file = serde_json::json!({ "format": "anliegen-keys", "v": 1, "keys": keys });
    let mut phone = Phone::open(&Device::new(), &former.network, morning() + HOUR, "");
    phone.send(Msg::Import(ImportMsg::Backup(file.to_string())));
    assert_eq!((phone.picks(), phone.note("t002")), (vec!["t001"], Some("Wer ruft an?")));
    phone.send(Msg::Join(JoinMsg::OpenEvent("andere".to_owned())));
    assert_eq!(phone.note("x1"), Some("im anderen"));
}

// F3 J6: where there is no room, the backup was read, and the banner says what is not kept.
#[test]
fn a_full_phone_shows_the_backup_and_says_that_it_is_not_kept() {
    let (_, mut former) = lived();
    let backup = former.backup();
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    device.disk.fill(true);
    phone.send(Msg::Import(ImportMsg::Backup(backup)));
    assert_eq!(toast(&phone), "Sicherung eingelesen. Veranstaltungen: 2, Notizen: 2.");
    assert_eq!((phone.note("t002"), phone.faults()), (Some("Wer ruft an?"), vec!["F3"]));
    assert_eq!(screens::settings::view_model::events(&phone.app).len(), 2);
    device.disk.fill(false);
    phone.pick("t003", true);
    assert_eq!(phone.faults(), [""; 0]);
    assert!(device.disk.holds_under(":jp:", "Wer ruft an?"));
}

// F1 J6: without storage the backup is the only way out, and back in.
#[test]
fn a_phone_without_storage_takes_a_backup_and_gives_one() {
    let (_, mut former) = lived();
    let backup = former.backup();
    let device = Device::new();
    device.disk.blocked.set(true);
    let mut phone = Phone::open(&device, &former.network, morning() + HOUR, "");
    phone.send(Msg::Import(ImportMsg::Backup(backup)));
    assert_eq!((phone.picks(), phone.faults()), (vec!["t001"], vec!["F1"]));
    assert!(phone.backup().contains("Wer ruft an?"));
}
