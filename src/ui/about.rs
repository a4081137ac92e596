//! About the app, and about the event.

use leptos::prelude::*;

use super::Ui;
use super::widgets::words::words;
use crate::i18n::{Text, fill};
use crate::view::about as view;

/// Draws the screen about the app.
pub fn about(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let list = move |texts: &[Text]| {
        let item = |text: &Text| view! { <li>{lang.say(*text)}</li> };
        texts.iter().map(item).collect_view()
    };
    let version = fill(lang, Text::Version, &[env!("CARGO_PKG_VERSION")]);
    view! {
        <h1 tabindex="-1">{lang.say(Text::AboutTitle)}</h1>
        <h2>{lang.say(Text::Principles)}</h2>
        <ol class="rules">
            {list(&[Text::Principle1, Text::Principle2, Text::Principle3, Text::Principle4])}
        </ol>
        <h2>{lang.say(Text::Law)}</h2>
        <p>{lang.say(Text::LawWords)}</p>
        <p><b>{lang.say(Text::Surprise)}</b></p>
        <h2>{lang.say(Text::HowItWorks)}</h2>
        <ul class="rules">{list(&[Text::How1, Text::How2, Text::How3])}</ul>
        <h2>{lang.say(Text::Privacy)}</h2>
        <ul class="rules">{list(&[Text::Privacy1, Text::Privacy2, Text::Privacy3])}</ul>
        <p class="meta">{version}</p>
    }
}

/// Draws the screen about the event.
pub fn event(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let model = ui.memo(view::event);
    let pairs = |pairs: Vec<(String, String)>| {
        let pair = |(term, words)| view! { <dt>{term}</dt><dd>{words}</dd> };
        view! { <dl class="times">{pairs.into_iter().map(pair).collect_view()}</dl> }
    };
    move || {
        model.get().map(|model| {
            let block = |block: view::Block| {
                view! { <h2>{block.heading}</h2><p class="pre">{words(block.words)}</p> }
            };
            let day = |(day, slots): (String, Vec<(String, String)>)| {
                view! { <h2>{day}</h2>{pairs(slots)} }
            };
            view! {
                <h1 tabindex="-1">{model.title}</h1>
                {model.blocks.into_iter().map(block).collect_view()}
                {model.days.into_iter().map(day).collect_view()}
                <p class="hint">{model.zone}</p>
                <h2>{lang.say(Text::Spaces)}</h2>
                {pairs(model.spaces)}
            }
        })
    }
}
