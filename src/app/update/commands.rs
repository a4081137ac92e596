//! Carrying out commands. What a person writes goes to the journal before anything is called
//! saved (J1).

use crate::crdt::Replica;
use crate::domain::{Command, Refusal};
use crate::i18n::Text;

use super::writes::{Applied, apply};
use crate::app::{
    App, Effect, Env, FieldError, StorageEffect, Timer, Unkept, feedback, forms, journal, toast,
};

/// What is typed is saved within so many ms (J1, F18).
const TYPING_MS: u32 = 1_000;

/// Takes what is being typed; it is saved within a second.
pub(crate) fn type_in(
    app: &mut App,
    command: Command,
    env: &Env,
) -> (Vec<Effect>, Option<Applied>) {
    let form = forms::form_of(&command);
    app.field_error = app.field_error.take().filter(|error| Some(&error.form) != form.as_ref());
    let emptied = emptied_note(app, &command);
    let typed = forms::typed_by(&command);
    let (mut effects, applied) = match apply(app, command, env) {
        Ok(mut applied) => {
            if let Some(typed) = typed {
                app.unkept.retain(|known| !is_of(known, &typed.form, typed.field));
            }
            let mut effects = save_profile(std::mem::take(&mut applied.profile));
            effects.extend(emptied.into_iter().flat_map(|undo| say_removed(app, undo)));
            (effects, Some(applied))
        }
        Err(Refusal::TooLong { .. }) if typed.is_some() => {
            keep_in_memory(app, typed);
            (Vec::new(), None)
        }
        Err(refusal) => (refuse(app, form, refusal), None),
    };
    if app.save_state.has_unsaved() && !app.save_state.flushing {
        app.save_state.flushing = true;
        effects.push(Effect::Timer(Timer::FlushAfter(TYPING_MS)));
    }
    (effects, applied)
}

/// Carries out a command and has it saved (J1); nothing is applied where it is refused.
pub(crate) fn issue(app: &mut App, command: Command, env: &Env) -> (Vec<Effect>, Option<Applied>) {
    if forms::typed_by(&command).is_some() {
        // It decides over all that stands there.
        app.entered = None;
    }
    let removed = removed_note(app, &command);
    let form = forms::form_of(&command);
    let mut applied = match apply(app, command, env) {
        Ok(applied) => applied,
        Err(refusal) => return (refuse(app, form, refusal), None),
    };
    app.field_error = None;
    app.unkept.retain(|known| Some(&known.form) != form.as_ref());
    let mut effects = save_profile(std::mem::take(&mut applied.profile));
    effects.extend(journal::flush(app));
    if let Some(undo) = removed {
        effects.extend(say_removed(app, undo));
    }
    (effects, Some(applied))
}

fn is_of(unkept: &Unkept, form: &str, field: &str) -> bool {
    unkept.form == form && unkept.field == field
}

/// What is too long for the disk stays in its field all the same. What the disk has of it stays,
/// too.
fn keep_in_memory(app: &mut App, typed: Option<Unkept>) {
    let Some(typed) = typed else { return };
    app.unkept.retain(|known| !is_of(known, &typed.form, typed.field));
    app.unkept.push(typed);
}

/// Says why, at the field where it is about one.
fn refuse(app: &mut App, form: Option<String>, refusal: Refusal) -> Vec<Effect> {
    let words = feedback::refused(app, refusal);
    match form {
        Some(form) => {
            app.field_error = Some(FieldError { form, field: forms::field_of(refusal), words });
            Vec::new()
        }
        None => toast::show(app, words, None),
    }
}

fn say_removed(app: &mut App, undo: Command) -> Vec<Effect> {
    let words = app.lang.say(Text::NoteRemoved).to_owned();
    toast::show(app, words, Some(undo))
}

/// What brings back a note whose field was emptied, letter by letter or at once: the longest text
/// that it had on this screen. Whoever writes on needs no way back any more.
fn emptied_note(app: &mut App, command: &Command) -> Option<Command> {
    let Command::Note { id, topic, text, .. } = command else { return None };
    let is_same = |undo: &Command| matches!(undo, Command::Note { id: other, .. } if other == id);
    let is_empty = text.trim().is_empty();
    if !is_empty && app.toast.as_ref().and_then(|toast| toast.undo.as_ref()).is_some_and(is_same) {
        app.toast = None;
    }
    let before = app.event.as_ref().and_then(|open| open.private.note(id));
    let before = before.map_or_else(String::new, |note| note.text.clone());
    let written = app.written_note.take().filter(|(other, _)| other == id);
    let longest = written.map(|(_, longest)| longest).filter(|text| text.len() > before.len());
    let longest = longest.unwrap_or_else(|| before.clone());
    if is_empty && !before.is_empty() {
        return Some(Command::Note {
            id: id.clone(),
            topic: topic.clone(),
            text: longest,
            made: None,
        });
    }
    app.written_note = Some((id.clone(), longest));
    None
}

/// What brings back a note that a command empties.
fn removed_note(app: &App, command: &Command) -> Option<Command> {
    let Command::Note { id, topic, text, .. } = command else { return None };
    let before = app.event.as_ref().and_then(|open| open.private.note(id));
    let before = before.filter(|_| text.trim().is_empty())?;
    let text = before.whole();
    Some(Command::Note { id: id.clone(), topic: topic.clone(), text, made: None })
}

/// Joins writes of the profile into the stored one, where there are any.
fn save_profile(profile: Replica) -> Vec<Effect> {
    if profile.is_empty() {
        return Vec::new();
    }
    vec![Effect::Storage(StorageEffect::SaveProfile(profile))]
}
