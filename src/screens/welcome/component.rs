//! Ways in: Welcome, and an invitation that is on its way. What comes with the second module is
//! in [`super::join`].

use leptos::prelude::*;

use crate::components::context::use_app;
use crate::components::text::Title;
use crate::i18n::Text;
use crate::prerender::{BESIDES, WAYS};
use crate::screens::settings::events::EventList;

/// Welcome.
#[component]
pub fn WelcomeScreen() -> impl IntoView {
    let app = use_app();
    let has_events = app.memo(|app| !app.events.is_empty());
    move || {
        let lang = app.lang();
        let way = |(href, title, why): (&'static str, Text, Text)| {
            view! {
                <a class="way" href=href>
                    <b>{lang.say(title)}</b>
                    {lang.say(why)}
                </a>
            }
            .into_any()
        };
        let beside = |(href, words): (&'static str, Text)| {
            view! { <li><a href=href>{lang.say(words)}</a></li> }.into_any()
        };
        let events = has_events.get().then(|| {
            view! {
                <h2>{lang.say(Text::Events)}</h2>
                <EventList with_state=false/>
            }
            .into_any()
        });
        view! {
            <Title words=lang.say(Text::WelcomeTitle)/>
            <p class="lead">{lang.say(Text::WelcomeLead)}</p>
            <div class="ways">{WAYS.into_iter().map(way).collect_view()}</div>
            {events}
            <ul class="links">{BESIDES.into_iter().map(beside).collect_view()}</ul>
        }
        .into_any()
    }
}

/// An invitation that is on its way.
#[component]
pub fn ArrivingScreen() -> impl IntoView {
    view! { <Title words=use_app().lang().say(Text::Joining)/> }
}
