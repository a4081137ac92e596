//! What this phone writes by itself when news arrive: letters behind its own numbers, and, on a
//! facilitator's phone, what others have replaced.

use crate::model::{numbers, undo};
use crate::replica::Body;
use crate::sync::io::Haste;

use super::applying::write;
use super::{App, Effect, Env, delivering, writing};

/// Before a body is joined: keeps what it will replace, so that a facilitator can take it back
/// (S4).
pub(super) fn before(app: &mut App, body: Option<&Body>, env: &Env) {
    let (Some(body), true) = (body, app.profile.me.facilitates()) else { return };
    let Some(open) = &app.event else { return };
    let writes = undo::replaced(&open.layers, &body.stamped);
    if !writes.is_empty() {
        write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    }
}

/// After a body was joined: tells apart the numbers that this phone gave from those of others.
pub(super) fn after(app: &mut App, env: &Env) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let writes = numbers::to_settle(&open.newest().topics, &open.layers, &app.profile.id);
    let letters = !writes.is_empty();
    if letters {
        write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    }
    let mut effects = writing::flush(app);
    if letters {
        effects.extend(delivering::wrote(app, Haste::Tapped, env));
    }
    effects
}
