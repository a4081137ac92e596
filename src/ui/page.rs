//! What the page itself shows of the app: attributes of `<html>`, the title, the focus.

use leptos::prelude::*;

use super::Ui;
use crate::app::{App, Screen};
use crate::platform::dom;
use crate::view::frame;

/// The attributes of `<html>`, for style sheets and for people who script the app.
#[derive(Clone, Default, PartialEq)]
struct Page {
    lang: &'static str,
    size: String,
    look: String,
    event: String,
    pending: String,
    sync: &'static str,
    stand: Option<i64>,
    title: String,
}

/// Keeps the page in step.
pub fn follow(ui: Ui) {
    let page = ui.memo(read);
    Effect::new(move |_| page.with(write));
    let screen = ui.memo(|app| app.route.screen.clone());
    Effect::new(move |before: Option<Screen>| {
        let screen = screen.get();
        // Focus goes to the heading on each route, never on background news (V2), and not on
        // the first screen: nobody has moved yet.
        if before.is_some_and(|before| before != screen) {
            dom::focus_heading();
        }
        screen
    });
}

fn read(app: &App) -> Page {
    let me = &app.profile.me;
    let open = app.event.as_ref();
    Page {
        lang: app.lang.tag(),
        size: me.size.clone(),
        look: me.look.clone(),
        event: open.map_or_else(String::new, |open| open.id.clone()),
        pending: open.map_or(0, |open| open.layers.own().iter().count()).to_string(),
        sync: frame::sync_word(app),
        stand: open.and_then(|open| open.machine.status(app.now.ms).state.stand()),
        title: frame::title(app),
    }
}

fn write(page: &Page) {
    dom::page("lang", page.lang);
    dom::page("data-size", &page.size);
    dom::page("data-look", &page.look);
    dom::page("data-event", &page.event);
    dom::page("data-pending", &page.pending);
    dom::page("data-sync", page.sync);
    dom::page("data-stand", &page.stand.map_or_else(String::new, dom::iso_time));
    dom::set_title(&page.title);
}
