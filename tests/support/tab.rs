//! One page load: the real app and the real store in virtual time. What it does comes out as
//! events; a driver takes them and brings back answers and alarms.

use std::collections::VecDeque;
use std::rc::Rc;

use anliegen::app::boot::{Address, Seeds, boot};
use anliegen::app::{App, Effect, Env, Host, Msg, PageMsg, StorageMsg, ToastMsg, Turn};
use anliegen::crdt::{Head, Value};
use anliegen::domain::Command;
use anliegen::domain::schema::kind;
use anliegen::lazy_queue::LazyQueue;
use anliegen::persistence::keys::Key;
use anliegen::persistence::{Store, Tabs};
use anliegen::sync::events::Input;

use super::alarm::{Alarm, PAINT, TICK};
use super::device::Device;
use super::disk::Access;
use super::request::Request;
use super::rng::Rng;

/// A field of an entity: kind, id, field.
pub type Field = (String, String, String);

/// What a tab did that others have to know of, in its order.
pub enum TabEvent {
    /// It is about to carry this out.
    Effect(Effect),
    /// All it wrote is saved, or not.
    Saved(bool),
    /// It sends a form: what its writer saw of the fields, where that was noted.
    Edits(Vec<(Field, Vec<String>)>),
    /// The person comes into a private field: which, and the write whose text stands in it.
    Entered(Field, Option<String>),
    /// They are in no field any more.
    Left,
    /// It read all that the disk holds of its event.
    Read,
    /// It asks for something.
    Asked(Request),
    /// It fetches its lazy part.
    Fetches,
    /// It wants to be woken then, in true time.
    Alarm(i64, Alarm),
}

/// What came out of a tab for its owner.
#[derive(Default)]
pub struct Out {
    /// Said to whoever listens to the screen.
    pub announced: Vec<String>,
    /// Files handed out: name and text.
    pub files: Vec<(String, String)>,
    /// Links passed on: title and address.
    pub shared: Vec<(String, String)>,
}

/// What a tab begins with.
pub struct Start {
    /// The fragment of its address.
    pub fragment: String,
    /// Its browser.
    pub host: Host,
    /// The name of the page load.
    pub load: String,
    /// The chance of the first start.
    pub seeds: Seeds,
    /// All other chance.
    pub rng: Rng,
    /// The lazy part has yet to arrive.
    pub is_lazy: bool,
    /// The true time, in ms since 1970.
    pub now: i64,
}

/// A page load.
pub struct Tab {
    pub app: App,
    pub store: Store,
    pub device: Rc<Device>,
    pub load: String,
    /// What stands in the address bar behind the path.
    pub address: String,
    /// The system lets it work; one in the pocket may be frozen.
    pub is_awake: bool,
    pub out: Out,
    /// What came of it and nobody has taken yet.
    pub events: Vec<TabEvent>,
    /// What waits for `update_shared` where that has yet to arrive; none: it is there.
    pub lazy: Option<LazyQueue>,
    /// How often that was fetched.
    pub fetches: usize,
    /// The true time, in ms since 1970.
    pub now: i64,
    pub(super) rng: Rng,
    pub(super) queue: VecDeque<Msg>,
    /// Messages with a task of their own.
    pub(super) tasks: VecDeque<Msg>,
    access: Rc<Access>,
    alarms: Vec<(i64, Alarm)>,
    started: bool,
}

impl Tab {
    /// Opens the app on a device.
    pub fn open(device: &Rc<Device>, start: Start) -> Self {
        let Start { fragment, host, load, seeds, mut rng, is_lazy, now } = start;
        device.alive.borrow_mut().push(load.clone());
        let access = device.disk.access(&load);
        let ms = now + device.skew.get();
        let stamp = u64::try_from(ms).unwrap_or(0);
        let (mut store, found) = Store::boot(access.clone(), &load, stamp);
        let address = Address { query: String::new(), fragment: fragment.clone() };
        let env = Env { ms, random: rng.number() };
        let (app, effects) = boot(&mut store, found, host, &seeds, &address, &env);
        let mut tab = Self {
            app,
            store,
            device: device.clone(),
            load,
            address: fragment,
            is_awake: true,
            out: Out::default(),
            events: Vec::new(),
            lazy: is_lazy.then(LazyQueue::default),
            fetches: 0,
            now,
            rng,
            queue: VecDeque::new(),
            tasks: VecDeque::new(),
            access,
            alarms: Vec::new(),
            started: false,
        };
        if tab.app.event.is_some() {
            tab.events.push(TabEvent::Read);
        }
        tab.set_alarm(TICK, Alarm::Tick);
        for effect in effects {
            tab.execute(effect);
            tab.drain();
        }
        tab.settle();
        tab
    }

    /// UTC as the device believes it, in ms since 1970.
    pub fn ms(&self) -> i64 {
        self.now + self.device.skew.get()
    }

    /// Whether it ended at a disk write.
    pub fn is_dead(&self) -> bool {
        self.access.is_dead()
    }

    /// Sends a message and all that comes of it.
    pub fn send(&mut self, msg: Msg, now: i64) {
        self.now = now;
        if let Msg::Do(Command::Edit { topic, texts }) = &msg {
            let bases = self.bases(topic, texts);
            self.events.push(TabEvent::Edits(bases));
        }
        if let Msg::Page(PageMsg::Entered { kind: kind::NOTES, id, field }) = &msg {
            let place = (kind::NOTES.to_owned(), id.clone(), (*field).to_owned());
            let shown = self.shown_in_note(id, field);
            self.events.push(TabEvent::Entered(place, shown));
        }
        let was_in_field = self.app.entered.is_some();
        self.queue.push_back(msg);
        self.drain();
        if was_in_field && self.app.entered.is_none() {
            self.events.push(TabEvent::Left);
        }
        self.settle();
    }

    /// Comes out of the pocket.
    pub fn show(&mut self, now: i64) {
        self.is_awake = true;
        self.send(Msg::Page(PageMsg::Tick), now);
        self.send(Msg::Page(PageMsg::Shown), now);
        // What should have happened meanwhile happens now.
        let overdue = self.alarms.iter().filter(|(at, _)| *at <= now);
        self.events.extend(overdue.map(|(_, alarm)| TabEvent::Alarm(now, *alarm)));
    }

    /// Goes into the pocket, and hears of it before.
    pub fn hide(&mut self, now: i64) {
        self.send(Msg::Storage(StorageMsg::Flush), now);
        self.send(Msg::Page(PageMsg::Hidden), now);
        self.is_awake = false;
    }

    /// Is gone, heard of it or not.
    pub fn end(self) {
        self.device.alive.borrow_mut().retain(|load| *load != self.load);
        self.device.disk.leave(&self.load);
    }

    /// The next alarm, with its time.
    pub fn next_alarm(&self) -> Option<(i64, Alarm)> {
        self.alarms.iter().min_by_key(|(at, _)| *at).copied()
    }

    /// Whether an alarm rings now, which then is over. One that was replaced does not, and a page
    /// in the pocket hears nothing.
    pub fn is_due(&mut self, alarm: Alarm, now: i64) -> bool {
        let due = |(at, other): &(i64, Alarm)| *other == alarm && *at <= now;
        let place = self.alarms.iter().position(due).filter(|_| self.is_awake);
        place.map(|place| self.alarms.remove(place)).is_some()
    }

    /// An alarm rings.
    pub fn ring(&mut self, alarm: Alarm, now: i64) {
        self.now = now;
        match alarm {
            Alarm::Wake => self.send(Msg::sync(Input::Woke), now),
            Alarm::Flush => self.send(Msg::Storage(StorageMsg::Flush), now),
            Alarm::Toast => self.send(Msg::Toast(ToastMsg::Close), now),
            Alarm::Turn => self.send(Msg::Projector(Turn::ByItself), now),
            Alarm::Paint => self.send(Msg::Page(PageMsg::DrawRest), now),
            Alarm::Start => self.send(Msg::Page(PageMsg::Started), now),
            Alarm::Compact => self.compact(),
            Alarm::Arrive => self.lazy_arrives(),
            Alarm::Retry if self.app.hidden => {}
            Alarm::Retry => self.fetch_lazy(),
            Alarm::Task => {
                for msg in std::mem::take(&mut self.tasks) {
                    self.send(msg, now);
                }
            }
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
                    self.events.push(TabEvent::Read);
                    self.send(Msg::Storage(StorageMsg::Reread(Box::new(opened))), now);
                }
            }
            _ => {}
        }
    }

    /// Joins the journals into the stored documents, under a lock where the browser has them.
    fn compact(&mut self) {
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

    /// The stamp of the write whose text a note shows.
    fn shown_in_note(&self, id: &str, field: &str) -> Option<String> {
        let open = self.app.event.as_ref()?;
        let text = &open.private.note(id)?.text;
        let heads = open.replica.register(kind::NOTES, id, field)?.heads().iter();
        let is_shown = |head: &&Head| head.value.as_ref().and_then(Value::as_text) == Some(text);
        heads.clone().find(is_shown).map(|head| head.at.text())
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
            let env = Env { ms: self.ms(), random: self.rng.number() };
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

    /// Lets something happen after so many ms, in the place of what was to happen of its kind.
    pub fn set_alarm(&mut self, ms: i64, alarm: Alarm) {
        self.alarms.retain(|(_, other)| *other != alarm);
        self.alarms.push((self.now + ms, alarm));
        self.events.push(TabEvent::Alarm(self.now + ms, alarm));
    }
}
