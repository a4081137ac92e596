//! A live file that somebody edits by hand: each phone takes the edit in as the same write, and
//! none takes another phone's upload for one.

use std::rc::Rc;

use anliegen::app::{Effect, StorageEffect};
use anliegen::crdt::Register;
use anliegen::domain::Command;
use anliegen::domain::schema::name;
use anliegen::screens::facilitation::devices;
use anliegen::screens::topic::concerns::view_model::steps;
use serde_json::{Value as Json, json};

use crate::phones_and_server::{PhonesAndServer, READ, URL, WRITE};
use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::phones::{post, rename};
use crate::support::sample::*;
use crate::support::server::Manner;

/// Phones around a file in which one of them has renamed the first topic.
pub fn live(phones: usize, manner: Manner) -> PhonesAndServer {
    let mut group = PhonesAndServer::new(phones, manner);
    rename(&mut group.phones[0], "Umbenannt");
    group.live(2);
    group.agree(&["Umbenannt"]);
    group
}

/// The file as somebody downloads it.
pub fn download(group: &PhonesAndServer) -> Json {
    serde_json::from_str(&group.net.borrow().server.text(URL)).unwrap()
}

/// Somebody uploads a file from their editor.
pub fn upload(group: &PhonesAndServer, file: &Json) {
    group.net.borrow_mut().server.place(URL, file.to_string());
}

pub fn titled(file: &Json, title: &str) -> Json {
    let mut file = file.clone();
    file["topics"]["t001"]["title"] = json!(title);
    file
}

pub fn register(phone: &Phone) -> Register {
    phone.event().layers.register("topics", "t001", "title").unwrap().clone()
}

fn title(phone: &Phone) -> &str {
    &phone.event().board.topic("t001").unwrap().title
}

pub fn titles(phone: &Phone) -> Vec<String> {
    let values = register(phone).heads().to_vec().into_iter().filter_map(|head| head.value);
    values.filter_map(|value| value.as_text().map(str::to_owned)).collect()
}

/// What phones have set aside as lost.
pub fn set_aside(group: &PhonesAndServer) -> usize {
    let effects = group.phones.iter().flat_map(|phone| &phone.effects);
    let is_lost =
        |effect: &&Effect| matches!(effect, Effect::Storage(StorageEffect::Quarantine(_)));
    effects.filter(is_lost).count()
}

// M8 F87
#[test]
fn f87_an_edit_of_a_live_file_wins_on_every_phone() {
    let mut group = live(3, Manner::default());
    let edited = titled(&download(&group), "Von Hand");
    upload(&group, &edited);
    group.live(2);
    group.agree(&["Von Hand"]);
    for phone in &group.phones {
        assert_eq!(register(phone).heads().len(), 1);
    }
    // Nobody has to write for it, and whoever does writes it with its own stamp.
    assert_eq!(set_aside(&group), 0);
    post(&mut group.phones[1], "Fahrtkosten");
    group.live(2);
    group.agree(&["Von Hand", "Fahrtkosten"]);
    let file = download(&group);
    let stamps = file["topics"]["t001"]["~"]["title"].as_str().unwrap().to_owned();
    assert!(stamps.split(' ').next().unwrap().contains(".hand"), "{stamps}");
    let rename_later = "Noch einmal anders";
    rename(&mut group.phones[2], rename_later);
    group.live(2);
    group.agree(&[rename_later]);
}

// M8 F87: the first screen reads what an invitation brings without looking for edits.
#[test]
fn f87_a_phone_that_joins_an_edited_file_takes_the_edit_as_all_others_do() {
    let mut group = live(1, Manner::default());
    let edited = titled(&download(&group), "Von Hand");
    upload(&group, &edited);
    let (device, now) = (Device::new(), group.phones[0].ms());
    let mut phone = Phone::open(&device, &group.net, now, WRITE);
    // It hears nothing more for now.
    group.net.borrow_mut().down = true;
    phone.pass(SECOND);
    let joined = register(&phone);
    assert!(joined.shown().at.actor.is_hand() && joined.heads().len() == 1);
    assert!(device.disk.holds_under(":body:", joined.shown().at.actor.as_str()));
    group.net.borrow_mut().down = false;
    group.pass(SECOND);
    group.phones.push(phone);
    group.live(3);
    group.agree(&["Von Hand"]);
    assert_eq!(register(&group.phones[0]), joined);
    assert_eq!(set_aside(&group), 0);
}

// S4 F87: it is told as what it is, and a facilitator can take all of it back at once.
#[test]
fn f87_an_edit_is_told_as_written_by_hand_and_can_be_taken_back() {
    let mut group = live(1, Manner::default());
    let facilitates = Command::Me { field: name::ROLE, text: "facilitator".into() };
    group.phones[0].command(facilitates);
    let mut file = titled(&download(&group), "Von Hand");
    upload(&group, &file);
    group.live(1);
    let topic = group.phones[0].event().board.topic("t001").unwrap().clone();
    let trail = steps(&group.phones[0].app, &topic).join("\n");
    assert!(trail.contains("von Hand in der Datei"), "{trail}");
    file = titled(&download(&group), "Noch einmal von Hand");
    upload(&group, &file);
    group.live(1);
    let devices = devices::devices(&group.phones[0].app);
    let names: Vec<&str> = devices.iter().map(|device| device.name.as_str()).collect();
    assert_eq!(names, ["von Hand in der Datei"]);
    let profile = devices[0].profile.clone();
    group.phones[0].command(Command::TakeBackFrom { profile, since_ms: 0 });
    group.live(1);
    assert_eq!(title(&group.phones[0]), "Umbenannt");
}

// F87 M5
#[test]
fn f87_what_is_taken_out_by_hand_is_cleared_and_what_is_missing_comes_back() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(2);
    let id = group.phones[0].app.posted.clone().unwrap();
    let slot = group.phones[0].event().board.slots[1].id.clone();
    let place = Command::Place { topic: id.clone(), slot: Some(slot), space: None };
    group.phones[0].command(place);
    group.live(2);
    assert!(group.phones[1].event().board.topic(&id).unwrap().on_wall());
    let mut file = download(&group);
    assert!(file["topics"][&id].as_object_mut().unwrap().remove("place").is_some());
    upload(&group, &file);
    group.live(2);
    group.agree(&["Fahrtkosten"]);
    assert!(group.phones.iter().all(|phone| !phone.event().board.topic(&id).unwrap().on_wall()));
    file["topics"].as_object_mut().unwrap().remove(&id);
    upload(&group, &file);
    group.live(12);
    group.agree(&["Fahrtkosten"]);
}

// F87 F39: on a server that overwrites, a phone uploads what it read before the edit.
#[test]
fn f87_an_edit_that_one_phone_has_read_outlives_a_stale_upload() {
    for says in [true, false] {
        let mut group = live(3, Manner { ignores_conditions: true, ..Manner::default() });
        let before = download(&group);
        upload(&group, &titled(&before, "Von Hand"));
        if says {
            group.phones[1].pass(2 * MINUTE);
            assert_eq!(title(&group.phones[1]), "Von Hand");
        }
        // As it stood before, with what a third person wrote meanwhile.
        let mut stale = before.clone();
        stale["topics"]["t002"]["title"] = json!("Alt");
        stale["topics"]["t002"]["~"] = json!({ "title": "zzzz.0.somebody1234" });
        upload(&group, &stale);
        group.live(14);
        // What nobody has read is lost with the file, and no phone makes anything up.
        let expected = if says { "Von Hand" } else { "Umbenannt" };
        group.agree(&[expected, "Alt"]);
        assert_eq!(set_aside(&group), 0);
    }
}

// F87: an older build carries the checks on, or drops them, and writes new stamps.
#[test]
fn f87_an_upload_by_a_program_without_checks_is_no_edit() {
    for keeps in [true, false] {
        let mut group = live(2, Manner::default());
        let mut file = titled(&download(&group), "Von einem alten Telefon");
        let topic = &mut file["topics"]["t001"];
        let stamps = topic["~"]["title"].as_str().unwrap().to_owned();
        topic["~"]["title"] = json!(format!("zzzzzzzz.0.oldbuild1234 {stamps}"));
        if !keeps {
            topic.as_object_mut().unwrap().remove("~~~");
        }
        upload(&group, &file);
        group.live(2);
        group.agree(&["Von einem alten Telefon"]);
        let shown = register(&group.phones[0]).shown().clone();
        assert_eq!(shown.at.actor.as_str(), "oldbuild1234", "{keeps}");
    }
}

// M8 F87
#[test]
fn f87_of_two_edits_from_one_download_the_later_one_stands_alone() {
    let mut group = live(3, Manner::default());
    let file = download(&group);
    for (words, minutes) in [("Erstens", 2), ("Zweitens", 12)] {
        upload(&group, &titled(&file, words));
        group.live(minutes);
        group.agree(&[words]);
        assert_eq!(titles(&group.phones[0]), [words]);
    }
}

// F87 M3 Y2
#[test]
fn f87_an_edit_of_an_older_download_stands_beneath_what_was_written_since() {
    let mut group = live(3, Manner::default());
    let old = download(&group);
    rename(&mut group.phones[1], "Inzwischen anders");
    post(&mut group.phones[2], "Fahrtkosten");
    group.live(2);
    group.agree(&["Inzwischen anders", "Fahrtkosten"]);
    upload(&group, &titled(&old, "Von Hand"));
    group.live(14);
    group.agree(&["Inzwischen anders", "Fahrtkosten"]);
    for phone in &group.phones {
        assert_eq!(titles(phone), ["Inzwischen anders", "Von Hand"]);
    }
}

// F87 F24
#[test]
fn f87_an_edit_wins_over_a_clock_that_ran_ahead() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    let now = group.phones[0].ms();
    group.phones[0].set_clock(now + 70 * 365 * 24 * HOUR);
    rename(&mut group.phones[0], "Aus dem Jahr 2096");
    group.live(2);
    let ahead = group.phones[0].ms();
    group.phones[0].set_clock(ahead - 70 * 365 * 24 * HOUR);
    group.live(2);
    let edited = titled(&download(&group), "Von Hand");
    upload(&group, &edited);
    group.live(2);
    group.agree(&["Von Hand"]);
    assert_eq!(titles(&group.phones[1]), ["Von Hand"]);
}

// F87 M7: what cannot be written belongs to its file.
#[test]
fn f87_a_phone_that_may_only_read_takes_edits_from_each_body_anew() {
    let mut group = live(1, Manner::default());
    let before = download(&group);
    group.phones.clear();
    group.arrive(READ);
    group.live(1);
    upload(&group, &titled(&before, "Von Hand"));
    group.live(2);
    assert_eq!(title(&group.phones[0]), "Von Hand");
    upload(&group, &before);
    group.live(2);
    assert_eq!(title(&group.phones[0]), "Umbenannt");
    assert_eq!(group.phones[0].event().layers.undelivered().iter().count(), 0);
    // So does the same phone after a restart.
    upload(&group, &titled(&before, "Von Hand"));
    group.live(2);
    let (device, now) = (Rc::clone(&group.phones[0].device), group.phones[0].ms());
    group.phones.remove(0).close();
    upload(&group, &before);
    let mut again = Phone::open(&device, &group.net, now, "");
    assert_eq!(title(&again), "Von Hand");
    again.pass(2 * MINUTE);
    assert_eq!(title(&again), "Umbenannt");
    // Whoever may write keeps an edit that a file has lost.
    group.arrive(WRITE);
    group.live(1);
    upload(&group, &titled(&before, "Von Hand"));
    group.live(2);
    upload(&group, &before);
    group.live(12);
    group.agree(&["Von Hand"]);
}

// F52 F87: a file of an older build says nothing of who wrote what.
#[test]
fn f52_without_a_check_one_value_stands_and_nothing_is_called_damaged() {
    let mut group = live(2, Manner::default());
    let mut file = titled(&download(&group), "A, von Hand");
    file["topics"]["t001"].as_object_mut().unwrap().remove("~~~");
    upload(&group, &file);
    group.live(14);
    let shown = title(&group.phones[0]).to_owned();
    assert_eq!(title(&group.phones[1]), shown);
    group.agree(&[&shown]);
    let (device, now) = (Rc::clone(&group.phones[0].device), group.phones[0].ms());
    group.phones.remove(0).close();
    let again = Phone::open(&device, &group.net, now, "");
    assert!(!again.faults().contains(&"F7"), "{:?}", again.faults());
}
