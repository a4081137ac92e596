//! The sync machine alone, where it only reads: with the real reading of answers, in virtual
//! time, against a server that is a function of the time.

use anliegen::sync::access::Access;
use anliegen::sync::endpoint::Endpoint;
use anliegen::sync::engine::Machine;
use anliegen::sync::events::{Input, Output};
use anliegen::sync::file::File;
use anliegen::sync::replies::get::{NetFailure, RawReply, classify};

use crate::{answer, judge};

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const START: i64 = 1_380_618_000_000;

/// What it did.
#[derive(Default)]
pub struct Log {
    pub gets: Vec<(i64, File, bool)>,
    pub accepted: Vec<i64>,
    pub words: Vec<(i64, &'static str)>,
}

impl Log {
    pub fn gets_of(&self, file: File) -> Vec<i64> {
        self.gets.iter().filter(|get| get.1 == file).map(|get| get.0).collect()
    }

    pub fn gaps(&self) -> Vec<i64> {
        self.gets_of(File::BOARD).windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    pub fn word_at(&self, time: i64) -> &'static str {
        self.words.iter().take_while(|(at, _)| *at <= time).last().map_or("waiting", |word| word.1)
    }
}

pub struct Reader {
    pub machine: Machine,
    random: u32,
    alarm: Option<i64>,
    /// Answers on their way, with the time they arrive.
    pub coming: Vec<(i64, File, u32, RawReply)>,
    pub log: Log,
}

impl Reader {
    pub fn new(seed: u32, accepted: &[(File, i64)]) -> Self {
        let endpoint = Endpoint::parse("https://data.example/{shard}.json", "").unwrap();
        let machine = Machine::new(endpoint, Access::Read, accepted);
        Self {
            machine,
            random: seed.wrapping_mul(0x9e37_79b9) | 1,
            alarm: None,
            coming: Vec::new(),
            log: Log::default(),
        }
    }

    fn random(&mut self) -> u32 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        self.random
    }

    pub fn feed(&mut self, input: Input, now: i64, server: &dyn Fn(i64, File) -> RawReply) {
        let random = self.random();
        for output in self.machine.handle(input, now, random) {
            match output {
                Output::Get { file, attempt, url, conditional } => {
                    assert_eq!(url, format!("https://data.example/{}.json", file.name()));
                    assert!(self.coming.iter().all(|(_, other, ..)| *other != file), "two GETs");
                    self.log.gets.push((now, file, conditional));
                    let raw = server(now, file);
                    let timed_out = raw.failure == Some(NetFailure::TimedOut);
                    let delay = if timed_out { 30 * SECOND } else { 200 };
                    self.coming.push((now + delay, file, attempt, raw));
                }
                Output::Put { .. } => panic!("nobody wrote"),
                Output::WakeAt(at) => self.alarm = Some(at),
                Output::Accept { .. } => self.log.accepted.push(now),
                Output::Changed => {
                    self.log.words.push((now, self.machine.status(now).state.word()));
                }
            }
        }
    }

    /// Lives from `from` to `to`, with what the person does in between.
    pub fn live(
        &mut self,
        (from, to): (i64, i64),
        inputs: &[(i64, Input)],
        server: &dyn Fn(i64, File) -> RawReply,
    ) -> &Log {
        let mut inputs = inputs.iter().peekable();
        let mut now = from;
        while now < to {
            let answered = self.coming.iter().map(|coming| coming.0).min();
            let done = inputs.peek().map(|(at, _)| *at);
            now = [answered, done, self.alarm].into_iter().flatten().min().unwrap_or(to).max(now);
            if now >= to {
                break;
            }
            if done == Some(now) {
                let (_, input) = inputs.next().unwrap();
                self.feed(input.clone(), now, server);
            } else if answered == Some(now) {
                let next = self.coming.iter().position(|coming| coming.0 == now).unwrap();
                let (_, file, attempt, raw) = self.coming.remove(next);
                let had_copy = self.machine.file(file).accepted.is_some();
                let reply = classify(&raw, had_copy, &judge);
                self.feed(Input::Replied { file, attempt, reply }, now, server);
            } else {
                self.alarm = None;
                self.feed(Input::Woke, now, server);
            }
        }
        &self.log
    }
}

/// A server without fault.
pub fn good(_: i64, _: File) -> RawReply {
    answer(200, "{document}")
}

/// A person who looks, and touches the screen every minute.
pub fn touching(from: i64, to: i64) -> Vec<(i64, Input)> {
    let touches = (from..to).step_by(MINUTE as usize).skip(1).map(|at| (at, Input::Touched));
    std::iter::once((from, Input::Shown)).chain(touches).collect()
}
