//! What the page itself shows of the app: attributes of `<html>`, the title, the focus.

use std::cell::RefCell;

use super::handle::Ui;
use super::node::{Node, nothing};
use crate::app::App;
use crate::platform::{dom, history};
use crate::screens::layout::view_model as frame;

/// Keeps the page in step. A piece without anything to see, to be put after the others: it
/// follows the app as they do, and by then they have drawn.
pub fn follow(ui: Ui) -> Node {
    let shown = RefCell::new(None);
    ui.live(move |app| {
        write(app);
        let before = shown.replace(Some(app.route.screen.clone()));
        // Focus goes to the heading on each route, never on background news (V2), and not on
        // the first screen: nobody has moved yet.
        if before.is_some_and(|before| before != app.route.screen) {
            dom::focus_heading();
            history::scroll_back();
        }
        nothing()
    })
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
