//! What the app asks of the browser itself: to persist the storage, to install, to use a new
//! version.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{StorageManager, window};

/// Asks not to clear the storage by itself.
pub fn persist() {
    let storage = window().map(|w| w.navigator()).and_then(|navigator| {
        Reflect::get(&navigator, &"storage".into()).ok().filter(JsValue::is_object)
    });
    let Some(storage) = storage else { return };
    if let Ok(persist) = storage.unchecked_into::<StorageManager>().persist() {
        spawn_local(async move { drop(JsFuture::from(persist).await) });
    }
}

/// Shows the browser's own way to install.
pub fn install() {
    let offer = window().and_then(|w| Reflect::get(&w, &"anliegenInstall".into()).ok());
    let Some(offer) = offer.filter(JsValue::is_object) else { return };
    if let Ok(prompt) = Reflect::get(&offer, &"prompt".into())
        && let Ok(prompt) = prompt.dyn_into::<Function>()
    {
        let _ = prompt.call0(&offer);
    }
}

/// Calls a function that the start code has left for the app.
pub fn call(name: &str) {
    let function = window().and_then(|w| Reflect::get(&w, &name.into()).ok());
    if let Some(function) = function.and_then(|f| f.dyn_into::<Function>().ok()) {
        let _ = function.call0(&JsValue::NULL);
    }
}
