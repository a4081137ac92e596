//! Local storage that is blocked, full, damaged, cleared or shared between windows.

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, shared};
use anliegen_browser::{Browser, Page};
use serde_json::json;

const NOTE: &str = "textarea[name=note]";
const SAVED: &str = "textarea[name=note][data-saved=true]";
/// Hands what a download would have saved to the test.
const CATCH_DOWNLOADS: &str = "HTMLAnchorElement.prototype.click = () => null; \
    URL.createObjectURL = blob => { window.caught = blob.text(); return 'blob:caught'; }; \
    return null";

fn open_topic(page: &Page, topic: &str) {
    page.route(&format!("#/topic/{topic}"));
    page.wait_css(&format!("article[data-topic={topic}]"));
}

/// A phone whose storage a script has spoilt before the app could look at it.
fn spoilt(script: &str) -> Visit {
    let visit = Visit::blank();
    visit.page.before_each_load(script);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit
}

/// The app runs in memory, says so for as long as it is so, and hands out a backup.
fn assert_runs_in_memory(visit: &Visit) {
    let page = &visit.page;
    page.wait_css("[data-fault=F1][role=alert] [data-do=backup]");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
    open_topic(page, "a");
    page.write(NOTE, "nur im Speicher");
    page.wait_text("noch nicht gespeichert");
    assert!(!page.holds(&format!("document.querySelector('{SAVED}')")));
    open_topic(page, "b");
    page.wait_css("[data-fault=F1]");
    open_topic(page, "a");
    page.wait_for("document.querySelector('textarea')?.value === 'nur im Speicher'");
}

#[test]
fn f1_storage_that_throws_means_memory_and_a_banner() {
    let visit = spoilt(
        "Object.defineProperty(window, 'localStorage', { get() { \
         throw new DOMException('no', 'SecurityError'); } })",
    );
    assert_runs_in_memory(&visit);
}

// F1: the browser's own setting, not a script.
#[test]
fn f1_a_browser_that_blocks_storage_is_enough_to_read() {
    let setting = json!({ "profile.default_content_setting_values.cookies": 2 });
    let browser = Browser::chromium_with(&setting);
    let visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    assert_runs_in_memory(&visit);
}

#[test]
fn f2_storage_that_is_null_means_memory_and_a_banner() {
    let visit = spoilt("Object.defineProperty(window, 'localStorage', { value: null })");
    assert_runs_in_memory(&visit);
}

// F3, F12: really full, by a neighbour of the same origin, whose data nobody touches.
#[test]
fn f3_a_full_storage_keeps_in_memory_and_offers_a_backup() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    open_topic(page, "a");
    page.write(NOTE, "passt noch");
    page.wait_css(SAVED);
    let fill = "let size = 1 << 22, text = 'x'; for (; size >= 1; size >>= 1) { \
        try { localStorage.neighbour = (localStorage.neighbour || '') + text.repeat(size); } \
        catch (error) { } } return localStorage.neighbour.length";
    let length = page.js(fill);
    page.js(CATCH_DOWNLOADS);
    open_topic(page, "b");
    page.write(NOTE, &"passt nicht mehr ".repeat(60));
    page.wait_css("[data-fault=F3][role=alert] [data-do=backup]");
    page.wait_text("noch nicht gespeichert");
    page.tap("[data-fault=F3] [data-do=backup]");
    page.wait_for("window.caught.then(text => text.includes('passt noch'))");
    assert_eq!(page.js("return localStorage.neighbour.length"), length);
    // Room again: saved without another key being pressed.
    page.js("localStorage.removeItem('neighbour'); return null");
    page.write(NOTE, "!");
    page.wait_css(SAVED);
    page.wait_for("!document.querySelector('[data-fault=F3]')");
}

// J6: warned before it is too late.
#[test]
fn f3_a_storage_that_fills_is_warned_of() {
    let visit = Visit::to(&Document::small());
    visit.page.js("localStorage.neighbour = 'x'.repeat(1700000); return null");
    visit.page.reload();
    visit.page.wait_ready();
    visit.page.wait_text("mehr als 60 % voll");
}

/// Whether a text has come from the journal into the private document.
fn folded(text: &str) -> String {
    format!("(localStorage['anliegen1:probe-2013:private'] || '').includes('{text}')")
}

/// Spoils what lies under the keys that match, and starts the app again.
fn damage(page: &Page, keys: &str, with: &str) {
    page.wait_for("!Object.keys(localStorage).some(key => /:jp?:/.test(key))"); // the fold
    let spoil = format!(
        "for (const key of Object.keys(localStorage)) if (new RegExp(arguments[0]).test(key)) \
         localStorage.setItem(key, {with}(localStorage.getItem(key))); return null"
    );
    page.run(&spoil, &json!([keys]));
    page.reload();
    page.wait_ready();
}

#[test]
fn f7_a_damaged_document_is_set_aside_and_fetched_again() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.tap("[data-topic=c] [data-do=pick]");
    damage(page, ":body:", "(text => text.slice(0, text.length / 2))");
    page.wait_css("[data-fault=F7] [data-do=save-quarantine]");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
    page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    assert!(page.holds("Object.keys(localStorage).some(key => key.includes('quarantine'))"));
}

// F7 J5
#[test]
fn f7_what_was_set_aside_is_looked_at_saved_put_away_and_brought_back() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.tap("[data-topic=c] [data-do=pick]");
    damage(page, ":body:", "(() => '{ <b>kaputt</b>')");
    page.wait_css("[data-fault=F7]");
    page.route("#/sync");
    page.wait_css("[data-aside] [data-do=save-aside]");
    assert!(page.text("[data-aside]").contains("{ <b>kaputt</b>"), "S1: text stays text");
    page.js(CATCH_DOWNLOADS);
    page.tap("[data-do=save-aside]");
    page.wait_for("window.caught?.then(text => text === '{ <b>kaputt</b>')");
    let kept = "Object.keys(localStorage).some(key => key.includes('quarantine'))";
    page.tap("[data-do=put-away-aside]");
    page.wait_css("[data-aside] [data-do=bring-back-aside]");
    page.wait_for(&format!("!document.querySelector('[data-fault=F7]') && !{kept}"));
    page.tap("[data-do=bring-back-aside]");
    page.wait_css("[data-aside] [data-do=put-away-aside]");
    assert!(page.holds(&format!("document.querySelector('[data-fault=F7]') && {kept}")));
    page.tap("[data-do=put-away-aside]");
    page.wait_css("[data-do=bring-back-aside]");
    page.reload();
    page.wait_ready();
    assert_eq!(page.count("[data-fault=F7], [data-aside]"), 0);
}

#[test]
fn f8_damaged_notes_come_back_from_the_previous_copy() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    open_topic(page, "a");
    page.write(NOTE, "erste Fassung");
    page.wait_css(SAVED);
    page.wait_for(&folded("erste Fassung"));
    open_topic(page, "b");
    page.write(NOTE, "zu b");
    page.wait_for(&folded("zu b"));
    damage(page, ":private$", "(text => text.slice(5))");
    page.wait_css("[data-fault=F8]");
    open_topic(page, "a");
    page.wait_for("document.querySelector('textarea')?.value === 'erste Fassung'");
}

#[test]
fn f11_data_of_a_newer_app_are_only_read() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    damage(page, ":index$", "(text => text.replace(/\"v\": ?1/, '\"v\": 2'))");
    page.wait_css("[data-fault=F11][role=alert]");
    let before = page.js("return JSON.stringify(localStorage)");
    page.wait_for("new Promise(done => setTimeout(done, 2600, true))");
    assert_eq!(page.js("return JSON.stringify(localStorage)"), before);
}

// F16, J7: what one window writes, the other shows.
#[test]
fn f16_two_windows_show_each_others_picks_and_notes() {
    let visit = Visit::to(&Document::small());
    let (one, two) = (&visit.page, shared().page());
    two.go(&format!("{}#/wall", visit.server.url()));
    two.wait_css("[data-topic=a]");
    one.tap("[data-topic=a] [data-do=pick]");
    two.wait_css("[data-topic=a] [data-do=pick][aria-pressed=true]");
    two.tap("[data-topic=b] [data-do=pick]");
    one.wait_css("[data-topic=b] [data-do=pick][aria-pressed=true]");
    open_topic(one, "a");
    open_topic(&two, "b");
    one.write(NOTE, "von eins");
    two.write(NOTE, "von zwei");
    one.wait_css(SAVED);
    two.wait_css(SAVED);
    for page in [one, &two] {
        page.route("#/mine");
        page.wait_text("von eins");
        page.wait_text("von zwei");
    }
}

// F17: the same note in two windows at once: both texts are kept and shown.
#[test]
fn f17_one_note_written_in_two_windows_keeps_both_texts() {
    let visit = Visit::to(&Document::small());
    let (one, two) = (&visit.page, shared().page());
    two.go(&format!("{}#/topic/a", visit.server.url()));
    two.wait_css(NOTE);
    open_topic(one, "a");
    // Neither hears of the other until both have written.
    for page in [one, &two] {
        page.js("addEventListener('storage', e => window.isDeaf && e.stopImmediatePropagation(), true); \
                 window.isDeaf = true; return null");
    }
    one.write(NOTE, "Fassung eins");
    two.write(NOTE, "Fassung zwei");
    one.wait_css(SAVED);
    two.wait_css(SAVED);
    for page in [one, &two] {
        page.reload();
        page.wait_css(NOTE);
        page.wait_for(
            "['Fassung eins', 'Fassung zwei'].every(text => \
             (document.body.innerText + document.querySelector('textarea').value).includes(text))",
        );
    }
}

// F18, J1: the tab dies while someone types.
#[test]
fn f18_a_killed_tab_loses_at_most_the_last_second() {
    let visit = Visit::to(&Document::small());
    open_topic(&visit.page, "a");
    visit.page.write(NOTE, "vor dem Absturz");
    visit.page.wait_for("new Promise(done => setTimeout(done, 1200, true))");
    let _ = visit.page.try_cdp("Page.crash", &json!({}));
    let again = shared().page();
    again.go(&format!("{}#/topic/a", visit.server.url()));
    again.wait_for("document.querySelector('textarea')?.value === 'vor dem Absturz'");
}

// F20: no Web Locks.
#[test]
fn f20_without_locks_nothing_is_lost() {
    let visit = spoilt("delete Navigator.prototype.locks");
    let page = &visit.page;
    for (topic, text) in [("a", "eins"), ("b", "zwei")] {
        open_topic(page, topic);
        page.write(NOTE, text);
        page.wait_css(SAVED);
    }
    page.wait_for("new Promise(done => setTimeout(done, 2600, true))");
    page.reload();
    page.route("#/mine");
    page.wait_text("eins");
    page.wait_text("zwei");
}

// A backup goes from one phone to another: here, to another origin.
#[test]
fn a_backup_moves_to_another_phone() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.tap("[data-topic=b] [data-do=pick]");
    open_topic(page, "a");
    page.write(NOTE, "zieht um");
    page.wait_css(SAVED);
    page.route("#/settings");
    page.js(CATCH_DOWNLOADS);
    page.tap("main [data-do=backup]");
    page.wait_for("window.caught");
    let backup = page.js("return window.caught");
    let file = std::env::temp_dir().join(format!("anliegen-backup-{}.json", std::process::id()));
    std::fs::write(&file, backup.as_str().unwrap_or_default()).unwrap();

    page.go(&format!("{}#/settings", visit.server.other_origin()));
    page.wait_ready();
    page.write("#backup-file", &file.display().to_string());
    page.wait_css(".toast");
    page.route("#/welcome");
    page.tap("[data-do=open-event]");
    page.route("#/mine");
    page.wait_text("zieht um");
    page.wait_css("main [data-topic=b]");
    std::fs::remove_file(file).unwrap();
}
