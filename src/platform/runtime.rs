//! The loop of the Elm architecture: messages in, effects out, and then the screens look again.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, window};

use super::fetch;
use super::fetch::Get;
use super::model::{Model, with};
use super::storage::BrowserStorage;
use super::timers::Kind;
use super::{
    clock, compaction, device, dispatcher, dom, history, host, lazy, live_region, locks, model,
    page_events, random, timers,
};
use crate::app::boot;
use crate::app::boot::Seeds;
use crate::app::{
    App, Effect, Env, JoinMsg, Msg, PageMsg, StorageEffect, StorageMsg, Timer, ToastMsg, Turn,
    storage_effects,
};
use crate::domain::Command;
use crate::persistence::{Namespace, Store, takeover};
use crate::sync::events::Input;

pub use super::dispatcher::dispatch;
pub use super::model::read;

thread_local! {
    static IS_RUNNING: Cell<bool> = const { Cell::new(false) };
    static HAS_STARTED: Cell<bool> = const { Cell::new(false) };
}

/// Reads the storage and makes the first state: the one signal that holds the app.
pub fn boot() -> RwSignal<App, LocalStorage> {
    let load = random::characters(8);
    let env = env();
    let host = host::host();
    let namespace = Namespace::of_page(&host.base);
    let home = takeover::open(Rc::new(BrowserStorage), namespace, host::has_earlier_page());
    let now_ms = u64::try_from(env.ms).unwrap_or(0);
    let (mut store, mut found) = Store::boot(home.backend, &load, now_ms);
    found.lacks_room = home.lacks_room;
    let seeds = Seeds { profile: random::characters(8), load: random::characters(4) };
    let (app, effects) = boot::boot(&mut store, found, host, &seeds, &host::address(), &env);
    let app = RwSignal::new_local(app);
    model::set(Model { app, store, load: load.clone(), namespace: home.namespace });
    dispatcher::set_handler(run_and_draw);
    locks::hold_load(&load, home.is_shared);
    history::take_over();
    page_events::listen();
    for effect in effects {
        // The first screen does not wait for the disk.
        if matches!(effect, Effect::Storage(_)) {
            dom::after_paint(move || execute(effect));
        } else {
            execute(effect);
        }
    }
    dispatch(Msg::Page(PageMsg::Wide(page_events::is_wide())));
    app
}

/// The first screen is drawn. The page that the build prepared gives way as soon as there is
/// something to put in its place.
pub fn mounted() {
    settle();
}

/// Takes all messages, those included that come of it, and then the screens look again, once.
fn run_and_draw() {
    if run() {
        draw();
    }
}

/// Takes all messages; `false` where that is going on already.
fn run() -> bool {
    if IS_RUNNING.replace(true) {
        return false;
    }
    while let Some(msg) = dispatcher::next() {
        let app = with(|model| model.app);
        let effects =
            app.and_then(|app| app.try_update_untracked(|app| lazy::update(app, msg, &env())));
        for effect in effects.into_iter().flatten() {
            execute(effect);
        }
    }
    IS_RUNNING.set(false);
    true
}

/// Lets the screens look again.
fn draw() {
    if let Some(app) = with(|model| model.app) {
        app.notify();
    }
    settle();
}

/// Takes a message that brings much work in a task of its own, and draws in another one: what a
/// person types meanwhile comes in between.
fn defer(msg: Msg) {
    dom::after(0, move || {
        dispatcher::push(msg);
        if run() {
            dom::after(0, draw);
        }
    });
}

/// Once there is an event, or nothing on its way, the prepared screen goes and the app says
/// that it is ready. What had to wait for that begins after the paint.
fn settle() {
    let is_arriving = with(|model| model.app.with_untracked(App::is_arriving));
    if is_arriving != Some(false) || HAS_STARTED.replace(true) {
        return;
    }
    if let Some(shell) = dom::by_id("shell") {
        shell.remove();
    }
    if let Some(app) = dom::by_id("app") {
        app.set_hidden(false);
    }
    dom::page("data-app", "ready");
    dom::after_paint(|| {
        take_early();
        dispatch(Msg::Page(PageMsg::Started));
        lazy::fetch();
        dom::after_paint(|| {
            if let (Some(window), Ok(event)) = (window(), Event::new("anliegen-ready")) {
                let _ = window.dispatch_event(&event);
            }
        });
    });
}

/// Taps from before the app was there. The prepared screen shows no picks, so a tap there is
/// always meant to take in; what is in already stays.
fn take_early() {
    let Some(window) = window() else { return };
    let early = Reflect::get(&window, &"anliegenEarly".into()).unwrap_or(JsValue::NULL);
    let picks = Reflect::get(&early, &"picks".into()).ok().and_then(|p| p.dyn_into::<Array>().ok());
    for id in picks.iter().flat_map(Array::iter).filter_map(|id| id.as_string()) {
        let is_new =
            read(|app| app.event.as_ref().is_some_and(|open| !open.private.picks.contains(&id)));
        if is_new {
            dispatch(Msg::Do(Command::Pick { topic: id, on: true }));
        }
    }
}

fn execute(effect: Effect) {
    match effect {
        Effect::Storage(effect) => execute_storage(effect),
        Effect::Timer(timer) => set_timer(timer),
        Effect::Network(request) => {
            if let Some(second) = lazy::second() {
                (second.send)(request);
            }
        }
        Effect::File(effect) => {
            if let Some(second) = lazy::second() {
                (second.file)(effect);
            }
        }
        Effect::GetInvitation { url, token } => spawn_local(async move {
            let prefetched = if token.is_none() { fetch::prefetched(&url).await } else { None };
            let get = Get { url: url.clone(), conditional: true, token };
            let raw = match prefetched {
                Some(raw) => raw,
                None => fetch::get(get, || {}).await,
            };
            dispatch(Msg::Join(JoinMsg::Replied { url, raw }));
        }),
        Effect::Send(msg) => dispatch(*msg),
        Effect::Defer(msg) => defer(*msg),
        Effect::DrawRest => dom::after_paint(|| dispatch(Msg::Page(PageMsg::DrawRest))),
        Effect::LookUpZone { zone, days } => {
            dispatch(Msg::Page(PageMsg::Zone(clock::zone(&zone, days))));
        }
        Effect::ReplaceRoute(route) => replace(&route),
        Effect::Announce(words) => live_region::announce(&words),
        Effect::PersistStorage => device::persist(),
        Effect::ApplyUpdate => device::call("anliegenApplyUpdate"),
        Effect::Install => device::install(),
    }
}

fn execute_storage(effect: StorageEffect) {
    // Replacing a body must not meet another tab's compaction.
    if matches!(effect, StorageEffect::SaveBody { .. }) {
        locks::exclusively(move |_, _| store(&effect));
    } else {
        store(&effect);
    }
}

fn store(effect: &StorageEffect) {
    let answer = with(|model| {
        let profile = model.app.with_untracked(|app| app.profile.id.clone());
        storage_effects::carry_out(&mut model.store, effect, &profile)
    });
    if let Some(msg) = answer.flatten() {
        dispatch(msg);
    }
}

fn set_timer(timer: Timer) {
    match timer {
        Timer::WakeAt(at) => {
            let ms = (at - clock::now_ms()).clamp(0, 86_400_000) as i32;
            timers::set(Kind::Wake, ms, || dispatch(Msg::sync(Input::Woke)));
        }
        Timer::FlushAfter(ms) => {
            timers::set(Kind::Flush, ms as i32, || dispatch(Msg::Storage(StorageMsg::Flush)));
        }
        Timer::CloseToastAfter(ms) => {
            timers::set(Kind::Toast, ms as i32, || dispatch(Msg::Toast(ToastMsg::Close)));
        }
        Timer::TurnPageAfter(ms) => {
            timers::set(Kind::Turn, ms as i32, || dispatch(Msg::Projector(Turn::ByItself)));
        }
        Timer::Compact => compaction::soon(),
    }
}

fn replace(route: &str) {
    if history::replace(route) {
        dispatch(Msg::Page(PageMsg::Hash(route.to_owned())));
    }
}

fn env() -> Env {
    Env { ms: clock::now_ms(), random: random::number() }
}
