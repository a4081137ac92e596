//! One step of the app.

use crate::i18n::Text;
use crate::model::search::Filter;
use crate::sync::io::Input;

use super::msg::Narrow;
use super::open::Open;
use super::{
    App, Effect, Env, Msg, Route, Screen, joining, later, looking, projecting, state, writing,
};

/// Takes a message, changes the state, and says what is to be done.
pub fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    app.now.ms = env.ms;
    match msg {
        msg if later::answers(&msg) => later::pass(app, msg),
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
        | Msg::Undo => writing::update(app, msg, env),
        Msg::Reread(_) | Msg::ProfileReread(_) | Msg::Restored(_) => writing::reread(app, msg, env),
        Msg::AllSeen => looking::all_seen(app, env),
        Msg::Sync(Input::Hidden) => looking::hide(app, env),
        Msg::Sync(Input::Shown) => looking::show(app, env),
        Msg::Sync(input) => {
            if input == Input::Touched {
                app.touched_ms = env.ms;
            }
            later::sync(app, input)
        }
        Msg::JoinReplied { .. }
        | Msg::JoinRetry
        | Msg::JoinChoose(_)
        | Msg::OpenEvent(_)
        | Msg::Opened(..) => joining::update(app, msg, env),
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
            let mut effects = writing::flush(app);
            effects.push(Effect::ApplyUpdate);
            return effects;
        }
        Msg::OfflineStart(works) => app.offline_start = Some(works),
        Msg::Trouble(fault) => app.keeping.record(Err(fault)),
        Msg::Installable => app.installable = true,
        Msg::Second(there) => return later::arrived(app, there),
        Msg::FetchSecond => return later::fetch(app),
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
        effects.extend(later::sync(app, Input::Shown));
    }
    effects
}

/// Follows the address.
pub(super) fn go(app: &mut App, fragment: &str) -> Vec<Effect> {
    let route = Route::parse(fragment);
    if let Some(moment) = route.param("at").and_then(crate::model::Civil::parse) {
        app.now.pretend(Some(moment));
    }
    let changed = route.screen != app.route.screen;
    let was = std::mem::replace(&mut app.route, route).screen;
    let mut effects = projecting::follow(app, &was);
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
    looking::look(app);
    if app.route.screen.is_in_second() {
        effects.extend(later::fetch(app));
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
            effects.extend(joining::follow(app, fragment));
        }
        Screen::Join => {}
        Screen::Settings => effects.push(Effect::Measure),
        _ => {
            effects.extend(joining::recover(app));
            effects.extend(later::sync(app, Input::Touched));
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
pub(super) fn tell_zone(open: &Open) -> Effect {
    let days = open.board.days();
    let span = days.first().copied().zip(days.last().copied());
    Effect::TellZone { zone: open.board.event.zone.clone(), days: span }
}
