//! Enter in a field does what the field's `enterkeyhint` writes on the key of a phone's keyboard.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement, window};

use super::dom::on;

/// What a person goes through on a screen, in its order.
const STOPS: &str = "main input, main textarea, main select, main button";
/// Where `go` leads.
const BUTTONS: &str = "main button";

/// Begins to listen.
pub fn listen() {
    if let Some(document) = window().and_then(|w| w.document()) {
        on(&document, "keydown", |event| {
            if is_enter(&event) && press(&event).is_some() {
                event.prevent_default();
            }
        });
    }
}

/// Enter alone: while a word is being composed it belongs to the keyboard.
fn is_enter(event: &Event) -> bool {
    let get = |name: &str| Reflect::get(event, &name.into()).unwrap_or_default();
    get("key") == "Enter" && !get("isComposing").is_truthy()
}

/// Does what the field promises; `None` where it promises nothing, or its form does it.
fn press(event: &Event) -> Option<()> {
    let field: HtmlElement = event.target()?.dyn_into().ok()?;
    if field.closest("form").ok()?.is_some() {
        return None;
    }
    match &*field.get_attribute("enterkeyhint")? {
        // The phone's keyboard goes, and what was found is seen.
        "search" | "done" => field.blur().ok(),
        "next" => following(&field, STOPS)?.focus().ok(),
        "go" => {
            following(&field, BUTTONS)?.click();
            Some(())
        }
        _ => None,
    }
}

/// The first of these behind a field that is drawn.
fn following(field: &HtmlElement, selector: &str) -> Option<HtmlElement> {
    let all = window()?.document()?.query_selector_all(selector).ok()?;
    let mut all = (0..all.length()).filter_map(|at| all.get(at)?.dyn_into::<HtmlElement>().ok());
    all.find(|other| {
        let is_behind = field.compare_document_position(other) & FOLLOWING != 0;
        is_behind && other.offset_parent().is_some()
    })
}

/// `Node.DOCUMENT_POSITION_FOLLOWING`.
const FOLLOWING: u16 = 4;
