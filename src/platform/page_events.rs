//! What happens to the page: shown, hidden, back on the network, another tab.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Event, StorageEvent, window};

use super::dispatcher::dispatch;
use super::dom::{hash, is_hidden, on};
use super::model::{current_event, namespace, with_store};
use crate::app::{Msg, PageMsg, StorageMsg, Turn};
use crate::persistence::keys::Key;
use crate::sync::events::Input;

/// A window is wide enough for the wall as a table from here on.
const WIDE: &str = "(min-width: 48rem)";
/// How often the shown clock is looked at, in ms.
const TICK_MS: i32 = 20_000;

/// Begins to listen.
pub fn listen() {
    let Some(window) = window() else { return };
    let Some(document) = window.document() else { return };
    on(&window, "hashchange", |_| {
        super::history::note_entry();
        dispatch(Msg::Page(PageMsg::Hash(hash())));
    });
    on(&window, "online", |_| dispatch(Msg::sync(Input::Online)));
    // Also from the back-forward cache: all timers may have stood still (F21).
    on(&window, "pageshow", |_| shown());
    on(&window, "pagehide", |_| hidden());
    on(&document, "visibilitychange", |_| if is_hidden() { hidden() } else { shown() });
    on(&document, "pointerdown", |_| dispatch(Msg::Page(PageMsg::Touched)));
    on(&document, "keydown", |event| {
        dispatch(Msg::Page(PageMsg::Touched));
        if let Some(turn) = turn(&event) {
            dispatch(Msg::Projector(turn));
        }
    });
    on(&window, "storage", |event| other_tab(&event));
    on(&window, "anliegen-update", |_| dispatch(Msg::Page(PageMsg::UpdateReady)));
    on(&window, "anliegen-updated-elsewhere", |_| dispatch(Msg::Page(PageMsg::UpdateReady)));
    on(&window, "anliegen-no-worker", |_| dispatch(Msg::Page(PageMsg::OfflineStart(false))));
    on(&window, "anliegen-worker", |_| dispatch(Msg::Page(PageMsg::OfflineStart(true))));
    on(&window, "beforeinstallprompt", |event| {
        event.prevent_default();
        if let Some(window) = web_sys::window() {
            let _ = Reflect::set(&window, &"anliegenInstall".into(), &event);
        }
        dispatch(Msg::Page(PageMsg::Installable));
    });
    if let Ok(Some(media)) = window.match_media(WIDE) {
        let query = media.clone();
        on(&media, "change", move |_| dispatch(Msg::Page(PageMsg::Wide(query.matches()))));
    }
    tick();
}

/// Whether the window is wide right now.
pub fn is_wide() -> bool {
    window().and_then(|w| w.match_media(WIDE).ok().flatten()).is_some_and(|m| m.matches())
}

fn shown() {
    dispatch(Msg::Page(PageMsg::Tick));
    dispatch(Msg::Page(PageMsg::Shown));
}

/// What was typed last goes to the disk before the phone goes into the pocket (J1).
fn hidden() {
    dispatch(Msg::Storage(StorageMsg::Flush));
    dispatch(Msg::Page(PageMsg::Hidden));
}

fn tick() {
    super::dom::after(TICK_MS, || {
        if !is_hidden() {
            dispatch(Msg::Page(PageMsg::Tick));
        }
        tick();
    });
}

/// Another tab wrote: re-read and join (J7).
fn other_tab(event: &Event) {
    let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
    let Some(name) = event.key() else { return };
    match namespace().key(&name).and_then(Key::parse) {
        Some(Key::Profile) => {
            if let Some(Some(profile)) = with_store(|store| store.profile().ok().flatten()) {
                dispatch(Msg::Storage(StorageMsg::ProfileReread(profile.state)));
            }
        }
        Some(
            Key::Body(of, _)
            | Key::Own(of)
            | Key::Rescued(of)
            | Key::Journal(of, _)
            | Key::PrivateJournal(of, _)
            | Key::Private(of),
        ) => {
            let of = of.to_owned();
            if current_event().as_deref() != Some(&of) {
                return;
            }
            if let Some(Ok(opened)) = with_store(|store| store.open(&of)) {
                dispatch(Msg::Storage(StorageMsg::Reread(Box::new(opened))));
            }
        }
        _ => {}
    }
}

/// What a key means on the projector's wall; elsewhere nobody listens.
fn turn(event: &Event) -> Option<Turn> {
    match Reflect::get(event, &"key".into()).ok()?.as_string()?.as_str() {
        "ArrowRight" | "ArrowDown" | "PageDown" => Some(Turn::Next),
        "ArrowLeft" | "ArrowUp" | "PageUp" => Some(Turn::Back),
        "Escape" => Some(Turn::Leave),
        _ => None,
    }
}
