//! Without a network: the server is stopped, and the browser is ended and started again.

use std::time::Duration;

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Answer, Browser};
use serde_json::json;

const NOTE: &str = "textarea[name=note]";

fn write_note(visit: &Visit, topic: &str, text: &str) {
    visit.page.route(&format!("#/topic/{topic}"));
    visit.page.wait_css(&format!("article[data-topic={topic}]"));
    visit.page.write(NOTE, text);
    visit.page.wait_css(&format!("{NOTE}[data-saved=true]"));
}

/// Ends the browser, starts it again and goes to the bare address.
fn start_again(mut visit: Visit, browser: &Browser) -> Visit {
    browser.restart();
    visit.page = browser.page();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    visit
}

// J1, J4, W5: the whole story of a phone at a venue without a network.
#[test]
fn agenda_picks_and_notes_survive_cold_starts_without_a_server() {
    let browser = Browser::chromium();
    let visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit.page.tap("[data-topic=c] [data-do=pick]");
    visit.page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    write_note(&visit, "a", "Im Foyer treffen");
    visit.wait_offline_ready();

    visit.server.stop();
    let visit = start_again(visit, &browser);
    let page = &visit.page;
    assert_eq!(page.state("event"), "probe-2013");
    page.wait_for("document.documentElement.dataset.sync === 'offline'");
    page.route("#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
    page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    page.route("#/topic/a");
    page.wait_for("document.querySelector('textarea')?.value === 'Im Foyer treffen'");
    write_note(&visit, "b", "Ohne Netz geschrieben");

    let visit = start_again(visit, &browser);
    let page = &visit.page;
    page.route("#/mine");
    page.wait_text("Ohne Netz geschrieben");
    page.wait_text("Im Foyer treffen");
    page.wait_css("main [data-topic=c]");

    // The network comes back, with news.
    let changed = Document::small().with("topics", "a", "title", "Umbenannt");
    visit.server.put(ENDPOINT, changed.answer());
    visit.server.start();
    visit.sync_now();
    page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    page.route("#/topic/a");
    page.wait_for("document.querySelector('h1')?.innerText === 'Umbenannt'");
    page.wait_for("document.querySelector('textarea')?.value === 'Im Foyer treffen'");
}

// F28, W5: a captive portal answers everything, also for the app's own files.
#[test]
fn f28_a_captive_portal_at_a_cold_start_changes_nothing() {
    let browser = Browser::chromium();
    let visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    write_note(&visit, "a", "bleibt");
    visit.wait_offline_ready();
    visit.server.always(Some(Answer::portal()));
    let visit = start_again(visit, &browser);
    let page = &visit.page;
    page.wait_for("document.documentElement.dataset.sync === 'portal'");
    page.route("#/sync");
    page.wait_css("[data-fault=F28][role=alert]");
    page.wait_css("a[target=_blank][href*='event.json']");
    page.route("#/topic/a");
    page.wait_for("document.querySelector('textarea')?.value === 'bleibt'");
    visit.server.always(None);
    visit.sync_now();
    page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    assert!(page.holds("navigator.serviceWorker.controller"), "the worker is still ours");
}

// F13: the address still names the endpoint.
#[test]
fn f13_after_cleared_storage_the_event_comes_back_and_the_loss_is_said() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/now");
    let page = &visit.page;
    page.go(&format!("{}#/join?u=event.json", visit.server.url()));
    page.wait_for("location.hash.startsWith('#/now?u=')");
    let home_screen = page.value("location.href");
    write_note(&visit, "a", "nur hier");
    page.go("about:blank");
    let origin = visit.server.url();
    let origin = origin.trim_end_matches('/');
    page.cdp(
        "Storage.clearDataForOrigin",
        &json!({ "origin": origin, "storageTypes": "local_storage" }),
    );
    page.go(&home_screen);
    page.wait_for("document.documentElement.dataset.event === 'probe-2013'");
    page.wait_css("[data-fault=F13]");
    page.tap("[data-do=dismiss]");
    page.wait_for("!document.querySelector('[data-fault=F13]')");
    page.route("#/mine");
    page.wait_text("Noch keine.");
}

// F73: no service worker: the app works online and says that offline start is off.
#[test]
fn f73_without_a_worker_the_app_works_and_says_so() {
    let visit = Visit::blank();
    visit.page.before_each_load("delete Navigator.prototype.serviceWorker");
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    write_note(&visit, "a", "geht");
    visit.page.route("#/settings");
    visit.page.wait_text("Dieser Browser startet die Seite nicht ohne Netz.");
}

// F73: a worker that the browser refuses counts as none.
#[test]
fn f73_a_blocked_worker_counts_as_none() {
    let visit = Visit::blank();
    visit.server.put("/sw.js", Answer::status(404));
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/settings");
    visit.page.wait_text("Dieser Browser startet die Seite nicht ohne Netz.");
}

// A later visit: what the phone has stands at once, however long the endpoint takes.
#[test]
fn a_later_visit_does_not_wait_for_the_endpoint() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    let changed = Document::small().with("topics", "a", "title", "Umbenannt").answer();
    visit.server.put(ENDPOINT, changed.late(Duration::from_secs(4)));
    page.reload();
    page.wait_css("#day [data-topic=a]");
    assert_eq!(page.text("[data-topic=a] h3"), "Erstes Anliegen");
    assert!(page.number("performance.now()") < 4000.0, "nobody waited for the endpoint");
    page.wait_for("document.querySelector('[data-topic=a] h3').innerText === 'Umbenannt'");
}

#[test]
fn a_working_worker_is_said_to_work() {
    let visit = Visit::to(&Document::small());
    visit.wait_offline_ready();
    visit.page.reload();
    visit.page.route("#/settings");
    visit.page.wait_text("Startet auch ohne Netz.");
}

// F74: an old browser reads the page and is told.
#[test]
fn f74_without_webassembly_a_plain_panel_explains() {
    let visit = Visit::blank();
    visit.page.before_each_load("delete window.WebAssembly");
    visit.page.go(&visit.server.url());
    visit.page.wait_css("#old[data-fault=F74]:not([hidden])");
    assert!(visit.page.text("#old").contains("too old"));
    assert!(visit.page.holds("document.getElementById('crash').hidden"));
}

// F74: with scripts switched off.
#[test]
fn f74_without_scripts_a_plain_panel_explains() {
    let visit = Visit::blank();
    visit.page.cdp("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    visit.page.go(&visit.server.url());
    visit.page.wait_text("JavaScript ist ausgeschaltet");
    assert_eq!(visit.page.state("app"), "");
}

// F74, F69: the app's own wasm cannot be had: it is the network, not the browser.
#[test]
fn f69_a_fallback_page_for_the_wasm_is_the_networks_fault() {
    let visit = Visit::blank();
    let wasm = format!("/{}", anliegen_browser::visit::site().hashed("wasm"));
    visit.server.put(&wasm, Answer::portal());
    visit.page.go(&visit.server.url());
    visit.page.wait_css("#crash:not([hidden])");
    visit.page.wait_css("#crash [data-for=unreachable]:not([hidden])");
    assert!(visit.page.holds("document.getElementById('old').hidden"));
}
