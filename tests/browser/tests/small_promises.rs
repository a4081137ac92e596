//! Small things that the screens promise: Enter, sharing, words apart, room for long names.

use anliegen_browser::person::open;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Page, layout};
use serde_json::json;

const ENTER: &str = "\u{e007}";

// Enter does what a phone's keyboard writes on the key.
#[test]
fn enter_does_what_the_key_says() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    let focused =
        |page: &Page| page.value("document.activeElement.name || document.activeElement.tagName");
    page.wait_css("#day [data-topic=a]");
    // The code that listens comes after the first screen.
    page.tap("[data-do=filters]");
    page.wait_css("#filters select");
    page.write("#search", "zweites");
    page.keys(ENTER);
    page.wait_for("document.activeElement === document.body");
    assert_eq!(page.count("#hits [data-topic]"), 1);

    page.route("#/new");
    page.wait_css("input[name=convener][enterkeyhint=next]");
    page.write("input[name=convener]", "Berta");
    page.keys(ENTER);
    assert_eq!(focused(page), "place");

    page.route("#/settings");
    page.write("#my-name[enterkeyhint=done]", "Berta");
    page.keys(ENTER);
    page.wait_for("document.activeElement === document.body");

    page.route("#/setup");
    page.write("#address[enterkeyhint=go]", "event.json");
    page.keys(ENTER);
    page.wait_for("location.hash.startsWith('#/join')");
}

/// Taps a button that may be folded in.
#[track_caller]
fn act(page: &Page, button: &str) {
    page.wait_css(&format!("main {button}"));
    page.js("document.querySelectorAll('main details').forEach(d => d.open = true); return null");
    page.tap(&format!("main {button}"));
}

/// Sharing that ends like this, and a clipboard that takes everything.
fn sharing(page: &Page, fault: &str) {
    page.run(
        "const fault = arguments[0]; window.copied = null; \
         navigator.share = () => Promise.reject(new DOMException('', fault)); \
         Object.defineProperty(navigator, 'clipboard', { configurable: true, \
             value: { writeText: async text => { window.copied = text; } } })",
        &json!([fault]),
    );
}

// Where the system's sheet fails the link is copied; a person's own no stays one.
#[test]
fn a_share_that_fails_copies_and_one_that_was_put_away_does_not() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    open(page, "a");
    for fault in ["NotAllowedError", "DataError"] {
        sharing(page, fault);
        page.tap("main [data-do=share]");
        page.wait_for("window.copied");
        page.wait_text("Link kopiert");
    }
    sharing(page, "AbortError");
    page.tap("main [data-do=share]");
    page.wait_for("new Promise(done => setTimeout(done, 400, true))");
    assert!(page.holds("window.copied === null"));
}

// A screen reader says a title and its mark as two words, and so with news on a tab.
#[test]
fn a_title_and_its_mark_are_two_words() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("#day [data-topic=a]");
    let hide = "const hide = arguments[0]; \
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hide }); \
        if (!hide) { const now = Date.now; Date.now = () => now() + 150_000; } \
        document.dispatchEvent(new Event('visibilitychange'))";
    page.run(hide, &json!([true]));
    let place = json!({ "slot": "d1-2", "space": "r2" });
    let more = Document::small()
        .with("topics", "x", "title", "Spätes")
        .with("topics", "x", "place", place)
        .top("notices", json!({ "n1": { "words": "Mittag!" } }));
    visit.server.put(ENDPOINT, more.answer());
    page.run(hide, &json!([false]));
    page.wait_css("#day [data-topic=x] .new");
    assert_eq!(
        page.value("document.querySelector('#day [data-topic=x] h3').textContent"),
        "Spätes neu"
    );
    page.wait_css("nav.tabs a > span");
    assert_eq!(
        page.value("document.querySelector('nav.tabs a').textContent"),
        "Jetzt 1 neue Durchsage"
    );
}

// Names of rooms as long as anybody may write them, in one word, at the largest size.
#[test]
fn room_names_of_any_length_fit_on_every_screen() {
    let name = "Veranstaltungszentrumserweiterungsbau".repeat(3);
    let event = Document::small()
        .with("spaces", "r1", "name", name.as_str())
        .with("spaces", "r1", "find", name.as_str())
        .with("spaces", "r2", "name", format!("{name}2"))
        .with("slots", "d1-1", "label", name.as_str());
    let visit = Visit::writing_in(&event);
    let page = &visit.page;
    page.route("#/settings");
    page.tap("label.switch");
    page.resize(320, 640);
    page.js("document.documentElement.dataset.size = 'huge'; return null");
    let mut wide = Vec::new();
    for size in ["", "200%"] {
        page.run("document.documentElement.style.fontSize = arguments[0]", &json!([size]));
        for route in [
            "#/wall",
            "#/now",
            "#/now?at=2013-10-01T11:20",
            "#/topic/a",
            "#/topic/a/place?at=2013-10-01T10:00",
            "#/topic/a/merge",
            "#/topic/a/edit",
            "#/new?at=2013-10-01T10:00",
            "#/event",
            "#/desk",
            "#/hosting",
            "#/board",
            "#/mine",
            "#/sync",
            "#/settings",
        ] {
            page.route(route);
            page.wait_for("new Promise(done => setTimeout(done, 150, true))");
            page.js(
                "document.querySelectorAll('details').forEach(d => d.open = true); return null",
            );
            page.wait_for(
                "new Promise(done => requestAnimationFrame(() => setTimeout(done, 30, true)))",
            );
            wide.extend(layout::sideways(page, 320).map(|e| format!("{size} {route}: {e}")));
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

// S4: one's own topic changes places with somebody else's when that one agrees.
#[test]
fn s4_a_swap_with_somebody_elses_topic_is_suggested() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    open(page, "a");
    act(page, "[data-do=claim]");
    page.route("#/topic/a/place?at=2013-10-01T10:00");
    page.wait_css("main details");
    page.js("document.querySelectorAll('main details').forEach(d => d.open = true); return null");
    assert_eq!(page.count("main [data-do=swap]"), 0);
    page.tap("main details details [data-do=propose]");
    page.wait_text("Vorschlag geschickt");
    page.wait_css("main article[data-topic=a][data-space=r1]");
    open(page, "b");
    page.wait_css("main article[data-topic=b][data-space=r2]");
    page.wait_text("im Tausch mit „Erstes Anliegen“");
}
