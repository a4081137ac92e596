//! About the app, and about the event.

use super::view_model as view;
use crate::app::App;
use crate::components::node::{El, Node, el};
use crate::components::text::{h1, h2, linked, p};
use crate::i18n::{Text, fill};

/// Draws the screen about the app.
pub fn about(app: &App) -> Vec<Node> {
    let lang = app.lang;
    let list = |tag, texts: &[Text]| -> Node {
        let item = |text: &Text| -> Node { el("li").add(lang.say(*text)).into() };
        el(tag).class("rules").all(texts.iter().map(item)).into()
    };
    let principles = [Text::Principle1, Text::Principle2, Text::Principle3, Text::Principle4];
    vec![
        h1(lang.say(Text::AboutTitle)),
        h2(lang.say(Text::Principles)),
        list("ol", &principles),
        h2(lang.say(Text::Law)),
        p("", lang.say(Text::LawWords)),
        p("place", lang.say(Text::Surprise)),
        h2(lang.say(Text::HowItWorks)),
        list("ul", &[Text::How1, Text::How2, Text::How3]),
        h2(lang.say(Text::Privacy)),
        list("ul", &[Text::Privacy1, Text::Privacy2, Text::Privacy3]),
        p("meta", fill(lang, Text::Version, &[env!("CARGO_PKG_VERSION")])),
    ]
}

/// Draws the screen about the event.
pub fn event(app: &App) -> Vec<Node> {
    let Some(model) = view::event(app) else { return Vec::new() };
    let mut all = vec![h1(model.title)];
    for block in model.blocks {
        all.push(h2(block.heading));
        all.push(el("p").class("pre").add(linked(block.words)).into());
    }
    for (day, slots) in model.days {
        all.push(h2(day));
        all.push(pairs(slots).into());
    }
    all.push(p("hint", model.zone));
    all.push(h2(app.lang.say(Text::Spaces)));
    all.push(pairs(model.spaces).into());
    all
}

fn pairs(pairs: Vec<(String, String)>) -> El {
    let pair = |(term, words): (String, String)| -> [Node; 2] {
        [el("dt").add(term).into(), el("dd").add(words).into()]
    };
    el("dl").class("times").all(pairs.into_iter().flat_map(pair))
}
