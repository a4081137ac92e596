//! Following the address.

use super::{join, projector, visits};
use crate::app::{App, AsideMsg, Effect, Msg, Route, Screen, StorageEffect, state};
use crate::domain::Civil;
use crate::domain::queries::search::Filter;
use crate::sync::events::Input;

/// Goes where the address's fragment leads, and tells the sync that somebody is there.
pub(crate) fn go(app: &mut App, fragment: &str) -> Vec<Effect> {
    let was = app.route.screen == Screen::Board;
    let mut entered = enter(app, fragment);
    let is = app.route.screen == Screen::Board;
    let mut effects = Vec::new();
    if was != is {
        // A projector's wall never counts as idle, though nobody touches it.
        effects.push(Effect::send(Msg::sync(Input::Projector(is))));
    }
    effects.append(&mut entered);
    if !matches!(app.route.screen, Screen::Join | Screen::Settings) {
        effects.push(Effect::send(Msg::sync(Input::Touched)));
    }
    effects
}

/// Makes the screen of a fragment the one at hand.
pub(crate) fn enter(app: &mut App, fragment: &str) -> Vec<Effect> {
    let route = Route::parse(fragment);
    if let Some(moment) = route.param("at").and_then(Civil::parse) {
        app.now.pretend(Some(moment));
    }
    let changed = route.screen != app.route.screen;
    let was = std::mem::replace(&mut app.route, route).screen;
    let mut effects = Vec::new();
    if changed {
        leave(app, &was);
        if app.route.screen == Screen::Board {
            effects.push(projector::begin());
        }
        effects.push(Effect::DrawRest);
    }
    visits::look(app);
    if let Some(slot) = app.route.param("slot") {
        app.filter = Filter { slot: Some(slot.to_owned()), ..Filter::default() };
    }
    if app.route.param("unplaced").is_some() {
        app.filter = Filter { unplaced: true, ..Filter::default() };
    }
    if matches!(app.route.screen, Screen::Sync | Screen::Settings) {
        effects.push(Effect::Storage(StorageEffect::Measure));
    }
    if app.route.screen == Screen::Sync {
        effects.push(Effect::send(Msg::Aside(AsideMsg::Look)));
    }
    match app.route.screen {
        Screen::Join if app.route.param("u").is_some() => {
            effects.extend(join::follow(app, fragment));
        }
        Screen::Join | Screen::Settings => {}
        Screen::Welcome
        | Screen::Now
        | Screen::Wall
        | Screen::Topic(_)
        | Screen::New
        | Screen::Edit(_)
        | Screen::Place(_)
        | Screen::Merge(_)
        | Screen::Mine
        | Screen::Sync
        | Screen::Desk
        | Screen::Hosting
        | Screen::Board
        | Screen::About
        | Screen::Event
        | Screen::Setup => effects.extend(join::recover(app)),
    }
    effects.extend(mend(app));
    effects
}

/// Goes to the topic that a link means which people have passed on.
pub(crate) fn mend(app: &App) -> Option<Effect> {
    let (id, board) = (app.route.topic()?, &app.event.as_ref()?.board);
    if board.topic(id).is_some() {
        return None;
    }
    let meant = board.topic_like(id)?;
    Some(Effect::ReplaceRoute(app.route.with_topic(&meant.id).path()))
}

/// Puts away what belonged to the screen before.
fn leave(app: &mut App, was: &Screen) {
    if let Some(open) = &mut app.event {
        open.show_waiting();
    }
    // What a form did is said on the topic's screen, to which it leads back.
    let leads_back = matches!(was, Screen::Edit(_) | Screen::Place(_) | Screen::Merge(_));
    // As is on the form's that something was taken back into it.
    let into_form = matches!((was, &app.route.screen), (Screen::Topic(_), Screen::New));
    if !(into_form || leads_back && matches!(app.route.screen, Screen::Topic(_))) {
        app.toast = None;
    }
    app.field_error = None;
    app.entered = None;
    app.written_note = None;
    app.posted = app.posted.take().filter(|id| app.route.screen == Screen::Topic(id.clone()));
    (app.page, app.paused) = (0, false);
    app.rows = state::FIRST_ROWS;
}
