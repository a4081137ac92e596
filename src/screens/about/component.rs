//! About the app, and about the event.

use leptos::prelude::*;

use super::view_model;
use crate::components::context::use_app;
use crate::components::text::{LinkedText, Paragraph, Title};
use crate::i18n::{Text, fill};

/// About the app.
#[component]
pub fn AboutScreen() -> impl IntoView {
    let lang = use_app().lang();
    let items = |texts: &[Text]| {
        texts.iter().map(|text| view! { <li>{lang.say(*text)}</li> }.into_any()).collect_view()
    };
    view! {
        <Title words=lang.say(Text::AboutTitle)/>
        <h2>{lang.say(Text::Principles)}</h2>
        <ol class="rules">
            {items(&[Text::Principle1, Text::Principle2, Text::Principle3, Text::Principle4])}
        </ol>
        <h2>{lang.say(Text::Law)}</h2>
        <Paragraph words=lang.say(Text::LawWords)/>
        <Paragraph class="place" words=lang.say(Text::Surprise)/>
        <h2>{lang.say(Text::HowItWorks)}</h2>
        <ul class="rules">{items(&[Text::How1, Text::How2, Text::How3])}</ul>
        <h2>{lang.say(Text::Privacy)}</h2>
        <ul class="rules">{items(&[Text::Privacy1, Text::Privacy2, Text::Privacy3])}</ul>
        <Paragraph class="meta" words=fill(lang, Text::Version, &[env!("CARGO_PKG_VERSION")])/>
    }
}

/// About the event.
#[component]
pub fn EventScreen() -> impl IntoView {
    let app = use_app();
    let event = app.memo(view_model::event);
    move || {
        event.get().map(|event| {
            let block = |block: view_model::Block| {
                view! {
                    <h2>{block.heading}</h2>
                    <p class="pre"><LinkedText parts=block.words/></p>
                }
                .into_any()
            };
            let day = |(day, slots): (String, Vec<(String, String)>)| {
                view! {
                    <h2 prop:textContent=day></h2>
                    <Pairs pairs=slots/>
                }
                .into_any()
            };
            view! {
                <Title words=event.title/>
                {event.blocks.into_iter().map(block).collect_view()}
                {event.days.into_iter().map(day).collect_view()}
                <Paragraph class="hint" words=event.zone/>
                <h2>{app.lang().say(Text::Spaces)}</h2>
                <Pairs pairs=event.spaces/>
            }
            .into_any()
        })
    }
}

/// Times and what they are for, rooms and where they are.
#[component]
fn Pairs(pairs: Vec<(String, String)>) -> impl IntoView {
    let pair = |(term, words): (String, String)| {
        view! {
            <dt translate="no" prop:textContent=term></dt>
            <dd prop:textContent=words></dd>
        }
        .into_any()
    };
    view! { <dl class="times">{pairs.into_iter().map(pair).collect_view()}</dl> }
}
