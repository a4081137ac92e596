//! The second module of the app: code that the build has cut out of the first one, and that
//! shares its memory. The start code fetches it; see `public/start.js`.
//!
//! Each function under `#[wasm_split]` is a place where the build cuts. The macro makes it
//! `async`, to fetch the module by itself; here nothing calls one before [`fetch`] was answered,
//! so that there is nothing to wait for.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use wasm_split_helpers::wasm_split;
use web_sys::window;

use super::runtime::{dispatch, with_session, with_store};
use super::{clock, dom, files};
use crate::app::later::{self, Later};
use crate::app::{App, Effect, Env, Msg, keeper};
use crate::exchange::bundle;
use crate::store::Tabs;

/// Fetches it and tells the app whether it is there.
pub fn fetch() {
    spawn_local(async {
        let is_there = load().await.is_ok();
        dispatch(Msg::Second(is_there));
    });
}

async fn load() -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let load: Function = Reflect::get(&window, &"anliegenSecond".into())?.dyn_into()?;
    JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await
}

/// What a function of the second module returns.
pub fn at_once<T>(answer: impl Future<Output = T>) -> Option<T> {
    match pin!(answer).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(answer) => Some(answer),
        Poll::Pending => None,
    }
}

/// Lets it answer a message.
pub fn later(app: &mut App, what: Later, env: &Env) -> Vec<Effect> {
    at_once(answer(app, what, env)).unwrap_or_default()
}

#[wasm_split(second, wasm_split_path = crate::platform::second)]
fn answer(app: &mut App, what: Later, env: &Env) -> Vec<Effect> {
    later::later(app, what, env)
}

/// Lets it carry out an effect.
pub fn keep(effect: Effect) {
    at_once(hand_out(effect));
}

#[wasm_split(second, wasm_split_path = crate::platform::second)]
fn hand_out(effect: Effect) {
    match effect {
        Effect::Backup => backup(),
        Effect::SaveQuarantine => save_quarantine(),
        Effect::Restore(text) => {
            if let Some(msg) = with_store(|store| keeper::keep_backup(store, &text)) {
                dispatch(msg);
            }
        }
        _ => {}
    }
}

/// Lets it fold an event's journals (J3).
pub fn fold(event: String, locked: bool, alive: Option<Vec<String>>) {
    at_once(folded(event, locked, alive));
}

#[wasm_split(second, wasm_split_path = crate::platform::second)]
fn folded(event: String, locked: bool, alive: Option<Vec<String>>) {
    let done = with_session(|store, mine| {
        let alive: Option<Vec<&str>> = alive
            .as_ref()
            .map(|loads| loads.iter().map(String::as_str).filter(|load| *load != mine).collect());
        store.fold(&event, &Tabs { locked, alive: alive.as_deref() })
    });
    if let Some(Err(fault)) = done {
        dispatch(Msg::Trouble(fault));
    }
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

/// Stands in for the loader that `wasm_split` puts around each function: 6 kB less to load.
pub mod rt {
    use std::convert::Infallible;
    use std::ffi::c_void;
    use std::future::{Ready, ready};
    use std::pin::Pin;

    /// As `wasm_split` hands it to the function that loads.
    pub type LoadCallbackFn = unsafe extern "C" fn(*const c_void, bool);

    /// Nothing to do.
    pub struct LazySplitLoader;

    impl LazySplitLoader {
        /// Takes the function that loads, which is not needed.
        pub const fn new(_: unsafe extern "C" fn(LoadCallbackFn, *const c_void)) -> Self {
            Self
        }
    }

    /// The module is there.
    pub fn ensure_loaded(_: Pin<&LazySplitLoader>) -> Ready<Result<(), Infallible>> {
        ready(Ok(()))
    }
}
