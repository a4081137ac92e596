//! One app, one store, one page load.

use std::cell::RefCell;

use leptos::prelude::*;

use crate::app::App;
use crate::persistence::{Namespace, Store};

/// What lives as long as the page.
pub struct Model {
    /// The one signal that holds the app.
    pub app: RwSignal<App, LocalStorage>,
    /// Its storage.
    pub store: Store,
    /// The name of this page load.
    pub load: String,
    /// The namespace of its keys and locks.
    pub namespace: Namespace,
}

thread_local! {
    static MODEL: RefCell<Option<Model>> = const { RefCell::new(None) };
}

/// Begins with it.
pub fn set(model: Model) {
    MODEL.set(Some(model));
}

/// Lets something be done with it; `None` before there is one, and while it is in use.
pub fn with<T>(run: impl FnOnce(&mut Model) -> T) -> Option<T> {
    MODEL.with(|model| model.try_borrow_mut().ok()?.as_mut().map(run))
}

/// Looks at the app. There is one from [`super::runtime::boot`] on.
pub fn read<T>(look: impl FnOnce(&App) -> T) -> T {
    match MODEL.with(|model| model.borrow().as_ref().map(|model| model.app)) {
        Some(app) => app.with_untracked(look),
        None => wasm_bindgen::throw_str("the app was looked at before it was there"),
    }
}

/// Lets something be done with the store.
pub fn with_store<T>(run: impl FnOnce(&mut Store) -> T) -> Option<T> {
    with(|model| run(&mut model.store))
}

/// The namespace of this page load's keys and locks.
pub fn namespace() -> Namespace {
    with(|model| model.namespace.clone()).unwrap_or_default()
}

/// The id of the event at hand.
pub fn current_event() -> Option<String> {
    read(|app| app.event.as_ref().map(|open| open.id.clone()))
}
