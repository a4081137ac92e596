//! *Anliegen*.

use leptos::prelude::*;

use super::Ui;
use super::widgets::card::some;
use super::widgets::note::note;
use super::widgets::words::words;
use crate::app::Msg;
use crate::i18n::Text;
use crate::model::Command;
use crate::view::topic as view;

/// Draws the screen of one topic.
pub fn topic(ui: Ui, id: String) -> impl IntoView {
    let model = {
        let id = id.clone();
        ui.memo(move |app| view::view(app, &id))
    };
    let known = ui.memo(move |app| app.event.as_ref().is_some_and(|o| o.board.topic(&id).is_some()));
    move || {
        if known.get() { one(ui, model).into_any() } else { unknown(ui).into_any() }
    }
}

fn one(ui: Ui, model: Memo<Option<view::View>>) -> impl IntoView {
    let id = model.with_untracked(|m| m.as_ref().map(|m| m.id.clone()).unwrap_or_default());
    let note = note(ui, id.clone(), Some(id), Text::MyNote);
    view! {
        {move || model.get().map(|m| head(ui, m))}
        {note}
        {move || model.get().map(|m| neighbours(ui, m))}
    }
}

fn head(ui: Ui, model: view::View) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let (back, href) = model.back;
    let share_id = model.id.clone();
    let pick = pick(ui, model.id.clone());
    view! {
        <a class="back" href=href>{back}</a>
        <article
            data-topic=model.id
            data-slot=some(model.slot)
            data-space=some(model.space)
            data-number=some(model.number)
            data-state=model.state
        >
            <h1 tabindex="-1" dir="auto">{model.title}</h1>
            {(!model.tag.is_empty()).then(|| view! { <p class=["tag f", &model.tint.to_string()].concat()>{model.tag}</p> })}
            {(!model.flag.is_empty()).then(|| view! { <p class="flag">{model.flag}</p> })}
            {(!model.place.is_empty()).then(|| view! { <p class="place">{model.place}</p> })}
            {(!model.find.is_empty()).then(|| view! { <p class="meta">{model.find}</p> })}
            {(!model.convener.is_empty()).then(|| view! { <p class="meta">{model.convener}</p> })}
            {(!model.words.is_empty()).then(|| view! { <p class="words" dir="auto">{words(model.words)}</p> })}
            {(!model.overlap.is_empty()).then(|| view! { <p class="warn">{model.overlap}</p> })}
            <p class="buttons">
                {pick}
                <button class="btn" data-do="share" on:click=move |_| ui.send(Msg::Share(Some(share_id.clone())))>
                    {lang.say(Text::Share)}
                </button>
            </p>
        </article>
    }
}

fn pick(ui: Ui, id: String) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let picked = ui.picked(&id);
    let (pressed, shown) = (picked.clone(), picked.clone());
    let toggle = move |_| {
        let on = !picked.get_untracked();
        ui.command(Command::Pick { topic: id.clone(), on });
    };
    let label = move || {
        let (star, words) =
            if shown.get() { ("★ ", Text::PickedShort) } else { ("☆ ", Text::PickAdd) };
        [star, lang.say(words)].concat()
    };
    view! {
        <button
            class="btn primary"
            data-do="pick"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=toggle
        >{label}</button>
    }
}

fn neighbours(ui: Ui, model: view::View) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let link = move |label, (id, title): (String, String)| {
        view! { <a href=["#/topic/", &id].concat()><small>{lang.say(label)}</small>{title}</a> }
    };
    let any = model.previous.is_some() || model.next.is_some();
    any.then(|| {
        view! {
            <nav aria-label=lang.say(Text::SameRound)>
                <h2>{lang.say(Text::SameRound)}</h2>
                <div class="neighbours">
                    {model.previous.map(|t| link(Text::Previous, t))}
                    {model.next.map(|t| link(Text::NextOne, t))}
                </div>
            </nav>
        }
    })
}

fn unknown(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    view! {
        <h1 tabindex="-1">{lang.say(Text::TopicUnknown)}</h1>
        <p>{lang.say(Text::TopicUnknownWhy)}</p>
        <p class="buttons"><a class="btn" href="#/wall">{lang.say(Text::ToWall)}</a></p>
    }
}
