//! Effects that only the code asks for that comes after the first screen: requests, files,
//! compaction, dragging. Called through the table of functions in [`super::split`].

use wasm_bindgen_futures::spawn_local;

use super::dispatcher::dispatch;
use super::fetch;
use super::fetch::{Get, Put};
use super::model::{with, with_store};
use super::{clock, dom, drag, enter_key, files, long_lists, share};
use crate::app::{CheckMsg, FileEffect, Msg, Request, StorageMsg, SyncMsg, storage_effects};
use crate::export::backup;
use crate::persistence::{Quarantined, Store, Tabs};
use crate::sync::endpoint_check;
use crate::sync::events::Input;

/// Begins what the first screens can do without.
pub fn begin() {
    drag::listen();
    enter_key::listen();
    long_lists::listen();
}

/// Sends a request.
pub fn send(request: Request) {
    match request {
        Request::Get { event, file, attempt, url, conditional, token } => {
            spawn_local(async move {
                let flowing = move || dispatch(Msg::sync(Input::Flowing { file, attempt }));
                let raw = fetch::get(Get { url, conditional, token }, flowing).await;
                dispatch(Msg::Sync(SyncMsg::Replied { event, file, attempt, raw }));
            });
        }
        Request::Put { event, file, attempt, url, condition, keepalive, token, text } => {
            spawn_local(async move {
                let raw = fetch::put(Put { url, condition, keepalive, token, text }).await;
                dispatch(Msg::Sync(SyncMsg::PutReplied { event, file, attempt, raw }));
            });
        }
        Request::Check { begun, ask, token } => spawn_local(async move {
            let raw = match ask {
                endpoint_check::Ask::Get(url) => {
                    fetch::get(Get { url, conditional: false, token }, || {}).await
                }
                endpoint_check::Ask::Put { url, condition, text } => {
                    fetch::put(Put { url, condition, keepalive: false, token, text }).await
                }
            };
            dispatch(Msg::Check(CheckMsg::Replied { begun, raw }));
        }),
    }
}

/// Hands out a file or a link, takes a backup in, or does something with what was set aside.
pub fn file(effect: FileEffect) {
    match effect {
        FileEffect::Download { name, mime, text } => files::download(&name, mime, &text),
        FileEffect::Share { title, url } => share::share(&title, &url),
        FileEffect::DownloadBackup => download_backup(),
        FileEffect::DownloadQuarantine => download_quarantine(),
        FileEffect::ListQuarantine => tell(|store| storage_effects::list_quarantine(store)),
        FileEffect::PutAway(name) => tell(|store| storage_effects::put_away(store, &name)),
        FileEffect::BringBack(piece) => tell(|store| storage_effects::bring_back(store, &piece)),
        FileEffect::RestoreBackup(text) => {
            tell(|store| storage_effects::restore_backup(store, &text));
        }
    }
}

/// Lets the storage do something and tells what came of it.
fn tell(act: impl FnOnce(&mut Store) -> Msg) {
    if let Some(msg) = with_store(act) {
        dispatch(msg);
    }
}

/// Compacts an event's journals (J3).
pub fn compact(event: String, locked: bool, alive: Option<Vec<String>>) {
    let done = with(|model| {
        let alive: Option<Vec<&str>> = alive.as_ref().map(|loads| {
            loads.iter().map(String::as_str).filter(|load| *load != model.load).collect()
        });
        model.store.compact(&event, &Tabs { locked, alive: alive.as_deref() })
    });
    if let Some(Err(fault)) = done {
        dispatch(Msg::Storage(StorageMsg::Failed(fault)));
    }
}

/// A file's name with the day in it.
fn dated(stem: &str) -> String {
    let day = dom::iso_time(clock::now_ms());
    format!("{stem}-{}.json", day.get(..10).unwrap_or(""))
}

fn download_backup() {
    let entries = with_store(|store| store.everything_kept().unwrap_or_default());
    let text = backup::write(&entries.unwrap_or_default());
    files::download(&dated("anliegen-sicherung"), "application/json", &text);
}

fn download_quarantine() {
    let all = with_store(|store| store.quarantined().unwrap_or_default()).unwrap_or_default();
    let piece = |piece: &Quarantined| format!("{} {}\n{}\n\n", piece.name, piece.key, piece.text);
    let text: String = all.iter().map(piece).collect();
    files::download("anliegen-beiseite.txt", "text/plain", &text);
}
