//! Dragging a topic with the mouse to another cell of the wall's table. An extra: fingers scroll,
//! and the way for all is the topic's own screen.

use std::cell::RefCell;

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, window};

use super::dispatcher::dispatch;
use super::dom;
use super::dom::on;
use super::model::read;
use crate::app::Msg;
use crate::domain::Command;
use crate::screens::wall::drag as view;

/// A hand that moves less, in CSS pixels, clicks.
const STILL: i32 = 6;
/// On the card: `true` while it follows the mouse, `false` once that was called off.
const DRAGGED: &str = "data-dragged";
/// On the cell that would take it.
const DROP: &str = "data-drop";

/// From the pressed button until it is let go.
struct Drag {
    topic: String,
    card: Element,
    from: (i32, i32),
    phase: Phase,
    cell: Option<Element>,
}

#[derive(Clone, Copy, PartialEq)]
enum Phase {
    Pressed,
    Moving,
    CalledOff,
}

thread_local! {
    static DRAG: RefCell<Option<Drag>> = const { RefCell::new(None) };
}

fn with(run: impl FnOnce(&mut Drag)) {
    DRAG.with(|drag| {
        if let Some(drag) = drag.borrow_mut().as_mut() {
            run(drag);
        }
    });
}

/// Begins to listen: the mouse may be anywhere when it moves and is let go.
pub fn listen() {
    let Some(document) = window().and_then(|w| w.document()) else { return };
    on(&document, "pointerdown", |event| grab(&event));
    on(&document, "pointermove", |event| match number(&event, "buttons") {
        // It was let go outside of the window.
        0 => end(None),
        _ => with(|drag| drag.follow(&event)),
    });
    on(&document, "pointerup", |event| end(Some(&event)));
    on(&document, "pointercancel", |_| end(None));
    on(&document, "keydown", |event| {
        if get(&event, "key").as_string().as_deref() == Some("Escape") {
            with(Drag::call_off);
        }
    });
    // The browser itself would drag the card's link.
    on(&document, "dragstart", |event| with(|_| event.prevent_default()));
}

/// The main button of a mouse was pressed, on a card or elsewhere.
fn grab(event: &Event) {
    let is_mouse = get(event, "pointerType").as_string().as_deref() == Some("mouse");
    if !is_mouse || number(event, "button") != 0 {
        return;
    }
    let Some(card) = below(event, ".wide [data-topic]") else { return };
    let Some(topic) = card.get_attribute("data-topic") else { return };
    // The star is a button of its own.
    if below(event, "button").is_some() || !read(|app| view::is_loose(app, &topic)) {
        return;
    }
    let drag = Drag { topic, card, from: position(event), phase: Phase::Pressed, cell: None };
    DRAG.with(|old| *old.borrow_mut() = Some(drag));
}

/// The button was let go, over a cell or elsewhere.
fn end(event: Option<&Event>) {
    let Some(mut drag) = DRAG.take() else { return };
    let cell = event.filter(|_| drag.phase == Phase::Moving).and_then(|e| below(e, ".wide td"));
    let command = cell.and_then(|cell| drag.command(&cell));
    drag.mark(None);
    // The click that follows must not open the topic.
    dom::after(0, move || drag.put_down());
    if let Some(command) = command {
        dispatch(Msg::Do(command));
    }
}

impl Drag {
    fn follow(&mut self, event: &Event) {
        let (x, y) = position(event);
        let (x, y) = (x - self.from.0, y - self.from.1);
        if self.phase == Phase::Pressed && x.abs().max(y.abs()) >= STILL {
            self.phase = Phase::Moving;
            let _ = self.card.set_attribute(DRAGGED, "true");
        }
        if self.phase != Phase::Moving {
            return;
        }
        self.shift(&format!("{x}px {y}px"));
        let cell = below(event, ".wide td").filter(|cell| self.command(cell).is_some());
        self.mark(cell);
    }

    fn call_off(&mut self) {
        if self.phase == Phase::Moving {
            self.phase = Phase::CalledOff;
            let _ = self.card.set_attribute(DRAGGED, "false");
            self.shift("");
            self.mark(None);
        }
    }

    fn put_down(&self) {
        let _ = self.card.remove_attribute(DRAGGED);
        self.shift("");
    }

    fn command(&self, cell: &Element) -> Option<Command> {
        // The first cell of a row is its head.
        let column = usize::try_from(number(cell, "cellIndex") - 1).ok()?;
        let row = number(&get(cell, "parentElement"), "sectionRowIndex");
        read(|app| view::drop_on(app, &self.topic, usize::try_from(row).ok()?, column))
    }

    fn mark(&mut self, cell: Option<Element>) {
        if self.cell == cell {
            return;
        }
        if let Some(old) = &self.cell {
            let _ = old.remove_attribute(DROP);
        }
        if let Some(new) = &cell {
            let _ = new.set_attribute(DROP, "");
        }
        self.cell = cell;
    }

    fn shift(&self, by: &str) {
        let _ = Reflect::set(&get(&self.card, "style"), &"translate".into(), &by.into());
    }
}

/// The nearest element of this kind around the one under the pointer.
fn below(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// On the page, so that the card stays under the mouse while the wheel scrolls.
fn position(event: &Event) -> (i32, i32) {
    (number(event, "pageX"), number(event, "pageY"))
}

fn number(of: &JsValue, name: &str) -> i32 {
    get(of, name).as_f64().unwrap_or(-1.0) as i32
}

fn get(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}
