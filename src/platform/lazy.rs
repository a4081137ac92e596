//! Fetches the code that comes after the first screen (W6), and keeps what waits for it; see
//! [`LazyQueue`].

use std::cell::RefCell;

use wasm_bindgen_futures::spawn_local;

use super::dispatcher::dispatch;
use super::timers::Kind;
use super::{compaction, dom, split, timers};
use crate::app::{App, Effect, Env, LocalMsg, Msg, SharedMsg, ToastMsg};
use crate::app::{update_local, update_with};
use crate::lazy_queue::{Availability, LazyQueue};

pub use super::split::{availability, second};

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
    if let Some(second) = split::second() {
        return (second.update_shared)(app, msg, env);
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
    if QUEUE.with_borrow_mut(LazyQueue::start) {
        split::set_availability(Availability::Pending);
        load();
    }
}

/// Tries again by itself. What the screens say of the last try stays until this one succeeds, so
/// that their button does not go from under a finger.
fn retry() {
    if QUEUE.with_borrow_mut(LazyQueue::start) {
        load();
    }
}

fn load() {
    spawn_local(async {
        if split::load().await {
            arrived();
        } else {
            failed();
        }
    });
}

fn arrived() {
    let waiting = QUEUE.with_borrow_mut(LazyQueue::arrived);
    split::set_availability(Availability::Ready);
    if let Some(second) = split::second() {
        (second.begin)();
    }
    compaction::soon();
    // In their order, each with all that comes of it.
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
            retry();
        }
    });
}
