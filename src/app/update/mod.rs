//! One step of the app.

mod announcements;
mod commands;
mod delivery;
pub mod desk;
pub mod endpoint_check;
pub mod events;
mod export;
mod import;
pub mod join;
mod merge_hooks;
pub mod projector;
pub mod shared;
mod shared_commands;
mod sync;
mod visits;
mod writes;

use crate::domain::queries::search::Filter;
use crate::i18n::Text;
use crate::sync::events::Input;

use super::msg::Narrow;
use super::session::Open;
use super::{App, Effect, Env, Msg, Route, Screen, state};

/// Takes a message, changes the state, and says what is to be done.
pub fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    app.now.ms = env.ms;
    match msg {
        msg if shared::answers(&msg) => shared::pass(app, msg),
        Msg::Started => started(app),
        Msg::Hash(fragment) => go(app, &fragment),
        Msg::Tick | Msg::ShowNew => {
            let hold = matches!(msg, Msg::Tick) && app.finger_is_near();
            if let Some(open) = app.event.as_mut().filter(|_| !hold) {
                open.show_waiting();
            }
            Vec::new()
        }
        Msg::Zone(zone) => {
            app.now.zone = zone;
            Vec::new()
        }
        Msg::Do(_)
        | Msg::Typed(_)
        | Msg::Flush
        | Msg::Kept(_)
        | Msg::ProfileKept(_)
        | Msg::Undo => commands::update(app, msg, env),
        Msg::Reread(_) | Msg::ProfileReread(_) | Msg::Restored(_) => {
            commands::reread(app, msg, env)
        }
        Msg::AllSeen => visits::all_seen(app, env),
        Msg::Sync(Input::Hidden) => visits::hide(app, env),
        Msg::Sync(Input::Shown) => visits::show(app, env),
        Msg::Sync(input) => {
            if input == Input::Touched {
                app.touched_ms = env.ms;
            }
            shared::sync(app, input)
        }
        Msg::JoinReplied { .. }
        | Msg::JoinRetry
        | Msg::JoinChoose(_)
        | Msg::OpenEvent(_)
        | Msg::Opened(..) => join::update(app, msg, env),
        Msg::Narrow(change) => {
            narrow(&mut app.filter, change);
            app.rows = state::ROWS;
            Vec::new()
        }
        other => small(app, other),
    }
}

/// Messages that only set something.
fn small(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::More => app.rows += state::ROWS,
        Msg::DrawRest => app.rows = app.rows.max(state::ROWS),
        Msg::Pretend(moment) => app.now.pretend(moment),
        Msg::Wide(wide) => app.wide = wide,
        Msg::ToastGone => app.toast = None,
        Msg::Dismiss => app.came_back = false,
        Msg::UpdateReady => {
            app.update_ready = true;
            return vec![Effect::Announce(app.lang.say(Text::UpdateReady).to_owned())];
        }
        Msg::ApplyUpdate => {
            let mut effects = commands::flush(app);
            effects.push(Effect::ApplyUpdate);
            return effects;
        }
        Msg::OfflineStart(works) => app.offline_start = Some(works),
        Msg::Trouble(fault) => app.keeping.record(Err(fault)),
        Msg::Installable => app.installable = true,
        Msg::Second(there) => return shared::arrived(app, there),
        Msg::FetchSecond => return shared::fetch(app),
        Msg::Measured(usage) => {
            app.keeping.used = usage.ours;
            app.keeping.journals = usage.journals;
            app.keeping.near_full = usage.is_high();
        }
        _ => {}
    }
    Vec::new()
}

fn started(app: &mut App) -> Vec<Effect> {
    let mut effects = vec![Effect::FetchSecond, Effect::Measure, Effect::FoldSoon];
    if app.event.is_some() {
        effects.push(Effect::Persist);
        effects.extend(shared::sync(app, Input::Shown));
    }
    effects
}

/// Follows the address.
pub(crate) fn go(app: &mut App, fragment: &str) -> Vec<Effect> {
    let route = Route::parse(fragment);
    if let Some(moment) = route.param("at").and_then(crate::domain::Civil::parse) {
        app.now.pretend(Some(moment));
    }
    let changed = route.screen != app.route.screen;
    let was = std::mem::replace(&mut app.route, route).screen;
    let mut effects = projector::follow(app, &was);
    if changed {
        if let Some(open) = &mut app.event {
            open.show_waiting();
        }
        // What a form did is said on the topic's screen, to which it leads back.
        let leads_back = matches!(was, Screen::Edit(_) | Screen::Place(_) | Screen::Merge(_));
        if !(leads_back && matches!(app.route.screen, Screen::Topic(_))) {
            app.toast = None;
        }
        app.wrong = None;
        app.posted = app.posted.take().filter(|id| app.route.screen == Screen::Topic(id.clone()));
        app.rows = state::FIRST_ROWS;
        effects.push(Effect::DrawRest);
    }
    visits::look(app);
    if app.route.screen.is_in_second() {
        effects.extend(shared::fetch(app));
    }
    if let Some(slot) = app.route.param("slot") {
        app.filter = Filter { slot: Some(slot.to_owned()), ..Filter::default() };
    }
    if app.route.screen == Screen::Sync {
        effects.push(Effect::Measure);
    }
    if app.route.param("unplaced").is_some() {
        app.filter = Filter { unplaced: true, ..Filter::default() };
    }
    match app.route.screen {
        Screen::Join if app.route.param("u").is_some() => {
            effects.extend(join::follow(app, fragment));
        }
        Screen::Join => {}
        Screen::Settings => effects.push(Effect::Measure),
        _ => {
            effects.extend(join::recover(app));
            effects.extend(shared::sync(app, Input::Touched));
        }
    }
    effects
}

fn narrow(filter: &mut Filter, change: Narrow) {
    match change {
        Narrow::Query(query) => filter.query = query,
        Narrow::Day(day) => *filter = Filter { day, ..Filter::default() },
        Narrow::Slot(slot) => filter.slot = slot,
        Narrow::Field(field) => filter.field = field,
        Narrow::Mine(on) => filter.mine = on,
        Narrow::Unplaced(on) => filter.unplaced = on,
        Narrow::News(on) => filter.news = on,
        Narrow::Reset => *filter = Filter { day: filter.day, ..Filter::default() },
    }
}

/// The days of the event, for its time zone.
pub(crate) fn tell_zone(open: &Open) -> Effect {
    let days = open.board.days();
    let span = days.first().copied().zip(days.last().copied());
    Effect::TellZone { zone: open.board.event.zone.clone(), days: span }
}
