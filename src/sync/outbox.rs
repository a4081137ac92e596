//! The outbox of one file: what this phone has still to upload into it, and when.

use super::events::{Condition, Missing, Urgency};
use super::file::File;
use super::intervals;
use super::intervals::Dice;
use super::replies::fault::{Fault, WriteFault};
use super::replies::put::PutReply;
use super::revision::Revision;

/// The number of conflicts in a row from which on the person is told.
const MANY_CONFLICTS: u32 = 5;

/// A PUT that has no answer yet.
struct PendingPut {
    attempt: u32,
    since: i64,
    condition: Condition,
    /// It was sent while the page was being hidden.
    keepalive: bool,
}

/// Whether a PUT that the server called stored was verified by a GET.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Claim {
    /// There is no such PUT.
    #[default]
    None,
    /// No GET has come since.
    Open,
    /// A GET has come.
    Checked,
}

/// The outbox of one file. Times are in ms since 1970.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
pub(crate) struct Outbox {
    /// The file is missing writes of this person.
    pub own: bool,
    /// The file is missing writes of others.
    pub others: bool,
    /// This page has written into the file. It is read from then on, because a server without
    /// conditional writes may lose them unnoticed.
    pub touched: bool,
    /// When this person's writes are sent.
    due: Option<i64>,
    /// `due` waits until the person stops typing.
    typing: bool,
    /// When writes of others, or a lost file, are uploaded again (Y8).
    pub refill: Option<i64>,
    pending: Option<PendingPut>,
    claim: Claim,
    conflicts: u32,
    failures: u32,
    /// The condition of the PUT that was refused last.
    refused: Option<Condition>,
    /// The number of refusals in a row of tags that the server had given just before.
    useless_tags: u32,
    /// When the first of them came.
    refused_since: Option<i64>,
    held_until: Option<i64>,
    /// What is wrong with the last PUT.
    pub fault: Option<WriteFault>,
}

impl Outbox {
    /// The person wrote. Typing puts off what was typed before, never what was tapped.
    pub fn on_write(&mut self, urgency: Urgency, now: i64, dice: &mut Dice) {
        self.own = true;
        self.touched = true;
        let troubled = self.conflicts > 0 || self.failures > 0;
        let waits = self.due.is_some() && !self.typing;
        match urgency {
            _ if waits && troubled => {}
            Urgency::Tapped => {
                self.due = Some(now + intervals::between(dice.roll(), intervals::TAPPED_MS));
                self.typing = false;
            }
            Urgency::Typed | Urgency::Derived if waits => {}
            Urgency::Derived => {
                self.due = Some(now);
                self.typing = false;
            }
            Urgency::Typed => {
                self.due = Some(now + intervals::between(dice.roll(), intervals::TYPED_MS));
                self.typing = true;
            }
        }
    }

    /// Sets what the file is missing now.
    pub fn set_missing(&mut self, missing: Option<&Missing>, now: i64, dice: &mut Dice) {
        self.others = missing.is_some_and(|missing| missing.others);
        self.own = missing.is_some_and(|missing| missing.own);
        if !self.own {
            self.claim = Claim::None;
            self.due = None;
            self.typing = false;
            self.conflicts = 0;
            self.failures = 0;
            self.fault = self.fault.take().filter(|_| self.others);
        } else if self.due.is_none() && self.pending.is_none() && self.claim != Claim::Open {
            if self.claim == Claim::Checked {
                // Overwritten by somebody, or never stored (F39).
                self.conflicts = self.conflicts.saturating_add(1);
                if self.conflicts > 1 {
                    self.fault = Some(WriteFault::NotStored);
                }
                self.due = Some(now + self.conflict_delay(dice));
            } else {
                self.due = Some(now);
            }
        }
    }

    /// A GET brought nothing new, so that the file is missing what it was missing.
    pub fn on_nothing_new(&mut self, file: File, now: i64, dice: &mut Dice) {
        let missing = Missing { file, own: self.own, others: self.others };
        self.set_missing(Some(&missing), now, dice);
    }

    /// A GET brought this revision.
    pub fn on_get(&mut self, base: &Revision) {
        if self.claim == Claim::Open {
            self.claim = Claim::Checked;
        }
        if let Some(refused) = self.refused.take() {
            let is_suffixed = base.is_suffixed();
            if base.condition() == refused || is_suffixed {
                let more = self.useless_tags.saturating_add(1);
                let since = self.refused_since.unwrap_or(base.at);
                // Until then the old tag may come from a cache in front of the server (F85).
                let is_sure = is_suffixed || base.at.saturating_sub(since) >= intervals::CACHED_MS;
                if is_sure || more < intervals::USELESS_TAGS {
                    self.useless_tags = more;
                }
            } else {
                self.useless_tags = 0;
                self.refused_since = None;
            }
        }
    }

    /// Whether a PUT is due. `lost`: the server has lost what this phone has of the file.
    pub fn is_due(&self, lost: bool, now: i64) -> bool {
        self.pending.is_none() && self.next_put(lost).is_some_and(|at| at <= now)
    }

    /// When a PUT is due.
    pub fn next_put(&self, lost: bool) -> Option<i64> {
        let own = self.due.filter(|_| self.own);
        let refill = self.refill.filter(|_| self.others || lost);
        let next = own.into_iter().chain(refill).min()?;
        Some(self.held_until.map_or(next, |held| held.max(next)))
    }

    /// Starts a PUT made from `base`, and returns its condition.
    pub fn start_put(
        &mut self,
        base: &Revision,
        attempt: u32,
        keepalive: bool,
        now: i64,
    ) -> Condition {
        let condition = if self.distrusts_tags() { Condition::None } else { base.condition() };
        let sent = condition.clone();
        self.pending = Some(PendingPut { attempt, since: now, condition: sent, keepalive });
        self.due = None;
        self.typing = false;
        self.refill = None;
        self.claim = Claim::None;
        condition
    }

    /// Whether a PUT is pending.
    pub fn is_sending(&self) -> bool {
        self.pending.is_some()
    }

    /// When the pending PUT is given up.
    pub fn gives_up_at(&self) -> Option<i64> {
        self.pending.as_ref().map(|pending| pending.since + intervals::GIVE_UP_MS)
    }

    /// Whether conditional writes are useless here, because the server refuses its own tags
    /// (F36).
    pub fn distrusts_tags(&self) -> bool {
        self.useless_tags >= intervals::USELESS_TAGS
    }

    /// Takes the answer to the pending PUT; `false` if it is the answer to another. Faults that
    /// concern more than this file are left to the caller.
    pub fn on_reply(&mut self, attempt: u32, reply: &PutReply, now: i64, dice: &mut Dice) -> bool {
        let Some(pending) = self.pending.take_if(|pending| pending.attempt == attempt) else {
            return false;
        };
        let conditional = pending.condition != Condition::None;
        let mut wait = 0;
        match reply {
            PutReply::Stored => {
                self.claim = Claim::Open;
                self.failures = 0;
                if conditional {
                    self.useless_tags = 0;
                    self.refused_since = None;
                }
                self.fault = self.fault.take().filter(|fault| *fault == WriteFault::NotStored);
                return true;
            }
            PutReply::Conflict => {
                self.conflicts = self.conflicts.saturating_add(1);
                self.refused = conditional.then_some(pending.condition);
                self.refused_since.get_or_insert(now);
                wait = self.conflict_delay(dice);
                if self.conflicts >= MANY_CONFLICTS {
                    self.fault = Some(WriteFault::Conflict);
                }
            }
            PutReply::Unsent => {}
            PutReply::TooLong => self.hold_back(now),
            // This person's writes wait for none of it.
            PutReply::NoRoom => self.refill = Some(now + intervals::REFUSED_MS),
            PutReply::Fault(fault) => {
                self.fault = Some(WriteFault::Answer(fault.clone()));
                match fault {
                    Fault::TooBig => self.hold_back(now),
                    Fault::Denied | Fault::NotAllowed | Fault::Busy { .. } => {}
                    _ => {
                        self.failures = self.failures.saturating_add(1);
                        wait = intervals::jittered(dice.roll(), intervals::backoff(self.failures));
                    }
                }
            }
        }
        self.plan_put(now + wait);
        true
    }

    /// Forgets a PUT whose answer the platform never reported.
    pub fn give_up_put(&mut self, now: i64) {
        self.forget_put(now, intervals::GIVE_UP_MS);
    }

    /// The page is shown again. What it sent while being hidden may never be answered.
    pub fn on_page_shown(&mut self, now: i64) {
        if self.pending.as_ref().is_some_and(|pending| pending.keepalive) {
            self.forget_put(now, intervals::KEEPALIVE_ANSWER_MS);
        }
    }

    /// Makes everything due, because the person asked for it.
    pub fn send_now(&mut self, now: i64) {
        self.held_until = None;
        self.due = self.own.then_some(now);
        self.typing = false;
        self.refill = self.refill.map(|at| at.min(now));
    }

    /// Moves all times back with a clock that was set back.
    pub fn shift_times(&mut self, back: i64) {
        let pending = self.pending.as_mut().map(|pending| &mut pending.since);
        let refused = self.refused_since.as_mut();
        let times =
            [self.due.as_mut(), self.refill.as_mut(), self.held_until.as_mut(), refused, pending];
        for time in times.into_iter().flatten() {
            *time = time.saturating_sub(back);
        }
    }

    fn forget_put(&mut self, now: i64, after: i64) {
        let lost = |pending: &mut PendingPut| now.saturating_sub(pending.since) >= after;
        if self.pending.take_if(lost).is_some() {
            self.plan_put(now);
        }
    }

    /// Waits long before the next try, because a file that is too long stays so (F42).
    fn hold_back(&mut self, now: i64) {
        self.fault = Some(WriteFault::Answer(Fault::TooBig));
        self.held_until = Some(now + intervals::REFUSED_MS);
    }

    /// Plans the next PUT, unless one is planned later.
    fn plan_put(&mut self, at: i64) {
        let due = self.due.map_or(at, |due| due.max(at));
        self.due = self.own.then_some(due);
    }

    /// How long to wait after conflicts, in ms: shorter than after failures, because somebody else
    /// has just succeeded. After many conflicts it is the backoff of failures, because a server
    /// may never store anything.
    fn conflict_delay(&self, dice: &mut Dice) -> i64 {
        match self.conflicts.saturating_sub(2 * MANY_CONFLICTS) {
            0 => intervals::conflict(dice.roll(), self.conflicts),
            failures => intervals::jittered(dice.roll(), intervals::backoff(failures + 1)),
        }
    }
}
