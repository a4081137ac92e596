//! The second module is late, or cannot be fetched: what works without it, what waits for it.

use anliegen::app::{Effect, Msg, Second};
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;
use anliegen::screens::placeholder;
use anliegen::sync::events::Input;

use crate::phone::Phone;
use crate::phone::device::Device;
use crate::phone::world::*;

/// A phone with the sample that has lost its second module again.
fn without() -> Phone {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    let mut phone = joined(&device, &net);
    phone.send(Msg::Second(false));
    phone.out.effects.clear();
    phone
}

fn fetches(phone: &Phone) -> usize {
    phone.out.effects.iter().filter(|effect| **effect == Effect::FetchSecond).count()
}

// W6: asked for once the first screen stands, and not before.
#[test]
fn w6_it_is_fetched_after_the_first_screen() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    let mut phone = Phone::open(&device, &net, morning(), JOIN_SAMPLE);
    assert_eq!(fetches(&phone), 0);
    phone.pass(SECOND);
    assert_eq!(fetches(&phone), 1);
}

// F75: picks and notes are kept without it.
#[test]
fn f75_the_first_screens_need_it_for_nothing() {
    let mut phone = without();
    phone.pick("t001", true);
    phone.type_note("t001", "bleibt");
    phone.pass(2 * SECOND);
    assert!(phone.device.holds(":j:", "bleibt"));
    assert!(phone.event().private.picks.contains("t001"));
    assert_eq!(fetches(&phone), 0);
}

// F75: what is written for all waits for it, and is not lost.
#[test]
fn f75_a_command_waits_for_it() {
    let mut phone = without();
    phone.command(Command::Post(Post { title: "Wartet".into(), ..Post::default() }));
    assert_eq!(phone.event().board.topics.len(), 104);
    assert!(phone.app.toast.is_some(), "and it is said");
    assert_eq!((phone.app.second, fetches(&phone)), (Second::Coming, 1));
    phone.send(Msg::Second(true));
    assert_eq!(phone.event().board.topics.len(), 105);
    phone.pass(SECOND);
    assert!(phone.device.holds(":j:", "Wartet"), "and it is kept");
}

// F75 V2: a screen that it draws says so under its own heading, and tries again.
#[test]
fn f75_v2_a_screen_waits_in_words() {
    let mut phone = without();
    assert_eq!(placeholder::view(&phone.app).unwrap().fault, "F75");
    phone.go("#/settings");
    let coming = placeholder::view(&phone.app).unwrap();
    assert_eq!((coming.title.as_str(), coming.words, coming.retry), ("Mehr", "lädt …", false));
    assert_eq!(fetches(&phone), 1);
    phone.send(Msg::Second(false));
    let missing = placeholder::view(&phone.app).unwrap();
    assert!(missing.retry && missing.words.contains("Verbindung"));
    phone.send(Msg::FetchSecond);
    phone.send(Msg::FetchSecond);
    assert_eq!(fetches(&phone), 2, "one at a time");
    phone.send(Msg::Second(true));
    assert!(placeholder::view(&phone.app).is_none());
}

// F75: back on the network it is tried by itself, and the sync goes on with it.
#[test]
fn f75_it_comes_with_the_network_and_the_sync_with_it() {
    let mut phone = without();
    phone.pass(5 * MINUTE);
    let asked = phone.net.borrow().requests.len();
    phone.send(Msg::Sync(Input::Touched));
    assert_eq!((fetches(&phone), phone.net.borrow().requests.len()), (0, asked));
    phone.send(Msg::Sync(Input::Online));
    assert_eq!(fetches(&phone), 1);
    phone.send(Msg::Second(true));
    phone.pass(30 * SECOND);
    assert!(phone.net.borrow().requests.len() > asked);
}

// The sync begins once it is there, and in the pocket not before the page is shown again.
#[test]
fn the_sync_begins_with_it() {
    let shown = Effect::Later(Box::new(Msg::Sync(Input::Shown)));
    for hidden in [false, true] {
        let mut phone = without();
        let looked = if hidden { Input::Hidden } else { Input::Shown };
        phone.send(Msg::Sync(looked));
        assert!(!phone.out.effects.contains(&shown));
        phone.send(Msg::Second(true));
        assert_eq!(phone.out.effects.contains(&shown), !hidden);
    }
}
