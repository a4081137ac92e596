//! The simulated venue: phones that run the real app, sync and storage, over disks, a network, a
//! server and people that are made up. Virtual time, one seed, nothing else: the same seed is
//! the same world.
//!
//! Who only wants to play through one case takes a [`super::phone`]; here many things go wrong at
//! once, and a [`Witness`] looks whether that did any harm.

pub mod acts;
pub mod link;
pub mod people;
pub mod reports;
mod scene;

use std::rc::Rc;

use anliegen::app::Msg;
use anliegen::app::boot::Seeds;
use anliegen::sync::events::Input;
use anliegen::sync::replies::get::RawReply;

use super::alarm::Alarm;
use super::device::Device;
use super::marks::{Mark, Marks};
use super::queue::Queue;
use super::request::unreachable;
use super::rng::Rng;
use super::sample::host;
use super::server::Server;
use super::tab::{Start, Tab, TabEvent};
use link::{Flight, Link};
use people::Person;
pub use scene::{Page, Phone, Scene, Witness};

/// The lazy part takes so long at most, in ms.
const LAZY_SLOWEST: i64 = 1_500;
/// Of a thousand times it cannot be fetched so often (F75).
const LAZY_MISSING: usize = 30;
/// A quarter to eleven in Berlin on the first day: people stand at the wall.
pub const MORNING: i64 = 1_780_994_520_000;

/// What happens at a moment.
enum Event<H> {
    Ring(usize, Alarm),
    Arrive(Flight),
    Answer(Flight, RawReply),
    Hear(usize, String),
    Person(usize),
    Happen(H),
}

/// The venue. `H` are the mishaps that somebody has planned for it.
pub struct World<W, H> {
    /// What there is.
    pub scene: Scene,
    /// All chance.
    pub rng: Rng,
    /// Who looks on.
    pub witness: W,
    queue: Queue<Event<H>>,
    flights: u64,
}

impl<W: Witness, H> World<W, H> {
    /// An empty venue with an endpoint at this address, `{shard}` in it where it has shards.
    pub fn new(rng: Rng, server: Server, address: &str, witness: W) -> Self {
        let scene = Scene {
            now: MORNING,
            phones: Vec::new(),
            pages: Vec::new(),
            server,
            address: address.to_owned(),
            marks: Marks::default(),
        };
        Self { scene, rng, witness, queue: Queue::default(), flights: 0 }
    }

    /// Somebody comes with a phone, and acts first at `at`.
    pub fn come(&mut self, device: Rc<Device>, link: Link, person: Person, at: i64) -> usize {
        let phone = self.scene.phones.len();
        self.scene.phones.push(Phone { device, link, person, tabs: Vec::new(), answered: 0 });
        self.queue.put(at, Event::Person(phone));
        phone
    }

    /// Plans a mishap.
    pub fn plan(&mut self, at: i64, mishap: H) {
        self.queue.put(at, Event::Happen(mishap));
    }

    /// Plans when somebody acts next.
    pub fn call(&mut self, phone: usize, at: i64) {
        self.queue.put(at, Event::Person(phone));
    }

    /// Lets everything happen until `end`; mishaps are handed to `happen`.
    pub fn run(&mut self, end: i64, happen: &mut dyn FnMut(&mut Self, H)) {
        while let Some((at, event)) = self.queue.next_until(end) {
            self.scene.now = self.scene.now.max(at);
            match event {
                Event::Ring(tab, alarm) => self.ring(tab, alarm),
                Event::Arrive(flight) => self.arrive(flight),
                Event::Answer(flight, raw) => self.answer(flight, raw),
                Event::Hear(tab, key) => {
                    if self.scene.page(tab).is_some() {
                        self.scene.marks.hit(Mark::SecondTab);
                    }
                    self.with(tab, |tab, now| tab.hear(&key, now));
                }
                Event::Person(phone) => self.act(phone),
                Event::Happen(mishap) => happen(self, mishap),
            }
        }
        self.scene.now = self.scene.now.max(end);
    }

    /// Opens the app on a phone.
    pub fn open(&mut self, phone: usize, fragment: &str) -> usize {
        let number = self.scene.pages.len();
        let mut rng = self.rng.fork();
        let device = self.scene.phones[phone].device.clone();
        let start = Start {
            fragment: fragment.to_owned(),
            host: host(),
            load: rng.letters(8),
            seeds: Seeds { profile: rng.letters(8), load: rng.letters(4) },
            rng,
            is_lazy: true,
            now: self.scene.now,
        };
        let mut tab = Tab::open(&device, start);
        tab.fetch_lazy();
        let page = Page { tab, phone, opened: 0, watched: None, ended: Vec::new() };
        self.scene.pages.push(Some(Box::new(page)));
        self.scene.phones[phone].tabs.push(number);
        self.witness.opened(number, phone);
        self.settle(number);
        number
    }

    /// A page ends; where it hears of it, it goes into the pocket first.
    pub fn close(&mut self, tab: usize, hears: bool) {
        if hears {
            self.with(tab, Tab::hide);
        } else {
            self.scene.marks.hit(Mark::Killed);
        }
        self.end(tab);
    }

    /// A page comes out of the pocket. What it asked for while it was frozen has failed.
    pub fn show(&mut self, tab: usize) {
        let Some(Some(page)) = self.scene.pages.get_mut(tab) else { return };
        let ended = std::mem::take(&mut page.ended);
        self.with(tab, Tab::show);
        for flight in ended {
            self.send(tab, flight.request.answered(unreachable()));
        }
    }

    /// The browsers of a phone believe that the network is back.
    pub fn online(&mut self, phone: usize) {
        for tab in self.scene.phones[phone].tabs.clone() {
            self.send(tab, Msg::sync(Input::Online));
        }
    }

    /// Lets something be done with a page, and takes what comes of it.
    pub fn with(&mut self, tab: usize, act: impl FnOnce(&mut Tab, i64)) {
        let now = self.scene.now;
        let Some(Some(page)) = self.scene.pages.get_mut(tab) else { return };
        act(&mut page.tab, now);
        self.settle(tab);
    }

    /// As [`World::with`], with a message.
    pub fn send(&mut self, tab: usize, msg: Msg) {
        self.with(tab, |tab, now| tab.send(msg, now));
    }

    fn ring(&mut self, number: usize, alarm: Alarm) {
        let now = self.scene.now;
        let Some(Some(page)) = self.scene.pages.get_mut(number) else { return };
        if !page.tab.is_due(alarm, now) {
            return;
        }
        if alarm == Alarm::Arrive && page.tab.rng.happens(LAZY_MISSING) {
            self.scene.marks.hit(Mark::LazyMissing);
            self.with(number, |tab, now| {
                tab.now = now;
                tab.lazy_fails();
            });
            return;
        }
        if alarm == Alarm::Compact && !page.tab.device.locks {
            self.scene.marks.hit(Mark::Unlocked);
        }
        self.with(number, |tab, now| tab.ring(alarm, now));
    }

    /// Takes what came of a page's step: to the witness, to the queue, to the network, to the
    /// other tabs.
    fn settle(&mut self, number: usize) {
        let Some(Some(page)) = self.scene.pages.get_mut(number) else { return };
        let phone = page.phone;
        if page.tab.events.iter().any(|event| matches!(event, TabEvent::Fetches)) {
            let wait = page.tab.rng.between(100, LAZY_SLOWEST);
            page.tab.set_alarm(wait, Alarm::Arrive);
        }
        let (events, dead) = (std::mem::take(&mut page.tab.events), page.tab.is_dead());
        for event in events {
            self.witness.did(&self.scene, number, &event);
            match event {
                TabEvent::Alarm(at, alarm) => self.queue.put(at, Event::Ring(number, alarm)),
                TabEvent::Asked(request) => self.depart(number, phone, request),
                TabEvent::Effect(_)
                | TabEvent::Saved(_)
                | TabEvent::Edits(_)
                | TabEvent::Entered(..)
                | TabEvent::Left
                | TabEvent::Read
                | TabEvent::Fetches => {}
            }
        }
        self.tell_others(phone);
        for _ in 0..self.scene.phones[phone].device.disk.refused.take() {
            self.scene.marks.hit(Mark::Full);
        }
        if dead {
            self.scene.marks.hit(Mark::Crashed);
            self.end(number);
        }
        self.witness.stepped(&self.scene, phone);
    }

    fn tell_others(&mut self, phone: usize) {
        for &tab in &self.scene.phones[phone].tabs {
            let Some(page) = self.scene.page(tab) else { continue };
            for key in page.tab.device.disk.news(&page.tab.load) {
                let at = self.scene.now + self.rng.between(1, 50);
                self.queue.put(at, Event::Hear(tab, key));
            }
        }
    }

    fn end(&mut self, number: usize) {
        let Some(page) = self.scene.pages.get_mut(number).and_then(Option::take) else { return };
        self.scene.phones[page.phone].tabs.retain(|tab| *tab != number);
        page.tab.end();
    }
}
