//! An event spread over several files.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::{Msg, PageMsg, StorageMsg};
use anliegen::crdt::{Replica, Stamp, Value};
use anliegen::persistence::Opened;
use anliegen::sync::events::{Condition, Input, Urgency};
use anliegen::sync::file::File;

use crate::support::device::Device;
use crate::support::network::Network;
use crate::support::phone::Phone;
use crate::support::sample::*;

const WRITE: &str = "#/join?u=https://data.example/%7Bshard%7D.json&m=rw";

fn url(file: File) -> String {
    format!("https://data.example/{}.json", file.name())
}

fn net_of(shards: u32) -> Rc<RefCell<Network>> {
    let net = Rc::new(RefCell::new(Network::default()));
    let event = event(|e| e["event"]["main"]["shards"] = shards.into());
    net.borrow_mut().server.place(&url(File::BOARD), &*event);
    net
}

fn arrive(net: &Rc<RefCell<Network>>, ms: i64) -> Phone {
    let mut phone = Phone::open(&Device::new(), net, ms, WRITE);
    phone.pass(5 * SECOND);
    phone
}

/// Writes a topic's report, as a screen of a later version will.
fn report(phone: &mut Phone, topic: &str, text: &str) {
    let actor = [phone.app.profile.id.as_str(), "late"].concat();
    let ms = phone.ms() as u64;
    let at = Stamp { ms, ..Stamp::parse(&format!("1.0.{actor}")).unwrap() };
    let mut own = Replica::new();
    own.write("reports", topic, "summary", at, Some(Value::text(text)));
    let event = phone.event().id.clone();
    phone.store.append(&event, &own, &Replica::new()).unwrap();
    phone.send(Msg::Storage(StorageMsg::Reread(Box::new(Opened { own, ..Opened::default() }))));
}

fn shown<'a>(phone: &'a Phone, topic: &str) -> Option<&'a str> {
    phone.event().layers.value("reports", topic, "summary").and_then(Value::as_text)
}

fn live(phones: &mut [&mut Phone], minutes: i64) {
    for _ in 0..minutes * 60 {
        for phone in phones.iter_mut() {
            phone.send(Msg::Page(PageMsg::Touched));
            phone.pass(SECOND);
        }
    }
}

// Y5 Y6
#[test]
fn a_report_goes_to_its_topics_file_which_is_read_first_and_others_find_it_there() {
    let net = net_of(4);
    let mut writer = arrive(&net, morning());
    report(&mut writer, "t001", "Wir waren uns einig.");
    writer.pass(10 * SECOND);
    let home = File::home("t001", 4);
    assert_ne!(home, File::BOARD);
    let requests = net.borrow().requests.clone();
    let at_home: Vec<bool> =
        requests.iter().filter(|r| r.url == url(home)).map(|r| r.put.is_some()).collect();
    assert_eq!(at_home[..3], [false, true, false], "read, written, verified");
    let first = requests.iter().find_map(|r| r.put.as_ref()).unwrap();
    assert_eq!(first.condition, Condition::Absent);
    let mut members: Vec<String> = serde_json::from_str::<serde_json::Value>(&first.text)
        .map(|value| value.as_object().unwrap().keys().cloned().collect())
        .unwrap();
    members.sort_unstable();
    assert_eq!(members, ["format", "id", "reports", "v"]);
    assert_eq!(writer.event().pending.count(), 0);

    let mut reader = arrive(&net, writer.ms());
    assert_eq!(reader.event().machine.shards(), 4);
    reader.send(Msg::sync(Input::Open(home)));
    reader.pass(5 * SECOND);
    assert_eq!(shown(&reader, "t001"), Some("Wir waren uns einig."));
}

// Y8 F40
#[test]
fn a_lost_shard_comes_back_and_nothing_counts_as_lost_before_every_file_was_read() {
    let net = net_of(4);
    let home = File::home("t001", 4);
    let mut writer = arrive(&net, morning());
    report(&mut writer, "t001", "Wir waren uns einig.");
    writer.pass(10 * SECOND);
    let mut reader = arrive(&net, writer.ms());
    reader.send(Msg::sync(Input::Open(home)));
    reader.pass(5 * SECOND);
    writer.kill();
    let (device, now) = (reader.device.clone(), reader.ms());
    reader.kill();

    // Restored from before the report; the reader's new page has not looked at the others.
    let empty = format!(r#"{{"format":"anliegen","v":1,"id":"{SAMPLE_ID}","_":1}}"#);
    net.borrow_mut().server.place(&url(home), &*empty);
    net.borrow_mut().requests.clear();
    let mut reader = Phone::open(&device, &net, now + HOUR, "");
    reader.send(Msg::sync(Input::Open(home)));
    live(&mut [&mut reader], 1);
    assert_eq!(reader.event().pending.others, 1);
    assert!(net.borrow().puts().is_empty());
    crate::support::phones::rename(&mut reader, "Umbenannt");
    live(&mut [&mut reader], 1);
    for number in 1..=4 {
        let file = File::shard(number).unwrap();
        let reads = net.borrow().requests.iter().filter(|r| r.url == url(file)).count();
        assert!(if file == home { reads > 0 } else { reads == 1 }, "{number}: {reads}");
    }
    live(&mut [&mut reader], 11);
    assert_eq!(net.borrow().puts().len(), 2, "the new title, and the report");
    assert!(net.borrow().server.text(&url(home)).contains("Wir waren uns einig."));
    assert_eq!(reader.event().pending.others, 0);
}

// Y8
#[test]
fn another_number_of_files_moves_nothing_by_itself() {
    let net = net_of(4);
    let mut writer = arrive(&net, morning());
    report(&mut writer, "t001", "Erst so.");
    writer.pass(10 * SECOND);
    let more = event(|e| e["event"]["main"]["shards"] = 5.into());
    net.borrow_mut().server.place(&url(File::BOARD), &*more);
    net.borrow_mut().requests.clear();
    live(&mut [&mut writer], 12);
    assert!(net.borrow().puts().is_empty());
    let (old, new) = (File::home("t001", 4), File::home("t001", 5));
    assert_ne!(old, new);
    report(&mut writer, "t001", "Dann so.");
    live(&mut [&mut writer], 1);
    assert!(net.borrow().server.text(&url(old)).contains("Erst so."));
    assert!(net.borrow().server.text(&url(new)).contains("Dann so."));
    assert_eq!(writer.event().pending.count(), 0);
}

// Y6 Y8
#[test]
fn each_file_gets_what_is_its_own_and_nothing_that_may_stand_elsewhere() {
    let net = net_of(4);
    let mut phone = arrive(&net, morning());
    // A backup brought what another person wrote; most files are not read yet.
    let mut others = Replica::new();
    let at = Stamp::parse("1.0.someoneelse0").unwrap();
    others.write("topics", "t001", "words", at.clone(), Some(Value::text("aus der Sicherung")));
    others.write("reports", "t001", "summary", at, Some(Value::text("auch von dort")));
    phone.send(Msg::Storage(StorageMsg::Reread(Box::new(Opened {
        own: others,
        ..Opened::default()
    }))));
    net.borrow_mut()
        .answers
        .insert(url(File::shard(1).unwrap()), crate::support::request::unreachable());
    crate::support::phones::rename(&mut phone, "Umbenannt");
    report(&mut phone, "t002", "Alle waren sich eins.");
    live(&mut [&mut phone], 12);
    let puts: Vec<(String, String)> = (net.borrow().requests.iter())
        .filter_map(|r| Some((r.url.clone(), r.put.as_ref()?.text.to_string())))
        .collect();
    assert!(puts.iter().all(|put| !put.1.contains("Sicherung") && !put.1.contains("von dort")));
    for (url_of, text) in &puts {
        let is_board = *url_of == url(File::BOARD);
        assert_eq!(text.contains("Umbenannt"), is_board);
        assert_eq!(text.contains("sich eins"), *url_of == url(File::home("t002", 4)));
    }
    net.borrow_mut().answers.clear();
    live(&mut [&mut phone], 15);
    let pending = &phone.event().pending;
    assert_eq!((pending.count(), pending.others), (0, 0));
}

// Y9: a file that is not due for minutes is read at once for what is to be written into it.
#[test]
fn a_second_report_after_a_pause_does_not_wait_for_the_next_poll_of_its_file() {
    let net = net_of(4);
    let mut phone = arrive(&net, morning());
    let wrote = Input::Wrote { file: File::home("t001", 4), urgency: Urgency::Tapped };
    report(&mut phone, "t001", "erster Absatz");
    phone.send(Msg::sync(wrote.clone()));
    phone.pass(MINUTE);
    assert_eq!(phone.event().pending.count(), 0);
    phone.send(Msg::Page(PageMsg::Hidden));
    phone.pass(2 * MINUTE);
    phone.send(Msg::Page(PageMsg::Shown));
    phone.pass(5 * SECOND);
    report(&mut phone, "t001", "zweiter Absatz");
    phone.send(Msg::sync(wrote));
    phone.pass(15 * SECOND);
    assert_eq!(phone.event().pending.count(), 0);
}

// Y9: a file that failed while a screen looked at it is read anew for a write, minutes later.
#[test]
fn what_failed_long_ago_keeps_no_write_waiting() {
    let net = net_of(4);
    let home = File::home("t001", 4);
    let mut phone = arrive(&net, morning());
    net.borrow_mut().answers.insert(url(home), crate::support::request::unreachable());
    phone.send(Msg::sync(Input::Open(home)));
    phone.pass(5 * SECOND);
    phone.send(Msg::sync(Input::Close(home)));
    net.borrow_mut().answers.clear();
    live(&mut [&mut phone], 10);
    report(&mut phone, "t001", "Wir waren uns einig.");
    phone.send(Msg::sync(Input::Wrote { file: home, urgency: Urgency::Tapped }));
    phone.pass(15 * SECOND);
    assert_eq!(phone.event().pending.count(), 0);
}

// Y10
#[test]
fn whoever_may_only_read_sees_in_time_that_what_was_lost_is_back() {
    let net = net_of(4);
    let home = File::home("t001", 4);
    let mut writer = arrive(&net, morning());
    report(&mut writer, "t001", "Wir waren uns einig.");
    writer.pass(10 * SECOND);
    writer.kill();
    let full = net.borrow().server.text(&url(home));
    let read_link = WRITE.trim_end_matches("&m=rw");
    let mut reader = Phone::open(&Device::new(), &net, morning() + MINUTE, read_link);
    reader.pass(5 * SECOND);
    reader.send(Msg::sync(Input::Open(home)));
    reader.pass(5 * SECOND);
    let empty = format!(r#"{{"format":"anliegen","v":1,"id":"{SAMPLE_ID}","_":1}}"#);
    net.borrow_mut().server.place(&url(home), &*empty);
    reader.send(Msg::sync(Input::SyncNow));
    reader.pass(5 * SECOND);
    assert_eq!(reader.event().pending.others, 1);
    reader.send(Msg::sync(Input::Close(home)));
    net.borrow_mut().server.place(&url(home), &*full);
    live(&mut [&mut reader], 7);
    assert_eq!(reader.event().pending.others, 0);
}
