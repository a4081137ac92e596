//! A page that the browser translates: a translator puts elements of its own in the place of
//! text nodes. What changes afterwards must still be seen, and nothing old may stay.

use anliegen_browser::Page;
use anliegen_browser::sample::{DURING, Document};
use anliegen_browser::visit::{ENDPOINT, Visit};

/// What translators do, to all that stands in the page and to all that comes: each text node
/// gives way to two nested `font` elements with other words.
const TRANSLATOR: &str = r"
    const isOurs = (node) => node.parentElement?.closest('font, script, style, textarea');
    const translate = (text) => {
      if (!text.data.trim() || !text.parentNode || isOurs(text)) return;
      const outer = document.createElement('font');
      const inner = outer.appendChild(document.createElement('font'));
      inner.textContent = `${text.data}*`;
      text.replaceWith(outer);
    };
    const below = (root) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      texts.forEach(translate);
    };
    below(document.body);
    new MutationObserver((changes) => {
      for (const node of changes.flatMap((change) => [...change.addedNodes])) {
        if (node.nodeType === Node.TEXT_NODE) translate(node);
        else if (node.nodeType === Node.ELEMENT_NODE && node.localName !== 'font') below(node);
      }
    }).observe(document.body, { childList: true, subtree: true });
    return null;
";

/// The small event with its first topic in another room, at another time, under another title.
fn moved() -> Document {
    let place = serde_json::json!({ "slot": "d1-2", "space": "r2" });
    Document::small().with("topics", "a", "place", place).with("topics", "a", "title", "Umgezogen")
}

/// Has the other document arrive without leaving the screen.
fn arrive(visit: &Visit, document: &Document) {
    visit.server.put(ENDPOINT, document.answer());
    visit.page.js("window.dispatchEvent(new Event('online')); return null");
}

/// That the page shows the new words within a minute, and none of the old ones.
fn shows(page: &Page, css: &str, new: &str, old: &str) {
    let text = format!("document.querySelector({css:?})?.textContent ?? ''");
    page.wait_within(std::time::Duration::from_secs(90), &format!("({text}).includes({new:?})"));
    let shown = page.value(&text);
    assert!(!shown.contains(old), "{css}: {shown}");
}

#[test]
fn a_translated_wall_shows_no_old_room_and_no_old_title() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.wait_css("#day [data-topic=a]");
    page.js(TRANSLATOR);
    assert!(page.text("[data-topic=a] h3").contains('*'), "the translator has been here");
    arrive(&visit, &moved());
    shows(page, "[data-topic=a][data-space=r2] .meta", "Raum 12", "Saal A");
    shows(page, "[data-topic=a] h3", "Umgezogen", "Erstes");
    // What is searched for replaces the list, and its count the one before.
    page.write("#search", "Clara");
    shows(page, "#hits h2", "1", "3");
    page.tap("[data-topic=c] [data-do=pick]");
    page.wait_css("[data-topic=c] [data-do=pick][aria-pressed=true]");
}

#[test]
fn a_translated_topic_shows_no_old_place() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.route("#/topic/a");
    page.wait_css("article[data-topic=a]");
    page.js(TRANSLATOR);
    arrive(&visit, &moved());
    shows(page, "article .place", "Raum 12", "Saal A");
    shows(page, "article .place", "13:30", "11:00");
    shows(page, "main h1", "Umgezogen", "Erstes");
    page.tap("[data-do=pick]");
    shows(page, "article [data-do=pick]", "★", "☆");
}

#[test]
fn my_translated_agenda_shows_no_old_time() {
    let visit = Visit::to(&Document::small());
    let page = &visit.page;
    page.tap("[data-topic=a] [data-do=pick]");
    page.route(&format!("#/mine?at={DURING}"));
    page.wait_css("main [data-topic=a]");
    page.js(TRANSLATOR);
    arrive(&visit, &moved());
    shows(page, "main .time", "13:30", "11:00");
    shows(page, "main [data-topic=a] .meta", "Raum 12", "Saal A");
    // Another screen, and back: each stands alone.
    page.route("#/about");
    page.wait_css("main .rules");
    assert!(!page.text("main").contains("Umgezogen"));
    page.route("#/mine");
    shows(page, "main .time", "13:30", "11:00");
}
