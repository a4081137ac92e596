//! The field in which the person writes: what they saw there, and what has come beside it since.

use super::App;
use crate::crdt::Register;
use crate::domain::commands::topics::base_of;
use crate::domain::entered;
use crate::domain::entered::{Entered, built_on};
use crate::domain::schema::kind;

/// The person comes into a field; what stands there is what they build on.
pub(crate) fn enter(app: &mut App, kind: &'static str, id: String, field: &'static str) {
    let own = Some(app.profile.clock.actor());
    let seen = register(app, kind, &id, field).map_or_else(Vec::new, |it| built_on(it, own));
    let form = app.event.as_ref().filter(|_| kind == kind::DRAFTS);
    let base = form.map_or_else(Vec::new, |open| base_of(&open.board, &open.layers, &id, field));
    app.entered = Some(Entered { kind, id, field, seen, base });
}

/// What other tabs have written into a field and this one has not taken in, also while the
/// person writes there (F17).
pub fn beside(app: &App, kind: &str, id: &str, field: &str) -> Vec<String> {
    let Some(register) = register(app, kind, id, field) else { return Vec::new() };
    let own = Some(app.profile.clock.actor());
    let entered = app.entered.as_ref().filter(|entered| entered.is_in(kind, id, field));
    match entered {
        Some(entered) => entered::beside(register, own, &entered.seen),
        None => entered::beside(register, own, &built_on(register, own)),
    }
}

fn register<'a>(app: &'a App, kind: &str, id: &str, field: &str) -> Option<&'a Register> {
    let replica =
        if kind == kind::ME { &app.profile.replica } else { &app.event.as_ref()?.replica };
    replica.register(kind, id, field)
}
