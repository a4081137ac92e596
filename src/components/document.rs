//! What the document itself shows of the app: attributes of `<html>`, the title, the focus.

use leptos::prelude::*;

use super::context::AppContext;
use crate::app::{App, Screen};
use crate::platform::{dom, history};
use crate::screens::layout::view_model;

/// Keeps the document in step with the app.
pub fn follow(app: AppContext) {
    Effect::new(move |before: Option<Screen>| {
        let screen = app.read(|app| {
            write(app);
            app.route.screen.clone()
        });
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
    dom::page("data-sync", view_model::sync_word(app));
    dom::page("data-stand", &stand.map_or_else(String::new, dom::iso_time));
    dom::set_title(&view_model::title(app));
}
