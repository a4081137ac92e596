//! One step of the app: [`update`] changes the state and says what is to be done. It has two
//! halves, [`update_local`] and [`update_shared`], and a file a concern.

mod announcements;
mod aside;
mod calendar_export;
mod commands;
mod delivery;
pub mod desk;
mod differences;
mod documents;
mod edits;
mod endpoint_check;
pub(crate) mod events;
mod export;
mod form;
mod import;
mod join;
mod links;
mod local_commands;
mod merge_hooks;
pub(crate) mod navigation;
mod page;
mod projector;
mod shared_commands;
mod storage;
mod sync;
mod toast;
mod visits;
mod wall;
mod writes;

use super::{App, Concern, Effect, Env, LocalMsg, Msg, SharedMsg};

/// Takes a message, changes the state, and says what is to be done.
pub fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    update_with(app, msg, env, &mut update_shared)
}

/// As [`update`], with `shared` in the place of [`update_shared`].
pub fn update_with(
    app: &mut App,
    msg: Msg,
    env: &Env,
    shared: &mut impl FnMut(&mut App, SharedMsg, &Env) -> Vec<Effect>,
) -> Vec<Effect> {
    app.now.ms = env.ms;
    let effects = match msg.concern() {
        Concern::Local(msg) => update_local(app, msg, env),
        Concern::Shared(msg) => shared(app, msg, env),
    };
    // What one half sends to the other is a part of the same step.
    let mut all = Vec::with_capacity(effects.len());
    for effect in effects {
        if let Effect::Send(msg) = effect {
            all.extend(update_with(app, *msg, env, shared));
        } else {
            all.push(effect);
        }
    }
    all
}

/// The half of [`update`] that *Jetzt* and the wall need: where one is, picks, the storage,
/// opening an event.
pub fn update_local(app: &mut App, msg: LocalMsg, env: &Env) -> Vec<Effect> {
    match msg {
        LocalMsg::Do(command) => local_commands::issue(app, command, env),
        LocalMsg::Page(msg) => page::update(app, msg, env),
        LocalMsg::Wall(msg) => wall::update(app, msg, env),
        LocalMsg::Toast(msg) => toast::update(app, msg),
        LocalMsg::Storage(msg) => storage::update(app, msg, env),
        LocalMsg::Join(msg) => join::update(app, msg, env),
    }
}

/// The other half: the sync, all that is typed, writing for all, files.
pub fn update_shared(app: &mut App, msg: SharedMsg, env: &Env) -> Vec<Effect> {
    match msg {
        SharedMsg::Do(command) => shared_commands::issue_all(app, vec![command], env),
        SharedMsg::Typed(command) => shared_commands::type_in(app, command, env),
        SharedMsg::Form(msg) => form::update(app, msg, env),
        SharedMsg::Sync(msg) => sync::update(app, msg, env),
        SharedMsg::Check(msg) => endpoint_check::update(app, msg, env),
        SharedMsg::Export(msg) => export::update(app, msg),
        SharedMsg::Import(msg) => import::update(app, msg, env),
        SharedMsg::Projector(turn) => projector::update(app, turn),
        SharedMsg::Aside(msg) => aside::update(app, msg),
    }
}
