//! *Stand der Daten*.

use leptos::prelude::*;

use super::aside_list::AsideList;
use super::view_model;
use crate::app::{CheckMsg, ExportMsg, ImportMsg, Msg, UndoEntry};
use crate::components::attributes::non_empty;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::{Paragraph, Title};
use crate::i18n::Text;
use crate::platform::{dom, files};
use crate::sync::events::Input;

/// The screen *Stand der Daten*.
#[component]
pub fn SyncScreen() -> impl IntoView {
    let app = use_app();
    let view = app.memo(|app| view_model::view(app).unwrap_or_default());
    let state = move || view! { <State view=view.get()/> }.into_any();
    // What is said to whoever listens has to stand in the same element.
    let found = move || {
        let line = |words: String| view! { <Paragraph words/> }.into_any();
        view.with(|view| view.check.clone()).into_iter().map(line).collect_view()
    };
    let below = move || {
        let view = view.get();
        let stored = view.stored.map(|words| view! { <Paragraph words/> }.into_any());
        view! {
            <LastDeeds done=view.done/>
            <h2>{app.lang().say(Text::StoredHere)}</h2>
            {stored.into_iter().collect_view()}
        }
        .into_any()
    };
    let copies = || view! { <Copies/> }.into_any();
    view! {
        {state}
        <div class="found" aria-live="polite">{found}</div>
        <AsideList/>
        {copies}
        {below}
    }
}

/// What the phone has, from where, and what is wrong.
#[component]
fn State(view: view_model::View) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let is_bad = !view.fault.is_empty();
    let class = match (is_bad, view.calm) {
        (false, _) => "box",
        (true, true) => "note",
        (true, false) => "warn",
    };
    let sign_in = non_empty(view.portal).map(|portal| {
        view! {
            <ButtonRow>
                <a class="btn" href=portal target="_blank" rel="noreferrer noopener">
                    {lang.say(Text::SyncPortalOpen)}
                </a>
            </ButtonRow>
        }
        .into_any()
    });
    let now = move || app.send(Msg::sync(Input::SyncNow));
    let (trouble, number) = view.trouble;
    let trouble = non_empty(trouble).map(|words| {
        view! { <p class="note" data-fault=non_empty(number) prop:textContent=words></p> }
            .into_any()
    });
    let writing = view.writing.map(|words| view! { <Paragraph words/> }.into_any());
    let check = move || app.send(Msg::Check(CheckMsg::Start));
    view! {
        <Title words=lang.say(Text::SyncTitle)/>
        <p
            class=class
            role=is_bad.then_some("alert")
            data-fault=non_empty(view.fault)
            prop:textContent=view.words
        ></p>
        {sign_in}
        <ButtonRow>
            <Button
                class="btn primary"
                command="sync-now"
                words=lang.say(Text::SyncNow)
                press=now
            />
        </ButtonRow>
        <h2>{lang.say(Text::WhatWaits)}</h2>
        <Paragraph words=view.waits/>
        <Paragraph class="note" words=view.barred/>
        <Paragraph class="hint" words=view.refill/>
        {trouble}
        <h2>{lang.say(Text::LastStand)}</h2>
        <Paragraph words=view.stand/>
        <h2>{lang.say(Text::Endpoint)}</h2>
        <Paragraph class="meta" words=view.endpoint verbatim=true/>
        <Paragraph class="note" words=view.aside/>
        <Paragraph class="note" words=view.surplus/>
        <h2>{lang.say(Text::HowWritten)}</h2>
        {writing.into_iter().collect_view()}
        <ButtonRow>
            <Button class="btn" command="check" words=lang.say(Text::CheckIt) press=check/>
        </ButtonRow>
    }
}

/// The last deeds, each with what takes it back.
#[component]
fn LastDeeds(done: Vec<UndoEntry>) -> impl IntoView {
    let app = use_app();
    (!done.is_empty()).then(|| {
        let lang = app.lang();
        let deed = |done: UndoEntry| {
            let press = move || app.command(done.undo.clone());
            let words = lang.say(Text::Undo);
            view! {
                <li>
                    <span dir="auto" prop:textContent=done.words></span>
                    <Button class="plain" command="undo" words press/>
                </li>
            }
            .into_any()
        };
        view! {
            <h2>{lang.say(Text::LastDeeds)}</h2>
            <ul class="done">{done.into_iter().map(deed).collect_view()}</ul>
        }
        .into_any()
    })
}

/// The event as a file, out and in.
#[component]
fn Copies() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let chosen = move |event: web_sys::Event| {
        files::read_chosen(&event, move |text| app.send(Msg::Import(ImportMsg::Event(text))));
    };
    let save = move || app.send(Msg::Export(ExportMsg::Event));
    let take = || dom::click("copy-file");
    view! {
        <h2>{lang.say(Text::Copies)}</h2>
        <Paragraph words=lang.say(Text::CopiesWhy)/>
        <Paragraph words=lang.say(Text::CopiesEdited)/>
        <ButtonRow>
            <Button class="btn" command="save-copy" words=lang.say(Text::CopySave) press=save/>
            <Button class="btn" command="take-copy" words=lang.say(Text::CopyTake) press=take/>
        </ButtonRow>
        <input
            id="copy-file"
            name="copy"
            class="visually-hidden"
            type="file"
            tabindex="-1"
            aria-hidden="true"
            accept=".json,application/json"
            on:change=chosen
        />
    }
}
