//! *Wand*.

use leptos::prelude::event_target_value;

use super::view_model as view;
use crate::app::Narrow;
use crate::app::{App, Msg, WallMsg};
use crate::components::button::{button, plain};
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::text::{h2, p};
use crate::components::topic_card::card;
use crate::domain::civil_time;
use crate::i18n::{Lang, Text};
use crate::platform::dom;
use crate::screens::topic_card::Row;

/// Draws the screen.
pub fn wall(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let head = view::head(app);
    let count = el("span").class("count").add(head.count.clone());
    let title = el("h1").attr("tabindex", "-1").add(lang.say(Text::Wall)).add(" ").add(count);
    let mut all = vec![title.into(), to_new(lang), search(ui, app)];
    all.push(filters(ui, lang, head));
    let hits = view::hits(app);
    let is_searching = hits.is_some();
    all.push(el("div").attr("id", "hits").add(hits.map(|h| hit_list(ui, lang, h))).into());
    // While the hits stand there, the day is only put away: lifting the filter shows it at once.
    let day = ui.live_while(move |app| !app.filter.narrows(), move |app| day(ui, app));
    all.push(el("div").attr("id", "day").flag("hidden", is_searching).add(day).into());
    all
}

/// The way to post a topic, in one tap.
pub fn to_new(lang: Lang) -> Node {
    let words = ["+ ", lang.say(Text::NewTopicShort)].concat();
    el("a").class("btn primary wide").attr("href", "#/new").attr("data-do", "new").add(words).into()
}

fn day(ui: Ui, app: &App) -> Node {
    let is_bare = app.event.as_ref().is_some_and(|open| open.board.topics.is_empty());
    if is_bare {
        bare(app.lang)
    } else if app.wide {
        table(ui, app)
    } else {
        list(ui, app)
    }
}

fn search(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let label = el("label").class("visually-hidden").attr("for", "search");
    let field = el("input")
        .attr("id", "search")
        .attr("type", "search")
        .attr("autocomplete", "off")
        .attr("enterkeyhint", "search")
        .attr("placeholder", lang.say(Text::Search))
        .value(app.filter.query.clone())
        .on("input", move |event| {
            ui.send(Msg::Wall(WallMsg::Narrow(Narrow::Query(event_target_value(event)))));
        });
    Node::Many(vec![label.add(lang.say(Text::SearchLabel)).into(), field.into()])
}

fn filters(ui: Ui, lang: Lang, head: view::Head) -> Node {
    let chip = |choice: view::Choice, narrow: Narrow| -> Node {
        let run = move || ui.send(Msg::Wall(WallMsg::Narrow(narrow.clone())));
        button("chip", choice.words, "filter", run).pressed(choice.chosen).into()
    };
    let view::Head { days, slots, fields, mine, unplaced, news, .. } = head;
    let days = days.into_iter().map(|day| {
        let narrow = Narrow::Day(civil_time::date(&day.value));
        chip(day, narrow)
    });
    let (only_mine, only_unplaced) = (!mine.chosen, !unplaced.chosen);
    let only_news = !news.chosen;
    let news = (!news.words.is_empty()).then(|| chip(news, Narrow::News(only_news)));
    let chips = el("div")
        .class("chips")
        .attr("role", "group")
        .attr("aria-label", lang.say(Text::Days))
        .all(days)
        .add(news)
        .add(chip(mine, Narrow::Mine(only_mine)))
        .add(chip(unplaced, Narrow::Unplaced(only_unplaced)));
    let slot_words = (Text::FilterSlot, Text::AllSlots);
    let field_words = (Text::FilterField, Text::AllFields);
    chips
        .add(select(ui, lang, "slot", slot_words, slots, Narrow::Slot))
        .add(select(ui, lang, "field", field_words, fields, Narrow::Field))
        .into()
}

fn select(
    ui: Ui,
    lang: Lang,
    name: &'static str,
    (label, all): (Text, Text),
    choices: Vec<view::Choice>,
    narrow: fn(Option<String>) -> Narrow,
) -> El {
    let id = ["filter-", name].concat();
    let chosen = choices.iter().find(|c| c.chosen).map_or("", |c| &c.value).to_owned();
    let option = |choice: view::Choice| -> Node {
        el("option").attr("value", choice.value).add(choice.words).into()
    };
    let field = el("select")
        .attr("id", id.clone())
        .attr("name", name)
        .add(el("option").attr("value", "").add(lang.say(all)))
        .all(choices.into_iter().map(option))
        .value(chosen)
        .on("change", move |event| {
            let value = event_target_value(event);
            ui.send(Msg::Wall(WallMsg::Narrow(narrow((!value.is_empty()).then_some(value)))));
        });
    let label = el("label").class("visually-hidden").attr("for", id).add(lang.say(label));
    el("span").class("choose").add(label).add(field)
}

fn hit_list(ui: Ui, lang: Lang, hits: view::Hits) -> El {
    let reset = move || ui.send(Msg::Wall(WallMsg::Narrow(Narrow::Reset)));
    let seen = move || ui.send(Msg::Wall(WallMsg::AllSeen));
    let all_seen = hits.news.then(|| button("btn", lang.say(Text::AllSeen), "all-seen", seen));
    el("section")
        .attr("data-count", hits.total.to_string())
        .add(h2(hits.count))
        .add(all_seen)
        .add(p("box", hits.empty))
        .all(hits.rows.into_iter().map(|row| card(ui, lang, row)))
        .add(more(ui, lang, hits.more))
        .add(plain(lang.say(Text::FilterReset), "reset-filter", reset))
}

fn more(ui: Ui, lang: Lang, is_cut: bool) -> Node {
    if !is_cut {
        return nothing();
    }
    let show = move || ui.send(Msg::Wall(WallMsg::More));
    let button = button("btn wide", lang.say(Text::ShowMore), "more", show);
    el("p").class("more-rows").add(button).into()
}

fn list(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let sections = view::day(app);
    let total = view::total(app);
    let drawn: usize = sections.iter().map(|s| s.rows.len()).sum();
    let jump = |section: &view::Section| -> Node {
        let target = ["slot-", &section.slot].concat();
        plain(section.jump.clone(), "jump", move || dom::scroll_to(&target)).into()
    };
    let jumps = sections.iter().filter(|s| !s.rows.is_empty()).map(jump);
    let bar = el("div").class("jump").attr("role", "group");
    let label = lang.say(Text::JumpTo);
    let bar = bar.attr("aria-label", label).add(el("span").class("meta").add(label)).all(jumps);
    let section = |section: view::Section| -> Node {
        let heading = el("h2").attr("id", ["slot-", &section.slot].concat());
        let heading = heading.some("class", if section.rows.is_empty() { "pause" } else { "" });
        let rows = section.rows.into_iter().map(|row| card(ui, lang, row));
        el("section").add(heading.add(section.heading)).all(rows).into()
    };
    let list = el("div").attr("data-count", total.to_string());
    Node::Many(vec![
        bar.into(),
        list.all(sections.into_iter().map(section)).into(),
        more(ui, lang, drawn < total),
    ])
}

fn table(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let view::Table { slots, rows, day, around, is_cut } = view::table(app);
    let cell = |cell: Vec<Row>| -> Node {
        let free = cell.is_empty().then(|| el("div").class("free").add(lang.say(Text::Free)));
        el("td").add(free).all(cell.into_iter().map(|row| card(ui, lang, row))).into()
    };
    let row = |(name, cells): (String, Vec<Vec<Row>>)| -> Node {
        el("tr")
            .add(el("th").attr("scope", "row").add(name))
            .all(cells.into_iter().map(cell))
            .into()
    };
    let head = |column: view::Column| -> Node {
        let id = ["slot-", &column.slot].concat();
        let class = if column.running { "running" } else { "" };
        el("th").attr("scope", "col").attr("id", id).some("class", class).add(column.words).into()
    };
    let corner = el("th").attr("scope", "col").add(lang.say(Text::SpaceHead));
    let heads = el("tr").add(corner).all(slots.into_iter().map(head));
    let table =
        el("table").add(el("thead").add(heads)).add(el("tbody").all(rows.into_iter().map(row)));
    let wide = el("div").class("wide").attr("data-count", view::total(app).to_string());
    let day = el("h2").class("visually-hidden").add(day);
    Node::Many(vec![day.into(), p("meta", around), wide.add(table).into(), more(ui, lang, is_cut)])
}

fn bare(lang: Lang) -> Node {
    el("section")
        .class("box")
        .add(h2(lang.say(Text::WallEmpty)))
        .add(p("", lang.say(Text::WallEmptyWhy)))
        .into()
}
