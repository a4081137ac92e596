//! What comes after the first screen, as the platform lets it come.

use anliegen::app::{App, Effect, Env, LocalMsg, Msg, ToastMsg};
use anliegen::app::{update_local, update_shared, update_with};
use anliegen::lazy_queue::{Availability, LazyQueue};

use super::alarm::{Alarm, QUIET};
use super::tab::{Tab, TabEvent};

impl Tab {
    /// Whether what comes after the first screen could not be fetched.
    pub fn is_late(&self) -> bool {
        let queue = self.lazy.as_ref();
        queue.is_some_and(|queue| queue.availability() == Availability::Failed)
    }

    /// Takes a message; what has to wait for `update_shared` waits.
    pub(super) fn update(&mut self, msg: Msg, env: &Env) -> Vec<Effect> {
        let mut fetch = self.lazy.as_ref().is_some_and(|queue| queue.is_wanted_for(&msg));
        let lazy = &mut self.lazy;
        let mut shared = |app: &mut App, msg, env: &Env| match lazy {
            None => update_shared(app, msg, env),
            Some(queue) => {
                let wanted = queue.push(msg);
                fetch |= wanted.fetch;
                let words = wanted.say.map(|text| app.lang.say(text).to_owned());
                let say = |words| LocalMsg::Toast(ToastMsg::Show(words));
                words.map(|words| update_local(app, say(words), env)).unwrap_or_default()
            }
        };
        let effects = update_with(&mut self.app, msg, env, &mut shared);
        if fetch {
            self.fetch_lazy();
        }
        effects
    }

    /// Somebody, or a timer, wants `update_shared` to be fetched; it is, once at a time.
    pub fn fetch_lazy(&mut self) {
        if self.lazy.as_mut().is_some_and(LazyQueue::start) {
            self.fetches += 1;
            self.events.push(TabEvent::Fetches);
        }
    }

    /// `update_shared` arrives, and what has waited is taken.
    pub fn lazy_arrives(&mut self) {
        let Some(mut queue) = self.lazy.take() else { return };
        self.set_alarm(QUIET, Alarm::Compact);
        for msg in queue.arrived() {
            self.send(msg.into(), self.now);
        }
    }

    /// It could not be fetched.
    pub fn lazy_fails(&mut self) {
        if let Some(queue) = &mut self.lazy {
            let wait = queue.failed();
            self.set_alarm(i64::from(wait), Alarm::Retry);
        }
    }
}
