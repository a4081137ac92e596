//! People: they take the phone out, look for a while, do a thing or two, and pocket it.

use std::collections::VecDeque;

use super::acts::Act;
use super::{Witness, World};
use crate::support::sample::SECOND;
use crate::support::tab::Tab;

/// How somebody behaves. Times are in ms, shortest and longest.
#[derive(Clone, Debug)]
pub struct Script {
    /// How long the phone stays in the pocket.
    pub away: (i64, i64),
    /// How long a look lasts.
    pub look: (i64, i64),
    /// Between two acts of one look.
    pub pause: (i64, i64),
    /// What they do, by weight.
    pub acts: Vec<(usize, Act)>,
    /// Of a thousand pages in the pocket the system ends so many.
    pub discarded: usize,
    /// Of a thousand looks so many end by closing the page.
    pub closes: usize,
}

/// Somebody.
pub struct Person {
    /// How they behave.
    pub script: Script,
    /// The invitation they came by.
    pub invitation: String,
    /// What they came for: at these times they take the phone out and do it.
    pub duties: VecDeque<(i64, Act)>,
    /// The topic of theirs on which they report; else some topic.
    pub topic: Option<String>,
    /// Until when they look, if they do.
    pub looks_until: Option<i64>,
    /// They do nothing more by themselves.
    pub rests: bool,
    /// And they have taken the phone along.
    pub gone: bool,
}

impl Person {
    /// Somebody with an invitation and no duties.
    pub fn new(script: Script, invitation: &str) -> Self {
        let invitation = invitation.to_owned();
        Self {
            script,
            invitation,
            duties: VecDeque::new(),
            topic: None,
            looks_until: None,
            rests: false,
            gone: false,
        }
    }
}

impl<W: Witness, H> World<W, H> {
    /// The next thing somebody does.
    pub(super) fn act(&mut self, phone: usize) {
        let now = self.scene.now;
        let person = &self.scene.phones[phone].person;
        if person.rests {
            return;
        }
        let (pause, look) = (person.script.pause, person.script.look);
        let Some(until) = person.looks_until else {
            self.take_out(phone);
            let until = now + self.rng.between(look.0, look.1);
            self.scene.phones[phone].person.looks_until = Some(until);
            let first = now + self.rng.between(SECOND, pause.1.max(SECOND)).min(until - now);
            self.call(phone, first);
            return;
        };
        let duty = self.due(phone);
        if now >= until && duty.is_none() {
            self.put_away(phone);
            return;
        }
        let act =
            duty.unwrap_or_else(|| self.rng.weighted(&self.scene.phones[phone].person.script.acts));
        self.perform(phone, act);
        let next = now + self.rng.between(pause.0, pause.1);
        self.call(phone, next);
    }

    fn due(&mut self, phone: usize) -> Option<Act> {
        let now = self.scene.now;
        let duties = &mut self.scene.phones[phone].person.duties;
        duties.pop_front_if(|(at, _)| *at <= now).map(|(_, act)| act)
    }

    /// Shows the page that is there, or opens one.
    pub fn take_out(&mut self, phone: usize) -> usize {
        let phone_now = &self.scene.phones[phone];
        if let Some(&tab) = phone_now.tabs.last() {
            // Two windows may stand beside each other.
            for other in phone_now.tabs.clone() {
                if other != tab && self.rng.happens(500) {
                    self.show(other);
                }
            }
            self.show(tab);
            if self.scene.page(tab).is_some() {
                return tab;
            }
        }
        let joined = self.scene.phones[phone].device.disk.holds_event();
        let fragment = if joined { "" } else { &*self.scene.phones[phone].person.invitation };
        let fragment = fragment.to_owned();
        self.open(phone, &fragment)
    }

    /// Pockets the phone.
    pub fn put_away(&mut self, phone: usize) {
        let now = self.scene.now;
        let script = &self.scene.phones[phone].person.script;
        let (away, discarded, closes) = (script.away, script.discarded, script.closes);
        for tab in self.scene.phones[phone].tabs.clone() {
            if self.rng.happens(closes) {
                self.close(tab, true);
                continue;
            }
            if self.scene.page(tab).is_some_and(|page| page.tab.is_awake) {
                self.with(tab, Tab::hide);
            }
            if self.rng.happens(discarded) {
                self.close(tab, false);
            }
        }
        let person = &mut self.scene.phones[phone].person;
        person.looks_until = None;
        let duty = person.duties.front().map(|(at, _)| (*at).max(now + SECOND));
        let next = now + self.rng.between(away.0, away.1);
        self.call(phone, duty.map_or(next, |duty| duty.min(next)));
    }
}
