//! A monotonic clock for the stamps of one page load: they increase whatever the phone's clock
//! does.

use super::stamp::{Actor, Stamp};

const DAY_MS: u64 = 24 * 60 * 60 * 1_000;

/// The next time and counter after these; a full counter carries into the millisecond.
pub(crate) fn after(ms: u64, counter: u32) -> (u64, u32) {
    match counter.checked_add(1) {
        Some(counter) => (ms, counter),
        None => (ms.saturating_add(1), 0),
    }
}

/// Issues increasing stamps for one actor.
#[derive(Clone, Debug)]
pub struct Clock {
    actor: Actor,
    last: Option<(u64, u32)>,
}

impl Clock {
    /// A clock that has issued nothing.
    pub fn new(actor: Actor) -> Self {
        Self { actor, last: None }
    }

    /// Whose stamps it issues.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The next stamp: at `now_ms`, or just after the last one where the phone's clock stood
    /// still or fell back (F23).
    pub fn next(&mut self, now_ms: u64) -> Stamp {
        let (ms, counter) = match self.last {
            Some((ms, counter)) if ms >= now_ms => after(ms, counter),
            _ => (now_ms, 0),
        };
        self.last = Some((ms, counter));
        Stamp { ms, counter, actor: self.actor.clone() }
    }

    /// Whether its last stamp is more than a day ahead of `now_ms`. The phone's clock was wrong
    /// then, and only a new actor can write with the present time again (F24).
    pub fn runs_ahead(&self, now_ms: u64) -> bool {
        self.last.is_some_and(|(ms, _)| ms > now_ms.saturating_add(DAY_MS))
    }

    /// Whether `stamp` carries this clock's actor but is later than all it issued: somebody
    /// else writes as this actor, who has to take a new name (F52).
    pub fn is_impersonated_by(&self, stamp: &Stamp) -> bool {
        stamp.actor == self.actor && self.last.is_none_or(|last| (stamp.ms, stamp.counter) > last)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::new(Actor::parse("4f7zq01ba9xc").unwrap())
    }

    #[test]
    fn f23_stamps_rise_while_the_clock_falls() {
        let mut clock = clock();
        let stamps = [1_000, 1_000, 400, 0, 1_001].map(|now| clock.next(now));
        assert!(stamps.is_sorted_by(|a, b| a < b), "{stamps:?}");
        assert_eq!(stamps.last().unwrap().ms, 1_001);
        clock.last = Some((2_000, u32::MAX));
        assert_eq!(clock.next(5).ms, 2_001);
    }

    #[test]
    fn f24_knows_when_it_ran_ahead() {
        let mut clock = clock();
        assert!(!clock.runs_ahead(0));
        clock.next(DAY_MS + 1);
        assert!(clock.runs_ahead(0));
        assert!(!clock.runs_ahead(1));
    }

    #[test]
    fn f52_notices_somebody_writing_in_its_name() {
        let mut clock = clock();
        let issued = clock.next(7);
        assert!(!clock.is_impersonated_by(&issued));
        assert!(clock.is_impersonated_by(&Stamp { counter: 1, ..issued.clone() }));
        let other = Actor::parse("b").unwrap();
        assert!(!clock.is_impersonated_by(&Stamp { ms: 9, actor: other, ..issued }));
    }
}
