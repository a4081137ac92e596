//! A topic as a card. `view::shell` writes the same markup into the prepared first screen.

use super::handle::Ui;
use super::node::{El, Node, el};
use crate::domain::Command;
use crate::i18n::{Lang, Text, fill};
use crate::screens::topic_card::Row;

/// Draws a row.
pub fn card(ui: Ui, lang: Lang, row: Row) -> Node {
    let class = ["card f", &row.tint.to_string()].concat();
    let href = ["#/topic/", &row.id].concat();
    let star = star(ui, lang, &row);
    let link = el("a").attr("href", href).attr("dir", "auto").add(row.title);
    let meta = if row.numbered.is_empty() || row.meta.is_empty() {
        row.meta
    } else {
        [" · ", &row.meta].concat()
    };
    let number = (!row.numbered.is_empty()).then(|| el("b").add(row.numbered));
    let news = (!row.news.is_empty()).then(|| el("small").class("new").add(row.news));
    let flag = (!row.flag.is_empty()).then(|| el("p").class("flag").add(row.flag));
    el("article")
        .class(class)
        .attr("data-topic", row.id)
        .some("data-slot", row.slot)
        .some("data-space", row.space)
        .some("data-number", row.number)
        .attr("data-state", row.state)
        .attr("data-delivered", if row.delivered { "true" } else { "false" })
        .flag("data-clash", row.clash)
        .some("data-concurrent", row.concurrent)
        .add(el("h3").add(link).add(news))
        .add(el("p").class("meta").add(number).add(meta))
        .add(flag)
        .add(star)
        .into()
}

/// The star: takes the topic into my agenda, or out of it.
fn star(ui: Ui, lang: Lang, row: &Row) -> El {
    let (id, on) = (row.id.clone(), !row.picked);
    el("button")
        .class("pick")
        .attr("data-do", "pick")
        .attr("aria-label", fill(lang, Text::Pick, &[&row.title]))
        .pressed(row.picked)
        .on("click", move |_| ui.command(Command::Pick { topic: id.clone(), on }))
}
