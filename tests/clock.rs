//! Clocks that jump, that are decades off, in another zone; slots across midnight and across a
//! change of summer time.
#![allow(clippy::unwrap_used)]

mod support;

use anliegen::app::{CalendarOf, ExportMsg, Msg, PageMsg};
use anliegen::crdt::Stamp;
use anliegen::domain::schema::{kind, name};
use anliegen::screens;
use icalendar::parser::{read_calendar, unfold};

use support::device::Device;
use support::phone::Phone;
use support::sample::*;

/// The stamp of what is shown of the note to a topic.
fn stamp(phone: &Phone, topic: &str) -> Stamp {
    let register = phone.event().replica.register(kind::NOTES, topic, name::NOTE).unwrap();
    assert_eq!(register.heads().len(), 1);
    register.shown().at.clone()
}

// F23 M6
#[test]
fn an_hour_back_keeps_the_order_of_what_one_wrote() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.type_note("t001", "vor der Umstellung");
    phone.pass(2 * SECOND);
    let before = stamp(&phone, "t001");
    phone.set_clock(morning() - HOUR);
    phone.type_note("t001", "danach");
    assert!(stamp(&phone, "t001") > before);
    assert_eq!(stamp(&phone, "t001").actor, before.actor);
    phone.pass(2 * SECOND);
    assert!(phone.is_saved("t001"));
    // The sync is not silenced for the hour.
    let asked = net.borrow().requests.len();
    phone.pass(2 * MINUTE);
    assert!(net.borrow().requests.len() > asked + 1);
    phone.kill();
    let mut phone = Phone::open(&device, &net, morning() - HOUR, "");
    assert_eq!(phone.note("t001"), Some("danach"));
    phone.type_note("t001", "nach dem Neustart");
    assert_eq!(phone.note("t001"), Some("nach dem Neustart"));
}

// F24 M6 M3
#[test]
fn a_clock_from_2099_that_is_set_right_writes_at_the_present_again() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.set_clock(berlin("2099-01-01T12:00"));
    phone.type_note("t001", "aus der Zukunft");
    phone.pass(2 * SECOND);
    let ahead = stamp(&phone, "t001");
    phone.set_clock(morning() + HOUR);
    phone.type_note("t001", "wieder heute");
    let sane = stamp(&phone, "t001");
    assert_eq!(sane.ms, (morning() + HOUR) as u64);
    assert_eq!(sane.actor.profile(), ahead.actor.profile());
    assert_ne!(sane.actor, ahead.actor);
    assert_eq!(phone.note("t001"), Some("wieder heute"));
    phone.type_note("t002", "und weiter");
    assert_eq!(stamp(&phone, "t002").actor, sane.actor, "one new actor is enough");
    phone.pass(2 * SECOND);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + 2 * HOUR, "");
    assert_eq!(phone.note("t001"), Some("wieder heute"));
}

// F24: within a day the clock only waits for itself, with no new actor.
#[test]
fn a_few_hours_ahead_are_no_reason_for_a_new_actor() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.set_clock(morning() + 20 * HOUR);
    phone.type_note("t001", "in der falschen Zone");
    let ahead = stamp(&phone, "t001");
    phone.set_clock(morning());
    phone.type_note("t001", "in der richtigen");
    assert_eq!(stamp(&phone, "t001").actor, ahead.actor);
    assert!(stamp(&phone, "t001") > ahead);
}

// F24: whoever sees what the wrong clock wrote can replace it.
#[test]
fn another_tab_overrides_what_was_written_in_2099() {
    let (device, net) = (Device::new(), net());
    let mut wrong = joined(&device, &net);
    let mut right = Phone::open(&device, &net, morning() + MINUTE, "");
    wrong.set_clock(berlin("2099-01-01T12:00"));
    wrong.type_note("t001", "aus der Zukunft");
    wrong.pass(2 * SECOND);
    right.set_clock(morning() + MINUTE);
    right.hear();
    assert_eq!(right.note("t001"), Some("aus der Zukunft"));
    let written = &screens::mine::view_model::notes(&right.app, "")[0].written;
    assert_eq!(written, "etwa Do 1.1.2099, 12:00");
    right.type_note("t001", "heute");
    right.pass(2 * SECOND);
    wrong.hear();
    for tab in [&wrong, &right] {
        assert_eq!(tab.note("t001"), Some("heute"));
        assert!(tab.event().private.note("t001").unwrap().beside.is_empty());
    }
    assert_eq!(screens::mine::view_model::notes(&right.app, "")[0].written, "10:43");
}

// F24: an answer from 2099 is not called fresh in 2026.
#[test]
fn the_state_of_the_data_does_not_come_from_the_future() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    phone.set_clock(berlin("2099-01-01T12:00"));
    phone.pass(2 * MINUTE);
    phone.kill();
    net.borrow_mut().down = true;
    let mut phone = Phone::open(&device, &net, morning() + HOUR, "");
    for _ in 0..2 {
        let line = screens::layout::view_model::state_line(&phone.app);
        assert!(line.amiss && !line.words.contains("2099"), "{}", line.words);
        phone.pass(MINUTE);
    }
    net.borrow_mut().down = false;
    phone.pass(10 * MINUTE);
    assert_eq!(screens::layout::view_model::sync_word(&phone.app), "fresh");
}

// F25
#[test]
fn in_1970_writing_works_and_now_is_not_claimed_to_be_known() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, HOUR, JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    assert_eq!(phone.faults(), ["F25"]);
    phone.type_note("t001", "trotzdem");
    phone.pick("t002", true);
    phone.pass(2 * SECOND);
    assert!(phone.is_saved("t001"));
    let now = screens::now::view_model::view(&phone.app);
    assert_eq!((&*now.clock, now.pretend), ("", None));
    assert!(now.sections.iter().all(|section| !section.running));
    assert!(!screens::wall::view_model::day(&phone.app).sections.is_empty());
    // As soon as the clock is set, everything is as always.
    phone.set_clock(berlin("2026-06-09T11:20"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert_eq!(phone.faults(), [""; 0]);
    assert_eq!(screens::now::view_model::view(&phone.app).clock, "11:20");
    phone.type_note("t001", "mit Uhr");
    phone.pass(2 * SECOND);
    phone.kill();
    let phone = Phone::open(&device, &net, morning() + HOUR, "");
    assert_eq!((phone.note("t001"), phone.picks()), (Some("mit Uhr"), vec!["t002"]));
}

// F25: a clock that cannot be right does not call the event over, nor running.
#[test]
fn a_clock_of_before_the_app_was_made_tells_no_phase() {
    for moment in ["2013-10-01T11:20", "2015-01-01T09:00"] {
        let (device, net) = (Device::new(), net());
        net.borrow_mut().serve(SAMPLE_URL, &sample());
        let mut phone = Phone::open(&device, &net, berlin(moment), JOIN_SAMPLE);
        phone.pass(5 * SECOND);
        assert_eq!(phone.faults(), ["F25"]);
        let now = screens::now::view_model::view(&phone.app);
        assert!(now.intro.unwrap().words.starts_with("Schön, dass du da bist"));
        assert!(now.sections.iter().all(|section| !section.running));
    }
}

// F25 M6: before 1970, as after a battery died.
#[test]
fn before_1970_writing_works() {
    let (device, net) = (Device::new(), net());
    let mut phone = Phone::open(&device, &net, -5 * HOUR, JOIN_SAMPLE);
    phone.pass(5 * SECOND);
    phone.type_note("t001", "eins");
    phone.type_note("t001", "zwei");
    phone.pass(2 * SECOND);
    phone.kill();
    let phone = Phone::open(&device, &net, -4 * HOUR, "");
    assert_eq!(phone.note("t001"), Some("zwei"));
}

// F26
#[test]
fn times_are_those_of_the_venue_and_say_so() {
    let (device, net) = (Device::new(), net());
    let mut phone = joined(&device, &net);
    // 09:20 UTC, wherever the phone is.
    phone.set_clock(1_780_996_800_000);
    phone.send(Msg::Page(PageMsg::Tick));
    let now = screens::now::view_model::view(&phone.app);
    assert_eq!((&*now.clock, now.sections[0].running), ("11:20", true));
    let about = screens::about::view_model::event(&phone.app).unwrap();
    assert_eq!(about.zone, "Alle Zeiten: Uhr am Ort (Europe/Berlin)");
}

/// The sample with one more slot, and a topic in it.
fn with_slot(date: &str, start: &str, end: &str) -> String {
    event(|e| {
        e["slots"]["late"] = serde_json::json!({
            "date": date, "start": start, "end": end, "label": "Spät", "kind": "groups"
        });
        e["topics"]["t001"]["place"]["slot"] = "late".into();
    })
}

fn span(phone: &mut Phone) -> (String, String) {
    phone.send(Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
    let text = phone.out.files.pop().unwrap().1;
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    let value = |name| calendar.components[0].find_prop(name).unwrap().val.as_str().to_owned();
    (value("DTSTART"), value("DTEND"))
}

// F27
#[test]
fn a_slot_across_midnight_runs_on_into_the_next_day() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(SAMPLE_URL, &with_slot("2026-06-09", "22:00", "01:00"));
    let mut phone = joined(&device, &net);
    phone.pick("t001", true);
    assert_eq!(span(&mut phone), ("20260609T200000Z".into(), "20260609T230000Z".into()));
    phone.app.rows = 100; // down to the evening
    let last = screens::wall::view_model::day(&phone.app).sections.pop().unwrap();
    assert_eq!((&*last.slot, &*last.heading), ("late", "22:00–01:00 · Spät · 1 Gruppe"));
    phone.set_clock(berlin("2026-06-10T00:30"));
    phone.send(Msg::Page(PageMsg::Tick));
    let now = screens::now::view_model::view(&phone.app);
    assert_eq!(now.sections[0].heading, "Läuft bis 01:00 · Spät");
    assert!(now.sections[0].running && now.sections[0].mine[0].row.id == "t001");
    phone.set_clock(berlin("2026-06-10T01:00"));
    phone.send(Msg::Page(PageMsg::Tick));
    assert!(
        screens::now::view_model::view(&phone.app).sections.iter().all(|section| !section.running)
    );
}

// F27: the night of 25 October 2026 has an hour more.
#[test]
fn a_slot_over_the_change_of_summer_time_has_its_true_length() {
    let (device, net) = (Device::new(), net());
    net.borrow_mut().serve(SAMPLE_URL, &with_slot("2026-10-25", "01:30", "03:30"));
    let mut phone = joined(&device, &net);
    phone.pick("t001", true);
    assert_eq!(span(&mut phone), ("20261024T233000Z".into(), "20261025T023000Z".into()));
    for (utc, clock) in [(0, "02:30"), (30, "02:00"), (90, "03:00")] {
        // From 00:30 UTC on; at 01:00 UTC the clock falls back from 03:00 to 02:00.
        let at = berlin("2026-10-25T01:30") + HOUR + utc * MINUTE;
        phone.set_clock(at);
        phone.send(Msg::Page(PageMsg::Tick));
        let now = screens::now::view_model::view(&phone.app);
        assert_eq!(now.clock, clock);
        assert!(now.sections.iter().any(|s| s.running && s.slot == "late"), "{clock}");
    }
}
