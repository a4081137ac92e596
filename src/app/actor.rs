//! Who writes: an actor is the profile's characters followed by those of the page load.

use crate::base36;
use crate::crdt::{Actor, Clock};

use super::{App, Env};

/// The clock of this page load's actor.
pub(crate) fn clock(profile: &str, load: &str) -> Clock {
    Clock::new(Actor::parse(&format!("{profile}{load}")).unwrap_or_default())
}

/// Goes on under a new actor of this person.
pub(crate) fn replace(app: &mut App, env: &Env) {
    let load = base36::lowest_digits(u64::from(env.random), 4);
    app.profile.clock = clock(&app.profile.id, &load);
    if let Some(open) = &mut app.event {
        open.own = app.profile.clock.actor().clone();
    }
}
