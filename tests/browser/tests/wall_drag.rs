//! Dragging topics over the wall's table with a mouse.

use std::sync::{Mutex, MutexGuard, PoisonError};

use anliegen_browser::Page;
use anliegen_browser::person::{deliver, facilitate, open};
use anliegen_browser::sample::Document;
use anliegen_browser::visit::Visit;
use serde_json::{Value, json};

/// Before all rounds of the small event.
const EARLY: &str = "2013-10-01T10:00";
/// The only free cell of its first day: the second space in the second round.
const FREE: &str = "#day tbody tr:nth-child(2) > td:nth-child(3)";
/// Marks of a drag.
const MARKS: &str = "#day [data-dragged], #day [data-drop]";

/// A driver has one mouse for all windows.
fn hand() -> MutexGuard<'static, ()> {
    static HAND: Mutex<()> = Mutex::new(());
    HAND.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The wall's table, on a screen that is wide enough.
fn wide(visit: &Visit) -> &Page {
    let page = &visit.page;
    page.resize(1280, 900);
    page.route(&format!("#/wall?at={EARLY}"));
    page.wait_css("#day table [data-topic=c]");
    page
}

fn card(topic: &str) -> String {
    format!("#day [data-topic={topic}]")
}

/// The card hangs in this cell.
#[track_caller]
fn wait_in(page: &Page, topic: &str, slot: &str, space: &str) {
    page.wait_css(&format!("td > [data-topic={topic}][data-slot={slot}][data-space={space}]"));
}

/// Moves to the middle of an element, in small steps.
fn over(page: &Page, css: &str) -> Value {
    page.wait_css(css);
    let rect = format!("document.querySelector({}).getBoundingClientRect()", json!(css));
    let middle =
        |from: &str, size: &str| page.number(&format!("{rect}.{from} + {rect}.{size} / 2"));
    let (x, y) = (middle("x", "width") as i64, middle("y", "height") as i64);
    json!({ "type": "pointerMove", "duration": 120, "x": x, "y": y })
}

/// What a pointer of this kind does.
fn point(page: &Page, kind: &str, actions: &[Value]) {
    page.actions(&json!({
        "type": "pointer", "id": kind, "parameters": { "pointerType": kind }, "actions": actions,
    }));
}

fn down() -> Value {
    json!({ "type": "pointerDown", "button": 0 })
}

fn up() -> Value {
    json!({ "type": "pointerUp", "button": 0 })
}

/// Presses the mouse on a card and moves it to an element.
fn drag(page: &Page, topic: &str, to: &str) {
    point(page, "mouse", &[over(page, &card(topic)), down(), over(page, to)]);
}

// M5: whoever facilitates drags a card to a free cell, and takes it back.
#[test]
fn m5_a_card_is_dragged_to_a_free_cell_and_back_by_undo() {
    let _hand = hand();
    let visit = Visit::writing_in(&Document::small());
    facilitate(&visit.page, "Ute");
    let page = wide(&visit);
    drag(page, "a", FREE);
    page.wait_css(&format!("{}[data-dragged=true]", card("a")));
    page.wait_css(&format!("{FREE}[data-drop]"));
    let line =
        page.value(&format!("getComputedStyle(document.querySelector('{FREE}')).outlineStyle"));
    assert_eq!(line, "dashed", "seen without colours");
    point(page, "mouse", &[up()]);
    wait_in(page, "a", "d1-2", "r2");
    assert_eq!(page.count(MARKS), 0);
    assert!(page.value("location.hash").starts_with("#/wall"), "the link was not followed");
    page.tap(".toast [data-do=undo]");
    wait_in(page, "a", "d1-1", "r1");

    // Over another card, the two change places.
    drag(page, "b", &card("c"));
    point(page, "mouse", &[up()]);
    wait_in(page, "b", "d1-2", "r1");
    wait_in(page, "c", "d1-1", "r2");
    deliver(page);
}

// S4: others' topics stay, with a mouse too; one's own may be dragged.
#[test]
fn s4_only_ones_own_topic_can_be_dragged() {
    let _hand = hand();
    let visit = Visit::writing_in(&Document::small());
    open(&visit.page, "a");
    visit.page.js("document.querySelectorAll('details').forEach(d => d.open = true); return null");
    visit.page.tap("main [data-do=claim]");
    let page = wide(&visit);
    drag(page, "b", FREE);
    assert_eq!(page.count(MARKS), 0);
    point(page, "mouse", &[up()]);
    wait_in(page, "b", "d1-1", "r2");
    // Somebody else's does not give way.
    drag(page, "a", &card("c"));
    page.wait_css(&format!("{}[data-dragged=true]", card("a")));
    assert_eq!(page.count("#day [data-drop]"), 0);
    point(page, "mouse", &[up()]);
    page.wait_for(&format!("!document.querySelector('{MARKS}')"));
    wait_in(page, "a", "d1-1", "r1");
    drag(page, "a", FREE);
    point(page, "mouse", &[up()]);
    wait_in(page, "a", "d1-2", "r2");
}

// S4: Escape calls it off, a finger scrolls, and the card's own ways go on.
#[test]
fn s4_a_drag_is_in_nobodys_way() {
    let _hand = hand();
    let visit = Visit::writing_in(&Document::small());
    facilitate(&visit.page, "Ute");
    let page = wide(&visit);
    drag(page, "a", FREE);
    page.wait_css(&format!("{FREE}[data-drop]"));
    page.keys("\u{e00c}");
    page.wait_css(&format!("{}[data-dragged=false]", card("a")));
    assert_eq!(page.count("#day [data-drop]"), 0);
    point(page, "mouse", &[over(page, &card("a")), up()]);
    page.wait_for(&format!("!document.querySelector('{MARKS}')"));
    assert!(page.value("location.hash").starts_with("#/wall"), "called off is no click");
    wait_in(page, "a", "d1-1", "r1");

    // Downwards: sideways it would lead back.
    let finger = [over(page, &card("a")), down(), over(page, &card("b"))];
    point(page, "touch", &finger);
    assert_eq!(page.count(MARKS), 0);
    point(page, "touch", &[up()]);
    wait_in(page, "a", "d1-1", "r1");

    page.tap(&format!("{} [data-do=pick]", card("a")));
    page.wait_css(&format!("{} [data-do=pick][aria-pressed=true]", card("a")));
    page.tap(&format!("{} h3 a", card("a")));
    page.wait_css("main article[data-topic=a] h1");
}
