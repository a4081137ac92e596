//! What comes after the first screen, as the platform lets it come.

use anliegen::app::{App, Effect, Env, LocalMsg, Msg, ToastMsg};
use anliegen::app::{update_local, update_shared, update_with};
use anliegen::lazy_queue::LazyQueue;

use super::{Alarm, Phone};

impl Phone {
    /// Takes a message; what has to wait for `update_shared` waits.
    pub(super) fn update(&mut self, msg: Msg, env: &Env) -> Vec<Effect> {
        if self.lazy.as_ref().is_some_and(|queue| queue.is_wanted_for(&msg)) {
            self.retry();
        }
        let (lazy, fetches) = (&mut self.lazy, &mut self.fetches);
        let mut shared = |app: &mut App, msg, env: &Env| match lazy {
            None => update_shared(app, msg, env),
            Some(queue) => {
                let wanted = queue.push(msg);
                *fetches += usize::from(wanted.fetch && queue.start());
                let words = wanted.say.map(|text| app.lang.say(text).to_owned());
                let say = |words| LocalMsg::Toast(ToastMsg::Show(words));
                words.map(|words| update_local(app, say(words), env)).unwrap_or_default()
            }
        };
        update_with(&mut self.app, msg, env, &mut shared)
    }

    /// What the lazy part was fetched for arrives, and what has waited is taken.
    pub fn arrive(&mut self) {
        for msg in self.lazy.take().into_iter().flat_map(|mut queue| queue.arrived()) {
            self.send(msg.into());
        }
    }

    /// It could not be fetched.
    pub fn fail(&mut self) {
        if let Some(queue) = &mut self.lazy {
            let wait = queue.failed();
            self.set_alarm(i64::from(wait), Alarm::Retry);
        }
    }

    /// Somebody, or a timer, wants it to be fetched again.
    pub fn retry(&mut self) {
        self.fetches += usize::from(self.lazy.as_mut().is_some_and(LazyQueue::start));
    }
}
