//! Servers that lose what they had: restored from last night, emptied, or gone (Y4).

use anliegen::app::{Msg, PageMsg};
use anliegen::sync::events::Condition;

use crate::hall::{Hall, READ, URL, post};
use crate::support::sample::*;
use crate::support::server::{Manner, Tags};

const BLANK: &str = r#"{"format":"anliegen","v":1,"id":"bewegung-50plus-2013"}"#;

/// A hall whose wall is full, its writers gone home, with a few who still look.
fn after_the_writers_left(manner: Manner) -> Hall {
    let mut hall = Hall::new(1, manner);
    post(&mut hall.phones[0], "Fahrtkosten");
    hall.live(1);
    hall.phones.clear();
    for _ in 0..6 {
        hall.arrive(crate::hall::WRITE);
    }
    hall.live(1);
    hall.agree(&["Fahrtkosten"]);
    hall.net.borrow_mut().requests.clear();
    hall
}

fn lose(hall: &mut Hall, how: &str) {
    let server = &mut hall.net.borrow_mut().server;
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
        let mut hall = after_the_writers_left(Manner::default());
        let lost_at = hall.phones[0].ms();
        lose(&mut hall, how);
        hall.live(14);
        assert_eq!(hall.phones[0].event().board.topics.len(), 105, "{how}: never an empty wall");
        let net = hall.net.borrow();
        let puts = net.puts();
        assert!((1..=2).contains(&puts.len()), "{how}: {}", puts.len());
        let after = puts[0].0 - lost_at;
        assert!((2 * MINUTE..=11 * MINUTE).contains(&after), "{how}: {after}");
        let absent = puts[0].1.condition == Condition::Absent;
        assert_eq!(absent, how == "gone");
        drop(net);
        hall.agree(&["Fahrtkosten"]);
        assert_eq!(hall.file().hand.ids("topics").count(), 104, "{how}: what was by hand, too");
        assert_eq!(hall.phones[0].event().machine.refill(), None);
    }
}

// Y4 F40 F41
#[test]
fn what_waits_with_its_writer_comes_back_at_once() {
    for how in ["restored", "emptied", "gone"] {
        let mut hall = Hall::new(1, Manner::default());
        post(&mut hall.phones[0], "Fahrtkosten");
        hall.live(1);
        lose(&mut hall, how);
        if how != "restored" {
            // Of a file that is not there nobody knows what it lacks: a new write tells.
            post(&mut hall.phones[0], "Noch eins");
        }
        hall.live(1);
        hall.agree(&["Fahrtkosten"]);
        assert_eq!(hall.file().hand.ids("topics").count(), 104, "{how}");
    }
}

// Y8
#[test]
fn short_looks_do_not_put_a_refill_off() {
    for how in ["restored", "gone"] {
        let mut hall = after_the_writers_left(Manner::default());
        hall.phones.truncate(1);
        let device = hall.phones[0].device.clone();
        lose(&mut hall, how);
        hall.pass(MINUTE);
        let due = hall.phones[0].event().machine.refill().unwrap();
        assert!(device.disk.holds_under("index", "refill"), "it is remembered");
        hall.phones.remove(0).close();
        let (mut now, net) = (morning() + 5 * MINUTE, hall.net.clone());
        while net.borrow().puts().is_empty() {
            let mut phone = crate::support::phone::Phone::open(&device, &net, now, "");
            phone.pass(20 * SECOND);
            now = phone.ms() + 10 * SECOND;
            phone.close();
            assert!(now < due + 2 * MINUTE, "{how}: each look asked for another time");
        }
        let sent = net.borrow().puts()[0].0;
        assert!(sent >= due, "{how}: not before");
    }
}

// Y8
#[test]
fn a_refill_is_checked_again_before_it_is_sent() {
    let mut hall = after_the_writers_left(Manner::default());
    let full = hall.net.borrow().server.text(URL);
    lose(&mut hall, "restored");
    hall.live(1);
    assert!(hall.phones.iter().all(|phone| phone.event().machine.refill().is_some()));
    hall.all(Msg::Page(PageMsg::Hidden));
    hall.pass(HOUR);
    hall.net.borrow_mut().server.place(URL, &*full);
    hall.all(Msg::Page(PageMsg::Shown));
    hall.live(12);
    assert_eq!(hall.puts(), 0, "somebody else has brought it back meanwhile");
    hall.agree(&["Fahrtkosten"]);
}

// Y4
#[test]
fn a_phone_that_may_only_read_brings_nothing_back() {
    let mut hall = after_the_writers_left(Manner::default());
    hall.phones.clear();
    hall.arrive(READ);
    for how in ["restored", "emptied", "gone"] {
        lose(&mut hall, how);
        hall.live(15);
        assert_eq!(hall.puts(), 0, "{how}");
        assert_eq!(hall.phones[0].event().board.topics.len(), 105, "{how}");
    }
}

// M7
#[test]
fn what_the_organiser_takes_out_by_hand_stays_out() {
    for tags in [Tags::Strong, Tags::None] {
        let mut hall = Hall::new(3, Manner { tags, ..Manner::default() });
        let edited = event(|e| {
            e["topics"].as_object_mut().unwrap().remove("t002");
            e["topics"]["t001"]["title"] = "Umbenannt".into();
        });
        hall.net.borrow_mut().server.place(URL, &*edited);
        hall.live(1);
        post(&mut hall.phones[0], "Fahrtkosten");
        hall.live(12);
        hall.agree(&["Fahrtkosten", "Umbenannt"]);
        assert!(hall.phones.iter().all(|phone| phone.event().board.topic("t002").is_none()));
    }
}

// F50 M2
#[test]
fn what_this_version_does_not_know_is_carried_on_by_every_write() {
    let mut hall = Hall::new(2, Manner::default());
    let foreign = event(|e| {
        e["holograms"]["h1"] = serde_json::json!({ "hue": [1, 2], "~": { "hue": "1.0.zz" } });
        e["topics"]["t001"]["aura"] = "blau".into();
        e["topics"]["t900"] = serde_json::json!({ "~": 7 });
        e["_note"] = "von Hand".into();
    });
    hall.net.borrow_mut().server.place(URL, &*foreign);
    hall.live(1);
    post(&mut hall.phones[0], "Fahrtkosten");
    hall.live(1);
    hall.agree(&["Fahrtkosten"]);
    let file = hall.net.borrow().server.text(URL);
    for part in ["holograms", "1.0.zz", "aura", "t900", "von Hand"] {
        assert!(file.contains(part), "{part}");
    }
}
