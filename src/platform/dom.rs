//! Small things done to the page.

use js_sys::Date;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Event, EventTarget, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement,
    ScrollIntoViewOptions, ScrollLogicalPosition, window,
};

fn document() -> Option<Document> {
    window()?.document()
}

/// An element by its id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// The text of a `<meta>`.
pub fn meta(name: &str) -> Option<String> {
    let selector = format!("meta[name={name}]");
    document()?.query_selector(&selector).ok()??.get_attribute("content")
}

/// Sets an attribute of `<html>`; an empty one goes away.
pub fn page(attribute: &str, value: &str) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    let _ = if value.is_empty() {
        root.remove_attribute(attribute)
    } else {
        root.set_attribute(attribute, value)
    };
}

/// Sets the title of the tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// `2013-10-01T11:20:00.000Z`.
pub fn iso_time(ms: i64) -> String {
    let date = Date::new(&JsValue::from_f64(ms as f64));
    // An invalid date would throw.
    if date.get_time().is_nan() { String::new() } else { String::from(date.to_iso_string()) }
}

/// Moves the focus to the screen's heading, without scrolling there.
pub fn focus_heading() {
    after_paint(|| {
        let heading = document().and_then(|d| d.query_selector("main h1").ok().flatten());
        if let Some(heading) = heading.and_then(|h| h.dyn_into::<HtmlElement>().ok()) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = heading.focus_with_options(&options);
        }
    });
}

/// Whether the focus is on the screen's heading.
pub fn is_heading_focused() -> bool {
    let heading = document().and_then(|d| d.query_selector("main h1").ok().flatten());
    heading.is_some_and(|heading| is_focused(&heading))
}

/// Brings an element into sight.
pub fn scroll_to(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls a row sideways, and nothing else, so that its pressed button stands in the middle.
pub fn scroll_to_pressed(id: &str) {
    let Some(row) = by_id(id) else { return };
    let pressed = row.query_selector("[aria-pressed=true]").ok().flatten();
    if let Some(pressed) = pressed.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        let middle = pressed.offset_left() + pressed.offset_width() / 2;
        row.set_scroll_left(middle - row.client_width() / 2);
    }
}

/// Clicks an element, as a button for a hidden field does.
pub fn click(id: &str) {
    if let Some(element) = by_id(id) {
        element.click();
    }
}

/// Goes to a route, as a link would.
pub fn go(route: &str) {
    if let Some(window) = window() {
        let _ = window.location().set_hash(route);
    }
}

/// Goes to a route in the place of this one: back does not lead to what is done.
pub fn go_instead(route: &str) {
    if let Some(window) = window() {
        let _ = window.location().replace(route);
    }
}

/// What stands in a text field.
pub fn text_of(id: &str) -> String {
    let Some(field) = by_id(id) else { return String::new() };
    let area = field.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value);
    let input = || field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    area.or_else(input).unwrap_or_default()
}

/// Puts a text into a field, also where someone is writing.
pub fn set_text(id: &str, text: &str) {
    if let Some(input) = by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
        && input.value() != text
    {
        input.set_value(text);
    }
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(element) = by_id(id) {
        let _ = element.focus();
    }
}

/// Runs something after so many ms.
pub fn after(ms: i32, run: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(run);
    if let Some(window) = window() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(closure.unchecked_ref(), ms);
    }
}

/// Runs something in a task of its own after the next paint. A page in the background paints
/// nothing, and is waited for no longer than a tenth of a second.
pub fn after_paint(run: impl FnOnce() + 'static) {
    let mut run = Some(run);
    let once = Closure::<dyn FnMut()>::new(move || {
        if let Some(run) = run.take() {
            run();
        }
    });
    let once = once.into_js_value();
    let Some(window) = window() else { return };
    let hidden = window.document().is_some_and(|d| d.hidden());
    let callback = once.unchecked_ref::<js_sys::Function>().clone();
    if hidden {
        let _ = window.set_timeout_with_callback(&callback);
        return;
    }
    let frame = Closure::once_into_js(move || {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&callback);
        }
    });
    let _ = window.request_animation_frame(frame.unchecked_ref());
}

/// Whether the focus is on an element.
pub fn is_focused(element: &web_sys::Element) -> bool {
    document().and_then(|document| document.active_element()).is_some_and(|a| a == *element)
}

/// The address's fragment.
pub fn hash() -> String {
    window().and_then(|w| w.location().hash().ok()).unwrap_or_default()
}

/// Listens for as long as the page lives.
pub fn on(target: &EventTarget, name: &str, run: impl FnMut(Event) + 'static) {
    let closure = Closure::<dyn FnMut(Event)>::new(run).into_js_value();
    let _ = target.add_event_listener_with_callback(name, closure.unchecked_ref());
}

/// Whether nobody sees the page.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}
