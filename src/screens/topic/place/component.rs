//! Another place for a topic, and merging it with another one.

use leptos::prelude::event_target_value;

use super::view_model as view;
use super::view_model::Free;
use crate::app::App;
use crate::components::button::{bordered, button, row};
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::text::{h1, p};
use crate::domain::Command;
use crate::domain::commands::topics;
use crate::domain::schema::name;
use crate::i18n::{Text, fill};
use crate::platform::dom;
use crate::screens::topic::component::unknown;
use crate::screens::topic::merge;

/// Draws the places that are free.
pub fn place(ui: Ui, app: &App, id: &str) -> Vec<Node> {
    let lang = app.lang;
    let Some(model) = view::view(app, id) else { return unknown(lang) };
    let view::View { heading, current, suggests, next, slots, hangs } = model;
    let direct = !suggests;
    let next = next.map(|free| {
        let words = fill(lang, Text::NextFree, &[&free.words]);
        row().add(to(ui, id, free, words, direct).class("btn primary"))
    });
    let part = |part: view::Part| -> Node {
        let free = part.free.into_iter().map(|free| {
            let words = free.words.clone();
            to(ui, id, free, words, direct).class("chip").into()
        });
        let swap = |(with, words): (String, String)| -> Node {
            let topic = id.to_owned();
            let swap = move || {
                ui.command(Command::Swap { topic: topic.clone(), with: with.clone() });
                dom::go_instead(&["#/topic/", &topic].concat());
            };
            el("li").add(button("", words, "swap", swap)).into()
        };
        let swaps = (direct && hangs && !part.taken.is_empty()).then(|| {
            el("details")
                .add(el("summary").add(lang.say(Text::SwapWith)))
                .add(el("ul").class("links").all(part.taken.into_iter().map(swap)))
        });
        el("details")
            .key(part.slot)
            .class("box")
            .flag("open", part.open)
            .add(el("summary").add(part.heading))
            .add(el("div").class("chips").all(free))
            .add(swaps)
            .into()
    };
    let off = (direct && hangs).then(|| {
        let topic = id.to_owned();
        let off = move || {
            ui.command(Command::Place { topic: topic.clone(), slot: None, space: None });
            dom::go_instead(&["#/topic/", &topic].concat());
        };
        row().add(bordered(lang.say(Text::TakeOff), "place", off))
    });
    let mut all = vec![
        back(app, id),
        h1(heading),
        p("", current),
        p("hint", if direct { "" } else { lang.say(Text::SuggestWhy) }),
        next.into(),
    ];
    all.extend(slots.into_iter().map(part));
    all.push(off.into());
    all
}

/// A button to a free place.
pub fn to(ui: Ui, id: &str, free: Free, words: String, direct: bool) -> El {
    let topic = id.to_owned();
    let go = move || {
        let Free { slot, space, .. } = free.clone();
        let topic = topic.clone();
        ui.command(if direct {
            Command::Place { topic: topic.clone(), slot: Some(slot), space: Some(space) }
        } else {
            let value = Some(topics::place_of(slot, Some(space)));
            Command::Propose { topic: topic.clone(), field: name::PLACE, value }
        });
        dom::go_instead(&["#/topic/", &topic].concat());
    };
    button("", words, if direct { "place" } else { "propose" }, go)
}

fn back(app: &App, id: &str) -> Node {
    let topic = app.event.as_ref().and_then(|open| open.board.topic(id));
    let title = topic.map_or_else(String::new, |topic| topic.title.clone());
    el("a")
        .class("back")
        .attr("href", ["#/topic/", id].concat())
        .attr("dir", "auto")
        .add(title)
        .into()
}

/// Draws the topics with which one can be merged.
pub fn merge(ui: Ui, app: &App, id: &str) -> Vec<Node> {
    let lang = app.lang;
    let Some(model) = merge::view(app, id, &ui.local().query) else { return unknown(lang) };
    let merge::View { why, topics, suggests, more } = model;
    let one = |(into, words): (String, String)| -> Node {
        let topic = id.to_owned();
        let go = {
            let into = into.clone();
            move || {
                let (topic, into) = (topic.clone(), into.clone());
                let back = ["#/topic/", if suggests { &topic } else { &into }].concat();
                ui.command(if suggests {
                    let value = Some(crate::crdt::Value::Text(into));
                    Command::Propose { topic, field: name::MERGED_INTO, value }
                } else {
                    Command::Merge { topic, into: Some(into) }
                });
                dom::go_instead(&back);
            }
        };
        el("li").key(into).add(button("", words, "merge", go)).into()
    };
    let search = el("input")
        .attr("id", "merge-search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("placeholder", lang.say(Text::Search))
        .on("input", move |event| {
            let query = event_target_value(event);
            ui.remember(|local| local.query = query);
        });
    let list = el("ul").class("links").all(topics.into_iter().map(one));
    vec![
        back(app, id),
        h1(lang.say(Text::MergeTitle)),
        p("", why),
        p("hint", if suggests { lang.say(Text::SuggestWhy) } else { "" }),
        el("label").attr("for", "merge-search").add(lang.say(Text::SearchLabel)).into(),
        search.into(),
        list.into(),
        if more { p("hint", lang.say(Text::MergeMore)) } else { nothing() },
    ]
}
