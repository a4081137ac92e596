//! Opening the app again: with and without a network, after the storage was cleared, with many
//! events.

use anliegen::app::{Host, JoinMsg, JoinState, Msg, PageMsg, Screen};
use anliegen::i18n::{Lang, Text};
use anliegen::persistence::{Entry, Store};
use anliegen::screens;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

// J4 F5
#[test]
fn without_a_network_everything_is_there_at_once() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pick("t017", true);
    phone.type_note("t003", "Treppenhaus");
    phone.pass(2 * SECOND);
    phone.kill();
    net.borrow_mut().down = true;
    let mut phone = Phone::open(&device, &net, morning() + 3 * HOUR, "#/mine");
    // Before any answer, and before any time has passed.
    assert_eq!(phone.event().board.topics.len(), 104);
    assert_eq!((phone.picks(), phone.note("t003")), (vec!["t017"], Some("Treppenhaus")));
    assert_eq!(screens::mine::view_model::agenda(&phone.app).len(), 1);
    phone.pass(10 * MINUTE);
    assert_eq!(phone.event().machine.status(phone.ms()).state.word(), "offline");
    assert_eq!((phone.event().board.topics.len(), phone.faults()), (104, vec![]));
}

// J4: nothing is written before everything is read.
#[test]
fn booting_with_a_filled_storage_loses_nothing_of_it() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t003", "Treppenhaus");
    phone.pass(10 * SECOND);
    phone.close();
    let private = device.disk.text(":private").unwrap();
    Phone::open(&device, &net, morning() + HOUR, "").kill();
    assert_eq!(device.disk.text(":private").unwrap(), private);
    assert!(device.disk.text(":body:board").is_some());
}

// F13
#[test]
fn a_cleared_storage_brings_the_event_back_and_says_what_is_gone() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "fort");
    phone.pass(5 * SECOND);
    let address = phone.address.clone();
    phone.close();
    device.disk.clear();
    let mut phone = Phone::open(&device, &net, morning() + HOUR, &address);
    assert!(phone.app.is_arriving());
    phone.pass(5 * SECOND);
    assert_eq!((phone.event().board.topics.len(), phone.note("t001")), (104, None));
    assert_eq!(phone.faults(), ["F13"]);
    phone.send(Msg::Page(PageMsg::DismissReturn));
    assert_eq!(phone.faults(), [""; 0]);
    // The next start is one like any other.
    phone.close();
    let mut phone = Phone::open(&device, &net, morning() + 2 * HOUR, &address);
    phone.pass(5 * SECOND);
    assert_eq!(phone.faults(), [""; 0]);
}

// F13: without a network it says why nothing is there, and comes as soon as there is one.
#[test]
fn a_cleared_storage_without_a_network_waits_for_a_tap() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().down = true;
    let mut phone = Phone::open(&device, &net, morning(), "#/now?u=sample.json");
    phone.pass(5 * SECOND);
    let shown = screens::welcome::view_model::join(&phone.app);
    assert_eq!((shown.fault, shown.retry), ("F45", true));
    net.borrow_mut().down = false;
    phone.send(Msg::Join(JoinMsg::Retry));
    phone.pass(5 * SECOND);
    assert!(phone.app.event.is_some());
    assert_eq!(phone.address, "#/now?u=sample.json");
}

// F14
#[test]
fn an_empty_home_screen_app_finds_its_event_by_its_address_or_offers_ways_in() {
    let (device, net) = (Device::new(), net());
    let phone = Host { ios: true, ..host() };
    let safari = Phone::open_as(&device, &net, morning(), "", phone.clone());
    assert!(safari.app.may_install());
    let icon = Device::new();
    let standalone = Host { standalone: true, ..phone };
    let mut app = Phone::open_as(&icon, &net, morning(), "#/now?u=sample.json", standalone.clone());
    app.pass(5 * SECOND);
    assert!(app.app.event.is_some() && !app.app.may_install());
    let bare = Phone::open_as(&Device::new(), &net, morning(), "", standalone);
    assert!(bare.app.event.is_none() && bare.app.join == JoinState::No);
    assert!(!bare.app.is_arriving());
}

#[test]
fn the_site_of_one_event_opens_it_from_its_bare_address() {
    let (device, net) = (Device::new(), net());
    let site = Host { event: Some("sample.json".to_owned()), ..host() };
    let mut phone = Phone::open_as(&device, &net, morning(), "", site.clone());
    assert!(phone.app.is_arriving());
    phone.pass(5 * SECOND);
    assert!(phone.app.event.is_some() && !phone.app.came_back);
    phone.close();
    net.borrow_mut().down = true;
    let phone = Phone::open_as(&device, &net, morning(), "", site);
    assert_eq!(phone.event().id, SAMPLE_ID);
}

// F9: the list of events is lost, the events are not.
#[test]
fn without_an_index_the_event_opens_and_says_that_its_address_is_lost() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "noch da");
    phone.pass(5 * SECOND);
    phone.close();
    device.disk.erase("anliegen1:index");
    net.borrow_mut().requests.clear();
    let mut phone = Phone::open(&device, &net, morning() + HOUR, "#/wall");
    phone.pass(5 * MINUTE);
    assert_eq!((phone.event().board.topics.len(), phone.note("t001")), (104, Some("noch da")));
    assert_eq!(net.borrow().requests, []);
    assert_eq!(
        screens::layout::view_model::state_line(&phone.app).words,
        Lang::De.say(Text::NoEndpoint)
    );
    phone.go(JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    assert_eq!(screens::layout::view_model::sync_word(&phone.app), "fresh");
    assert_eq!((phone.app.events.len(), phone.note("t001")), (1, Some("noch da")));
}

// F15
#[test]
fn two_hundred_events_are_listed_the_last_opened_first() {
    let (device, net) = (Device::new(), net());
    let (mut store, _) = Store::boot(device.disk.access("before"), "before", 1);
    for n in 1..=200 {
        let (id, title) = (format!("e{n}"), format!("Open Space {n}"));
        let endpoint = format!("https://data.example/{n}.json");
        let entry = Entry { id, title, endpoint, opened_ms: n, ..Entry::default() };
        store.save_entry(&entry).unwrap();
    }
    let mut phone = Phone::open(&device, &net, morning(), "#/settings");
    let rows = screens::settings::view_model::events(&phone.app);
    assert_eq!(rows.len(), 200);
    assert_eq!((&*rows[0].title, rows[0].current), ("Open Space 200", true));
    assert_eq!(&*rows[199].title, "Open Space 1");
    phone.pass(SECOND);
    phone.send(Msg::Join(JoinMsg::OpenEvent("e7".to_owned())));
    let rows = screens::settings::view_model::events(&phone.app);
    assert_eq!((&*rows[0].id, rows.len()), ("e7", 200));
    phone.close();
    let phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!(phone.event().id, "e7");
}

// F22
#[test]
fn after_a_crash_the_state_is_the_one_before_it() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pick("t002", true);
    phone.type_note("t002", "vor dem Absturz");
    phone.pass(SECOND);
    // Not even a flush: the module is gone.
    phone.kill();
    for _ in 0..2 {
        let phone = Phone::open(&device, &net, morning() + MINUTE, "#/topic/t002");
        assert_eq!((phone.picks(), phone.note("t002")), (vec!["t002"], Some("vor dem Absturz")));
        assert_eq!(phone.app.route.screen, Screen::Topic("t002".to_owned()));
        assert!(phone.is_saved("t002"));
        phone.kill();
    }
}
