//! *Jetzt* before, during and after; the event; my plan; the settings.

use anliegen::app::{Msg, PageMsg};
use anliegen::domain::Civil;

use crate::support::sample::*;
use crate::{check, check_both, framed, phone_at, print, speak};

fn no_sample(e: &mut serde_json::Value) {
    e["event"]["main"].as_object_mut().unwrap().remove("sample");
}

// V6
#[test]
fn now_before_the_event() {
    check_both("now-before", &mut phone_at("2026-06-08T20:15", no_sample), print::now);
}

// V6
#[test]
fn now_in_a_round_with_picks_notes_and_an_overlap() {
    let mut phone = phone_at("2026-06-09T11:20", no_sample);
    for topic in ["t001", "t055", "t005"] {
        phone.pick(topic, true);
    }
    phone.type_note("t001", "Treppenhaus, nicht der Brief.\nMonika fragen!");
    phone.pass(2 * SECOND);
    check_both("now-round", &mut phone, print::now);
}

#[test]
fn now_in_a_round_without_picks() {
    let phone = phone_at("2026-06-09T11:20", no_sample);
    check("now-round-bare.de", framed(&phone.app, print::now));
}

#[test]
fn now_between_the_rounds_and_on_the_second_day() {
    let phone = phone_at("2026-06-09T15:20", no_sample);
    check("now-break.de", framed(&phone.app, print::now));
    let phone = phone_at("2026-06-09T18:30", no_sample);
    check("now-evening.de", framed(&phone.app, print::now));
    let phone = phone_at("2026-06-10T15:50", no_sample);
    check("now-closing.de", framed(&phone.app, print::now));
}

// V6
#[test]
fn now_after_the_event() {
    let mut phone = phone_at("2026-07-01T09:00", no_sample);
    check_both("now-after", &mut phone, print::now);
    let mut phone = phone_at("2026-07-01T09:00", |_| {});
    check_both("now-after-sample", &mut phone, print::now);
    phone.send(Msg::Page(PageMsg::Pretend(Civil::parse("2026-06-09T11:20"))));
    phone.pass(61 * SECOND);
    check_both("now-pretending", &mut phone, print::now);
}

// F25
#[test]
fn now_where_nobody_knows_the_time() {
    let mut phone = phone_at("2026-06-09T11:20", no_sample);
    phone.set_clock(HOUR);
    phone.send(Msg::Page(PageMsg::Tick));
    check("now-clock.de", framed(&phone.app, print::now));
}

#[test]
fn now_of_an_event_that_is_still_empty() {
    let phone = phone_at("2026-06-09T09:30", |e| {
        no_sample(e);
        e.as_object_mut().unwrap().remove("topics");
    });
    check("now-empty.de", framed(&phone.app, print::now));
    let phone = phone_at("2026-06-09T09:30", |e| {
        for kind in ["topics", "slots", "spaces", "fields"] {
            e.as_object_mut().unwrap().remove(kind);
        }
        let main = serde_json::json!({ "title": "Nur ein Titel" });
        e["event"]["main"] = main;
    });
    check("now-bare.de", framed(&phone.app, print::now));
}

// V6
#[test]
fn my_plan_and_my_notes() {
    let mut phone = phone_at("2026-06-09T10:00", no_sample);
    check("mine-empty.de", framed(&phone.app, |app, page| print::mine(app, "", page)));
    for topic in ["t001", "t015", "t004", "t002", "t043", "t062"] {
        phone.pick(topic, true);
    }
    phone.type_note("t001", "Erst klingeln, dann schreiben.");
    phone.pass(HOUR);
    phone.command(anliegen::domain::Command::Note {
        id: "frei".to_owned(),
        topic: None,
        text: "Parkschein bis 18 Uhr!".to_owned(),
        made: Some(phone.ms() as u64),
    });
    phone.go("#/mine");
    check_both("mine", &mut phone, |app, page| print::mine(app, "", page));
    check("mine-search.de", {
        speak(&mut phone, "de");
        framed(&phone.app, |app, page| print::mine(app, "PARK", page))
    });
}

// V6 F27
#[test]
fn the_event_and_the_settings() {
    let mut phone = phone_at("2026-06-09T10:00", |e| {
        e["event"]["main"]["purpose"] = "Siehe https://www.example.org/zweck.".into();
    });
    phone.go("#/event");
    check_both("event", &mut phone, print::event);
    phone.go("#/settings");
    check_both("settings", &mut phone, print::settings);
}
