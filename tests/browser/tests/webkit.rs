//! The offline cases on `WebKit`, because half of the phones are. Its automation keeps nothing
//! beyond a session, so a cold start here is a new window after the last one closed.

use std::panic::{catch_unwind, resume_unwind};

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Answer, Browser, Page};

/// The standard's word for a browser that is gone.
const LOST: &str = "invalid session id";
const NOTE: &str = "textarea[name=note]";

fn write_note(page: &Page, topic: &str, text: &str) {
    page.route(&format!("#/topic/{topic}"));
    page.wait_css(&format!("article[data-topic={topic}]"));
    page.write(NOTE, text);
    page.wait_for(&format!("document.querySelector('{NOTE}').value === '{text}'"));
    page.wait_css(&format!("{NOTE}[data-saved=true]"));
}

/// Plays it again where the browser itself was gone, which `WebKit`'s automation brings about
/// once in some twenty runs. An app that ends its browser does so each time.
fn unless_lost(play: fn()) {
    for last in [false, false, true] {
        let Err(fault) = catch_unwind(play) else { return };
        let is_lost = fault.downcast_ref::<String>().is_some_and(|why| why.contains(LOST));
        if last || !is_lost {
            resume_unwind(fault);
        }
    }
}

// J1, J4, W5, F28: offline start, note, another start, a captive portal, and the network back.
#[test]
fn webkit_starts_and_writes_without_a_server() {
    unless_lost(start_and_write);
}

fn start_and_write() {
    let browser = Browser::webkit();
    let mut visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit.page.tap("[data-topic=c] [data-do=pick]");
    write_note(&visit.page, "a", "Im Foyer treffen");
    visit.wait_offline_ready();

    visit.server.stop();
    visit.page = browser.page();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    visit.page.wait_for("document.documentElement.dataset.sync === 'offline'");
    visit.page.route("#/wall");
    visit.page.wait_for("document.querySelectorAll('[data-topic]').length === 3");
    visit.page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    visit.page.route("#/topic/a");
    visit.page.wait_for("document.querySelector('textarea')?.value === 'Im Foyer treffen'");
    write_note(&visit.page, "b", "Ohne Netz geschrieben");

    visit.page = browser.page();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    visit.page.route("#/mine");
    visit.page.wait_text("Ohne Netz geschrieben");
    visit.page.wait_text("Im Foyer treffen");

    visit.server.always(Some(Answer::portal()));
    visit.server.start();
    visit.sync_now();
    visit.page.wait_for("document.documentElement.dataset.sync === 'portal'");
    visit.page.reload();
    visit.page.wait_ready();
    let changed = Document::small().with("topics", "a", "title", "Umbenannt");
    visit.server.put(ENDPOINT, changed.answer());
    visit.server.always(None);
    visit.sync_now();
    visit.page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    visit.page.route("#/topic/a");
    visit.page.wait_for("document.querySelector('h1')?.innerText === 'Umbenannt'");
    visit.page.wait_for("document.querySelector('textarea')?.value === 'Im Foyer treffen'");
}
