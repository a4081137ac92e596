//! The code that comes after the first screen: `update_shared`, the effects that only it asks for,
//! compaction, dragging. To be called once it is there.

use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;

use super::dispatcher::dispatch;
use super::fetch;
use super::fetch::{Ask, Give};
use super::model::{with, with_store};
use super::split::at_once;
use super::{clock, dom, drag, files, share};
use crate::app::{
    App, CheckMsg, Effect, Env, FileEffect, Msg, Request, SharedMsg, StorageMsg, SyncMsg,
    storage_effects,
};
use crate::export::backup;
use crate::persistence::Tabs;
use crate::sync::endpoint_check;

/// Begins what the first screens can do without.
pub fn begin() {
    at_once(begun());
}

#[wasm_split(second, wasm_split_path = super::split)]
fn begun() {
    drag::listen();
}

/// Takes a message; see [`crate::app::update_shared`].
pub fn update_shared(app: &mut App, msg: SharedMsg, env: &Env) -> Vec<Effect> {
    at_once(updated_shared(app, msg, env)).unwrap_or_default()
}

#[wasm_split(second, wasm_split_path = super::split)]
fn updated_shared(app: &mut App, msg: SharedMsg, env: &Env) -> Vec<Effect> {
    crate::app::update_shared(app, msg, env)
}

/// Sends a request.
pub fn send(request: Request) {
    at_once(sent(request));
}

#[wasm_split(second, wasm_split_path = super::split)]
fn sent(request: Request) {
    match request {
        Request::Get { event, file, attempt, url, conditional, token } => {
            spawn_local(async move {
                let raw = fetch::get(Ask { url, conditional, token }).await;
                dispatch(Msg::Sync(SyncMsg::Replied { event, file, attempt, raw }));
            });
        }
        Request::Put { event, file, attempt, url, condition, keepalive, token, text } => {
            spawn_local(async move {
                let raw = fetch::put(Give { url, condition, keepalive, token, text }).await;
                dispatch(Msg::Sync(SyncMsg::PutReplied { event, file, attempt, raw }));
            });
        }
        Request::Check { begun, ask, token } => spawn_local(async move {
            let raw = match ask {
                endpoint_check::Ask::Get(url) => {
                    fetch::get(Ask { url, conditional: false, token }).await
                }
                endpoint_check::Ask::Put { url, condition, text } => {
                    fetch::put(Give { url, condition, keepalive: false, token, text }).await
                }
            };
            dispatch(Msg::Check(CheckMsg::Replied { begun, raw }));
        }),
    }
}

/// Hands out a file or a link, or takes a backup in.
pub fn file(effect: FileEffect) {
    at_once(filed(effect));
}

#[wasm_split(second, wasm_split_path = super::split)]
fn filed(effect: FileEffect) {
    match effect {
        FileEffect::Download { name, mime, text } => files::download(&name, mime, &text),
        FileEffect::Share { title, url } => share::share(&title, &url),
        FileEffect::DownloadBackup => download_backup(),
        FileEffect::DownloadQuarantine => download_quarantine(),
        FileEffect::RestoreBackup(text) => {
            if let Some(msg) = with_store(|store| storage_effects::restore_backup(store, &text)) {
                dispatch(msg);
            }
        }
    }
}

/// Compacts an event's journals (J3).
pub fn compact(event: String, locked: bool, alive: Option<Vec<String>>) {
    at_once(compacted(event, locked, alive));
}

#[wasm_split(second, wasm_split_path = super::split)]
fn compacted(event: String, locked: bool, alive: Option<Vec<String>>) {
    let done = with(|model| {
        let alive: Option<Vec<&str>> = alive.as_ref().map(|loads| {
            loads.iter().map(String::as_str).filter(|load| *load != model.load).collect()
        });
        model.store.fold(&event, &Tabs { locked, alive: alive.as_deref() })
    });
    if let Some(Err(fault)) = done {
        dispatch(Msg::Storage(StorageMsg::Failed(fault)));
    }
}

/// A file's name with the day in it.
fn dated(stem: &str) -> String {
    let day = dom::iso_time(clock::now_ms());
    [stem, "-", day.get(..10).unwrap_or(""), ".json"].concat()
}

fn download_backup() {
    let entries = with_store(|store| store.everything_kept().unwrap_or_default());
    let text = backup::write(&entries.unwrap_or_default());
    files::download(&dated("anliegen-sicherung"), "application/json", &text);
}

fn download_quarantine() {
    let all = with_store(|store| store.quarantined().unwrap_or_default()).unwrap_or_default();
    let mut text = String::new();
    for piece in all {
        for part in [piece.name.as_str(), " ", &piece.key, "\n", &piece.text, "\n\n"] {
            text.push_str(part);
        }
    }
    files::download("anliegen-beiseite.txt", "text/plain", &text);
}
