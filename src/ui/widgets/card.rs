//! A topic as a card. `view::shell` writes the same markup into the prepared first screen.

use leptos::prelude::*;

use crate::i18n::{Text, fill};
use crate::model::Command;
use crate::ui::Ui;
use crate::view::row::Row;

/// Draws a row.
pub fn card(ui: Ui, row: Row) -> impl IntoView {
    let class = ["card f", &row.tint.to_string()].concat();
    let href = ["#/topic/", &row.id].concat();
    let flag = (!row.flag.is_empty()).then(|| view! { <p class="flag">{row.flag}</p> });
    let meta = if row.numbered.is_empty() || row.meta.is_empty() {
        row.meta
    } else {
        [" · ", &row.meta].concat()
    };
    let numbered = (!row.numbered.is_empty()).then(|| view! { <b>{row.numbered}</b> });
    let star = star(ui, row.id.clone(), &row.title);
    view! {
        <article
            class=class
            data-topic=row.id
            data-slot=some(row.slot)
            data-space=some(row.space)
            data-number=some(row.number)
            data-state=row.state
        >
            <h3><a href=href dir="auto">{row.title}</a></h3>
            <p class="meta">{numbered}{meta}</p>
            {flag}
            {star}
        </article>
    }
}

/// The star: takes the topic into my agenda, or out of it.
fn star(ui: Ui, id: String, title: &str) -> impl IntoView + use<> {
    let picked = ui.picked(&id);
    let label = ui.peek(|app| fill(app.lang, Text::Pick, &[title]));
    let pressed = picked.clone();
    let pick = move |_| {
        let on = !picked.get_untracked();
        ui.command(Command::Pick { topic: id.clone(), on });
    };
    view! {
        <button
            class="pick"
            data-do="pick"
            aria-label=label
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=pick
        ></button>
    }
}

/// An attribute only where there is something in it.
pub fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
