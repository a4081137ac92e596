//! Local storage as a [`Backend`], by `gloo-storage`: records by its typed methods, documents and
//! journals, which are texts of their own, by its raw storage.

use gloo_storage::Storage as _;
use gloo_storage::errors::StorageError;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomException, Storage, window};

use crate::crdt::Value;
use crate::persistence::{Backend, Fault, StoredJson};

/// The origin's local storage.
pub struct BrowserStorage;

/// The raw storage. Where it is blocked, the browser's getter throws (F1) or gives `null` (F2);
/// `gloo-storage` panics then, so that this looks first.
fn raw() -> Result<Storage, Fault> {
    let is_there = window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))));
    if is_there { Ok(gloo_storage::LocalStorage::raw()) } else { Err(Fault::Blocked) }
}

impl Backend for BrowserStorage {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        raw()?.get_item(key).map_err(|_| Fault::Blocked)
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        raw()?.set_item(key, value).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        raw()?.remove_item(key).map_err(|_| Fault::Blocked)
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let storage = raw()?;
        let count = storage.length().map_err(|_| Fault::Blocked)?;
        Ok((0..count).filter_map(|at| storage.key(at).ok().flatten()).collect())
    }

    fn get_record(&self, key: &str) -> Result<StoredJson, Fault> {
        let storage = raw()?;
        match gloo_storage::LocalStorage::get::<Value>(key) {
            Ok(json) => Ok(StoredJson::Json(json)),
            Err(StorageError::KeyNotFound(_)) => Ok(StoredJson::Missing),
            Err(StorageError::SerdeError(_)) => {
                let text = storage.get_item(key).map_err(|_| Fault::Blocked)?;
                Ok(StoredJson::Broken(text.unwrap_or_default()))
            }
            Err(StorageError::JsError(_)) => Err(Fault::Blocked),
        }
    }

    fn set_record(&self, key: &str, record: &Value) -> Result<(), Fault> {
        raw()?;
        gloo_storage::LocalStorage::set(key, record).map_err(|error| match error {
            StorageError::JsError(error) => named(&error.name),
            StorageError::KeyNotFound(_) | StorageError::SerdeError(_) => Fault::Blocked,
        })
    }
}

fn fault(error: &JsValue) -> Fault {
    named(&error.dyn_ref::<DomException>().map(DomException::name).unwrap_or_default())
}

/// Chromium and Safari say `QuotaExceededError`, Firefox also has a name of its own (F3).
fn named(exception: &str) -> Fault {
    let is_full = exception.contains("Quota") || exception.contains("QUOTA");
    if is_full { Fault::Full } else { Fault::Blocked }
}
