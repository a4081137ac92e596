//! Bringing something in: an invitation, a file of the event (from a colleague, from the desk, or
//! edited by hand), a backup.

use crate::app::{
    App, Effect, Env, FileEffect, ImportMsg, JoinState, Restored, StorageEffect, Timer, journal,
    toast,
};
use crate::crdt::{Body, read_within};
use crate::domain::Write;
use crate::domain::schema::SHARED;
use crate::i18n::{Text, fill};
use crate::limits;
use crate::sync::events::Urgency;
use crate::sync::invitation::Invitation;

use super::documents::FORMAT;
use super::writes::write;
use super::{join, storage, sync};

/// Takes what a person brings.
pub(crate) fn update(app: &mut App, msg: ImportMsg, env: &Env) -> Vec<Effect> {
    match msg {
        ImportMsg::Link(text) => open_link(app, &text),
        ImportMsg::Event(text) => merge_copy(app, &text, env),
        ImportMsg::Backup(text) => vec![Effect::File(FileEffect::RestoreBackup(text))],
        ImportMsg::Restored(Some(restored)) => resume(app, *restored, env),
        ImportMsg::Restored(None) => {
            toast::show(app, app.lang.say(Text::BackupBad).to_owned(), None)
        }
    }
}

/// Opens the invitation in a text.
fn open_link(app: &mut App, text: &str) -> Vec<Effect> {
    match Invitation::find_in(text, &app.host.base) {
        Ok(invitation) => join::load(app, invitation, false),
        Err(error) => {
            app.join = JoinState::BadLink(error);
            Vec::new()
        }
    }
}

/// Goes on with what a backup has brought, as after a start.
fn resume(app: &mut App, restored: Restored, env: &Env) -> Vec<Effect> {
    app.events = restored.entries;
    if let Some(profile) = restored.profile {
        storage::adopt(app, profile, env);
    }
    let (events, notes) = (restored.events.to_string(), restored.notes.to_string());
    let words = fill(app.lang, Text::BackupDone, &[&events, &notes]);
    let mut effects = toast::show(app, words, None);
    if let Some(fault) = restored.fault {
        app.save_state.record(Err(fault));
    }
    let at_hand = app.event.as_ref().map(|open| open.id.clone());
    let first = at_hand.or_else(|| app.events.first().map(|entry| entry.id.clone()));
    effects.extend(first.map(|id| Effect::Storage(StorageEffect::OpenEvent(id))));
    effects.push(Effect::Timer(Timer::Compact));
    effects
}

/// Joins what is stamped, and writes as this person's what somebody has changed by hand.
fn merge_copy(app: &mut App, text: &str, env: &Env) -> Vec<Effect> {
    let body = read_within(text, FORMAT, limits::IMPORT_BYTES);
    let known = app.event.as_ref().map(|open| open.id.clone());
    let Some(body) = body.ok().filter(|body| Some(&body.id) == known.as_ref()) else {
        return toast::show(app, app.lang.say(Text::CopyBad).to_owned(), None);
    };
    let Some(open) = &mut app.event else { return Vec::new() };
    let news = body.stamped.minus(open.layers.stamped());
    let joined = open.layers.write(&news).changed;
    let _ = app.save_state.unsaved_shared.join(&news);
    open.refresh_board(false);
    let writes = hand_edits(app, &body);
    let count = writes.len() + usize::from(joined);
    write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    if count == 0 {
        return toast::show(app, app.lang.say(Text::CopyNothing).to_owned(), None);
    }
    let mut effects = journal::flush(app);
    effects.extend(sync::wrote(app, Urgency::Tapped, env));
    let title = app.event.as_ref().map_or("", |open| open.board.event.title.as_str()).to_owned();
    let words = fill(app.lang, Text::CopyTaken, &[&title]);
    effects.extend(toast::show(app, words, None));
    effects
}

/// Values without a stamp that differ from what stands here: somebody changed them in the file.
fn hand_edits(app: &App, body: &Body) -> Vec<Write> {
    let Some(open) = &app.event else { return Vec::new() };
    let mut writes = Vec::new();
    for row in SHARED {
        for id in body.hand.ids(row.kind) {
            let value = body.hand.value(row.kind, id, row.name);
            let is_same = value == open.layers.value(row.kind, id, row.name);
            if let Some(value) = value.filter(|value| !is_same && !value.is_void()) {
                writes.push(Write::shared(row.kind, id, row.name, Some(value.clone())));
            }
        }
    }
    writes
}
