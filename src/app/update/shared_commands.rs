//! Commands for all: carried out, said in words, and remembered for those who want to take one
//! back.

use crate::app::{App, Effect, Env, Screen, UndoEntry, feedback, journal, toast};
use crate::domain::Command;
use crate::domain::queries::followed;
use crate::domain::queries::followed::Change;
use crate::sync::events::Urgency;

use super::writes::{Applied, write};
use super::{commands, sync};

/// So many commands can be taken back later.
const UNDO_HISTORY: usize = 10;

/// Carries out commands one after the other.
pub(crate) fn issue_all(app: &mut App, commands: Vec<Command>, env: &Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        let takes_back = matches!(&command, Command::TakeBack(_));
        let words = feedback::done(app, &command);
        let is_own_post = matches!(&command, Command::Post(post) if post.mine);
        let before = unnoticed(app);
        let (of_command, applied) = commands::issue(app, command, env);
        effects.extend(of_command);
        effects.extend(note_own_changes(app, &before, env));
        // What comes after builds on what was refused, and would put the form away.
        let Some(applied) = applied else { break };
        effects.extend(follow_up(app, applied, words, is_own_post, env));
        if takes_back {
            effects.extend(back_to_form(app));
        }
    }
    effects
}

/// The topics with changes of which the person has not taken note.
fn unnoticed(app: &App) -> Vec<String> {
    let changes = app.event.iter().flat_map(|open| followed::changes(&open.board, &open.private));
    changes.map(|(topic, _)| topic.id.clone()).collect()
}

/// Nobody needs to be told of what they did themselves, but for what it did to others' topics.
fn note_own_changes(app: &mut App, before: &[String], env: &Env) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let changes = followed::changes(&open.board, &open.private).into_iter();
    let own = changes
        .filter(|(topic, change)| *change != Change::LeftAlone && !before.contains(&topic.id));
    let own: Vec<String> = own.map(|(topic, _)| topic.id.clone()).collect();
    let mut writes = followed::note_first(&open.board, &open.private);
    writes.extend(followed::note(&open.board, &own));
    if writes.is_empty() {
        return Vec::new();
    }
    write(app, writes, u64::try_from(env.ms).unwrap_or(0));
    journal::flush(app)
}

/// As [`commands::type_in`]; what is written for all is sent, too.
pub(crate) fn type_in(app: &mut App, command: Command, env: &Env) -> Vec<Effect> {
    let (mut effects, applied) = commands::type_in(app, command, env);
    if applied.is_some_and(|applied| applied.shared) {
        effects.extend(sync::wrote(app, Urgency::Typed, env));
    }
    effects
}

/// Sends out what a command has written, and says what it has done.
fn follow_up(
    app: &mut App,
    applied: Applied,
    words: Option<String>,
    is_own_post: bool,
    env: &Env,
) -> Vec<Effect> {
    let Applied { shared, undo, made, .. } = applied;
    let mut effects = Vec::new();
    if shared {
        effects.extend(sync::wrote(app, Urgency::Tapped, env));
    }
    if let Some(words) = &words {
        remember(app, words, undo.as_ref());
    }
    match (made.filter(|_| is_own_post), words) {
        // The topic's own screen says it large.
        (Some(id), words) => {
            app.posted = Some(id.clone());
            effects.extend(words.map(Effect::Announce));
            effects.push(Effect::ReplaceRoute(Screen::Topic(id).path()));
        }
        (None, Some(words)) => effects.extend(toast::show(app, words, undo)),
        (None, None) => {}
    }
    effects
}

/// Whoever takes back on its own screen what was just posted goes on in the form.
fn back_to_form(app: &App) -> Option<Effect> {
    let Screen::Topic(id) = &app.route.screen else { return None };
    let open = app.event.as_ref().filter(|_| app.posted.as_ref() == Some(id))?;
    open.board.topic(id).is_none().then(|| Effect::ReplaceRoute(Screen::New.path()))
}

/// Remembers the last commands for those who want to take one back later.
fn remember(app: &mut App, words: &str, undo: Option<&Command>) {
    let Some(undo) = undo else { return };
    app.undo_history.insert(0, UndoEntry { words: words.to_owned(), undo: undo.clone() });
    app.undo_history.truncate(UNDO_HISTORY);
}
