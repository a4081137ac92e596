//! Scroll restoration: going back leads to the place on the screen where one was. The browser
//! cannot do that by itself, because the rows are drawn after it has scrolled.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, window};

use super::{clock, dom};
use crate::app::visited::Visited;

/// Places remembered; the oldest are forgotten.
const REMEMBERED: usize = 50;

#[derive(Default)]
struct Places {
    /// The entry of the history at hand, by the time it was made.
    current: i64,
    /// Where entries were scrolled to, the one left last at the end.
    scrolled: Vec<(i64, f64)>,
    /// From where they were reached.
    visited: Visited,
}

thread_local! {
    static PLACES: RefCell<Places> = RefCell::default();
}

/// Takes scroll restoration over from the browser.
pub fn take_over() {
    if let Some(history) = window().and_then(|w| w.history().ok()) {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    }
    note_entry();
}

/// Takes note of a new entry, or of one that was left before. To be called before the screen
/// changes, while it is still scrolled as it was.
pub fn note_entry() {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let known = history.state().ok().and_then(|state| state.as_f64());
    let entry = known.map_or_else(clock::now_ms, |known| known as i64);
    if known.is_none() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(entry as f64), "", None);
    }
    let y = window.scroll_y().unwrap_or(0.0);
    PLACES.with_borrow_mut(|places| {
        let left = std::mem::replace(&mut places.current, entry);
        places.visited.enter(entry, known.is_none(), &dom::hash());
        places.scrolled.retain(|(entry, _)| *entry != left);
        places.scrolled.push((left, y));
        if places.scrolled.len() > REMEMBERED {
            places.scrolled.remove(0);
        }
    });
}

/// Scrolls to where the entry at hand was left; a new one begins at the top.
pub fn scroll_back() {
    let y = PLACES.with_borrow(|places| {
        let left = places.scrolled.iter().find(|(entry, _)| *entry == places.current);
        left.map(|(_, y)| *y)
    });
    // The first rows are painted, then the others are drawn and painted.
    dom::after_paint(move || {
        dom::after_paint(move || {
            if let Some(window) = window() {
                window.scroll_to_with_x_and_y(0.0, y.unwrap_or(0.0));
            }
        });
    });
}

/// Puts another fragment into the address, in the same entry.
pub fn replace(fragment: &str) -> bool {
    let entry = PLACES.with_borrow(|places| JsValue::from_f64(places.current as f64));
    let history = window().and_then(|w| w.history().ok());
    PLACES.with_borrow_mut(|places| places.visited.replace(fragment));
    history.is_some_and(|h| h.replace_state_with_url(&entry, "", Some(fragment)).is_ok())
}

/// Goes to the route from which a form was reached, once it is done: one step back where that is
/// it, so that *back* then leads where one came from; else in the place of the form.
pub fn go_back_to(route: &str) {
    let is_back = PLACES.with_borrow(|places| places.visited.is_back(places.current, route));
    match window().and_then(|window| window.history().ok()).filter(|_| is_back) {
        Some(history) => {
            let _ = history.back();
        }
        None => dom::go_instead(route),
    }
}
