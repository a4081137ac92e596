//! What the endpoint may say, and what the person then sees. Nothing but a valid document of
//! this event ever changes what the phone holds (Y7).

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Answer, Page};

fn wait_sync(page: &Page, word: &str) {
    page.wait_for(&format!("document.documentElement.dataset.sync === '{word}'"));
}

/// The wall as it was before the fault.
fn assert_wall_stands(page: &Page) {
    page.route("#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
    page.wait_css("[data-topic=a] h3");
    assert_eq!(page.text("[data-topic=a] h3"), "Erstes Anliegen");
}

fn renamed() -> Document {
    Document::small().with("topics", "a", "title", "Umbenannt")
}

/// Asks while the endpoint says this, looks, and lets it recover with news.
fn with_fault(answer: Answer, word: &str, fault: &str, said: &str) {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    wait_sync(page, "fresh");
    visit.server.put(ENDPOINT, answer);
    visit.sync_now();
    wait_sync(page, word);
    let stand = page.state("stand");
    visit.sync_now();
    wait_sync(page, word);
    if !fault.is_empty() {
        page.wait_css(&format!("main [data-fault={fault}][role=alert]"));
    }
    page.wait_text(said);
    assert_eq!(page.state("stand"), stand, "the stand is that of a good answer");
    assert_wall_stands(page);
    visit.server.put(ENDPOINT, renamed().answer());
    visit.sync_now();
    wait_sync(page, "fresh");
    page.wait_for("!document.querySelector('main [data-fault]')");
    page.route("#/topic/a");
    page.wait_for("document.querySelector('h1')?.innerText === 'Umbenannt'");
}

#[test]
fn f28_a_portal_page_is_no_document() {
    with_fault(Answer::portal(), "portal", "F28", "Das WLAN verlangt eine Anmeldung.");
}

// F29: the browser hides where it was sent; it looks like no network.
#[test]
fn f29_a_portal_that_redirects_elsewhere_is_like_no_network() {
    let visit = Visit::to(&Document::small());
    wait_sync(&visit.page, "fresh");
    let portal = format!("{}login", visit.server.other_origin());
    visit.server.put(ENDPOINT, Answer::redirect(&portal));
    visit.server.put("/login", Answer::portal());
    visit.sync_now();
    wait_sync(&visit.page, "offline");
    visit.page.wait_text("Kein Netz");
    assert_wall_stands(&visit.page);
}

#[test]
fn f30_json_of_another_application_is_no_document() {
    let other = Answer::json(r#"{"openapi":"3.1.0","paths":{}}"#);
    with_fault(other, "blocked", "F30", "keine Veranstaltung von Anliegen");
}

#[test]
fn f31_a_document_cut_off_is_no_document() {
    let text = Document::small().text();
    let half = text.get(..text.len() / 2).unwrap_or_default();
    with_fault(Answer::json(half), "offline", "F31", "kam nicht vollständig an");
}

// F31: the connection itself breaks.
#[test]
fn f31_a_connection_that_breaks_gives_no_document() {
    let broken = renamed().answer().breaking();
    with_fault(broken, "offline", "", "");
}

#[test]
fn f32_an_empty_answer_is_no_empty_event() {
    with_fault(Answer::json(""), "offline", "F32", "kam nicht vollständig an");
}

#[test]
fn f41_a_missing_file_never_empties_the_wall() {
    with_fault(Answer::new(404, "text/plain", "weg"), "offline", "F41", "fehlt dort");
}

// F43: a busy server is left alone for as long as it asks, even by an impatient person.
#[test]
fn f43_retry_after_is_honoured() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    wait_sync(page, "fresh");
    visit.server.put(ENDPOINT, Answer::status(503).with("Retry-After", "300"));
    visit.sync_now();
    page.wait_css("main [data-fault=F43]");
    page.wait_text("Der nächste Versuch kommt von selbst.");
    let asked = visit.server.count(ENDPOINT);
    for _ in 0..3 {
        page.tap("[data-do=sync-now]");
    }
    page.wait_for("new Promise(done => setTimeout(done, 1500, true))");
    assert_eq!(visit.server.count(ENDPOINT), asked);
    assert_wall_stands(page);
}

#[test]
fn f59_another_events_document_is_refused_with_its_name() {
    let other = Document::small().top("id", "anders").with("event", "main", "title", "Barcamp");
    with_fault(other.answer(), "blocked", "F59", "andere Veranstaltung: Barcamp");
}

#[test]
fn a_newer_document_asks_for_an_update() {
    with_fault(Document::small().top("v", 2).answer(), "blocked", "", "Bitte App aktualisieren");
}

// Y1: what the organiser changes arrives, moved, added, withdrawn.
#[test]
fn a_changed_agenda_arrives() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("[data-topic=a][data-slot=d1-1][data-space=r1]");
    let place = serde_json::json!({ "slot": "d1-2", "space": "r2" });
    let new = serde_json::json!({ "title": "Neu", "place": { "slot": "d1-1", "space": "r1" } });
    let changed = Document::small()
        .with("topics", "a", "place", place)
        .with("topics", "b", "state", "withdrawn")
        .with("topics", "n", "title", new["title"].clone())
        .with("topics", "n", "place", new["place"].clone());
    visit.server.put(ENDPOINT, changed.answer());
    visit.sync_now();
    page.wait_for("document.documentElement.dataset.sync === 'fresh'");
    page.route("#/wall");
    page.wait_css("[data-topic=a][data-slot=d1-2][data-space=r2]");
    page.wait_css("[data-topic=n][data-slot=d1-1]");
    page.route("#/topic/b");
    page.wait_css("[data-topic=b][data-state=withdrawn]");
    page.wait_text("zurückgezogen");
}

// What has not changed is not sent again.
#[test]
fn an_unchanged_document_is_only_revalidated() {
    let visit = Visit::to(&Document::small());
    wait_sync(&visit.page, "fresh");
    visit.sync_now();
    visit.server.forget();
    visit.sync_now();
    let seen = visit.server.seen();
    let asked = seen.iter().find(|seen| seen.path() == ENDPOINT).expect("asked");
    assert!(asked.header("If-None-Match").is_some(), "{}", asked.everything());
    wait_sync(&visit.page, "fresh");
}

// F29, S3: an endpoint of another origin, with and without leave.
#[test]
fn f29_another_origin_is_read_where_it_allows_it() {
    let visit = Visit::blank();
    let page = &visit.page;
    visit.server.put(ENDPOINT, Document::small().answer().for_everyone());
    let endpoint = format!("{}event.json", visit.server.other_origin());
    let link = format!("{}#/join?u={endpoint}", visit.server.url());
    page.go(&link);
    page.wait_for("document.documentElement.dataset.event === 'probe-2013'");
    wait_sync(page, "fresh");
    visit.server.put(ENDPOINT, renamed().answer());
    visit.sync_now();
    wait_sync(page, "offline");
    page.route("#/topic/a");
    page.wait_for("document.querySelector('h1')?.innerText === 'Erstes Anliegen'");
}

// An invitation to nothing: it is said, and can be tried again.
#[test]
fn an_invitation_that_fails_can_be_tried_again() {
    let visit = Visit::blank();
    let page = &visit.page;
    for (answer, fault) in [
        (Answer::portal(), "F28"),
        (Answer::json("[]"), "F30"),
        (Answer::json(""), "F32"),
        (Answer::new(404, "text/plain", ""), "F41"),
    ] {
        visit.server.put(ENDPOINT, answer);
        page.go("about:blank");
        page.go(&visit.invitation("#/wall"));
        page.wait_css(&format!("main [role=alert][data-fault={fault}]"));
        assert_eq!(page.state("event"), "");
    }
    visit.server.put(ENDPOINT, Document::small().answer());
    page.tap("[data-do=retry]");
    page.wait_for("document.querySelectorAll('[data-topic]').length === 3");
}
