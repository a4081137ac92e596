//! What the second module answers: what is written for all, and files that are handed out. The
//! first module only passes it on, and holds it as long as the second has yet to come.

use crate::i18n::Text;
use crate::model::Command;

use super::writing::{issue, show, type_in};
use super::{App, Effect, Env, Second, forms, handing, saying};

/// A message for the second module.
#[derive(Clone, Debug, PartialEq)]
pub enum Later {
    /// As [`Msg::Do`].
    Do(Command),
    /// As [`Msg::Typed`].
    Typed(Command),
    /// As [`Msg::PostForm`].
    PostForm,
    /// As [`Msg::EditForm`].
    EditForm(String),
    /// As [`Msg::ExportNotes`].
    Notes(bool),
    /// As [`Msg::ExportCalendar`].
    Calendar,
    /// As [`Msg::Backup`].
    Backup,
    /// As [`Msg::SaveQuarantine`].
    Quarantine,
    /// As [`Msg::Restore`].
    Restore(String),
}

/// Passes it on. Nothing is lost by a module that is late (F75).
pub(super) fn pass(app: &mut App, what: Later) -> Vec<Effect> {
    if app.second == Second::There {
        return vec![Effect::Later(what)];
    }
    app.held.push(what);
    let mut effects = fetch(app);
    let text = if effects.is_empty() { Text::Loading } else { Text::SecondMissing };
    effects.extend(show(app, app.lang.say(text).to_owned(), None));
    effects
}

/// The second module is there, or could not be fetched.
pub(super) fn arrived(app: &mut App, there: bool) -> Vec<Effect> {
    app.second = if there { Second::There } else { Second::Missing };
    if !there {
        return Vec::new();
    }
    let held = app.held.drain(..).map(Effect::Later);
    std::iter::once(Effect::FoldSoon).chain(held).collect()
}

/// Once more, where it could not be fetched (F75).
pub(super) fn fetch(app: &mut App) -> Vec<Effect> {
    if app.second != Second::Missing {
        return Vec::new();
    }
    app.second = Second::Coming;
    vec![Effect::FetchSecond]
}

/// The second module's answer, in the form of [`super::update`].
pub fn later(app: &mut App, what: Later, env: &Env) -> Vec<Effect> {
    match what {
        Later::Do(command) => issue_all(app, vec![command], env),
        Later::Typed(command) => type_in(app, command, env, Command::writes),
        Later::PostForm => issue_all(app, forms::posting(app), env),
        Later::EditForm(topic) => issue_all(app, forms::editing(app, topic), env),
        Later::Notes(markdown) => handing::notes_file(app, markdown),
        Later::Calendar => handing::calendar_file(app),
        Later::Backup => vec![Effect::Backup],
        Later::Quarantine => vec![Effect::SaveQuarantine],
        Later::Restore(text) => vec![Effect::Restore(text)],
    }
}

fn issue_all(app: &mut App, commands: Vec<Command>, env: &Env) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        let words = saying::done(app, &command);
        effects.extend(issue(app, command, words, env, Command::writes));
    }
    effects
}
