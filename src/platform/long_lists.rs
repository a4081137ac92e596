//! Lists that are drawn only in part: more of them as their end comes near, and all on paper.

use wasm_bindgen::prelude::*;
use web_sys::{Element, window};

use super::dispatcher::dispatch;
use super::dom::on;
use crate::app::{Msg, PageMsg, WallMsg};

/// The button for more of the list that is shown.
const MORE: &str = "#hits [data-do=more], #day:not([hidden]) [data-do=more]";
/// How far below the window's foot it may be, in heights of the window.
const NEAR: f64 = 1.5;

/// Begins to listen.
pub fn listen() {
    let Some(window) = window() else { return };
    on(&window, "beforeprint", |_| dispatch(Msg::Page(PageMsg::Printing(true))));
    on(&window, "afterprint", |_| dispatch(Msg::Page(PageMsg::Printing(false))));
    // Before it gets to what is scrolled: that may be the table within the page, which tells
    // nobody else.
    let look = Closure::<dyn Fn()>::new(look).into_js_value();
    let _ = window.add_event_listener_with_callback_and_bool("scroll", look.unchecked_ref(), true);
}

fn look() {
    let Some(window) = window() else { return };
    let more = window.document().and_then(|document| document.query_selector(MORE).ok()?);
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
    if more.is_some_and(|more| top(&more) < height * (1.0 + NEAR)) {
        dispatch(Msg::Wall(WallMsg::More));
    }
}

fn top(element: &Element) -> f64 {
    element.get_bounding_client_rect().top()
}
