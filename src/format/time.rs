//! Dates and times in words. Made here and not by the browser, so that the same words stand in
//! the first screen that a build prepares.

use chrono::{Datelike, NaiveDate};

use super::dates;
use crate::domain::{Civil, Slot};
use crate::i18n::{Lang, Text, fill};

/// `Di 1.10.` / `Tue 1 Oct`.
pub fn day(lang: Lang, date: NaiveDate) -> String {
    dates::short(lang, date)
}

/// `Di 1.10.2013` / `Tue 1 Oct 2013`.
pub fn day_of_year(lang: Lang, date: NaiveDate) -> String {
    let gap = if lang == Lang::De { "" } else { " " };
    format!("{}{gap}{}", dates::short(lang, date), date.year())
}

/// `Dienstag, 1. Oktober` / `Tuesday, 1 October`.
pub fn long_day(lang: Lang, date: NaiveDate) -> String {
    dates::long(lang, date)
}

/// `Dienstag, 1. Oktober 2013`.
pub fn full_day(lang: Lang, date: NaiveDate) -> String {
    format!("{} {}", dates::long(lang, date), date.year())
}

/// `11:00–12:30`.
pub fn span(slot: &Slot) -> String {
    format!("{}–{}", slot.start.clock(), slot.end.clock())
}

/// `11:00–12:30 · Gruppenrunde 1`.
pub fn span_and_label(slot: &Slot) -> String {
    joined(&[&span(slot), &slot.label])
}

/// `Di 1.10., 11:00–12:30`.
pub fn day_and_span(lang: Lang, slot: &Slot) -> String {
    format!("{}, {}", day(lang, slot.start.date()), span(slot))
}

/// `Dienstag, 11:20`.
pub fn weekday_and_clock(lang: Lang, moment: Civil) -> String {
    format!("{}, {}", dates::weekday(lang, moment.date()), moment.clock())
}

/// `Di 13:30`, short enough to be read out.
pub fn short(lang: Lang, moment: Civil) -> String {
    format!("{} {}", dates::weekday_short(lang, moment.date()), moment.clock())
}

/// `1 Stunde 15 Minuten`, `10 Minuten`.
pub fn minutes(lang: Lang, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let count = |n: i64, one: Text, many: Text| {
        if n == 1 { lang.say(one).to_owned() } else { fill(lang, many, &[&n.to_string()]) }
    };
    let hours_words = count(hours, Text::OneHour, Text::Hours);
    let rest_words = count(rest, Text::OneMinute, Text::Minutes);
    match (hours, rest) {
        (0, _) => rest_words,
        (_, 0) => hours_words,
        _ => format!("{hours_words} {rest_words}"),
    }
}

/// The parts that are not empty, with a middle dot between them.
pub fn joined(parts: &[&str]) -> String {
    let mut out = String::new();
    for part in parts.iter().filter(|p| !p.is_empty()) {
        if !out.is_empty() {
            out.push_str(" · ");
        }
        out.push_str(part);
    }
    out
}
