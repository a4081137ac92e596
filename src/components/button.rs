//! Buttons, and links that look like one.

use leptos::prelude::*;

use super::attributes::{non_empty, truth};
use super::context::use_app;
use crate::i18n::Text;

/// What a click sets off.
pub struct OnPress(Box<dyn Fn()>);

impl<F: Fn() + 'static> From<F> for OnPress {
    fn from(run: F) -> Self {
        Self(Box::new(run))
    }
}

/// A button. It carries its command as `data-do`, for people who script the app.
#[component]
pub fn Button(
    /// `btn` with a border, `plain` like a link, `chip` in a row of choices.
    #[prop(optional, into)]
    class: String,
    /// The command, as it stands in `data-do`.
    command: &'static str,
    /// What stands on it.
    #[prop(into)]
    words: String,
    /// What a click sets off.
    #[prop(into)]
    press: OnPress,
    /// For a button that can be on or off.
    #[prop(optional)]
    pressed: Option<bool>,
    /// For a button that unfolds something.
    #[prop(optional)]
    expanded: Option<bool>,
    /// What a screen reader says in place of the words.
    #[prop(optional, into)]
    label: String,
    /// To what the command applies, as it stands in `data-what`.
    #[prop(optional)]
    what: Option<&'static str>,
) -> impl IntoView {
    view! {
        <button
            class=class
            type="button"
            data-do=command
            data-what=what
            aria-label=non_empty(label)
            aria-pressed=pressed.map(truth)
            aria-expanded=expanded.map(truth)
            on:click=move |_| (press.0)()
            prop:textContent=words
        ></button>
    }
}

/// Buttons side by side.
#[component]
pub fn ButtonRow(children: Children) -> impl IntoView {
    view! { <p class="buttons">{children()}</p> }
}

/// A link to the wall.
#[component]
pub fn WallLink() -> impl IntoView {
    let words = use_app().lang().say(Text::ToWall);
    view! { <ButtonRow><a class="btn" href="#/wall">{words}</a></ButtonRow> }
}

/// The way to post a topic, in one tap.
#[component]
pub fn NewTopicLink() -> impl IntoView {
    let words = format!("+ {}", use_app().lang().say(Text::NewTopicShort));
    view! {
        <a class="btn primary wide" href="#/new" data-do="new" prop:textContent=words></a>
    }
}
