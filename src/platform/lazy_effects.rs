//! Effects that only the second module asks for, and folding. Called through the table of
//! functions in [`super::lazy`].

use wasm_bindgen_futures::spawn_local;

use super::fetch;
use super::fetch::{Ask, Give};
use super::runtime::{dispatch, with_session, with_store};
use super::{clock, device, dom, drag, files, share};
use crate::app::{Effect, Msg, storage_effects};
use crate::export::backup;
use crate::persistence::Tabs;
use crate::sync::endpoint_check;

/// Begins what the first screens can do without.
pub fn begin() {
    drag::listen();
}

/// Carries out an effect.
pub fn carry_out(effect: Effect) {
    match effect {
        Effect::Get { event, file, attempt, url, conditional, token } => {
            spawn_local(async move {
                let raw = fetch::get(Ask { url, conditional, token }).await;
                dispatch(Msg::Replied { event, file, attempt, raw });
            });
        }
        Effect::Put { event, file, attempt, url, condition, keepalive, token, text } => {
            spawn_local(async move {
                let raw = fetch::put(Give { url, condition, keepalive, token, text }).await;
                dispatch(Msg::PutReplied { event, file, attempt, raw });
            });
        }
        Effect::Check { begun, ask, token } => spawn_local(async move {
            let raw = match ask {
                endpoint_check::Ask::Get(url) => {
                    fetch::get(Ask { url, conditional: false, token }).await
                }
                endpoint_check::Ask::Put { url, condition, text } => {
                    fetch::put(Give { url, condition, keepalive: false, token, text }).await
                }
            };
            dispatch(Msg::Checked { begun, raw });
        }),
        Effect::Download { name, mime, text } => files::download(&name, mime, &text),
        Effect::Share { title, url } => share::share(&title, &url),
        Effect::Install => device::install(),
        Effect::Backup => backup(),
        Effect::SaveQuarantine => save_quarantine(),
        Effect::Restore(text) => {
            if let Some(msg) = with_store(|store| storage_effects::keep_backup(store, &text)) {
                dispatch(msg);
            }
        }
        _ => {}
    }
}

/// Folds an event's journals (J3).
pub fn fold(event: String, locked: bool, alive: Option<Vec<String>>) {
    let done = with_session(|store, mine| {
        let alive: Option<Vec<&str>> = alive
            .as_ref()
            .map(|loads| loads.iter().map(String::as_str).filter(|load| *load != mine).collect());
        store.compact(&event, &Tabs { locked, alive: alive.as_deref() })
    });
    if let Some(Err(fault)) = done {
        dispatch(Msg::Trouble(fault));
    }
}

/// A file's name with the day in it.
fn dated(stem: &str) -> String {
    let day = dom::iso_time(clock::now_ms());
    [stem, "-", day.get(..10).unwrap_or(""), ".json"].concat()
}

fn backup() {
    let entries = with_store(|store| store.everything_kept().unwrap_or_default());
    let text = backup::write(&entries.unwrap_or_default());
    files::download(&dated("anliegen-sicherung"), "application/json", &text);
}

fn save_quarantine() {
    let all = with_store(|store| store.quarantined().unwrap_or_default()).unwrap_or_default();
    let mut text = String::new();
    for piece in all {
        for part in [piece.name.as_str(), " ", &piece.key, "\n", &piece.text, "\n\n"] {
            text.push_str(part);
        }
    }
    files::download("anliegen-beiseite.txt", "text/plain", &text);
}
