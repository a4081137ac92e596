//! The desk at the microphone, by keyboard alone.

use std::time::{Duration, Instant};

use anliegen_browser::Page;
use anliegen_browser::visit::Visit;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn desk() -> Visit {
    let visit = Visit::to_sample();
    let page = &visit.page;
    page.route("#/now?at=2013-10-01T10:40");
    page.wait_css("[data-do=pretend-end]");
    page.route("#/desk");
    page.wait_css("form.desk-form");
    visit
}

fn focused(page: &Page) -> String {
    page.value("document.activeElement.name")
}

// Thirty in ten minutes is what four microphones need; the keys themselves take seconds.
#[test]
fn thirty_topics_are_posted_without_touching_the_mouse() {
    let visit = desk();
    let page = &visit.page;
    page.wait_for("document.activeElement.tagName === 'H1'");
    page.keys(TAB);
    assert_eq!(focused(page), "number", "the form comes first");
    page.keys(TAB);
    let started = Instant::now();
    for n in 0..30 {
        assert_eq!(focused(page), "title", "before the {n}th");
        let slot = if n == 0 { format!("{TAB}{TAB}4") } else { String::new() };
        page.keys(&format!("Anliegen {n}{TAB}Name {n}{slot}{ENTER}"));
        page.wait_for(&format!(
            "document.querySelector('.read-out')?.innerText.includes('Anliegen {n}')"
        ));
    }
    let took = started.elapsed();
    assert!(took < Duration::from_mins(1), "thirty took {took:?}");
    println!("thirty topics took {took:?}");
    assert_eq!(page.value("document.getElementById('desk-slot').value"), "4", "the slot stays");
    assert_eq!(page.count(".desk-last > li"), 10);
    let last = page.text(".desk-last > li");
    assert!(last.contains("Nr.\u{a0}134 · Mi 09:45 · ohne Raum"), "{last}");
    page.route("#/wall");
    page.write("#search", "Anliegen 29");
    page.wait_text("Name 29");
}

#[test]
fn a_reload_keeps_what_was_typed_and_the_last_ten_can_be_taken_back() {
    let visit = desk();
    let page = &visit.page;
    page.write("#desk-title", &format!("Verhört{ENTER}"));
    page.wait_css(".desk-last [data-do=take-back]");
    page.keys("Halb getip");
    page.write("#desk-slot", "x3");
    page.wait_for("document.getElementById('desk-slot').value === '3'");
    page.wait_for("new Promise(done => setTimeout(done, 1300, true))");
    page.reload();
    page.wait_ready();
    page.wait_for("document.getElementById('desk-title')?.value === 'Halb getip'");
    assert_eq!(page.value("document.getElementById('desk-slot').value"), "3");
    page.tap(".desk-last [data-do=take-back]");
    page.wait_for("!document.querySelector('.desk-last')");
    page.tap(".toast [data-do=undo]");
    page.wait_css(".desk-last [data-do=take-back]");
}

#[test]
fn what_is_missing_is_said_at_the_field_and_the_focus_goes_there() {
    let visit = desk();
    let page = &visit.page;
    page.write("#desk-convener", &format!("Jutta{ENTER}"));
    page.wait_css("#desk-title-error");
    assert_eq!(focused(page), "title");
    page.keys("Pausen");
    page.wait_for("!document.getElementById('desk-title-error')");
    page.write("#desk-number", &format!("zwölf{ENTER}"));
    page.wait_css("#desk-number-error");
    assert_eq!(focused(page), "number");
    assert_eq!(page.value("document.getElementById('desk-title').value"), "Pausen");
}
