//! What the machine knows of one file, and when it asks for it next.

use super::events::Condition;
use super::intervals;
use super::intervals::Dice;
use super::outbox::Outbox;
use super::put_base::Base;
use super::replies::etag::ETag;
use super::replies::fault::Fault;
use super::status::UnguardedReason;

/// A GET under way.
struct Flight {
    attempt: u32,
    since: i64,
}

/// One file. Times are in ms since 1970.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
pub(crate) struct Slot {
    /// Screens that need the file.
    watchers: u32,
    /// When to ask next, unless a GET is under way; `None` while nobody needs it.
    due: Option<i64>,
    flight: Option<Flight>,
    /// When the last answer came, good or not.
    answered: Option<i64>,
    /// When the last good answer came.
    pub accepted: Option<i64>,
    /// As the last answer found it; nothing before the first one of this page's life, and
    /// after each PUT.
    pub base: Option<Base>,
    /// Whether this page ever found out what is there.
    pub read: bool,
    /// What this phone holds of the file is no longer there (F40, F41).
    pub lost: bool,
    /// What the accepted body means for the outbox is still to be told.
    judging: bool,
    /// Not read for the sake of a write before: a hall that comes back spreads.
    patience: Option<i64>,
    /// A PUT was sent: the next GET is past every cache.
    verify: bool,
    /// Why writes to it cannot be guarded.
    pub doubt: Option<UnguardedReason>,
    /// What is to be written into it.
    pub outbox: Outbox,
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
            let rested = self.answered.map_or(now, |at| at + intervals::BOARD_EVERY_MS);
            self.due = Some(rested.max(now));
        }
    }

    pub fn unwatch(&mut self) {
        self.watchers = self.watchers.saturating_sub(1);
        if !self.is_needed() {
            self.due = None;
        }
    }

    /// Whether a screen or a write needs it.
    fn is_needed(&self) -> bool {
        self.watchers > 0 || self.outbox.own || self.outbox.others || self.outbox.touched
    }

    /// Whether something is under way.
    fn is_busy(&self) -> bool {
        self.flight.is_some() || self.outbox.is_sending()
    }

    /// Whether it is needed, and nothing is under way.
    pub fn is_waiting(&self) -> bool {
        self.is_needed() && !self.is_busy()
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
        self.due = self.is_needed().then_some(at);
    }

    /// Asks at `at`, needed or not.
    pub fn read_at(&mut self, at: i64) {
        self.due = Some(at);
    }

    /// As [`Slot::ask_at`]; no write asks sooner.
    pub fn ask_patiently(&mut self, at: i64) {
        self.ask_at(at);
        self.patience = Some(at);
    }

    /// Asks at `at`; a write asks from `soon` on.
    pub fn ask_or_write(&mut self, at: i64, soon: i64) {
        self.ask_at(at);
        self.patience = Some(soon);
    }

    /// Asks at `at`, if it would ask later otherwise.
    pub fn ask_by(&mut self, at: i64) {
        self.ask_at(self.due.map_or(at, |due| due.min(at)));
    }

    /// Starts the GET that is due, if one is, and says whether it may be conditional.
    pub fn start(&mut self, attempt: u32, now: i64) -> Option<bool> {
        if self.is_busy() || self.due.is_none_or(|due| due > now) {
            return None;
        }
        self.due = None;
        self.flight = Some(Flight { attempt, since: now });
        Some(self.accepted.is_some() && !self.spoiled && !self.verify)
    }

    /// Whether a PUT may start now; where what it would be made from is too old, the file is
    /// read first.
    pub fn is_ready(&mut self, now: i64) -> bool {
        if self.is_busy() || self.judging || !self.outbox.wants(self.lost, now) {
            return false;
        }
        let fresh = |base: &Base| now.saturating_sub(base.at) <= intervals::BASE_FRESH_MS;
        let ready = self.base.as_ref().is_some_and(fresh);
        if !ready && self.patience.is_none_or(|at| at <= now) {
            self.due = Some(now);
        }
        ready
    }

    /// Whether own writes may go out as the page is hidden: without a condition that protects
    /// what others wrote, only on what was read a moment ago. A GET under way is forgotten.
    pub fn is_ready_to_part(&mut self, now: i64) -> bool {
        let Some(base) = &self.base else { return false };
        let protected = !self.outbox.distrusts_tags() && base.condition() != Condition::None;
        let recent = now.saturating_sub(base.at) <= intervals::BASE_HASTY_MS;
        let ready = self.outbox.own && !self.judging && !self.outbox.is_sending();
        if ready && (protected || recent) {
            self.flight = None;
            return true;
        }
        false
    }

    /// Starts a PUT and says on what it depends.
    pub fn put(&mut self, attempt: u32, parting: bool, now: i64) -> Option<Condition> {
        let base = self.base.take()?;
        self.verify = true;
        Some(self.outbox.start(&base, attempt, parting, now))
    }

    /// Whether the app is still to tell what an accepted body means.
    pub fn is_judging(&self) -> bool {
        self.judging
    }

    /// The app has told what the file lacks.
    pub fn judged(&mut self) {
        self.judging = false;
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
        let lost = |flight: &mut Flight| now.saturating_sub(flight.since) >= intervals::GIVE_UP_MS;
        if self.flight.take_if(lost).is_some() {
            self.ask_at(now + intervals::jittered(dice.roll(), intervals::BOARD_EVERY_MS));
        }
    }

    /// When the machine has to look at it again. `writes_from`: when it may write, if it may.
    pub fn next(&self, busy_until: i64, writes_from: Option<i64>, now: i64) -> Option<i64> {
        if let Some(flight) = &self.flight {
            return Some(flight.since + intervals::GIVE_UP_MS);
        }
        if self.outbox.is_sending() {
            return self.outbox.gives_up();
        }
        let put = writes_from.zip(self.outbox.next(self.lost)).map(|(from, at)| {
            let at = at.max(from).max(busy_until);
            self.patience.map_or(at, |patience| at.max(patience))
        });
        // What is due and has not begun waits for a GET.
        let put = put.filter(|at| *at > now);
        self.due.map(|due| due.max(busy_until)).into_iter().chain(put).min()
    }

    /// A good answer; asks again after about `interval`. A new body has to be judged before
    /// anything is written; without one all is as it was.
    pub fn good(&mut self, etag: Option<ETag>, now: i64, interval: i64, dice: &mut Dice) {
        self.judging = etag.is_some();
        let former = self.base.take().and_then(|base| base.etag);
        self.found(Some(etag.or(former).unwrap_or(ETag::Missing)), now);
        self.accepted = Some(now);
        self.lost = false;
        self.fault = None;
        self.failures = 0;
        self.spoiled = false;
        self.ask_at(now + intervals::jittered(dice.roll(), interval));
    }

    /// What the phone holds of it is not there: there is no file (no tag), or an emptied one.
    pub fn missing(&mut self, etag: Option<ETag>, now: i64) {
        self.found(etag, now);
        self.lost = self.accepted.is_some();
    }

    fn found(&mut self, etag: Option<ETag>, now: i64) {
        let base = Base { at: now, etag };
        self.outbox.found(&base);
        self.doubt = match &base.etag {
            Some(ETag::Missing) => Some(UnguardedReason::NoTag),
            Some(ETag::Weak) => Some(UnguardedReason::WeakTag),
            _ if !self.outbox.distrusts_tags() => None,
            Some(ETag::Suffixed(_)) => Some(UnguardedReason::Compressed),
            _ => Some(UnguardedReason::Refused),
        };
        self.base = Some(base);
        self.read = true;
        self.verify = false;
        self.patience = None;
    }

    /// Nobody has written into this shard yet: nothing to be alarmed about.
    pub fn unwritten(&mut self, now: i64, dice: &mut Dice) {
        self.note(Fault::Missing, now);
        self.failures = 0;
        self.ask_at(now + intervals::jittered(dice.roll(), intervals::FILE_EVERY_MS));
    }

    /// A bad answer; asks again after a delay that grows.
    pub fn bad(&mut self, fault: Fault, now: i64, dice: &mut Dice) {
        let first_stale = fault == Fault::Stale304 && !self.spoiled;
        self.spoiled |= fault.spoils_cache();
        // That there is no file is an answer, too: one can write on it.
        let told = fault == Fault::Missing;
        self.note(fault, now);
        self.failures = self.failures.saturating_add(1);
        let delay = if first_stale {
            intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS)
        } else {
            intervals::jittered(dice.roll(), intervals::backoff(self.failures))
        };
        self.ask_at(now + delay);
        self.patience = (!told).then_some(now + delay);
    }

    fn note(&mut self, fault: Fault, now: i64) {
        let since = self.fault.as_ref().map_or(now, |(_, since)| *since);
        self.fault = Some((fault, since));
    }

    /// Moves everything planned back with a clock that was set back.
    pub fn shift(&mut self, back: i64) {
        self.outbox.shift(back);
        let base = self.base.as_mut().map(|base| &mut base.at);
        let times = [self.due.as_mut(), self.answered.as_mut(), self.patience.as_mut(), base];
        let flight = self.flight.as_mut().map(|flight| &mut flight.since);
        for time in times.into_iter().chain([flight]).flatten() {
            *time = time.saturating_sub(back);
        }
    }
}
