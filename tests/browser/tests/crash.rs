//! When the app stops: a real trap, made by overwriting the wasm's memory under it (F22).

use anliegen_browser::Page;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};

/// Keeps the memory of both instances within reach of the test; the first one exports it.
const GRASP: &str = "for (const name of ['instantiate', 'instantiateStreaming']) { \
    const real = WebAssembly[name]; WebAssembly[name] = (...args) => real.apply(WebAssembly, args)\
    .then(made => { window.grasped ||= (made.instance || made).exports.memory; return made; }); }";

fn break_memory(page: &Page) {
    page.js("new Uint8Array(grasped.buffer).fill(0xfe); location.hash = '#/mine'; return null");
    page.wait_css("#crash[data-fault=F22]:not([hidden])");
}

fn with_note() -> Visit {
    let visit = Visit::blank();
    visit.page.before_each_load(GRASP);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/topic/a");
    visit.page.write("textarea[name=note]", "vor dem Absturz");
    visit.page.wait_css("textarea[data-saved=true]");
    visit
}

#[test]
fn f22_after_a_trap_a_restart_brings_everything_back() {
    let visit = with_note();
    let page = &visit.page;
    break_memory(page);
    assert_eq!(page.state("app"), "crashed");
    page.wait_css("#crash [data-for=crashed]:not([hidden])");
    assert!(page.holds("document.getElementById('app').inert"));
    assert_eq!(page.value("document.activeElement.dataset.do"), "restart");
    page.js("window.isOldLoad = true; return null");
    page.tap("#crash [data-do=restart]");
    page.wait_for("!window.isOldLoad");
    page.wait_ready();
    page.route("#/topic/a");
    page.wait_for("document.querySelector('textarea')?.value === 'vor dem Absturz'");
}

// F22: the second time within half a minute: the safe screen, which needs no wasm.
#[test]
fn f22_a_second_trap_leads_to_the_safe_screen_with_a_backup() {
    let visit = with_note();
    let page = &visit.page;
    break_memory(page);
    page.reload();
    page.wait_ready();
    break_memory(page);
    assert_eq!(page.state("app"), "safe");
    page.wait_css("#crash [data-for=safe]:not([hidden])");
    page.js("HTMLAnchorElement.prototype.click = () => null; \
         URL.createObjectURL = blob => { window.caught = blob.text(); return 'blob:caught'; }; \
         return null");
    page.tap("#crash [data-do=backup]");
    page.wait_for("window.caught.then(text => text.includes('vor dem Absturz'))");
}

// F21: back from another page: whether the browser kept the page or not, the app goes on.
#[test]
fn f21_back_from_another_page_the_app_asks_again() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    page.go(&visit.server.other_origin());
    page.wait_ready();
    let changed = Document::small().with("topics", "a", "title", "Inzwischen umbenannt");
    visit.server.put(ENDPOINT, changed.answer());
    visit.server.forget();
    page.js("history.back(); return null");
    page.wait_for(&format!("location.href.startsWith('{}')", visit.server.url()));
    visit.wait_asked(1);
    page.wait_text("Inzwischen umbenannt");
}
