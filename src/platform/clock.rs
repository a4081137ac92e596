//! What time it is, and how far the venue's wall clock is from UTC.

use chrono::{Datelike, NaiveDate};
use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::domain::Zone;

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// UTC in ms since 1970.
pub fn now_ms() -> i64 {
    Date::now() as i64
}

/// The offsets of a zone around now and over the days of an event. In the place of a zone that the
/// browser does not know stands the phone's own, as a guess.
pub fn zone(name: &str, days: Option<(NaiveDate, NaiveDate)>) -> Zone {
    let teller = Teller::new(name);
    let now = now_ms();
    let mut spans = vec![(now - DAY_MS, now + 2 * DAY_MS)];
    if let Some((first, last)) = days {
        let ms = |day: NaiveDate| i64::from(day.num_days_from_ce() - 719_163) * DAY_MS;
        // An event is days long; a document that says years asks for a year at most.
        let end = ms(last).min(ms(first) + 366 * DAY_MS);
        spans.push((ms(first) - DAY_MS, end + 2 * DAY_MS));
    }
    let mut changes: Vec<(i64, i64)> = Vec::new();
    for (from, to) in spans {
        teller.changes(from, to, &mut changes);
    }
    if teller.format.is_some() { Zone::new(changes) } else { Zone::guess(changes) }
}

struct Teller {
    format: Option<Function>,
}

impl Teller {
    fn new(name: &str) -> Self {
        let options = Object::new();
        for (key, value) in [
            ("timeZone", name),
            ("hourCycle", "h23"),
            ("year", "numeric"),
            ("month", "numeric"),
            ("day", "numeric"),
            ("hour", "numeric"),
            ("minute", "numeric"),
        ] {
            let _ = Reflect::set(&options, &key.into(), &value.into());
        }
        // The constructor throws on a zone it does not know.
        let constructor = Reflect::get(&js_sys::global(), &"Intl".into())
            .and_then(|intl| Reflect::get(&intl, &"DateTimeFormat".into()))
            .ok()
            .and_then(|c| c.dyn_into::<Function>().ok());
        let format = constructor.and_then(|constructor| {
            let arguments = Array::of2(&"en-GB".into(), &options);
            let made = Reflect::construct(&constructor, &arguments).ok()?;
            Some(made.unchecked_into::<Intl::DateTimeFormat>().format())
        });
        Self { format }
    }

    /// Minutes east of UTC.
    fn offset(&self, utc_ms: i64) -> i64 {
        let date = Date::new(&JsValue::from_f64(utc_ms as f64));
        let words = self.format.as_ref().and_then(|f| f.call1(&JsValue::NULL, &date).ok());
        let civil = words.and_then(|w| w.as_string()).and_then(|w| civil_ms(&w));
        match civil {
            Some(civil) => (civil - utc_ms.div_euclid(60_000) * 60_000) / 60_000,
            None => -(date.get_timezone_offset() as i64),
        }
    }

    /// Adds where the offset changes between two times, to the minute.
    fn changes(&self, from: i64, to: i64, changes: &mut Vec<(i64, i64)>) {
        let mut at = from;
        let mut offset = self.offset(at);
        changes.push((at, offset));
        while at < to {
            let next = at + DAY_MS;
            let later = self.offset(next);
            if later != offset {
                let (mut low, mut high) = (at, next);
                while high - low > 60_000 {
                    let middle = low + (high - low) / 2;
                    if self.offset(middle) == offset { low = middle } else { high = middle }
                }
                changes.push((high.div_euclid(60_000) * 60_000, later));
                offset = later;
            }
            at = next;
        }
    }
}

/// Reads `01/10/2013, 11:20` as ms.
fn civil_ms(words: &str) -> Option<i64> {
    let mut numbers = words.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
    let mut next = || numbers.next()?.parse::<i64>().ok();
    let (day, month, year, hour, minute) = (next()?, next()?, next()?, next()?, next()?);
    let date = NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32)?;
    let days = i64::from(date.num_days_from_ce() - 719_163);
    Some(days * DAY_MS + hour * HOUR_MS + minute * 60_000)
}
