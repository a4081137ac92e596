//! What time it is: midnight, slots that cannot be right, zones, clocks.

use anliegen::app::{CalendarOf, ExportMsg, Msg, PageMsg, SyncMsg};
use anliegen::domain::{Command, Zone};
use anliegen::screens::facilitation::view_model as facilitation;
use anliegen::screens::notices::view_model as notices;
use anliegen::screens::topic_form::view_model as topic_form;
use anliegen::screens::wall::view_model::shown_day;
use anliegen::sync::file::File;
use anliegen::sync::replies::get::RawReply;

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

/// A phone with these slots: id, date, start, end.
fn with_slots(moment: &str, slots: &[(&str, &str, &str, &str)]) -> Phone {
    let net = net();
    let text = event(|e| {
        e["slots"] = serde_json::json!({});
        for (id, date, start, end) in slots {
            e["slots"][*id] = serde_json::json!({"date": date, "start": start, "end": end});
        }
        e["topics"]["t001"]["place"] = serde_json::json!({"slot": slots[0].0});
    });
    net.borrow_mut().serve(SAMPLE_URL, &text);
    let mut phone = Phone::open(&Device::new(), &net, berlin(moment), JOIN_SAMPLE);
    phone.pass(3 * SECOND);
    phone
}

// F27
#[test]
fn after_midnight_the_wall_opens_on_the_day_whose_round_runs() {
    let slots = [("a", "2026-06-09", "22:30", "00:30"), ("b", "2026-06-10", "10:00", "11:00")];
    for (moment, day) in [
        ("2026-06-09T23:50", "2026-06-09"),
        ("2026-06-10T00:10", "2026-06-09"),
        ("2026-06-10T00:31", "2026-06-10"),
        ("2026-06-10T10:30", "2026-06-10"),
    ] {
        let phone = with_slots(moment, &slots);
        assert_eq!(shown_day(&phone.app).unwrap().to_string(), day, "{moment}");
    }
}

// F78
#[test]
fn a_slot_that_cannot_be_right_is_questioned_and_lasts_no_day() {
    let slots = [("a", "2026-06-09", "11:00", "09:30"), ("b", "2026-06-09", "13:00", "13:00")];
    let mut phone = with_slots("2026-06-09T10:42", &slots);
    phone.command(Command::Me { field: "role", text: "facilitator".to_owned() });
    for slot in &phone.event().board.slots {
        assert_eq!(slot.start.until(slot.end), 0, "{}", slot.id);
    }
    let asked = |phone: &Phone| {
        let days = facilitation::view(&phone.app).unwrap().days;
        let rows = days.into_iter().flat_map(|(_, slots)| slots);
        rows.map(|row| (row.end, row.error.starts_with("Stimmt das Ende?"))).collect::<Vec<_>>()
    };
    assert_eq!(asked(&phone), [("09:30".to_owned(), true), ("13:00".to_owned(), true)]);
    let move_to = |phone: &mut Phone, start: &str, end: &str| {
        let (slot, start, end) = ("a".to_owned(), start.to_owned(), end.to_owned());
        phone.command(Command::MoveSlot { slot, start, end });
    };
    move_to(&mut phone, "14:00", "12:30");
    assert!(phone.app.field_error.is_some(), "nor is it taken from the form");
    move_to(&mut phone, "22:00", "00:30");
    let board = &phone.event().board;
    let slot = &board.slots[board.slot("a").unwrap()];
    assert_eq!(slot.start.until(slot.end), 150);
    assert!(phone.app.field_error.is_none());
}

// F77
#[test]
fn an_unknown_zone_is_said() {
    let mut phone = joined(&Device::new(), &net());
    assert!(phone.faults().is_empty());
    phone.send(Msg::Page(PageMsg::Zone(Zone::guess(vec![(0, 60)]))));
    assert_eq!(phone.faults(), ["F77"]);
    phone.send(Msg::Page(PageMsg::Zone(berlin_zone())));
    assert!(phone.faults().is_empty());
}

// F65 F27
#[test]
fn calendar_entries_are_right_on_both_sides_of_a_change_of_clocks() {
    let slots = [("a", "2026-10-20", "11:00", "12:30"), ("b", "2026-11-20", "11:00", "12:30")];
    for moment in ["2026-10-20T10:00", "2026-11-20T10:00", "2026-06-09T10:42"] {
        let mut phone = with_slots(moment, &slots);
        let place = |slot: &str| (Some(slot.to_owned()), None);
        let (slot, space) = place("b");
        phone.command(Command::Me { field: "role", text: "facilitator".to_owned() });
        phone.command(Command::Place { topic: "t002".to_owned(), slot, space });
        phone.pick("t001", true);
        phone.pick("t002", true);
        // As the browser looks them up: the event's days and those around now, one after the other.
        let zone =
            vec![(0, 120), (berlin("2026-10-25T03:00"), 60), (berlin("2026-10-20T00:00"), 120)];
        phone.send(Msg::Page(PageMsg::Zone(Zone::new(zone))));
        phone.send(Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
        let (_, text) = phone.out.files.pop().unwrap();
        assert!(text.contains("DTSTART:20261020T090000Z"), "{moment}: {text}");
        assert!(text.contains("DTSTART:20261120T100000Z"), "{moment}: {text}");
    }
}

/// The heads of those that are shown, as they stand there.
fn heads(said: Vec<notices::Said>) -> Vec<String> {
    said.into_iter().map(|said| said.head).collect()
}

// F24 V8
#[test]
fn a_clock_five_hours_ahead_hides_nobody_elses_notice() {
    let net = net();
    let ahead = serde_json::json!({
        "words": "Hallo", "name": "Voraus", "made": berlin("2026-06-09T15:42") as u64
    });
    let first = event(|e| e["notices"] = serde_json::json!({"n1": ahead}));
    net.borrow_mut().serve(SAMPLE_URL, &first);
    let (device, mut phone) = {
        let device = Device::new();
        let phone = joined(&device, &net);
        (device, phone)
    };
    assert_eq!(heads(notices::fresh(&phone.app)), ["Durchsage von Voraus, 10:42"]);
    let real = serde_json::json!({
        "words": "Essen später", "name": "Ursula", "made": berlin("2026-06-09T11:00") as u64
    });
    let both = event(|e| e["notices"] = serde_json::json!({"n1": ahead, "n2": real}));
    phone.pass(20 * MINUTE);
    net.borrow_mut().serve(SAMPLE_URL, &both);
    phone.pass(5 * MINUTE);
    let expected = ["Durchsage von Ursula, 11:00", "Durchsage von Voraus, 10:42"];
    assert_eq!(heads(notices::fresh(&phone.app)), expected);
    phone.close();
    let mut phone = Phone::open(&device, &net, berlin("2026-06-09T13:50"), "#/now");
    phone.pass(3 * SECOND);
    assert_eq!(heads(notices::fresh(&phone.app)), expected, "also after a restart");
    assert_eq!(heads(notices::projected(&phone.app)), expected[..1], "nor does it stay for long");
}

#[test]
fn all_places_are_taken_only_when_they_are() {
    let no_place = |moment: &str, spaces: usize| {
        let net = net();
        let text = event(|e| {
            let all = e["spaces"].as_object_mut().unwrap();
            let ids: Vec<String> = all.keys().skip(spaces).cloned().collect();
            for id in &ids {
                all.remove(id);
            }
        });
        net.borrow_mut().serve(SAMPLE_URL, &text);
        let mut phone = Phone::open(&Device::new(), &net, berlin(moment), JOIN_SAMPLE);
        phone.pass(3 * SECOND);
        topic_form::view(&phone.app).no_place
    };
    assert_eq!(no_place("2026-06-09T10:42", 99), "");
    assert!(no_place("2026-06-09T10:42", 1).starts_with("Alle Plätze sind vergeben."));
    let late = "Nach der Uhr dieses Telefons (15:30) beginnt keine Gruppenrunde mehr.";
    assert!(no_place("2026-06-10T15:30", 99).starts_with(late), "the last round");
    assert!(no_place("2026-06-20T15:30", 99).starts_with(late), "after the event");
    assert!(no_place("2026-06-09T10:42", 0).starts_with("Zeiten oder Räume gibt es noch keine."));
}

// F79
#[test]
fn a_clock_that_differs_from_the_servers_is_said() {
    let mut phone = joined(&Device::new(), &net());
    for date in ["Tue, 09 Jun 2026 06:42:05 GMT", "Tue, 09 Jun 2026 06:42:35 GMT"] {
        assert!(phone.faults().is_empty());
        let (event, file) = (SAMPLE_ID.to_owned(), File::BOARD);
        let raw = RawReply { status: 304, date: Some(date.to_owned()), ..RawReply::default() };
        phone.send(Msg::Sync(SyncMsg::Replied { event, file, attempt: 99, raw }));
        phone.pass(30 * SECOND);
    }
    assert_eq!(phone.faults(), ["F79"]);
    let words = &anliegen::screens::layout::view_model::notices(&phone.app)[0].words;
    assert!(words.contains("Hier ist es 10:43, beim Server 08:43"), "{words}");
}
