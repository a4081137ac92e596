//! Headings and paragraphs.
//!
//! Text that may change is the only content of its element and is set as its `textContent`: a
//! browser that translates the page puts elements of its own in the place of text nodes, and an
//! update of a replaced node would leave an old room or time on the screen. What must not be
//! translated at all, times, rooms, names and numbers, carries `translate="no"`.

use leptos::prelude::*;

use super::attributes::non_empty;
use crate::screens::topic::view_model::Part;

/// The screen's heading; it takes the focus on each route (V2).
#[component]
pub fn Title(
    /// What it says.
    #[prop(into)]
    words: String,
) -> impl IntoView {
    view! { <h1 tabindex="-1" dir="auto" prop:textContent=words></h1> }
}

/// A paragraph, where there is something to say.
#[component]
pub fn Paragraph(
    /// Its class.
    #[prop(optional)]
    class: &'static str,
    /// What it says; nothing is drawn where it is empty.
    #[prop(into)]
    words: String,
    /// A time, a room, a name or a number, never to be translated.
    #[prop(optional)]
    verbatim: bool,
) -> impl IntoView {
    non_empty(words).map(|words| {
        view! {
            <p
                class=non_empty(class)
                translate=verbatim.then_some("no")
                prop:textContent=words
            ></p>
        }
        .into_any()
    })
}

/// Text from outside: text stays text, links come from the allow-list (S1).
#[component]
pub fn LinkedText(
    /// Texts and links in a row.
    parts: Vec<Part>,
) -> impl IntoView {
    let part = |part| match part {
        Part::Text(text) => view! { <span prop:textContent=text></span> }.into_any(),
        Part::Link(href, label) => view! {
            <a
                href=href
                rel="noreferrer noopener"
                target="_blank"
                prop:textContent=label
            ></a>
        }
        .into_any(),
    };
    parts.into_iter().map(part).collect_view()
}
