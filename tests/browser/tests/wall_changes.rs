//! What is changed on the wall: directly, as a suggestion, with a trail and a way back; and what
//! others have changed meanwhile.

use anliegen_browser::Page;
use anliegen_browser::person::{AT_NOON, deliver, facilitate, look, open, post, say_name};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, shared};
use serde_json::json;

/// Waits for a topic's screen with these attributes.
#[track_caller]
fn wait_topic(page: &Page, topic: &str, attributes: &str) {
    page.wait_css(&format!("main article[data-topic=\"{topic}\"]{attributes}"));
}

/// Goes to one of a topic's own screens and taps a button there.
#[track_caller]
fn choose(page: &Page, route: &str, button: &str) {
    page.route(route);
    act(page, button);
}

/// Taps a button that may be folded in.
#[track_caller]
fn act(page: &Page, button: &str) {
    page.wait_css(&format!("main {button}"));
    page.js("document.querySelectorAll('main details').forEach(d => d.open = true); return null");
    page.tap(&format!("main {button}"));
}

/// Takes back what was done just now, where it led to.
#[track_caller]
fn undo(page: &Page) {
    page.tap(".toast [data-do=undo]");
}

/// Takes back the last deed later, when nothing offers it any more.
#[track_caller]
fn undo_later(page: &Page, topic: &str) {
    page.route("#/sync");
    page.tap("main ul.done li:first-child [data-do=undo]");
    open(page, topic);
}

/// Another phone, at the same event.
fn other_phone(visit: &Visit) -> Page {
    let page = shared().page();
    visit.join_to_write(&page, &visit.server.other_origin());
    page
}

/// A facilitator's phone.
fn facilitator() -> Visit {
    let visit = Visit::writing_in(&Document::small());
    facilitate(&visit.page, "Ute");
    visit
}

// M5, S4: who facilitates moves others' topics, and can take it back.
#[test]
fn m5_s4_a_facilitator_places_and_swaps_with_a_way_back() {
    let visit = facilitator();
    let page = &visit.page;
    choose(page, &format!("#/topic/a/place?at={AT_NOON}"), ".primary[data-do=place]");
    wait_topic(page, "a", "[data-slot=d1-2][data-space=r2]");
    undo(page);
    wait_topic(page, "a", "[data-slot=d1-1][data-space=r1]");

    choose(page, "#/topic/c/place?at=2013-10-01T10:00", "details details [data-do=swap]");
    wait_topic(page, "c", "[data-slot=d1-1][data-space=r1]");
    open(page, "a");
    wait_topic(page, "a", "[data-slot=d1-2][data-space=r1]");
    undo_later(page, "c");
    wait_topic(page, "c", "[data-slot=d1-2][data-space=r1]");

    choose(page, "#/topic/c/place", "p:last-child > [data-do=place]");
    wait_topic(page, "c", ":not([data-slot])");
    undo(page);
    wait_topic(page, "c", "[data-slot=d1-2][data-space=r1]");
    deliver(page);
    page.route("#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic][data-slot]').length === 3");
}

// M5: withdrawn and back, merged and apart, each with a way back.
#[test]
fn m5_a_facilitator_withdraws_and_merges_with_a_way_back() {
    let visit = facilitator();
    let page = &visit.page;
    open(page, "b");
    act(page, "[data-do=withdraw]");
    wait_topic(page, "b", "[data-state=withdrawn]");
    act(page, "[data-do=restore]");
    wait_topic(page, "b", "[data-state=open]");
    act(page, "[data-do=withdraw]");
    wait_topic(page, "b", "[data-state=withdrawn]");
    undo(page);
    wait_topic(page, "b", "[data-state=open]");

    page.route("#/topic/b/merge");
    page.write("#merge-search", "Clara");
    page.wait_for("document.querySelectorAll('main [data-do=merge]').length === 1");
    page.tap("main [data-do=merge]");
    wait_topic(page, "c", "");
    page.wait_text("Hier zusammengelegt: Zweites Anliegen");
    assert!(page.text("main article").contains("Bernd"), "both names stay");
    page.wait_css(".toast [data-do=undo]");
    open(page, "b");
    wait_topic(page, "b", "[data-state=merged]");
    page.wait_text("Geht weiter in: Drittes Anliegen");
    act(page, "[data-do=unmerge]");
    wait_topic(page, "b", "[data-state=open]");
    undo_later(page, "b");
    wait_topic(page, "b", "[data-state=merged]");
}

// S4, Y1: anyone suggests, the convener takes it, and the trail says who wrote what.
#[test]
fn s4_a_suggestion_is_taken_by_the_convener_and_the_trail_shows_who() {
    let visit = Visit::writing_in(&Document::small());
    let (anna, guest) = (&visit.page, other_phone(&visit));
    say_name(anna, "Anna");
    say_name(&guest, "Gustav");
    open(anna, "a");
    act(anna, "[data-do=claim]");

    choose(&guest, &format!("#/topic/a/place?at={AT_NOON}"), "[data-do=propose]");
    guest.wait_text("Vorschlag geschickt");
    wait_topic(&guest, "a", "[data-slot=d1-1]");
    deliver(&guest);
    look(anna);
    anna.route("#/now");
    anna.wait_text("jemand schlägt eine Änderung vor");
    open(anna, "a");
    anna.wait_text("Vorschlag von Gustav");
    anna.tap("main [data-do=accept]");
    wait_topic(anna, "a", "[data-slot=d1-2][data-space=r2]");
    assert!(!anna.holds("document.querySelector('main [data-do=accept]')"));
    deliver(anna);

    look(&guest);
    open(&guest, "a");
    wait_topic(&guest, "a", "[data-slot=d1-2][data-space=r2]");
    assert!(!guest.text("main").contains("Vorschlag von"));
    let trail = guest.value("document.querySelector('main ul.trail').textContent");
    assert!(trail.contains("Platz – Anna"), "{trail}");
}

// S4: a changed title as a suggestion, declined.
#[test]
fn s4_a_suggestion_may_be_declined() {
    let visit = Visit::writing_in(&Document::small());
    let (anna, guest) = (&visit.page, other_phone(&visit));
    open(anna, "a");
    act(anna, "[data-do=claim]");
    guest.route("#/topic/a/edit");
    guest.write("textarea[name=title]", " oder so");
    guest.tap("main [data-do=propose]");
    guest.wait_text("Vorschlag geschickt");
    assert_eq!(guest.text("main h1"), "Erstes Anliegen");
    deliver(&guest);
    look(anna);
    open(anna, "a");
    anna.wait_text("Titel: Erstes Anliegen oder so");
    anna.tap("main [data-do=decline]");
    anna.wait_for("!document.querySelector('main [data-do=decline]')");
    assert_eq!(anna.text("main h1"), "Erstes Anliegen");
}

/// Puts the phone away for more than two minutes, while `meanwhile` happens.
fn pocket(page: &Page, meanwhile: impl FnOnce()) {
    let hide = "const hide = arguments[0]; \
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => hide }); \
        if (!hide) { const now = Date.now; Date.now = () => now() + 150_000; } \
        document.dispatchEvent(new Event('visibilitychange'))";
    page.run(hide, &json!([true]));
    meanwhile();
    page.run(hide, &json!([false]));
}

// V4: what came while the phone was in the pocket is marked, and can be looked at alone.
#[test]
fn v4_what_came_meanwhile_is_marked_as_new() {
    let visit = Visit::writing_in(&Document::small());
    let (page, other) = (&visit.page, other_phone(&visit));
    page.route("#/wall");
    page.wait_css("#day [data-topic=a]");
    assert!(!page.holds("document.querySelector('#day .new')"));
    let mut id = String::new();
    pocket(page, || {
        facilitate(&other, "Ute");
        id = post(&other, "Inzwischen dazugekommen");
        choose(&other, "#/topic/b/place", ".primary[data-do=place]");
        wait_topic(&other, "b", ":not([data-slot=d1-1])");
        deliver(&other);
    });
    page.wait_css(&format!("#day [data-topic=\"{id}\"] .new"));
    assert_eq!(page.text(&format!("#day [data-topic=\"{id}\"] .new")), "neu");
    assert!(!page.holds("document.querySelector('#day [data-topic=a] .new')"));

    page.tap("[data-do=filters]");
    let chip = "[...document.querySelectorAll('main [data-do=filter]')]\
                .find(chip => chip.innerText === 'Neu 2')";
    page.wait_for(chip);
    page.js(&format!("{chip}.click(); return null"));
    page.wait_for("document.querySelectorAll('#hits [data-topic]').length === 2");
    assert_eq!(page.text("#hits [data-topic=b] .new"), "umgehängt");
    page.tap("#hits [data-do=all-seen]");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
    page.wait_for("!document.querySelector('main .new')");
    // What was seen stays seen.
    page.reload();
    page.wait_css("#day [data-topic=a]");
    assert!(!page.holds("document.querySelector('main .new')"));
}

// V3: three posted elsewhere while one reads the wall with a finger on it.
#[test]
fn v3_three_new_ones_wait_to_be_shown() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    page.wait_css("#day [data-topic=c]");
    page.tap("[data-topic=c] [data-do=pick]");
    page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    let top = "document.querySelector('[data-topic=c]').getBoundingClientRect().top";
    let before = page.number(top);
    let more = ["x", "y", "z"].into_iter().fold(Document::small(), |event, id| {
        let place = json!({ "slot": "d1-1", "space": "r1" });
        event.with("topics", id, "title", "Neu").with("topics", id, "place", place)
    });
    visit.server.put(ENDPOINT, more.answer());
    page.js("window.dispatchEvent(new Event('pageshow')); return null");
    page.wait_css("[data-do=show-new]");
    assert_eq!(page.text("[data-do=show-new]"), "3 neue anzeigen");
    assert!((page.number(top) - before).abs() < 1.0, "{before} → {}", page.number(top));
    assert_eq!(page.count("#day [data-topic]"), 3);
    page.tap("[data-do=show-new]");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 6");
    assert!(!page.holds("document.querySelector('[data-do=show-new]')"));
}
