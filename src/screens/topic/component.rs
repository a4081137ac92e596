//! *Anliegen*: one topic.

use leptos::prelude::*;

use super::actions::{Actions, ReadOut};
use super::concerns::component::{ClashList, ConcurrentValues, Proposals, Trail};
use super::unknown::UnknownTopic;
use super::view_model;
use crate::app::{App, ExportMsg, Msg};
use crate::components::attributes::{non_empty, truth};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::note::NoteField;
use crate::components::text::{LinkedText, Paragraph, Title};
use crate::domain::Command;
use crate::i18n::{Text, fill};

/// The screen of one topic.
#[component]
pub fn TopicScreen(
    /// Its id.
    id: String,
) -> impl IntoView {
    let app = use_app();
    let topic = {
        let id = id.clone();
        app.memo(move |app| view_model::view(app, &id))
    };
    let is_there = Memo::new(move |_| topic.with(Option::is_some));
    let back = move || {
        topic.get().map(|topic| {
            let (words, href) = topic.back;
            view! { <a class="back" href=href prop:textContent=words></a> }.into_any()
        })
    };
    let guests = {
        let id = id.clone();
        app.memo(move |app| guest_notes(app, &id))
    };
    let head = {
        let id = id.clone();
        move || {
            let Some(topic) = topic.get() else { return view! { <UnknownTopic/> }.into_any() };
            view! {
                <Head topic=topic.clone()/>
                <ClashList id=id.clone() direct=topic.direct clashes=topic.troubles/>
                <ConcurrentValues id=id.clone() fields=topic.beside/>
                <Proposals direct=topic.direct proposals=topic.offers/>
            }
            .into_any()
        }
    };
    let guests = move || {
        let guest = |(title, text): (String, String)| {
            view! {
                <p class="note pre">
                    <b dir="auto" prop:textContent=title></b>
                    "\n"
                    <span prop:textContent=text></span>
                </p>
            }
            .into_any()
        };
        guests.get().into_iter().map(guest).collect_view()
    };
    let note = {
        let id = id.clone();
        move || {
            is_there.get().then(|| {
                let (id, topic) = (id.clone(), id.clone());
                view! { <NoteField id topic label=Text::MyNote/> }.into_any()
            })
        }
    };
    let actions = move || topic.get().map(|topic| view! { <Actions topic/> }.into_any());
    let is_mine = move || topic.with(|topic| topic.as_ref().is_some_and(|topic| topic.mine));
    let change = move || {
        let text = if is_mine() { Text::MyTopic } else { Text::ChangeWhat };
        app.lang().say(text)
    };
    let below = move || {
        topic.get().map(|topic| {
            view! {
                <Trail steps=topic.trail/>
                <Neighbours previous=topic.previous next=topic.next/>
            }
            .into_any()
        })
    };
    view! {
        {back}
        <ReadOut id/>
        {head}
        {note}
        {guests}
        <details open=is_mine hidden=move || topic.with(Option::is_none)>
            <summary prop:textContent=change></summary>
            {actions}
        </details>
        {below}
    }
}

/// Notes to topics that were merged into this one: title and text.
fn guest_notes(app: &App, id: &str) -> Vec<(String, String)> {
    let Some(open) = &app.event else { return Vec::new() };
    let notes = open.board.merged_into(id).filter_map(|guest| {
        let note = open.private.note_to(&guest.id)?;
        Some((guest.title.clone(), note.whole()))
    });
    notes.collect()
}

/// What stands on the card, in full.
#[component]
fn Head(topic: view_model::View) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let pick = {
        let (topic, on) = (topic.id.clone(), !topic.picked);
        move || app.command(Command::Pick { topic: topic.clone(), on })
    };
    let pick_words = if topic.picked {
        format!("★ {}", lang.say(Text::PickedShort))
    } else {
        format!("☆ {}", lang.say(Text::PickAdd))
    };
    let share = {
        let id = topic.id.clone();
        move || app.send(Msg::Export(ExportMsg::Share(Some(id.clone()))))
    };
    let link = |(id, words): (String, String)| {
        let href = format!("#/topic/{id}");
        view! { <p class="meta"><a href=href dir="auto" prop:textContent=words></a></p> }.into_any()
    };
    let guests = topic.guests.into_iter();
    let guests = guests.map(|(id, title)| link((id, fill(lang, Text::CameTogether, &[&title]))));
    let tag_class = format!("tag f{}", topic.tint);
    let tag = non_empty(topic.tag)
        .map(|words| view! { <p class=tag_class prop:textContent=words></p> }.into_any());
    let words = (!topic.words.is_empty()).then(|| {
        view! { <p class="words" dir="auto"><LinkedText parts=topic.words/></p> }.into_any()
    });
    let detail = |(label, parts)| {
        view! {
            <h2>{label}</h2>
            <p class="words" dir="auto"><LinkedText parts/></p>
        }
        .into_any()
    };
    let waits = if topic.row.delivered { "" } else { lang.say(Text::OnlyOnThisPhone) };
    view! {
        <article
            data-topic=topic.id
            data-slot=non_empty(topic.slot)
            data-space=non_empty(topic.space)
            data-number=non_empty(topic.number)
            data-state=topic.state
            data-delivered=truth(topic.row.delivered)
            data-clash=topic.row.clash
            data-concurrent=non_empty(topic.row.concurrent)
        >
            <Title words=topic.title/>
            {tag}
            <Paragraph class="flag" words=topic.flag/>
            <Paragraph class="warn" words=topic.edited_since/>
            {topic.goes_on.map(link)}
            <Paragraph class="place" words=topic.place verbatim=true/>
            <Paragraph class="meta" words=topic.find/>
            <Paragraph class="meta" words=topic.convener verbatim=true/>
            {guests.collect_view()}
            <Paragraph class="meta" words=topic.more_guests/>
            <Paragraph class="hint" words=waits/>
            {words}
            {topic.details.into_iter().map(detail).collect_view()}
            <Paragraph class="warn" words=topic.overlap/>
            <ButtonRow>
                <Button
                    class="btn primary"
                    command="pick"
                    words=pick_words
                    pressed=topic.picked
                    press=pick
                />
                <Button class="btn" command="share" words=lang.say(Text::Share) press=share/>
            </ButtonRow>
        </article>
    }
}

/// The topics before and after this one in the same round.
#[component]
fn Neighbours(previous: Option<(String, String)>, next: Option<(String, String)>) -> impl IntoView {
    let lang = use_app().lang();
    let link = move |label, neighbour: Option<(String, String)>| {
        neighbour.map(|(id, title)| {
            let href = format!("#/topic/{id}");
            view! {
                <a href=href>
                    <small>{lang.say(label)}</small>
                    <span prop:textContent=title></span>
                </a>
            }
            .into_any()
        })
    };
    let label = lang.say(Text::SameRound);
    (previous.is_some() || next.is_some()).then(|| {
        view! {
            <nav aria-label=label>
                <h2>{label}</h2>
                <div class="neighbours">
                    {link(Text::Previous, previous)}
                    {link(Text::NextOne, next)}
                </div>
            </nav>
        }
        .into_any()
    })
}
