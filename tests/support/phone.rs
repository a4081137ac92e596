//! A phone that a scenario plays step by step: one tab, a network that answers, and time that
//! passes when the test says so.

use std::cell::RefCell;
use std::ops::{Deref, DerefMut};
use std::rc::Rc;

use anliegen::app::boot::Seeds;
use anliegen::app::{Effect, ExportMsg, Host, JoinMsg, Msg, PageMsg};
use anliegen::domain::Command;
use anliegen::domain::schema::{kind, name};

use super::device::Device;
use super::network::Network;
use super::rng::Rng;
use super::sample::host;
use super::tab::{Start, Tab, TabEvent};

/// How long an answer is on its way, in ms.
const ROUND_TRIP: i64 = 200;

/// One tab of one device, with its network. What a test looks at is the tab's.
pub struct Phone {
    tab: Tab,
    pub network: Rc<RefCell<Network>>,
    /// All effects, in their order.
    pub effects: Vec<Effect>,
    answers: Vec<(i64, Msg)>,
}

impl Deref for Phone {
    type Target = Tab;

    fn deref(&self) -> &Tab {
        &self.tab
    }
}

impl DerefMut for Phone {
    fn deref_mut(&mut self) -> &mut Tab {
        &mut self.tab
    }
}

impl Phone {
    /// Opens the app in a new tab; `ms` is the time on the device's clock.
    pub fn open(
        device: &Rc<Device>,
        network: &Rc<RefCell<Network>>,
        ms: i64,
        fragment: &str,
    ) -> Self {
        Self::open_as(device, network, ms, fragment, host())
    }

    /// As [`Phone::open`], in a browser of one's choice.
    pub fn open_as(
        device: &Rc<Device>,
        network: &Rc<RefCell<Network>>,
        ms: i64,
        fragment: &str,
        host: Host,
    ) -> Self {
        let number = device.loads.get() + 1;
        device.loads.set(number);
        let start = Start {
            fragment: fragment.to_owned(),
            host,
            load: format!("load{number:04}"),
            seeds: Seeds {
                profile: format!("{:04x}{number:04}", device.number),
                load: format!("{number:04}"),
            },
            rng: Rng::new(u64::from(device.number) << 32 | u64::from(number)),
            is_lazy: false,
            now: ms - device.skew.get(),
        };
        let tab = Tab::open(device, start);
        let mut phone =
            Self { tab, network: network.clone(), effects: Vec::new(), answers: Vec::new() };
        phone.settle();
        phone
    }

    /// The tab is gone without a word: killed by the system, or crashed.
    pub fn kill(self) {
        self.tab.end();
    }

    /// The tab is closed, and hears of it before.
    pub fn close(mut self) {
        self.act(Tab::hide);
        self.kill();
    }

    /// Sends a message and all that comes of it.
    pub fn send(&mut self, msg: Msg) {
        self.act(|tab, now| tab.send(msg, now));
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

    /// Follows an invitation to a host that is new here, and takes the event in.
    pub fn take_in(&mut self, invitation: &str) {
        self.go(invitation);
        self.pass(1_000);
        self.send(Msg::Join(JoinMsg::Choose(true)));
    }

    /// Hears what other tabs have stored, as by `storage` events (J7).
    pub fn hear(&mut self) {
        for key in self.device.disk.news(&self.load) {
            self.act(|tab, now| tab.hear(&key, now));
        }
    }

    /// Lets time pass.
    pub fn pass(&mut self, ms: i64) {
        let end = self.now + ms;
        loop {
            let alarm = self.next_alarm();
            let answer = self.answers.iter().map(|(at, _)| *at).min();
            let at = alarm.map(|(at, _)| at).into_iter().chain(answer).min();
            let Some(at) = at.filter(|at| *at <= end) else { break };
            self.now = self.now.max(at);
            if answer == Some(at) {
                let next = self.answers.iter().position(|(when, _)| *when == at).unwrap();
                let (_, msg) = self.answers.remove(next);
                self.send(msg);
            } else if let Some((_, alarm)) = alarm {
                self.act(|tab, now| {
                    if tab.is_due(alarm, now) {
                        tab.ring(alarm, now);
                    }
                });
            }
        }
        self.now = end;
    }

    /// The device's clock is set, forward or back; what was to happen in so many seconds still
    /// does.
    pub fn set_clock(&mut self, ms: i64) {
        let skew = ms - self.now;
        self.device.skew.set(skew);
    }

    /// What is on its way never arrives, as where a page was frozen.
    pub fn lose_answers(&mut self) {
        self.answers.clear();
    }

    /// What the lazy part was fetched for arrives.
    pub fn arrive(&mut self) {
        self.act(|tab, _| tab.lazy_arrives());
    }

    /// It could not be fetched.
    pub fn fail(&mut self) {
        self.act(|tab, _| tab.lazy_fails());
    }

    /// Somebody wants it to be fetched again.
    pub fn retry(&mut self) {
        self.act(|tab, _| tab.fetch_lazy());
    }

    /// The backup as it would be handed out now.
    pub fn backup(&mut self) -> String {
        self.out.files.clear();
        self.send(Msg::Export(ExportMsg::Backup));
        self.out.files.pop().unwrap().1
    }

    /// Lets something be done with the tab, and takes what comes of it.
    fn act(&mut self, act: impl FnOnce(&mut Tab, i64)) {
        let now = self.now;
        act(&mut self.tab, now);
        self.settle();
    }

    fn settle(&mut self) {
        for event in std::mem::take(&mut self.events) {
            match event {
                TabEvent::Effect(effect) => self.effects.push(effect),
                TabEvent::Asked(request) => {
                    let raw = self.network.borrow_mut().ask(&self.tab.device, &request);
                    self.answers.push((self.tab.now + ROUND_TRIP, request.answered(raw)));
                }
                // Time passes in `pass`, and the test lets the lazy part arrive.
                TabEvent::Alarm(..)
                | TabEvent::Fetches
                | TabEvent::Saved(_)
                | TabEvent::Edits(_)
                | TabEvent::Entered(..)
                | TabEvent::Left
                | TabEvent::Read => {}
            }
        }
    }

    /// The event at hand.
    pub fn event(&self) -> &anliegen::app::Session {
        self.app.event.as_ref().unwrap()
    }

    /// Types a note to a topic; it is kept within a second.
    pub fn type_note(&mut self, topic: &str, text: &str) {
        let is_new = self.event().private.note(topic).is_none();
        self.send(Msg::Typed(Command::Note {
            id: topic.to_owned(),
            topic: Some(topic.to_owned()),
            text: text.to_owned(),
            made: is_new.then_some(self.ms() as u64),
        }));
    }

    /// Comes into a field, and its text stays there under the cursor.
    pub fn enter(&mut self, kind: &'static str, id: &str, field: &'static str) {
        self.send(Msg::Page(PageMsg::Entered { kind, id: id.to_owned(), field }));
    }

    /// Leaves the field.
    pub fn leave(&mut self) {
        self.send(Msg::Page(PageMsg::Left));
    }

    /// The note to a topic.
    pub fn note(&self, topic: &str) -> Option<&str> {
        self.event().private.note(topic).map(|note| note.text.as_str())
    }

    /// Whether the note to a topic is called saved.
    pub fn is_saved(&self, topic: &str) -> bool {
        self.app.save_state.is_saved(kind::NOTES, topic, name::NOTE)
    }

    /// Takes a topic into the agenda, or out of it.
    pub fn pick(&mut self, topic: &str, on: bool) {
        self.command(Command::Pick { topic: topic.to_owned(), on });
    }

    /// The picks, sorted.
    pub fn picks(&self) -> Vec<&str> {
        self.event().private.picks.iter().map(String::as_str).collect()
    }

    /// The numbers of the faults that the banners tell.
    pub fn faults(&self) -> Vec<&'static str> {
        anliegen::screens::layout::view_model::notices(&self.app)
            .iter()
            .map(|notice| notice.fault)
            .collect()
    }
}
