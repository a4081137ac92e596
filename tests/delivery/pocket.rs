//! Looks of a minute: what goes out when, also as the phone goes into the pocket.

use anliegen::app::{Msg, PageMsg};
use anliegen::domain::Command;
use anliegen::sync::events::{Condition, Input};

use crate::hall::{Hall, URL, WRITE, post, rename};
use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;
use crate::support::server::{Manner, Tags};

/// A hall around a file of few bytes.
fn small(manner: Manner) -> Hall {
    let mut hall = Hall::new(0, manner);
    let event = other_event("e1").replace("x1", "t001");
    hall.net.borrow_mut().server.place(URL, &*event);
    hall.arrive(WRITE);
    hall.pass(MINUTE);
    hall
}

// Y6
#[test]
fn what_is_tapped_goes_out_within_seconds_once_for_all_taps() {
    let mut hall = small(Manner::default());
    let tapped = hall.phones[0].ms();
    for n in 0..5 {
        rename(&mut hall.phones[0], &format!("Titel {n}"));
        hall.pass(SECOND / 2);
    }
    hall.live(1);
    let net = hall.net.borrow();
    let puts = net.puts();
    assert!((1..=2).contains(&puts.len()), "{}", puts.len());
    assert!((SECOND..=6 * SECOND).contains(&(puts[0].0 - tapped)));
    drop(net);
    hall.agree(&["Titel 4"]);
}

// Y6
#[test]
fn sync_now_reads_and_writes_at_once() {
    let mut hall = small(Manner::default());
    let mut other = Phone::open(&Device::new(), &hall.net, hall.phones[0].ms(), WRITE);
    other.pass(5 * SECOND);
    post(&mut other, "Fahrtkosten");
    other.send(Msg::sync(Input::SyncNow));
    other.pass(SECOND);
    assert_eq!((hall.puts(), other.event().pending.count()), (1, 0));
    hall.pass(6 * SECOND);
    hall.all(Msg::sync(Input::SyncNow));
    hall.pass(SECOND);
    hall.agree(&["Fahrtkosten"]);
}

// Y5
#[test]
fn whoever_posts_and_pockets_the_phone_has_sent_it() {
    let mut hall = small(Manner::default());
    post(&mut hall.phones[0], "Fahrtkosten");
    hall.all(Msg::Page(PageMsg::Hidden));
    hall.all(Msg::Page(PageMsg::Hidden));
    let net = hall.net.borrow();
    let puts = net.puts();
    assert_eq!((puts.len(), puts[0].1.keepalive), (1, true));
    assert!(matches!(puts[0].1.condition, Condition::Match(_)), "on the tag that is known");
    assert!(puts[0].1.text.contains("Fahrtkosten"));
    drop(net);
    assert!(hall.phones[0].event().pending.count() > 0, "nobody has seen it there yet");
    // The page is frozen: the answer never comes.
    hall.phones[0].lose_answers();
    hall.pass(HOUR);
    assert_eq!(hall.puts(), 1, "a pocketed phone does nothing");
    hall.all(Msg::Page(PageMsg::Shown));
    hall.pass(5 * SECOND);
    hall.agree(&["Fahrtkosten"]);
    assert_eq!(hall.puts(), 1);
}

#[test]
fn a_long_document_is_not_entrusted_to_a_hidden_page() {
    let mut hall = small(Manner::default());
    let words = "Worte ".repeat(300);
    let long = event(|e| {
        for n in 0..60 {
            e["topics"][format!("n{n}")] = serde_json::json!({ "title": "Neu", "words": words });
        }
    });
    hall.net.borrow_mut().server.place(URL, &*long.replace(SAMPLE_ID, "e1"));
    hall.live(1);
    post(&mut hall.phones[0], "Fahrtkosten");
    hall.all(Msg::Page(PageMsg::Hidden));
    hall.pass(MINUTE);
    assert_eq!(hall.puts(), 0);
    hall.all(Msg::Page(PageMsg::Shown));
    hall.pass(8 * SECOND);
    hall.agree(&["Fahrtkosten"]);
    assert!(!hall.net.borrow().puts()[0].1.keepalive);
}

// F34
#[test]
fn without_a_condition_nothing_old_is_sent_from_a_hidden_page() {
    for (age, puts) in [(20 * SECOND, 1), (5 * MINUTE, 0)] {
        let mut hall = small(Manner { tags: Tags::None, ..Manner::default() });
        hall.net.borrow_mut().down = true;
        hall.pass(age);
        post(&mut hall.phones[0], "Fahrtkosten");
        hall.net.borrow_mut().down = false;
        hall.all(Msg::Page(PageMsg::Hidden));
        assert_eq!(hall.puts(), puts);
        hall.pass(MINUTE);
        hall.all(Msg::Page(PageMsg::Shown));
        hall.live(1);
        hall.agree(&["Fahrtkosten"]);
    }
}

// J4 Y2
#[test]
fn what_waited_goes_out_when_the_app_is_opened_again() {
    let mut hall = small(Manner::default());
    hall.net.borrow_mut().down = true;
    post(&mut hall.phones[0], "Fahrtkosten");
    let (device, now) = (hall.phones[0].device.clone(), hall.phones[0].ms());
    hall.phones.remove(0).kill();
    let mut phone = Phone::open(&device, &hall.net, now + HOUR, "");
    assert!(phone.event().pending.count() > 0, "known before any network");
    phone.pass(MINUTE);
    hall.net.borrow_mut().down = false;
    phone.send(Msg::sync(Input::SyncNow));
    phone.pass(3 * SECOND);
    hall.phones.push(phone);
    hall.agree(&["Fahrtkosten"]);
}

// J7 M7
#[test]
fn a_tab_whose_bodies_were_replaced_reads_before_it_writes() {
    let mut hall = small(Manner::default());
    let device = hall.phones[0].device.clone();
    let old = device.disk.text(":body:board").unwrap();
    let edited = old.replace("Ein Anliegen", "Von Hand umbenannt");
    hall.net.borrow_mut().server.place(URL, &*edited);
    hall.all(Msg::sync(Input::SyncNow));
    hall.pass(SECOND);
    // Another tab, asleep until now, stores the body that it has.
    let bodies = device.disk.contents().into_keys().filter(|key| key.ends_with(":body:board"));
    bodies.for_each(|key| device.disk.put(&key, &old));
    hall.phones[0].hear();
    post(&mut hall.phones[0], "Fahrtkosten");
    hall.all(Msg::Page(PageMsg::Hidden));
    hall.pass(SECOND);
    hall.all(Msg::Page(PageMsg::Shown));
    hall.live(1);
    hall.agree(&["Fahrtkosten", "Von Hand umbenannt"]);
}

// Y3 Y11 S3
#[test]
fn a_write_carries_nothing_private_and_its_token_goes_nowhere_else() {
    let mut hall = small(Manner::default());
    hall.phones[0].go(&[WRITE, "&t=kanarienschluessel"].concat());
    hall.pass(5 * SECOND);
    let phone = &mut hall.phones[0];
    phone.type_note("t001", "kanariennotiz");
    phone.pick("t001", true);
    let form = |text: &str| Command::Draft {
        form: "new".to_owned(),
        field: "title",
        text: text.to_owned(),
    };
    phone.command(form("kanarienentwurf"));
    post(phone, "Fahrtkosten");
    hall.pass(500);
    hall.all(Msg::Page(PageMsg::Hidden));
    hall.all(Msg::Page(PageMsg::Shown));
    rename(&mut hall.phones[0], "Umbenannt");
    hall.live(1);
    hall.agree(&["Fahrtkosten", "Umbenannt"]);
    let net = hall.net.borrow();
    assert!(net.puts().len() >= 2);
    for put in net.puts() {
        assert!(!put.1.text.contains("kanarien"), "{}", put.1.text);
    }
    for request in &net.requests {
        assert!(request.url == URL && !request.url.contains("kanarien"));
    }
}
