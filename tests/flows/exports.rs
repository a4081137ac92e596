//! Notes as text, my plan for a calendar, links to pass on.

use anliegen::app::{CalendarOf, ExportMsg, Msg};
use anliegen::domain::Command;
use icalendar::parser::{Component, read_calendar, unfold};

use crate::support::device::Device;
use crate::support::phone::Phone;
use crate::support::sample::*;

fn prepared() -> Phone {
    let (device, net) = (Device::new(), net());
    let withdrawn = event(|e| e["topics"]["t003"]["state"] = "withdrawn".into());
    net.borrow_mut().serve(SAMPLE_URL, &withdrawn);
    let mut phone = joined(&device, &net);
    for topic in ["t001", "t002", "t003", "t062"] {
        phone.pick(topic, true);
    }
    phone.type_note("t001", "Treppenhaus!\n* nicht der Brief");
    phone.pass(2 * SECOND);
    phone
}

fn file(phone: &mut Phone, msg: Msg) -> (String, String) {
    phone.out.files.clear();
    phone.send(msg);
    assert_eq!(phone.out.files.len(), 1);
    phone.out.files.pop().unwrap()
}

#[test]
fn notes_go_out_as_text_and_as_markdown() {
    let mut phone = prepared();
    let (name, text) = file(&mut phone, Msg::Export(ExportMsg::Notes(false)));
    assert_eq!(name, "Meine-Notizen.txt");
    assert_eq!(
        text,
        "Bewegung 50plus\n\n\
         Nr. 1 · Wie kommen wir an die, die gar nicht mehr kommen?\n\
         Di 9.6., 11:00–12:30 · Saal A\n\
         10:42\n\n\
         Treppenhaus!\n* nicht der Brief\n"
    );
    let (name, text) = file(&mut phone, Msg::Export(ExportMsg::Notes(true)));
    assert_eq!(name, "Meine-Notizen.md");
    assert!(text.contains("## Nr. 1 · Wie kommen wir an die"), "{text}");
    assert!(text.contains("Treppenhaus!\\\n\\* nicht der Brief"), "{text}");
}

// F17: what stands beside goes out too.
#[test]
fn both_versions_of_a_note_go_out() {
    let mut phone = prepared();
    let mut other = Phone::open(&phone.device, &phone.network, phone.ms(), "");
    other.type_note("t001", "aus dem anderen Fenster");
    phone.type_note("t001", "aus diesem");
    other.pass(SECOND);
    phone.pass(SECOND);
    phone.hear();
    let (_, text) = file(&mut phone, Msg::Export(ExportMsg::Notes(false)));
    assert!(text.contains("aus diesem") && text.contains("aus dem anderen Fenster"));
}

fn value(event: &Component, name: &str) -> String {
    let property = event.find_prop(name).unwrap();
    property.val.clone().unescape_text().as_str().to_owned()
}

// F26 F65
#[test]
fn the_calendar_has_the_right_utc_times_and_uids_that_stay() {
    let mut phone = prepared();
    let (name, text) = file(&mut phone, Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
    assert_eq!(name, "Mein-Plan.ics");
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).unwrap();
    // What has no time is no entry of a calendar.
    assert_eq!(calendar.components.len(), 3);
    let first = &calendar.components[0];
    for (name, expected) in [
        ("UID", "t001.bewegung-50plus-2013@anliegen"),
        ("DTSTART", "20260609T090000Z"),
        ("DTEND", "20260609T103000Z"),
        ("SUMMARY", "Wie kommen wir an die, die gar nicht mehr kommen?"),
        ("LOCATION", "Saal A · Erdgeschoss, geradeaus durch die große Doppeltür"),
        ("DESCRIPTION", "Nr.\u{a0}1 · Monika · Pakt 14, Jobcenter Weststadt"),
        ("URL", "https://app.example/space/#/join?u=sample.json&to=/topic/t001"),
    ] {
        assert_eq!(value(first, name), expected);
    }
    assert!(!text.contains("Treppenhaus"), "notes stay here");
    // Moved to another round: the same entry at another time.
    let moved = event(|e| e["topics"]["t001"]["place"]["slot"] = "d1-2".into());
    phone.network.borrow_mut().serve(SAMPLE_URL, &moved);
    phone.pass(MINUTE);
    let (_, later) = file(&mut phone, Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
    let unfolded = unfold(&later);
    let calendar = read_calendar(&unfolded).unwrap();
    let first = &calendar.components[0];
    assert_eq!(value(first, "UID"), "t001.bewegung-50plus-2013@anliegen");
    assert_eq!(value(first, "DTSTART"), "20260609T113000Z");
    assert!(value(first, "DTSTAMP").as_str() > "20260609T084200Z");
}

// F65: a calendar that has an entry takes a newer one only if its sequence has risen, and strikes
// it out only if it is said to be cancelled.
#[test]
fn a_calendar_learns_what_was_moved_and_what_was_cancelled() {
    let mut phone = prepared();
    let entries = |phone: &mut Phone, of: CalendarOf| {
        let (name, text) = file(phone, Msg::Export(ExportMsg::Calendar(of)));
        let unfolded = unfold(&text);
        let calendar = read_calendar(&unfolded).unwrap();
        let entry = |event: &Component| {
            let sequence: u32 = value(event, "SEQUENCE").parse().unwrap();
            (value(event, "UID"), value(event, "STATUS"), sequence)
        };
        (name, calendar.components.iter().map(entry).collect::<Vec<_>>())
    };
    let of = |(_, entries): (String, Vec<(String, String, u32)>), topic: &str| {
        let uid = format!("{topic}.bewegung-50plus-2013@anliegen");
        entries.into_iter().find(|(other, ..)| *other == uid).unwrap()
    };
    let wall = entries(&mut phone, CalendarOf::Wall);
    let drawn = phone.event().board.topics.iter().filter(|topic| topic.slot.is_some()).count();
    assert_eq!((&*wall.0, wall.1.len()), ("Wand.ics", drawn));
    let withdrawn = of(entries(&mut phone, CalendarOf::Mine), "t003");
    assert_eq!(withdrawn.1, "CANCELLED");
    let (name, one) = entries(&mut phone, CalendarOf::Topic("t001".to_owned()));
    let before = one[0].clone();
    assert_eq!((&*name, one.len(), &*before.1), ("Nr.-1.ics", 1, "CONFIRMED"));
    phone.command(Command::Claim { topic: "t001".to_owned(), on: true });
    phone.pass(MINUTE);
    let space = phone.event().board.spaces[5].id.clone();
    let slot = Some("d1-2".to_owned());
    phone.command(Command::Place { topic: "t001".to_owned(), slot, space: Some(space) });
    let after = of(entries(&mut phone, CalendarOf::Wall), "t001");
    assert!(after.0 == before.0 && after.2 > before.2, "{before:?} {after:?}");
    phone.pass(MINUTE);
    phone.command(Command::Merge { topic: "t001".to_owned(), into: Some("t002".to_owned()) });
    let merged = of(entries(&mut phone, CalendarOf::Mine), "t001");
    assert!(merged.1 == "CANCELLED" && merged.2 > after.2, "{merged:?}");
}

// F26 F27: in winter the same clock is another UTC time.
#[test]
fn the_calendar_follows_the_venues_summer_time() {
    let mut phone = prepared();
    let winter = event(|_| {}).replace("2026-06-09", "2026-11-10");
    phone.network.borrow_mut().serve(SAMPLE_URL, &winter);
    phone.pass(MINUTE);
    let (_, text) = file(&mut phone, Msg::Export(ExportMsg::Calendar(CalendarOf::Mine)));
    assert!(text.contains("DTSTART:20261110T100000Z"), "{text}");
}

// Y11 F26
#[test]
fn links_open_the_event_or_the_topic_on_another_phone() {
    let mut phone = prepared();
    phone.send(Msg::Export(ExportMsg::Share(None)));
    phone.send(Msg::Export(ExportMsg::Share(Some("t017".to_owned()))));
    let [event, topic] = &phone.out.shared[..] else { panic!("{:?}", phone.out.shared) };
    assert_eq!(event.0, "Bewegung 50plus");
    for (link, address) in [(&event.1, "#/now?u=sample.json"), (&topic.1, "#/topic/t017")] {
        let fragment = &link[link.find('#').unwrap()..];
        let mut other = Phone::open(&Device::new(), &phone.network, phone.ms(), fragment);
        other.pass(5 * SECOND);
        assert_eq!((&*other.address, other.event().board.topics.len()), (address, 104));
    }
    phone.send(Msg::Export(ExportMsg::Copied(true, topic.1.clone())));
    assert_eq!(phone.app.toast.take().unwrap().words, "Link kopiert");
    phone.send(Msg::Export(ExportMsg::Copied(false, "https://x".to_owned())));
    assert!(phone.app.toast.take().unwrap().words.ends_with("Der Link: https://x"));
}
