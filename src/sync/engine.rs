//! The state machine of the sync: when to fetch which file of one event, and what the answers
//! mean for the screens. It has no clock and no network: every input comes with the time and a
//! random number, every request goes out as data.

use super::access::Access;
use super::endpoint::Endpoint;
use super::events::{Input, Output};
use super::file::File;
use super::file_state::FileState;
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
    /// The board, then the shards; some of them beyond the number of shards.
    pub(crate) files: Vec<FileState>,
    /// The number of shards; 0 where the address has no `{shard}`.
    shards: u32,
    pub(crate) visible: bool,
    projector: bool,
    last_touch: i64,
    pub(crate) busy_until: i64,
    pub(crate) attempts: u32,
    /// Why the endpoint refuses writes, and when to try again, in ms since 1970.
    pub(crate) refused: Option<(Fault, i64)>,
    /// When an earlier page had planned a refill (Y8), in ms since 1970.
    pub(crate) remembered_refill: Option<i64>,
    alarm: Option<i64>,
    clock: i64,
    last_status: Status,
}

impl Machine {
    /// Starts hidden and asks for nothing before [`Input::Shown`]. `accepted`: the files whose
    /// bodies this phone holds, with the time of the last good answer in ms since 1970.
    pub fn new(endpoint: Endpoint, access: Access, accepted: &[(File, i64)]) -> Self {
        let mut machine = Self {
            endpoint,
            access,
            files: vec![FileState::board()],
            shards: 0,
            visible: false,
            projector: false,
            last_touch: i64::MIN,
            busy_until: i64::MIN,
            attempts: 0,
            refused: None,
            remembered_refill: None,
            alarm: None,
            clock: i64::MIN,
            last_status: Status::default(),
        };
        for &(file, at) in accepted {
            machine.follow_shards(machine.shards.max(file.number()));
            if let Some(state) = machine.state(file) {
                state.accepted = Some(at);
            }
        }
        machine
    }

    /// Sets the number of shards, where one is known.
    #[must_use]
    pub fn with_shards(mut self, count: u32) -> Self {
        self.follow_shards(count);
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
        for state in &mut self.files {
            state.give_up_get(now_ms, &mut dice);
            state.outbox.give_up_put(now_ms);
        }
        match input {
            Input::Shown => self.on_shown(now_ms, &mut dice),
            Input::Hidden => {
                self.put_before_hiding(now_ms, &mut outputs);
                self.visible = false;
                self.alarm = None;
            }
            Input::Online => self.on_online(now_ms, &mut dice),
            Input::Touched => self.on_touch(now_ms, &mut dice),
            Input::SyncNow => self.sync_now(now_ms),
            Input::Projector(on) => {
                self.projector = on;
                self.on_touch(now_ms, &mut dice);
            }
            Input::Open(file) => self.state(file).into_iter().for_each(|state| state.watch(now_ms)),
            Input::Close(file) => self.state(file).into_iter().for_each(FileState::unwatch),
            Input::Wrote { file, urgency } => {
                let state = self.state(file).into_iter();
                state.for_each(|state| state.outbox.on_write(urgency, now_ms, &mut dice));
            }
            Input::Missing(missing) => self.on_missing(&missing, now_ms, &mut dice),
            Input::Replaced => self.on_replacement(),
            Input::Invited(access) => self.on_invitation(access),
            Input::Shards(count) => self.follow_shards(count),
            Input::Woke => self.alarm = None,
            Input::Flowing { file, attempt } => {
                self.state(file).into_iter().for_each(|state| state.keep_get(attempt, now_ms));
            }
            Input::Replied { file, attempt, reply } => {
                self.on_get_reply(file, attempt, reply, now_ms, &mut dice, &mut outputs);
            }
            Input::PutReplied { file, attempt, reply } => {
                self.on_put_reply(file, attempt, &reply, now_ms, &mut dice);
            }
        }
        self.plan_refills(now_ms, &mut dice);
        self.start_puts(now_ms, &mut outputs);
        self.start_gets(now_ms, &mut outputs);
        self.set_alarm(now_ms, &mut outputs);
        self.tell_changes(now_ms, &mut outputs);
        outputs
    }

    /// The connection, for the screens.
    pub fn status(&self, now_ms: i64) -> Status {
        let board = self.files.first();
        let fault = board.and_then(|board| board.fault.as_ref());
        let last = board.and_then(|board| board.accepted);
        let writing = self.writing();
        let stuck = self.has_own_writes() && matches!(writing, Writing::ReadOnly(_));
        Status {
            state: State::of(last, fault.map(|(fault, since)| (fault, *since)), stuck, now_ms),
            fault: fault.map(|(fault, _)| fault.clone()),
            writing,
            write_fault: self.files.iter().find_map(|state| state.outbox.fault.clone()),
        }
    }

    /// One file, for the screens that show its part.
    pub fn file(&self, file: File) -> FileStatus {
        let state = self.files.get(file.number() as usize);
        FileStatus {
            accepted: state.and_then(|state| state.accepted),
            fault: state.and_then(|state| state.fault.as_ref()).map(|(fault, _)| fault.clone()),
        }
    }

    /// The number of shards, as the event said it last; 0 where the address has no `{shard}`.
    pub fn shards(&self) -> u32 {
        self.shards
    }

    /// The files that belong to the event: the board, the shards, and whatever was seen to exist.
    /// A number of shards that somebody made up is forgotten with it.
    pub(crate) fn followed(&self) -> impl Iterator<Item = &FileState> {
        let within = 1 + self.shards as usize;
        let files = self.files.iter().enumerate();
        files.filter(move |(at, state)| *at < within || state.exists()).map(|(_, state)| state)
    }

    /// Where the event is.
    pub fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }

    pub(crate) fn state(&mut self, file: File) -> Option<&mut FileState> {
        self.files.get_mut(file.number() as usize)
    }

    fn follow_shards(&mut self, count: u32) {
        if !self.endpoint.is_sharded() || count == 0 {
            return;
        }
        self.shards = count.min(limits::SHARDS);
        let length = 1 + self.shards as usize;
        while self.files.len() < length {
            self.files.push(FileState::default());
        }
        for state in self.files.iter_mut().skip(length).filter(|state| !state.exists()) {
            state.plan_get_if_needed();
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
        self.last_touch = self.last_touch.saturating_sub(back);
        self.remembered_refill = self.remembered_refill.map(|at| at.saturating_sub(back));
        if let Some((_, until)) = &mut self.refused {
            *until = until.saturating_sub(back);
        }
        self.busy_until = self.busy_until.saturating_sub(back);
        self.alarm = None;
        for state in &mut self.files {
            state.shift_times(back);
        }
    }

    fn on_shown(&mut self, now: i64, dice: &mut Dice) {
        self.visible = true;
        self.last_touch = now;
        self.on_return(now, dice);
        for (state, number) in self.waiting_files() {
            let soon = now + intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS);
            match state.due() {
                // Whoever opens the event for the first time need not make room for others.
                _ if state.is_unknown() => state.plan_get_before_writes(now),
                Some(due) if number != 0 => state.plan_get_and_write_get(due.max(soon), soon),
                _ => state.plan_get_before_writes(soon),
            }
        }
    }

    fn on_online(&mut self, now: i64, dice: &mut Dice) {
        for state in &mut self.files {
            let spread = intervals::spread(dice.roll(), intervals::ONLINE_SPREAD_MS);
            // What is due soon stays so: a flickering network, told again and again, neither
            // puts a GET off nor draws it near.
            let late = state.due().is_none_or(|due| due - now > intervals::ONLINE_SPREAD_MS);
            if state.is_waiting() && state.is_failing() && late {
                state.plan_get_before_writes(now + spread);
            }
            state.reset_backoff();
        }
    }

    fn on_touch(&mut self, now: i64, dice: &mut Dice) {
        let was_idle = self.is_idle(now);
        self.last_touch = now;
        if let Some(board) = self.files.first_mut()
            && was_idle
            && board.is_waiting()
            && !board.is_failing()
        {
            board.plan_get_by(now + intervals::spread(dice.roll(), intervals::SHOWN_SPREAD_MS));
        }
    }

    /// The files that are needed and not being fetched, with their numbers.
    pub(crate) fn waiting_files(&mut self) -> impl Iterator<Item = (&mut FileState, u32)> {
        self.files.iter_mut().zip(0..).filter(|(state, _)| state.is_waiting())
    }

    fn on_get_reply(
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
        let Some(state) = self.files.get_mut(file.number() as usize) else { return };
        if !state.end_get(attempt, now) {
            return;
        }
        match reply {
            Reply::Accepted { etag } => {
                state.on_document(Some(etag), now, interval, dice);
                outputs.push(Output::Accept { file });
            }
            Reply::NotModified => state.on_document(None, now, interval, dice),
            Reply::Emptied { etag } => {
                state.on_absence(Some(etag), now);
                state.on_fault(Fault::Missing, now, dice);
            }
            Reply::Fault(Fault::Missing) => {
                state.on_absence(None, now);
                if file.number() > self.shards {
                    state.forget_absent();
                }
                if file == File::BOARD || state.lost {
                    state.on_fault(Fault::Missing, now, dice);
                } else {
                    state.on_unwritten(now, dice);
                }
            }
            Reply::Fault(fault) => {
                if let Fault::Busy(retry_after) = &fault {
                    let until = now + intervals::busy(dice.roll(), retry_after.wait_ms());
                    self.busy_until = self.busy_until.max(until);
                }
                state.on_fault(fault, now, dice);
            }
        }
        if !state.is_judging() {
            state.outbox.on_nothing_new(file, now, dice);
        }
        outputs.push(Output::Changed);
    }

    fn start_gets(&mut self, now: i64, outputs: &mut Vec<Output>) {
        if !self.visible || now < self.busy_until {
            return;
        }
        for (state, number) in self.files.iter_mut().zip(0..) {
            let attempt = self.attempts.wrapping_add(1);
            if let Some(conditional) = state.start_get(attempt, now) {
                self.attempts = attempt;
                let file = File::shard(number).unwrap_or(File::BOARD);
                let url = self.endpoint.url_of(file);
                outputs.push(Output::Get { file, attempt, url, conditional });
            }
        }
    }

    fn set_alarm(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let (busy, writes) = (self.busy_until, self.may_write_from());
        let next = self.files.iter().filter_map(|state| state.next_wake(busy, writes, now)).min();
        if let Some(at) = next.filter(|_| self.visible && next != self.alarm) {
            self.alarm = next;
            outputs.push(Output::WakeAt(at));
        }
    }

    fn tell_changes(&mut self, now: i64, outputs: &mut Vec<Output>) {
        let status = self.status(now);
        if status != self.last_status {
            self.last_status = status;
            if !outputs.contains(&Output::Changed) {
                outputs.push(Output::Changed);
            }
        }
    }

    fn is_idle(&self, now: i64) -> bool {
        !self.projector && now.saturating_sub(self.last_touch) > intervals::IDLE_AFTER_MS
    }
}
