//! *Stand der Daten*.

use super::view_model as view;
use crate::app::{App, CheckMsg, ExportMsg, ImportMsg, Msg, UndoEntry};
use crate::components::button::{bordered, button, plain, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el};
use crate::components::text::{h1, h2, p};
use crate::i18n::{Lang, Text};
use crate::platform::{dom, files};
use crate::sync::events::Input;

/// Draws the screen.
pub fn sync(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let view = view::view(app).unwrap_or_default();
    let view::View { words, fault, calm, portal, stand, endpoint, aside, .. } = view.clone();
    let is_bad = !fault.is_empty();
    let state = el("p")
        .class(match (is_bad, calm) {
            (false, _) => "box",
            (true, true) => "note",
            (true, false) => "warn",
        })
        .some("role", if is_bad { "alert" } else { "" })
        .some("data-fault", fault)
        .add(words);
    let sign_in = (!portal.is_empty()).then(|| {
        let link = el("a").class("btn").attr("href", portal).attr("target", "_blank");
        row().add(link.attr("rel", "noreferrer noopener").add(lang.say(Text::SyncPortalOpen)))
    });
    let now = move || ui.send(Msg::sync(Input::SyncNow));
    let now = button("btn primary", lang.say(Text::SyncNow), "sync-now", now);
    let (trouble, number) = view.trouble;
    let trouble = (!trouble.is_empty())
        .then(|| el("p").class("note").some("data-fault", number).add(trouble));
    let mut all = vec![
        h1(lang.say(Text::SyncTitle)),
        state.into(),
        sign_in.into(),
        row().add(now).into(),
        h2(lang.say(Text::WhatWaits)),
        p("", view.waits),
        p("note", view.barred),
        p("hint", view.refill),
        trouble.into(),
        h2(lang.say(Text::LastStand)),
        p("", stand),
        h2(lang.say(Text::Endpoint)),
        p("meta", endpoint),
        p("note", aside),
        h2(lang.say(Text::HowWritten)),
    ];
    all.extend(view.writing.map(|words| p("", words)));
    let check = move || ui.send(Msg::Check(CheckMsg::Start));
    all.push(row().add(bordered(lang.say(Text::CheckIt), "check", check)).into());
    let found = view.check.into_iter().map(|words| p("", words));
    all.push(el("div").class("found").attr("aria-live", "polite").all(found).into());
    all.extend(done(ui, lang, view.done));
    all.extend(copies(ui, lang));
    all.push(h2(lang.say(Text::StoredHere)));
    all.extend(view.stored.map(|words| p("", words)));
    all
}

/// The last deeds, each with what takes it back.
fn done(ui: Ui, lang: Lang, done: Vec<UndoEntry>) -> Vec<Node> {
    if done.is_empty() {
        return Vec::new();
    }
    let one = |done: UndoEntry| -> Node {
        let undo = move || ui.command(done.undo.clone());
        let words = el("span").attr("dir", "auto").add(done.words);
        el("li").add(words).add(plain(lang.say(Text::Undo), "undo", undo)).into()
    };
    let list = el("ul").class("done").all(done.into_iter().map(one));
    vec![h2(lang.say(Text::LastDeeds)), list.into()]
}

/// The event as a file, out and in.
fn copies(ui: Ui, lang: Lang) -> [Node; 4] {
    let chosen = move |event: &web_sys::Event| {
        files::read_chosen(event, move |text| ui.send(Msg::Import(ImportMsg::Event(text))));
    };
    let file = el("input")
        .key("copy")
        .attr("id", "copy-file")
        .attr("name", "copy")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("accept", ".json,application/json")
        .on("change", chosen);
    let save = move || ui.send(Msg::Export(ExportMsg::Event));
    let take = || dom::click("copy-file");
    [
        h2(lang.say(Text::Copies)),
        p("", lang.say(Text::CopiesWhy)),
        row()
            .add(bordered(lang.say(Text::CopySave), "save-copy", save))
            .add(bordered(lang.say(Text::CopyTake), "take-copy", take))
            .into(),
        file.into(),
    ]
}
