//! What a person feels while a large document arrives: how long it takes to be on the screen,
//! and how long the screen stands still meanwhile.

use serde_json::{Value, json};

use crate::figures::Figures;
use crate::probe::visit;
use crate::{Answer, Page, Server, Site};

/// The document's length, in bytes.
const LARGE: usize = 1_000_000;
/// Topics that it has.
const TOPICS: usize = 1_000;
/// A stamp's author.
const AUTHOR: &str = "someone00000";

/// Scrolls from here on and notes the longest time between two frames.
const SCROLL: &str = r"
bench.still = 0; bench.longest = 0;
performance.clearResourceTimings();
let last = performance.now(), by = 4;
const step = now => {
    bench.still = Math.max(bench.still, now - last);
    last = now;
    if (scrollY + innerHeight >= document.documentElement.scrollHeight) by = -4;
    if (scrollY <= 0) by = 4;
    scrollBy({ top: by, behavior: 'instant' });
    if (!bench.halt) requestAnimationFrame(step);
};
requestAnimationFrame(step);
new MutationObserver(() => { bench.taken ??= performance.now(); })
    .observe(document.documentElement, { attributeFilter: ['data-stand'] });
return null";

/// From the last byte of a document of 1 MB, a wall that phones have written, to the state that
/// the screen names once it was joined; and the longest time that the wall, scrolled by a
/// finger, stood still from then until all was drawn and stored.
pub(crate) fn measure(page: &Page, server: &Server, site: &Site, figures: &mut Figures) {
    visit(page, server, "#/sync");
    let before = page.state("stand");
    page.wait_for(&format!("document.documentElement.dataset.stand !== {}", json!(before)));
    page.wait_for("new Promise(done => setTimeout(done, 3000, true))");
    server.put("/event.json", Answer::document(&large(site)));
    page.tap("[data-do=sync-now]");
    page.route("#/wall");
    page.wait_for("document.querySelectorAll('#day [data-topic]').length > 12");
    page.js(SCROLL);
    page.wait_for("bench.taken");
    page.wait_for("new Promise(done => setTimeout(done, 4000, true))"); // the fold
    page.js("bench.halt = true; return null");
    let arrived = "performance.getEntriesByType('resource')\
                   .find(e => e.name.endsWith('event.json')).responseEnd";
    let took = page.number(&format!("bench.taken - {arrived}"));
    figures.add("1 MB document: arrived to joined, ms", took);
    figures.add("1 MB document: longest task, ms", page.number("bench.longest"));
    figures.add("1 MB document: scrolling stands still, ms", page.number("bench.still"));
}

/// The site's document as phones would have written it: many topics, each field with its stamp.
fn large(site: &Site) -> String {
    let mut document: Value = serde_json::from_str(site.text("event.json")).expect("JSON");
    let given = document["topics"].as_object().expect("topics").clone();
    let mut topics = given.clone();
    for at in given.len()..TOPICS {
        let like = given.values().nth(at % given.len()).expect("a topic");
        let mut topic = like.clone();
        topic["number"] = (at + 1).into();
        topics.insert(format!("tx{at}"), topic);
    }
    for (at, topic) in topics.values_mut().enumerate() {
        stamp(topic, at);
    }
    document["topics"] = topics.into();
    let more = LARGE.saturating_sub(document.to_string().len()) / TOPICS;
    for topic in document["topics"].as_object_mut().expect("topics").values_mut() {
        let words = topic["words"].as_str().unwrap_or_default().to_owned();
        topic["words"] = (words + &"Mehr Worte. ".repeat(more / 12)).into();
    }
    document.to_string()
}

fn stamp(topic: &mut Value, at: usize) {
    let fields = topic.as_object().expect("a topic").keys().cloned().enumerate();
    let stamps = fields.map(|(field, name)| {
        let ms = u32::try_from(at * 10 + field).expect("few topics");
        (name, Value::from(format!("{}.0.{AUTHOR}", base36(ms + 36 * 36))))
    });
    topic["~"] = stamps.collect();
}

fn base36(number: u32) -> String {
    let mut rest = number;
    let mut digits = Vec::new();
    while rest > 0 {
        digits.push(char::from_digit(rest % 36, 36).expect("a digit"));
        rest /= 36;
    }
    digits.iter().rev().collect()
}
