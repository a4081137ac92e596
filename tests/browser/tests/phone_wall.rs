//! The wall on a phone: how many Anliegen are in sight, the filters, the days, the jump bar.

use anliegen_browser::Page;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{Visit, site};

/// How many titles are whole in sight: below the head, above the navigation, and nothing lies
/// over either end of them.
const IN_SIGHT: &str = "[...document.querySelectorAll('#day h3 a')].filter(title => { \
    const range = document.createRange(); range.selectNodeContents(title); \
    const foot = document.querySelector('nav.tabs').getBoundingClientRect().top; \
    return [...range.getClientRects()].every(box => box.top >= 0 && box.bottom <= foot && \
        [box.left + 1, box.right - 1].every(x => \
            title === document.elementFromPoint(x, (box.top + box.bottom) / 2))); \
    }).length";

/// The sample's topics in five days of eleven slots, three of which begin at noon.
fn five_days() -> Document {
    Document::programme(site(), 5, &[9, 10, 11, 12, 12, 12, 13, 14, 15, 16, 17], 26, 104)
}

fn wall(event: &Document) -> Visit {
    let visit = Visit::to(event);
    visit.page.wait_for("document.querySelectorAll('#day [data-topic]').length > 12");
    visit
}

#[track_caller]
fn in_sight(page: &Page) -> u64 {
    page.js("scrollTo(0, 0); return null");
    page.number(IN_SIGHT) as u64
}

#[test]
fn four_titles_are_in_sight_for_two_days_and_for_five() {
    for (event, days) in [(Document::sample(site()), 2), (five_days(), 5)] {
        let visit = wall(&event);
        let titles = in_sight(&visit.page);
        assert!(titles >= 4, "{days} days: {titles}");
    }
}

// At the app's own largest size.
#[test]
fn a_title_is_in_sight_at_very_large_type() {
    let visit = wall(&five_days());
    let page = &visit.page;
    page.js("document.documentElement.dataset.size = 'huge'; return null");
    assert!(in_sight(page) >= 1, "huge");
}

// WCAG 1.4.4: with text twice as large on the smallest phone one can still see what one types,
// and nothing lies over it.
#[test]
fn the_search_stays_wide_on_the_smallest_phone() {
    let visit = wall(&five_days());
    let page = &visit.page;
    page.resize(320, 640);
    page.js("document.documentElement.style.fontSize = '200%'; return null");
    let width = "document.getElementById('search').getBoundingClientRect().width";
    assert!(page.number(width) >= 240.0, "{}", page.number(width));
    let floats = "getComputedStyle(document.querySelector('[data-do=new]')).position";
    assert_eq!(page.value(floats), "static");
}

#[test]
fn the_filters_fold_and_say_how_many_are_on() {
    let visit = wall(&Document::sample(site()));
    let page = &visit.page;
    let toggle = "[data-do=filters]";
    assert_eq!(page.count("select, #filters [data-do=filter]"), 0);
    page.tap(toggle);
    page.wait_css("#filters select[name=field]");
    assert!(page.holds(&format!("document.querySelector('{toggle}').ariaExpanded === 'true'")));
    page.js(
        "const field = document.querySelector('select[name=field]'); field.selectedIndex = 2; \
         field.dispatchEvent(new Event('change', { bubbles: true })); return null",
    );
    page.wait_css("#hits [data-topic]");
    page.tap("#filters [data-do=filter]");
    page.wait_for("document.querySelector('[data-do=filters]').innerText === 'Filter: 2 an'");
    page.tap(toggle);
    page.wait_for("!document.querySelector('#filters')");
    page.tap("[data-do=reset-filter]");
    page.wait_for("document.querySelector('[data-do=filters]').innerText === 'Filter'");
    page.wait_for("!document.querySelector('#day').hidden");
}

// The shown day is in sight in a row that scrolls sideways, and the page does not.
#[test]
fn days_and_times_are_a_row_each() {
    let visit = wall(&five_days());
    let page = &visit.page;
    page.resize(320, 640);
    page.route("#/now?at=2013-10-05T09:30");
    page.wait_css("main .clock");
    page.route("#/wall");
    page.wait_css("#days [aria-pressed=true]");
    let pressed = "document.querySelector('#days [aria-pressed=true]')";
    page.wait_for(&format!(
        "(box => box.left >= 0 && box.right <= innerWidth)({pressed}.getBoundingClientRect())"
    ));
    assert!(page.text("#days [aria-pressed=true]").contains("5.10."));
    for row in ["#days", "#day .jump"] {
        let tops = format!(
            "new Set([...document.querySelectorAll('{row} button')]\
             .map(e => Math.round(e.getBoundingClientRect().top))).size"
        );
        assert_eq!(page.value(&tops), "1", "{row}");
    }
    let names = page
        .value("[...document.querySelectorAll('.jump button')].map(e => e.innerText).join(' ')");
    assert_eq!(names.matches("12:00").count(), 1, "{names}");
    assert!(page.holds("document.scrollingElement.scrollWidth <= innerWidth"));
}

// Also to what is not drawn yet.
#[test]
fn the_jump_bar_leads_to_the_last_slot() {
    let visit = Visit::to(&Document::sample(site()));
    let page = &visit.page;
    page.wait_css("#day .jump button:last-child");
    page.tap("#day .jump button:last-child");
    page.wait_for(
        "(e => e && e.getBoundingClientRect().top < innerHeight - 100)\
         (document.getElementById('slot-d1-n'))",
    );
}

// The way to post stays in sight while one scrolls, and covers nothing that is focused.
#[test]
fn a_topic_can_be_posted_from_everywhere_on_the_wall() {
    let visit = wall(&Document::sample(site()));
    let page = &visit.page;
    let on_top = "(e => { const box = e.getBoundingClientRect(); return document.elementFromPoint(\
        box.left + box.width / 2, box.top + box.height / 2) === e; })\
        (document.querySelector('[data-do=new]'))";
    for y in [0, 1500] {
        page.js(&format!("scrollTo(0, {y}); return null"));
        page.wait_for(on_top);
    }
    page.tap("[data-do=new]");
    page.wait_css("textarea[name=title]");
}

// Signs that are drawn, not letters of whatever font there is.
#[test]
fn signs_are_drawn() {
    let visit = wall(&Document::sample(site()));
    let page = &visit.page;
    let sign = "[...document.querySelectorAll('nav.tabs a, .pick')].slice(0, 8).every(e => { \
        const s = getComputedStyle(e, '::before'); \
        return s.content === '\"\"' && (s.maskImage || s.webkitMaskImage).includes('data:image/svg+xml'); })";
    assert!(page.holds(sign));
}
