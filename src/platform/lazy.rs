//! Fetches the code that comes after the first screen (W6), and keeps what waits for it; see
//! [`LazyQueue`]. The start code does the fetching itself; see `public/start.js`.

use std::cell::RefCell;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::window;

use super::dispatcher::dispatch;
use super::timers::Kind;
use super::{compaction, dom, lazy_effects, split, timers};
use crate::app::{App, Effect, Env, LocalMsg, Msg, SharedMsg, ToastMsg};
use crate::app::{update_local, update_with};
use crate::lazy_queue::{Availability, LazyQueue};

pub use super::split::{at_once, availability, rt};

thread_local! {
    static QUEUE: RefCell<LazyQueue> = RefCell::default();
}

/// As [`crate::app::update`]; what needs code that has yet to arrive waits for it.
pub fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    if QUEUE.with_borrow(|queue| queue.is_wanted_for(&msg)) {
        fetch();
    }
    update_with(app, msg, env, &mut update_shared)
}

fn update_shared(app: &mut App, msg: SharedMsg, env: &Env) -> Vec<Effect> {
    if split::is_ready() {
        return lazy_effects::update_shared(app, msg, env);
    }
    let wanted = QUEUE.with_borrow_mut(|queue| queue.push(msg));
    if wanted.fetch {
        fetch();
    }
    let words = wanted.say.map(|text| app.lang.say(text).to_owned());
    let say = |words| update_local(app, LocalMsg::Toast(ToastMsg::Show(words)), env);
    words.map(say).unwrap_or_default()
}

/// Fetches the code, unless that is going on or it is there.
pub fn fetch() {
    if !QUEUE.with_borrow_mut(LazyQueue::start) {
        return;
    }
    split::set_availability(Availability::Pending);
    spawn_local(async {
        match load().await {
            Ok(_) => arrived(),
            Err(_) => failed(),
        }
    });
}

async fn load() -> Result<JsValue, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    let load: Function = Reflect::get(&window, &"anliegenSecond".into())?.dyn_into()?;
    JsFuture::from(load.call0(&JsValue::NULL)?.dyn_into::<Promise>()?).await
}

fn arrived() {
    let waiting = QUEUE.with_borrow_mut(LazyQueue::arrived);
    split::set_availability(Availability::Ready);
    lazy_effects::begin();
    compaction::soon();
    for msg in waiting {
        dispatch(msg.into());
    }
}

fn failed() {
    let wait = QUEUE.with_borrow_mut(LazyQueue::failed);
    split::set_availability(Availability::Failed);
    timers::set(Kind::Retry, wait as i32, || {
        // A hidden page tries when it is shown.
        if !dom::is_hidden() {
            fetch();
        }
    });
}
