//! Looks of a minute: what goes out when, also as the phone goes into the pocket.

use anliegen::app::{Msg, PageMsg};
use anliegen::domain::Command;
use anliegen::sync::events::{Condition, Input};

use crate::phones_and_server::{PhonesAndServer, URL, WRITE};
use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::phones::{post, rename};
use crate::support::sample::*;
use crate::support::server::{Manner, Tags};

/// A server with a file of few bytes.
fn small(manner: Manner) -> PhonesAndServer {
    let mut group = PhonesAndServer::new(0, manner);
    let event = other_event("e1").replace("x1", "t001");
    group.net.borrow_mut().server.place(URL, &*event);
    group.arrive(WRITE);
    group.pass(MINUTE);
    group
}

// Y6
#[test]
fn what_is_tapped_goes_out_within_seconds_once_for_all_taps() {
    let mut group = small(Manner::default());
    let tapped = group.phones[0].ms();
    for n in 0..5 {
        rename(&mut group.phones[0], &format!("Titel {n}"));
        group.pass(SECOND / 2);
    }
    group.live(1);
    let net = group.net.borrow();
    let puts = net.puts();
    assert!((1..=2).contains(&puts.len()), "{}", puts.len());
    assert!((SECOND..=6 * SECOND).contains(&(puts[0].0 - tapped)));
    drop(net);
    group.agree(&["Titel 4"]);
}

// Y6
#[test]
fn sync_now_reads_and_writes_at_once() {
    let mut group = small(Manner::default());
    let mut other = Phone::open(&Device::new(), &group.net, group.phones[0].ms(), WRITE);
    other.pass(5 * SECOND);
    post(&mut other, "Fahrtkosten");
    other.send(Msg::sync(Input::SyncNow));
    other.pass(SECOND);
    assert_eq!((group.puts(), other.event().pending.count()), (1, 0));
    group.pass(6 * SECOND);
    group.all(Msg::sync(Input::SyncNow));
    group.pass(SECOND);
    group.agree(&["Fahrtkosten"]);
}

// Y5
#[test]
fn whoever_posts_and_pockets_the_phone_has_sent_it() {
    let mut group = small(Manner::default());
    post(&mut group.phones[0], "Fahrtkosten");
    group.all(Msg::Page(PageMsg::Hidden));
    group.all(Msg::Page(PageMsg::Hidden));
    let net = group.net.borrow();
    let puts = net.puts();
    assert_eq!((puts.len(), puts[0].1.keepalive), (1, true));
    assert!(matches!(puts[0].1.condition, Condition::Match(_)), "on the tag that is known");
    assert!(puts[0].1.text.contains("Fahrtkosten"));
    drop(net);
    assert!(group.phones[0].event().pending.count() > 0, "nobody has seen it there yet");
    // The page is frozen: the answer never comes.
    group.phones[0].lose_answers();
    group.pass(HOUR);
    assert_eq!(group.puts(), 1, "a pocketed phone does nothing");
    group.all(Msg::Page(PageMsg::Shown));
    group.pass(5 * SECOND);
    group.agree(&["Fahrtkosten"]);
    assert_eq!(group.puts(), 1);
}

#[test]
fn a_long_document_is_not_entrusted_to_a_hidden_page() {
    let mut group = small(Manner::default());
    let words = "Worte ".repeat(300);
    let long = event(|e| {
        for n in 0..60 {
            e["topics"][format!("n{n}")] = serde_json::json!({ "title": "Neu", "words": words });
        }
    });
    group.net.borrow_mut().server.place(URL, &*long.replace(SAMPLE_ID, "e1"));
    group.live(1);
    post(&mut group.phones[0], "Fahrtkosten");
    group.all(Msg::Page(PageMsg::Hidden));
    group.pass(MINUTE);
    assert_eq!(group.puts(), 0);
    group.all(Msg::Page(PageMsg::Shown));
    group.pass(8 * SECOND);
    group.agree(&["Fahrtkosten"]);
    assert!(!group.net.borrow().puts()[0].1.keepalive);
}

// F34
#[test]
fn without_a_condition_nothing_old_is_sent_from_a_hidden_page() {
    for (age, puts) in [(20 * SECOND, 1), (5 * MINUTE, 0)] {
        let mut group = small(Manner { tags: Tags::None, ..Manner::default() });
        group.net.borrow_mut().down = true;
        group.pass(age);
        post(&mut group.phones[0], "Fahrtkosten");
        group.net.borrow_mut().down = false;
        group.all(Msg::Page(PageMsg::Hidden));
        assert_eq!(group.puts(), puts);
        group.pass(MINUTE);
        group.all(Msg::Page(PageMsg::Shown));
        group.live(1);
        group.agree(&["Fahrtkosten"]);
    }
}

// J4 Y2
#[test]
fn what_waited_goes_out_when_the_app_is_opened_again() {
    let mut group = small(Manner::default());
    group.net.borrow_mut().down = true;
    post(&mut group.phones[0], "Fahrtkosten");
    let (device, now) = (group.phones[0].device.clone(), group.phones[0].ms());
    group.phones.remove(0).kill();
    let mut phone = Phone::open(&device, &group.net, now + HOUR, "");
    assert!(phone.event().pending.count() > 0, "known before any network");
    phone.pass(MINUTE);
    group.net.borrow_mut().down = false;
    phone.send(Msg::sync(Input::SyncNow));
    phone.pass(3 * SECOND);
    group.phones.push(phone);
    group.agree(&["Fahrtkosten"]);
}

// J7 M7
#[test]
fn a_tab_whose_bodies_were_replaced_reads_before_it_writes() {
    let mut group = small(Manner::default());
    let device = group.phones[0].device.clone();
    let old = device.disk.text(":body:board").unwrap();
    let edited = old.replace("Ein Anliegen", "Von Hand umbenannt");
    group.net.borrow_mut().server.place(URL, &*edited);
    group.all(Msg::sync(Input::SyncNow));
    group.pass(SECOND);
    // Another tab, asleep until now, stores the body that it has.
    let bodies = device.disk.contents().into_keys().filter(|key| key.ends_with(":body:board"));
    bodies.for_each(|key| device.disk.put(&key, &old));
    group.phones[0].hear();
    post(&mut group.phones[0], "Fahrtkosten");
    group.all(Msg::Page(PageMsg::Hidden));
    group.pass(SECOND);
    group.all(Msg::Page(PageMsg::Shown));
    group.live(1);
    group.agree(&["Fahrtkosten", "Von Hand umbenannt"]);
}

// Y3 Y11 S3
#[test]
fn a_write_carries_nothing_private_and_its_token_goes_nowhere_else() {
    let mut group = small(Manner::default());
    group.phones[0].go(&[WRITE, "&t=kanarienschluessel"].concat());
    group.pass(5 * SECOND);
    let phone = &mut group.phones[0];
    phone.type_note("t001", "kanariennotiz");
    phone.pick("t001", true);
    let form = |text: &str| Command::Draft {
        form: "new".to_owned(),
        field: "title",
        text: text.to_owned(),
    };
    phone.command(form("kanarienentwurf"));
    post(phone, "Fahrtkosten");
    group.pass(500);
    group.all(Msg::Page(PageMsg::Hidden));
    group.all(Msg::Page(PageMsg::Shown));
    rename(&mut group.phones[0], "Umbenannt");
    group.live(1);
    group.agree(&["Fahrtkosten", "Umbenannt"]);
    let net = group.net.borrow();
    assert!(net.puts().len() >= 2);
    for put in net.puts() {
        assert!(!put.1.text.contains("kanarien"), "{}", put.1.text);
    }
    for request in &net.requests {
        assert!(request.url == URL && !request.url.contains("kanarien"));
    }
}
