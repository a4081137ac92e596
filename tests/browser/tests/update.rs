//! A new build: offered, taken by a tap or with the next cold start, and never by itself.

use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, shared, site};
use anliegen_browser::wire::Seen;
use anliegen_browser::{Answer, Browser, Page};
use serde_json::json;

const OFFER: &str = "[data-update] [data-do=apply-update]";
/// Asks for `sw.js` now, as the browser does on its own at the next visit.
const LOOK: &str = "navigator.serviceWorker.getRegistration().then(r => r.update())\
                    .then(() => true, () => true)";
const CACHES: &str = "caches.keys().then(all => all.sort().join('|'))";

/// A phone with the event, ready to start offline, whose page belongs to the worker.
fn settled() -> Visit {
    let visit = Visit::to(&Document::small());
    visit.wait_offline_ready();
    visit.page.reload();
    visit.page.wait_ready();
    visit.page.wait_for("navigator.serviceWorker.controller");
    visit
}

fn caches(page: &Page) -> String {
    page.js(&format!("return {CACHES}")).as_str().unwrap_or_default().to_owned()
}

// W2, W3, F72: an update while someone is typing.
#[test]
fn w3_f72_an_update_waits_for_a_tap_while_someone_types() {
    let visit = settled();
    let page = &visit.page;
    let (old, new) = (site().build(), site().next_build());
    page.route("#/topic/a");
    page.write("textarea[name=note]", "Mitten im ");
    page.js("window.isSameLoad = true; return null");
    visit.server.publish(new.clone());
    page.wait_for(LOOK);
    page.wait_css(OFFER);
    let waits = "navigator.serviceWorker.getRegistration().then(r => r.waiting !== null)";
    assert!(page.js(&format!("return {waits}")) == true, "the new worker waits for the tap");
    assert!(page.holds("document.activeElement.name === 'note'"), "the offer takes no focus");
    page.keys("Satz");
    page.wait_for("document.querySelector('textarea').value === 'Mitten im Satz'");
    assert!(page.holds("window.isSameLoad") && page.state("build") == old);
    assert!(caches(page).contains(&old), "the old build stays for its open tab");

    page.tap(OFFER);
    page.wait_for("!window.isSameLoad");
    page.wait_ready();
    assert_eq!(page.state("build"), new.build());
    page.route("#/topic/a");
    page.wait_for("document.querySelector('textarea')?.value === 'Mitten im Satz'");
    page.wait_for(&format!("{CACHES}.then(all => !all.includes('{old}'))"));
}

// W3: whoever does not tap gets it with the next cold start, also without a network.
#[test]
fn w3_a_new_build_comes_with_the_next_cold_start() {
    let browser = Browser::chromium();
    let mut visit = Visit::blank_in(&browser);
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/wall");
    visit.wait_offline_ready();
    visit.page.reload();
    visit.page.wait_for("navigator.serviceWorker.controller");
    let new = site().next_build();
    visit.server.publish(new.clone());
    visit.page.wait_for(LOOK);
    visit.page.wait_css(OFFER);
    visit.server.stop();
    browser.restart();
    visit.page = browser.page();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    assert_eq!(visit.page.state("build"), new.build());
    visit.page.route("#/wall");
    visit.page.wait_for("document.querySelectorAll('#day [data-topic]').length === 3");
}

// W3, F19: the tab beside is told, keeps what is being typed, and does not reload by itself.
#[test]
fn w3_f19_the_other_tab_is_told_and_goes_on() {
    let visit = settled();
    let other = shared().page();
    other.go(&format!("{}#/topic/b", visit.server.url()));
    other.wait_ready();
    other.js("window.isSameLoad = true; return null");
    visit.server.publish(site().next_build());
    visit.page.wait_for(LOOK);
    visit.page.tap(OFFER);
    visit
        .page
        .wait_for(&format!("document.documentElement.dataset.build !== '{}'", site().build()));
    visit.page.wait_ready();
    other.wait_css(OFFER);
    other.write("textarea[name=note]", "im alten Tab");
    other.wait_css("textarea[data-saved=true]");
    assert!(other.holds("window.isSameLoad"));
    assert!(caches(&other).contains(&site().build()), "the old tab may still need its files");
    visit.page.route("#/topic/b");
    visit.page.wait_for("document.querySelector('textarea')?.value === 'im alten Tab'");
}

/// A new build of which one file is wrong: nothing of it is taken, the old one starts offline.
fn spoiled(path: &str, wrong: Answer) {
    let visit = settled();
    let page = &visit.page;
    let mut next = site().next_build();
    next.put("moved.svg", site().file("icons/icon.svg"));
    visit.server.publish(next);
    visit.server.put(path, wrong);
    page.wait_for(LOOK);
    page.wait_for(
        "navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)",
    );
    assert!(visit.server.count(path) > 0, "{path} was asked for");
    page.wait_for(&format!("{CACHES}.then(all => !all.includes('|'))"));
    assert!(caches(page).contains(&site().build()));
    assert!(!page.holds("document.querySelector('[data-update]')"));
    visit.server.stop();
    page.reload();
    page.wait_ready();
    assert_eq!(page.state("build"), site().build());
    visit.page.wait_for("document.querySelectorAll('[data-topic]').length === 3");
}

// W1, F69: the host answers with its fallback page for a file that the new build has and the old
// one has not; one that both have comes from the browser's cache.
#[test]
fn w1_f69_a_fallback_page_for_a_new_file_fails_the_install() {
    let script = site().next_build().hashed("js").to_owned();
    spoiled(&format!("/{script}"), Answer::new(200, "text/html", "<p>Hallo"));
}

// W1, F70
#[test]
fn w1_f70_a_missing_file_fails_the_install() {
    spoiled("/icons/icon.svg", Answer::new(404, "text/plain", "weg"));
}

// W1: right name, right type, other bytes.
#[test]
fn w1_other_bytes_fail_the_install() {
    let script = site().next_build().hashed("js").to_owned();
    spoiled(&format!("/{script}"), Answer::new(200, "text/javascript", "alert(1)"));
}

// W1: a redirect, as some hosts answer.
#[test]
fn w1_a_redirect_fails_the_install() {
    spoiled("/icons/icon.svg", Answer::redirect("/moved.svg"));
}

// F71: page and wasm always belong together, whatever is cached where.
#[test]
fn f71_page_and_files_are_of_one_build() {
    let visit = settled();
    visit.server.publish(site().next_build());
    visit.server.forget();
    visit.page.reload();
    visit.page.wait_ready();
    let page = &visit.page;
    let script = page.value("document.querySelector('script[data-wasm]').getAttribute('src')");
    assert_eq!(page.state("build"), site().build());
    assert_eq!(script, site().hashed("js"));
    assert_eq!(visit.server.count(&format!("/{script}")), 0, "it comes from the old cache");
}

// W4: the worker's own file is asked for anew each time, past every cache.
#[test]
fn w4_the_worker_is_never_taken_from_a_cache() {
    let visit = settled();
    visit.server.forget();
    visit.page.wait_for(LOOK);
    visit.page.wait_for(LOOK);
    assert!(visit.server.count("/sw.js") >= 2);
    let via = "navigator.serviceWorker.getRegistration().then(r => r.updateViaCache === 'none')";
    visit.page.wait_for(via);
}

// W4: the way out.
#[test]
fn w4_the_kill_switch_removes_the_worker_and_leaves_the_notes() {
    let visit = settled();
    let page = &visit.page;
    page.route("#/topic/a");
    page.write("textarea[name=note]", "bleibt");
    page.wait_css("textarea[data-saved=true]");
    let kill = site().text("sw-kill.js").to_owned();
    visit.server.put("/sw.js", Answer::new(200, "text/javascript", kill));
    page.wait_for(LOOK);
    page.wait_for("caches.keys().then(all => all.length === 0)");
    page.wait_for("navigator.serviceWorker.getRegistration().then(r => !r)");
    page.wait_for("document.querySelector('textarea').value === 'bleibt'");
}

// W5: event data, other methods and unknown pages are none of the worker's business.
#[test]
fn w5_data_and_foreign_paths_go_past_the_worker() {
    let visit = settled();
    let page = &visit.page;
    visit.server.put("/other/", Answer::new(200, "text/html", "<title>fremd</title>"));
    visit.server.put("/pad.txt", Answer::json("1"));
    visit.server.forget();
    visit.sync_now();
    page.wait_for("fetch('pad.txt', { method: 'POST', body: 'x' }).then(a => a.ok)");
    page.wait_for("fetch('sample.json').then(a => a.ok)");
    page.wait_for("new Promise(done => setTimeout(done, 300, true))");
    for path in ["/pad.txt", "/sample.json"] {
        assert_eq!(visit.server.count(path), 1, "{path}");
    }
    // The app may have looked there once more by itself.
    assert!(visit.server.count(ENDPOINT) >= 1);
    let held = "caches.keys().then(names => Promise.all(names.map(name => caches.open(name)\
        .then(cache => cache.keys())))).then(all => all.flat().map(request => request.url))";
    let held = page.js(&format!("return {held}"));
    assert!(held.as_array().is_some_and(|held| held.len() > 4), "{held}");
    assert!(!held.to_string().contains(".json") && !held.to_string().contains("pad"), "{held}");
    page.go(&format!("{}other/", visit.server.url()));
    assert_eq!(page.value("document.title"), "fremd");
}

// W6: the files of the first screen come first.
#[test]
fn w6_the_first_screens_files_are_kept_first() {
    let visit = Visit::blank();
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    visit.wait_offline_ready();
    let seen = visit.server.seen();
    let worker = seen.iter().position(|seen| seen.path() == "/sw.js").expect("registered");
    let wasm = format!("/{}", site().hashed("wasm"));
    let before: Vec<&str> = seen.iter().take(worker).map(Seen::path).collect();
    assert!(before.contains(&wasm.as_str()), "registered after the start: {before:?}");
    // The cache keeps the order in which they came; what the page had fetched was not sent again.
    let kept = "caches.keys().then(([name]) => caches.open(name)).then(cache => cache.keys())\
        .then(all => all.map(request => new URL(request.url).pathname))";
    let kept = visit.page.js(&format!("return {kept}"));
    let kept = kept.as_array().cloned().unwrap_or_default();
    let at = |path: &str| kept.iter().position(|kept| kept == path);
    assert!(at("/") < at(&wasm) && at(&wasm) < at("/icons/icon-192.png"), "{kept:?}");
    assert!(at("/icons/icon-192.png").is_some());
}

// W3: the very first install is no update.
#[test]
fn w3_the_first_visit_offers_nothing() {
    let visit = Visit::to(&Document::small());
    visit.wait_offline_ready();
    visit.page.run("window.dispatchEvent(new Event(arguments[0]))", &json!(["focus"]));
    visit.page.wait_for("new Promise(done => setTimeout(done, 500, true))");
    assert!(!visit.page.holds("document.querySelector('[data-update]')"));
}
