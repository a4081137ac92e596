//! Ways in: Welcome, an invitation, one's own event.

use leptos::html::Textarea;
use leptos::prelude::*;

use super::Ui;
use crate::app::{Joining, Msg};
use crate::i18n::{Lang, Text};
use crate::platform::dom;
use crate::view::setup as view;
use crate::view::shell::WAYS;

/// Draws Welcome.
pub fn welcome(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let way = move |(href, title, why)| {
        view! { <a class="way" href=href><b>{lang.say(title)}</b>{lang.say(why)}</a> }
    };
    view! {
        <h1 tabindex="-1">{lang.say(Text::WelcomeTitle)}</h1>
        <p class="lead">{lang.say(Text::WelcomeLead)}</p>
        <div class="ways">
            {WAYS.into_iter().map(way).collect_view()}
        </div>
        {known(ui)}
    }
}

/// The events that are already here.
fn known(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let events = ui.memo(crate::view::settings::events);
    let row = move |row: crate::view::settings::EventRow| {
        let id = row.id;
        let open = move |_| {
            ui.send(Msg::OpenEvent(id.clone()));
            dom::go("#/now");
        };
        view! { <li><button data-do="open-event" on:click=open>{row.title}</button></li> }
    };
    move || {
        (!events.with(Vec::is_empty)).then(|| {
            view! {
                <h2>{lang.say(Text::Events)}</h2>
                <ul class="links">{events.get().into_iter().map(row).collect_view()}</ul>
            }
        })
    }
}

/// Draws an invitation that is being opened, or the place to paste one.
pub fn join(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let model = ui.memo(|app| {
        let asks = app.joining == Joining::No && app.route.param("u").is_none();
        (!asks && app.joining != Joining::No).then(|| view::join(app))
    });
    move || match model.get() {
        None => paste(ui, lang, None).into_any(),
        Some(model) if model.fault == "F68" => paste(ui, lang, Some(model)).into_any(),
        Some(model) => progress(ui, lang, model).into_any(),
    }
}

fn progress(ui: Ui, lang: Lang, model: view::JoinView) -> impl IntoView {
    let fault = (!model.fault.is_empty()).then_some(model.fault);
    let role = fault.map(|_| "alert");
    let button = move |action, words, primary, msg: Msg| {
        let class = if primary { "btn primary" } else { "btn" };
        view! { <button class=class data-do=action on:click=move |_| ui.send(msg.clone())>{lang.say(words)}</button> }
    };
    view! {
        <h1 tabindex="-1">{model.title}</h1>
        {(!model.words.is_empty()).then(|| view! { <p class="box" role=role data-fault=fault>{model.words}</p> })}
        <p class="buttons">
            {model.retry.then(|| button("retry", Text::JoinRetry, true, Msg::JoinRetry))}
            {model.choose.then(|| button("join-switch", Text::JoinSwitch, true, Msg::JoinChoose(true)))}
            {model.choose.then(|| button("join-keep", Text::JoinKeep, false, Msg::JoinChoose(false)))}
        </p>
        {model.retry.then(|| view! { <p><a href="#/welcome">{lang.say(Text::AppName)}</a></p> })}
    }
}

fn paste(ui: Ui, lang: Lang, wrong: Option<view::JoinView>) -> impl IntoView {
    let field = NodeRef::<Textarea>::new();
    let open = move |_| {
        if let Some(field) = field.get() {
            ui.send(Msg::Paste(field.value()));
        }
    };
    let role = wrong.as_ref().map(|_| "alert");
    let fault = wrong.as_ref().map(|w| w.fault);
    let invalid = wrong.is_some().then_some("true");
    view! {
        <h1 tabindex="-1">{lang.say(Text::WelcomeInvitation)}</h1>
        <label for="invitation">{lang.say(Text::InvitationLabel)}</label>
        <textarea id="invitation" name="invitation" rows="3" node_ref=field inputmode="url"
            autocomplete="off" spellcheck="false" aria-invalid=invalid aria-describedby="invitation-error"></textarea>
        <p id="invitation-error" class="error" role=role data-fault=fault>
            {wrong.map(|w| w.words)}
        </p>
        <p class="buttons">
            <button class="btn primary" data-do="join" on:click=open>{lang.say(Text::InvitationOpen)}</button>
        </p>
    }
}

/// Draws the way to one's own event.
pub fn setup(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let field = NodeRef::<leptos::html::Input>::new();
    let show = move |_| {
        if let Some(field) = field.get() {
            ui.send(Msg::Paste(field.value()));
            dom::go("#/join");
        }
    };
    view! {
        <h1 tabindex="-1">{lang.say(Text::SetupTitle)}</h1>
        <p>{lang.say(Text::SetupLead)}</p>
        <ol class="rules">
            <li>{lang.say(Text::SetupStep1)}
                <p class="buttons"><a class="btn" href="template.json" download="anliegen.json">{lang.say(Text::SetupTemplate)}</a></p>
            </li>
            <li>{lang.say(Text::SetupStep2)}</li>
            <li>{lang.say(Text::SetupStep3)}</li>
        </ol>
        <label for="address">{lang.say(Text::SetupAddress)}</label>
        <input id="address" name="address" type="url" inputmode="url" autocomplete="off" node_ref=field/>
        <p class="buttons">
            <button class="btn primary" data-do="join" on:click=show>{lang.say(Text::SetupShow)}</button>
        </p>
    }
}
