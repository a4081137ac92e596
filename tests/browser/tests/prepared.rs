//! The site of one event: its first screen stands before the app does.

#![allow(clippy::unwrap_used, reason = "helpers of tests, outside of which nothing here runs")]

use std::time::Duration;

use anliegen::crdt::{Layers, read};
use anliegen::domain::Board;
use anliegen::i18n::Lang;
use anliegen::prerender;
use anliegen_browser::visit::{Visit, site};
use anliegen_browser::{Answer, Browser};
use serde_json::json;

/// The sample, in a year that has not come: before the event the app shows what was prepared.
fn event() -> String {
    site().text("sample.json").replace("\"2013-", "\"2099-")
}

/// A site as `cargo xtask build --event` makes it, on a server of its own.
fn visit() -> Visit {
    let text = event();
    let body = read(&text, "anliegen").unwrap();
    let id = body.id.clone();
    let mut layers = Layers::default();
    let _ = layers.accept("board", body);
    let prepared = prerender::event(Lang::De, &Board::read(&id, &layers));
    let page = site().text("index.html");
    let (head, rest) = page.split_once("<div id=\"shell\">").unwrap();
    let (_, tail) = rest.split_once("<div id=\"app\"").unwrap();
    let head =
        head.replace("</title>", "</title><meta name=\"anliegen-event\" content=\"event.json\">");
    let page = format!("{head}<div id=\"shell\">{prepared}</div>\n<div id=\"app\"{tail}");
    let mut built = site().clone();
    built.put("index.html", page);
    built.put("event.json", text);
    let visit = Visit::blank();
    visit.server.publish(built);
    visit
}

/// Tags, attributes and texts of what is below an element; not what only one of both has a use
/// for: the printable agenda, and the offer of a browser that can install.
const DRAWN: &str = r#"
    const drawn = (node) => {
      if (node.nodeType === 3) return node.data;
      if (node.nodeType !== 1) return "";
      if (node.matches(".printable, main > .hint")) return "";
      const attributes = [...node.attributes].map((a) => `${a.name}=${a.value}`).sort();
      const children = [...node.childNodes].map(drawn).join("");
      return `<${node.localName} ${attributes.join(" ")}>${children}</>\n`;
    };
    window.drawnIn = (root) => drawn(root.querySelector("main")) + drawn(root.querySelector("nav.tabs"));
"#;

#[test]
fn the_app_draws_what_was_prepared() {
    let visit = visit();
    let page = &visit.page;
    page.go(&visit.server.url());
    page.wait_ready();
    page.wait_css("main article[data-topic]");
    page.js(&format!("{DRAWN} return null"));
    let parsed = "fetch('index.html').then((a) => a.text()).then((text) => {
        const page = new DOMParser().parseFromString(text, 'text/html');
        window.prepared = drawnIn(page.getElementById('shell'));
    }); return null";
    page.js(parsed);
    page.wait_for("window.prepared");
    let (app, prepared) = (page.value("drawnIn(document)"), page.value("window.prepared"));
    assert!(prepared.matches("<article").count() == 12, "{prepared}");
    assert_eq!(app, prepared);
}

#[test]
fn a_tap_before_the_app_is_there_takes_in_and_never_out() {
    let visit = visit();
    let page = &visit.page;
    page.go(&visit.server.url());
    page.wait_ready();
    let first = page.value("document.querySelector('[data-topic]').dataset.topic");
    let star = format!("[data-topic={first}] [data-do=pick]");
    page.tap(&star);
    page.wait_css(&format!("{star}[aria-pressed=true]"));
    // A later visit, whose module is slow: the prepared screen knows of no picks.
    let wasm = page.value("document.querySelector('script[data-wasm]').dataset.wasm");
    let slow = Answer::new(200, "application/wasm", site().file(&wasm).to_vec())
        .late(Duration::from_secs(3));
    visit.server.put(&format!("/{wasm}"), slow);
    page.before_each_load(
        "document.addEventListener('DOMContentLoaded', () => setTimeout(() => {
           window.stars = [...document.querySelectorAll('#shell [data-do=pick]')].slice(0, 2);
           stars.forEach((star) => star.click());
         }, 300))",
    );
    page.go("about:blank");
    page.cdp("Network.clearBrowserCache", &serde_json::json!({}));
    page.go(&visit.server.url());
    page.wait_ready();
    assert!(page.holds("window.stars.length === 2"), "tapped before the app was there");
    page.wait_for("document.querySelectorAll('[data-do=pick][aria-pressed=true]').length === 2");
}

// The document crosses the air once a visit, also where the page is one that comes back: what is
// asked for is asked for in one way. The page here is made from the plain build's; that the build
// of one event adds no preload of its own is tested where the page is assembled, in `xtask`.
#[test]
fn a_visit_asks_for_the_event_once() {
    let visit = visit();
    let page = &visit.page;
    page.before_each_load("delete Navigator.prototype.serviceWorker");
    page.go(&visit.server.url());
    page.wait_ready();
    assert_eq!(visit.server.count("/event.json"), 1, "the first visit");
    page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    for route in ["", "#/wall"] {
        visit.server.forget();
        page.go("about:blank");
        page.go(&format!("{}{route}", visit.server.url()));
        page.wait_ready();
        page.wait_for("document.documentElement.dataset.sync === 'fresh'");
        page.wait_for("new Promise(done => setTimeout(done, 3000, true))");
        assert_eq!(visit.server.count("/event.json"), 1, "a later visit {route}");
    }
}

/// The page as the build makes it, in both languages, whose wasm never comes.
fn waiting(browser: &Browser) -> Visit {
    let (text, built) = (event(), site());
    let body = read(&text, "anliegen").unwrap();
    let id = body.id.clone();
    let mut layers = Layers::default();
    let _ = layers.accept("board", body);
    let board = Board::read(&id, &layers);
    let shell = |lang: Lang| {
        format!("<div lang=\"{}\">{}</div>", lang.tag(), prerender::event(lang, &board))
    };
    let page = built.text("index.html");
    let (head, rest) = page.split_once("<div id=\"shell\">").unwrap();
    let (_, tail) = rest.split_once("<div id=\"app\"").unwrap();
    let shells = Lang::ALL.map(shell).concat();
    let mut changed = built.clone();
    changed.put(
        "index.html",
        format!("{head}<div id=\"shell\">{shells}</div>\n<div id=\"app\"{tail}"),
    );
    let visit = Visit::blank_in(browser);
    visit.server.publish(changed);
    let wasm = format!("/{}", built.hashed("wasm"));
    let late = Answer::new(200, "application/wasm", Vec::new()).late(Duration::from_secs(8));
    visit.server.put(&wasm, late);
    visit.page.before_each_load(
        "window.seen = []; new MutationObserver(() => { const title = \
         [...document.querySelectorAll('#shell h1')].find(e => e.checkVisibility()); \
         if (title && seen.at(-1) !== title.innerText) seen.push(title.innerText); \
         }).observe(document, { childList: true, subtree: true })",
    );
    visit.page.go(&visit.server.url());
    visit
}

// V6: the first screen is in the browser's language before the app is there, and never in
// another one.
#[test]
fn v6_the_first_paint_speaks_the_browsers_language() {
    for (languages, lang, title) in [("en-GB,en", "en", "Now"), ("de-AT,de", "de", "Jetzt")] {
        let browser = Browser::chromium_with(&json!({ "intl.accept_languages": languages }));
        let visit = waiting(&browser);
        let page = &visit.page;
        page.wait_css("#shell article[data-topic]");
        assert_eq!(page.value("document.documentElement.lang"), lang);
        assert_eq!(page.value("seen.join()"), title);
        let shown = page.value("document.getElementById('shell').innerText");
        assert_eq!(shown.contains("Jetzt"), lang == "de", "{shown}");
        page.wait_for("document.querySelectorAll('#shell main').length === 1");
    }
}
