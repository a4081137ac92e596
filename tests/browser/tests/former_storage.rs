//! What an earlier build stored is opened by this one, and nothing of it is lost: the storage of
//! a real use, recorded by `src/bin/record_storage.rs` from the build of commit b7961f0.

use anliegen_browser::Page;
use anliegen_browser::person::open;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};

const RECORDED: &str = include_str!("../fixtures/storage-b7961f0.json");
const NOTE: &str = "textarea[name=note]";

/// A phone with that storage, whose web space has only the small event as it was written.
fn phone() -> Visit {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    let second =
        Document::small().top("id", "zweite-2014").with("event", "main", "title", "Zweite");
    visit.server.put("/zweite.json", second.answer());
    let url = visit.server.url();
    let origin = url.trim_end_matches('/').to_owned();
    let storage = RECORDED.replace("{origin}", &origin);
    visit.page.before_each_load(&format!(
        "if (location.origin === {origin:?} && !localStorage.length) \
         for (const [key, text] of Object.entries({storage})) localStorage[key] = text;"
    ));
    visit.page.go(&format!("{url}#/now"));
    visit.page.wait_ready();
    visit
}

fn note_of(page: &Page, topic: &str) -> String {
    open(page, topic);
    page.wait_css(NOTE);
    page.value(&format!("document.querySelector('{NOTE}').value"))
}

/// Everything that was recorded, as a person finds it again.
fn assert_whole(page: &Page) {
    page.wait_for("document.documentElement.dataset.event === 'probe-2013'");
    assert_eq!(note_of(page, "a"), "Umlaute äöüß, 👩‍👧 und\nzwei Zeilen");
    assert_eq!(note_of(page, "b"), "Noch im Journal");
    page.route("#/mine");
    page.wait_css("main [data-topic=a] [data-do=pick][aria-pressed=true]");
    page.wait_css("main [data-topic=b] [data-do=pick][aria-pressed=true]");
    for words in ["Eine freie Notiz", "Abgeschicktes Anliegen"] {
        page.wait_text(words);
    }
    page.route("#/wall");
    page.write("#search", "Wartendes");
    page.wait_css("#hits [data-topic]");
    page.route("#/new");
    page.wait_for("document.querySelector('textarea[name=title]')?.value === 'Halb geschrieben'");
    page.route("#/settings");
    page.wait_for("document.querySelector('#my-name')?.value === 'Ursula Übung'");
    assert_eq!(page.value("document.querySelector('#my-organisation').value"), "Pakt 9");
    assert_eq!(page.state("size"), "large");
    page.wait_text("Zweite");
    page.wait_css("[data-do=save-quarantine]");
}

#[test]
fn j4_j5_a_phone_of_the_former_build_goes_on() {
    let visit = phone();
    let page = &visit.page;
    assert_whole(page);
    // The waiting topic reaches the web space, and a second start finds the same.
    page.wait_for("document.documentElement.dataset.pending === '0'");
    assert!(visit.server.text(ENDPOINT).contains("Wartendes Anliegen"));
    page.reload();
    page.wait_ready();
    assert_whole(page);
}

#[test]
fn j4_the_second_event_has_its_pick() {
    let visit = phone();
    let page = &visit.page;
    page.go(&format!("{}#/join?u=zweite.json&m=r&to=%2Fmine", visit.server.url()));
    page.wait_for("document.documentElement.dataset.event === 'zweite-2014'");
    page.route("#/mine");
    page.wait_css("main [data-topic=c] [data-do=pick][aria-pressed=true]");
}
