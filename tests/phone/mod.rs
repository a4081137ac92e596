//! A phone that runs the real app, store and sync in virtual time, and carries out effects as
//! the platform does: storage first, everything else after it, one message at a time.
#![allow(dead_code, reason = "each test file plays a part of it")]
#![allow(clippy::unwrap_used)]

pub mod device;
mod hearing;
mod lazy;
pub mod net;
pub mod server;
pub mod world;

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use anliegen::app::boot::{Address, Seeds, boot};
use anliegen::app::{App, Effect, Env, Host, Msg, storage_effects};
use anliegen::app::{
    CheckMsg, ExportMsg, FileEffect, JoinMsg, PageMsg, Request, StorageMsg, SyncMsg, Timer,
    ToastMsg, Turn,
};
use anliegen::domain::Command;
use anliegen::export::backup;
use anliegen::lazy_queue::LazyQueue;
use anliegen::persistence::{Store, Tabs};
use anliegen::sync::events::Input;

use device::{Device, Tab};
use net::{Net, Put};
use world::berlin_zone;
pub use world::host;

/// How long an answer is on its way, in ms.
const ROUND_TRIP: i64 = 200;
/// What waits for the next paint waits so long, in ms.
const PAINT: i64 = 16;
/// A fold waits for so much quiet, in ms.
const FOLD: i64 = 2_000;
/// How often the shown clock is looked at, in ms.
const TICK: i64 = 20_000;

/// Something that happens later. A newer one of the same kind replaces the former.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Alarm {
    Wake,
    Flush,
    Toast,
    Fold,
    Paint,
    Start,
    Tick,
    Turn,
    Retry,
}

/// What came out of a phone for its owner.
#[derive(Default)]
pub struct Out {
    /// Said to whoever listens to the screen.
    pub announced: Vec<String>,
    /// Files handed out: name and text.
    pub files: Vec<(String, String)>,
    /// Links passed on: title and address.
    pub shared: Vec<(String, String)>,
    /// All effects, in their order.
    pub effects: Vec<Effect>,
}

/// One tab of one device.
pub struct Phone {
    pub app: App,
    pub store: Store,
    pub device: Rc<Device>,
    pub net: Rc<RefCell<Net>>,
    /// UTC as the phone believes it, in ms since 1970.
    pub ms: i64,
    /// What stands in the address bar behind the path.
    pub address: String,
    pub out: Out,
    load: String,
    random: u32,
    queue: VecDeque<Msg>,
    alarms: Vec<(i64, Alarm)>,
    answers: Vec<(i64, Msg)>,
    started: bool,
    /// What waits for `update_shared` where that has yet to arrive; none: it is there.
    pub lazy: Option<LazyQueue>,
    /// How often that was fetched.
    pub fetches: usize,
    /// The storage as this tab last left or saw it.
    seen: BTreeMap<String, String>,
}

impl Phone {
    /// Opens the app in a new tab.
    pub fn open(device: &Rc<Device>, net: &Rc<RefCell<Net>>, ms: i64, fragment: &str) -> Self {
        Self::open_as(device, net, ms, fragment, host())
    }

    /// As [`Phone::open`], in a browser of one's choice.
    pub fn open_as(
        device: &Rc<Device>,
        net: &Rc<RefCell<Net>>,
        ms: i64,
        fragment: &str,
        host: Host,
    ) -> Self {
        let number = device.loads.get() + 1;
        device.loads.set(number);
        let load = format!("load{number:04}");
        device.alive.borrow_mut().push(load.clone());
        let (mut store, found) = Store::boot(Rc::new(Tab(device.clone())), &load, ms as u64);
        let profile = format!("{:04x}{number:04}", device.number);
        let seeds = Seeds { profile, load: format!("{number:04}") };
        let address = Address { query: String::new(), fragment: fragment.to_owned() };
        let env = Env { ms, random: number };
        let (app, effects) = boot(&mut store, found, host, &seeds, &address, &env);
        let mut phone = Self {
            app,
            store,
            device: device.clone(),
            net: net.clone(),
            ms,
            address: fragment.to_owned(),
            out: Out::default(),
            load,
            random: number.wrapping_mul(0x9e37_79b9) | 1,
            queue: VecDeque::new(),
            alarms: vec![(ms + TICK, Alarm::Tick)],
            answers: Vec::new(),
            started: false,
            lazy: None,
            fetches: 0,
            seen: device.texts.borrow().clone(),
        };
        for effect in effects {
            phone.execute(effect);
            phone.drain();
        }
        phone.settle();
        phone
    }

    /// The tab is gone without a word: killed by the system, or crashed.
    pub fn kill(self) {
        self.device.alive.borrow_mut().retain(|load| *load != self.load);
    }

    /// The tab is closed, and hears of it before.
    pub fn close(mut self) {
        self.send(Msg::Storage(StorageMsg::Flush));
        self.send(Msg::Page(PageMsg::Hidden));
        self.kill();
    }

    /// Sends a message and all that comes of it.
    pub fn send(&mut self, msg: Msg) {
        self.queue.push_back(msg);
        self.drain();
        self.settle();
    }

    /// Issues a command.
    pub fn command(&mut self, command: Command) {
        self.send(Msg::Do(command));
    }

    /// Follows a link inside the app.
    pub fn go(&mut self, route: &str) {
        route.clone_into(&mut self.address);
        self.send(Msg::Page(PageMsg::Hash(route.to_owned())));
    }

    /// Lets time pass.
    pub fn pass(&mut self, ms: i64) {
        let end = self.ms + ms;
        loop {
            let alarm = self.alarms.iter().map(|(at, _)| *at).min();
            let answer = self.answers.iter().map(|(at, _)| *at).min();
            let Some(at) = alarm.into_iter().chain(answer).min().filter(|at| *at <= end) else {
                break;
            };
            self.ms = self.ms.max(at);
            if answer == Some(at) {
                let next = self.answers.iter().position(|(when, _)| *when == at).unwrap();
                let (_, msg) = self.answers.remove(next);
                self.send(msg);
            } else {
                let next = self.alarms.iter().position(|(when, _)| *when == at).unwrap();
                let (_, alarm) = self.alarms.remove(next);
                self.ring(alarm);
            }
        }
        self.ms = end;
    }

    /// The clock is set, forward or back; what was to happen in so many seconds still does.
    pub fn set_clock(&mut self, ms: i64) {
        let shift = ms - self.ms;
        self.ms = ms;
        let alarms = self.alarms.iter_mut().map(|(at, _)| at);
        alarms.chain(self.answers.iter_mut().map(|(at, _)| at)).for_each(|at| *at += shift);
    }

    /// The backup as it would be handed out now.
    pub fn backup(&mut self) -> String {
        self.out.files.clear();
        self.send(Msg::Export(ExportMsg::Backup));
        self.out.files.pop().unwrap().1
    }

    fn env(&mut self) -> Env {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 17;
        self.random ^= self.random << 5;
        Env { ms: self.ms, random: self.random }
    }

    fn drain(&mut self) {
        while let Some(msg) = self.queue.pop_front() {
            let env = self.env();
            for effect in self.update(msg, &env) {
                self.execute(effect);
            }
        }
    }

    fn settle(&mut self) {
        if !self.started && !self.app.is_arriving() {
            self.started = true;
            self.set_alarm(PAINT, Alarm::Start);
        }
    }

    fn execute(&mut self, effect: Effect) {
        self.out.effects.push(effect.clone());
        match effect {
            Effect::Storage(effect) => {
                let profile = self.app.profile.id.clone();
                let answer =
                    self.writing(|store| storage_effects::carry_out(store, &effect, &profile));
                self.queue.extend(answer);
            }
            Effect::LookUpZone { .. } => {
                self.queue.push_back(Msg::Page(PageMsg::Zone(berlin_zone())));
            }
            Effect::Network(Request::Get { event, file, attempt, url, conditional, token }) => {
                let raw = self.request(url, conditional, token, None);
                let answer = Msg::Sync(SyncMsg::Replied { event, file, attempt, raw });
                self.answers.push((self.ms + ROUND_TRIP, answer));
            }
            Effect::Network(Request::Put {
                event,
                file,
                attempt,
                url,
                condition,
                keepalive,
                token,
                text,
            }) => {
                let raw = self.request(url, true, token, Some(Put { condition, keepalive, text }));
                let answer = Msg::Sync(SyncMsg::PutReplied { event, file, attempt, raw });
                self.answers.push((self.ms + ROUND_TRIP, answer));
            }
            Effect::Network(Request::Check { begun, ask, token }) => {
                let raw = self.check(ask, token);
                self.answers
                    .push((self.ms + ROUND_TRIP, Msg::Check(CheckMsg::Replied { begun, raw })));
            }
            Effect::GetInvitation { url, token } => {
                let raw = self.request(url.clone(), true, token, None);
                self.answers.push((self.ms + ROUND_TRIP, Msg::Join(JoinMsg::Replied { url, raw })));
            }
            Effect::ReplaceRoute(route) => {
                self.address.clone_from(&route);
                self.queue.push_back(Msg::Page(PageMsg::Hash(route)));
            }
            Effect::Announce(words) => self.out.announced.push(words),
            Effect::File(FileEffect::Download { name, text, .. }) => {
                self.out.files.push((name, text));
            }
            Effect::File(FileEffect::Share { title, url }) => self.out.shared.push((title, url)),
            Effect::File(FileEffect::DownloadBackup) => {
                let text = backup::write(&self.store.everything_kept().unwrap_or_default());
                self.out.files.push(("anliegen-sicherung.json".to_owned(), text));
            }
            Effect::File(FileEffect::RestoreBackup(text)) => {
                let msg = self.writing(|store| storage_effects::restore_backup(store, &text));
                self.queue.push_back(msg);
            }
            Effect::Send(msg) | Effect::Defer(msg) => self.queue.push_back(*msg),
            Effect::Timer(Timer::WakeAt(at)) => self.set_alarm((at - self.ms).max(0), Alarm::Wake),
            Effect::Timer(Timer::FlushAfter(ms)) => self.set_alarm(i64::from(ms), Alarm::Flush),
            Effect::Timer(Timer::CloseToastAfter(ms)) => {
                self.set_alarm(i64::from(ms), Alarm::Toast);
            }
            Effect::Timer(Timer::TurnPageAfter(ms)) => self.set_alarm(i64::from(ms), Alarm::Turn),
            Effect::Timer(Timer::Compact) => self.set_alarm(FOLD, Alarm::Fold),
            Effect::DrawRest => self.set_alarm(PAINT, Alarm::Paint),
            _ => {}
        }
    }

    fn set_alarm(&mut self, ms: i64, alarm: Alarm) {
        self.alarms.retain(|(_, other)| *other != alarm);
        self.alarms.push((self.ms + ms, alarm));
    }

    fn ring(&mut self, alarm: Alarm) {
        match alarm {
            Alarm::Wake => self.send(Msg::sync(Input::Woke)),
            Alarm::Retry if self.app.hidden => {}
            Alarm::Retry => self.retry(),
            Alarm::Turn => self.send(Msg::Projector(Turn::ByItself)),
            Alarm::Flush => self.send(Msg::Storage(StorageMsg::Flush)),
            Alarm::Toast => self.send(Msg::Toast(ToastMsg::Close)),
            Alarm::Paint => self.send(Msg::Page(PageMsg::DrawRest)),
            Alarm::Start => self.send(Msg::Page(PageMsg::Started)),
            Alarm::Fold => self.fold(),
            Alarm::Tick => {
                self.set_alarm(TICK, Alarm::Tick);
                self.send(Msg::Page(PageMsg::Tick));
            }
        }
    }

    fn fold(&mut self) {
        let Some(event) = self.app.event.as_ref().map(|open| open.id.clone()) else { return };
        let alive = self.device.alive.borrow().clone();
        let others: Vec<&str> =
            alive.iter().filter(|load| **load != self.load).map(String::as_str).collect();
        let tabs = Tabs { locked: true, alive: Some(&others) };
        let done = self.writing(|store| store.compact(&event, &tabs));
        if let Err(fault) = done {
            self.send(Msg::Storage(StorageMsg::Failed(fault)));
        }
    }
}
