//! What the document itself shows of the app: attributes of `<html>`, the title, the focus.

use leptos::prelude::*;

use super::context::AppContext;
use crate::app::{App, Screen};
use crate::platform::{dom, history};
use crate::screens::layout::view_model;

/// What the document shows at a moment.
struct Shown {
    screen: Screen,
    title: String,
    /// For style sheets, and for people who script the app.
    attributes: [(&'static str, String); 7],
}

/// Keeps the document in step with the app.
pub fn follow(app: AppContext) {
    Effect::new(move |before: Option<Shown>| {
        let shown = app.read(Shown::of);
        shown.write(before.as_ref());
        // Focus goes to the heading on each route, never on background news (V2), and not on
        // the first screen: nobody has moved yet.
        if before.is_some_and(|before| before.screen != shown.screen) {
            dom::focus_heading();
            history::scroll_back();
        }
        shown
    });
}

impl Shown {
    fn of(app: &App) -> Self {
        let open = app.event.as_ref();
        let pending = open.map_or(0, |open| open.pending.count());
        let stand = open.and_then(|open| open.machine.status(app.now.ms).state.stand());
        Self {
            screen: app.route.screen.clone(),
            title: view_model::title(app),
            attributes: [
                ("lang", app.lang.tag().to_owned()),
                ("data-size", app.profile.me.size.clone()),
                ("data-look", app.profile.me.look.clone()),
                ("data-event", open.map_or_else(String::new, |open| open.id.clone())),
                ("data-pending", pending.to_string()),
                ("data-sync", view_model::sync_word(app).to_owned()),
                ("data-stand", stand.map_or_else(String::new, dom::iso_time)),
            ],
        }
    }

    /// Writes what is another than before: an attribute of `<html>` that is set, even to the same
    /// value, has the browser look at the style of the whole page again.
    fn write(&self, before: Option<&Self>) {
        for (at, attribute) in self.attributes.iter().enumerate() {
            if before.and_then(|before| before.attributes.get(at)) != Some(attribute) {
                dom::page(attribute.0, &attribute.1);
            }
        }
        if before.is_none_or(|before| before.title != self.title) {
            dom::set_title(&self.title);
        }
    }
}
