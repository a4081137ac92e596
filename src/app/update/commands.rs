//! What a person writes goes to the journal before anything is called saved (J1).

use crate::base36;
use crate::crdt::Replica;
use crate::domain::me::Me;
use crate::domain::{Command, Refusal};
use crate::i18n::{Text, fill};
use crate::persistence;
use crate::sync::events::{Haste, Input};

use super::shared;
use super::writes::{Applied, Apply, apply_own};
use crate::app::{App, Effect, Env, Msg, Restored, Toast, Wrong, boot, feedback, forms};

/// What is typed is kept within so many ms (J1, F18).
const TYPING_MS: u32 = 1_000;
/// A message at the foot stays for so many ms; it can be read out twice in that time.
pub(crate) const TOAST_MS: u32 = 8_000;

pub(crate) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Do(command) => issue(app, command, env, apply_own).0,
        Msg::Typed(command) => type_in(app, command, env, apply_own),
        Msg::Flush => {
            app.keeping.flushing = false;
            flush(app)
        }
        Msg::Kept(result) => {
            let kept = result.is_ok();
            app.keeping.record(result);
            if kept {
                app.keeping.unsaved = Replica::new();
                app.keeping.unsaved_shared = Replica::new();
                vec![Effect::FoldSoon]
            } else {
                Vec::new()
            }
        }
        Msg::ProfileKept(result) => {
            app.keeping.record(result.as_ref().map(|_| ()).map_err(|fault| *fault));
            app.keeping.profile_waits = result.is_err();
            if let Ok(profile) = result {
                adopt(app, profile, env);
            }
            Vec::new()
        }
        Msg::Undo => match app.toast.take().and_then(|toast| toast.undo) {
            Some(command) => crate::app::update(app, Msg::Do(command), env),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What another tab or a backup brought.
pub(crate) fn reread(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Reread(opened) => {
            let hold = app.finger_is_near();
            if let Some(open) = &mut app.event {
                open.join(&opened, hold);
            }
            app.keeping.take_notices(&opened.notices);
            let mut effects = shared::sync(app, Input::Replaced);
            effects.extend(shared::compared(app));
            effects
        }
        Msg::ProfileReread(replica) => {
            join_profile(app, &replica);
            Vec::new()
        }
        Msg::Restored(Some(restored)) => joined(app, *restored, env),
        Msg::Restored(None) => show(app, app.lang.say(Text::BackupBad).to_owned(), None),
        _ => Vec::new(),
    }
}

/// Goes on with what a backup has brought, as after a start.
fn joined(app: &mut App, restored: Restored, env: &Env) -> Vec<Effect> {
    app.events = restored.entries;
    if let Some(profile) = restored.profile {
        adopt(app, profile, env);
    }
    let (events, notes) = (restored.events.to_string(), restored.notes.to_string());
    let words = fill(app.lang, Text::BackupDone, &[&events, &notes]);
    let mut effects = show(app, words, None);
    if let Some(fault) = restored.fault {
        app.keeping.record(Err(fault));
    }
    let at_hand = app.event.as_ref().map(|open| open.id.clone());
    let first = at_hand.or_else(|| app.events.first().map(|entry| entry.id.clone()));
    effects.extend(first.map(Effect::Open));
    effects.push(Effect::FoldSoon);
    effects
}

/// Takes the profile that the storage holds: another tab's, or a backup's, may count there.
fn adopt(app: &mut App, profile: persistence::Profile, env: &Env) {
    if app.profile.id != profile.id {
        app.profile.id = profile.id;
        new_actor(app, env);
    }
    join_profile(app, &profile.state);
}

/// Goes on under a new actor of this person.
pub(crate) fn new_actor(app: &mut App, env: &Env) {
    let load = base36::lowest_digits(u64::from(env.random), 4);
    app.profile.clock = boot::clock(&app.profile.id, &load);
}

/// Shows a message at the foot and says it.
pub(crate) fn show(app: &mut App, words: String, undo: Option<Command>) -> Vec<Effect> {
    app.toast = Some(Toast { words: words.clone(), undo });
    vec![Effect::Announce(words), Effect::ToastFor(TOAST_MS)]
}

fn join_profile(app: &mut App, replica: &Replica) {
    if app.profile.replica.join(replica).changed {
        app.profile.me = Me::read(&app.profile.replica);
        app.lang = App::language(&app.profile.me, &app.host);
    }
}

/// Hands what is not saved yet to the storage.
pub(crate) fn flush(app: &App) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(open) = &app.event
        && app.keeping.waits()
    {
        effects.push(Effect::Append {
            event: open.id.clone(),
            shared: app.keeping.unsaved_shared.clone(),
            private: app.keeping.unsaved.clone(),
        });
    }
    if app.keeping.profile_waits {
        effects.push(Effect::KeepProfile(app.profile.replica.clone()));
    }
    effects
}

/// Takes what is being typed; it is kept within a second.
pub(crate) fn type_in(app: &mut App, command: Command, env: &Env, apply: Apply) -> Vec<Effect> {
    let form = forms::form_of(&command);
    app.wrong = app.wrong.take().filter(|wrong| Some(&wrong.form) != form.as_ref());
    let mut effects = match apply(app, command, env) {
        Ok(applied) => {
            let mut effects = kept(applied.profile);
            if applied.shared {
                effects.push(shared::wrote(Haste::Typed));
            }
            effects
        }
        Err(refusal) => show(app, feedback::refused(app, refusal), None),
    };
    if app.keeping.waits() && !app.keeping.flushing {
        app.keeping.flushing = true;
        effects.push(Effect::FlushIn(TYPING_MS));
    }
    effects
}

/// Carries out a command and has it kept (J1); nothing is applied where it is refused.
pub(crate) fn issue(
    app: &mut App,
    command: Command,
    env: &Env,
    apply: Apply,
) -> (Vec<Effect>, Option<Applied>) {
    let removed = removed_note(app, &command);
    let picked = match &command {
        Command::Pick { on, .. } => Some(if *on { Text::Picked } else { Text::Unpicked }),
        _ => None,
    };
    let form = forms::form_of(&command);
    let mut applied = match apply(app, command, env) {
        Ok(applied) => applied,
        Err(refusal) => return (refuse(app, form, refusal), None),
    };
    app.wrong = None;
    let mut effects = kept(std::mem::take(&mut applied.profile));
    effects.extend(flush(app));
    if let Some(undo) = removed {
        let words = app.lang.say(Text::NoteRemoved).to_owned();
        effects.extend(show(app, words, Some(undo)));
    }
    effects.extend(picked.map(|text| Effect::Announce(app.lang.say(text).to_owned())));
    (effects, Some(applied))
}

/// Says why, at the field where it is about one.
fn refuse(app: &mut App, form: Option<String>, refusal: Refusal) -> Vec<Effect> {
    let words = feedback::refused(app, refusal);
    match form {
        Some(form) => {
            app.wrong = Some(Wrong { form, field: forms::field_of(refusal), words });
            Vec::new()
        }
        None => show(app, words, None),
    }
}

/// What brings back a note that a command empties.
fn removed_note(app: &App, command: &Command) -> Option<Command> {
    let Command::Note { id, topic, text, .. } = command else { return None };
    let before = app.event.as_ref().and_then(|open| open.private.note(id));
    let before = before.filter(|_| text.trim().is_empty())?;
    let text = before.text.clone();
    Some(Command::Note { id: id.clone(), topic: topic.clone(), text, made: None })
}

fn kept(profile: Replica) -> Vec<Effect> {
    if profile.is_empty() { Vec::new() } else { vec![Effect::KeepProfile(profile)] }
}
