//! By keyboard and for the ear: focus, order, live regions, and content that does not move.

use anliegen_browser::Page;
use anliegen_browser::sample::Document;
use anliegen_browser::visit::{ENDPOINT, Visit};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";

fn focused(page: &Page) -> String {
    page.value(
        "(e => e.tagName + ' ' + (e.getAttribute('aria-label') || e.innerText || e.name || '')\
         .split('\\n')[0].trim())(document.activeElement)",
    )
}

// V2: the focus goes to the heading of each new screen, which then stands in the title.
#[test]
fn v2_each_route_moves_the_focus_to_its_heading() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    for (route, heading) in
        [("#/mine", "Meins"), ("#/topic/b", "Zweites Anliegen"), ("#/sync", "Stand der Daten")]
    {
        page.route(route);
        page.wait_for(&format!(
            "document.activeElement.tagName === 'H1' && document.activeElement.innerText === '{heading}'"
        ));
        assert!(page.value("document.title").starts_with(heading), "{heading}");
        assert!(page.holds("scrollY === 0"));
    }
}

#[test]
fn the_first_tab_leads_past_the_header() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.reload();
    page.wait_css("#day [data-topic]");
    page.keys(TAB);
    assert_eq!(focused(page), "A Zum Inhalt");
    assert!(page.holds("document.activeElement.getBoundingClientRect().top >= 0"), "it is seen");
    page.keys(ENTER);
    page.wait_for("document.activeElement.tagName === 'H1'");
    page.keys(TAB);
    assert_eq!(page.value("document.activeElement.dataset.do"), "new");
    page.keys(TAB);
    assert_eq!(page.value("document.activeElement.id"), "search");
}

// Everything on the wall in the order in which it is read, each with a visible focus.
#[test]
fn the_wall_is_gone_through_by_tab() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.route("#/mine");
    page.route("#/wall");
    page.wait_for("document.activeElement.tagName === 'H1'");
    let mut seen = Vec::new();
    for _ in 0..40 {
        page.keys(TAB);
        if page.holds("document.activeElement === document.body") {
            break;
        }
        let outline = "[null, '::after'].map(part => getComputedStyle(document.activeElement, part))\
            .some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2)";
        assert!(page.holds(outline), "{} shows its focus", focused(page));
        let on_top = "(e => { const box = e.getBoundingClientRect(); const at = \
            document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2); \
            return at && (at === e || e.contains(at) || at.contains(e) || at.control === e); })\
            (document.activeElement)";
        page.wait_for(on_top); // the page may still be scrolling
        seen.push(focused(page));
    }
    let at = |name: &str| seen.iter().position(|one| one == name);
    let order =
        ["A Erstes Anliegen", "BUTTON Merken: Erstes Anliegen", "A Zweites Anliegen", "A Jetzt"];
    assert!(order.windows(2).all(|pair| matches!(pair, [a, b] if at(a) < at(b))), "{seen:?}");
    assert!(at("A Erstes Anliegen").is_some(), "{seen:?}");
}

#[test]
fn a_pick_by_the_space_bar_is_said() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("[data-topic=a]");
    page.js("document.querySelector('[data-topic=a] [data-do=pick]').focus(); return null");
    page.keys(" ");
    page.wait_css("[data-topic=a] [data-do=pick][aria-pressed=true]");
    page.wait_for("document.getElementById('polite').textContent === 'gemerkt'");
    assert_eq!(focused(page), "BUTTON Merken: Erstes Anliegen", "the focus stays");
}

// V2: of several messages in five seconds the first is said at once, and then the last.
#[test]
fn v2_messages_come_one_at_a_time() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("[data-topic=a]");
    page.js(
        "window.said = []; const polite = document.getElementById('polite');
         new MutationObserver(() => polite.textContent && said.push([polite.textContent, Date.now()]))
           .observe(polite, { childList: true });
         return null",
    );
    let pick = "document.querySelector('[data-topic=a] [data-do=pick]').click(); return null";
    page.js(pick);
    page.wait_for("said.length === 1");
    page.js(pick);
    page.wait_css("[data-topic=a] [data-do=pick][aria-pressed=false]");
    page.js(pick);
    page.wait_for("said.length === 2");
    assert_eq!(page.value("said.map(([words]) => words).join()"), "gemerkt,gemerkt");
    // A timer of the browser may be late, for the first message as well.
    assert!(page.number("said[1][1] - said[0][1]") >= 4_800.0);
}

// V2, V3: news from the network move neither the focus nor what is being typed.
#[test]
fn v2_v3_background_news_leave_focus_and_fields_alone() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.route("#/topic/b");
    page.write("textarea[name=note]", "halb");
    let changed = Document::small().with("topics", "b", "title", "Neuer Titel");
    visit.server.put(ENDPOINT, changed.answer());
    page.js("window.dispatchEvent(new Event('pageshow')); return null");
    page.wait_for("document.querySelector('h1').innerText === 'Neuer Titel'");
    assert_eq!(page.value("document.activeElement.name"), "note");
    page.keys(" fertig");
    page.wait_for("document.querySelector('textarea').value === 'halb fertig'");
    page.wait_css("textarea[data-saved=true]");
}

// V3: new topics wait until the person wants to see them.
#[test]
fn v3_the_wall_does_not_move_under_the_finger() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("#day [data-topic=a]");
    page.tap("[data-topic=b] [data-do=pick]");
    page.wait_css("[data-topic=b] [data-do=pick][aria-pressed=true]");
    let before =
        page.number("document.querySelector('[data-topic=b]').getBoundingClientRect().top");
    let changed = Document::small().with("topics", "a0", "title", "Davor eingefügt").with(
        "topics",
        "a0",
        "place",
        serde_json::json!({ "slot": "d1-1", "space": "r1" }),
    );
    visit.server.put(ENDPOINT, changed.answer());
    visit.server.forget();
    page.js("window.dispatchEvent(new Event('pageshow')); return null");
    visit.wait_asked(1);
    page.wait_css("[data-do=show-new]");
    let after = page.number("document.querySelector('[data-topic=b]').getBoundingClientRect().top");
    assert!((before - after).abs() < 1.0, "{before} → {after}");
    assert_eq!(focused(page), "BUTTON Merken: Zweites Anliegen");
    assert!(!page.holds("document.querySelector('[data-topic=a0]')"));
    page.tap("[data-do=show-new]");
    page.wait_css("#day [data-topic=a0]");
}

// Going back leads to where one was.
#[test]
fn back_leads_back() {
    let visit = Visit::to_sample();
    let page = &visit.page;
    page.wait_for("document.querySelectorAll('#day [data-topic]').length > 20");
    page.js("scrollTo({ top: 900, behavior: 'instant' }); return null");
    let top = page.number("scrollY");
    page.js("document.querySelectorAll('#day [data-topic] a')[9].click(); return null");
    page.wait_css("main > .back, main .back");
    page.js("history.back(); return null");
    page.wait_css("#day [data-topic]");
    page.wait_for(&format!("Math.abs(scrollY - {top}) < 60"));
}
