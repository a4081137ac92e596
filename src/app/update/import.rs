//! Bringing something in: an invitation, a file of the event (from a colleague, from the desk, or
//! edited by hand), a backup.

use crate::app::{
    App, Effect, Env, FileEffect, ImportMsg, JoinState, Restored, StorageEffect, Timer, actor,
    journal, toast,
};
use crate::crdt::read_edited;
use crate::i18n::{Text, fill};
use crate::limits;
use crate::sync::events::Urgency;
use crate::sync::invitation::Invitation;

use super::differences::Differences;
use super::documents::FORMAT;
use super::writes::{own_name, write};
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
    let read = read_edited(text, FORMAT, limits::IMPORT_BYTES);
    let known = app.event.as_ref().map(|open| open.id.clone());
    let Some((body, edits)) = read.ok().filter(|(body, _)| Some(&body.id) == known.as_ref()) else {
        return toast::show(app, app.lang.say(Text::CopyBad).to_owned(), None);
    };
    let now_ms = u64::try_from(env.ms).unwrap_or(0);
    if app.profile.clock.runs_ahead(now_ms) {
        actor::replace(app, env);
    }
    let Some(open) = &mut app.event else { return Vec::new() };
    let found = Differences::find(&open.layers, &body, &edits, &mut app.profile.clock, now_ms);
    let mut news = found.rest_of(&body).minus(open.layers.stamped());
    let joined = open.layers.write(&news).changed;
    let _ = open.layers.write(&found.writes);
    let _ = news.join(&found.writes);
    let _ = app.save_state.unsaved_shared.join(&news);
    open.refresh_board(false);
    let name = own_name(app).filter(|_| found.count > 0);
    write(app, name.into_iter().collect(), now_ms);
    let count = found.count + usize::from(joined);
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
