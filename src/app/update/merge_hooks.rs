//! What this phone writes by itself before and after a document is merged: letters behind its
//! own numbers, on a facilitator's phone what others have replaced, and its own writes once more
//! where somebody else writes under its name.

use crate::crdt::Body;
use crate::domain::Write;
use crate::domain::commands::undo;
use crate::domain::queries::numbering::Giver;
use crate::domain::queries::{arrival, followed, numbering};
use crate::domain::schema::{SHARED, name};
use crate::i18n::{Text, fill};

use super::writes::write;
use crate::app::{App, Effect, Env, actor, journal};

/// Before a body is joined: takes note of how the topics stand that this person follows, and
/// records what the body will replace, so that a facilitator can take it back (S4).
pub(crate) fn before_merge(app: &mut App, body: &Body, env: &Env) {
    note_followed(app, env);
    let Some(open) = app.event.as_ref().filter(|_| app.profile.me.facilitates()) else { return };
    let writes = undo::replaced(&open.layers, &body.stamped);
    if !writes.is_empty() {
        write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    }
}

/// After a body was joined: tells apart the numbers that this phone gave from those of others.
/// `true` where it wrote something for all.
pub(crate) fn after_merge(app: &mut App, env: &Env) -> (Vec<Effect>, bool) {
    let again = renew_actor(app, env);
    note_arrivals(app, env);
    let Some(open) = &app.event else { return (Vec::new(), again) };
    let ms = u64::try_from(env.ms).unwrap_or(0);
    let giver = Giver {
        layers: &open.layers,
        profile: &app.profile.id,
        claims: &open.private.claims,
        back_ms: open.back_ms,
        ms,
    };
    let writes = numbering::to_settle(&open.newest().topics, &giver);
    let moved = writes.iter().find(|write| write.field == name::NUMBER).map(|w| w.id.clone());
    let settles = !writes.is_empty();
    if settles {
        write(app, writes, ms);
    }
    let mut effects = journal::flush(app);
    effects.extend(moved.and_then(|id| other_number(app, &id)));
    (effects, settles || again)
}

fn note_followed(app: &mut App, env: &Env) {
    let Some(open) = &app.event else { return };
    let writes = followed::note_first(open.newest(), &open.private);
    if !writes.is_empty() {
        write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    }
}

/// Keeps when what lies in the future has come. A clock that cannot be right says nothing.
fn note_arrivals(app: &mut App, env: &Env) {
    let ms = u64::try_from(env.ms).unwrap_or(0);
    let Some(open) = app.event.as_ref().filter(|_| !app.now.is_odd()) else { return };
    let writes = arrival::to_keep(open.newest(), &open.private, ms);
    if !writes.is_empty() {
        write(app, writes, ms);
    }
}

/// Says which number a topic has got that somebody else has posted with the same one.
fn other_number(app: &App, id: &str) -> Option<Effect> {
    let topic = app.event.as_ref()?.newest().topic(id)?;
    Some(Effect::Announce(fill(app.lang, Text::NumberMoved, &[&topic.label(), &topic.title])))
}

/// Where somebody else writes as this actor (a cloned profile whose page loads drew the same
/// characters): goes on under a new one, and writes what waits once more with what it had seen,
/// so that nobody takes one person's write for the other's (F52). `true` where it wrote.
fn renew_actor(app: &mut App, env: &Env) -> bool {
    let Some(open) = &app.event else { return false };
    let clock = &app.profile.clock;
    if !open.layers.stamped().stamps().any(|stamp| clock.is_impersonated_by(stamp)) {
        return false;
    }
    let mut writes = Vec::new();
    for (kind, id, field, register) in open.pending.own().iter() {
        let row = SHARED.iter().find(|row| row.kind == kind && row.name == field);
        let shown = register.shown();
        if let Some(row) = row.filter(|_| shown.at.actor == *clock.actor()) {
            let seen = Some(register.context().to_vec());
            let value = shown.value.clone();
            writes.push(Write { seen, ..Write::shared(row.kind, id, row.name, value) });
        }
    }
    actor::replace(app, env);
    let again = !writes.is_empty();
    write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    again
}
