//! When to fetch which file of one event, and what the answers mean for the screens. Knows no
//! clock and no network: every input comes with the time and a random number, every request
//! goes out as data.

use super::access::Access;
use super::endpoint::Endpoint;
use super::events::{Input, Output};
use super::file::File;
use super::file_state::Slot;
use super::intervals;
use super::intervals::Dice;
use super::replies::fault::Fault;
use super::replies::get::Reply;
use super::status::{FileStatus, State, Status, Writing};
use crate::limits;

/// The sync of one event with one endpoint.
pub struct Machine {
    pub(crate) endpoint: Endpoint,
    pub(crate) access: Access,
    /// The board, then the shards.
    pub(crate) slots: Vec<Slot>,
    pub(crate) visible: bool,
    projector: bool,
    touched: i64,
    pub(crate) busy_until: i64,
    pub(crate) attempts: u32,
    /// The endpoint takes no writes, and from when on that is tried again.
    pub(crate) refused: Option<(Fault, i64)>,
    /// When an earlier page meant to bring back what others wrote (Y8).
    pub(crate) remembered: Option<i64>,
    alarm: Option<i64>,
    clock: i64,
    told: Status,
}

impl Machine {
    /// Starts hidden and asks for nothing before [`Input::Shown`]. `accepted`: the files whose
    /// bodies this phone holds, with the time of the last good answer in ms since 1970.
    pub fn new(endpoint: Endpoint, access: Access, accepted: &[(File, i64)]) -> Self {
        let mut machine = Self {
            endpoint,
            access,
            slots: vec![Slot::board()],
            visible: false,
            projector: false,
            touched: i64::MIN,
            busy_until: i64::MIN,
            attempts: 0,
            refused: None,
            remembered: None,
            alarm: None,
            clock: i64::MIN,
            told: Status::default(),
        };
        for &(file, at) in accepted {
            machine.grow(file.number());
            if let Some(slot) = machine.slot(file) {
                slot.accepted = Some(at);
            }
        }
        machine
    }

    /// Knows at least so many shards.
    #[must_use]
    pub fn with_shards(mut self, count: u32) -> Self {
        self.grow(count);
        self
    }

    /// Takes one input. `random` is a fresh evenly spread number.
    pub fn handle(&mut self, input: Input, now_ms: i64, random: u32) -> Vec<Output> {
        let mut dice = Dice::new(random);
        let mut outputs = Vec::new();
        if self.endpoint.is_nowhere() {
            return outputs;
        }
        self.follow_clock(now_ms);
        for slot in &mut self.slots {
            slot.give_up(now_ms, &mut dice);
            slot.outbox.give_up(now_ms);
        }
        match input {
            Input::Shown => self.shown(now_ms, &mut dice),
            Input::Hidden => {
                self.part(now_ms, &mut outputs);
                self.visible = false;
                self.alarm = None;
            }
            Input::Online => self.online(now_ms, &mut dice),
            Input::Touched => self.touched(now_ms, &mut dice),
            Input::SyncNow => self.hurry(now_ms),
            Input::Projector(on) => {
                self.projector = on;
                self.touched(now_ms, &mut dice);
            }
            Input::Open(file) => self.slot(file).into_iter().for_each(|slot| slot.watch(now_ms)),
            Input::Close(file) => self.slot(file).into_iter().for_each(Slot::unwatch),
            Input::Wrote { file, haste } => {
                let slot = self.slot(file).into_iter();
                slot.for_each(|slot| slot.outbox.wrote(haste, now_ms, &mut dice));
            }
            Input::Missing(lacks) => self.lacks(&lacks, now_ms, &mut dice),
            Input::Replaced => self.replaced(),
            Input::Invited(access) => self.invited(access),
            Input::Shards(count) => self.grow(count),
            Input::Woke => self.alarm = None,
            Input::Replied { file, attempt, reply } => {
                self.replied(file, attempt, reply, now_ms, &mut dice, &mut outputs);
            }
            Input::PutReplied { file, attempt, reply } => {
                self.put_replied(file, attempt, &reply, now_ms, &mut dice);
            }
        }
        self.plan_refills(now_ms, &mut dice);
        self.write(now_ms, &mut outputs);
        self.ask(now_ms, &mut outputs);
        self.set_alarm(now_ms, &mut outputs);
        self.tell(now_ms, &mut outputs);
        outputs
    }

    /// The connection, for the screens.
    pub fn status(&self, now_ms: i64) -> Status {
        let board = self.slots.first();
        let fault = board.and_then(|board| board.fault.as_ref());
        let last = board.and_then(|board| board.accepted);
        let writing = self.writing();
        let stuck = self.holds() && matches!(writing, Writing::ReadOnly(_));
        Status {
            state: State::of(last, fault.map(|(fault, since)| (fault, *since)), stuck, now_ms),
            fault: fault.map(|(fault, _)| fault.clone()),
            writing,
            write_fault: self.slots.iter().find_map(|slot| slot.outbox.fault.clone()),
        }
    }

    /// One file, for the screens that show its part.
    pub fn file(&self, file: File) -> FileStatus {
        let slot = self.slots.get(file.number() as usize);
        FileStatus {
            accepted: slot.and_then(|slot| slot.accepted),
            fault: slot.and_then(|slot| slot.fault.as_ref()).map(|(fault, _)| fault.clone()),
        }
    }

    /// The highest number of shards ever heard of; 0 where the address has no `{shard}`.
    pub fn shards(&self) -> u32 {
        self.slots.len().saturating_sub(1) as u32
    }

    /// Where the event is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) fn slot(&mut self, file: File) -> Option<&mut Slot> {
        self.slots.get_mut(file.number() as usize)
    }

    fn grow(&mut self, count: u32) {
        if self.endpoint.is_sharded() {
            let length = 1 + count.min(limits::SHARDS) as usize;
            while self.slots.len() < length {
                self.slots.push(Slot::default());
            }
        }
    }

    /// A clock that was set back takes everything planned with it; else an hour's correction
    /// would silence the phone for an hour.
    fn follow_clock(&mut self, now_ms: i64) {
        let back = self.clock.saturating_sub(now_ms);
        self.clock = now_ms;
        if back <= 0 {
            return;
        }
        self.touched = self.touched.saturating_sub(back);
        self.remembered = self.remembered.map(|at| at.saturating_sub(back));
        if let Some((_, until)) = &mut self.refused {
            *until = until.saturating_sub(back);
        }
        self.busy_until = self.busy_until.saturating_sub(back);
        self.alarm = None;
        for slot in &mut self.slots {
            slot.shift(back);
        }
    }

    fn shown(&mut self, now: i64, dice: &mut Dice) {
        self.visible = true;
        self.touched = now;
        self.returned(now, dice);
        for (slot, number) in self.waiting() {
            let soon = now + intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS);
            match slot.due() {
                // Whoever opens the event for the first time need not make room for others.
                _ if slot.is_unknown() => slot.ask_patiently(now),
                Some(due) if number != 0 => slot.ask_or_write(due.max(soon), soon),
                _ => slot.ask_patiently(soon),
            }
        }
    }

    fn online(&mut self, now: i64, dice: &mut Dice) {
        for slot in &mut self.slots {
            let spread = intervals::spread(dice.roll(), intervals::ONLINE_SPREAD_MS);
            // What is due soon stays so: a flickering network, told again and again, neither
            // puts a GET off nor draws it near.
            let late = slot.due().is_none_or(|due| due - now > intervals::ONLINE_SPREAD_MS);
            if slot.is_waiting() && slot.is_failing() && late {
                slot.ask_patiently(now + spread);
            }
            slot.forgive();
        }
    }

    fn touched(&mut self, now: i64, dice: &mut Dice) {
        let was_idle = self.is_idle(now);
        self.touched = now;
        if let Some(board) = self.slots.first_mut()
            && was_idle
            && board.is_waiting()
            && !board.is_failing()
        {
            board.ask_by(now + intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS));
        }
    }

    /// The files that are needed and not being fetched, with their numbers.
    pub(crate) fn waiting(&mut self) -> impl Iterator<Item = (&mut Slot, u32)> {
        self.slots.iter_mut().zip(0..).filter(|(slot, _)| slot.is_waiting())
    }

    fn replied(
        &mut self,
        file: File,
        attempt: u32,
        reply: Reply,
        now: i64,
        dice: &mut Dice,
        outputs: &mut Vec<Output>,
    ) {
        let interval = match file {
            File::BOARD if self.is_idle(now) => intervals::IDLE_EVERY_MS,
            File::BOARD => intervals::BOARD_EVERY_MS,
            _ => intervals::FILE_EVERY_MS,
        };
        let Some(slot) = self.slots.get_mut(file.number() as usize) else { return };
        if !slot.end(attempt, now) {
            return;
        }
        match reply {
            Reply::Accepted { etag } => {
                slot.good(Some(etag), now, interval, dice);
                outputs.push(Output::Accept { file });
            }
            Reply::NotModified => slot.good(None, now, interval, dice),
            Reply::Emptied { etag } => {
                slot.missing(Some(etag), now);
                slot.bad(Fault::Missing, now, dice);
            }
            Reply::Fault(Fault::Missing) => {
                slot.missing(None, now);
                if file == File::BOARD || slot.lost {
                    slot.bad(Fault::Missing, now, dice);
                } else {
                    slot.unwritten(now, dice);
                }
            }
            Reply::Fault(fault) => {
                if let Fault::Busy { after_ms } = fault {
                    let until = now + intervals::busy(dice.roll(), after_ms);
                    self.busy_until = self.busy_until.max(until);
                }
                slot.bad(fault, now, dice);
            }
        }
        if !slot.is_judging() {
            slot.outbox.unchanged(file, now, dice);
        }
        outputs.push(Output::Changed);
    }

    fn ask(&mut self, now: i64, outputs: &mut Vec<Output>) {
        if !self.visible || now < self.busy_until {
            return;
        }
        for (slot, number) in self.slots.iter_mut().zip(0..) {
            let attempt = self.attempts.wrapping_add(1);
            if let Some(conditional) = slot.start(attempt, now) {
                self.attempts = attempt;
                let file = File::shard(number).unwrap_or(File::BOARD);
                let url = self.endpoint.url_of(file);
                outputs.push(Output::Get { file, attempt, url, conditional });
            }
        }
    }

    fn set_alarm(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let (busy, writes) = (self.busy_until, self.writes_from());
        let next = self.slots.iter().filter_map(|slot| slot.next(busy, writes, now)).min();
        if let Some(at) = next.filter(|_| self.visible && next != self.alarm) {
            self.alarm = next;
            outputs.push(Output::WakeAt(at));
        }
    }

    fn tell(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let status = self.status(now);
        if status != self.told {
            self.told = status;
            if !outputs.contains(&Output::Changed) {
                outputs.push(Output::Changed);
            }
        }
    }

    fn is_idle(&self, now: i64) -> bool {
        !self.projector && now.saturating_sub(self.touched) > intervals::IDLE_AFTER_MS
    }
}
