//! One machine whose every answer the test gives by hand.

use anliegen::sync::access::Access;
use anliegen::sync::endpoint::Endpoint;
use anliegen::sync::engine::Machine;
use anliegen::sync::events::{Condition, Input, Missing, Output, Urgency};
use anliegen::sync::file::File;
use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::replies::get::Reply;
use anliegen::sync::replies::put::PutReply;

use crate::reader::START;

/// What went out, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sent {
    Get { at: i64, attempt: u32, conditional: bool },
    Put { at: i64, attempt: u32, condition: Condition, keepalive: bool },
}

/// A machine that may write, for the board alone.
pub struct Dialogue {
    pub machine: Machine,
    pub now: i64,
    random: u32,
    alarm: Option<i64>,
    /// Requests not looked at yet.
    pub sent: Vec<Sent>,
}

impl Dialogue {
    pub fn new(seed: u32) -> Self {
        let endpoint = Endpoint::parse("https://data.example/e.json", "").unwrap();
        let machine = Machine::new(endpoint, Access::ReadWrite, &[(File::BOARD, START - 1)]);
        let random = seed.wrapping_mul(0x9e37_79b9) | 1;
        Self { machine, now: START, random, alarm: None, sent: Vec::new() }
    }

    /// One whose earlier page meant to bring back at `refill` what others wrote.
    pub fn remembering(seed: u32, refill: i64) -> Self {
        let dialogue = Self::new(seed);
        Self { machine: dialogue.machine.with_refill(Some(refill)), ..Self::new(seed) }
    }

    /// Shown, and told that the file is as it was, with this tag.
    pub fn opened(seed: u32, tag: &str) -> Self {
        let mut dialogue = Self::new(seed);
        dialogue.feed(Input::Shown);
        dialogue.wait(2_001);
        dialogue.found(tag, false);
        dialogue
    }

    pub fn feed(&mut self, input: Input) {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        let at = self.now;
        for output in self.machine.handle(input, self.now, self.random) {
            match output {
                Output::Get { attempt, conditional, .. } => {
                    self.sent.push(Sent::Get { at, attempt, conditional });
                }
                Output::Put { attempt, condition, keepalive, .. } => {
                    self.sent.push(Sent::Put { at, attempt, condition, keepalive });
                }
                Output::WakeAt(at) => self.alarm = Some(at),
                Output::Accept { .. } | Output::Changed => {}
            }
        }
    }

    /// Lets time pass.
    pub fn wait(&mut self, ms: i64) {
        let end = self.now + ms;
        let mut wakes = 0;
        while let Some(at) = self.alarm.filter(|at| *at <= end) {
            self.now = self.now.max(at);
            self.alarm = None;
            self.feed(Input::Woke);
            wakes += 1;
            assert!(wakes < 1_000, "it never sleeps");
        }
        self.now = end;
    }

    /// Lets time pass until a request goes out.
    pub fn next(&mut self) -> Sent {
        for _ in 0..100_000 {
            if !self.sent.is_empty() {
                return self.sent.remove(0);
            }
            self.wait(100);
        }
        panic!("nothing goes out");
    }

    pub fn next_get(&mut self) -> (i64, u32, bool) {
        match self.next() {
            Sent::Get { at, attempt, conditional } => (at, attempt, conditional),
            put @ Sent::Put { .. } => panic!("{put:?}"),
        }
    }

    pub fn next_put(&mut self) -> (i64, u32, Condition) {
        match self.next() {
            Sent::Put { at, attempt, condition, .. } => (at, attempt, condition),
            get @ Sent::Get { .. } => panic!("{get:?}"),
        }
    }

    /// Answers what is read before the next PUT; gives when that goes out, and its attempt.
    pub fn put_after_reads(&mut self, tag: &str) -> (i64, u32, Condition) {
        loop {
            match self.next() {
                Sent::Get { attempt, .. } => self.has_found(attempt, tag, true),
                Sent::Put { at, attempt, condition, .. } => return (at, attempt, condition),
            }
        }
    }

    /// Answers the next GET with a document, and tells whether it lacks own writes.
    pub fn found(&mut self, tag: &str, own: bool) {
        let (_, attempt, _) = self.next_get();
        self.has_found(attempt, tag, own);
    }

    pub fn has_found(&mut self, attempt: u32, tag: &str, own: bool) {
        let etag = ETag::read(Some(tag));
        self.replied(attempt, Reply::Accepted { etag });
        self.lacks(own, false);
    }

    /// Answers the next GET with a fault.
    pub fn failed(&mut self, fault: Fault) {
        let (_, attempt, _) = self.next_get();
        self.replied(attempt, Reply::Fault(fault));
    }

    pub fn replied(&mut self, attempt: u32, reply: Reply) {
        self.feed(Input::Replied { file: File::BOARD, attempt, reply });
    }

    pub fn put_replied(&mut self, attempt: u32, reply: PutReply) {
        self.feed(Input::PutReplied { file: File::BOARD, attempt, reply });
    }

    pub fn lacks(&mut self, own: bool, others: bool) {
        let lacks = vec![Missing { file: File::BOARD, own, others }];
        self.feed(Input::Missing(if own || others { lacks } else { Vec::new() }));
    }

    /// As the app says that the person has written.
    pub fn wrote(&mut self, urgency: Urgency) {
        self.feed(Input::Wrote { file: File::BOARD, urgency });
        self.lacks(true, false);
    }
}
