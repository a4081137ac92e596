//! Text from outside: text stays text, links come from the allow-list (S1).

use leptos::prelude::*;

use crate::view::topic::Part;

/// Draws text with its links.
pub fn words(parts: Vec<Part>) -> impl IntoView {
    let part = |part| match part {
        Part::Text(text) => text.into_any(),
        Part::Link(href, label) => {
            view! { <a href=href rel="noreferrer noopener" target="_blank">{label}</a> }.into_any()
        }
    };
    parts.into_iter().map(part).collect_view()
}
