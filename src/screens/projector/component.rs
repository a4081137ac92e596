//! The wall for the projector.

use super::view_model as view;
use super::view_model::Column;
use crate::app::{App, Msg, Turn};
use crate::components::button::plain;
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el};
use crate::components::text::{h1, h2, p};
use crate::i18n::{Lang, Text};
use crate::screens::notices::component::notice_box;

/// Draws the screen; arrow keys turn its pages, Escape leads back.
pub fn board(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let view::View { title, day, clock, notices, slots, rows, empty, page, latest } =
        view::view(app);
    let head = el("header")
        .class("board-head")
        .add(h1(title))
        .add(p("", day))
        .add(p("board-clock", clock));
    let notices = notices.into_iter().map(|said| notice_box(said).into());
    let board = el("div")
        .class("board")
        .add(head)
        .all(notices)
        .add(if empty.is_empty() { table(lang, slots, rows).into() } else { p("box", empty) })
        .add(foot(ui, app, page, latest));
    vec![board.into()]
}

fn table(lang: Lang, slots: Vec<Column>, rows: Vec<(String, Vec<Vec<view::Sheet>>)>) -> El {
    let head = |column: Column| -> Node {
        let class = match () {
            () if column.running => "running",
            () if column.over => "over",
            () => "",
        };
        el("th").attr("scope", "col").some("class", class).add(column.words).into()
    };
    let over: Vec<bool> = slots.iter().map(|column| column.over).collect();
    let cell = |(cell, over): (Vec<view::Sheet>, &bool)| -> Node {
        // What is over is not free any more.
        let free =
            (cell.is_empty() && !over).then(|| el("p").class("free").add(lang.say(Text::Free)));
        let class = if *over { "over" } else { "" };
        el("td").some("class", class).add(free).all(cell.into_iter().map(sheet)).into()
    };
    let row = |(name, cells): (String, Vec<Vec<view::Sheet>>)| -> Node {
        let name = el("th").attr("scope", "row").add(name);
        el("tr").add(name).all(cells.into_iter().zip(&over).map(cell)).into()
    };
    let corner = el("th").attr("scope", "col").add(lang.say(Text::SpaceHead));
    let heads = el("tr").add(corner).all(slots.into_iter().map(head));
    let table =
        el("table").add(el("thead").add(heads)).add(el("tbody").all(rows.into_iter().map(row)));
    el("div").class("board-sheet").add(table)
}

fn sheet(sheet: view::Sheet) -> Node {
    let number = (!sheet.label.is_empty()).then(|| el("b").add(sheet.label));
    let title = el("p").class("board-title").attr("dir", "auto").add(number).add(" ");
    el("div")
        .attr("data-topic", sheet.id)
        .add(title.add(sheet.title))
        .add(p("board-who", sheet.convener))
        .into()
}

fn foot(ui: Ui, app: &App, page: String, latest: Vec<String>) -> Node {
    let lang = app.lang;
    let words = lang.say(if app.paused { Text::BoardGoOn } else { Text::BoardPause });
    let pause = (!page.is_empty())
        .then(|| plain(words, "board-pause", move || ui.send(Msg::Projector(Turn::Pause))));
    let latest = (!latest.is_empty()).then(|| {
        let item = |words: String| -> Node { el("li").attr("dir", "auto").add(words).into() };
        let list = el("ul").all(latest.into_iter().map(item));
        el("section").add(h2(lang.say(Text::BoardLatest))).add(list)
    });
    let back = el("a").attr("href", "#/settings").add(lang.say(Text::BoardBack));
    let ways = el("div").class("board-ways").add(p("", page)).add(pause).add(back);
    el("footer").class("board-foot").add(latest).add(ways).into()
}
