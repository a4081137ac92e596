//! What axe does not measure: reflow, and the size of targets.

use serde_json::Value;

use crate::Page;

/// Elements wider than the window.
const WIDE: &str = "[...document.querySelectorAll('body *')].filter(e => \
    e.getBoundingClientRect().right > innerWidth + 1 && getComputedStyle(e).position !== 'absolute')\
    .slice(0, 5).map(e => e.tagName + '.' + e.className + ' ' + e.innerText?.slice(0, 40))";

/// Targets below 44 px, apart from links within a line of text. A title's link reaches over its
/// whole card.
const SMALL: &str = "[...document.querySelectorAll('a, button, select, input, textarea, summary')]\
    .filter(e => e.checkVisibility() && !e.closest('.visually-hidden, .skip, [hidden]') \
        && !e.matches('.visually-hidden, .skip, p > a:not(.btn), .pre a, dd a'))\
    .map(e => [e, (e.closest('label') || e.matches('.card > h3 > a') && e.closest('.card') || e)\
        .getBoundingClientRect()])\
    .filter(([e, box]) => box.width > 0 && (box.height < 43.9 || box.width < 43.9))\
    .map(([e, box]) => e.tagName + ' ' + (e.innerText || e.name || e.href) + ' ' + \
        Math.round(box.width) + '×' + Math.round(box.height))";

/// Words on more than one line in the navigation and on the buttons that matter most.
const CUT: &str = "[...document.querySelectorAll('.tabs a, .btn.primary')].flatMap(e => {\
    const text = e.firstChild; const range = document.createRange(); \
    return [...(text?.data || '').matchAll(/\\S+/g)].filter(word => { \
        range.setStart(text, word.index); range.setEnd(text, word.index + word[0].length); \
        return range.getClientRects().length > 1; }).map(word => word[0]); })";

/// What makes the screen scroll sideways in a window so wide, in CSS pixels; `None` where
/// nothing does.
pub fn sideways(page: &Page, width: u32) -> Option<String> {
    let needed = page.number("document.scrollingElement.scrollWidth");
    (needed > f64::from(width)).then(|| format!("{needed} px {}", page.value(WIDE)))
}

/// Targets that are smaller than 44 px.
pub fn small_targets(page: &Page) -> impl Iterator<Item = String> {
    texts(page, SMALL)
}

/// Words of the navigation and of primary buttons that do not stand on one line.
pub fn cut_words(page: &Page) -> impl Iterator<Item = String> {
    texts(page, CUT)
}

fn texts(page: &Page, list: &str) -> impl Iterator<Item = String> + use<> {
    let found = page.js(&format!("return {list}"));
    let found = found.as_array().cloned().unwrap_or_default();
    found.into_iter().filter_map(|target| Value::as_str(&target).map(str::to_owned))
}
