//! What comes after the first screen, as the platform lets it come.

use anliegen::app::{App, Effect, Env, Msg, update_shared, update_with};
use anliegen::lazy_queue::Availability;

use super::alarm::{Alarm, FOLD};
use super::tab::Tab;

/// What comes after the first screen takes so long at most, in ms.
const SECOND_SLOWEST: i64 = 1_500;
/// Of a thousand times it cannot be fetched so often (F75).
const SECOND_MISSING: usize = 30;

impl Tab {
    /// Whether what comes after the first screen could not be fetched.
    pub fn is_late(&self) -> bool {
        let queue = self.lazy.as_ref();
        queue.is_some_and(|queue| queue.availability() == Availability::Failed)
    }

    /// Takes a message; what has to wait for `update_shared` waits.
    pub(super) fn update(&mut self, msg: Msg, env: &Env) -> Vec<Effect> {
        let (lazy, mut fetch) = (&mut self.lazy, false);
        let mut shared = |app: &mut App, msg, env: &Env| match lazy {
            None => update_shared(app, msg, env),
            Some(queue) => {
                let wanted = queue.push(msg);
                fetch |= wanted.fetch && queue.start();
                Vec::new()
            }
        };
        let effects = update_with(&mut self.app, msg, env, &mut shared);
        if fetch {
            self.fetch_second();
        }
        effects
    }

    /// `update_shared` is there, or could not be fetched.
    pub(super) fn fetched(&mut self) {
        let missing = self.rng.happens(SECOND_MISSING);
        let Some(queue) = &mut self.lazy else { return };
        if missing {
            let wait = queue.failed();
            self.set_alarm(i64::from(wait), Alarm::Second);
            return;
        }
        let waiting = queue.arrived();
        self.lazy = None;
        self.set_alarm(FOLD, Alarm::Fold);
        for msg in waiting {
            self.send(msg.into(), self.now);
        }
    }

    /// `update_shared` is on its way.
    pub(super) fn fetch_second(&mut self) {
        let wait = self.rng.between(100, SECOND_SLOWEST);
        self.set_alarm(wait, Alarm::Second);
    }
}
