//! What one can do with a topic, and what is read out once it was posted.

use leptos::prelude::*;

use super::view_model;
use crate::app::{CalendarOf, ExportMsg, Msg};
use crate::components::attributes::non_empty;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::domain::Command;
use crate::i18n::Text;

/// Changing, placing, merging, withdrawing.
#[component]
pub fn Actions(
    /// The topic.
    topic: view_model::View,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let id = topic.id;
    let link = |text, way: &str, command: &'static str| {
        let href = format!("#/topic/{id}/{way}");
        view! { <a class="btn" href=href data-do=command>{lang.say(text)}</a> }.into_any()
    };
    let button = |text, name: &'static str, command: Command| {
        let press = move || app.command(command.clone());
        view! { <Button class="btn" command=name words=lang.say(text) press/> }.into_any()
    };
    let claim = |on| Command::Claim { topic: id.clone(), on };
    let withdraw = |on| Command::Withdraw { topic: id.clone(), on };
    let mut actions = Vec::new();
    if !topic.mine {
        actions.push(button(Text::ClaimIt, "claim", claim(true)));
    }
    if topic.open {
        let change = if topic.direct { Text::ChangeIt } else { Text::SuggestIt };
        actions.push(link(change, "edit", "to-edit"));
        actions.push(link(Text::PlaceIt, "place", "to-place"));
        actions.push(link(Text::MergeIt, "merge", "to-merge"));
    }
    if topic.direct {
        actions.push(if topic.goes_on.is_some() {
            let apart = Command::Merge { topic: id.clone(), into: None };
            button(Text::Unmerge, "unmerge", apart)
        } else if topic.open {
            button(Text::WithdrawIt, "withdraw", withdraw(true))
        } else {
            button(Text::ReopenIt, "restore", withdraw(false))
        });
    }
    if topic.mine {
        actions.push(button(Text::UnclaimIt, "unclaim", claim(false)));
    }
    if !topic.slot.is_empty() {
        let of = CalendarOf::Topic(id.clone());
        let press = move || app.send(Msg::Export(ExportMsg::Calendar(of.clone())));
        let words = lang.say(Text::ToCalendar);
        let button =
            view! { <Button class="btn" command="export-calendar" what="topic" words press/> };
        actions.push(button.into_any());
    }
    view! { <ButtonRow>{actions.into_iter().collect_view()}</ButtonRow> }
}

/// Number and place in large type, right after the topic was posted.
#[component]
pub fn ReadOut(
    /// The topic's id.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let said = app.memo(move |app| view_model::read_out(app, &id));
    move || {
        said.get().map(|view_model::ReadOut { words, provisional, undo }| {
            let lang = app.lang();
            let undo = undo.map(|undo| {
                let press = move || app.command(undo.clone());
                let words = lang.say(Text::Undo);
                view! { <Button class="plain" command="undo" words press/> }.into_any()
            });
            let provisional = non_empty(provisional)
                .map(|words| view! { <p class="hint" prop:textContent=words></p> }.into_any());
            view! {
                <section class="box read-out">
                    <p class="hint">{lang.say(Text::ReadOut)}</p>
                    <p class="big" translate="no" prop:textContent=words></p>
                    {provisional}
                    {undo}
                </section>
            }
            .into_any()
        })
    }
}
