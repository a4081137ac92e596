//! The writing half of the machine. Reading comes first: a PUT is made from what was just read,
//! and what became of it a later GET tells (rules Y5, Y6).
//!
//! What others wrote and a server has lost is brought back by those who still hold it (rules
//! Y4, Y8). Stamped values that no file holds any more are lacking, and told as such by the
//! caller. Values written by hand have no stamps: a newer body that merely lacks them was
//! edited, and they are gone (M7). But a file that is not there any more, or that says nothing
//! at all where it said something, was lost and not edited: then the whole last accepted body
//! is brought back, agenda and all. To take an event down, forbid writing before removing it.

use super::access::Access;
use super::engine::Machine;
use super::events::{Missing, Output};
use super::file::File;
use super::intervals;
use super::intervals::Dice;
use super::replies::fault::Fault;
use super::replies::put::PutReply;
use super::status::{WriteBlock, Writing};

impl Machine {
    /// Remembers when an earlier page meant to bring back what others wrote, in ms since 1970.
    #[must_use]
    pub fn with_refill(mut self, at: Option<i64>) -> Self {
        self.remembered = at;
        self
    }

    /// When writes of others are to be brought back, to be remembered for later pages.
    pub fn refill(&self) -> Option<i64> {
        let planned = self.slots.iter().filter_map(|slot| slot.outbox.refill).min();
        planned.or(self.remembered)
    }

    /// Whether this page has found out what is in every file.
    pub fn has_read_all(&self) -> bool {
        self.slots.iter().all(|slot| slot.read)
    }

    /// The bodies were replaced by another tab's: nothing is made from what this page read.
    pub(crate) fn replaced(&mut self) {
        for slot in &mut self.slots {
            slot.base = None;
        }
    }

    /// Whether own writes wait.
    pub(crate) fn holds(&self) -> bool {
        self.slots.iter().any(|slot| slot.outbox.own)
    }

    /// How this phone writes, as far as that is known.
    pub(crate) fn writing(&self) -> Writing {
        if self.access == Access::Read {
            return Writing::ReadOnly(WriteBlock::Link);
        }
        if let Some((fault, _)) = &self.refused {
            return Writing::ReadOnly(WriteBlock::Endpoint(fault.clone()));
        }
        let doubt = self.slots.iter().find_map(|slot| slot.doubt);
        doubt.map_or(Writing::Guarded, Writing::Unguarded)
    }

    /// From when on this phone may write, if it may.
    pub(crate) fn writes_from(&self) -> Option<i64> {
        let refused = self.refused.as_ref().map_or(i64::MIN, |(_, until)| *until);
        (self.access == Access::ReadWrite).then_some(refused)
    }

    pub(crate) fn invited(&mut self, access: Access) {
        self.access = self.access.max(access);
        if access == Access::ReadWrite {
            self.refused = None;
        }
    }

    pub(crate) fn lacks(&mut self, lacks: &[Missing], now: i64, dice: &mut Dice) {
        for (slot, number) in self.slots.iter_mut().zip(0..) {
            let lack = lacks.iter().find(|lack| lack.file.number() == number);
            slot.outbox.lacks(lack, now, dice);
            slot.judged();
        }
        // Before something counts as lost everywhere, every file must have been read.
        if lacks.iter().any(|lack| lack.others) && self.access == Access::ReadWrite {
            for slot in self.slots.iter_mut().filter(|slot| !slot.read && slot.due().is_none()) {
                slot.read_at(now + intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS));
            }
        }
    }

    pub(crate) fn hurry(&mut self, now: i64) {
        for slot in &mut self.slots {
            slot.outbox.hurry(now);
        }
        for (slot, _) in self.waiting() {
            slot.ask_patiently(now);
        }
        if let Some((_, until)) = &mut self.refused {
            *until = now;
        }
    }

    /// The page is shown again.
    pub(crate) fn returned(&mut self, now: i64, dice: &mut Dice) {
        for slot in &mut self.slots {
            slot.outbox.returned(now);
            // Many were shown at once, and all are due.
            if let Some(at) = slot.outbox.refill.filter(|at| *at <= now) {
                let spread = intervals::spread(dice.roll(), intervals::REFILL_SHOWN_MS);
                slot.outbox.refill = Some(at.max(now + spread));
            }
        }
        if let Some(at) = self.remembered.filter(|at| *at <= now) {
            let spread = intervals::spread(dice.roll(), intervals::REFILL_SHOWN_MS);
            self.remembered = Some(at.max(now + spread));
        }
    }

    /// Plans when writes of others are brought back, once it is certain that they are lost (Y8).
    pub(crate) fn plan_refills(&mut self, now: i64, dice: &mut Dice) {
        if self.access == Access::Read {
            return;
        }
        let all_read = self.slots.iter().all(|slot| slot.read && !slot.is_judging());
        let mut any = false;
        for slot in self.slots.iter_mut().filter(|slot| !slot.is_judging()) {
            if !slot.lost && !slot.outbox.others {
                slot.outbox.refill = None;
            } else if slot.outbox.refill.is_none() && (slot.lost || all_read) {
                let at = now + intervals::between(dice.roll(), intervals::REFILL_MS);
                // A clock that ran ahead may have planned it for next year.
                slot.outbox.refill = Some(self.remembered.map_or(at, |known| known.min(at)));
                any = true;
            }
        }
        if any || all_read {
            self.remembered = None;
        }
    }

    /// Starts the PUTs that are due.
    pub(crate) fn write(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let may_write = self.writes_from().is_some_and(|from| from <= now);
        if !self.visible || !may_write || now < self.busy_until {
            return;
        }
        for index in 0..self.slots.len() {
            if self.slots.get_mut(index).is_some_and(|slot| slot.is_ready(now)) {
                self.put(index, false, now, outputs);
            }
        }
    }

    /// The page is being hidden: what waits goes out at once.
    pub(crate) fn part(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let may_write = self.writes_from().is_some_and(|from| from <= now);
        if !self.visible || !may_write || now < self.busy_until {
            return;
        }
        for index in 0..self.slots.len() {
            if self.slots.get_mut(index).is_some_and(|slot| slot.is_ready_to_part(now)) {
                self.put(index, true, now, outputs);
            }
        }
    }

    fn put(&mut self, index: usize, keepalive: bool, now: i64, outputs: &mut Vec<Output>) {
        let attempt = self.attempts.wrapping_add(1);
        let Some(slot) = self.slots.get_mut(index) else { return };
        let Some(condition) = slot.put(attempt, keepalive, now) else { return };
        self.attempts = attempt;
        let file = File::shard(index as u32).unwrap_or(File::BOARD);
        let url = self.endpoint.url_of(file);
        outputs.push(Output::Put { file, attempt, url, condition, keepalive });
    }

    pub(crate) fn put_replied(
        &mut self,
        file: File,
        attempt: u32,
        reply: &PutReply,
        now: i64,
        dice: &mut Dice,
    ) {
        let Some(slot) = self.slot(file) else { return };
        if !slot.outbox.replied(attempt, reply, now, dice) {
            return;
        }
        match reply {
            // What is there now, a GET tells; after a conflict it waits with the next PUT.
            PutReply::Conflict | PutReply::Unsent | PutReply::TooLong => {}
            PutReply::Stored | PutReply::Fault(_) => slot.read_at(now),
        }
        match reply {
            PutReply::Stored => self.refused = None,
            PutReply::Fault(fault @ (Fault::Denied | Fault::NotAllowed)) => {
                self.refused = Some((fault.clone(), now + intervals::REFUSED_MS));
            }
            PutReply::Fault(Fault::Busy { after_ms }) => {
                let until = now + intervals::busy(dice.roll(), *after_ms);
                self.busy_until = self.busy_until.max(until);
            }
            _ => {}
        }
    }
}
