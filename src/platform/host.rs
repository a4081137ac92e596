//! What the app runs in: its address, the browser, the device.

use web_sys::window;

use super::{dom, segmenter};
use crate::app::Host;
use crate::app::boot::Address;
use crate::characters::Graphemes;
use crate::domain::text_folding::Decomposition;

/// What stands in the address behind the path.
pub fn address() -> Address {
    let query = window().and_then(|w| w.location().search().ok()).unwrap_or_default();
    Address { query, fragment: dom::hash() }
}

/// Whether a page of an earlier build is open on this origin, as the start code has found out.
pub fn has_earlier_page() -> bool {
    let found = |w| js_sys::Reflect::get(&w, &"anliegenEarlierPage".into());
    window().and_then(|w| found(w.into()).ok()).is_some_and(|found| found.is_truthy())
}

/// What the app runs in.
pub fn host() -> Host {
    let window = window();
    let location = window.as_ref().map(web_sys::Window::location);
    let href = location.and_then(|l| l.href().ok()).unwrap_or_default();
    let base = href.split(['#', '?']).next().unwrap_or_default().to_owned();
    let navigator = window.as_ref().map(web_sys::Window::navigator);
    let agent = navigator.as_ref().and_then(|n| n.user_agent().ok()).unwrap_or_default();
    let touch = navigator.as_ref().map_or(0, web_sys::Navigator::max_touch_points);
    let standalone = window
        .and_then(|w| w.match_media("(display-mode: standalone)").ok().flatten())
        .is_some_and(|m| m.matches());
    let says_so = |navigator: &web_sys::Navigator| {
        js_sys::Reflect::get(navigator, &"standalone".into()).is_ok_and(|s| s.is_truthy())
    };
    let standalone = standalone || navigator.as_ref().is_some_and(says_so);
    Host {
        base,
        language: navigator.and_then(|n| n.language()).unwrap_or_default(),
        event: dom::meta("anliegen-event"),
        // An iPad says it is a Mac, but no Mac has a touch screen.
        ios: agent.contains("iPhone") || (agent.contains("Mac OS X") && touch > 1),
        standalone,
        decomposition: Decomposition::new(nfkd),
        graphemes: Graphemes::new(segmenter::graphemes),
    }
}

/// Takes letters and their accents apart, as the browser knows how.
fn nfkd(text: &str) -> String {
    String::from(js_sys::JsString::from(text).normalize("NFKD"))
}
