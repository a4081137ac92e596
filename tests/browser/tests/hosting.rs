//! Facilitating: what is said to all, other times, other spaces, the wall for the projector.

use anliegen_browser::sample::{DURING, Document};
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Page, axe};
use serde_json::json;

const RIGHT: &str = "\u{e014}";
const LEFT: &str = "\u{e012}";
const ESCAPE: &str = "\u{e00c}";

fn facilitate(page: &Page) {
    page.route("#/settings");
    page.tap("label.switch");
    page.tap("main a[href='#/hosting']");
    page.wait_css("[data-do=notify]");
}

// S4: the switch opens the way, and says what it is worth.
#[test]
fn s4_the_switch_opens_the_way_to_facilitating() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.route("#/settings");
    page.wait_css("input[role=switch]");
    assert_eq!(page.count("main a[href='#/hosting']"), 0);
    assert!(page.text("#role-why").contains("kein Schutz"));
    facilitate(page);
    page.wait_for("document.activeElement.tagName === 'H1'");
}

#[test]
fn notices_times_and_spaces() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    facilitate(page);
    page.write("#notice-words", "Mittag erst um 13 Uhr");
    page.tap("[data-do=notify]");
    page.wait_css("[data-notice] [data-do=retract]");
    assert_eq!(page.value("document.getElementById('notice-words').value"), "");
    page.tap("[data-do=retract]");
    page.wait_for("!document.querySelector('[data-notice]')");
    page.tap(".toast [data-do=undo]");
    page.wait_css("[data-notice]");

    page.tap("[data-slot=d1-1] > summary");
    let set = "const e = document.getElementById('slot-d1-1-start'); e.focus(); \
               e.value = arguments[0]; e.dispatchEvent(new Event('input', { bubbles: true }))";
    page.run(set, &json!([""]));
    page.tap("[data-slot=d1-1] [data-do=move-slot]");
    page.wait_css("#slot-d1-1-error");
    page.run(set, &json!(["11:15"]));
    page.wait_for("!document.getElementById('slot-d1-1-error')");
    page.tap("[data-slot=d1-1] [data-do=move-slot]");
    page.wait_for(
        "document.querySelector('[data-slot=d1-1] > summary').innerText.startsWith('11:15')",
    );

    page.tap("details:has([data-space]) > summary");
    page.tap("[data-space=r1] [data-do=close-space]");
    page.wait_css("[data-space=r1] [data-do=open-space]");
    assert_eq!(page.count("[data-space=r1] a"), 2, "those who need another are named");
    page.tap("[data-space=r1] [data-do=open-space]");
    page.wait_css("[data-space=r1] [data-do=close-space]");
    page.write("#space-name", "Zelt 7");
    page.tap("[data-do=add-space]");
    page.wait_text("Zelt 7");
    page.route("#/event");
    page.wait_text("Zelt 7");
}

// V2, V3: a notice is heard at once, and pushes nothing away under a finger.
#[test]
fn v2_v3_a_notice_is_heard_waits_for_the_finger_and_is_put_away() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.route(&format!("#/now?at={DURING}"));
    page.tap("[data-topic=b] [data-do=pick]");
    page.wait_css("[data-topic=b] [data-do=pick][aria-pressed=true]");
    let top = "document.querySelector('[data-topic=b]').getBoundingClientRect().top";
    page.wait_for("document.getElementById('polite').textContent === 'gemerkt'");
    let before = page.number(top);
    let made = 1_380_616_920_000_u64;
    let notice =
        json!({ "n1": { "words": "Mittag erst um 13 Uhr", "name": "Ursula", "made": made } });
    visit.server.put(ENDPOINT, Document::small().top("notices", notice).answer());
    page.js("window.dispatchEvent(new Event('pageshow')); return null");
    // The finger stays near for as long as this takes.
    page.wait_for(
        "(document.dispatchEvent(new Event('pointerdown')), \
         document.querySelector('[data-do=show-new]')?.innerText === 'Neue Durchsage anzeigen')",
    );
    let after = page.number(top);
    assert!((before - after).abs() < 1.0, "{before} → {after}");
    page.wait_for(
        "document.getElementById('polite').textContent.includes('Mittag erst um 13 Uhr')",
    );
    page.tap("[data-do=show-new]");
    page.wait_css("[data-notice=n1] [data-do=put-away]");
    assert!(page.number(top) > before, "above everything else");
    page.tap("[data-do=put-away]");
    page.wait_for("document.activeElement.tagName === 'H1'");
    page.tap("main > details > summary, main details:has([data-notice]) > summary");
    page.wait_for("document.querySelector('details [data-notice=n1]').checkVisibility()");
}

#[test]
fn the_projectors_wall_is_turned_by_arrow_keys_and_left_by_escape() {
    let visit = Visit::to_sample();
    let page = &visit.page;
    page.resize(1920, 1080);
    page.route(&format!("#/now?at={DURING}"));
    page.wait_css("section.running");
    page.route("#/board");
    page.wait_text("Seite 1 von 4");
    assert_eq!(page.count("nav"), 0);
    assert!(page.holds("document.scrollingElement.scrollHeight <= 1080"), "it fits");
    assert!(
        page.holds(
            "(e => e.scrollHeight <= e.clientHeight)(document.querySelector('.board-sheet'))"
        )
    );
    page.keys(RIGHT);
    page.wait_text("Seite 2 von 4");
    page.keys(LEFT);
    page.keys(LEFT);
    page.wait_text("Seite 4 von 4");
    page.wait_text("Seite 1 von 4"); // by itself, 15 s after the last key
    page.tap("[data-do=board-pause]");
    page.wait_text("Weiterblättern");
    page.keys(ESCAPE);
    page.wait_css("#day [data-topic]");
    assert_eq!(page.value("location.hash.split('?')[0]"), "#/wall");
}

// What stands on these screens only while something is going on.
#[test]
fn axe_finds_nothing_where_things_are_going_on() {
    let visit = Visit::to_sample();
    let page = &visit.page;
    axe::install(page);
    facilitate(page);
    let mut findings = Vec::new();
    let mut check = |name: &str| {
        findings.extend(axe::findings(page).into_iter().map(|line| format!("{name}: {line}")));
    };
    page.tap("[data-do=notify]");
    page.wait_css("#notice-words-error");
    page.tap("details:has([data-space]) > summary");
    page.tap("[data-do=close-space]");
    page.wait_css("[data-do=open-space]");
    page.tap("[data-slot=d1-1] > summary");
    page.js("document.querySelectorAll('main details').forEach(e => e.open = true); return null");
    check("facilitating");
    page.write("#notice-words", "Mittag erst um 13 Uhr");
    page.tap("[data-do=notify]");
    page.wait_css("[data-notice]");
    check("said");
    page.route("#/desk");
    page.write("#desk-title", "Wie gewinnen wir kleine Betriebe?\u{e007}");
    page.wait_css(".read-out");
    page.write("#desk-number", "17");
    page.write("#desk-title", "Wie gewinnen wir kleine Betriebe?");
    page.wait_css(".desk-beside .links");
    page.js("document.querySelectorAll('main details').forEach(e => e.open = true); return null");
    check("desk");
    page.resize(1920, 1080);
    page.route("#/board");
    page.wait_css(".board [data-topic]");
    check("projector");
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}
