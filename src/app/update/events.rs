//! Changing between the events on this phone.

use crate::crdt::Replica;
use crate::domain::queries::search::Filter;
use crate::persistence::{Entry, Mode, Opened};
use crate::sync::access::Access;
use crate::sync::endpoint::Endpoint;
use crate::sync::engine::Machine;
use crate::sync::events::Input;
use crate::sync::file::File;

use super::documents::accept;
use crate::app::{
    App, Effect, Env, JoinState, Msg, Screen, Session, StorageEffect, SyncMsg, journal,
};

/// Makes an event the one at hand, as the storage holds it.
pub(crate) fn open(app: &mut App, id: &str, opened: Opened, env: &Env) -> Vec<Effect> {
    let Some(at) = app.events.iter().position(|entry| entry.id == id) else { return Vec::new() };
    let mut entry = app.events.remove(at);
    entry.opened_ms = u64::try_from(env.ms).unwrap_or(0);
    app.events.insert(0, entry.clone());
    // The answer to the invitation counts as the first one of the sync.
    let fresh = matches!(app.join, JoinState::Taking { .. });
    let machine = sync_machine(&entry, &opened, fresh, &app.host.base, env);
    app.save_state.take_notices(&opened.notices);
    let own = app.profile.clock.actor();
    let mut open = Session::new(id, &app.profile.id, opened, machine, own);
    let mut effects = leave_event(app, &mut open);
    effects.push(Effect::Storage(StorageEffect::SaveEntry(entry)));
    if let JoinState::Taking { body, text, target } = std::mem::take(&mut app.join) {
        open.joined = Some(text.clone());
        effects.extend(accept(&mut open, File::BOARD, *body, text));
        effects.push(Effect::ReplaceRoute(target));
    }
    effects.push(open.look_up_zone());
    open.count_pending(&app.profile.id);
    app.event = Some(open);
    app.check = None;
    app.filter = Filter::default();
    if app.route.screen == Screen::Board {
        effects.push(Effect::send(Msg::sync(Input::Projector(true))));
    }
    effects.push(Effect::send(Msg::Sync(SyncMsg::Compare)));
    effects.push(Effect::send(Msg::sync(Input::Shown)));
    effects
}

/// What is written and not saved yet stays with its event: it goes to that event's journal, or
/// on with the event where it is opened once more.
fn leave_event(app: &mut App, next: &mut Session) -> Vec<Effect> {
    let is_same = app.event.as_ref().is_some_and(|open| open.id == next.id);
    if is_same {
        let _ = next.replica.join(&app.save_state.unsaved);
        let _ = next.layers.write(&app.save_state.unsaved_shared);
        next.refresh_board(false);
        next.refresh_private();
        return Vec::new();
    }
    let effects = journal::flush(app);
    app.save_state.unsaved = Replica::new();
    app.save_state.unsaved_shared = Replica::new();
    app.undo_history.clear();
    app.unkept.clear();
    effects
}

/// The sync of an event, with what the phone holds of its files; `fresh`: the board has just
/// come. Where the address is lost (F9) or there never was one, it asks for nothing. When the
/// last good answer came is forgotten where a clock that ran ahead has told it (F24).
pub(crate) fn sync_machine(
    entry: &Entry,
    opened: &Opened,
    fresh: bool,
    base: &str,
    env: &Env,
) -> Machine {
    let endpoint = Endpoint::parse(&entry.endpoint, base).unwrap_or(Endpoint::NOWHERE);
    let access = match entry.mode {
        Mode::ReadWrite => Access::ReadWrite,
        Mode::Read => Access::Read,
    };
    let accepted = entry.accepted_ms.and_then(|ms| i64::try_from(ms).ok());
    let accepted = accepted.filter(|at| *at <= env.ms).unwrap_or(0);
    let files = opened.bodies.iter().filter_map(|(file, ..)| File::from_name(file));
    let mut files: Vec<(File, i64)> = files.map(|file| (file, accepted)).collect();
    if fresh && files.iter().all(|(file, _)| *file != File::BOARD) {
        files.push((File::BOARD, accepted));
    }
    let refill = entry.refill_ms.and_then(|ms| i64::try_from(ms).ok());
    Machine::new(endpoint, access, &files).with_refill(refill).with_shards(entry.shards)
}
