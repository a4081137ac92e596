//! Access: what a machine can check of WCAG 2.2, on every screen, in both languages, in all
//! looks; and what axe does not measure: reflow, text size, targets, contrast of 7:1.

use anliegen_browser::sample::{DURING, Document};
use anliegen_browser::visit::{ENDPOINT, Visit};
use anliegen_browser::{Answer, Page, axe, layout};
use serde_json::{Value, json};

/// Every screen, and what is on it when it is drawn.
const SCREENS: [(&str, &str); 20] = [
    ("#/welcome", "main .ways"),
    ("#/join", "textarea[name=invitation]"),
    ("#/setup", "input[name=address]"),
    ("#/about", "main .rules"),
    ("#/event", "main dl"),
    ("#/desk", "form.desk-form"),
    ("#/hosting", "[data-do=notify]"),
    ("#/board", ".board [data-topic]"),
    ("#/settings", "main fieldset"),
    ("#/sync", "[data-do=sync-now]"),
    ("#/now", "main .intro"),
    ("#/wall", "#day [data-topic]"),
    ("#/mine", "main article.note"),
    ("#/topic/t001", "article[data-topic=t001]"),
    ("#/topic/gibtesnicht", "main a[href='#/wall']"),
    // These are of that moment, as is all that follows, until the last one ends it.
    ("#/new?at=2013-10-01T11:20", "textarea[name=title]"),
    ("#/topic/t001/edit", "textarea[name=title]"),
    ("#/topic/t001/place?at=2013-10-01T11:20", "main details [data-do=place]"),
    ("#/topic/t001/merge", "main [data-do=merge]"),
    ("#/now?at=2013-10-01T11:20", "section.running"),
];

fn end_pretending(page: &Page) {
    if page.holds("document.querySelector('[data-do=pretend-end]')") {
        page.tap("[data-do=pretend-end]");
    }
}

fn show(page: &Page, screen: (&str, &str)) {
    end_pretending(page);
    page.route("#/about");
    page.wait_css("main .rules");
    page.route(screen.0);
    page.wait_css(screen.1);
    page.wait_for("new Promise(done => requestAnimationFrame(() => setTimeout(done, 30, true)))");
}

/// A phone with the sample, two picks at the same time, and notes.
fn busy() -> Visit {
    let visit = Visit::to_sample();
    let page = &visit.page;
    for topic in ["t001", "t002"] {
        page.route(&format!("#/topic/{topic}"));
        page.tap(&format!("article[data-topic={topic}] [data-do=pick]"));
    }
    page.write("textarea[name=note]", "Eine Notiz\nmit zwei Zeilen");
    page.wait_css("textarea[data-saved=true]");
    page.route("#/settings");
    page.tap("label.switch");
    visit
}

fn choose(page: &Page, field: &str, value: &str) {
    end_pretending(page);
    page.route("#/settings");
    page.wait_css("main fieldset");
    page.js(&format!(
        "document.querySelector('input[name={field}][value=\"{value}\"]').click(); return null"
    ));
}

fn scheme(page: &Page, scheme: &str) {
    let features = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
    page.cdp("Emulation.setEmulatedMedia", &features);
}

fn check_all(page: &Page, how: &str, findings: &mut Vec<String>) {
    for screen in SCREENS {
        show(page, screen);
        let found = axe::findings(page);
        findings.extend(found.into_iter().map(|line| format!("{how} {}: {line}", screen.0)));
    }
}

#[test]
fn axe_finds_nothing_on_any_screen() {
    let visit = busy();
    let page = &visit.page;
    axe::install(page);
    let mut findings = Vec::new();
    for (language, look, light) in [
        ("de", "", "light"),
        ("en", "", "dark"),
        ("de", "dark", "light"),
        ("en", "contrast", "dark"),
    ] {
        choose(page, "language", language);
        choose(page, "look", look);
        scheme(page, light);
        page.wait_for(&format!("document.documentElement.lang === '{language}'"));
        check_all(page, &format!("{language}/{look}/{light}"), &mut findings);
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

// The wide wall is another screen; so are the narrowed one and what goes wrong.
#[test]
fn axe_finds_nothing_on_the_rarer_screens() {
    let visit = busy();
    let page = &visit.page;
    axe::install(page);
    let mut findings = Vec::new();
    let mut check = |name: &str| {
        findings.extend(axe::findings(page).into_iter().map(|line| format!("{name}: {line}")));
    };
    show(page, ("#/wall", "#day [data-topic]"));
    page.write("#search", "wie");
    page.wait_css("#hits [data-topic]");
    check("hits");
    page.write("#search", "gibtesnicht");
    page.wait_css("#hits .box");
    check("no hits");
    page.tap("[data-do=reset-filter]");
    page.resize(1280, 900);
    page.wait_css("#day table [data-topic]");
    check("table");
    page.resize(390, 844);
    visit.server.put(ENDPOINT, Answer::portal());
    visit.sync_now();
    page.wait_css("main [data-fault=F28]");
    check("portal");
    page.route("#/mine");
    page.tap("[data-do=begin-note]");
    page.tap("[data-do=remove-note]");
    page.wait_css(".toast [data-do=undo]");
    check("toast");
    page.route("#/join");
    page.tap("[data-do=join]");
    page.wait_css("[data-fault=F68]");
    check("bad link");
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

// A wall without topics, before anybody has posted one.
#[test]
fn axe_finds_nothing_before_the_first_topic() {
    let empty = Document::small().top("topics", json!({}));
    let visit = Visit::to(&empty);
    axe::install(&visit.page);
    let mut findings = Vec::new();
    for screen in [("#/wall", "#day .box"), ("#/now", "main .intro"), ("#/mine", "main .box")] {
        show(&visit.page, screen);
        findings.extend(axe::findings(&visit.page));
    }
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

// WCAG 1.4.4, 1.4.10: 320 px wide, text twice as large, in the app's own largest size, too.
#[test]
fn at_320_px_and_twice_the_text_nothing_scrolls_sideways_and_no_label_is_cut() {
    let visit = busy();
    let page = &visit.page;
    page.resize(320, 640);
    choose(page, "size", "huge");
    let mut wide = Vec::new();
    for size in ["", "200%", "225%"] {
        let script = "document.documentElement.style.fontSize = arguments[0]";
        page.run(script, &json!([size]));
        for screen in SCREENS {
            show(page, screen);
            let found = layout::sideways(page, 320).into_iter().chain(layout::cut_words(page));
            wide.extend(found.map(|e| format!("{size} {}: {e}", screen.0)));
        }
    }
    assert!(wide.is_empty(), "{}", wide.join("\n"));
}

// F62: long words, emoji, one character, 300 characters.
#[test]
fn f62_odd_titles_do_not_break_the_layout() {
    let long = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(7);
    let titles = [long.as_str(), "?", "👩🏽‍🌾👨‍👩‍👧‍👦🏳️‍🌈 e\u{301}\u{323}", "مرحبا بالعالم"];
    let mut event = Document::small();
    for (at, title) in titles.iter().enumerate() {
        let place = json!({ "slot": "d1-1", "space": "r1" });
        event = event.with("topics", &format!("x{at}"), "title", *title);
        event = event.with("topics", &format!("x{at}"), "place", place);
    }
    let visit = Visit::to(&event);
    let page = &visit.page;
    page.resize(320, 640);
    page.js("document.documentElement.style.fontSize = '200%'; return null");
    for route in ["#/wall", "#/topic/x0", "#/topic/x2", &format!("#/now?at={DURING}")] {
        page.route(route);
        page.wait_css("[data-topic]");
        page.wait_for("new Promise(done => setTimeout(done, 80, true))");
        assert_eq!(layout::sideways(page, 320), None, "{route}");
    }
    page.resize(1280, 900);
    page.route("#/wall");
    page.wait_css("#day table");
    assert_eq!(layout::sideways(page, 1280), None, "table");
}

#[test]
fn every_target_is_at_least_44_px() {
    let visit = busy();
    let page = &visit.page;
    let mut small = Vec::new();
    for screen in SCREENS {
        show(page, screen);
        small.extend(layout::small_targets(page).map(|e| format!("{}: {e}", screen.0)));
    }
    assert!(small.is_empty(), "{}", small.join("\n"));
}

// V2: also where the second module draws.
#[test]
fn v2_the_focus_goes_to_the_heading_of_every_screen() {
    let visit = busy();
    for screen in SCREENS {
        show(&visit.page, screen);
        assert!(visit.page.holds("document.activeElement.tagName === 'H1'"), "{}", screen.0);
    }
}

/// The lowest contrast of text longer than a few words.
const CONTRAST: &str = "const lum = c => { const [r, g, b] = c.map(v => { v /= 255; \
        return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; }); \
        return 0.2126 * r + 0.7152 * g + 0.0722 * b; }; \
    const rgba = text => text.match(/[\\d.]+/g).map(Number); \
    const ground = e => { for (; e; e = e.parentElement) { \
        const c = rgba(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] === 1) return c; } \
        return [255, 255, 255]; }; \
    return [...document.querySelectorAll('main p, main li, main dd, main h1, main h2, main h3')]\
        .filter(e => e.checkVisibility() && e.innerText.length > 30).map(e => { \
        const a = lum(rgba(getComputedStyle(e).color).slice(0, 3)), b = lum(ground(e).slice(0, 3)); \
        return [(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), e.className + ' ' + e.innerText]; })\
        .filter(([ratio]) => ratio < 7).map(([ratio, text]) => ratio.toFixed(2) + ' ' + text.slice(0, 60))";

// Running text has 7:1, in every look.
#[test]
fn running_text_has_a_contrast_of_seven() {
    let visit = busy();
    let page = &visit.page;
    let mut weak = Vec::new();
    for (look, light) in [("", "light"), ("", "dark"), ("light", "dark"), ("contrast", "dark")] {
        choose(page, "look", look);
        scheme(page, light);
        for screen in SCREENS {
            show(page, screen);
            let found = page.js(CONTRAST);
            let found = found.as_array().cloned().unwrap_or_default();
            let line = |e: &str| format!("{look}/{light} {}: {e}", screen.0);
            weak.extend(found.iter().filter_map(Value::as_str).map(line));
        }
    }
    assert!(weak.is_empty(), "{}", weak.join("\n"));
}

// The checks above see what they are for.
#[test]
fn planted_faults_are_found() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    show(page, ("#/about", "main .rules"));
    axe::install(page);
    page.js(
        "const add = (name, style, text) => { const e = document.createElement(name); \
         Object.assign(e.style, style); if (text) e.textContent = text; \
         document.querySelector('main').append(e); }; add('img', {}); \
         add('button', { minHeight: '0', height: '20px', padding: '0', display: 'block' }, 'zu klein'); \
         add('p', { color: '#999', background: '#fff' }, 'zu blass, um es draußen zu lesen, sehr blass'); \
         add('div', { width: '900px' }, 'zu breit'); return null",
    );
    let found = axe::findings(page).join("\n");
    assert!(found.contains("image-alt") && found.contains("color-contrast"), "{found}");
    assert!(layout::small_targets(page).any(|target| target.contains("zu klein")));
    assert!(page.js(CONTRAST).to_string().contains("zu blass"));
    assert!(layout::sideways(page, 390).is_some());
}
