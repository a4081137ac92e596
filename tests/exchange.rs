//! What leaves the app, read back by an independent reader.
#![allow(clippy::unwrap_used)]

use anliegen::export::calendar::{Entry, calendar};
use anliegen::export::linkify::{Segment, segments};
use icalendar::parser::{read_calendar, unfold};
use proptest::prelude::*;

fn entry(title: &str) -> Entry {
    Entry {
        uid: "t3f0c@bewegung-50plus-2013".to_owned(),
        sequence: 23_010_000,
        is_cancelled: false,
        stamp_ms: 1_380_600_000_000,
        start_ms: 1_380_619_200_000,
        end_ms: 1_380_624_600_000,
        title: title.to_owned(),
        place: "Saal A, 1. Stock; links".to_owned(),
        text: "Wer fragt?\nDie Betriebe: alle, auch kleine.".to_owned(),
        url: Some("https://app.example/#/topic/t3f0c".to_owned()),
    }
}

/// A property's value, unescaped by the reader.
fn value(component: &icalendar::parser::Component, name: &str) -> Option<String> {
    component
        .find_prop(name)
        .map(|property| property.val.clone().unescape_text().as_str().to_owned())
}

// F65
#[test]
fn another_program_reads_what_was_written() {
    let text = calendar("Bewegung 50plus, Berlin", &[entry("Ältere; jüngere, \\ alle"), entry("")]);
    let unfolded = unfold(&text);
    let read = read_calendar(&unfolded).unwrap();
    let named = read.properties.iter().find(|property| property.name == "X-WR-CALNAME").unwrap();
    assert_eq!(named.val.clone().unescape_text().as_str(), "Bewegung 50plus, Berlin");
    assert!(read.properties.iter().all(|property| property.name != "METHOD"));
    assert_eq!(read.components.len(), 2);
    let event = &read.components[0];
    for (name, expected) in [
        ("UID", "t3f0c@bewegung-50plus-2013"),
        ("DTSTAMP", "20131001T040000Z"),
        ("DTSTART", "20131001T092000Z"),
        ("DTEND", "20131001T105000Z"),
        ("SUMMARY", "Ältere; jüngere, \\ alle"),
        ("LOCATION", "Saal A, 1. Stock; links"),
        ("DESCRIPTION", "Wer fragt?\nDie Betriebe: alle, auch kleine."),
        ("URL", "https://app.example/#/topic/t3f0c"),
    ] {
        assert_eq!(value(event, name).as_deref(), Some(expected), "{name}");
    }
}

// F65
#[test]
fn what_the_format_cannot_say_is_left_out() {
    let mut odd = entry("x");
    odd.end_ms = odd.start_ms;
    odd.url = Some("javascript:alert(1)".to_owned());
    let mut ages_away = entry("y");
    ages_away.start_ms = i64::MAX;
    let text = calendar("x", &[odd, ages_away]);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1);
    assert!(!text.contains("DTEND") && !text.contains("URL"));
}

fn any_text() -> impl Strategy<Value = String> {
    "([a-zäöüß€😀 ,;:\\\\\"\n\r\t\u{0}\u{7f}]|END:VEVENT|\r\nX:1){0,80}"
}

/// The text as a calendar can carry it.
fn carried(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|char| !char.is_control() || "\n\t".contains(*char)).collect()
}

proptest! {
    // F65
    #[test]
    fn no_text_breaks_out_of_its_line(title in any_text(), text in any_text(), start in any::<i64>()) {
        let mut odd = entry(&title);
        odd.text.clone_from(&text);
        odd.start_ms = start;
        let written = calendar(&title, &[odd, entry("Das letzte")]);
        for line in written.strip_suffix("\r\n").unwrap().split("\r\n") {
            prop_assert!(line.len() <= 75 && !line.contains(['\r', '\n']), "{line}");
        }
        let unfolded = unfold(&written);
        let read = read_calendar(&unfolded).unwrap();
        let last = read.components.last().unwrap();
        prop_assert_eq!(value(last, "SUMMARY"), Some("Das letzte".to_owned()));
        if let [first, _] = &read.components[..] {
            prop_assert_eq!(value(first, "SUMMARY"), Some(carried(&title)));
            prop_assert_eq!(value(first, "DESCRIPTION").unwrap_or_default(), carried(&text));
        }
    }

    // S1 F60
    #[test]
    fn links_lead_only_where_they_may_and_no_character_is_lost(
        text in "([a-z@.:/()<> \nü\u{202e}]|https://|javascript:|www\\.|mailto:|tel:|data:|geo:|1){0,60}"
    ) {
        let mut whole = String::new();
        for segment in segments(&text) {
            match segment {
                Segment::Text(text) => whole.push_str(text),
                Segment::Link { href, label } => {
                    let allowed = ["https:", "http:", "mailto:", "tel:", "geo:"];
                    prop_assert!(allowed.iter().any(|scheme| href.starts_with(scheme)), "{href}");
                    prop_assert!(!href.contains(['<', '>', '"', ' ', '\n', '\u{202e}']), "{href}");
                    whole.push_str(label);
                }
            }
        }
        prop_assert_eq!(whole, text);
    }
}
