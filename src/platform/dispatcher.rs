//! The queue of messages, and whoever takes them from there: the runtime.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use crate::app::Msg;

thread_local! {
    static QUEUE: RefCell<VecDeque<Msg>> = const { RefCell::new(VecDeque::new()) };
    static HANDLER: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Sends the app a message. It is taken before this returns, but for those that come while
/// another one is taken: they follow it.
pub fn dispatch(msg: Msg) {
    push(msg);
    if let Some(handle) = HANDLER.get() {
        handle();
    }
}

/// Puts a message into the queue.
pub fn push(msg: Msg) {
    QUEUE.with_borrow_mut(|queue| queue.push_back(msg));
}

/// Takes the next message from the queue.
pub fn next() -> Option<Msg> {
    QUEUE.with_borrow_mut(VecDeque::pop_front)
}

/// Registers the function that takes messages from the queue.
pub fn set_handler(handle: fn()) {
    HANDLER.set(Some(handle));
}
