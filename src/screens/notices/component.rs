//! What is said to all, on *Jetzt* and elsewhere.

use leptos::prelude::*;

use super::view_model;
use super::view_model::Said;
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::components::text::LinkedText;
use crate::domain::Command;
use crate::i18n::{Text, fill};
use crate::platform::dom;

/// What this phone has not put away, to be put away.
#[component]
pub fn FreshNotices() -> impl IntoView {
    let app = use_app();
    let fresh = app.memo(view_model::fresh);
    let notice = move |said: Said| {
        let id = said.id.clone();
        let put_away = move || {
            app.command(Command::PutAway { notice: id.clone(), on: true });
            // The button goes, and the focus with it.
            dom::focus_heading();
        };
        let words = app.lang().say(Text::PutAway);
        view! {
            <NoticeBox said>
                <Button class="plain" command="put-away" words press=put_away/>
            </NoticeBox>
        }
        .into_any()
    };
    move || fresh.get().into_iter().map(notice).collect_view()
}

/// What this phone has put away, to be read again.
#[component]
pub fn EarlierNotices() -> impl IntoView {
    let app = use_app();
    let earlier = app.memo(view_model::earlier);
    move || {
        let all = earlier.get();
        (!all.is_empty()).then(|| {
            let words = fill(app.lang(), Text::EarlierNotices, &[&all.len().to_string()]);
            let notice = |said| view! { <NoticeBox said/> }.into_any();
            view! {
                <details>
                    <summary prop:textContent=words></summary>
                    {all.into_iter().map(notice).collect_view()}
                </details>
            }
            .into_any()
        })
    }
}

/// Head and words of a notice, and what can be done with it.
#[component]
pub fn NoticeBox(
    /// The notice.
    said: Said,
    /// What can be done with it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="note notice" data-notice=said.id>
            <h2 prop:textContent=said.head></h2>
            <p class="pre" dir="auto"><LinkedText parts=said.words/></p>
            {children.map(|children| children())}
        </section>
    }
}
