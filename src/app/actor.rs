//! Who writes: an actor is the profile's characters followed by those of the page load.

use crate::crdt::{Actor, Clock};

use super::{App, Env};

/// The clock of this page load's actor.
pub(crate) fn clock(profile: &str, load: &str) -> Clock {
    Clock::new(Actor::parse(&format!("{profile}{load}")).unwrap_or_default())
}

/// Goes on under a new actor of this person.
pub(crate) fn replace(app: &mut App, env: &Env) {
    let mut rest = env.random;
    let load: String = std::iter::repeat_with(|| {
        let digit = std::char::from_digit(rest % 36, 36).unwrap_or('0');
        rest /= 36;
        digit
    })
    .take(4)
    .collect();
    app.profile.clock = clock(&app.profile.id, &load);
}
