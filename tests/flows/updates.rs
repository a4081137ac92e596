//! While the app is open: the agenda changes, the network comes and goes.

use anliegen::app::{Effect, Env, Msg, PageMsg, Request, StorageEffect, SyncMsg, WallMsg, update};
use anliegen::screens;
use anliegen::sync::events::Input;
use anliegen::sync::file::File;
use anliegen::sync::replies::get::RawReply;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::request;
use crate::support::sample::*;

/// Takes the effects that keep a body.
fn bodies_kept(phone: &mut Phone) -> usize {
    let effects = std::mem::take(&mut phone.effects);
    effects.iter().filter(|e| matches!(e, Effect::Storage(StorageEffect::SaveBody { .. }))).count()
}

// M7
#[test]
fn a_changed_agenda_arrives_and_what_belongs_to_a_removed_topic_stays() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pick("t002", true);
    phone.type_note("t002", "zu einem, das verschwindet");
    phone.pass(5 * SECOND);
    let changed = event(|e| {
        e["topics"].as_object_mut().unwrap().remove("t002");
        e["topics"]["t001"]["title"] = "Umbenannt".into();
        e["topics"]["t105"] = serde_json::json!({ "title": "Ganz neu" });
    });
    net.borrow_mut().serve(SAMPLE_URL, &changed);
    phone.pass(MINUTE);
    let check = |phone: &Phone| {
        let board = &phone.event().board;
        assert_eq!((board.topics.len(), board.topic("t002").is_none()), (104, true));
        assert_eq!(board.topic("t001").unwrap().title, "Umbenannt");
        assert!(board.topic("t105").is_some());
        assert_eq!(
            (phone.picks(), phone.note("t002")),
            (vec!["t002"], Some("zu einem, das verschwindet"))
        );
        let heading = &screens::mine::view_model::notes(&phone.app, "")[0].heading;
        assert_eq!(heading, "Notiz zu einem Anliegen, das hier fehlt");
    };
    check(&phone);
    phone.kill();
    net.borrow_mut().down = true;
    let mut phone = Phone::open(&device, &net, morning() + HOUR, "");
    check(&phone);
    // And back again with the topic.
    net.borrow_mut().down = false;
    net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
    phone.pass(MINUTE);
    assert_eq!(screens::mine::view_model::agenda(&phone.app)[0].picks[0].row.id, "t002");
}

/// The sample with these topics more.
fn with_new(ids: &[&str]) -> String {
    event(|e| {
        for id in ids {
            e["topics"][*id] = serde_json::json!({ "title": "Neu" });
        }
    })
}

// V3
#[test]
fn what_comes_while_a_finger_is_near_waits_to_be_shown() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    let mut other = Phone::open(&device, &net, phone.ms(), "#/sync");
    let offer =
        |phone: &Phone| screens::layout::view_model::waiting(&phone.app).unwrap_or_default();
    let has = |phone: &Phone, id: &str| phone.event().board.topic(id).is_some();
    phone.go("#/wall");
    net.borrow_mut().serve(SAMPLE_URL, &with_new(&["n1"]));
    phone.send(Msg::sync(Input::SyncNow));
    phone.send(Msg::Page(PageMsg::Touched));
    phone.pass(SECOND);
    assert_eq!((has(&phone, "n1"), &*offer(&phone)), (false, "1 neues anzeigen"));
    // Another tab's news wait as well, and what waited before them does not come back.
    net.borrow_mut().serve(SAMPLE_URL, &with_new(&["n1", "n2"]));
    other.pass(3 * SECOND);
    phone.hear();
    assert_eq!((has(&phone, "n2"), &*offer(&phone)), (false, "2 neue anzeigen"));
    phone.send(Msg::Wall(WallMsg::ShowNew));
    assert_eq!((has(&phone, "n1"), has(&phone, "n2"), &*offer(&phone)), (true, true, ""));
    // Whoever goes elsewhere, or leaves the phone alone, sees it by itself.
    for (id, touched, wait) in [("n3", true, 0), ("n4", false, SECOND)] {
        net.borrow_mut().serve(SAMPLE_URL, &with_new(&["n1", "n2", "n3", id]));
        phone.pass(if touched { SECOND } else { MINUTE });
        phone.send(Msg::sync(Input::SyncNow));
        if touched {
            phone.send(Msg::Page(PageMsg::Touched));
            phone.pass(SECOND);
            assert!(!has(&phone, id));
            phone.go("#/topic/t001");
        }
        phone.pass(wait);
        assert!(has(&phone, id), "{id}");
    }
}

// F47
#[test]
fn the_same_document_again_changes_nothing_and_saves_nothing() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    assert_eq!(bodies_kept(&mut phone), 1);
    let other_spacing = event(|_| {}).replace("\":", "\" : ");
    for answer in [request::document(&event(|_| {})), request::document(&other_spacing)] {
        net.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), answer);
        phone.pass(2 * MINUTE);
        assert_eq!(bodies_kept(&mut phone), 0);
    }
    let unchanged = RawReply { status: 304, ..RawReply::default() };
    net.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), unchanged);
    phone.pass(MINUTE);
    assert_eq!(
        (bodies_kept(&mut phone), screens::layout::view_model::sync_word(&phone.app)),
        (0, "fresh")
    );
}

// F41 Y4
#[test]
fn an_endpoint_that_vanishes_takes_nothing_with_it() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.pass(3 * HOUR);
    net.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), request::page(404));
    phone.pass(2 * MINUTE);
    phone.go("#/sync");
    let shown = screens::sync::view_model::view(&phone.app).unwrap();
    assert_eq!(shown.fault, "F41");
    assert_eq!(phone.event().board.topics.len(), 104);
    phone.kill();
    let mut phone = Phone::open(&device, &net, morning() + 6 * HOUR, "");
    phone.pass(MINUTE);
    assert_eq!(phone.event().board.topics.len(), 104);
}

// Y7 S2 F28 F30 F31 F32 F42 F53 F59
#[test]
fn whatever_the_endpoint_says_instead_the_agenda_stays() {
    let too_big = RawReply { status: 200, too_big: true, ..RawReply::default() };
    let padded = event(|e| e["_more"] = "x".repeat(anliegen::limits::DOCUMENT_BYTES).into());
    let deep = format!("{{\"x\":{}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    for (answer, fault, word) in [
        (request::page(200), "F28", "portal"),
        (request::page(511), "F28", "portal"),
        (request::document("{}"), "F30", "blocked"),
        (request::document(&event(|_| {})[..9_000]), "F31", "offline"),
        (request::document(" \n"), "F32", "offline"),
        (too_big, "F42", "blocked"),
        (request::document(&padded), "F42", "blocked"),
        (request::document(&deep), "F30", "blocked"),
        (request::document(&other_event("andere")), "F59", "blocked"),
        (request::document(&event(|e| e["v"] = 2.into())), "", "blocked"),
        (request::page(500), "", "offline"),
    ] {
        let (device, net) = (Device::new(), net());
        let mut phone = joined(&device, &net);
        bodies_kept(&mut phone);
        let kept = device.disk.text(":body:board");
        net.borrow_mut().answers.insert(SAMPLE_URL.to_owned(), answer);
        phone.send(Msg::sync(Input::SyncNow));
        phone.pass(SECOND);
        let shown = screens::sync::view_model::view(&phone.app).unwrap();
        assert_eq!(
            (shown.fault, screens::layout::view_model::sync_word(&phone.app)),
            (fault, word)
        );
        assert_eq!(phone.event().board.topics.len(), 104);
        assert_eq!((device.disk.text(":body:board"), bodies_kept(&mut phone)), (kept, 0));
        // Y9: as soon as it is mended, all is well.
        net.borrow_mut().serve(SAMPLE_URL, &event(|_| {}));
        phone.pass(MINUTE);
        assert_eq!(screens::layout::view_model::sync_word(&phone.app), "fresh", "{fault}");
    }
}

// F45 Y10
#[test]
fn offline_is_said_and_passes_by_itself() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    net.borrow_mut().down = true;
    phone.pass(2 * MINUTE);
    let line = screens::layout::view_model::state_line(&phone.app);
    assert!(line.amiss && line.words.starts_with("offline seit 10:4"), "{}", line.words);
    net.borrow_mut().down = false;
    phone.send(Msg::sync(Input::Online));
    phone.pass(MINUTE);
    let line = screens::layout::view_model::state_line(&phone.app);
    assert!(!line.amiss && line.words.starts_with("Stand 10:4"), "{}", line.words);
}

// Y7: an answer for an event that is not at hand any more changes nothing.
#[test]
fn a_late_answer_for_another_event_is_not_taken() {
    let (device, web) = (Device::new(), net());
    let mut phone = joined(&device, &web);
    web.borrow_mut().serve("https://other.example/o.json", &other_event("andere"));
    phone.take_in("#/join?u=https://other.example/o.json");
    phone.pass(5 * SECOND);
    phone.send(Msg::sync(Input::SyncNow));
    let asked = phone.effects.iter().rev().find_map(|effect| match effect {
        Effect::Network(Request::Get { file, attempt, .. }) => Some((*file, *attempt)),
        _ => None,
    });
    // Both events count their attempts from one.
    let (file, attempt) = asked.unwrap();
    let raw = request::document(&event(|_| {}));
    phone.send(Msg::Sync(SyncMsg::Replied { event: SAMPLE_ID.to_owned(), file, attempt, raw }));
    assert_eq!(phone.event().board.topics.len(), 1);
    phone.pass(5 * SECOND);
    assert_eq!((&*phone.event().id, phone.event().board.topics.len()), ("andere", 1));
    assert_eq!(phone.event().board.event.title, "Tagung andere");
}

// F21: after sleeping for hours the phone asks soon, and says until then how old its state is.
#[test]
fn a_phone_that_slept_asks_when_it_is_shown() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.send(Msg::Page(PageMsg::Hidden));
    let asked = net.borrow().requests.len();
    phone.pass(3 * HOUR);
    assert_eq!(net.borrow().requests.len(), asked, "a hidden page asks for nothing");
    phone.send(Msg::Page(PageMsg::Shown));
    let line = screens::layout::view_model::state_line(&phone.app);
    assert!(line.amiss && line.words.contains("10:42"), "{}", line.words);
    phone.pass(3 * SECOND);
    assert_eq!(net.borrow().requests.len(), asked + 1);
    assert_eq!(screens::layout::view_model::sync_word(&phone.app), "fresh");
}

// V7: what is typed while a document arrives is taken between reading and joining it.
#[test]
fn v7_a_document_is_read_in_one_task_and_joined_in_another() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    let body =
        event(|event| event["topics"]["neu"] = serde_json::json!({ "title": "Gerade angekommen" }));
    let raw = RawReply {
        status: 200,
        content_type: Some("application/json".into()),
        body: Some(body),
        ..RawReply::default()
    };
    let event = phone.event().id.clone();
    let env = Env { ms: phone.ms(), random: 1 };
    let arrives = Msg::Sync(SyncMsg::Replied { event, file: File::BOARD, attempt: 1, raw });
    let effects = update(&mut phone.app, arrives, &env);
    let [Effect::Defer(judged)] = effects.as_slice() else { panic!("{} effects", effects.len()) };
    assert!(matches!(&**judged, Msg::Sync(SyncMsg::Judged(judged)) if judged.body.is_some()));
    assert!(phone.event().layers.value("topics", "neu", "title").is_none(), "not in the same task");
}
