//! One page load: the real app and the real store, whose effects are carried out as the platform
//! carries them out: storage first, everything else after it, one message at a time.

use std::collections::VecDeque;
use std::rc::Rc;

use anliegen::app::boot::{Address, Seeds, boot};
use anliegen::app::{
    App, Effect, Env, Host, Msg, PageMsg, StorageEffect, StorageMsg, Timer, ToastMsg,
    storage_effects,
};
use anliegen::crdt::Replica;
use anliegen::domain::{Command, Zone};
use anliegen::lazy_queue::LazyQueue;
use anliegen::limits;
use anliegen::persistence::keys::Key;
use anliegen::persistence::{Store, Tabs};
use anliegen::sync::events::Input;
use anliegen::sync::file::File;

use super::alarm::{Alarm, FOLD, NEXT, PAINT, TICK};
use super::device::Device;
use super::disk::Way;
use super::rng::Rng;
use super::wire::{Errand, Method, Request};

/// The app's address.
pub const BASE: &str = "https://app.example/";
/// A field of an entity: kind, id, field.
pub type Field = (String, String, String);

/// What a page did that others have to know of, in its order.
pub enum Out {
    /// It wrote: what goes to the journal, shared and private.
    Wrote(Replica, Replica),
    /// All it wrote is kept, or not.
    Kept(bool),
    /// It took in a body.
    Accepted(String),
    /// It sends a form: what its writer saw of the fields, where that was noted.
    Edits(Vec<(Field, Vec<String>)>),
    /// It read all that the disk holds of its event.
    Read,
    /// It asks for something.
    Asked(Request),
    /// It wants to be woken then, in true time.
    Alarm(i64, Alarm),
}

/// A page load.
pub struct Tab {
    pub app: App,
    pub store: Store,
    pub device: Rc<Device>,
    /// Somebody looks at it.
    pub visible: bool,
    /// What came of it and nobody has taken yet.
    pub out: Vec<Out>,
    pub load: String,
    /// Screens that need a file beside the board, for the files from 1 on.
    pub opened: u32,
    /// The file of the report that is read.
    pub(super) watched: Option<File>,
    way: Rc<Way>,
    pub(super) rng: Rng,
    queue: VecDeque<Msg>,
    /// Messages with a task of their own.
    next: VecDeque<Msg>,
    alarms: Vec<(i64, Alarm)>,
    started: bool,
    /// What waits for `update_shared`, until that is there.
    pub(super) lazy: Option<LazyQueue>,
    /// The true time, in ms since 1970.
    pub(super) now: i64,
}

impl Tab {
    /// Opens the app at this address, `now` being the true time.
    pub fn open(device: &Rc<Device>, fragment: &str, now: i64, mut rng: Rng) -> Self {
        let load = rng.letters(8);
        device.alive.borrow_mut().push(load.clone());
        let way = Way::new(&device.disk, &load);
        let ms = now + device.skew.get();
        let stamp = u64::try_from(ms).unwrap_or(0);
        let (mut store, found) = Store::boot(way.clone(), &load, stamp);
        let seeds = Seeds { profile: rng.letters(8), load: rng.letters(4) };
        let address = Address { query: String::new(), fragment: fragment.to_owned() };
        let host = Host { base: BASE.to_owned(), language: "de-DE".to_owned(), ..Host::default() };
        let env = Env { ms, random: rng.number() };
        let (app, effects) = boot(&mut store, found, host, &seeds, &address, &env);
        let mut tab = Self {
            app,
            store,
            device: device.clone(),
            visible: true,
            out: Vec::new(),
            load,
            opened: 0,
            watched: None,
            way,
            rng,
            queue: VecDeque::new(),
            next: VecDeque::new(),
            alarms: Vec::new(),
            started: false,
            lazy: Some(LazyQueue::default()),
            now,
        };
        if tab.app.event.is_some() {
            tab.out.push(Out::Read);
        }
        tab.set_alarm(TICK, Alarm::Tick);
        for effect in effects {
            tab.execute(effect);
            tab.drain();
        }
        tab.fetch_second();
        tab.settle();
        tab
    }

    /// Whether it ended at a disk write.
    pub fn is_dead(&self) -> bool {
        self.way.is_dead()
    }

    /// Sends a message and all that comes of it.
    pub fn send(&mut self, msg: Msg, now: i64) {
        self.now = now;
        if let Msg::Do(Command::Edit { topic, texts }) = &msg {
            let bases = self.bases(topic, texts);
            self.out.push(Out::Edits(bases));
        }
        self.queue.push_back(msg);
        self.drain();
        self.settle();
    }

    /// Comes out of the pocket.
    pub fn show(&mut self, now: i64) {
        self.visible = true;
        self.send(Msg::Page(PageMsg::Tick), now);
        self.send(Msg::Page(PageMsg::Shown), now);
        // What should have happened meanwhile happens now.
        let overdue = self.alarms.iter().filter(|(at, _)| *at <= now);
        self.out.extend(overdue.map(|(_, alarm)| Out::Alarm(now, *alarm)).collect::<Vec<_>>());
    }

    /// Goes into the pocket.
    pub fn hide(&mut self, now: i64) {
        self.send(Msg::Storage(StorageMsg::Flush), now);
        self.send(Msg::Page(PageMsg::Hidden), now);
        self.visible = false;
    }

    /// Is gone, heard of it or not.
    pub fn end(self) {
        self.device.alive.borrow_mut().retain(|load| *load != self.load);
    }

    /// An alarm rings; one that was replaced does not, and a page in the pocket hears nothing.
    pub fn ring(&mut self, alarm: Alarm, now: i64) {
        let due = |(at, other): &(i64, Alarm)| *other == alarm && *at <= now;
        let Some(place) = self.alarms.iter().position(due).filter(|_| self.visible) else { return };
        self.alarms.remove(place);
        self.now = now;
        match alarm {
            Alarm::Wake => self.send(Msg::sync(Input::Woke), now),
            Alarm::Flush => self.send(Msg::Storage(StorageMsg::Flush), now),
            Alarm::Toast => self.send(Msg::Toast(ToastMsg::Close), now),
            Alarm::Paint => self.send(Msg::Page(PageMsg::DrawRest), now),
            Alarm::Start => self.send(Msg::Page(PageMsg::Started), now),
            Alarm::Fold => self.fold(),
            Alarm::Next => {
                for msg in std::mem::take(&mut self.next) {
                    self.send(msg, now);
                }
            }
            Alarm::Second => self.fetched(),
            Alarm::Tick => {
                self.set_alarm(TICK, Alarm::Tick);
                self.send(Msg::Page(PageMsg::Tick), now);
            }
        }
    }

    /// Hears that another tab has written under this key (J7).
    pub fn hear(&mut self, key: &str, now: i64) {
        let current = self.app.event.as_ref().map(|open| open.id.clone());
        match Key::parse(key) {
            Some(Key::Profile) => {
                if let Ok(Some(profile)) = self.store.profile() {
                    self.send(Msg::Storage(StorageMsg::ProfileReread(profile.state)), now);
                }
            }
            Some(key) if key.event().is_some() && key.event() == current.as_deref() => {
                if let Some(Ok(opened)) = current.map(|event| self.store.open(&event)) {
                    self.out.push(Out::Read);
                    self.send(Msg::Storage(StorageMsg::Reread(Box::new(opened))), now);
                }
            }
            _ => {}
        }
    }

    /// Whether it folds under a lock.
    pub fn has_locks(&self) -> bool {
        self.device.locks
    }

    fn fold(&mut self) {
        let Some(event) = self.app.event.as_ref().map(|open| open.id.clone()) else { return };
        let alive = self.device.alive.borrow().clone();
        let others: Vec<&str> =
            alive.iter().filter(|load| **load != self.load).map(String::as_str).collect();
        let locked = self.device.locks;
        let tabs = Tabs { locked, alive: locked.then_some(&*others) };
        if let Err(fault) = self.store.compact(&event, &tabs) {
            self.send(Msg::Storage(StorageMsg::Failed(fault)), self.now);
        }
    }

    /// The stamps that stood in the fields when the form was opened.
    fn bases(&self, topic: &str, texts: &[(&'static str, String)]) -> Vec<(Field, Vec<String>)> {
        let form = self.app.event.as_ref().and_then(|open| open.private.form(topic));
        let base = |field: &str| {
            let stamps = form?.bases.get(field)?.as_text()?;
            Some(stamps.split(' ').map(str::to_owned).collect())
        };
        let noted = texts.iter().filter_map(|(field, _)| {
            let place = ("topics".to_owned(), topic.to_owned(), (*field).to_owned());
            Some((place, base(field)?))
        });
        noted.collect()
    }

    fn drain(&mut self) {
        while let Some(msg) = self.queue.pop_front() {
            let ms = self.now + self.device.skew.get();
            let env = Env { ms, random: self.rng.number() };
            for effect in self.update(msg, &env) {
                if self.is_dead() {
                    return;
                }
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

    pub(super) fn execute(&mut self, effect: Effect) {
        match &effect {
            Effect::Storage(StorageEffect::Append { shared, private, .. }) => {
                self.out.push(Out::Wrote(shared.clone(), private.clone()));
            }
            Effect::Storage(StorageEffect::SaveBody { text, .. }) => {
                self.out.push(Out::Accepted(text.clone()));
            }
            Effect::Storage(StorageEffect::OpenEvent(_)) => self.out.push(Out::Read),
            _ => {}
        }
        if let Effect::Storage(effect) = &effect {
            let profile = self.app.profile.id.clone();
            let answer = storage_effects::carry_out(&mut self.store, effect, &profile);
            if let Some(Msg::Storage(StorageMsg::Saved(result))) = &answer {
                self.out.push(Out::Kept(result.is_ok()));
            }
            self.queue.extend(answer);
            return;
        }
        self.carry_out(effect);
    }

    fn carry_out(&mut self, effect: Effect) {
        match effect {
            // Everybody is in summer time.
            Effect::LookUpZone { .. } => {
                self.queue.push_back(Msg::Page(PageMsg::Zone(Zone::new(vec![(0, 120)]))));
            }
            Effect::Network(anliegen::app::Request::Get {
                event,
                file,
                attempt,
                url,
                conditional,
                token,
            }) => {
                let errand = Errand::Sync { event, file, attempt };
                self.ask(url, Method::Get { conditional }, token, errand);
            }
            Effect::Network(anliegen::app::Request::Put {
                event,
                file,
                attempt,
                url,
                condition,
                keepalive,
                token,
                text,
            }) => {
                let errand = Errand::Sync { event, file, attempt };
                let method = Method::Put { body: text.into(), condition, keepalive };
                self.ask(url, method, token, errand);
            }
            Effect::GetInvitation { url, token } => {
                self.ask(url, Method::Get { conditional: true }, token, Errand::Join);
            }
            Effect::Send(msg) => self.queue.push_back(*msg),
            Effect::Defer(msg) => {
                self.next.push_back(*msg);
                self.set_alarm(NEXT, Alarm::Next);
            }
            Effect::ReplaceRoute(route) => self.queue.push_back(Msg::Page(PageMsg::Hash(route))),
            Effect::Timer(Timer::WakeAt(at)) => {
                let wait = (at - self.now - self.device.skew.get()).clamp(0, 86_400_000);
                self.set_alarm(wait, Alarm::Wake);
            }
            Effect::Timer(Timer::FlushAfter(ms)) => self.set_alarm(i64::from(ms), Alarm::Flush),
            Effect::Timer(Timer::CloseToastAfter(ms)) => {
                self.set_alarm(i64::from(ms), Alarm::Toast);
            }
            Effect::Timer(Timer::Compact) => {
                let event = self.app.event.as_ref().map(|open| open.id.as_str());
                let units = event.map_or(0, |event| self.store.journal_units(event));
                let wait = if units > limits::JOURNAL_UNITS { 0 } else { FOLD };
                self.set_alarm(wait, Alarm::Fold);
            }
            Effect::DrawRest => self.set_alarm(PAINT, Alarm::Paint),
            _ => {}
        }
    }

    fn ask(&mut self, url: String, method: Method, token: Option<String>, errand: Errand) {
        self.out.push(Out::Asked(Request { url, method, token, errand }));
    }

    pub(super) fn set_alarm(&mut self, ms: i64, alarm: Alarm) {
        self.alarms.retain(|(_, other)| *other != alarm);
        self.alarms.push((self.now + ms, alarm));
        self.out.push(Out::Alarm(self.now + ms, alarm));
    }
}
