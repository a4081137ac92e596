//! *Anliegen*.

use super::handle::Ui;
use super::node::{Node, el, nothing};
use super::widgets::buttons::{bordered, button, row};
use super::widgets::note::note;
use super::widgets::text::{h1, h2, linked, p};
use crate::app::{App, Msg};
use crate::i18n::{Lang, Text};
use crate::model::Command;
use crate::view::topic as view;

/// Draws the screen of one topic.
pub fn topic(ui: Ui, app: &App, id: &str) -> Vec<Node> {
    let Some(mut model) = view::view(app, id) else { return unknown(app.lang) };
    let (back, href) = std::mem::take(&mut model.back);
    let neighbours = neighbours(app.lang, &mut model);
    vec![
        el("a").class("back").attr("href", href).add(back).into(),
        head(ui, app.lang, model),
        note(ui, app, id, Some(id), Text::MyNote),
        neighbours,
    ]
}

fn head(ui: Ui, lang: Lang, model: view::View) -> Node {
    let tag = ["tag f", &model.tint.to_string()].concat();
    let tag = (!model.tag.is_empty()).then(|| el("p").class(tag).add(model.tag));
    let words = (!model.words.is_empty())
        .then(|| el("p").class("words").attr("dir", "auto").add(linked(model.words)));
    let (id, on) = (model.id.clone(), !model.picked);
    let pick = move || ui.command(Command::Pick { topic: id.clone(), on });
    let pick_words = if model.picked {
        ["★ ", lang.say(Text::PickedShort)].concat()
    } else {
        ["☆ ", lang.say(Text::PickAdd)].concat()
    };
    let id = model.id.clone();
    let share = move || ui.send(Msg::Share(Some(id.clone())));
    el("article")
        .key(model.id.clone())
        .attr("data-topic", model.id)
        .some("data-slot", model.slot)
        .some("data-space", model.space)
        .some("data-number", model.number)
        .attr("data-state", model.state)
        .add(h1(model.title))
        .add(tag)
        .add(p("flag", model.flag))
        .add(p("place", model.place))
        .add(p("meta", model.find))
        .add(p("meta", model.convener))
        .add(words)
        .add(p("warn", model.overlap))
        .add(
            row()
                .add(button("btn primary", pick_words, "pick", pick).pressed(model.picked))
                .add(bordered(lang.say(Text::Share), "share", share)),
        )
        .into()
}

fn neighbours(lang: Lang, model: &mut view::View) -> Node {
    let link = |label, neighbour: Option<(String, String)>| {
        neighbour.map(|(id, title)| {
            let href = ["#/topic/", &id].concat();
            el("a").attr("href", href).add(el("small").add(lang.say(label))).add(title)
        })
    };
    if model.previous.is_none() && model.next.is_none() {
        return nothing();
    }
    let both = el("div")
        .class("neighbours")
        .add(link(Text::Previous, model.previous.take()))
        .add(link(Text::NextOne, model.next.take()));
    let label = lang.say(Text::SameRound);
    el("nav").attr("aria-label", label).add(h2(label)).add(both).into()
}

fn unknown(lang: Lang) -> Vec<Node> {
    let to_wall = el("a").class("btn").attr("href", "#/wall").add(lang.say(Text::ToWall));
    vec![
        h1(lang.say(Text::TopicUnknown)),
        p("", lang.say(Text::TopicUnknownWhy)),
        row().add(to_wall).into(),
    ]
}
