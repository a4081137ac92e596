//! On a topic's screen: what those concerned should know.

use leptos::prelude::*;

use super::view_model::{Beside, Offer, Trouble};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::Paragraph;
use crate::crdt::Stamp;
use crate::domain::Command;
use crate::i18n::{Text, fill};
use crate::screens::topic::place::component::FreePlaceButton;
use crate::screens::topic::place::view_model::Free;

/// Clashes, each with free places to go to.
#[component]
pub fn ClashList(
    /// The topic's id.
    id: String,
    /// Whether one moves it, or suggests to.
    direct: bool,
    /// What is in the way.
    clashes: Vec<Trouble>,
) -> impl IntoView {
    let clash = move |clash: Trouble| {
        let id = id.clone();
        let place = move |free: Free| {
            let words = free.words.clone();
            view! { <FreePlaceButton class="btn" id=id.clone() free words direct/> }.into_any()
        };
        view! {
            <section class="warn">
                <p prop:textContent=clash.words></p>
                <ButtonRow>{clash.free.into_iter().map(place).collect_view()}</ButtonRow>
            </section>
        }
        .into_any()
    };
    clashes.into_iter().map(clash).collect_view()
}

/// Values written at the same time, to be settled.
#[component]
pub fn ConcurrentValues(
    /// The topic's id.
    id: String,
    /// The fields with several values.
    fields: Vec<Beside>,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let field = move |concurrent: Beside| {
        let Beside { field, heading, values, more, both } = concurrent;
        let settle = |keep: Option<Stamp>| {
            let topic = id.clone();
            move || {
                let (topic, keep) = (topic.clone(), keep.clone());
                app.command(Command::Settle { topic, field, keep });
            }
        };
        let value = |(at, words): (Stamp, String)| {
            let words = fill(lang, Text::TakeThis, &[&words]);
            let press = settle(Some(at));
            view! { <li dir="auto"><Button command="settle" words press/></li> }.into_any()
        };
        let keep_both = both.then(|| {
            let (words, press) = (lang.say(Text::KeepBoth), settle(None));
            view! {
                <ButtonRow><Button class="btn" command="settle" words press/></ButtonRow>
            }
            .into_any()
        });
        view! {
            <section class="note">
                <h2 prop:textContent=heading></h2>
                <Paragraph class="hint" words=lang.say(Text::AtOnceWhy)/>
                <ul class="links">{values.into_iter().map(value).collect_view()}</ul>
                <Paragraph class="hint" words=more/>
                {keep_both}
            </section>
        }
        .into_any()
    };
    fields.into_iter().map(field).collect_view()
}

/// Suggestions; whoever may change the topic takes or leaves them.
#[component]
pub fn Proposals(
    /// Whether one may answer them.
    direct: bool,
    /// Those that wait.
    proposals: Vec<Offer>,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let proposal = move |offer: Offer| {
        let Offer { id, by, words } = offer;
        let answer = move |accept| {
            let proposal = id.clone();
            move || app.command(Command::Answer { proposal: proposal.clone(), accept })
        };
        let answers = direct.then(|| {
            view! {
                <ButtonRow>
                    <Button
                        class="btn"
                        command="accept"
                        words=lang.say(Text::Accept)
                        press=answer(true)
                    />
                    <Button
                        class="btn"
                        command="decline"
                        words=lang.say(Text::Decline)
                        press=answer(false)
                    />
                </ButtonRow>
            }
            .into_any()
        });
        view! {
            <section class="note">
                <b prop:textContent=by></b>
                <p dir="auto" prop:textContent=words></p>
                {answers}
            </section>
        }
        .into_any()
    };
    proposals.into_iter().map(proposal).collect_view()
}

/// Who changed what.
#[component]
pub fn Trail(
    /// "Titel – Uwe, 10:42", the latest first.
    steps: Vec<String>,
) -> impl IntoView {
    let step = |words: String| view! { <li prop:textContent=words></li> }.into_any();
    view! {
        <details>
            <summary>{use_app().lang().say(Text::Trail)}</summary>
            <ul class="trail">{steps.into_iter().map(step).collect_view()}</ul>
        </details>
    }
}
