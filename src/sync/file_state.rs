//! The state of one file in the sync, and when it is fetched next.

use super::events::Condition;
use super::intervals;
use super::intervals::Dice;
use super::outbox::Outbox;
use super::replies::etag::ETag;
use super::replies::fault::Fault;
use super::revision::Revision;
use super::status::UnguardedReason;

/// A file beyond the shards that was not there so many times in a row is forgotten.
const ABSENCES: u32 = 3;

/// A GET that has no answer yet.
struct PendingGet {
    attempt: u32,
    since: i64,
}

/// One file. Times are in ms since 1970.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
pub(crate) struct FileState {
    /// The number of screens that need the file.
    watchers: u32,
    /// When to fetch it next, unless a GET is pending; `None` while nobody needs it.
    due: Option<i64>,
    pending: Option<PendingGet>,
    /// When the last answer came, good or not.
    answered: Option<i64>,
    /// When the last good answer came.
    pub accepted: Option<i64>,
    /// The revision that the last answer told, from which the next PUT is made; `None` before
    /// the first answer of this page's life and after each PUT.
    pub base: Option<Revision>,
    /// Whether this page has read it at least once.
    pub read: bool,
    /// The server has lost the content that this phone has (F40, F41).
    pub lost: bool,
    /// The app has not reported yet what the accepted body is missing.
    judging: bool,
    /// Earliest time, in ms since 1970, at which a pending write may force a GET. Spreads the
    /// load when a whole hall comes back online (Y8).
    write_get_not_before: Option<i64>,
    /// The next GET must go past every cache, because a PUT was sent.
    past_caches: bool,
    /// Why writes to it cannot be conditional.
    pub unguarded: Option<UnguardedReason>,
    /// The writes that wait for it.
    pub outbox: Outbox,
    /// What is wrong, and since when, in ms since 1970.
    pub fault: Option<(Fault, i64)>,
    failures: u32,
    /// How often in a row there was no such file.
    absences: u32,
    /// The browser's cache may hold a wrong body, so that no conditional GET is possible.
    cache_spoiled: bool,
}

impl FileState {
    /// The state of the board, which every screen needs.
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

    /// Whether a request is pending.
    fn is_busy(&self) -> bool {
        self.pending.is_some() || self.outbox.is_sending()
    }

    /// Whether it is needed and no request is pending.
    pub fn is_waiting(&self) -> bool {
        self.is_needed() && !self.is_busy()
    }

    pub fn is_failing(&self) -> bool {
        self.failures > 0
    }

    /// Lets the backoff start anew, because the network is another one now.
    pub fn reset_backoff(&mut self) {
        self.failures = 0;
    }

    /// Whether this phone has seen that there is such a file.
    pub fn exists(&self) -> bool {
        self.accepted.is_some()
    }

    /// Plans no more GETs of a file that neither a screen nor a write needs.
    pub fn plan_get_if_needed(&mut self) {
        self.due = self.due.filter(|_| self.is_needed());
    }

    /// Forgets a file that is not one of the shards, once it was not there several times.
    pub fn forget_absent(&mut self) {
        if self.absences >= ABSENCES {
            self.accepted = None;
            self.lost = false;
        }
    }

    /// Whether this phone has neither the file nor any answer.
    pub fn is_unknown(&self) -> bool {
        self.answered.is_none() && self.accepted.is_none()
    }

    pub fn due(&self) -> Option<i64> {
        self.due
    }

    /// Plans a GET at `at`, if the file is needed.
    pub fn plan_get(&mut self, at: i64) {
        self.due = self.is_needed().then_some(at);
    }

    /// Plans a GET at `at`, whether the file is needed or not.
    pub fn plan_unneeded_get(&mut self, at: i64) {
        self.due = Some(at);
    }

    /// As [`FileState::plan_get`], and no write may force a GET before.
    pub fn plan_get_before_writes(&mut self, at: i64) {
        self.plan_get(at);
        self.write_get_not_before = Some(at);
    }

    /// Plans a GET at `at`; a write may force one from `soon` on.
    pub fn plan_get_and_write_get(&mut self, at: i64, soon: i64) {
        self.plan_get(at);
        self.write_get_not_before = Some(soon);
    }

    /// Plans a GET at `at`, if it is planned later.
    pub fn plan_get_by(&mut self, at: i64) {
        self.plan_get(self.due.map_or(at, |due| due.min(at)));
    }

    /// Starts the GET that is due, if one is, and says whether it may be conditional.
    pub fn start_get(&mut self, attempt: u32, now: i64) -> Option<bool> {
        if self.is_busy() || self.due.is_none_or(|due| due > now) {
            return None;
        }
        self.due = None;
        self.pending = Some(PendingGet { attempt, since: now });
        Some(self.accepted.is_some() && !self.cache_spoiled && !self.past_caches)
    }

    /// Whether a PUT may start now. Where its base is too old, the file is read first.
    pub fn is_ready_to_put(&mut self, now: i64) -> bool {
        if self.is_busy() || self.judging || !self.outbox.is_due(self.lost, now) {
            return false;
        }
        let fresh = |base: &Revision| now.saturating_sub(base.at) <= intervals::BASE_FRESH_MS;
        let ready = self.base.as_ref().is_some_and(fresh);
        if !ready && self.write_get_not_before.is_none_or(|at| at <= now) {
            self.due = Some(now);
        }
        ready
    }

    /// Whether this person's writes may be sent while the page is being hidden: without a
    /// condition that protects what others wrote, only if the file was read a moment ago. A
    /// pending GET is forgotten.
    pub fn is_ready_before_hiding(&mut self, now: i64) -> bool {
        let Some(base) = &self.base else { return false };
        let protected = !self.outbox.distrusts_tags() && base.condition() != Condition::None;
        let recent = now.saturating_sub(base.at) <= intervals::BASE_HASTY_MS;
        let ready = self.outbox.own && !self.judging && !self.outbox.is_sending();
        if ready && (protected || recent) {
            self.pending = None;
            return true;
        }
        false
    }

    /// Starts a PUT and says on what it depends.
    pub fn start_put(&mut self, attempt: u32, keepalive: bool, now: i64) -> Option<Condition> {
        let base = self.base.take()?;
        self.past_caches = true;
        Some(self.outbox.start_put(&base, attempt, keepalive, now))
    }

    /// Whether the app has still to report what the accepted body is missing.
    pub fn is_judging(&self) -> bool {
        self.judging
    }

    /// The app has reported what the file is missing.
    pub fn end_judging(&mut self) {
        self.judging = false;
    }

    /// Ends the GET of this attempt; `false` if it is not the pending one.
    pub fn end_get(&mut self, attempt: u32, now: i64) -> bool {
        let ended = self.pending.take_if(|pending| pending.attempt == attempt).is_some();
        if ended {
            self.answered = Some(now);
        }
        ended
    }

    /// More of the answer to this attempt has arrived: it is waited for from now on.
    pub fn keep_get(&mut self, attempt: u32, now: i64) {
        if let Some(pending) = self.pending.as_mut().filter(|pending| pending.attempt == attempt) {
            pending.since = now;
        }
    }

    /// Forgets a GET whose answer the platform never reported. That is no fault, because the page
    /// may have been frozen.
    pub fn give_up_get(&mut self, now: i64, dice: &mut Dice) {
        let lost =
            |pending: &mut PendingGet| now.saturating_sub(pending.since) >= intervals::GIVE_UP_MS;
        if self.pending.take_if(lost).is_some() {
            self.plan_get(now + intervals::jittered(dice.roll(), intervals::BOARD_EVERY_MS));
        }
    }

    /// When the machine must look at it again. `writes_from`: from when on it may write, if at
    /// all.
    pub fn next_wake(&self, busy_until: i64, writes_from: Option<i64>, now: i64) -> Option<i64> {
        if let Some(pending) = &self.pending {
            return Some(pending.since + intervals::GIVE_UP_MS);
        }
        if self.outbox.is_sending() {
            return self.outbox.gives_up_at();
        }
        let put = writes_from.zip(self.outbox.next_put(self.lost)).map(|(from, at)| {
            let at = at.max(from).max(busy_until);
            self.write_get_not_before
                .map_or(at, |write_get_not_before| at.max(write_get_not_before))
        });
        // A PUT that is due and has not started waits for a GET.
        let put = put.filter(|at| *at > now);
        self.due.map(|due| due.max(busy_until)).into_iter().chain(put).min()
    }

    /// Takes a good answer and plans the next GET after about `interval`. With a new body (and
    /// its tag) the app must report what it is missing before anything is written.
    pub fn on_document(&mut self, etag: Option<ETag>, now: i64, interval: i64, dice: &mut Dice) {
        self.judging = etag.is_some();
        let former = self.base.take().and_then(|base| base.etag);
        self.set_base(Some(etag.or(former).unwrap_or(ETag::Missing)), now);
        self.accepted = Some(now);
        self.lost = false;
        self.absences = 0;
        self.fault = None;
        self.failures = 0;
        self.cache_spoiled = false;
        self.plan_get(now + intervals::jittered(dice.roll(), interval));
    }

    /// There is no file (no tag), or an emptied one.
    pub fn on_absence(&mut self, etag: Option<ETag>, now: i64) {
        self.absences = if etag.is_none() { self.absences.saturating_add(1) } else { 0 };
        self.set_base(etag, now);
        self.lost = self.accepted.is_some();
    }

    fn set_base(&mut self, etag: Option<ETag>, now: i64) {
        let base = Revision { at: now, etag };
        self.outbox.on_get(&base);
        self.unguarded = match &base.etag {
            Some(ETag::Missing) => Some(UnguardedReason::NoTag),
            Some(ETag::Weak) => Some(UnguardedReason::WeakTag),
            _ if !self.outbox.distrusts_tags() => None,
            Some(ETag::Suffixed(_)) => Some(UnguardedReason::Compressed),
            _ => Some(UnguardedReason::Refused),
        };
        self.base = Some(base);
        self.read = true;
        self.past_caches = false;
        self.write_get_not_before = None;
    }

    /// Nobody has written into this shard yet, which is no failure.
    pub fn on_unwritten(&mut self, now: i64, dice: &mut Dice) {
        self.set_fault(Fault::Missing, now);
        self.failures = 0;
        self.plan_get(now + intervals::jittered(dice.roll(), intervals::FILE_EVERY_MS));
    }

    /// Takes a bad answer and plans the next GET with exponential backoff.
    pub fn on_fault(&mut self, fault: Fault, now: i64, dice: &mut Dice) {
        let first_stale = fault == Fault::Stale304 && !self.cache_spoiled;
        self.cache_spoiled |= fault.spoils_cache();
        // That there is no file is an answer that a PUT can be made from.
        let told = fault == Fault::Missing;
        self.set_fault(fault, now);
        self.failures = self.failures.saturating_add(1);
        let delay = if first_stale {
            intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS)
        } else {
            intervals::jittered(dice.roll(), intervals::backoff(self.failures))
        };
        self.plan_get(now + delay);
        self.write_get_not_before = (!told).then_some(now + delay);
    }

    fn set_fault(&mut self, fault: Fault, now: i64) {
        let since = self.fault.as_ref().map_or(now, |(_, since)| *since);
        self.fault = Some((fault, since));
    }

    /// Moves all times back with a clock that was set back.
    pub fn shift_times(&mut self, back: i64) {
        self.outbox.shift_times(back);
        let base = self.base.as_mut().map(|base| &mut base.at);
        let times =
            [self.due.as_mut(), self.answered.as_mut(), self.write_get_not_before.as_mut(), base];
        let pending = self.pending.as_mut().map(|pending| &mut pending.since);
        for time in times.into_iter().chain([pending]).flatten() {
            *time = time.saturating_sub(back);
        }
    }
}
