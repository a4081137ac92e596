//! Bad lines: what a first visit sends through the air, answers that stop, flow slowly or break
//! off, and hosts that the page may not ask.

use std::collections::BTreeMap;
use std::time::Duration;

use anliegen_browser::Answer;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, site};

/// Longer than a line may be silent.
const TOO_LONG: Duration = Duration::from_secs(25);
/// Within this a person reads that nothing comes.
const SECONDS: Duration = Duration::from_secs(40);

// W1: all files cross the air once, the page itself aside.
fn a_first_visit_costs_its_files_once(has_caching_headers: bool) {
    let browser = anliegen_browser::Browser::chromium();
    let visit = Visit::blank_in(&browser);
    if !has_caching_headers {
        visit.server.omit_caching_headers();
    }
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit.wait_offline_ready();
    let sent = visit.server.sent();
    let files: BTreeMap<&str, usize> = sent.iter().map(|(path, size)| (&**path, *size)).collect();
    let once: usize = files.values().sum();
    let all: usize = sent.iter().map(|(_, size)| size).sum();
    assert!(all * 100 <= once * 105, "{all} bytes for files of {once}: {sent:?}");
    assert!(files.contains_key(&*format!("/{}", site().second())), "{files:?}");
}

#[test]
fn w1_a_first_visit_crosses_the_air_once() {
    a_first_visit_costs_its_files_once(true);
}

#[test]
fn w1_also_from_a_host_that_says_nothing_on_caching() {
    a_first_visit_costs_its_files_once(false);
}

// F45: the first wasm file is asked for, and nothing comes.
#[test]
fn f45_a_swallowed_first_request_ends_in_words_and_a_button() {
    let visit = Visit::blank();
    let wasm = format!("/{}", site().hashed("wasm"));
    visit.server.put(&wasm, Answer::status(200).late(Duration::from_mins(10)));
    visit.page.go(&visit.server.url());
    visit.page.wait_within(SECONDS, "!document.getElementById('crash').hidden");
    visit.page.wait_css("#crash [data-for=unreachable]:not([hidden])");
    visit.page.wait_css("#crash [data-do=restart]");
}

// F45: it flows for longer than it may be silent.
#[test]
fn f45_a_slow_download_that_flows_is_not_cut() {
    let visit = Visit::blank();
    let event = Document::small().answer().dripping(TOO_LONG / 7);
    visit.server.put(ENDPOINT, event);
    visit.page.go(&visit.invitation("#/wall"));
    visit.page.wait_within(2 * TOO_LONG, "document.documentElement.dataset.event");
    assert_eq!(visit.server.count(ENDPOINT), 1, "asked for once");
}

// F31
#[test]
fn f31_an_invitation_whose_answer_breaks_off_says_so() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer().breaking());
    visit.page.go(&visit.invitation("#/wall"));
    visit.page.wait_css("[data-fault=F31]");
    assert!(visit.page.text("[data-fault=F31]").contains("vollständig"));
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.page.tap("[data-do=retry]");
    visit.page.wait_for("document.documentElement.dataset.event");
}

// F46: an organiser has narrowed the page's policy.
#[test]
fn f46_a_host_that_the_policy_forbids_is_told_as_that() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer().for_everyone());
    let narrow = site().text("index.html").replace(
        "connect-src 'self' https: http://localhost:* http://127.0.0.1:*",
        "connect-src 'self'",
    );
    assert_ne!(narrow, site().text("index.html"));
    visit.server.put("/", Answer::new(200, "text/html; charset=utf-8", narrow));
    let other = visit.server.other_origin().replace(':', "%3A").replace('/', "%2F");
    visit.page.go(&format!("{}#/join?u={other}event.json&m=r", visit.server.url()));
    visit.page.wait_css("[data-fault=F46]");
}

// F22: a release that stops at its start is mended at the server; the button fetches that.
#[test]
fn f22_a_restart_after_a_broken_release_fetches_the_mended_one() {
    let visit = Visit::to(&Document::small());
    visit.wait_offline_ready();
    visit.page.reload();
    visit.page.wait_for("navigator.serviceWorker.controller");
    let old = visit.page.state("build");
    let next = site().next_build();
    visit.server.publish(next.clone());
    visit.page.js("dispatchEvent(new Event('anliegen-crash')); return null");
    visit.page.wait_css("#crash:not([hidden])");
    visit.page.tap("#crash [data-do=restart]");
    visit.page.wait_for(&format!("document.documentElement.dataset.build !== '{old}'"));
    visit.page.wait_ready();
    assert_eq!(visit.page.state("build"), next.build());
}
