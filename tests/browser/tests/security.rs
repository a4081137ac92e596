//! What must never happen: private text in a request, a request to anyone else, a breach of
//! the page's own policy, text from outside that becomes more than text.

use anliegen_browser::person::{deliver, facilitate, open};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Answer, Browser, Page};
use serde_json::{Value, json};

const CANARY: &str = "Kanarienvogel-7f3a";
const COLLECT: &str = "window.breaches = []; addEventListener('securitypolicyviolation', \
    e => breaches.push(e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sourceFile));";

fn breaches(page: &Page) -> String {
    page.js("return breaches.join('\\n')").as_str().unwrap_or_default().to_owned()
}

/// Every address that the page asked for, from the browser's own account.
fn addresses(page: &Page) -> Vec<String> {
    let log = page.log("performance");
    let messages = log.iter().filter_map(|entry| entry["message"].as_str());
    let events = messages.filter_map(|text| serde_json::from_str::<Value>(text).ok());
    let sent = events.filter(|event| event["message"]["method"] == "Network.requestWillBeSent");
    let url =
        |event: Value| event["message"]["params"]["request"]["url"].as_str().map(str::to_owned);
    sent.filter_map(url).collect()
}

// Y3, S3: a session with everything a person writes only for themselves.
#[test]
fn y3_s3_nothing_private_leaves_and_nobody_else_is_asked() {
    // A browser of its own: its account of requests is that of all its windows.
    let browser = Browser::chromium();
    let visit = Visit::blank_in(&browser);
    let page = &visit.page;
    page.before_each_load(COLLECT);
    visit.server.put(ENDPOINT, Document::small().answer());
    page.log("browser");
    page.log("performance");
    visit.join("#/wall");
    page.tap("[data-topic=a] [data-do=pick]");
    page.route("#/topic/a");
    page.write("textarea[name=note]", CANARY);
    page.wait_css("textarea[data-saved=true]");
    page.route("#/mine");
    page.tap("[data-do=begin-note]");
    page.write("textarea[name=note]", &format!("frei {CANARY}"));
    page.wait_css("textarea[data-saved=true]");
    page.route("#/settings");
    page.write("#my-name", &format!("Name {CANARY}"));
    page.keys("\u{e004}");
    page.route("#/wall");
    page.write("#search", CANARY);
    page.wait_css("#hits .box");
    visit.wait_offline_ready();
    for route in ["#/sync", "#/about", "#/event", "#/setup", "#/welcome"] {
        page.route(route);
        page.wait_for("document.activeElement.tagName === 'H1'");
    }
    visit.sync_now();
    let mut found = breaches(page);
    let asked = addresses(page);
    page.reload();
    page.wait_ready();
    page.route("#/mine");
    page.wait_text(CANARY);
    visit.sync_now();
    found.push_str(&breaches(page));

    assert_eq!(found, "", "the page keeps to its policy");
    let seen = visit.server.seen();
    assert!(seen.len() > 8);
    for seen in &seen {
        assert!(!seen.everything().contains("Kanarienvogel"), "{}", seen.everything());
        assert!(matches!(seen.method.as_str(), "GET" | "HEAD"), "{}", seen.everything());
        assert!(seen.header("Cookie").is_none());
    }
    assert!(asked.iter().any(|url| url.contains(ENDPOINT)), "{asked:?}");
    for url in asked.iter().filter(|url| url.starts_with("http") || url.starts_with("ws")) {
        assert!(url.starts_with(&visit.server.url()), "{url}");
    }
    let log = page.log("browser");
    let severe: Vec<&Value> = log.iter().filter(|entry| entry["level"] == "SEVERE").collect();
    assert!(severe.is_empty(), "{severe:?}");
}

// Y3: also not by way of what the same person does post, before, between and after.
#[test]
fn y3_nothing_private_is_in_what_is_sent() {
    let visit = Visit::writing_in(&Document::small());
    let page = &visit.page;
    facilitate(page, "Ute");
    page.route("#/settings");
    page.write("#my-organisation", CANARY);
    open(page, "a");
    page.tap("main [data-do=pick]");
    page.write("textarea[name=note]", CANARY);
    page.wait_css("textarea[data-saved=true]");
    for (route, field) in
        [("#/topic/a/edit", "textarea[name=title]"), ("#/topic/b/edit", "input[name=convener]")]
    {
        page.route(route);
        page.write(field, CANARY);
    }
    page.route("#/new");
    for field in ["textarea[name=title]", "input[name=convener]"] {
        page.write(field, CANARY);
    }
    page.wait_for("new Promise(done => setTimeout(done, 1300, true))");
    open(page, "c");
    page.js("document.querySelectorAll('main details').forEach(d => d.open = true); return null");
    page.tap("main [data-do=claim]");
    page.tap("main [data-do=withdraw]");
    page.wait_css("main article[data-state=withdrawn]");
    deliver(page);
    page.reload();
    page.wait_ready();
    open(page, "c");
    page.tap("main [data-do=restore]");
    deliver(page);

    let sent = visit.server.sent_to(ENDPOINT);
    assert!(sent.len() >= 2 && sent[0].contains("withdrawn") && sent[0].contains("Ute"));
    for body in &sent {
        assert!(!body.contains("Kanarienvogel"), "{body}");
        let document: Value = serde_json::from_str(body).unwrap();
        let kinds: Vec<&str> = document.as_object().unwrap().keys().map(String::as_str).collect();
        let shared = ["event", "format", "id", "people", "slots", "spaces", "topics", "v"];
        assert_eq!(kinds, shared, "no picks, no notes, no drafts, no claims");
    }
    for seen in visit.server.seen() {
        assert!(!seen.everything().contains("Kanarienvogel"), "{}", seen.everything());
    }
    page.route("#/new");
    page.wait_css("textarea[name=title]");
    assert_eq!(page.value("document.querySelector('textarea[name=title]').value"), CANARY);
}

// S1: the policy is the strict one, and it is in force.
#[test]
fn s1_inline_scripts_and_foreign_hosts_are_refused() {
    let visit = Visit::blank();
    let page = &visit.page;
    page.before_each_load(COLLECT);
    page.go(&visit.server.url());
    page.wait_ready();
    page.js(
        "const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; \
         document.body.append(s); document.body.setAttribute('onclick', 'window.pwned = 2'); \
         document.body.click(); new Image().src = 'https://example.org/a.png'; \
         document.body.insertAdjacentHTML('beforeend', '<b style=\"color:red\">x</b>'); return null",
    );
    page.wait_for("breaches.length >= 4");
    assert!(page.holds("window.pwned === undefined"));
    let all = breaches(page);
    for directive in ["script-src-elem", "script-src-attr", "img-src", "style-src-attr"] {
        assert!(all.contains(directive), "{directive}: {all}");
    }
}

// F60, S1: markup, scripts and bad addresses in a schedule are shown as the text they are.
#[test]
fn f60_s1_markup_from_outside_stays_text() {
    let evil = "<script>window.pwned=1</script><img src=x onerror=\"window.pwned=1\">";
    let words = format!(
        "{evil} javascript:window.pwned=1 [x](javascript:alert(1)) data:text/html,<b>x</b> \
         https://example.org/plan"
    );
    let event = Document::small()
        .with("topics", "a", "title", evil)
        .with("topics", "a", "words", words.as_str())
        .with("topics", "a", "convener", "<b>Anna</b>")
        .with("event", "main", "title", "<i>Probe</i>")
        .with("event", "main", "welcome", words.as_str())
        .with("spaces", "r1", "name", "\"><script>window.pwned=1</script>");
    let visit = Visit::blank();
    let page = &visit.page;
    page.before_each_load(COLLECT);
    visit.server.put(ENDPOINT, event.answer());
    visit.join("#/topic/a");
    page.wait_for(&format!("document.querySelector('h1')?.innerText === {}", json!(evil)));
    page.wait_text("javascript:window.pwned=1");
    let links = "[...document.querySelectorAll('main article a, main .words a')]\
                 .map(a => a.getAttribute('href')).filter(href => !href.startsWith('#')).join(' ')";
    assert_eq!(page.value(links), "https://example.org/plan");
    assert_eq!(page.value("document.querySelector('.words a').rel"), "noreferrer noopener");
    for route in ["#/wall", "#/now", "#/event", "#/settings"] {
        page.route(route);
        page.wait_for("document.activeElement.tagName === 'H1'");
        assert!(!page.holds("document.querySelector('main script, main img, main [onerror]')"));
    }
    assert!(page.holds("window.pwned === undefined"));
    assert_eq!(breaches(page), "");
}

// F61: characters that turn the reading order round do not reach beyond their title.
#[test]
fn f61_bidirectional_overrides_stay_within_their_title() {
    let title = "\u{202e}gnuhcsuäT\u{2066} eine";
    let visit = Visit::to(&Document::small().with("topics", "a", "title", title));
    let page = &visit.page;
    page.wait_css("[data-topic=a] .flag");
    page.wait_text("enthält unsichtbare Steuerzeichen");
    let isolated = "(e => ['isolate', 'isolate-override', 'plaintext'].includes(\
                    getComputedStyle(e).unicodeBidi) && e.dir === 'auto')";
    assert!(page.holds(&format!("{isolated}(document.querySelector('[data-topic=a] h3 a'))")));
    page.route("#/topic/a");
    page.wait_css("article[data-topic=a] .flag");
    assert!(page.holds(&format!("{isolated}(document.querySelector('h1'))")));
}

// S1: nothing in the address is executed or drawn.
#[test]
fn s1_the_address_is_not_markup() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    for route in [
        "#/topic/%3Cimg%20src%3Dx%20onerror%3Dpwned%3D1%3E",
        "#/topic/<img src=x onerror=window.pwned=1>",
        "#/join?u=javascript:window.pwned=1",
        "#/join?u=data:application/json,{}",
        "#/now?at=<b>",
    ] {
        page.route(route);
        page.wait_for("document.querySelector('main h1')");
        page.wait_for("new Promise(done => setTimeout(done, 100, true))");
        assert!(!page.holds("document.querySelector('main img') || window.pwned"), "{route}");
    }
}

// Y11: a token does not follow a redirect.
#[test]
fn y11_a_token_does_not_follow_a_redirect() {
    let visit = Visit::blank();
    let elsewhere = format!("{}geheim", visit.server.other_origin());
    visit.server.put(ENDPOINT, Answer::redirect(&elsewhere));
    visit.server.put("/geheim", Document::small().answer().for_everyone());
    visit.page.go(&format!("{}#/join?u=event.json&t=geheim7", visit.server.url()));
    visit.page.wait_css("main [role=alert]");
    assert_eq!(visit.server.count("/geheim"), 0);
    assert_eq!(visit.page.state("event"), "");
}
