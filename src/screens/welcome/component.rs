//! Ways in: Welcome, an invitation, one's own event.

use super::view_model as view;
use crate::app::{App, ImportMsg, JoinMsg, Joining, Msg};
use crate::components::button::{button, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el};
use crate::components::text::{h1, h2, p};
use crate::i18n::{Lang, Text};
use crate::platform::dom;
use crate::prerender::{BESIDES, WAYS};
use crate::screens::settings::component::events;

/// Draws Welcome.
pub fn welcome(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let way = |(href, title, why): (&'static str, Text, Text)| -> Node {
        let title = el("b").add(lang.say(title));
        el("a").class("way").attr("href", href).add(title).add(lang.say(why)).into()
    };
    let mut all = vec![
        h1(lang.say(Text::WelcomeTitle)),
        p("lead", lang.say(Text::WelcomeLead)),
        el("div").class("ways").all(WAYS.map(way)).into(),
    ];
    if !app.events.is_empty() {
        all.push(h2(lang.say(Text::Events)));
        all.push(events(ui, app, false));
    }
    let besides = |(href, words): (&'static str, Text)| -> Node {
        el("li").add(el("a").attr("href", href).add(lang.say(words))).into()
    };
    all.push(el("ul").class("links").all(BESIDES.map(besides)).into());
    all
}

/// Draws an invitation that is on its way.
pub fn arriving(lang: Lang) -> Vec<Node> {
    vec![h1(lang.say(Text::Joining))]
}

/// Draws an invitation that is being opened, or the place to paste one.
pub fn join(ui: Ui, app: &App) -> Vec<Node> {
    match &app.joining {
        Joining::No => paste(ui, app, None),
        Joining::BadLink(_) => paste(ui, app, Some(view::join(app))),
        _ => progress(ui, app, view::join(app)),
    }
}

fn progress(ui: Ui, app: &App, model: view::JoinView) -> Vec<Node> {
    let lang = app.lang;
    let words = (!model.words.is_empty()).then(|| {
        let role = if model.retry { "alert" } else { "" };
        el("p").class("box").some("role", role).some("data-fault", model.fault).add(model.words)
    });
    let offer = |class, text, action, msg: fn() -> Msg| {
        button(class, lang.say(text), action, move || ui.send(msg()))
    };
    let retry = || offer("btn primary", Text::JoinRetry, "retry", || Msg::Join(JoinMsg::Retry));
    let switch = || {
        offer("btn primary", Text::JoinSwitch, "join-switch", || Msg::Join(JoinMsg::Choose(true)))
    };
    let keep = || offer("btn", Text::JoinKeep, "join-keep", || Msg::Join(JoinMsg::Choose(false)));
    let home = || el("p").add(el("a").attr("href", "#/welcome").add(lang.say(Text::AppName)));
    vec![
        h1(model.title),
        words.into(),
        row()
            .add(model.retry.then(retry))
            .add(model.choose.then(switch))
            .add(model.choose.then(keep))
            .into(),
        model.retry.then(home).into(),
    ]
}

fn paste(ui: Ui, app: &App, wrong: Option<view::JoinView>) -> Vec<Node> {
    let lang = app.lang;
    let open = move || ui.send(Msg::Import(ImportMsg::Link(dom::text_of("invitation"))));
    let is_wrong = wrong.is_some();
    let field = el("textarea")
        .key("invitation")
        .attr("id", "invitation")
        .attr("name", "invitation")
        .attr("rows", "3")
        .attr("inputmode", "url")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .some("aria-invalid", if is_wrong { "true" } else { "" })
        .some("aria-describedby", if is_wrong { "invitation-error" } else { "" });
    let error = wrong.map(|wrong| {
        el("p")
            .attr("id", "invitation-error")
            .class("error")
            .attr("role", "alert")
            .some("data-fault", wrong.fault)
            .add(wrong.words)
    });
    vec![
        h1(lang.say(Text::WelcomeInvitation)),
        el("label").attr("for", "invitation").add(lang.say(Text::InvitationLabel)).into(),
        field.into(),
        error.into(),
        row().add(button("btn primary", lang.say(Text::InvitationOpen), "join", open)).into(),
    ]
}

/// Draws the way to one's own event.
pub fn setup(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let show = move || {
        ui.send(Msg::Import(ImportMsg::Link(dom::text_of("address"))));
        dom::go("#/join");
    };
    let template = el("a").class("btn").attr("href", "template.json");
    let template = template.attr("download", "anliegen.json").add(lang.say(Text::SetupTemplate));
    let steps = el("ol")
        .class("rules")
        .add(el("li").add(lang.say(Text::SetupStep1)).add(row().add(template)))
        .add(el("li").add(lang.say(Text::SetupStep2)))
        .add(el("li").add(lang.say(Text::SetupStep3)));
    let field = el("input")
        .key("address")
        .attr("id", "address")
        .attr("name", "address")
        .attr("type", "url")
        .attr("inputmode", "url")
        .attr("autocomplete", "off");
    vec![
        h1(lang.say(Text::SetupTitle)),
        p("", lang.say(Text::SetupLead)),
        steps.into(),
        el("label").attr("for", "address").add(lang.say(Text::SetupAddress)).into(),
        field.into(),
        row().add(button("btn primary", lang.say(Text::SetupShow), "join", show)).into(),
    ]
}
