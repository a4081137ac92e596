//! Buttons. Each carries its command as `data-do`, for people who script the app.

use super::node::{El, Words, el};

/// A button of this class.
pub fn button(
    class: &'static str,
    words: impl Into<Words>,
    action: &'static str,
    run: impl Fn() + 'static,
) -> El {
    let words: Words = words.into();
    el("button")
        .class(class)
        .attr("type", "button")
        .attr("data-do", action)
        .on("click", move |_| run())
        .add(super::node::Node::Text(words))
}

/// A button with a border.
pub fn bordered(words: impl Into<Words>, action: &'static str, run: impl Fn() + 'static) -> El {
    button("btn", words, action, run)
}

/// A button that looks like a link.
pub fn plain(words: impl Into<Words>, action: &'static str, run: impl Fn() + 'static) -> El {
    button("plain", words, action, run)
}

/// A row of buttons.
pub fn row() -> El {
    el("p").class("buttons")
}
