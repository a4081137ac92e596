//! What the second module answers: the sync, what is written for all, files that are handed
//! out. The first module only passes it on. As long as the second has yet to come, the sync has
//! not begun, and what a person wants is held.

use crate::i18n::Text;
use crate::model::Command;
use crate::sync::io::{Haste, Input};
use crate::sync::reply::RawReply;
use crate::sync::shard::File;

use super::writing::{issue, show, type_in};
use super::{App, Effect, Env, Second, delivering, forms, handing, saying, syncing};

/// A message for the second module.
#[derive(Clone, Debug, PartialEq)]
pub enum Later {
    /// As [`super::Msg::Do`].
    Do(Command),
    /// As [`super::Msg::Typed`].
    Typed(Command),
    /// As [`super::Msg::Sync`].
    Sync(Input),
    /// What this phone holds, or what the files hold, may be another than before.
    Compared,
    /// The person wrote something for all.
    Wrote(Haste),
    /// As [`super::Msg::Replied`].
    Replied {
        /// The event that had asked.
        event: String,
        /// The file.
        file: File,
        /// As in the GET.
        attempt: u32,
        /// The answer.
        raw: RawReply,
    },
    /// As [`super::Msg::PutReplied`].
    PutReplied {
        /// The event that had sent.
        event: String,
        /// The file.
        file: File,
        /// As in the PUT.
        attempt: u32,
        /// The answer.
        raw: RawReply,
    },
    /// As [`super::Msg::PostForm`].
    PostForm,
    /// As [`super::Msg::EditForm`].
    EditForm(String),
    /// As [`super::Msg::ExportNotes`].
    Notes(bool),
    /// As [`super::Msg::ExportCalendar`].
    Calendar,
    /// As [`super::Msg::Backup`].
    Backup,
    /// As [`super::Msg::SaveQuarantine`].
    Quarantine,
    /// As [`super::Msg::Restore`].
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

/// Gives the sync an input. Before the second module is there it has not begun, and then it
/// begins with [`Input::Shown`]; who wants it sooner has the module fetched once more.
pub(super) fn sync(app: &mut App, input: Input) -> Vec<Effect> {
    match (app.second, &input) {
        (Second::There, _) => vec![Effect::Later(Later::Sync(input))],
        (_, Input::Shown | Input::Online | Input::SyncNow) => fetch(app),
        _ => Vec::new(),
    }
}

/// What this phone holds, or what the files hold, may be another than before.
pub(super) fn compared(app: &App) -> Option<Effect> {
    (app.second == Second::There).then_some(Effect::Later(Later::Compared))
}

/// The second module is there, or could not be fetched.
pub(super) fn arrived(app: &mut App, there: bool) -> Vec<Effect> {
    app.second = if there { Second::There } else { Second::Missing };
    if !there {
        return Vec::new();
    }
    let mut effects = vec![Effect::FoldSoon, Effect::Later(Later::Compared)];
    if !app.hidden {
        effects.push(Effect::Later(Later::Sync(Input::Shown)));
    }
    effects.extend(app.held.drain(..).map(Effect::Later));
    effects
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
        Later::Sync(input) => syncing::feed(app, input, env),
        Later::Compared => delivering::compared(app, env),
        Later::Wrote(haste) => delivering::wrote(app, haste, env),
        Later::Replied { event, file, attempt, raw } => {
            syncing::replied(app, &event, file, attempt, raw, env)
        }
        Later::PutReplied { event, file, attempt, raw } => {
            syncing::put_replied(app, &event, file, attempt, &raw, env)
        }
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
