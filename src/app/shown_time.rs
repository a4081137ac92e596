//! What time it is for the screens. Stamps and timers never look here.

use chrono::Datelike;

use crate::domain::{Civil, Zone};
use crate::format::time;
use crate::i18n::{Lang, Text, fill};

/// 1 January 2026, UTC: no phone that runs this app lives before it.
const MADE_MS: i64 = 1_767_225_600_000;

/// The time to be shown.
#[derive(Clone, Debug, Default)]
pub struct Now {
    /// UTC, in ms since 1970.
    pub ms: i64,
    /// The venue's offsets.
    pub zone: Zone,
    /// Another time to pretend, for demonstrations (`?at=`).
    pub pretended: Option<Civil>,
    /// When pretending began, so that the pretended clock goes on.
    pretended_at: i64,
}

impl Now {
    /// The time before the venue's offsets are known.
    pub fn at(ms: i64) -> Self {
        Self { ms, ..Self::default() }
    }

    /// Pretends a time from now on, or stops it.
    pub fn pretend(&mut self, moment: Option<Civil>) {
        self.pretended = moment;
        self.pretended_at = self.ms;
    }

    /// The venue's clock as shown; `None` where nobody knows the time (F25).
    pub fn civil(&self) -> Option<Civil> {
        if self.ms < MADE_MS && self.pretended.is_none() {
            return None;
        }
        let passed = (self.ms - self.pretended_at).max(0) / 60_000;
        Some(self.pretended.map_or_else(|| self.zone.civil(self.ms), |p| p.plus(passed)))
    }

    /// UTC, in ms since 1970, where the clock can be right.
    pub fn told_ms(&self) -> Option<i64> {
        (self.ms >= MADE_MS).then_some(self.ms)
    }

    /// Whether the clock cannot be right: before the year this app was made (F25).
    pub fn is_odd(&self) -> bool {
        self.ms < MADE_MS && self.pretended.is_none()
    }

    /// `10:42` for a time of today, `Di 1.10., 10:42` for another day, with its year where that
    /// is another. A time that is still to come was told by a clock that ran ahead (F24).
    pub fn moment(&self, lang: Lang, ms: u64) -> String {
        let ms = i64::try_from(ms).unwrap_or(0);
        let (date, today) = (self.zone.civil(ms).date(), self.zone.civil(self.ms).date());
        let clock = self.zone.civil(ms).clock();
        if date == today {
            return clock;
        }
        let same_year = date.year() == today.year();
        let day = if same_year { time::day(lang, date) } else { time::day_of_year(lang, date) };
        let moment = format!("{day}, {clock}");
        if date > today { fill(lang, Text::Roughly, &[&moment]) } else { moment }
    }
}
