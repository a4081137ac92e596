//! Commands for all: carried out, said in words, and kept for those who want to take one back.

use crate::domain::Command;
use crate::sync::events::Haste;

use super::commands::{issue, show};
use super::shared;
use super::writes::{Applied, apply};
use crate::app::state::Done;
use crate::app::{App, Effect, Env, Screen, feedback};

/// So many commands can be taken back later.
const DONE: usize = 10;

/// Carries out commands one after the other.
pub(crate) fn issue_all(app: &mut App, commands: Vec<Command>, env: &Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        let words = feedback::done(app, &command);
        let is_own_post = matches!(&command, Command::Post(post) if post.mine);
        let (of_command, applied) = issue(app, command, env, apply);
        effects.extend(of_command);
        if let Some(applied) = applied {
            effects.extend(said(app, applied, words, is_own_post));
        }
    }
    effects
}

/// Says what a command has done for all.
fn said(app: &mut App, applied: Applied, words: Option<String>, is_own_post: bool) -> Vec<Effect> {
    let Applied { shared, undo, made, .. } = applied;
    let mut effects = Vec::new();
    if shared {
        effects.push(shared::wrote(Haste::Tapped));
    }
    if let Some(words) = &words {
        remember(app, words, undo.as_ref());
    }
    match (made.filter(|_| is_own_post), words) {
        // The topic's own screen says it large.
        (Some(id), words) => {
            app.posted = Some(id.clone());
            effects.extend(words.map(Effect::Announce));
            effects.push(Effect::Replace(Screen::Topic(id).path()));
        }
        (None, Some(words)) => effects.extend(show(app, words, undo)),
        (None, None) => {}
    }
    effects
}

/// Keeps the last commands for those who want to take one back later.
fn remember(app: &mut App, words: &str, undo: Option<&Command>) {
    let Some(undo) = undo else { return };
    app.done.insert(0, Done { words: words.to_owned(), undo: undo.clone() });
    app.done.truncate(DONE);
}
