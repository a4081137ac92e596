//! Records what a build leaves in a phone's local storage after a real use, as a fixture for
//! `tests/former_storage.rs`: what an earlier build stored is opened by the next.
//!
//! `ANLIEGEN_DIST=<dist of the build> cargo run --package anliegen-browser --bin record_storage`
//! prints it. The server's address stands there as `{origin}`.
#![allow(clippy::print_stdout, reason = "the fixture goes to standard output")]
#![allow(clippy::unwrap_used, reason = "what goes wrong here ends the recording")]

use std::thread::sleep;
use std::time::Duration;

use anliegen_browser::Page;
use anliegen_browser::person::{deliver, open, post, say_name};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::Visit;
use serde_json::Value;

const NOTE: &str = "textarea[name=note]";
const SAVED: &str = "textarea[name=note][data-saved=true]";
const TAB: &str = "\u{e004}";

fn main() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    profile(page);
    for topic in ["a", "b"] {
        open(page, topic);
        page.tap("article [data-do=pick]");
        page.wait_css("article [data-do=pick][aria-pressed=true]");
    }
    note(page, "a", "Umlaute äöüß, 👩‍👧 und\nzwei Zeilen");
    page.route("#/mine");
    page.tap("[data-do=begin-note]");
    page.write(NOTE, "Eine freie Notiz");
    page.wait_css(SAVED);
    post(page, "Abgeschicktes Anliegen");
    deliver(page);

    // A form that is half filled in.
    page.route("#/new");
    page.write("textarea[name=title]", "Halb geschrieben");
    sleep(Duration::from_secs(4));

    // A second event, and a damaged copy of its document, set aside at the next start.
    let second =
        Document::small().top("id", "zweite-2014").with("event", "main", "title", "Zweite");
    visit.server.put("/zweite.json", second.answer());
    page.go(&format!("{}#/join?u=zweite.json&m=r&to=%2Fwall", visit.server.url()));
    page.wait_for("document.documentElement.dataset.event === 'zweite-2014'");
    open(page, "c");
    page.tap("article [data-do=pick]");
    sleep(Duration::from_secs(4));
    page.js("const key = Object.keys(localStorage).find((k) => /zweite-2014.*body/.test(k)); \
         localStorage[key] = localStorage[key].slice(0, 200); return null");
    page.reload();
    page.wait_for("Object.keys(localStorage).some((key) => key.includes('quarantine'))");

    // Back to the first one. What waits for a network is compacted, what is written last stands
    // in the journal only.
    page.go(&format!("{}#/join?u=event.json&m=rw&to=%2Fwall", visit.server.url()));
    page.wait_for("document.documentElement.dataset.event === 'probe-2013'");
    visit.server.stop();
    page.route("#/desk");
    page.write("#desk-title", "Wartendes Anliegen");
    page.tap("[data-do=desk-post]");
    sleep(Duration::from_secs(4));
    note(page, "b", "Noch im Journal");
    print!("{}", recorded(page, &visit.server.url()));
}

fn profile(page: &Page) {
    say_name(page, "Ursula Übung");
    page.write("#my-organisation", "Pakt 9");
    page.keys(TAB);
    page.js("document.querySelector('input[name=size][value=large]').click(); return null");
    page.wait_for("document.documentElement.dataset.size === 'large'");
}

fn note(page: &Page, topic: &str, text: &str) {
    open(page, topic);
    page.write(NOTE, text);
    page.wait_css(SAVED);
}

/// All keys of the app with their texts.
fn recorded(page: &Page, server: &str) -> String {
    let keys = "Object.fromEntries(Object.entries(localStorage)\
                .filter(([key]) => key.startsWith('anliegen1:')).sort())";
    let text = page.value(&format!("JSON.stringify({keys})"));
    let origin = server.trim_end_matches('/');
    let kept: Value = serde_json::from_str(&text.replace(origin, "{origin}")).unwrap();
    format!("{}\n", serde_json::to_string_pretty(&kept).unwrap())
}
