//! Servers that lose what they had: restored from last night, emptied, or gone (Y4).

use anliegen::app::{Msg, PageMsg};
use anliegen::sync::events::Condition;

use crate::phones_and_server::{PhonesAndServer, READ, URL};
use crate::support::phone::Phone;
use crate::support::phones::post;
use crate::support::sample::*;
use crate::support::server::{Manner, Tags};

const BLANK: &str = r#"{"format":"anliegen","v":1,"id":"bewegung-50plus-2013"}"#;

/// Phones around a wall that is full, its writers gone home, with a few who still look.
fn after_the_writers_left(manner: Manner) -> PhonesAndServer {
    let mut group = PhonesAndServer::new(1, manner);
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(1);
    group.phones.clear();
    for _ in 0..6 {
        group.arrive(crate::phones_and_server::WRITE);
    }
    group.live(1);
    group.agree(&["Fahrtkosten"]);
    group.net.borrow_mut().requests.clear();
    group
}

fn lose(group: &mut PhonesAndServer, how: &str) {
    let server = &mut group.net.borrow_mut().server;
    match how {
        "restored" => server.place(URL, event(|_| {})),
        "emptied" => server.place(URL, BLANK),
        _ => {
            server.remove(URL);
            // Not the last file of the web space: the others still answer.
            server.place("https://data.example/other.json", BLANK);
        }
    }
}

// Y4 Y8 F40 F41
#[test]
fn what_a_server_has_lost_comes_back_within_minutes_from_a_few_phones() {
    for how in ["restored", "emptied", "gone"] {
        let mut group = after_the_writers_left(Manner::default());
        let lost_at = group.phones[0].ms();
        lose(&mut group, how);
        group.live(14);
        assert_eq!(group.phones[0].event().board.topics.len(), 105, "{how}: never an empty wall");
        let net = group.net.borrow();
        let puts = net.puts();
        assert!((1..=2).contains(&puts.len()), "{how}: {}", puts.len());
        let after = puts[0].0 - lost_at;
        assert!((2 * MINUTE..=11 * MINUTE).contains(&after), "{how}: {after}");
        let absent = puts[0].1.condition == Condition::Absent;
        assert_eq!(absent, how == "gone");
        drop(net);
        group.agree(&["Fahrtkosten"]);
        assert_eq!(group.file().hand.ids("topics").count(), 104, "{how}: what was by hand, too");
        assert_eq!(group.phones[0].event().machine.refill(), None);
    }
}

// Y4 F40 F41
#[test]
fn what_waits_with_its_writer_comes_back_at_once() {
    for how in ["restored", "emptied", "gone"] {
        let mut group = PhonesAndServer::new(1, Manner::default());
        post(&mut group.phones[0], "Fahrtkosten");
        group.live(1);
        lose(&mut group, how);
        if how != "restored" {
            // Of a file that is not there nobody knows what it lacks: a new write tells.
            post(&mut group.phones[0], "Noch eins");
        }
        group.live(1);
        group.agree(&["Fahrtkosten"]);
        assert_eq!(group.file().hand.ids("topics").count(), 104, "{how}");
    }
}

// Y8: over several throws of the dice, for each look throws them anew.
#[test]
fn short_looks_neither_put_a_refill_off_nor_bring_it_forward() {
    for how in ["restored", "gone"].into_iter().cycle().take(16) {
        let mut group = after_the_writers_left(Manner::default());
        group.phones.truncate(1);
        let device = group.phones[0].device.clone();
        lose(&mut group, how);
        group.pass(MINUTE);
        let due = group.phones[0].event().machine.refill().unwrap();
        assert!(device.disk.holds_under("index", "refill"), "it is remembered");
        let (mut now, net) = (group.phones[0].ms() + 10 * SECOND, group.net.clone());
        group.phones.remove(0).close();
        while net.borrow().puts().is_empty() {
            let mut phone = Phone::open(&device, &net, now, "");
            phone.pass(20 * SECOND);
            now = phone.ms() + 10 * SECOND;
            phone.close();
            assert!(now < due + 2 * MINUTE, "{how}: each look asked for another time");
        }
        let sent = net.borrow().puts()[0].0;
        assert!(sent >= due, "{how}: {} ms too early", due - sent);
    }
}

// Y8
#[test]
fn a_refill_is_checked_again_before_it_is_sent() {
    let mut group = after_the_writers_left(Manner::default());
    let full = group.net.borrow().server.text(URL);
    lose(&mut group, "restored");
    group.live(1);
    assert!(group.phones.iter().all(|phone| phone.event().machine.refill().is_some()));
    group.all(Msg::Page(PageMsg::Hidden));
    group.pass(HOUR);
    group.net.borrow_mut().server.place(URL, &*full);
    group.all(Msg::Page(PageMsg::Shown));
    group.live(12);
    assert_eq!(group.puts(), 0, "somebody else has brought it back meanwhile");
    group.agree(&["Fahrtkosten"]);
}

// Y4
#[test]
fn a_phone_that_may_only_read_brings_nothing_back() {
    let mut group = after_the_writers_left(Manner::default());
    group.phones.clear();
    group.arrive(READ);
    for how in ["restored", "emptied", "gone"] {
        lose(&mut group, how);
        group.live(15);
        assert_eq!(group.puts(), 0, "{how}");
        assert_eq!(group.phones[0].event().board.topics.len(), 105, "{how}");
    }
}

// M7
#[test]
fn what_the_organiser_takes_out_by_hand_stays_out() {
    for tags in [Tags::Strong, Tags::None] {
        let mut group = PhonesAndServer::new(3, Manner { tags, ..Manner::default() });
        let edited = event(|e| {
            e["topics"].as_object_mut().unwrap().remove("t002");
            e["topics"]["t001"]["title"] = "Umbenannt".into();
        });
        group.net.borrow_mut().server.place(URL, &*edited);
        group.live(1);
        post(&mut group.phones[0], "Fahrtkosten");
        group.live(12);
        group.agree(&["Fahrtkosten", "Umbenannt"]);
        assert!(group.phones.iter().all(|phone| phone.event().board.topic("t002").is_none()));
    }
}

// F50 M2
#[test]
fn what_this_version_does_not_know_is_carried_on_by_every_write() {
    let mut group = PhonesAndServer::new(2, Manner::default());
    let foreign = event(|e| {
        e["holograms"]["h1"] = serde_json::json!({ "hue": [1, 2], "~": { "hue": "1.0.zz" } });
        e["topics"]["t001"]["aura"] = "blau".into();
        e["topics"]["t900"] = serde_json::json!({ "~": 7 });
        e["_note"] = "von Hand".into();
    });
    group.net.borrow_mut().server.place(URL, &*foreign);
    group.live(1);
    post(&mut group.phones[0], "Fahrtkosten");
    group.live(1);
    group.agree(&["Fahrtkosten"]);
    let file = group.net.borrow().server.text(URL);
    for part in ["holograms", "1.0.zz", "aura", "t900", "von Hand"] {
        assert!(file.contains(part), "{part}");
    }
}
