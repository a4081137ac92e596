//! What was set aside, with the state of the data.

use std::rc::Rc;

use anliegen::app::{App, AsideAct, AsideMsg, Msg};
use anliegen::screens::sync::aside;

use crate::print::Page;
use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;
use crate::{check_both, speak};

/// A phone with damaged data, a value that lost, and an entry of the file that cannot be read.
fn damaged() -> (Rc<Device>, Phone) {
    let (device, net) = (Device::new(), net());
    let broken = serde_json::json!({ "title": "<b>x</b>", "~": { "title": "kein Stempel" } });
    net.borrow_mut().serve(SAMPLE_URL, &event(|e| e["topics"]["t900"] = broken));
    joined(&device, &net).close();
    let kept = |key: &str, text: &str| format!("{key}\n{text}");
    let lost = r#"{ "kind": "topics", "id": "t001", "field": "title", "value": "Pflege" }"#;
    for (name, text) in [
        ("1780908000000-0", kept("anliegen1:bewegung-50plus-2013:private", "{ \"notes\": {")),
        ("1780994520000-0", kept("collision", lost)),
        ("1780994520000-1", kept("anliegen1:bewegung-50plus-2013:body:board", &"ü".repeat(2_000))),
    ] {
        device.disk.put(&format!("anliegen1:quarantine:{name}"), &text);
    }
    let mut phone = Phone::open(&device, &net, morning(), "#/sync");
    phone.pass(SECOND);
    (device, phone)
}

fn print(app: &App, page: &mut Page) {
    for piece in aside::view(app) {
        page.line("## ", &piece.what);
        page.line(if piece.is_away { "(away) " } else { "" }, &piece.words);
        page.line("> ", &piece.excerpt);
    }
}

// J5 F7 F51 F52
#[test]
fn what_was_set_aside_is_listed_with_its_beginning() {
    let (_, mut phone) = damaged();
    check_both("aside", &mut phone, print);
}

fn names(phone: &Phone) -> Vec<(String, bool)> {
    let pieces = aside::view(&phone.app).into_iter().filter(|piece| !piece.is_entry);
    pieces.map(|piece| (piece.name, piece.is_away)).collect()
}

// J5 S1
#[test]
fn what_was_set_aside_is_saved_put_away_and_brought_back() {
    let (device, mut phone) = damaged();
    speak(&mut phone, "de");
    assert_eq!(phone.faults(), ["F7"]);
    let name = "1780908000000-0".to_owned();
    phone.send(Msg::Aside(AsideMsg::Do(AsideAct::Save, name.clone())));
    phone.send(Msg::Aside(AsideMsg::Do(AsideAct::Save, "topics/t900".to_owned())));
    let files: Vec<&str> = phone.out.files.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(files[0], "{ \"notes\": {");
    assert!(files[1].contains("<b>x</b>") && files.len() == 2);
    let all: Vec<String> = names(&phone).into_iter().map(|(name, _)| name).collect();
    for name in &all {
        phone.send(Msg::Aside(AsideMsg::Do(AsideAct::PutAway, name.clone())));
    }
    // Each stays in its place until one leaves, and can come back.
    assert_eq!(names(&phone), all.iter().map(|name| (name.clone(), true)).collect::<Vec<_>>());
    assert!(phone.faults().is_empty() && !device.disk.holds_under(":quarantine:", ""));
    phone.send(Msg::Aside(AsideMsg::Do(AsideAct::BringBack, name.clone())));
    assert_eq!(phone.faults(), ["F7"]);
    assert!(device.disk.holds_under(":quarantine:", "{ \"notes\": {"));
    phone.go("#/now");
    phone.go("#/sync");
    assert_eq!(names(&phone), [(name, false)]);
}
