//! The events on this phone.

use leptos::prelude::*;

use super::view_model;
use crate::app::{JoinMsg, Msg};
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::i18n::Text;
use crate::platform::dom;

/// The events on this phone, to be opened.
#[component]
pub fn EventList(
    /// Whether each says if it is the one at hand.
    with_state: bool,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let row = move |row: view_model::EventRow| {
        let view_model::EventRow { id, title, current } = row;
        let press = move || {
            app.send(Msg::Join(JoinMsg::OpenEvent(id.clone())));
            dom::go("#/now");
        };
        let state = if current { Text::EventCurrent } else { Text::EventOpen };
        let words = if with_state { format!("{title} ({})", lang.say(state)) } else { title };
        view! { <li><Button command="open-event" words press/></li> }.into_any()
    };
    let events = app.memo(view_model::events);
    view! {
        <ul class="links">{move || events.get().into_iter().map(row).collect_view()}</ul>
    }
}
