//! Days in words.

use chrono::{Datelike, NaiveDate};

use crate::i18n::Lang;

const WEEKDAYS_DE: [&str; 7] =
    ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const WEEKDAYS_EN: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `Di` / `Tue`.
pub fn weekday_short(lang: Lang, date: NaiveDate) -> &'static str {
    cut(weekday(lang, date), if lang == Lang::De { 2 } else { 3 })
}

/// `Dienstag` / `Tuesday`.
pub fn weekday(lang: Lang, date: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::De => &WEEKDAYS_DE,
        Lang::En => &WEEKDAYS_EN,
    };
    names.get(date.weekday().num_days_from_monday() as usize).copied().unwrap_or("")
}

fn month(lang: Lang, date: NaiveDate) -> &'static str {
    let names = match lang {
        Lang::De => &MONTHS_DE,
        Lang::En => &MONTHS_EN,
    };
    names.get(date.month0() as usize).copied().unwrap_or("")
}

/// `Di 1.10.` / `Tue 1 Oct`.
pub fn short(lang: Lang, date: NaiveDate) -> String {
    let day = date.day().to_string();
    let weekday = weekday(lang, date);
    match lang {
        Lang::De => format!("{} {day}.{}.", cut(weekday, 2), date.month()),
        Lang::En => format!("{} {day} {}", cut(weekday, 3), cut(month(lang, date), 3)),
    }
}

/// `Dienstag, 1. Oktober` / `Tuesday, 1 October`.
pub fn long(lang: Lang, date: NaiveDate) -> String {
    let day = date.day().to_string();
    let dot = if lang == Lang::De { ". " } else { " " };
    format!("{}, {day}{dot}{}", weekday(lang, date), month(lang, date))
}

fn cut(name: &str, bytes: usize) -> &str {
    name.get(..bytes).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_people_write_them() {
        let date = NaiveDate::from_ymd_opt(2013, 10, 1).unwrap();
        assert_eq!(
            (short(Lang::De, date).as_str(), long(Lang::De, date).as_str()),
            ("Di 1.10.", "Dienstag, 1. Oktober")
        );
        assert_eq!(
            (short(Lang::En, date).as_str(), long(Lang::En, date).as_str()),
            ("Tue 1 Oct", "Tuesday, 1 October")
        );
    }
}
