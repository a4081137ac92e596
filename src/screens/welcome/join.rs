//! An invitation that is being opened, the place to paste one, and the way to one's own event.

use leptos::prelude::*;

use super::view_model;
use crate::app::{ImportMsg, JoinMsg, JoinState, Msg};
use crate::components::attributes::non_empty;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::FieldError;
use crate::components::text::{Paragraph, Title};
use crate::i18n::Text;
use crate::platform::dom;

/// An invitation.
#[component]
pub fn JoinScreen() -> impl IntoView {
    let app = use_app();
    let is_under_way = app.memo(|app| !matches!(app.join, JoinState::No | JoinState::BadLink(_)));
    move || {
        if is_under_way.get() {
            view! { <JoinProgress/> }.into_any()
        } else {
            view! { <PasteInvitation/> }.into_any()
        }
    }
}

/// How far the invitation has got, and what there is to decide.
#[component]
fn JoinProgress() -> impl IntoView {
    let app = use_app();
    let join = app.memo(view_model::join);
    move || {
        let lang = app.lang();
        let view_model::JoinView { title, words, fault, retry, choose, choices } = join.get();
        let state = non_empty(words).map(|words| {
            view! {
                <p
                    class="box"
                    role=retry.then_some("alert")
                    data-fault=non_empty(fault)
                    prop:textContent=words
                ></p>
            }
            .into_any()
        });
        let offer = |class: &'static str, words: &'static str, command, msg: fn() -> Msg| {
            let press = move || app.send(msg());
            view! { <Button class command words press/> }.into_any()
        };
        let mut offers = Vec::new();
        if retry {
            let retry = || Msg::Join(JoinMsg::Retry);
            offers.push(offer("btn primary", lang.say(Text::JoinRetry), "retry", retry));
        }
        if choose {
            let [take, keep] = choices;
            let switch = || Msg::Join(JoinMsg::Choose(true));
            offers.push(offer("btn primary", take, "join-switch", switch));
            offers.push(offer("btn", keep, "join-keep", || Msg::Join(JoinMsg::Choose(false))));
        }
        let home = retry
            .then(|| view! { <p><a href="#/welcome">{lang.say(Text::AppName)}</a></p> }.into_any());
        view! {
            <Title words=title/>
            {state}
            <ButtonRow>{offers.into_iter().collect_view()}</ButtonRow>
            {home}
        }
        .into_any()
    }
}

/// The place to paste an invitation.
#[component]
fn PasteInvitation() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let wrong = app.memo(|app| {
        let is_bad = matches!(app.join, JoinState::BadLink(_));
        is_bad.then(|| {
            let join = view_model::join(app);
            (join.words, join.fault)
        })
    });
    let is_wrong = move || wrong.with(Option::is_some);
    let open = move || app.send(Msg::Import(ImportMsg::Link(dom::text_of("invitation"))));
    let error = move || {
        wrong.get().map(|(words, fault)| {
            view! { <FieldError id="invitation-error".to_owned() words fault/> }.into_any()
        })
    };
    view! {
        <Title words=lang.say(Text::WelcomeInvitation)/>
        <label for="invitation">{lang.say(Text::InvitationLabel)}</label>
        <textarea
            id="invitation"
            name="invitation"
            rows="3"
            inputmode="url"
            autocomplete="off"
            spellcheck="false"
            aria-invalid=move || is_wrong().then_some("true")
            aria-describedby=move || is_wrong().then_some("invitation-error")
        ></textarea>
        {error}
        <ButtonRow>
            <Button
                class="btn primary"
                command="join"
                words=lang.say(Text::InvitationOpen)
                press=open
            />
        </ButtonRow>
    }
}

/// The way to one's own event.
#[component]
pub fn SetupScreen() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let show = move || {
        app.send(Msg::Import(ImportMsg::Link(dom::text_of("address"))));
        dom::go("#/join");
    };
    view! {
        <Title words=lang.say(Text::SetupTitle)/>
        <Paragraph words=lang.say(Text::SetupLead)/>
        <ol class="rules">
            <li>
                {lang.say(Text::SetupStep1)}
                <ButtonRow>
                    <a class="btn" href="template.json" download="anliegen.json">
                        {lang.say(Text::SetupTemplate)}
                    </a>
                </ButtonRow>
            </li>
            <li>{lang.say(Text::SetupStep2)}</li>
            <li>{lang.say(Text::SetupStep3)}</li>
        </ol>
        <label for="address">{lang.say(Text::SetupAddress)}</label>
        <input id="address" name="address" type="url" inputmode="url" autocomplete="off" enterkeyhint="go"/>
        <ButtonRow>
            <Button
                class="btn primary"
                command="join"
                words=lang.say(Text::SetupShow)
                press=show
            />
        </ButtonRow>
    }
}
