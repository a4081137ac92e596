//! What the page itself shows of the app: attributes of `<html>`, the title, the focus.

use leptos::prelude::*;

use super::handle::Ui;
use crate::app::App;
use crate::platform::{dom, history};
use crate::view::frame;

/// Keeps the page in step.
pub fn follow(ui: Ui) {
    Effect::new(move |before: Option<String>| {
        ui.read(write);
        let screen = ui.read(|app| app.route.screen.path());
        // Focus goes to the heading on each route, never on background news (V2), and not on
        // the first screen: nobody has moved yet.
        if before.is_some_and(|before| before != screen) {
            dom::focus_heading();
            history::scroll_back();
        }
        screen
    });
}

/// For style sheets, and for people who script the app.
fn write(app: &App) {
    let open = app.event.as_ref();
    let pending = open.map_or(0, |open| open.pending.count());
    let stand = open.and_then(|open| open.machine.status(app.now.ms).state.stand());
    dom::page("lang", app.lang.tag());
    dom::page("data-size", &app.profile.me.size);
    dom::page("data-look", &app.profile.me.look);
    dom::page("data-event", open.map_or("", |open| &open.id));
    dom::page("data-pending", &pending.to_string());
    dom::page("data-sync", frame::sync_word(app));
    dom::page("data-stand", &stand.map_or_else(String::new, dom::iso_time));
    dom::set_title(&frame::title(app));
}
