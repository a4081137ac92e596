//! Several copies of the app on one origin, at `/`, `/a/` and `/b/` (F91).

use anliegen_browser::person::open;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit, shared, site};
use anliegen_browser::{Page, Site};

const NOTE: &str = "textarea[name=note]";
const SAVED: &str = "textarea[name=note][data-saved=true]";
const OFFER: &str = "[data-update] [data-do=apply-update]";
const LOOK: &str = "navigator.serviceWorker.getRegistration().then(r => r.update())\
                    .then(() => true, () => true)";
/// All names that are in use on the origin: keys, locks, caches.
const KEYS: &str = "Object.keys(localStorage)";
const LOCKS: &str = "(await navigator.locks.query()).held.map(lock => lock.name)";
const CACHES: &str = "(await caches.keys())";

/// A server whose origin has the build at `/`, `/a/` and `/b/`, each with an event of the same id.
fn origin() -> Visit {
    let visit = Visit::blank();
    visit.server.publish(site().clone().with_copy("a/", site()).with_copy("b/", site()));
    for path in [ENDPOINT, "/a/event.json", "/b/event.json"] {
        visit.server.put(path, Document::small().answer());
    }
    visit
}

fn join(page: &Page, copy: &str) {
    page.go(&format!("{copy}#/join?u=event.json&m=r&to=%2Fwall"));
    page.wait_ready();
    page.wait_css("#day [data-topic=a]");
}

fn write_note(page: &Page, topic: &str, text: &str) {
    open(page, topic);
    page.write(NOTE, text);
    page.wait_css(SAVED);
}

fn note_of(page: &Page, topic: &str) -> String {
    open(page, topic);
    page.wait_css(NOTE);
    page.value(&format!("document.querySelector('{NOTE}').value"))
}

fn names(page: &Page, list: &str) -> Vec<String> {
    let names = page.js(&format!("return (async () => {list})()"));
    let names = names.as_array().cloned().unwrap_or_default();
    names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

fn settle(page: &Page) {
    page.wait_for("navigator.serviceWorker.ready.then(() => true)");
    page.reload();
    page.wait_ready();
    page.wait_for("navigator.serviceWorker.controller");
}

// F91: keys, locks, and what another tab hears.
#[test]
fn f91_two_copies_share_neither_keys_nor_locks() {
    let visit = origin();
    let (one, two) = (&visit.page, shared().page());
    let [a, b] = ["a/", "b/"].map(|path| format!("{}{path}", visit.server.url()));
    join(one, &a);
    join(&two, &b);
    one.tap("[data-topic=c] [data-do=pick]");
    one.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    write_note(one, "a", "in der ersten Kopie");
    write_note(&two, "b", "in der zweiten Kopie");
    // Whatever a tab hears from another one it has heard by now, and both have compacted.
    for (page, own) in [(one, "/a/"), (&two, "/b/")] {
        page.wait_for(&format!("localStorage['{own}anliegen1:probe-2013:private']"));
    }
    assert_eq!(note_of(&two, "a"), "");
    assert_eq!(note_of(one, "b"), "");
    two.route("#/wall");
    two.wait_css("[data-topic=c] [data-do=pick][aria-pressed=false]");
    for list in [KEYS, LOCKS] {
        let names = names(one, list);
        let is_of = |path: &str| names.iter().filter(|name| name.starts_with(path)).count();
        assert!(is_of("/a/anliegen") > 0 && is_of("/b/anliegen") > 0, "{names:?}");
        assert_eq!(is_of("/a/anliegen") + is_of("/b/anliegen"), names.len(), "{names:?}");
    }
    // A backup from the crash panel holds what is of this copy, under the names of all copies.
    two.js("HTMLAnchorElement.prototype.click = () => null; \
         URL.createObjectURL = blob => { window.caught = blob.text(); return 'blob:caught'; }; \
         window.dispatchEvent(new Event('anliegen-crash')); return null");
    two.tap("#crash [data-do=backup]");
    two.wait_for("window.caught");
    let backup = two.js("return window.caught").as_str().unwrap_or_default().to_owned();
    assert!(backup.contains("in der zweiten Kopie") && backup.contains("\"anliegen1:profile\""));
    assert!(!backup.contains("ersten"), "{backup}");
}

// F91 W2 W3: an update of one copy is no affair of the other, and both open without a network.
#[test]
fn f91_each_copy_starts_offline_and_is_updated_alone() {
    let visit = origin();
    let (one, two) = (&visit.page, shared().page());
    let [a, b] = ["a/", "b/"].map(|path| format!("{}{path}", visit.server.url()));
    join(one, &a);
    write_note(one, "a", "in der ersten Kopie");
    settle(one);
    join(&two, &b);
    write_note(&two, "b", "in der zweiten Kopie");
    settle(&two);
    let before = names(one, CACHES);
    assert_eq!(before.len(), 2, "{before:?}");
    let next: Site = site().next_build();
    visit.server.publish(site().clone().with_copy("a/", &next).with_copy("b/", site()));
    two.js("window.isSameLoad = true; return null");
    one.wait_for(LOOK);
    one.tap(OFFER);
    one.wait_for(&format!("document.documentElement.dataset.build === '{}'", next.build()));
    one.wait_ready();
    // The old files go although the other copy's tab is open, and that one's stay.
    let gone = "(async () => (await caches.keys()).filter(name => name.startsWith('anliegen /a/ '))\
                .length === 1)()";
    one.wait_for(gone);
    two.wait_for(LOOK);
    assert!(
        two.holds("window.isSameLoad") && !two.holds(&format!("document.querySelector('{OFFER}')"))
    );
    assert!(names(one, CACHES).contains(&format!("anliegen /b/ {}", site().build())));
    visit.server.stop();
    for (page, build, topic, text) in [
        (one, next.build(), "a", "in der ersten Kopie"),
        (&two, site().build(), "b", "in der zweiten Kopie"),
    ] {
        page.reload();
        page.wait_ready();
        assert_eq!(page.state("build"), build);
        assert_eq!(note_of(page, topic), text);
    }
    visit.server.start();
}

// F91: what lies under the keys without a namespace is taken over once, and stays.
#[test]
fn f91_a_copy_begins_with_what_lies_there_and_goes_its_own_way() {
    let visit = origin();
    let page = &visit.page;
    let [root, a] = ["", "a/"].map(|path| format!("{}{path}", visit.server.url()));
    join(page, &root);
    page.tap("[data-topic=c] [data-do=pick]");
    write_note(page, "a", "von früher");
    // The page at `/` stays open: it is no page of an earlier build.
    let copy = shared().page();
    copy.go(&format!("{a}#/wall"));
    copy.wait_ready();
    copy.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
    assert_eq!(note_of(&copy, "a"), "von früher");
    write_note(&copy, "b", "nur in der Kopie");
    write_note(page, "c", "nur am Ursprung");
    copy.reload();
    page.reload();
    assert_eq!(
        (note_of(&copy, "b"), note_of(&copy, "c")),
        ("nur in der Kopie".into(), String::new())
    );
    assert_eq!((note_of(page, "b"), note_of(page, "c")), (String::new(), "nur am Ursprung".into()));
}

// F19 F91: a tab of an earlier build at the same path still writes there.
#[test]
fn f91_while_an_earlier_build_is_open_its_keys_are_shared() {
    let visit = origin();
    let [root, a] = ["", "a/"].map(|path| format!("{}{path}", visit.server.url()));
    join(&visit.page, &root);
    write_note(&visit.page, "a", "von früher");
    let earlier = &visit.page;
    earlier.go(&format!("{root}a/manifest.webmanifest"));
    earlier.js("navigator.locks.request('anliegen:load:earlier0', () => new Promise(() => {})); \
         return null");
    earlier.wait_for(
        "navigator.locks.query().then(all => all.held.some(l => l.name === 'anliegen:load:earlier0'))",
    );
    let copy = shared().page();
    copy.go(&format!("{a}#/wall"));
    copy.wait_ready();
    assert_eq!(note_of(&copy, "a"), "von früher");
    write_note(&copy, "b", "gemeinsam");
    assert!(names(&copy, KEYS).iter().all(|key| key.starts_with("anliegen")));
    earlier.go("about:blank");
    copy.wait_for(
        "navigator.locks.query().then(all => all.held.every(l => l.name !== 'anliegen:load:earlier0'))",
    );
    copy.reload();
    copy.wait_ready();
    assert_eq!(note_of(&copy, "a"), "von früher");
    assert_eq!(note_of(&copy, "b"), "gemeinsam");
    assert!(names(&copy, KEYS).iter().any(|key| key.starts_with("/a/anliegen1:")));
}
