//! A programme of a thousand topics, and what every list owes a person: it is drawn to its end,
//! on the screen and on paper, readable, and nothing moves by itself.

use anliegen_browser::Page;
use anliegen_browser::sample::{DURING, Document};
use anliegen_browser::visit::{ENDPOINT, Visit, site};
use serde_json::json;

/// How many topics of the shown list are drawn, and how many there are.
fn drawn(page: &Page) -> (u64, u64) {
    let total = "+document.querySelector('#day [data-count]').dataset.count";
    (page.count("#day [data-topic]"), page.number(total) as u64)
}

/// A heading whose groups are yet to come.
const BARE: &str = "[...document.querySelectorAll('#day section')].find(section => \
    !section.querySelector('[data-topic]') && section.innerText.includes('Gruppe'))?.innerText";

#[test]
fn a_day_is_drawn_to_its_end_as_one_scrolls() {
    let visit = Visit::to(&Document::large(site()));
    let page = &visit.page;
    page.wait_css("#day [data-topic]");
    let mut steps = 0;
    while {
        let (some, all) = drawn(page);
        some < all
    } {
        assert_eq!(page.value(BARE), "");
        page.js("scrollBy({ top: 2000, behavior: 'instant' }); return null");
        page.wait_for("new Promise(done => setTimeout(done, 60, true))");
        steps += 1;
        assert!(steps < 60, "{:?}", drawn(page));
    }
    assert_eq!(drawn(page), (200, 200));
    assert!(!page.holds("document.querySelector('#day [data-do=more]')"));
}

#[test]
fn show_more_shows_more_where_one_taps() {
    let visit = Visit::to(&Document::large(site()));
    let page = &visit.page;
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 60");
    let last = "[...document.querySelectorAll('#day [data-topic]')].pop()";
    page.js(&format!(
        "window.last = {last}; window.lastTop = last.getBoundingClientRect().top; \
        document.querySelector('#day [data-do=more]').click(); return null"
    ));
    page.wait_for("document.querySelectorAll('#day [data-topic]').length === 120");
    assert!(page.holds("last.isConnected && last.getBoundingClientRect().top === lastTop"));
    assert_eq!(
        page.value("[...document.querySelectorAll('#day [data-topic]')].indexOf(last) + ''"),
        "59"
    );
}

#[test]
fn the_wide_wall_is_readable_and_keeps_the_spaces_in_view() {
    let visit = Visit::to(&Document::large(site()));
    let page = &visit.page;
    page.resize(1280, 900);
    page.wait_css("#day table [data-topic]");
    let narrowest = "Math.min(...[...document.querySelectorAll('.wide thead th + th')]\
        .map(head => head.getBoundingClientRect().width))";
    assert!(page.number(narrowest) >= 200.0, "{}", page.number(narrowest));
    let highest = "Math.max(...[...document.querySelectorAll('.wide [data-topic]')]\
        .map(card => card.getBoundingClientRect().height))";
    assert!(page.number(highest) < 400.0, "{}", page.number(highest));
    page.js("document.querySelector('.wide').scrollTo({ left: 1500, top: 400, behavior: 'instant' }); return null");
    for head in ["tbody tr:nth-child(5) th", "thead th:first-child", "thead th:nth-child(9)"] {
        let on_top = format!(
            "(e => {{ const box = e.getBoundingClientRect(); return e.contains(\
            document.elementFromPoint(box.left + 20, box.top + 12)); }})(document.querySelector('.wide {head}'))"
        );
        page.wait_for(&on_top);
    }
    assert!(page.holds("document.scrollingElement.scrollWidth <= innerWidth"));
    // All rows, as one scrolls down.
    for _ in 0..8 {
        page.js("document.querySelector('.wide').scrollBy({ top: 9000, behavior: 'instant' }); return null");
        page.wait_for("new Promise(done => setTimeout(done, 60, true))");
    }
    page.wait_for("document.querySelectorAll('.wide tbody tr').length === 47");
}

#[test]
fn the_whole_wall_goes_on_paper() {
    let visit = Visit::to(&Document::large(site()));
    let page = &visit.page;
    for width in [390, 1280] {
        page.resize(width, 900);
        page.wait_css("#day [data-topic]");
        page.js("dispatchEvent(new Event('beforeprint')); return null");
        page.wait_for("document.querySelectorAll('#day section [data-topic]').length === 1000");
        assert_eq!(page.count("#day section"), 215);
        page.js("dispatchEvent(new Event('afterprint')); return null");
        page.wait_for("document.querySelectorAll('#day [data-topic]').length < 300");
    }
}

/// Notes every shift that nobody caused.
const OBSERVE: &str = "window.shifts = []; new PerformanceObserver(list => list.getEntries().forEach(e => { \
    if (!e.hadRecentInput) shifts.push(e.value + ' ' + e.sources.map(s => s.node?.outerHTML?.slice(0, 90)).join(' | ')); \
    })).observe({ type: 'layout-shift', buffered: true })";

// The first visit by a link, and later ones to every list; with many slots and with few.
#[test]
fn nothing_moves_by_itself() {
    for event in [Document::sample(site()), Document::large(site())] {
        let visit = Visit::blank();
        let page = &visit.page;
        page.before_each_load(OBSERVE);
        // On a slow phone the first rows are painted before the others are there.
        page.cdp("Emulation.setCPUThrottlingRate", &json!({ "rate": 4 }));
        visit.server.put(ENDPOINT, event.answer());
        visit.join("#/wall");
        let mut found = Vec::new();
        for (width, route) in [
            (390, ""),
            (390, "#/wall"),
            (390, "#/now"),
            (1280, "#/wall"),
            (390, "#/now?at="),
            (390, "#/mine"),
        ] {
            page.resize(width, 844);
            if !route.is_empty() {
                let route = route.replace("at=", &format!("at={DURING}"));
                page.go("about:blank");
                page.go(&format!("{}{route}", visit.server.url()));
                page.wait_ready();
            }
            page.wait_for("new Promise(done => setTimeout(done, 1500, true))");
            let shifts = page.value("shifts.join('\\n')");
            if !shifts.is_empty() {
                found.push(format!("{width} {route}: {shifts}"));
            }
        }
        assert!(found.is_empty(), "{}", found.join("\n"));
    }
}
