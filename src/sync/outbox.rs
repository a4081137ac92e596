//! What one file is still to get from this phone, and when that goes out.

use super::events::{Condition, Haste, Missing};
use super::file::File;
use super::intervals;
use super::intervals::Dice;
use super::put_base::Base;
use super::replies::fault::{Fault, WriteFault};
use super::replies::put::PutReply;

/// So many conflicts in a row are worth a word.
const MANY_CONFLICTS: u32 = 5;

/// A PUT under way.
struct Flight {
    attempt: u32,
    since: i64,
    condition: Condition,
    /// It was sent as the page was hidden.
    parting: bool,
}

/// What is known of the last PUT that the server called stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Claim {
    /// Nothing is open.
    #[default]
    None,
    /// The next GET tells.
    Open,
    /// That GET has come.
    Checked,
}

/// One file's writing half. Times are in ms since 1970.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
pub(crate) struct Outbox {
    /// It lacks writes of this person.
    pub own: bool,
    /// It lacks writes of others.
    pub others: bool,
    /// This page has written into it: a server without conditions may lose it again unnoticed.
    pub touched: bool,
    /// When own writes go out.
    due: Option<i64>,
    /// The time above waits for the keys to rest.
    typing: bool,
    /// When writes of others, or a file that is no longer there, are brought back (Y8).
    pub refill: Option<i64>,
    flight: Option<Flight>,
    claim: Claim,
    conflicts: u32,
    failures: u32,
    /// What the refused PUT depended on.
    refused: Option<Condition>,
    /// Refusals in a row of what the server itself had just told.
    useless: u32,
    held_until: Option<i64>,
    /// What is wrong with the last PUT.
    pub fault: Option<WriteFault>,
}

impl Outbox {
    /// The person wrote. Keys put off what keys wrote, never what was tapped.
    pub fn wrote(&mut self, haste: Haste, now: i64, dice: &mut Dice) {
        self.own = true;
        self.touched = true;
        let troubled = self.conflicts > 0 || self.failures > 0;
        let waits = self.due.is_some() && !self.typing;
        match haste {
            _ if waits && troubled => {}
            Haste::Tapped => {
                self.due = Some(now + intervals::between(dice.roll(), intervals::TAPPED_MS));
                self.typing = false;
            }
            Haste::Typed | Haste::Followed if waits => {}
            Haste::Followed => {
                self.due = Some(now);
                self.typing = false;
            }
            Haste::Typed => {
                self.due = Some(now + intervals::between(dice.roll(), intervals::TYPED_MS));
                self.typing = true;
            }
        }
    }

    /// What the file lacks now.
    pub fn lacks(&mut self, lack: Option<&Missing>, now: i64, dice: &mut Dice) {
        self.others = lack.is_some_and(|lack| lack.others);
        self.own = lack.is_some_and(|lack| lack.own);
        if !self.own {
            self.claim = Claim::None;
            self.due = None;
            self.typing = false;
            self.conflicts = 0;
            self.failures = 0;
            self.fault = self.fault.take().filter(|_| self.others);
        } else if self.due.is_none() && self.flight.is_none() && self.claim != Claim::Open {
            if self.claim == Claim::Checked {
                // Overwritten by somebody, or never stored (F39).
                self.conflicts = self.conflicts.saturating_add(1);
                if self.conflicts > 1 {
                    self.fault = Some(WriteFault::NotStored);
                }
                self.due = Some(now + self.patience(dice));
            } else {
                self.due = Some(now);
            }
        }
    }

    /// A GET brought nothing new: it lacks what it lacked.
    pub fn unchanged(&mut self, file: File, now: i64, dice: &mut Dice) {
        let lack = Missing { file, own: self.own, others: self.others };
        self.lacks(Some(&lack), now, dice);
    }

    /// A GET told what is there.
    pub fn found(&mut self, base: &Base) {
        if self.claim == Claim::Open {
            self.claim = Claim::Checked;
        }
        if let Some(refused) = self.refused.take() {
            let useless = base.condition() == refused || base.is_suffixed();
            self.useless = if useless { self.useless.saturating_add(1) } else { 0 };
        }
    }

    /// Whether a PUT is due. `lost`: what this phone holds of the file is no longer there.
    pub fn wants(&self, lost: bool, now: i64) -> bool {
        self.flight.is_none() && self.next(lost).is_some_and(|at| at <= now)
    }

    /// When a PUT is due.
    pub fn next(&self, lost: bool) -> Option<i64> {
        let own = self.due.filter(|_| self.own);
        let refill = self.refill.filter(|_| self.others || lost);
        let next = own.into_iter().chain(refill).min()?;
        Some(self.held_until.map_or(next, |held| held.max(next)))
    }

    /// Starts a PUT made from `base`, and says on what it depends.
    pub fn start(&mut self, base: &Base, attempt: u32, parting: bool, now: i64) -> Condition {
        let condition = if self.distrusts_tags() { Condition::None } else { base.condition() };
        let sent = condition.clone();
        self.flight = Some(Flight { attempt, since: now, condition: sent, parting });
        self.due = None;
        self.typing = false;
        self.refill = None;
        self.claim = Claim::None;
        condition
    }

    /// Whether a PUT is under way.
    pub fn is_sending(&self) -> bool {
        self.flight.is_some()
    }

    /// When the PUT under way is given up.
    pub fn gives_up(&self) -> Option<i64> {
        self.flight.as_ref().map(|flight| flight.since + intervals::GIVE_UP_MS)
    }

    /// Tags are of no use here: what comes back with them is refused (F36).
    pub fn distrusts_tags(&self) -> bool {
        self.useless >= intervals::USELESS_TAGS
    }

    /// Takes the answer, if it is the one waited for. Faults that concern more than this file
    /// are the caller's.
    pub fn replied(&mut self, attempt: u32, reply: &PutReply, now: i64, dice: &mut Dice) -> bool {
        let Some(flight) = self.flight.take_if(|flight| flight.attempt == attempt) else {
            return false;
        };
        let conditional = flight.condition != Condition::None;
        let mut wait = 0;
        match reply {
            PutReply::Stored => {
                self.claim = Claim::Open;
                self.failures = 0;
                if conditional {
                    self.useless = 0;
                }
                self.fault = self.fault.take().filter(|fault| *fault == WriteFault::NotStored);
                return true;
            }
            PutReply::Conflict => {
                self.conflicts = self.conflicts.saturating_add(1);
                self.refused = conditional.then_some(flight.condition);
                wait = self.patience(dice);
                if self.conflicts >= MANY_CONFLICTS {
                    self.fault = Some(WriteFault::Conflict);
                }
            }
            PutReply::Unsent => {}
            PutReply::TooLong => self.hold(now),
            PutReply::Fault(fault) => {
                self.fault = Some(WriteFault::Answer(fault.clone()));
                match fault {
                    Fault::TooBig => self.hold(now),
                    Fault::Denied | Fault::NotAllowed | Fault::Busy { .. } => {}
                    _ => {
                        self.failures = self.failures.saturating_add(1);
                        wait = intervals::jittered(dice.roll(), intervals::backoff(self.failures));
                    }
                }
            }
        }
        self.again_at(now + wait);
        true
    }

    /// Forgets a PUT that nobody reported back.
    pub fn give_up(&mut self, now: i64) {
        self.forget(now, intervals::GIVE_UP_MS);
    }

    /// The page is shown again: what it sent as it was hidden may never be reported back.
    pub fn returned(&mut self, now: i64) {
        if self.flight.as_ref().is_some_and(|flight| flight.parting) {
            self.forget(now, intervals::PARTING_MS);
        }
    }

    /// The person wants it now.
    pub fn hurry(&mut self, now: i64) {
        self.held_until = None;
        self.due = self.own.then_some(now);
        self.typing = false;
        self.refill = self.refill.map(|at| at.min(now));
    }

    /// Moves everything planned back with a clock that was set back.
    pub fn shift(&mut self, back: i64) {
        let flight = self.flight.as_mut().map(|flight| &mut flight.since);
        let times = [self.due.as_mut(), self.refill.as_mut(), self.held_until.as_mut(), flight];
        for time in times.into_iter().flatten() {
            *time = time.saturating_sub(back);
        }
    }

    fn forget(&mut self, now: i64, after: i64) {
        let lost = |flight: &mut Flight| now.saturating_sub(flight.since) >= after;
        if self.flight.take_if(lost).is_some() {
            self.again_at(now);
        }
    }

    /// It is too long: that does not pass by itself (F42).
    fn hold(&mut self, now: i64) {
        self.fault = Some(WriteFault::Answer(Fault::TooBig));
        self.held_until = Some(now + intervals::REFUSED_MS);
    }

    /// Own writes go out then, unless newer ones wait already.
    fn again_at(&mut self, at: i64) {
        let due = self.due.map_or(at, |due| due.max(at));
        self.due = self.own.then_some(due);
    }

    /// How long to wait after conflicts: shorter than after failures, for somebody else has
    /// just succeeded; but a server that never keeps anything is not asked for ever.
    fn patience(&self, dice: &mut Dice) -> i64 {
        match self.conflicts.saturating_sub(2 * MANY_CONFLICTS) {
            0 => intervals::conflict(dice.roll(), self.conflicts),
            failures => intervals::jittered(dice.roll(), intervals::backoff(failures + 1)),
        }
    }
}
