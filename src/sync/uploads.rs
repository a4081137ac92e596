//! The uploads of the sync: a read-modify-write cycle with optimistic concurrency control. A PUT
//! is made from a body that was read just before, and a later GET shows what became of it (rules
//! Y5, Y6).
//!
//! What others wrote and a server has lost is uploaded again by the phones that still have it
//! (*refill*, rules Y4, Y8). Stamped values that no file holds any more are reported as missing
//! by the caller. Values written by hand have no stamps: a newer body without them was edited,
//! and they are gone (M7). But a file that does not exist any more, or that is empty where it was
//! not, was lost and not edited: then the whole last accepted body is uploaded again. To take an
//! event down, forbid writing before removing it.

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
    /// Sets the time of the refill that an earlier page had planned, in ms since 1970.
    #[must_use]
    pub fn with_refill(mut self, at: Option<i64>) -> Self {
        self.remembered_refill = at;
        self
    }

    /// The time of the next refill, in ms since 1970, to be remembered for later pages.
    pub fn refill(&self) -> Option<i64> {
        let planned = self.files.iter().filter_map(|state| state.outbox.refill).min();
        planned.or(self.remembered_refill)
    }

    /// Whether this page has read every file.
    pub fn has_read_all(&self) -> bool {
        self.followed().all(|state| state.read)
    }

    /// Another tab replaced the bodies, so that no PUT may be made from what this page read.
    pub(crate) fn on_replacement(&mut self) {
        for state in &mut self.files {
            state.base = None;
        }
    }

    /// Whether writes of this person wait for delivery.
    pub(crate) fn has_own_writes(&self) -> bool {
        self.files.iter().any(|state| state.outbox.own)
    }

    /// How this phone writes, as far as that is known.
    pub(crate) fn writing(&self) -> Writing {
        if self.access == Access::Read {
            return Writing::ReadOnly(WriteBlock::Link);
        }
        if let Some((fault, _)) = &self.refused {
            return Writing::ReadOnly(WriteBlock::Endpoint(fault.clone()));
        }
        let reason = self.files.iter().find_map(|state| state.unguarded);
        reason.map_or(Writing::Guarded, Writing::Unguarded)
    }

    /// Whether this phone can write, as far as that is known.
    pub fn may_write(&self) -> bool {
        self.access == Access::ReadWrite && self.refused.is_none()
    }

    /// From when on this phone may write, if it may.
    pub(crate) fn may_write_from(&self) -> Option<i64> {
        let refused = self.refused.as_ref().map_or(i64::MIN, |(_, until)| *until);
        (self.access == Access::ReadWrite).then_some(refused)
    }

    pub(crate) fn on_invitation(&mut self, access: Access) {
        self.access = self.access.max(access);
        if access == Access::ReadWrite {
            self.refused = None;
        }
    }

    pub(crate) fn on_missing(&mut self, missing: &[Missing], now: i64, dice: &mut Dice) {
        for (state, number) in self.files.iter_mut().zip(0..) {
            let found = missing.iter().find(|missing| missing.file.number() == number);
            state.outbox.set_missing(found, now, dice);
            state.end_judging();
        }
        // Before something counts as lost everywhere, every file must have been read.
        if missing.iter().any(|missing| missing.others) && self.access == Access::ReadWrite {
            let within = 1 + self.shards() as usize;
            for (at, state) in self.files.iter_mut().enumerate() {
                if (at < within || state.exists()) && !state.read && state.due().is_none() {
                    let spread = intervals::spread(dice.roll(), intervals::FILES_SPREAD_MS);
                    state.plan_unneeded_get(now + spread);
                }
            }
        }
    }

    pub(crate) fn sync_now(&mut self, now: i64) {
        for state in &mut self.files {
            state.outbox.send_now(now);
        }
        for (state, _) in self.waiting_files() {
            state.plan_get_before_writes(now);
        }
        if let Some((_, until)) = &mut self.refused {
            *until = now;
        }
    }

    /// The page is shown again.
    pub(crate) fn on_return(&mut self, now: i64, dice: &mut Dice) {
        for state in &mut self.files {
            state.outbox.on_page_shown(now);
            // A hall looks at its phones at once, and the refill is due on all of them.
            if let Some(at) = state.outbox.refill.filter(|at| *at <= now) {
                let spread = intervals::spread(dice.roll(), intervals::REFILL_SHOWN_MS);
                state.outbox.refill = Some(at.max(now + spread));
            }
        }
        if let Some(at) = self.remembered_refill.filter(|at| *at <= now) {
            let spread = intervals::spread(dice.roll(), intervals::REFILL_SHOWN_MS);
            self.remembered_refill = Some(at.max(now + spread));
        }
    }

    /// Plans the refill of writes of others, once it is certain that they are lost (Y8).
    pub(crate) fn plan_refills(&mut self, now: i64, dice: &mut Dice) {
        if self.access == Access::Read {
            return;
        }
        let all_read = self.followed().all(|state| state.read && !state.is_judging());
        // Each page load that sees the loss keeps the time that was planned first: were it drawn
        // anew, short looks would bring all refills of a hall to their earliest time. Only a
        // clock that ran ahead may have planned it for next year.
        let latest = now + intervals::REFILL_MS.1;
        let remembered = self.remembered_refill.filter(|at| *at <= latest);
        let mut any = false;
        for state in self.files.iter_mut().filter(|state| !state.is_judging()) {
            if !state.lost && !state.outbox.others {
                state.outbox.refill = None;
            } else if state.outbox.refill.is_none() && (state.lost || all_read) {
                let at = now + intervals::between(dice.roll(), intervals::REFILL_MS);
                state.outbox.refill = Some(remembered.unwrap_or(at));
                any = true;
            }
        }
        if any || all_read {
            self.remembered_refill = None;
        }
    }

    /// Starts the PUTs that are due.
    pub(crate) fn start_puts(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let may_write = self.may_write_from().is_some_and(|from| from <= now);
        if !self.visible || !may_write || now < self.busy_until {
            return;
        }
        for index in 0..self.files.len() {
            if self.files.get_mut(index).is_some_and(|state| state.is_ready_to_put(now)) {
                self.start_put(index, false, now, outputs);
            }
        }
    }

    /// Sends what waits, because the page is being hidden.
    pub(crate) fn put_before_hiding(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let may_write = self.may_write_from().is_some_and(|from| from <= now);
        if !self.visible || !may_write || now < self.busy_until {
            return;
        }
        for index in 0..self.files.len() {
            if self.files.get_mut(index).is_some_and(|state| state.is_ready_before_hiding(now)) {
                self.start_put(index, true, now, outputs);
            }
        }
    }

    fn start_put(&mut self, index: usize, keepalive: bool, now: i64, outputs: &mut Vec<Output>) {
        let attempt = self.attempts.wrapping_add(1);
        let Some(state) = self.files.get_mut(index) else { return };
        let Some(condition) = state.start_put(attempt, keepalive, now) else { return };
        self.attempts = attempt;
        let file = File::shard(index as u32).unwrap_or(File::BOARD);
        let url = self.endpoint.url_of(file);
        outputs.push(Output::Put { file, attempt, url, condition, keepalive });
    }

    pub(crate) fn on_put_reply(
        &mut self,
        file: File,
        attempt: u32,
        reply: &PutReply,
        now: i64,
        dice: &mut Dice,
    ) {
        let Some(state) = self.state(file) else { return };
        if !state.outbox.on_reply(attempt, reply, now, dice) {
            return;
        }
        match reply {
            // What is there now, a GET tells; after a conflict it waits with the next PUT.
            PutReply::Conflict | PutReply::Unsent | PutReply::TooLong | PutReply::NoRoom => {}
            PutReply::Stored | PutReply::Fault(_) => state.plan_unneeded_get(now),
        }
        match reply {
            PutReply::Stored => self.refused = None,
            PutReply::Fault(fault @ (Fault::Denied | Fault::NotAllowed)) => {
                self.refused = Some((fault.clone(), now + intervals::REFUSED_MS));
            }
            PutReply::Fault(Fault::Busy(retry_after)) => {
                let until = now + intervals::busy(dice.roll(), retry_after.wait_ms());
                self.busy_until = self.busy_until.max(until);
            }
            _ => {}
        }
    }
}
