//! The frame around every screen.

use super::view_model as view;
use crate::app::{App, ExportMsg, Msg, PageMsg, Screen, ToastMsg, WallMsg};
use crate::components::button::{button, plain};
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::page;
use crate::i18n::Text;
use crate::platform::dom;
use crate::screens::lazy;
use crate::screens::mine::component as mine;
use crate::screens::now::component as now;
use crate::screens::topic::component as topic;
use crate::screens::wall::component as wall;
use crate::screens::welcome::component as ways;

/// The whole app.
pub fn frame(ui: Ui) -> Node {
    let main = el("main").attr("id", "main").attr("tabindex", "-1");
    Node::Many(vec![
        ui.live(state_line),
        ui.live(move |app| notices(ui, app)),
        main.add(ui.live(move |app| screen(ui, app))).into(),
        ui.live(move |app| news(ui, app)),
        ui.live(tabs),
        ui.live(move |app| update_offer(ui, app)),
        ui.live(move |app| toast(ui, app)),
        page::follow(ui),
    ])
}

fn screen(ui: Ui, app: &App) -> Node {
    let has_event = app.event.is_some();
    let without_event =
        matches!(app.route.screen, Screen::About | Screen::Setup | Screen::Settings);
    let drawn = match &app.route.screen {
        _ if app.is_joining() && app.is_arriving() => ways::arriving(app.lang),
        _ if app.is_joining() || without_event => lazy::screen(ui, app),
        Screen::Welcome => ways::welcome(ui, app),
        _ if !has_event => ways::welcome(ui, app),
        Screen::Now => now::now(ui, app),
        Screen::Wall => wall::wall(ui, app),
        Screen::Topic(id) => topic::topic(ui, app, id),
        Screen::Mine => mine::mine(ui, app),
        _ => lazy::screen(ui, app),
    };
    Node::Many(drawn)
}

fn state_line(app: &App) -> Node {
    if app.event.is_none() || app.route.screen == Screen::Board {
        return nothing();
    }
    let view::StateLine { words, amiss } = view::state_line(app);
    let skip = el("a").class("skip").attr("href", "#main").on("click", |event| {
        event.prevent_default();
        dom::focus_heading();
    });
    let dot = el("span").class(if amiss { "dot amiss" } else { "dot" });
    let line = el("a").class("state").attr("href", "#/sync");
    Node::Many(vec![
        skip.add(app.lang.say(Text::Skip)).into(),
        el("header").add(line.add(dot).add(el("span").add(words))).into(),
    ])
}

fn tabs(app: &App) -> Node {
    if app.event.is_none() || app.route.screen == Screen::Board {
        return nothing();
    }
    let mut unheard = view::unheard(app);
    let item = |item: view::NavItem| -> Node {
        let class = ["i-", item.icon].concat();
        let link = el("a").attr("href", item.href).class(class);
        let link = link.some("aria-current", if item.current { "page" } else { "" });
        // *Jetzt* is the first, and the only one with news; the style sheet adds a dot.
        let news = std::mem::take(&mut unheard);
        let news = (!news.is_empty()).then(|| el("span").class("visually-hidden").add(news));
        link.add(item.words).add(news).into()
    };
    let items = view::nav(app.lang, &app.route.screen).map(item);
    el("nav").class("tabs").attr("aria-label", app.lang.say(Text::NavLabel)).all(items).into()
}

fn notices(ui: Ui, app: &App) -> Node {
    let notice = |notice: view::Notice| -> Node {
        let button = notice.action.map(|(action, words)| {
            plain(words, action, move || {
                ui.send(match action {
                    "backup" => Msg::Export(ExportMsg::Backup),
                    "save-quarantine" => Msg::Export(ExportMsg::Quarantine),
                    _ => Msg::Page(PageMsg::DismissReturn),
                });
            })
        });
        let box_ = el("section").class("warn banner").attr("role", "alert");
        box_.some("data-fault", notice.fault).add(el("p").add(notice.words)).add(button).into()
    };
    view::notices(app).into_iter().map(notice).collect::<Vec<Node>>().into()
}

fn update_offer(ui: Ui, app: &App) -> Node {
    if !app.update_ready || ui.local().put_away || app.route.screen == Screen::Board {
        return nothing();
    }
    let apply = move || ui.send(Msg::Page(PageMsg::ApplyUpdate));
    bar(app, app.lang.say(Text::UpdateReady).into())
        .attr("data-update", "true")
        .add(plain(app.lang.say(Text::UpdateNow), "apply-update", apply))
        .add(plain(app.lang.say(Text::Later), "later", move || {
            ui.remember(|local| local.put_away = true);
        }))
        .into()
}

fn toast(ui: Ui, app: &App) -> Node {
    let Some(toast) = &app.toast else { return nothing() };
    let undo = toast.undo.is_some();
    let undo = undo.then(|| {
        plain(app.lang.say(Text::Undo), "undo", move || ui.send(Msg::Toast(ToastMsg::Undo)))
    });
    let close =
        plain(app.lang.say(Text::Close), "close", move || ui.send(Msg::Toast(ToastMsg::Close)));
    bar(app, toast.words.clone()).add(undo).add(close).into()
}

/// What has come meanwhile waits here, so that nothing moves under the finger (V3).
fn news(ui: Ui, app: &App) -> Node {
    let Some(words) = view::waiting(app) else { return nothing() };
    button("news", words, "show-new", move || ui.send(Msg::Wall(WallMsg::ShowNew))).into()
}

fn bar(app: &App, words: String) -> El {
    let label = app.lang.say(Text::Message);
    el("section").class("toast").attr("aria-label", label).add(el("span").add(words))
}
