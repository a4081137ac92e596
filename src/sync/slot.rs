//! What the machine knows of one file, and when it asks for it next.

use super::etag::ETag;
use super::fault::Fault;
use super::policy::{self, Dice};

/// A GET under way.
struct Flight {
    attempt: u32,
    since: i64,
}

/// One file. Times are in ms since 1970.
#[derive(Default)]
pub(super) struct Slot {
    /// Screens that need the file.
    watchers: u32,
    /// When to ask next, unless a GET is under way; `None` while nobody needs it.
    due: Option<i64>,
    flight: Option<Flight>,
    /// When the last answer came, good or not.
    answered: Option<i64>,
    /// When the last good answer came.
    pub accepted: Option<i64>,
    /// Of the last accepted body.
    pub etag: Option<ETag>,
    /// What is wrong, and since when something is.
    pub fault: Option<(Fault, i64)>,
    failures: u32,
    /// The browser's cache may hold a wrong body.
    spoiled: bool,
}

impl Slot {
    /// The board, which every screen needs.
    pub fn board() -> Self {
        Self { watchers: 1, ..Self::default() }
    }

    pub fn watch(&mut self, now: i64) {
        self.watchers = self.watchers.saturating_add(1);
        if self.watchers == 1 {
            let rested = self.answered.map_or(now, |at| at + policy::BOARD_EVERY_MS);
            self.due = Some(rested.max(now));
        }
    }

    pub fn unwatch(&mut self) {
        self.watchers = self.watchers.saturating_sub(1);
        if self.watchers == 0 {
            self.due = None;
        }
    }

    /// Whether it is needed, and nothing is under way.
    pub fn is_waiting(&self) -> bool {
        self.watchers > 0 && self.flight.is_none()
    }

    pub fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// Lets the delays after failures start anew, for the network is another one now.
    pub fn forgive(&mut self) {
        self.failures = 0;
    }

    /// Whether this phone never had the file and never got an answer.
    pub fn is_unknown(&self) -> bool {
        self.answered.is_none() && self.accepted.is_none()
    }

    pub fn due(&self) -> Option<i64> {
        self.due
    }

    /// Asks at `at`, if it is needed.
    pub fn ask_at(&mut self, at: i64) {
        self.due = (self.watchers > 0).then_some(at);
    }

    /// Asks at `at`, if it would ask later otherwise.
    pub fn ask_by(&mut self, at: i64) {
        self.ask_at(self.due.map_or(at, |due| due.min(at)));
    }

    /// Starts the GET that is due, if one is, and says whether it may be conditional.
    pub fn start(&mut self, attempt: u32, now: i64) -> Option<bool> {
        if self.flight.is_some() || self.due.is_none_or(|due| due > now) {
            return None;
        }
        self.due = None;
        self.flight = Some(Flight { attempt, since: now });
        Some(self.accepted.is_some() && !self.spoiled)
    }

    /// Whether the machine waits for the answer of this attempt; then it does so no longer.
    pub fn end(&mut self, attempt: u32, now: i64) -> bool {
        let ended = self.flight.take_if(|flight| flight.attempt == attempt).is_some();
        if ended {
            self.answered = Some(now);
        }
        ended
    }

    /// Forgets a GET that was never reported back. A page that was frozen says nothing about
    /// the network, so this is no fault.
    pub fn give_up(&mut self, now: i64, dice: &mut Dice) {
        let lost = |flight: &mut Flight| now.saturating_sub(flight.since) >= policy::GIVE_UP_MS;
        if self.flight.take_if(lost).is_some() {
            self.ask_at(now + policy::jittered(dice.roll(), policy::BOARD_EVERY_MS));
        }
    }

    /// When the machine has to look at it again.
    pub fn next(&self, busy_until: i64) -> Option<i64> {
        match &self.flight {
            Some(flight) => Some(flight.since + policy::GIVE_UP_MS),
            None => self.due.map(|due| due.max(busy_until)),
        }
    }

    /// A good answer; asks again after about `interval`.
    pub fn good(&mut self, now: i64, interval: i64, dice: &mut Dice) {
        self.accepted = Some(now);
        self.fault = None;
        self.failures = 0;
        self.spoiled = false;
        self.ask_at(now + policy::jittered(dice.roll(), interval));
    }

    /// Nobody has written into this shard yet: nothing to be alarmed about.
    pub fn unwritten(&mut self, now: i64, dice: &mut Dice) {
        self.note(Fault::Missing, now);
        self.failures = 0;
        self.ask_at(now + policy::jittered(dice.roll(), policy::FILE_EVERY_MS));
    }

    /// A bad answer; asks again after a delay that grows.
    pub fn bad(&mut self, fault: Fault, now: i64, dice: &mut Dice) {
        let first_stale = fault == Fault::Stale304 && !self.spoiled;
        self.spoiled |= fault.spoils_cache();
        self.note(fault, now);
        self.failures = self.failures.saturating_add(1);
        let delay = if first_stale {
            policy::spread(dice.roll(), policy::SHOWN_SPREAD_MS)
        } else {
            policy::jittered(dice.roll(), policy::backoff(self.failures))
        };
        self.ask_at(now + delay);
    }

    fn note(&mut self, fault: Fault, now: i64) {
        let since = self.fault.as_ref().map_or(now, |(_, since)| *since);
        self.fault = Some((fault, since));
    }

    /// Moves everything planned back with a clock that was set back.
    pub fn shift(&mut self, back: i64) {
        let times = [self.due.as_mut(), self.answered.as_mut()];
        let flight = self.flight.as_mut().map(|flight| &mut flight.since);
        for time in times.into_iter().chain([flight]).flatten() {
            *time = time.saturating_sub(back);
        }
    }
}
