//! What the page's Content-Security-Policy forbids: a request to such a host fails like one
//! without a network, and only an event says why (F46).

use std::cell::{Cell, RefCell};

use js_sys::{Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

use super::dom;

thread_local! {
    static IS_WATCHED: Cell<bool> = const { Cell::new(false) };
    /// The addresses that were refused; the browser may cut them after the host.
    static FORBIDDEN: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Notes from now on what is refused.
pub fn watch() {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if IS_WATCHED.replace(true) {
        return;
    }
    dom::on(&document, "securitypolicyviolation", |event| {
        let address = Reflect::get(&event, &"blockedURI".into()).ok();
        if let Some(address) = address.and_then(|address| address.as_string()) {
            FORBIDDEN.with_borrow_mut(|all| {
                if !all.contains(&address) {
                    all.push(address);
                }
            });
        }
    });
}

/// Whether a request that has just failed was refused by the policy. The event comes in a task
/// of its own.
pub async fn forbids(url: &str) -> bool {
    let next_task = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    });
    let _ = JsFuture::from(next_task).await;
    FORBIDDEN.with_borrow(|all| {
        all.iter().any(|address| !address.is_empty() && url.starts_with(address.as_str()))
    })
}
