//! Headings and texts.

use super::node::{Node, Words, el};
use crate::screens::topic::view_model::Part;

/// The screen's heading; it takes the focus on each route (V2).
pub fn h1(words: impl Into<Words>) -> Node {
    el("h1").attr("tabindex", "-1").attr("dir", "auto").add(Node::Text(words.into())).into()
}

/// A heading of a part.
pub fn h2(words: impl Into<Words>) -> Node {
    el("h2").add(Node::Text(words.into())).into()
}

/// A paragraph, where there is something to say.
pub fn p(class: &'static str, words: impl Into<Words>) -> Node {
    let words: Words = words.into();
    if words.is_empty() {
        return super::node::nothing();
    }
    el("p").some("class", class).add(Node::Text(words)).into()
}

/// Text from outside: text stays text, links come from the allow-list (S1).
pub fn linked(parts: Vec<Part>) -> Node {
    let part = |part| match part {
        Part::Text(text) => Node::from(text),
        Part::Link(href, label) => el("a")
            .attr("href", href)
            .attr("rel", "noreferrer noopener")
            .attr("target", "_blank")
            .add(label)
            .into(),
    };
    parts.into_iter().map(part).collect::<Vec<Node>>().into()
}
