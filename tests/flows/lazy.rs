//! What comes after the first screen is late, or cannot be fetched: what works without it, what
//! waits for it.

use anliegen::app::{Effect, Msg, PageMsg, Request, Timer};
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;
use anliegen::lazy_queue::{Availability, LazyQueue};
use anliegen::screens::placeholder;
use anliegen::sync::events::Input;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

/// A phone with the sample on which one fetch has failed.
fn without() -> Phone {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    drop(joined(&device, &net));
    let mut phone = Phone::open(&device, &net, morning(), "#/now");
    phone.lazy = Some(LazyQueue::default());
    phone.retry();
    phone.pass(SECOND);
    phone.fail();
    phone.fetches = 0;
    phone.effects.clear();
    phone
}

fn availability(phone: &Phone) -> Availability {
    phone.lazy.as_ref().map_or(Availability::Ready, LazyQueue::availability)
}

/// Whether the sync asks, or means to ask.
fn syncs(phone: &Phone) -> bool {
    phone.effects.iter().any(|effect| {
        matches!(effect, Effect::Network(Request::Get { .. }) | Effect::Timer(Timer::WakeAt(_)))
    })
}

// F75: picks are saved without it. Whatever is typed is typed on a screen that comes with it.
#[test]
fn f75_the_first_screens_need_it_for_nothing() {
    let mut phone = without();
    phone.pick("t001", true);
    assert_eq!(phone.fetches, 0);
    assert!(phone.device.disk.holds_under(":jp:", "t001"));
    assert!(phone.event().private.picks.contains("t001"));
    assert_eq!(phone.app.toast, None);
}

// F75: what is written for all waits for it, and is not lost.
#[test]
fn f75_a_command_waits_for_it() {
    let mut phone = without();
    phone.command(Command::Post(Post { title: "Wartet".into(), ..Post::default() }));
    assert_eq!(phone.event().board.topics.len(), 104);
    assert!(phone.app.toast.is_some(), "and it is said");
    assert_eq!((availability(&phone), phone.fetches), (Availability::Pending, 1));
    phone.arrive();
    assert_eq!(phone.event().board.topics.len(), 105);
    phone.pass(SECOND);
    assert!(phone.device.disk.holds_under(":j:", "Wartet"), "and it is kept");
}

// F75: all that waits is taken in its order.
#[test]
fn f75_what_waits_keeps_its_order() {
    let mut phone = without();
    for title in ["Eins", "Zwei", "Drei"] {
        phone.command(Command::Post(Post { title: title.into(), ..Post::default() }));
        phone.send(Msg::Page(PageMsg::Touched));
    }
    phone.arrive();
    let topics = &phone.event().board.topics;
    let mut posted: Vec<(u64, &str)> = topics
        .iter()
        .filter(|topic| ["Eins", "Zwei", "Drei"].contains(&topic.title.as_str()))
        .filter_map(|topic| Some((topic.number?, topic.title.as_str())))
        .collect();
    posted.sort_unstable();
    let titles: Vec<&str> = posted.into_iter().map(|(_, title)| title).collect();
    assert_eq!(titles, ["Eins", "Zwei", "Drei"]);
}

// F75 V2: a screen that it draws says so under its own heading, and tries again.
#[test]
fn f75_v2_a_screen_waits_in_words() {
    let mut phone = without();
    let screen = |phone: &Phone| placeholder::view(&phone.app, availability(phone));
    assert_eq!(screen(&phone).unwrap().fault, "F75");
    phone.go("#/settings");
    let coming = screen(&phone).unwrap();
    assert_eq!((coming.title.as_str(), coming.words, coming.retry), ("Mehr", "lädt …", false));
    assert_eq!(phone.fetches, 1);
    phone.fail();
    let missing = screen(&phone).unwrap();
    assert!(missing.retry && missing.words.contains("Verbindung"));
    phone.retry();
    phone.retry();
    assert_eq!(phone.fetches, 2, "one at a time");
    phone.arrive();
    assert!(screen(&phone).is_none());
}

// F75: back on the network it is tried by itself, and the sync goes on with it.
#[test]
fn f75_it_comes_with_the_network_and_the_sync_with_it() {
    let mut phone = without();
    phone.send(Msg::Page(PageMsg::Touched));
    assert_eq!((phone.fetches, syncs(&phone)), (0, false));
    phone.send(Msg::sync(Input::Online));
    assert_eq!(phone.fetches, 1);
    phone.pass(5 * MINUTE);
    let asked = phone.network.borrow().requests.len();
    phone.arrive();
    phone.pass(30 * SECOND);
    assert!(phone.network.borrow().requests.len() > asked);
}

// F75: one failed request is no reason to stay without a sync: while somebody looks, it is tried
// again by itself, and in the pocket not before the page is shown.
#[test]
fn f75_it_is_tried_again_while_somebody_looks() {
    let mut phone = without();
    phone.pass(2 * SECOND);
    assert_eq!(phone.fetches, 1);
    phone.fail();
    phone.send(Msg::Page(PageMsg::Hidden));
    phone.pass(5 * MINUTE);
    assert_eq!(phone.fetches, 1);
    phone.send(Msg::Page(PageMsg::Shown));
    assert_eq!(phone.fetches, 2);
    phone.arrive();
    assert!(syncs(&phone), "and the sync begins");
}

// The sync begins once it is there, and in the pocket not before the page is shown again.
#[test]
fn the_sync_begins_with_it() {
    for hidden in [false, true] {
        let mut phone = without();
        phone.pass(10 * MINUTE);
        let looked = if hidden { PageMsg::Hidden } else { PageMsg::Shown };
        phone.send(Msg::Page(looked));
        assert!(!syncs(&phone));
        phone.arrive();
        assert_eq!(syncs(&phone), !hidden);
    }
}
