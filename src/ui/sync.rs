//! *Stand der Daten*.

use super::handle::Ui;
use super::node::{Node, el};
use super::widgets::buttons::{button, row};
use super::widgets::text::{h1, h2, p};
use crate::app::{App, Msg};
use crate::i18n::Text;
use crate::sync::io::Input;
use crate::view::sync as view;

/// Draws the screen.
pub fn sync(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let view::View { words, fault, calm, portal, stand, endpoint, aside } =
        view::view(app).unwrap_or_default();
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
    let now = move || ui.send(Msg::Sync(Input::SyncNow));
    let now = button("btn primary", lang.say(Text::SyncNow), "sync-now", now);
    vec![
        h1(lang.say(Text::SyncTitle)),
        state.into(),
        sign_in.into(),
        row().add(now).into(),
        h2(lang.say(Text::LastStand)),
        p("", stand),
        h2(lang.say(Text::Endpoint)),
        p("meta", endpoint),
        p("note", aside),
        p("", lang.say(Text::NothingWaits)),
    ]
}
