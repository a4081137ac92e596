//! Local storage as a [`Backend`]. Where it is blocked, the getter itself throws (F1), or it
//! is `null` (F2).

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage, window};

use crate::persistence::{Backend, Fault};

/// The origin's local storage.
pub struct BrowserStorage;

fn storage() -> Result<Storage, Fault> {
    window().and_then(|w| w.local_storage().ok().flatten()).ok_or(Fault::Blocked)
}

impl Backend for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        storage()?.get_item(key).map_err(|_| Fault::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        storage()?.set_item(key, value).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        storage()?.remove_item(key).map_err(|_| Fault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let storage = storage()?;
        let count = storage.length().map_err(|_| Fault::Blocked)?;
        Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
    }
}

/// Chromium and Safari say `QuotaExceededError`, Firefox also has a name of its own (F3).
fn fault(error: &JsValue) -> Fault {
    let name = error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default();
    if name.contains("Quota") || name.contains("QUOTA") { Fault::Full } else { Fault::Blocked }
}
