//! What happens to the page, and what the browser says.

use super::{navigation, visits};
use crate::app::{
    App, Effect, Env, Msg, PageMsg, Screen, StorageEffect, SyncMsg, Timer, entered, journal, state,
};
use crate::i18n::Text;
use crate::sync::events::Input;

/// Takes a message about the page.
pub(crate) fn update(app: &mut App, msg: PageMsg, env: &Env) -> Vec<Effect> {
    match msg {
        PageMsg::Started => return started(app),
        PageMsg::Hash(fragment) => {
            let mut effects = navigation::go(app, &fragment);
            effects.extend(visits::read_topic(app, env));
            return effects;
        }
        PageMsg::Shown => return visits::show(app, env),
        PageMsg::Hidden => return visits::hide(app, env),
        PageMsg::Touched => {
            app.touched_ms = env.ms;
            return vec![Effect::send(Msg::sync(Input::Touched))];
        }
        PageMsg::Entered { kind, id, field } => entered::enter(app, kind, id, field),
        PageMsg::Left => {
            app.entered = None;
            app.save_state.flushing = false;
            return journal::flush(app);
        }
        PageMsg::Tick => {
            if !app.finger_is_near()
                && let Some(open) = &mut app.event
            {
                open.show_waiting();
            }
        }
        PageMsg::Zone(zone) => app.now.zone = zone,
        PageMsg::DrawRest => app.rows = app.rows.max(state::ROWS),
        PageMsg::Pretend(moment) => app.now.pretend(moment),
        PageMsg::Wide(wide) => app.wide = wide,
        PageMsg::Printing(on) => app.printing = on,
        PageMsg::DismissReturn => app.came_back = false,
        PageMsg::UpdateReady => {
            app.update_ready = true;
            return vec![Effect::Announce(app.lang.say(Text::UpdateReady).to_owned())];
        }
        PageMsg::ApplyUpdate => {
            let mut effects = journal::flush(app);
            effects.push(Effect::ApplyUpdate);
            return effects;
        }
        PageMsg::OfflineStart(works) => app.offline_start = Some(works),
        PageMsg::Installable => app.installable = true,
        PageMsg::Install => return vec![Effect::Install],
    }
    Vec::new()
}

/// What had to wait for the first screen: measuring, compacting, and the sync (W6).
fn started(app: &App) -> Vec<Effect> {
    let mut effects = vec![Effect::Storage(StorageEffect::Measure), Effect::Timer(Timer::Compact)];
    if app.event.is_some() {
        effects.push(Effect::PersistStorage);
        effects.push(Effect::send(Msg::Sync(SyncMsg::Compare)));
        if app.route.screen == Screen::Board {
            effects.push(Effect::send(Msg::sync(Input::Projector(true))));
        }
        if !app.hidden {
            effects.push(Effect::send(Msg::sync(Input::Shown)));
        }
    }
    effects
}
