//! Writes iCalendar (RFC 5545): my agenda, the wall, the next meetings. Our own, because the few
//! properties that it needs are smaller than the crate `icalendar`, which the tests read it with.

use chrono::{DateTime, Datelike, Timelike};

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same through all exports, so that a calendar updates instead of doubling.
    pub uid: String,
    /// Rises with each change of what the entry says, so that a calendar takes the newer one
    /// (RFC 5545, 3.8.7.4).
    pub sequence: u32,
    /// It will not take place: a calendar that has it strikes it out.
    pub is_cancelled: bool,
    /// When the entry was last written, in ms since 1970.
    pub stamp_ms: i64,
    /// In ms since 1970.
    pub start_ms: i64,
    /// In ms since 1970; an end that is not after the start is left out.
    pub end_ms: i64,
    /// One line for people.
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// More words; may be empty.
    pub text: String,
    /// Where to read on; anything but `http` and `https` is left out.
    pub url: Option<String>,
}

/// A line holds so many octets, its line end not counted.
const LINE_OCTETS: usize = 75;

/// The calendar called `title` with `entries` in the order given. An entry whose start or stamp
/// lies outside the years 0 to 9999 is left out, for the format cannot say it.
pub fn calendar(title: &str, entries: &[Entry]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Anliegen//Open Space//DE");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "X-WR-CALNAME", &escaped(title));
    for entry in entries {
        if let (Some(stamp), Some(start)) = (utc(entry.stamp_ms), utc(entry.start_ms)) {
            event(&mut out, entry, &stamp, &start);
        }
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

fn event(out: &mut String, entry: &Entry, stamp: &str, start: &str) {
    line(out, "BEGIN", "VEVENT");
    line(out, "UID", &escaped(&entry.uid));
    line(out, "SEQUENCE", &entry.sequence.to_string());
    line(out, "STATUS", if entry.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    line(out, "DTSTAMP", stamp);
    line(out, "DTSTART", start);
    if let Some(end) = utc(entry.end_ms).filter(|_| entry.end_ms > entry.start_ms) {
        line(out, "DTEND", &end);
    }
    line(out, "SUMMARY", &escaped(&entry.title));
    for (name, text) in [("LOCATION", &entry.place), ("DESCRIPTION", &entry.text)] {
        if !text.is_empty() {
            line(out, name, &escaped(text));
        }
    }
    if let Some(url) = entry.url.as_deref().filter(|url| is_web_address(url)) {
        line(out, "URL", url);
    }
    line(out, "END", "VEVENT");
}

/// `20131001T092000Z`.
fn utc(ms: i64) -> Option<String> {
    let time = DateTime::from_timestamp_millis(ms)?;
    let year = u32::try_from(time.year()).ok().filter(|year| *year <= 9_999)?;
    let mut out = String::with_capacity(16);
    digits(&mut out, year, 4);
    digits(&mut out, time.month(), 2);
    digits(&mut out, time.day(), 2);
    out.push('T');
    digits(&mut out, time.hour(), 2);
    digits(&mut out, time.minute(), 2);
    digits(&mut out, time.second(), 2);
    out.push('Z');
    Some(out)
}

fn digits(out: &mut String, number: u32, width: u32) {
    for place in (0..width).rev() {
        let digit = number / 10_u32.pow(place) % 10;
        out.extend(char::from_digit(digit, 10));
    }
}

/// Text as a value: separators escaped, line ends as `\n`, other control characters dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\\' | ';' | ',' => out.extend(['\\', char]),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push('\t'),
            _ if char.is_control() => {}
            _ => out.push(char),
        }
    }
    out
}

fn is_web_address(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && !url.chars().any(|char| char.is_whitespace() || char.is_control())
}

/// Writes one content line, folded between characters: readers may decode line by line.
fn line(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for char in name.chars().chain([':']).chain(value.chars()) {
        if octets + char.len_utf8() > LINE_OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(char);
        octets += char.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_utc_and_only_those_that_the_format_can_say() {
        assert_eq!(utc(1_380_619_200_000).as_deref(), Some("20131001T092000Z"));
        assert_eq!(utc(-1).as_deref(), Some("19691231T235959Z"));
        for ms in [i64::MIN, i64::MAX, 253_402_300_800_000, -62_167_219_200_001] {
            assert_eq!(utc(ms), None, "{ms}");
        }
    }

    // F65
    #[test]
    fn separators_and_line_ends_are_escaped_and_control_characters_dropped() {
        assert_eq!(
            escaped("a,b;c\\d\r\ne\rf\ng\u{0}\u{7f}\th:\"i\""),
            "a\\,b\\;c\\\\d\\ne\\nf\\ng\th:\"i\""
        );
    }

    // F65
    #[test]
    fn a_line_is_folded_at_75_octets_between_characters() {
        let mut out = String::new();
        line(&mut out, "SUMMARY", &"ü😀".repeat(60));
        assert!(out.ends_with("\r\n"));
        let lines: Vec<&str> = out.trim_end().split("\r\n").collect();
        assert!(lines.len() > 4);
        assert!(lines.iter().all(|line| line.len() <= LINE_OCTETS && line.len() > LINE_OCTETS - 4
            || Some(line) == lines.last()));
        assert!(lines[1..].iter().all(|line| line.starts_with(' ')));
    }
}
