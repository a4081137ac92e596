//! When someone looks at the wall, and what they have seen of it (V4).

use crate::domain::Command;
use crate::domain::queries::{followed, unseen};
use crate::sync::events::Input;

use super::local_commands;
use crate::app::{App, Effect, Env, Msg, Screen, Session};

/// Whoever comes back within so many ms is still at the same look: a message was read, a photo
/// taken.
const SAME_LOOK_MS: i64 = 120_000;

/// The wall is on the screen.
pub(crate) fn look(app: &mut App) {
    if let (Screen::Wall, Some(open)) = (&app.route.screen, &mut app.event) {
        open.looked = true;
    }
}

/// Whoever opens a topic's screen reads there what has become of it.
pub(crate) fn read_topic(app: &mut App, env: &Env) -> Vec<Effect> {
    let (Screen::Topic(id), Some(open)) = (&app.route.screen, &app.event) else {
        return Vec::new();
    };
    let changes = followed::changes(&open.board, &open.private);
    if !changes.iter().any(|(topic, _)| topic.id == *id) {
        return Vec::new();
    }
    local_commands::issue(app, Command::TakeNote(vec![id.clone()]), env)
}

/// The page is hidden: what the wall has shown is saved as seen, and marked until the next look
/// begins.
pub(crate) fn hide(app: &mut App, env: &Env) -> Vec<Effect> {
    (app.hidden, app.hidden_ms) = (true, env.ms);
    let mut effects = save_seen(app, env);
    effects.push(Effect::send(Msg::sync(Input::Hidden)));
    effects
}

/// The page is visible again.
pub(crate) fn show(app: &mut App, env: &Env) -> Vec<Effect> {
    if env.ms - app.hidden_ms > SAME_LOOK_MS
        && let Some(open) = &mut app.event
    {
        open.begin_look();
        open.looked = false;
    }
    look(app);
    app.hidden = false;
    // A page that was open for days may have slept through a change of clocks.
    let zone = app.event.as_ref().map(Session::look_up_zone);
    zone.into_iter().chain([Effect::send(Msg::sync(Input::Shown))]).collect()
}

/// The person has seen everything: the marks go.
pub(crate) fn all_seen(app: &mut App, env: &Env) -> Vec<Effect> {
    let effects = save_seen(app, env);
    if let Some(open) = &mut app.event {
        open.begin_look();
    }
    app.filter.news = false;
    effects
}

/// Saves what the wall has shown as seen.
fn save_seen(app: &mut App, env: &Env) -> Vec<Effect> {
    let looked = app.event.as_ref().filter(|open| open.looked).map(|open| unseen::of(&open.board));
    let looked =
        looked.filter(|now| app.event.as_ref().is_some_and(|open| open.private.seen != *now));
    match looked {
        Some(wall) => local_commands::issue(app, Command::Looked(wall), env),
        None => Vec::new(),
    }
}
