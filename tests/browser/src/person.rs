//! What a person does who writes, in taps and keys.

use serde_json::json;

use crate::Page;

/// A moment at which the small event's next free place is the second round's second space.
pub const AT_NOON: &str = "2013-10-01T12:45";
/// How that place is read out.
pub const NEXT_PLACE: &str = "Di 13:30 · Raum 12";

/// Posts a topic at the next free place, as of [`AT_NOON`], and returns its id.
#[track_caller]
pub fn post(page: &Page, title: &str) -> String {
    page.route(&format!("#/new?at={AT_NOON}"));
    page.write("textarea[name=title]", title);
    page.tap("[data-do=post-topic]");
    posted(page)
}

/// The id of the topic that was posted just now, once its screen stands.
#[track_caller]
pub fn posted(page: &Page) -> String {
    page.wait_css("main .read-out");
    page.value("document.querySelector('main article[data-topic]').dataset.topic")
}

/// Switches on "Ich begleite", and says a name.
#[track_caller]
pub fn facilitate(page: &Page, name: &str) {
    say_name(page, name);
    page.tap("input[name=role]");
    page.wait_for("document.querySelector('input[name=role]').checked");
}

/// Says one's name in the settings.
#[track_caller]
pub fn say_name(page: &Page, name: &str) {
    page.route("#/settings");
    page.write("#my-name", name);
    page.keys("\u{e004}");
}

/// Taps "Jetzt abgleichen" and waits for a good answer.
#[track_caller]
pub fn look(page: &Page) {
    let before = page.state("stand");
    tap_sync(page);
    page.wait_for(&format!("document.documentElement.dataset.stand > {}", json!(before)));
}

/// Taps "Jetzt abgleichen" and waits until nothing of this phone's waits any more.
#[track_caller]
pub fn deliver(page: &Page) {
    tap_sync(page);
    page.wait_for("document.documentElement.dataset.pending === '0'");
}

fn tap_sync(page: &Page) {
    page.route("#/sync");
    page.tap("[data-do=sync-now]");
}

/// Opens a topic's screen.
#[track_caller]
pub fn open(page: &Page, topic: &str) {
    page.route(&format!("#/topic/{topic}"));
    page.wait_css(&format!("article[data-topic=\"{topic}\"] h1"));
}
