//! The loop: messages in, effects out. One app, one store, one page.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, window};

use super::fetch;
use super::fetch::Ask;
use super::storage::LocalStorage;
use super::{
    clock, device, dom, history, host, lazy, live_region, locks, page_events, random, timers,
};
use crate::app::boot;
use crate::app::boot::Seeds;
use crate::app::{App, Effect, Env, Msg, storage_effects, update};
use crate::domain::Command;
use crate::persistence::Store;

struct Runtime {
    app: App,
    store: Store,
    load: String,
    queue: VecDeque<Msg>,
    running: bool,
    notify: Rc<dyn Fn()>,
    started: bool,
}

thread_local! {
    static RUNTIME: RefCell<Option<Runtime>> = const { RefCell::new(None) };
}

fn with<T>(run: impl FnOnce(&mut Runtime) -> T) -> Option<T> {
    RUNTIME.with(|runtime| runtime.try_borrow_mut().ok()?.as_mut().map(run))
}

/// Reads the storage and makes the first state. `notify` is called after every change.
pub fn boot(notify: impl Fn() + 'static) {
    let load = random::characters(8);
    let env = env();
    let (mut store, found) =
        Store::boot(Rc::new(LocalStorage), &load, u64::try_from(env.ms).unwrap_or(0));
    let seeds = Seeds { profile: random::characters(8), load: random::characters(4) };
    let (app, effects) =
        boot::boot(&mut store, found, host::host(), &seeds, &host::address(), &env);
    RUNTIME.with(|runtime| {
        *runtime.borrow_mut() = Some(Runtime {
            app,
            store,
            load: load.clone(),
            queue: VecDeque::new(),
            running: false,
            notify: Rc::new(notify),
            started: false,
        });
    });
    locks::hold(&load);
    history::begin();
    page_events::listen();
    for effect in effects {
        execute(effect);
    }
    dispatch(Msg::Wide(page_events::is_wide()));
}

/// The first screen is drawn. The page that the build prepared gives way as soon as there is
/// something to put in its place.
pub fn mounted() {
    settle();
}

/// Looks at the app. There is one from `boot` on.
pub fn read<T>(look: impl FnOnce(&App) -> T) -> T {
    RUNTIME.with(|runtime| match runtime.borrow().as_ref() {
        Some(runtime) => look(&runtime.app),
        None => wasm_bindgen::throw_str("the screens were drawn before the app was there"),
    })
}

/// Lets something be done with the store.
pub fn with_store<T>(run: impl FnOnce(&mut Store) -> T) -> Option<T> {
    with(|runtime| run(&mut runtime.store))
}

/// Lets something be done with the store by one who must know the name of this page load.
pub fn with_session<T>(run: impl FnOnce(&mut Store, &str) -> T) -> Option<T> {
    with(|runtime| run(&mut runtime.store, &runtime.load))
}

/// The id of the event at hand.
pub fn current_event() -> Option<String> {
    with(|runtime| runtime.app.event.as_ref().map(|open| open.id.clone())).flatten()
}

/// Takes a message; those that come of it are taken in the same task, and then the screens
/// look again, once.
pub fn dispatch(msg: Msg) {
    if take(msg) {
        draw();
    }
}

/// Takes a message and those that come of it; `false` where that is going on already.
fn take(msg: Msg) -> bool {
    let busy = with(|runtime| {
        runtime.queue.push_back(msg);
        std::mem::replace(&mut runtime.running, true)
    });
    if busy != Some(false) {
        return false;
    }
    while let Some(effects) = step() {
        for effect in effects {
            execute(effect);
        }
    }
    with(|runtime| runtime.running = false);
    true
}

/// Lets the screens look again.
fn draw() {
    if let Some(notify) = with(|runtime| runtime.notify.clone()) {
        notify();
    }
    settle();
}

/// Takes a message that brings much work in a task of its own, and draws in another one: what a
/// person types meanwhile comes in between.
fn take_apart(msg: Msg) {
    dom::after(0, move || {
        if take(msg) {
            dom::after(0, draw);
        }
    });
}

fn step() -> Option<Vec<Effect>> {
    with(|runtime| {
        let msg = runtime.queue.pop_front()?;
        Some(update(&mut runtime.app, msg, &env()))
    })
    .flatten()
}

/// Once there is an event, or nothing on its way, the prepared screen goes and the app says
/// that it is ready. What had to wait for that begins after the paint.
fn settle() {
    let ready = with(|runtime| {
        let ready = !runtime.started && !runtime.app.is_arriving();
        runtime.started |= ready;
        ready
    });
    if ready != Some(true) {
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
        dispatch(Msg::Started);
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
    // Replacing a body must not meet another tab's fold.
    if matches!(effect, Effect::KeepBody { .. }) {
        locks::alone(move |_, _| {
            keep(&effect);
        });
        return;
    }
    if keep(&effect) {
        return;
    }
    carry_out(effect);
}

/// Lets the storage carry out an effect; says whether it was one of its own and answered.
fn keep(effect: &Effect) -> bool {
    let kept = with(|runtime| {
        let profile = runtime.app.profile.id.clone();
        storage_effects::keep(&mut runtime.store, effect, &profile)
    });
    let Some(Some(msg)) = kept else { return false };
    dispatch(msg);
    true
}

/// Lets the browser carry out an effect.
fn carry_out(effect: Effect) {
    match effect {
        Effect::TellZone { zone, days } => dispatch(Msg::Zone(clock::zone(&zone, days))),
        Effect::GetJoin { url, token } => spawn_local(async move {
            let begun = if token.is_none() { fetch::begun(&url).await } else { None };
            let ask = Ask { url: url.clone(), conditional: true, token };
            let raw = match begun {
                Some(raw) => raw,
                None => fetch::get(ask).await,
            };
            dispatch(Msg::JoinReplied { url, raw });
        }),
        Effect::Next(msg) => take_apart(*msg),
        Effect::DrawRest => dom::after_paint(|| dispatch(Msg::DrawRest)),
        Effect::Replace(route) => replace(&route),
        Effect::Announce(words) => live_region::announce(&words),
        Effect::Later(msg) => pass_on(*msg),
        Effect::Get { .. }
        | Effect::Put { .. }
        | Effect::Check { .. }
        | Effect::Backup
        | Effect::SaveQuarantine
        | Effect::Restore(_)
        | Effect::Download { .. }
        | Effect::Share { .. }
        | Effect::Install => {
            if let Some(second) = lazy::second() {
                (second.carry_out)(effect);
            }
        }
        Effect::Persist => device::persist(),
        Effect::ApplyUpdate => device::call("anliegenApplyUpdate"),
        Effect::FetchSecond => lazy::fetch(),
        other => timers::timer(other),
    }
}

fn pass_on(msg: Msg) {
    let Some(second) = lazy::second() else { return };
    let effects = with(|runtime| (second.answer)(&mut runtime.app, msg, &env()));
    for effect in effects.into_iter().flatten() {
        execute(effect);
    }
}

fn replace(route: &str) {
    if history::replace(route) {
        dispatch(Msg::Hash(route.to_owned()));
    }
}

fn env() -> Env {
    Env { ms: clock::now_ms(), random: random::number() }
}
