//! Another place for a topic, and merging it with another one.

use leptos::prelude::*;

use super::view_model;
use super::view_model::Free;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::{Paragraph, Title};
use crate::crdt::Value;
use crate::domain::Command;
use crate::domain::commands::topics;
use crate::domain::schema::name;
use crate::i18n::{Text, fill};
use crate::platform::history;
use crate::screens::topic::merge;
use crate::screens::topic::unknown::UnknownTopic;

/// The places that are free.
#[component]
pub fn PlaceScreen(
    /// The topic's id.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let view = {
        let id = id.clone();
        app.memo(move |app| view_model::view(app, &id))
    };
    move || {
        let Some(view) = view.get() else {
            return view! { <UnknownTopic/> }.into_any();
        };
        let lang = app.lang();
        let view_model::View { heading, current, suggests, next, slots, hangs } = view;
        let direct = !suggests;
        let next = next.map(|free| {
            let words = fill(lang, Text::NextFree, &[&free.words]);
            let id = id.clone();
            view! {
                <ButtonRow><FreePlaceButton class="btn primary" id free words direct/></ButtonRow>
            }
            .into_any()
        });
        let slot = |part| view! { <SlotPlaces id=id.clone() part direct/> }.into_any();
        let take_off = (direct && hangs).then(|| {
            let topic = id.clone();
            let press = move || {
                app.command(Command::Place { topic: topic.clone(), slot: None, space: None });
                go_to_topic(&topic);
            };
            let words = lang.say(Text::TakeOff);
            view! {
                <ButtonRow><Button class="btn" command="place" words press/></ButtonRow>
            }
            .into_any()
        });
        let why = if direct { "" } else { lang.say(Text::SuggestWhy) };
        view! {
            <BackToTopic id=id.clone()/>
            <Title words=heading/>
            <Paragraph words=current/>
            <Paragraph class="hint" words=why/>
            {next}
            {slots.into_iter().map(slot).collect_view()}
            {take_off}
        }
        .into_any()
    }
}

/// The places of one slot.
#[component]
fn SlotPlaces(id: String, part: view_model::Part, direct: bool) -> impl IntoView {
    let app = use_app();
    let free = part.free.into_iter().map(|free| {
        let words = free.words.clone();
        view! { <FreePlaceButton class="chip" id=id.clone() free words direct/> }.into_any()
    });
    let free = free.collect_view();
    let swap = |(swap, words): (Command, String)| {
        let topic = id.clone();
        let command = if matches!(swap, Command::Swap { .. }) { "swap" } else { "propose" };
        let press = move || {
            app.command(swap.clone());
            go_to_topic(&topic);
        };
        view! { <li><Button command words press/></li> }.into_any()
    };
    let swaps = (!part.swaps.is_empty()).then(|| {
        view! {
            <details>
                <summary>{app.lang().say(Text::SwapWith)}</summary>
                <ul class="links">{part.swaps.into_iter().map(swap).collect_view()}</ul>
            </details>
        }
        .into_any()
    });
    view! {
        <details class="box" open=part.open>
            <summary prop:textContent=part.heading></summary>
            <div class="chips">{free}</div>
            {swaps}
        </details>
    }
}

/// A button to a free place.
#[component]
pub fn FreePlaceButton(
    /// Its class.
    class: &'static str,
    /// The topic's id.
    id: String,
    /// The place.
    free: Free,
    /// What stands on it.
    words: String,
    /// Whether one places the topic, or suggests to.
    direct: bool,
) -> impl IntoView {
    let app = use_app();
    let press = move || {
        let (topic, Free { slot, space, .. }) = (id.clone(), free.clone());
        app.command(if direct {
            Command::Place { topic, slot: Some(slot), space: Some(space) }
        } else {
            let value = Some(topics::place_of(slot, Some(space)));
            Command::Propose { topic, field: name::PLACE, value }
        });
        go_to_topic(&id);
    };
    view! { <Button class command=if direct { "place" } else { "propose" } words press/> }
}

/// Back to the topic, so that the browser's *back* does not lead here again.
fn go_to_topic(id: &str) {
    history::go_back_to(&format!("#/topic/{id}"));
}

/// The way back to the topic.
#[component]
fn BackToTopic(id: String) -> impl IntoView {
    let href = format!("#/topic/{id}");
    let title = use_app().memo(move |app| {
        let topic = app.event.as_ref().and_then(|open| open.board.topic(&id));
        topic.map_or_else(String::new, |topic| topic.title.clone())
    });
    view! { <a class="back" href=href dir="auto" prop:textContent=move || title.get()></a> }
}

/// The topics with which one can be merged.
#[component]
pub fn MergeScreen(
    /// The topic's id.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let view = {
        let id = id.clone();
        Memo::new(move |_| {
            let query = app.local(|local| local.query.clone());
            app.read(|app| merge::view(app, &id, &query))
        })
    };
    let head = {
        let id = id.clone();
        move || {
            let Some(merge::View { why, suggests, .. }) = view.get() else {
                return view! { <UnknownTopic/> }.into_any();
            };
            let lang = app.lang();
            let suggest_why = if suggests { lang.say(Text::SuggestWhy) } else { "" };
            view! {
                <BackToTopic id=id.clone()/>
                <Title words=lang.say(Text::MergeTitle)/>
                <Paragraph words=why/>
                <Paragraph class="hint" words=suggest_why/>
            }
            .into_any()
        }
    };
    let found = move || {
        view.get().map(|merge::View { topics, suggests, more, .. }| {
            let topic = |(into, words): (String, String)| {
                view! { <li><MergeButton id=id.clone() into words suggests/></li> }.into_any()
            };
            let hint = if more { app.lang().say(Text::MergeMore) } else { "" };
            view! {
                <ul class="links">{topics.into_iter().map(topic).collect_view()}</ul>
                <Paragraph class="hint" words=hint/>
            }
            .into_any()
        })
    };
    let search = move |event| {
        let query = event_target_value(&event);
        app.remember(|local| local.query = query);
    };
    let lang = app.lang();
    view! {
        {head}
        <label for="merge-search">{lang.say(Text::SearchLabel)}</label>
        <input
            id="merge-search"
            type="search"
            autocomplete="off"
            enterkeyhint="search"
            placeholder=lang.say(Text::Search)
            on:input=search
        />
        {found}
    }
}

/// Merges a topic into another one, or suggests to.
#[component]
fn MergeButton(id: String, into: String, words: String, suggests: bool) -> impl IntoView {
    let app = use_app();
    let press = move || {
        let (topic, into) = (id.clone(), into.clone());
        let back = if suggests { topic.clone() } else { into.clone() };
        app.command(if suggests {
            let value = Some(Value::Text(into));
            Command::Propose { topic, field: name::MERGED_INTO, value }
        } else {
            Command::Merge { topic, into: Some(into) }
        });
        go_to_topic(&back);
    };
    view! { <Button command="merge" words press/> }
}
