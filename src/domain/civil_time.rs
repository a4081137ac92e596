//! Civil time: what the clock on the venue's wall shows, to the minute, and how it relates to
//! UTC. Slots are civil times; a phone in another time zone shows the same ones (F26).

use chrono::{Datelike, NaiveDate};

use crate::sorted;

const DAY: i64 = 24 * 60;
const MINUTE_MS: i64 = 60_000;

/// A minute on the venue's wall clock, counted from 1970-01-01 00:00 civil time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil(i64);

impl Civil {
    /// A date and a minute of that day; minutes beyond the day run into the next.
    pub fn new(date: NaiveDate, minute: i64) -> Self {
        Self(i64::from(date.num_days_from_ce() - EPOCH_CE) * DAY + minute)
    }

    /// The date.
    pub fn date(self) -> NaiveDate {
        let days = i32::try_from(self.0.div_euclid(DAY)).unwrap_or(0);
        NaiveDate::from_num_days_from_ce_opt(days.saturating_add(EPOCH_CE)).unwrap_or_default()
    }

    /// Minutes since midnight.
    pub fn minute(self) -> i64 {
        self.0.rem_euclid(DAY)
    }

    /// Whole minutes from `self` to `later`, negative if it is earlier.
    pub fn until(self, later: Self) -> i64 {
        later.0 - self.0
    }

    /// The civil time `minutes` later.
    #[must_use]
    pub fn plus(self, minutes: i64) -> Self {
        Self(self.0 + minutes)
    }

    /// `HH:MM`.
    pub fn clock(self) -> String {
        let minute = self.minute();
        let mut out = String::with_capacity(5);
        two_digits(&mut out, minute / 60);
        out.push(':');
        two_digits(&mut out, minute % 60);
        out
    }

    /// Reads `YYYY-MM-DDTHH:MM`, as the address's `?at=` gives it.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        Some(Self::new(date(day)?, minutes(time)?))
    }
}

/// A slot over midnight lasts so many minutes at most: a party or a night shift, but no round
/// from 11:00 to 09:30, which is a typing error.
const OVERNIGHT: i64 = 12 * 60;

/// When a slot ends whose end is written as a time of the day of its start: on the next day where
/// it is earlier than the start and [`OVERNIGHT`] allows it. `None` where it cannot be right.
pub fn end_after(start: Civil, end: Civil) -> Option<Civil> {
    let next_day = end.plus(DAY);
    match start.until(end) {
        1.. => Some(end),
        _ => Some(next_day).filter(|end| start.until(*end) <= OVERNIGHT),
    }
}

/// Days of the common era on 1970-01-01.
const EPOCH_CE: i32 = 719_163;

/// Reads `YYYY-MM-DD`.
pub fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(number(year)? as i32, number(month)? as u32, number(day)? as u32)
}

/// Reads `HH:MM` (also `H:MM`) as minutes since midnight; `24:00` is the day's end.
pub fn minutes(text: &str) -> Option<i64> {
    let (hour, minute) = text.split_once(':')?;
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (number(hour)?, number(minute)?);
    (minute < 60 && hour * 60 + minute <= DAY).then_some(hour * 60 + minute)
}

fn number(text: &str) -> Option<i64> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

fn two_digits(out: &mut String, n: i64) {
    out.push(char::from(b'0' + (n / 10 % 10) as u8));
    out.push(char::from(b'0' + (n % 10) as u8));
}

/// How far the venue's wall clock is from UTC, over the days of the event. The platform makes
/// it from the browser's time zone data; tests write it down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zone {
    changes: Vec<(i64, i64)>,
    /// It is the phone's own, because nobody here knows that of the event (F77).
    is_guess: bool,
}

impl Zone {
    /// `changes`: from which UTC time (ms) on which offset (minutes) holds, in any order; the
    /// first one holds before its time too.
    pub fn new(mut changes: Vec<(i64, i64)>) -> Self {
        sorted::sort_by_key(&mut changes, |(from, _)| *from);
        Self { changes, is_guess: false }
    }

    /// The phone's own offsets, in the place of a zone that the browser does not know.
    pub fn guess(changes: Vec<(i64, i64)>) -> Self {
        Self { is_guess: true, ..Self::new(changes) }
    }

    /// Whether it is the phone's own zone and not the event's.
    pub fn is_guess(&self) -> bool {
        self.is_guess
    }

    fn offset(&self, utc_ms: i64) -> i64 {
        let current = self.changes.iter().rev().find(|(from, _)| *from <= utc_ms);
        current.or(self.changes.first()).map_or(0, |(_, offset)| *offset)
    }

    /// The venue's wall clock at a UTC time in ms.
    pub fn civil(&self, utc_ms: i64) -> Civil {
        Civil(utc_ms.div_euclid(MINUTE_MS) + self.offset(utc_ms))
    }

    /// The UTC time in ms of a civil time. In the hour that a clock change skips or repeats, the
    /// earlier reading counts.
    pub fn utc(&self, civil: Civil) -> i64 {
        let mut candidates = [None, None];
        let first = self.offset(civil.0 * MINUTE_MS - DAY * MINUTE_MS);
        let last = self.offset(civil.0 * MINUTE_MS + DAY * MINUTE_MS);
        for (slot, offset) in candidates.iter_mut().zip([first, last]) {
            let utc = (civil.0 - offset) * MINUTE_MS;
            *slot = (self.offset(utc) == offset).then_some(utc);
        }
        let [a, b] = candidates;
        a.or(b).unwrap_or((civil.0 - first) * MINUTE_MS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> Zone {
        // Summer time until 27 October 2013, 01:00 UTC.
        Zone::new(vec![(0, 120), (1_382_835_600_000, 60)])
    }

    #[test]
    fn dates_and_times_are_read_strictly() {
        assert_eq!(date("2013-10-01"), NaiveDate::from_ymd_opt(2013, 10, 1));
        for bad in
            ["2013-13-01", "2013-1-1", "13-10-01", "2013-10-01x", "", "2013-02-30", "+201-1-01"]
        {
            assert_eq!(date(bad), None, "{bad}");
        }
        assert_eq!(minutes("9:05"), Some(545));
        assert_eq!(minutes("24:00"), Some(1440));
        for bad in ["24:01", "9.05", "09:60", "9:5", ":30", "-1:30", "100:00"] {
            assert_eq!(minutes(bad), None, "{bad}");
        }
    }

    #[test]
    fn civil_time_survives_midnight() {
        // F27
        let late = Civil::parse("2013-10-01T23:30").unwrap().plus(60);
        assert_eq!((late.clock().as_str(), late.date()), ("00:30", date("2013-10-02").unwrap()));
        let before_epoch = Civil::parse("1969-12-31T23:59").unwrap();
        assert_eq!(before_epoch.clock(), "23:59");
    }

    #[test]
    fn venue_time_is_told_from_utc_and_back() {
        // F26
        let noon = Civil::parse("2013-10-01T12:00").unwrap();
        assert_eq!(berlin().utc(noon), 1_380_621_600_000);
        assert_eq!(berlin().civil(1_380_621_600_000), noon);
    }

    #[test]
    fn offsets_that_were_looked_up_in_two_spans_are_put_in_order() {
        // A follow-up meeting on 20 November, looked up on 26 October: first the event's days, then
        // those around now.
        let now = 1_382_745_600_000;
        let zone = Zone::new(vec![(0, 120), (1_382_835_600_000, 60), (now, 120)]);
        let eleven = Civil::parse("2013-11-20T11:00").unwrap();
        assert_eq!(zone.utc(eleven), 1_384_941_600_000, "10:00 UTC");
        assert_eq!(zone.civil(1_384_941_600_000), eleven);
    }

    #[test]
    fn a_slot_may_run_over_midnight_but_not_round_the_clock() {
        // F78
        let end = |start: &str, end: &str| {
            let at = |clock| Civil::parse(&format!("2013-10-01T{clock}")).unwrap();
            end_after(at(start), at(end)).map(|found| at(start).until(found))
        };
        assert_eq!((end("22:00", "00:30"), end("18:00", "06:00")), (Some(150), Some(720)));
        assert_eq!((end("11:00", "12:30"), end("00:00", "24:00")), (Some(90), Some(1_440)));
        for (from, to) in [("11:00", "09:30"), ("13:00", "13:00"), ("11:00", "01:00")] {
            assert_eq!(end(from, to), None, "{from}–{to}");
        }
    }

    #[test]
    fn a_clock_change_during_the_event_keeps_order_and_duration() {
        // F27: from 02:30 summer time to 03:30 winter time are two hours.
        let zone = berlin();
        let start = zone.utc(Civil::parse("2013-10-27T01:30").unwrap());
        let end = zone.utc(Civil::parse("2013-10-27T03:30").unwrap());
        assert_eq!((end - start) / MINUTE_MS, 180);
        let twice = zone.utc(Civil::parse("2013-10-27T02:30").unwrap());
        assert_eq!((twice - start) / MINUTE_MS, 60, "the earlier reading");
    }
}
