//! What the second module answers: the sync, what is written for all, files that are handed
//! out. The first module only passes it on. As long as the second has yet to come, the sync has
//! not begun, and what a person wants is held.

use crate::i18n::Text;
use crate::sync::events::{Haste, Input};

use super::commands::{show, type_in};
use super::shared_commands::issue_all;
use super::writes::apply;
use super::{announcements, delivery, desk, endpoint_check, export, import, join, projector, sync};
use crate::app::{App, Effect, Env, Msg, Screen, Second, forms};

/// Whether the second module answers a message. To have it answer another one, name it here and
/// in [`later`].
pub(crate) fn answers(msg: &Msg) -> bool {
    match msg {
        Msg::Do(command) | Msg::Typed(command) => !command.is_own(),
        Msg::PostForm
        | Msg::PostAtDesk
        | Msg::EditForm(_)
        | Msg::ExportNotes(_)
        | Msg::ExportCalendar
        | Msg::SaveCopy
        | Msg::Share(_)
        | Msg::Copied(..)
        | Msg::Install
        | Msg::Paste(_)
        | Msg::TakeCopy(_)
        | Msg::Backup
        | Msg::SaveQuarantine
        | Msg::Restore(_)
        | Msg::Check
        | Msg::Checked { .. }
        | Msg::Turn(_)
        | Msg::Replied { .. }
        | Msg::Judged(_)
        | Msg::PutReplied { .. } => true,
        _ => false,
    }
}

/// Passes it on. Nothing is lost by a module that is late (F75).
pub(crate) fn pass(app: &mut App, msg: Msg) -> Vec<Effect> {
    if app.second == Second::There {
        return vec![passed(msg)];
    }
    app.held.push(msg);
    let mut effects = fetch(app);
    let text = if effects.is_empty() { Text::Loading } else { Text::SecondMissing };
    effects.extend(show(app, app.lang.say(text).to_owned(), None));
    effects
}

/// Gives the sync an input. Before the second module is there it has not begun, and then it
/// begins with [`Input::Shown`]; who wants it sooner has the module fetched once more.
pub(crate) fn sync(app: &mut App, input: Input) -> Vec<Effect> {
    match (app.second, &input) {
        (Second::There, _) => vec![passed(Msg::Sync(input))],
        (_, Input::Shown | Input::Online | Input::SyncNow) => fetch(app),
        _ => Vec::new(),
    }
}

/// What this phone holds, or what the files hold, may be another than before.
pub(crate) fn compared(app: &App) -> Option<Effect> {
    (app.second == Second::There).then(|| passed(Msg::Compared))
}

/// The person wrote something for all, which only the second module can have done.
pub(crate) fn wrote(haste: Haste) -> Effect {
    passed(Msg::Wrote(haste))
}

fn passed(msg: Msg) -> Effect {
    Effect::Later(Box::new(msg))
}

/// The second module is there, or could not be fetched.
pub(crate) fn arrived(app: &mut App, there: bool) -> Vec<Effect> {
    app.second = if there { Second::There } else { Second::Missing };
    if !there {
        return Vec::new();
    }
    let mut effects = vec![Effect::FoldSoon, passed(Msg::Compared)];
    if app.route.screen == Screen::Board {
        effects.push(passed(Msg::Sync(Input::Projector(true))));
    }
    if !app.hidden {
        effects.push(passed(Msg::Sync(Input::Shown)));
    }
    effects.extend(app.held.drain(..).map(passed));
    effects
}

/// Once more, where it could not be fetched (F75).
pub(crate) fn fetch(app: &mut App) -> Vec<Effect> {
    if app.second != Second::Missing {
        return Vec::new();
    }
    app.second = Second::Coming;
    vec![Effect::FetchSecond]
}

/// The second module's part of [`crate::app::update`].
pub fn later(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    match msg {
        Msg::Do(command) => issue_all(app, vec![command], env),
        Msg::Typed(command) => type_in(app, command, env, apply),
        Msg::PostForm => issue_all(app, forms::posting(app), env),
        Msg::EditForm(topic) => issue_all(app, forms::editing(app, topic), env),
        Msg::PostAtDesk => desk::send(app, env),
        Msg::Sync(input) => sync::feed(app, input, env),
        Msg::Compared => delivery::compared(app, env),
        Msg::Wrote(haste) => delivery::wrote(app, haste, env),
        Msg::Replied { event, file, attempt, raw } => {
            sync::replied(app, event, file, attempt, raw).into_iter().collect()
        }
        Msg::Judged(judged) => {
            let known = announcements::known(app);
            let mut effects = sync::take(app, *judged, env);
            effects.extend(announcements::hear(app, &known));
            effects
        }
        Msg::PutReplied { event, file, attempt, raw } => {
            sync::put_replied(app, &event, file, attempt, &raw, env)
        }
        Msg::Check | Msg::Checked { .. } => endpoint_check::update(app, msg, env),
        Msg::Turn(turn) => projector::turn(app, turn),
        Msg::TakeCopy(text) => import::take(app, &text, env),
        Msg::Paste(text) => join::open_text(app, &text),
        other => export::hand_out(app, other),
    }
}
