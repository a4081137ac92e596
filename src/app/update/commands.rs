//! Carrying out commands. What a person writes goes to the journal before anything is called
//! saved (J1).

use crate::crdt::Replica;
use crate::domain::{Command, Refusal};
use crate::i18n::Text;

use super::writes::{Applied, Apply};
use crate::app::{
    App, Effect, Env, FieldError, StorageEffect, Timer, feedback, forms, journal, toast,
};

/// What is typed is saved within so many ms (J1, F18).
const TYPING_MS: u32 = 1_000;

/// Takes what is being typed; it is saved within a second.
pub(crate) fn type_in(
    app: &mut App,
    command: Command,
    env: &Env,
    apply: Apply,
) -> (Vec<Effect>, Option<Applied>) {
    let form = forms::form_of(&command);
    app.field_error = app.field_error.take().filter(|error| Some(&error.form) != form.as_ref());
    let (mut effects, applied) = match apply(app, command, env) {
        Ok(mut applied) => (save_profile(std::mem::take(&mut applied.profile)), Some(applied)),
        Err(refusal) => (toast::show(app, feedback::refused(app, refusal), None), None),
    };
    if app.save_state.has_unsaved() && !app.save_state.flushing {
        app.save_state.flushing = true;
        effects.push(Effect::Timer(Timer::FlushAfter(TYPING_MS)));
    }
    (effects, applied)
}

/// Carries out a command and has it saved (J1); nothing is applied where it is refused.
pub(crate) fn issue(
    app: &mut App,
    command: Command,
    env: &Env,
    apply: Apply,
) -> (Vec<Effect>, Option<Applied>) {
    let removed = removed_note(app, &command);
    let picked = if let Command::Pick { on, .. } = &command {
        Some(if *on { Text::Picked } else { Text::Unpicked })
    } else {
        None
    };
    let form = forms::form_of(&command);
    let mut applied = match apply(app, command, env) {
        Ok(applied) => applied,
        Err(refusal) => return (refuse(app, form, refusal), None),
    };
    app.field_error = None;
    let mut effects = save_profile(std::mem::take(&mut applied.profile));
    effects.extend(journal::flush(app));
    if let Some(undo) = removed {
        let words = app.lang.say(Text::NoteRemoved).to_owned();
        effects.extend(toast::show(app, words, Some(undo)));
    }
    effects.extend(picked.map(|text| Effect::Announce(app.lang.say(text).to_owned())));
    (effects, Some(applied))
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

/// What brings back a note that a command empties.
fn removed_note(app: &App, command: &Command) -> Option<Command> {
    let Command::Note { id, topic, text, .. } = command else { return None };
    let before = app.event.as_ref().and_then(|open| open.private.note(id));
    let before = before.filter(|_| text.trim().is_empty())?;
    let text = before.text.clone();
    Some(Command::Note { id: id.clone(), topic: topic.clone(), text, made: None })
}

/// Joins writes of the profile into the stored one, where there are any.
fn save_profile(profile: Replica) -> Vec<Effect> {
    if profile.is_empty() {
        return Vec::new();
    }
    vec![Effect::Storage(StorageEffect::SaveProfile(profile))]
}
