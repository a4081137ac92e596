//! Bringing something in: an invitation, a file of the event (from a colleague, from the desk, or
//! edited by hand), a backup.

use crate::app::{App, Effect, Env, FileEffect, ImportMsg, JoinState, journal, toast};
use crate::crdt::read_edited;
use crate::i18n::{Text, fill};
use crate::limits;
use crate::sync::events::Urgency;
use crate::sync::invitation::Invitation;

use super::differences::{differences, without, write_differences};
use super::documents::FORMAT;
use super::{join, sync};

/// Takes what a person brings.
pub(crate) fn update(app: &mut App, msg: ImportMsg, env: &Env) -> Vec<Effect> {
    match msg {
        ImportMsg::Link(text) => open_link(app, &text),
        ImportMsg::Event(text) => merge_copy(app, &text, env),
        ImportMsg::Backup(text) => vec![Effect::File(FileEffect::RestoreBackup(text))],
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

/// Joins what is stamped, and writes as this person's what somebody has changed by hand.
fn merge_copy(app: &mut App, text: &str, env: &Env) -> Vec<Effect> {
    let read = read_edited(text, FORMAT, limits::IMPORT_BYTES);
    let known = app.event.as_ref().map(|open| open.id.clone());
    let Some((body, edits)) = read.ok().filter(|(body, _)| Some(&body.id) == known.as_ref()) else {
        return toast::show(app, app.lang.say(Text::CopyBad).to_owned(), None);
    };
    let Some(open) = &mut app.event else { return Vec::new() };
    let differences = differences(&open.layers, &body, &edits);
    let news = without(&body, &differences).minus(open.layers.stamped());
    let joined = open.layers.write(&news).changed;
    let _ = app.save_state.unsaved_shared.join(&news);
    let count = write_differences(app, differences, env) + usize::from(joined);
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
