//! What is wrong, in words: the sync's faults, banners, invitations.

use anliegen::app::{JoinState, Msg, PageMsg, StorageMsg};
use anliegen::limits;
use anliegen::persistence::{SaveFault, Usage};
use anliegen::sync::access::Access;
use anliegen::sync::endpoint::{Endpoint, LinkError};
use anliegen::sync::events::Input;
use anliegen::sync::invitation::Invitation;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::replies::get::{NetFailure, RawReply};
use anliegen::sync::replies::retry_after::RetryAfter;

use crate::print;
use crate::print::Page;
use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::request;
use crate::support::sample::*;
use crate::{check, phone_at, speak};

fn answers() -> Vec<(&'static str, RawReply)> {
    let opaque = RawReply { opaque: true, ..RawReply::default() };
    let blocked = RawReply { failure: Some(NetFailure::Blocked), ..RawReply::default() };
    let busy = RawReply { status: 503, retry_after: Some("120".to_owned()), ..RawReply::default() };
    let big = RawReply { status: 200, too_big: true, ..RawReply::default() };
    let stale = RawReply { status: 304, ..RawReply::default() };
    vec![
        ("fresh", request::document(&event(|_| {}))),
        ("F45", request::unreachable()),
        ("F28", request::page(200)),
        ("F29", opaque),
        ("F30", request::document("{}")),
        ("F31", request::document("{\"format\":\"anliegen\"")),
        ("F32", request::document("")),
        ("F33", stale),
        ("F41", request::page(404)),
        ("denied", request::page(403)),
        ("F42", big),
        ("F43", busy),
        ("F46", blocked),
        ("F59", request::document(&other_event("andere"))),
        ("server", request::page(500)),
        ("newer", request::document(&event(|e| e["v"] = 2.into()))),
    ]
}

// Y10 V6 F28 F29 F30 F31 F32 F33 F41 F42 F43 F45 F46 F59
#[test]
fn the_state_of_the_data_in_every_fault() {
    for language in ["de", "en"] {
        let mut page = Page::default();
        for (name, answer) in answers() {
            let mut phone = phone_at("2026-06-09T10:42", |_| {});
            speak(&mut phone, language);
            phone.network.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), answer);
            phone.pass(25 * MINUTE);
            phone.send(Msg::sync(Input::SyncNow));
            phone.pass(SECOND);
            page.line("--- ", name);
            print::sync(&phone.app, &mut page);
        }
        check(&format!("sync-faults.{language}"), page);
    }
}

// Y10 V6: on a phone that has slept for a month, and on one whose address is lost.
#[test]
fn the_state_of_old_data_says_how_old_it_is() {
    let mut page = Page::default();
    for (language, moment) in [("de", "2026-07-09T09:00"), ("en", "2027-01-09T09:00")] {
        let mut phone = phone_at("2026-06-09T10:42", |_| {});
        speak(&mut phone, language);
        let (device, net) = (phone.device.clone(), phone.network.clone());
        phone.close();
        net.borrow_mut().down = true;
        let mut phone = Phone::open(&device, &net, berlin(moment), "#/sync");
        page.line("--- ", "at the start");
        print::sync(&phone.app, &mut page);
        phone.pass(MINUTE);
        page.line("--- ", "a minute later");
        print::sync(&phone.app, &mut page);
        phone.close();
        device.disk.erase("anliegen1:index");
        let phone = Phone::open(&device, &net, berlin(moment), "#/sync");
        page.line("--- ", "without an address");
        print::sync(&phone.app, &mut page);
    }
    check("sync-old", page);
}

// F51: some of the file could not be read.
#[test]
fn entries_that_could_not_be_read_are_counted() {
    let mut page = Page::default();
    for (language, ids) in [("de", &["a b"][..]), ("de", &["a b", "c d"]), ("en", &["a b"])] {
        let mut phone = phone_at("2026-06-09T10:42", |e| {
            for id in ids {
                let broken = serde_json::json!({ "title": "x", "~": { "title": "kein Stempel" } });
                e["topics"][id] = broken;
            }
        });
        speak(&mut phone, language);
        print::sync(&phone.app, &mut page);
    }
    check("sync-aside", page);
}

// V6 F1 F3 F7 F8 F11 F13 F25 F91
#[test]
fn every_banner() {
    for language in ["de", "en"] {
        let mut page = Page::default();
        for set_aside in [1, 3] {
            for fault in [SaveFault::Blocked, SaveFault::Full, SaveFault::Newer] {
                let mut phone = phone_at("2026-06-09T10:42", |_| {});
                speak(&mut phone, language);
                phone.send(Msg::Storage(StorageMsg::Failed(fault)));
                phone.app.save_state.set_aside = set_aside;
                phone.app.save_state.private_restored = true;
                phone.app.save_state.lacks_room = true;
                phone.app.came_back = true;
                let ours = limits::STORAGE_UNITS * 7 / 10;
                phone.send(Msg::Storage(StorageMsg::Measured(Usage { ours, ..Usage::default() })));
                phone.set_clock(0);
                phone.send(Msg::Page(PageMsg::Tick));
                for notice in anliegen::screens::layout::view_model::notices(&phone.app) {
                    page.line(&format!("[{}] ", notice.fault), &notice.words);
                    page.line("  -> ", notice.action.map_or("", |(_, words)| words));
                }
                page.gap();
            }
        }
        check(&format!("banners.{language}"), page);
    }
}

fn joinings() -> Vec<JoinState> {
    let at = |url: &str| Endpoint::parse(url, BASE).unwrap();
    let invitation = || Invitation {
        endpoint: at("https://data.example/b50.json"),
        access: Access::Read,
        token: None,
        to: None,
    };
    let links = [
        LinkError::NotALink,
        LinkError::OtherApp,
        LinkError::NoEndpoint,
        LinkError::TooLong,
        LinkError::BadScheme,
        LinkError::Credentials,
        LinkError::Cut,
    ];
    let faults = [
        Fault::Unreachable,
        Fault::Redirected,
        Fault::Portal,
        Fault::Blocked,
        Fault::Missing,
        Fault::Denied,
        Fault::NotAllowed,
        Fault::Busy(RetryAfter::default()),
        Fault::ServerError,
        Fault::Stale304,
        Fault::NotADocument,
        Fault::CutOff,
        Fault::Empty,
        Fault::TooBig,
        Fault::Newer,
    ];
    let mut all = vec![
        JoinState::Loading { invitation: invitation(), by_itself: false },
        JoinState::Asking {
            known: Some(at("https://alt.example/e.json")),
            invitation: invitation(),
            body: Box::default(),
            text: String::new(),
        },
        JoinState::Asking {
            known: None,
            invitation: invitation(),
            body: Box::default(),
            text: String::new(),
        },
    ];
    all.extend(links.map(JoinState::BadLink));
    all.extend(faults.map(|fault| JoinState::Failed { invitation: invitation(), fault }));
    all
}

// V6 F68
#[test]
fn an_invitation_in_every_state() {
    for language in ["de", "en"] {
        let (device, net) = (Device::new(), net());
        let mut phone = Phone::open(&device, &net, morning(), "#/join");
        speak(&mut phone, language);
        let mut page = Page::default();
        for joining in joinings() {
            phone.app.join = joining;
            print::join(&phone.app, &mut page);
            page.gap();
        }
        check(&format!("join.{language}"), page);
    }
}
