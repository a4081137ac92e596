//! The loop: messages in, effects out. One app, one store, one page.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, Event, window};

use super::net::{self, Ask};
use super::storage::LocalStorage;
use super::{clock, dom, entropy, files, lifecycle, locks, share};
use crate::app::boot::{self, Address, Seeds};
use crate::app::{App, Effect, Env, Host, Msg, keeper, update};
use crate::exchange::bundle;
use crate::model::Command;
use crate::store::{Store, Tabs};
use crate::sync::io::Input;

/// A fold waits for so much quiet, in ms.
const FOLD_MS: i32 = 2_000;

struct Runtime {
    app: App,
    store: Store,
    load: String,
    queue: VecDeque<Msg>,
    running: bool,
    notify: Rc<dyn Fn()>,
    /// Counts wishes for a timer; only the last one of its kind is heard.
    wake: u32,
    fold: u32,
    flush: u32,
    toast: u32,
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
    let load = entropy::characters(8);
    let env = env();
    let (mut store, found) =
        Store::boot(Rc::new(LocalStorage), &load, u64::try_from(env.ms).unwrap_or(0));
    let seeds = Seeds { profile: entropy::characters(8), load: entropy::characters(4) };
    let (app, effects) =
        boot::boot(&mut store, found, host(), &seeds, &address(), &env);
    RUNTIME.with(|runtime| {
        *runtime.borrow_mut() = Some(Runtime {
            app,
            store,
            load: load.clone(),
            queue: VecDeque::new(),
            running: false,
            notify: Rc::new(notify),
            wake: 0,
            fold: 0,
            flush: 0,
            toast: 0,
            started: false,
        });
    });
    locks::hold(&load);
    lifecycle::listen();
    for effect in effects {
        execute(effect);
    }
    dispatch(Msg::Wide(lifecycle::is_wide()));
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

/// The id of the event at hand.
pub fn current_event() -> Option<String> {
    with(|runtime| runtime.app.event.as_ref().map(|open| open.id.clone())).flatten()
}

/// Takes a message; those that come of it are taken in the same task, and then the screens
/// look again, once.
pub fn dispatch(msg: Msg) {
    let busy = with(|runtime| {
        runtime.queue.push_back(msg);
        std::mem::replace(&mut runtime.running, true)
    });
    if busy != Some(false) {
        return;
    }
    while let Some(effects) = step() {
        for effect in effects {
            execute(effect);
        }
    }
    let notify = with(|runtime| {
        runtime.running = false;
        runtime.notify.clone()
    });
    if let Some(notify) = notify {
        notify();
    }
    settle();
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

/// Taps and typing from before the app was there.
fn take_early() {
    let Some(window) = window() else { return };
    let early = Reflect::get(&window, &"anliegenEarly".into()).unwrap_or(JsValue::NULL);
    let picks = Reflect::get(&early, &"picks".into()).ok().and_then(|p| p.dyn_into::<Array>().ok());
    for id in picks.iter().flat_map(Array::iter).filter_map(|id| id.as_string()) {
        let on = read(|app| {
            app.event.as_ref().is_some_and(|open| !open.private.picks.contains(&id))
        });
        dispatch(Msg::Do(Command::Pick { topic: id, on }));
    }
}

fn execute(effect: Effect) {
    let kept = with(|runtime| {
        let profile = runtime.app.profile.id.clone();
        keeper::keep(&mut runtime.store, &effect, &profile)
    });
    if let Some(Some(msg)) = kept {
        dispatch(msg);
        return;
    }
    match effect {
        Effect::TellZone { zone, days } => dispatch(Msg::Zone(clock::zone(&zone, days))),
        Effect::Get { event, file, attempt, url, conditional, token } => {
            spawn_local(async move {
                let raw = net::get(Ask { url, conditional, token }).await;
                dispatch(Msg::Replied { event, file, attempt, raw });
            });
        }
        Effect::GetJoin { url, token } => spawn_local(async move {
            let begun = if token.is_none() { net::begun(&url).await } else { None };
            let raw = match begun {
                Some(raw) => raw,
                None => net::get(Ask { url, conditional: true, token }).await,
            };
            dispatch(Msg::JoinReplied(raw));
        }),
        Effect::DrawRest => dom::after_paint(|| dispatch(Msg::DrawRest)),
        Effect::Replace(route) => replace(&route),
        Effect::Announce(words) => dom::announce(&words),
        Effect::Download { name, mime, text } => files::download(&name, mime, &text),
        Effect::Share { title, url } => share::share(&title, &url),
        Effect::Backup => backup(),
        Effect::SaveQuarantine => save_quarantine(),
        Effect::Persist => persist(),
        Effect::ApplyUpdate => call("anliegenApplyUpdate"),
        Effect::Install => install(),
        other => timer(other),
    }
}

/// Effects that wait. A newer wish of the same kind replaces the former.
fn timer(effect: Effect) {
    let next = |counter: fn(&mut Runtime) -> &mut u32| {
        with(|runtime| {
            let counter = counter(runtime);
            *counter = counter.wrapping_add(1);
            *counter
        })
    };
    match effect {
        Effect::WakeAt(at) => {
            let ms = (at - clock::now_ms()).clamp(0, 86_400_000) as i32;
            arm(ms, next(|r| &mut r.wake), |r| r.wake, || dispatch(Msg::Sync(Input::Woke)));
        }
        Effect::FlushIn(ms) => {
            arm(ms as i32, next(|r| &mut r.flush), |r| r.flush, || dispatch(Msg::Flush));
        }
        Effect::ToastFor(ms) => {
            arm(ms as i32, next(|r| &mut r.toast), |r| r.toast, || dispatch(Msg::ToastGone));
        }
        Effect::FoldSoon => arm(FOLD_MS, next(|r| &mut r.fold), |r| r.fold, fold),
        _ => {}
    }
}

fn arm(ms: i32, mine: Option<u32>, current: fn(&Runtime) -> u32, run: fn()) {
    dom::after(ms, move || {
        if with(|runtime| current(runtime)) == mine {
            run();
        }
    });
}

fn fold() {
    let Some(event) = current_event() else { return };
    locks::fold(move |locked, alive| {
        let done = with(|runtime| {
            let mine = runtime.load.clone();
            let alive: Option<Vec<&str>> = alive.as_ref().map(|loads| {
                loads.iter().map(String::as_str).filter(|load| *load != mine).collect()
            });
            runtime.store.fold(&event, &Tabs { locked, alive: alive.as_deref() })
        });
        if let Some(Err(fault)) = done {
            dispatch(Msg::Trouble(fault));
        }
    });
}

/// A file's name with the day in it.
fn dated(stem: &str) -> String {
    let day = dom::iso_time(clock::now_ms());
    [stem, "-", day.get(..10).unwrap_or(""), ".json"].concat()
}

fn backup() {
    let entries = with_store(|store| store.everything_kept().unwrap_or_default());
    let text = bundle::write(&entries.unwrap_or_default());
    files::download(&dated("anliegen-sicherung"), "application/json", &text);
}

fn save_quarantine() {
    let all = with_store(|store| store.quarantined().unwrap_or_default()).unwrap_or_default();
    let mut text = String::new();
    for piece in all {
        for part in [piece.name.as_str(), " ", &piece.key, "\n", &piece.text, "\n\n"] {
            text.push_str(part);
        }
    }
    files::download("anliegen-beiseite.txt", "text/plain", &text);
}

fn persist() {
    let storage = window().map(|w| w.navigator()).and_then(|navigator| {
        Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)
    });
    let Some(storage) = storage else { return };
    if let Ok(persist) = storage.unchecked_into::<web_sys::StorageManager>().persist() {
        spawn_local(async move { drop(wasm_bindgen_futures::JsFuture::from(persist).await) });
    }
}

fn install() {
    let offer = window().and_then(|w| Reflect::get(&w, &"anliegenInstall".into()).ok());
    let Some(offer) = offer.filter(|o| o.is_object()) else { return };
    if let Ok(prompt) = Reflect::get(&offer, &"prompt".into())
        && let Ok(prompt) = prompt.dyn_into::<Function>()
    {
        let _ = prompt.call0(offer.unchecked_ref::<CustomEvent>());
    }
}

/// Calls a function that the start code has left for the app.
fn call(name: &str) {
    let function = window().and_then(|w| Reflect::get(&w, &name.into()).ok());
    if let Some(function) = function.and_then(|f| f.dyn_into::<Function>().ok()) {
        let _ = function.call0(&JsValue::NULL);
    }
}

fn replace(route: &str) {
    let Some(window) = window() else { return };
    let replaced = window
        .history()
        .and_then(|h| h.replace_state_with_url(&JsValue::NULL, "", Some(route)));
    if replaced.is_ok() {
        dispatch(Msg::Hash(route.to_owned()));
    }
}

fn env() -> Env {
    Env { ms: clock::now_ms(), random: entropy::number() }
}

fn address() -> Address {
    let query = window().and_then(|w| w.location().search().ok()).unwrap_or_default();
    Address { query, fragment: lifecycle::hash() }
}

fn host() -> Host {
    let window = window();
    let location = window.as_ref().map(web_sys::Window::location);
    let href = location.and_then(|l| l.href().ok()).unwrap_or_default();
    let base = href.split(['#', '?']).next().unwrap_or_default().to_owned();
    let navigator = window.as_ref().map(web_sys::Window::navigator);
    let agent = navigator.as_ref().and_then(|n| n.user_agent().ok()).unwrap_or_default();
    let touch = navigator.as_ref().map_or(0, web_sys::Navigator::max_touch_points);
    let standalone = window
        .and_then(|w| w.match_media("(display-mode: standalone)").ok().flatten())
        .is_some_and(|m| m.matches());
    Host {
        base,
        language: navigator.and_then(|n| n.language()).unwrap_or_default(),
        event: dom::meta("anliegen-event"),
        // An iPad says it is a Mac, but no Mac has a touch screen.
        ios: agent.contains("iPhone") || (agent.contains("Mac OS X") && touch > 1),
        standalone,
    }
}
