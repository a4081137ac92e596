//! The second module: fetched once the first screen stands, waited for in words, there offline.

use std::time::Duration;

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, site};
use anliegen_browser::{Answer, Browser};

const NAME: &str = "document.querySelector('input[name=name]')";

fn second() -> String {
    format!("/{}", site().second())
}

// W6: everything of the first screen comes before it, and nobody has to tap for it.
#[test]
fn w6_it_comes_by_itself_after_the_first_screen() {
    let visit = Visit::to(&Document::small());
    visit.wait_offline_ready();
    let seen = visit.server.seen();
    let asked = |path: &str| seen.iter().position(|seen| seen.path() == path);
    let second = asked(&second()).expect("it was asked for");
    for ending in ["js", "wasm"] {
        assert!(asked(&format!("/{}", site().hashed(ending))).is_some_and(|at| at < second));
    }
    assert!(asked(ENDPOINT).is_some_and(|at| at < second));
    assert!(asked("/sw.js").is_some_and(|at| at > second), "the worker comes still later");
}

// W6: a cold start without a network has all of it.
#[test]
fn w6_it_is_there_on_a_cold_start_without_a_network() {
    let browser = Browser::chromium();
    let mut visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit.wait_offline_ready();
    visit.server.stop();
    browser.restart();
    visit.page = browser.page();
    let page = &visit.page;
    page.go(&format!("{}#/settings", visit.server.url()));
    page.wait_ready();
    page.wait_for(NAME);
    page.route("#/about");
    page.wait_for("document.querySelectorAll('main ol.rules li').length === 4");
    page.route("#/sync");
    page.wait_css("main [data-do=sync-now]");
}

// V2: who is faster than the module sees where they are, with the focus there.
#[test]
fn v2_a_tap_before_it_is_there_waits_in_words() {
    let visit = Visit::blank();
    let bytes = site().file(site().second());
    let late = Answer::new(200, "application/wasm", bytes).late(Duration::from_secs(3));
    visit.server.put(&second(), late);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    let page = &visit.page;
    page.route("#/settings");
    page.wait_for("document.querySelector('main h1')?.innerText === 'Mehr'");
    assert!(page.text("main .box").starts_with("lädt"));
    page.wait_for("document.activeElement.tagName === 'H1'");
    page.wait_for(NAME);
    // The focus stays on the heading.
    page.wait_for("document.activeElement === document.querySelector('main h1')");
}

// F75: it cannot be fetched: said, with another try; what a participant needs works.
#[test]
fn f75_without_it_the_first_screens_work_and_another_try_is_offered() {
    for wrong in [Answer::status(404), Answer::portal()] {
        let visit = Visit::blank();
        visit.server.put(&second(), wrong);
        visit.server.put(ENDPOINT, Document::small().answer());
        visit.join("#/wall");
        let page = &visit.page;
        page.tap("[data-topic=a] [data-do=pick]");
        page.route("#/settings");
        page.wait_css("main .box[role=alert][data-fault=F75]");
        page.tap("main [data-do=retry]");
        page.wait_css("main .box[role=alert][data-fault=F75]");
        let bytes = site().file(site().second());
        visit.server.put(&second(), Answer::new(200, "application/wasm", bytes));
        page.tap("main [data-do=retry]");
        page.wait_for(NAME);
        assert_eq!(page.state("app"), "ready");
    }
}
