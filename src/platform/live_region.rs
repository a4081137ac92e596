//! What is said to whoever listens to the screen.

use std::cell::{Cell, RefCell};

use super::{clock, dom};

/// Between two messages at least, in ms (V2). Of several that come meanwhile the last is said.
const PAUSE_MS: i64 = 5_000;
/// The region is emptied for so long, so that the same words are said again.
const EMPTY_MS: i32 = 100;

thread_local! {
    static SAID_AT: Cell<i64> = const { Cell::new(0) };
    static NEXT: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Says something through the polite live region.
pub fn announce(words: &str) {
    let is_waiting = NEXT.replace(Some(words.to_owned())).is_some();
    if is_waiting {
        return;
    }
    let pause = (SAID_AT.get() + PAUSE_MS - clock::now_ms()).clamp(0, PAUSE_MS);
    dom::after(pause as i32, say);
}

fn say() {
    let (Some(words), Some(region)) = (NEXT.take(), dom::by_id("polite")) else { return };
    SAID_AT.set(clock::now_ms());
    region.set_text_content(Some(""));
    dom::after(EMPTY_MS, move || region.set_text_content(Some(&words)));
}
