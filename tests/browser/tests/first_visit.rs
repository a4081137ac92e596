//! The first minutes: Welcome, the sample, an invitation, and what is asked of the network.

use anliegen_browser::sample::{DURING, Document};
use anliegen_browser::visit::{ENDPOINT, Visit};
use serde_json::json;

#[test]
fn a_bare_address_shows_three_ways_in() {
    let visit = Visit::blank();
    let page = &visit.page;
    page.go(&visit.server.url());
    page.wait_ready();
    assert_eq!(page.value("document.documentElement.lang"), "de");
    assert_eq!(page.text("h1"), "Open Space in der Tasche");
    for way in ["#/join?u=sample.json&m=r", "#/join", "#/setup"] {
        assert!(page.holds(&format!("document.querySelector('main a[href=\"{way}\"]')")), "{way}");
    }
    assert!(page.holds("!document.getElementById('shell')"), "the prepared screen has gone");
}

#[test]
fn an_english_phone_reads_english() {
    let visit = Visit::blank();
    let agent = visit.page.value("navigator.userAgent");
    visit.page.cdp(
        "Emulation.setUserAgentOverride",
        &json!({ "userAgent": agent, "acceptLanguage": "en-GB" }),
    );
    visit.page.go(&visit.server.url());
    visit.page.wait_ready();
    assert_eq!(visit.page.value("document.documentElement.lang"), "en");
    assert_eq!(visit.page.text("h1"), "Open Space in your pocket");
}

#[test]
fn the_sample_opens_by_one_tap_and_can_be_tried_out() {
    let visit = Visit::blank();
    let page = &visit.page;
    page.go(&visit.server.url());
    page.tap("main a[href*='sample.json']");
    page.wait_for("document.documentElement.dataset.event === 'bewegung-50plus-2013'");
    page.tap("[data-do=pretend]");
    page.wait_css("section.running [data-topic]");
    page.route("#/wall");
    page.wait_css("#day [data-topic]");
    assert_eq!(page.count("h1"), 1);
    page.write("#search", "uebergang");
    page.wait_css("#hits [data-count]");
    assert!(page.holds("document.getElementById('day').hidden"), "the day waits behind the hits");
}

#[test]
fn an_invitation_leads_to_its_topic() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.join("#/topic/b");
    let page = &visit.page;
    page.wait_for("document.querySelector('h1')?.innerText === 'Zweites Anliegen'");
    assert_eq!(page.value("location.hash"), "#/topic/b");
    assert_eq!(page.state("event"), "probe-2013");
    assert_eq!(page.value("document.title"), "Zweites Anliegen · Anliegen");
}

// Y11
#[test]
fn y11_a_token_leaves_the_address_and_goes_to_its_endpoint_alone() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.page.go(&format!("{}#/join?u=event.json&m=r&t=geheim7", visit.server.url()));
    visit.page.wait_for("document.documentElement.dataset.event");
    visit.page.wait_for("location.hash.startsWith('#/now')");
    assert!(!visit.page.value("location.href").contains("geheim7"));
    visit.wait_offline_ready();
    for seen in visit.server.seen() {
        let carries = seen.everything().contains("geheim7");
        assert_eq!(carries, seen.path() == ENDPOINT, "{}", seen.everything());
    }
    visit.page.js("history.back(); return null");
    visit.page.js("history.forward(); return null");
    assert!(!visit.page.holds("JSON.stringify(history.state || '').includes('geheim7')"));
}

// F68: what messengers do to links.
#[test]
fn f68_a_link_cut_by_a_messenger_is_mended_or_explained() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    let page = &visit.page;
    let base = visit.server.url();
    let paste = |text: &str| {
        page.go("about:blank");
        page.go(&format!("{base}#/join"));
        page.wait_ready();
        page.wait_css("#invitation");
        let field = "document.getElementById('invitation').value = arguments[0]";
        page.run(field, &json!([text]));
        page.tap("[data-do=join]");
    };
    for (text, fault) in [("Bis morgen!", "F68"), ("https://example.org/", "F68")] {
        paste(text);
        page.wait_css(&format!("#invitation-error[role=alert][data-fault={fault}]"));
        assert!(!page.text("#invitation-error").is_empty());
        assert_eq!(page.value("document.getElementById('invitation').ariaInvalid"), "true");
    }
    for cut in [
        format!("Kommt alle!\n{base}#/join?u=event.json&m=r."),
        format!("{base}#/join?u=\nevent.json&m=r"),
        format!("<{base}%23/join?u=event.json&m=r>"),
    ] {
        page.js("localStorage.clear(); return null");
        paste(&cut);
        page.wait_for("document.documentElement.dataset.event === 'probe-2013'");
    }
}

#[test]
fn picks_make_an_agenda() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("[data-topic=a]");
    for topic in ["a", "b"] {
        page.tap(&format!("[data-topic={topic}] [data-do=pick]"));
        page.wait_css(&format!("[data-topic={topic}] [data-do=pick][aria-pressed=true]"));
    }
    page.wait_for("document.getElementById('polite').innerText === 'gemerkt'");
    page.route("#/mine");
    page.wait_css("main [data-topic=b]");
    assert_eq!(page.count("main .warn"), 2);
    page.tap("[data-topic=b] [data-do=pick]");
    page.wait_for("!document.querySelector('main [data-topic=b]')");
    assert!(page.holds("document.querySelector('main [data-topic=a]')"));
}

// F26: the venue's clock, wherever the phone thinks it is.
#[test]
fn f26_times_are_those_of_the_venue() {
    let visit = Visit::blank();
    let page = &visit.page;
    page.cdp("Emulation.setTimezoneOverride", &json!({ "timezoneId": "Pacific/Kiritimati" }));
    let berlin = "new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Berlin', \
         dateStyle: 'short' }).format()";
    let today = page.value(berlin);
    let event = Document::small()
        .with("slots", "d1-1", "date", today.as_str())
        .with("slots", "d1-1", "start", "00:00")
        .with("slots", "d1-1", "end", "23:59");
    visit.server.put(ENDPOINT, event.answer());
    visit.join("#/now");
    page.wait_css("section.running");
    page.wait_for(
        "document.querySelector('.clock').innerText === new Intl.DateTimeFormat('de-DE', \
         { timeZone: 'Europe/Berlin', timeStyle: 'short' }).format()",
    );
    assert!(page.holds("new Date().getTimezoneOffset() === -840"), "the phone is elsewhere");
    page.route("#/event");
    page.wait_text("Europe/Berlin");
}

// The time in the address drives *Jetzt*.
#[test]
fn another_time_can_be_shown() {
    let visit = Visit::to(&Document::small());
    visit.page.route(&format!("#/now?at={DURING}"));
    visit.page.wait_for("document.querySelector('.clock')?.innerText === '11:20'");
    visit.page.wait_css("section.running[data-slot=d1-1] [data-topic=a]");
}

// One request for each file of the first screen, one for the document, none for anything else.
#[test]
fn nothing_is_fetched_twice_for_the_first_screen() {
    let visit = Visit::blank();
    visit.server.put(ENDPOINT, Document::small().answer());
    visit.page.before_each_load("delete Navigator.prototype.serviceWorker");
    visit.join("#/wall");
    std::thread::sleep(std::time::Duration::from_millis(2500));
    let whole = |path: &str| {
        let seen = visit.server.seen();
        let asked = seen.iter().filter(|seen| seen.path() == path);
        asked.filter(|seen| seen.header("If-None-Match").is_none()).count()
    };
    let site = anliegen_browser::visit::site();
    for file in [format!("/{}", site.hashed("js")), format!("/{}", site.hashed("wasm"))] {
        assert_eq!(visit.server.count(&file), 1, "{file}");
    }
    assert_eq!(whole("/"), 1);
    assert_eq!(whole(ENDPOINT), 1, "the document comes whole once, then only if changed");
}
