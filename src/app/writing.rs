//! Commands become writes, writes become stamps, and stamps go to the journal before anything
//! is called saved (J1).

use crate::i18n::{Text, fill};
use crate::model::command::Realm;
use crate::model::me::Me;
use crate::model::private::Private;
use crate::model::{Command, Refusal, Write};
use crate::replica::Replica;

use super::msg::Restored;
use super::{App, Effect, Env, Msg, Toast};

/// What is typed is kept within so many ms (J1, F18).
const TYPING_MS: u32 = 1_000;
/// A message at the foot stays for so many ms; it can be read out twice in that time.
pub(super) const TOAST_MS: u32 = 8_000;

pub(super) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Do(command) => {
            let said = said(app, &command);
            let mut effects = apply(app, command, env);
            effects.extend(flush(app));
            if !effects.is_empty() {
                effects.extend(said);
            }
            effects
        }
        Msg::Typed(command) => {
            let mut effects = apply(app, command, env);
            if !app.keeping.unsaved.is_empty() && !app.keeping.flushing {
                app.keeping.flushing = true;
                effects.push(Effect::FlushIn(TYPING_MS));
            }
            effects
        }
        Msg::Flush => {
            app.keeping.flushing = false;
            flush(app)
        }
        Msg::Kept(result) => {
            let kept = result.is_ok();
            app.keeping.record(result);
            if kept {
                app.keeping.unsaved = Replica::new();
                vec![Effect::FoldSoon]
            } else {
                Vec::new()
            }
        }
        Msg::ProfileKept(result) => {
            app.keeping.record(result.as_ref().map(|_| ()).map_err(|fault| *fault));
            if let Ok(profile) = result {
                join_profile(app, &profile.state);
            }
            Vec::new()
        }
        Msg::Undo => match app.toast.take().and_then(|toast| toast.undo) {
            Some(command) => update(app, Msg::Do(command), env),
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What another tab or a backup brought.
pub(super) fn reread(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Reread(opened) => {
            if let Some(open) = &mut app.event {
                open.join(&opened);
            }
            Vec::new()
        }
        Msg::ProfileReread(replica) => {
            join_profile(app, &replica);
            Vec::new()
        }
        Msg::Restored(None) => {
            let words = app.lang.say(Text::BackupBad).to_owned();
            show(app, words, None)
        }
        Msg::Restored(Some(restored)) => take_restored(app, *restored),
        _ => Vec::new(),
    }
}

/// Shows what a backup brought: the event at hand anew, or the one of it opened last.
fn take_restored(app: &mut App, restored: Restored) -> Vec<Effect> {
    if let Some(profile) = restored.profile {
        app.profile.id = profile.id;
        join_profile(app, &profile.state);
    }
    app.events = restored.entries;
    let (events, notes) = (restored.events.to_string(), restored.notes.to_string());
    let words = fill(app.lang, Text::BackupDone, &[&events, &notes]);
    let at_hand = app.event.as_ref().map(|open| open.id.clone());
    let open = at_hand.or_else(|| app.events.first().map(|entry| entry.id.clone()));
    let mut effects: Vec<Effect> = open.map(Effect::Open).into_iter().collect();
    effects.extend(show(app, words, None));
    effects
}

/// Shows a message at the foot and says it.
pub(super) fn show(app: &mut App, words: String, undo: Option<Command>) -> Vec<Effect> {
    app.toast = Some(Toast { words: words.clone(), undo });
    vec![Effect::Announce(words), Effect::ToastFor(TOAST_MS)]
}

fn join_profile(app: &mut App, replica: &Replica) {
    if app.profile.replica.join(replica).changed {
        app.profile.me = Me::read(&app.profile.replica);
        app.lang = App::language(&app.profile.me, &app.host);
    }
}

/// Writes a command into the state and leaves its writes to be flushed.
fn apply(app: &mut App, command: Command, env: &Env) -> Vec<Effect> {
    let writes = match command.writes() {
        Ok(writes) => writes,
        Err(Refusal::TooLong { limit }) => {
            let words = fill(app.lang, Text::TooLong, &[&limit.to_string()]);
            return show(app, words, None);
        }
    };
    let now_ms = u64::try_from(env.ms).unwrap_or(0);
    let mut profile = Replica::new();
    for write in writes {
        let at = app.profile.clock.next(now_ms);
        let Write { realm, kind, id, field, value } = write;
        let (known, delta) = match (realm, &mut app.event) {
            (Realm::Profile, _) => (&mut app.profile.replica, &mut profile),
            (Realm::Private, Some(open)) => (&mut open.replica, &mut app.keeping.unsaved),
            (Realm::Private, None) => continue,
        };
        known.write(kind, &id, field, at, value);
        if let Some(register) = known.register(kind, &id, field) {
            let _ = delta.put(kind, &id, field, register);
        }
    }
    if let Some(open) = &mut app.event {
        open.private = Private::read(&open.replica);
    }
    if profile.is_empty() {
        return Vec::new();
    }
    app.profile.me = Me::read(&app.profile.replica);
    app.lang = App::language(&app.profile.me, &app.host);
    vec![Effect::KeepProfile(profile)]
}

/// Hands what is not saved yet to the journal.
fn flush(app: &App) -> Vec<Effect> {
    match &app.event {
        Some(open) if !app.keeping.unsaved.is_empty() => vec![Effect::Append {
            event: open.id.clone(),
            shared: Replica::new(),
            private: app.keeping.unsaved.clone(),
        }],
        _ => Vec::new(),
    }
}

/// What is said of a command once it is done.
fn said(app: &mut App, command: &Command) -> Vec<Effect> {
    match command {
        Command::Pick { on, .. } => {
            let words = if *on { Text::Picked } else { Text::Unpicked };
            vec![Effect::Announce(app.lang.say(words).to_owned())]
        }
        Command::Note { id, topic, text, .. } if text.trim().is_empty() => {
            let before = app.event.as_ref().and_then(|open| open.private.note(id));
            let undo = before.map(|note| Command::Note {
                id: id.clone(),
                topic: topic.clone(),
                text: note.text.clone(),
                made: None,
            });
            let words = app.lang.say(Text::NoteRemoved).to_owned();
            if undo.is_some() { show(app, words, undo) } else { Vec::new() }
        }
        Command::Note { .. } | Command::Me { .. } => Vec::new(),
    }
}
