//! What the storage has answered, and what other tabs brought.

use crate::app::{App, Effect, Env, Msg, StorageMsg, SyncMsg, Timer, actor, journal};
use crate::crdt::Replica;
use crate::domain::me::Me;
use crate::persistence;
use crate::sync::events::Input;

/// Takes a message from or for the storage.
pub(crate) fn update(app: &mut App, msg: StorageMsg, env: &Env) -> Vec<Effect> {
    match msg {
        StorageMsg::Flush => {
            app.save_state.flushing = false;
            return journal::flush(app);
        }
        StorageMsg::Saved(result) => {
            app.save_state.record(result);
            if result.is_ok() {
                app.save_state.unsaved = Replica::new();
                app.save_state.unsaved_shared = Replica::new();
                return vec![Effect::Timer(Timer::Compact)];
            }
        }
        StorageMsg::ProfileSaved(result) => {
            app.save_state.record(result.as_ref().map(|_| ()).map_err(|fault| *fault));
            app.save_state.profile_unsaved = result.is_err();
            if let Ok(profile) = result {
                adopt(app, profile, env);
            }
        }
        StorageMsg::Failed(fault) => app.save_state.record(Err(fault)),
        StorageMsg::Reread(opened) => {
            let hold = app.finger_is_near();
            if let Some(open) = &mut app.event {
                open.join(&opened, hold);
            }
            app.save_state.take_notices(&opened.notices);
            return vec![
                Effect::send(Msg::sync(Input::Replaced)),
                Effect::send(Msg::Sync(SyncMsg::Compare)),
            ];
        }
        StorageMsg::ProfileReread(replica) => join_profile(app, &replica),
        StorageMsg::Measured(usage) => {
            app.save_state.used = usage.ours;
            app.save_state.journals = usage.journals;
            app.save_state.near_full = usage.is_high();
        }
    }
    Vec::new()
}

/// Takes the profile that the storage holds: another tab's, or a backup's, may count there.
pub(crate) fn adopt(app: &mut App, profile: persistence::Profile, env: &Env) {
    if app.profile.id != profile.id {
        app.profile.id = profile.id;
        actor::replace(app, env);
    }
    join_profile(app, &profile.state);
}

fn join_profile(app: &mut App, replica: &Replica) {
    if app.profile.replica.join(replica).changed {
        let own = Some(app.profile.clock.actor());
        app.profile.me = Me::read_on(&app.profile.replica, own);
        app.lang = App::language(&app.profile.me, &app.host);
    }
}
