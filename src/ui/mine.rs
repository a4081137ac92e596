//! *Meins*.

use leptos::prelude::*;

use super::Ui;
use super::widgets::card::card;
use super::widgets::note::note;
use crate::app::Msg;
use crate::i18n::{Lang, Text};
use crate::model::Command;
use crate::platform::entropy;
use crate::view::mine as view;

/// Draws the screen.
pub fn mine(ui: Ui) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let agenda = ui.memo(view::agenda);
    view! {
        <h1 tabindex="-1">{lang.say(Text::Mine)}</h1>
        <h2>{lang.say(Text::MyAgenda)}</h2>
        {move || {
            let days = agenda.get().days;
            if days.is_empty() { no_picks(lang).into_any() } else { picks(ui, days).into_any() }
        }}
        {notes(ui, lang)}
    }
}

fn no_picks(lang: Lang) -> impl IntoView {
    view! {
        <p class="box">{lang.say(Text::MyAgendaEmpty)}</p>
        <p class="buttons"><a class="btn" href="#/wall">{lang.say(Text::ToWall)}</a></p>
    }
}

fn picks(ui: Ui, days: Vec<view::Day>) -> impl IntoView {
    let lang = ui.peek(|app| app.lang);
    let pick = move |pick: view::Pick| {
        view! {
            {(!pick.gap.is_empty()).then(|| view! { <p class="gap">{pick.gap}</p> })}
            {(!pick.time.is_empty()).then(|| view! { <p class="time">{pick.time}</p> })}
            {card(ui, pick.row)}
            {(!pick.overlap.is_empty()).then(|| view! { <p class="warn">{pick.overlap}</p> })}
        }
    };
    let day = move |day: view::Day| {
        view! {
            <section>
                <h3>{day.heading}</h3>
                {day.picks.into_iter().map(pick).collect_view()}
            </section>
        }
    };
    view! {
        {days.into_iter().map(day).collect_view()}
        <p class="buttons">
            <button class="btn" data-do="export-calendar" on:click=move |_| ui.send(Msg::ExportCalendar)>
                {lang.say(Text::ToCalendar)}
            </button>
        </p>
    }
}

fn notes(ui: Ui, lang: Lang) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let rows = ui.memo(move |app| view::notes(app, &query.get()));
    let any = ui.memo(|app| app.event.as_ref().is_some_and(|o| !o.private.notes.is_empty()));
    // A note that is being begun here: it stays an editor while others become rows.
    let begun = RwSignal::new(Vec::<String>::new());
    let begin = move |_| begun.update(|ids| ids.insert(0, entropy::id()));
    let is_begun = move |id: &str| begun.with(|ids| ids.iter().any(|b| b == id));
    view! {
        <h2>{lang.say(Text::MyNotes)}</h2>
        <p class="buttons">
            <button class="btn" data-do="begin-note" on:click=begin>{lang.say(Text::NewNote)}</button>
        </p>
        {move || begun.get().into_iter().map(|id| note(ui, id, None, Text::FreeNote)).collect_view()}
        {move || (!any.get()).then(|| view! { <p class="box">{lang.say(Text::MyNotesEmpty)}</p> })}
        {move || any.get().then(|| view! {
            <label for="search-notes">{lang.say(Text::SearchNotes)}</label>
            <input id="search-notes" type="search" on:input=move |event| query.set(event_target_value(&event))/>
        })}
        {move || rows.get().into_iter().filter(|row| !is_begun(&row.id)).map(|row| note_row(ui, lang, row)).collect_view()}
        {move || any.get().then(|| exports(ui, lang))}
    }
}

fn note_row(ui: Ui, lang: Lang, row: view::NoteRow) -> impl IntoView {
    let heading = if row.href.is_empty() {
        row.heading.into_any()
    } else {
        view! { <a href=row.href>{row.heading}</a> }.into_any()
    };
    let id = row.id.clone();
    let remove = move |_| {
        ui.command(Command::Note { id: id.clone(), topic: None, text: String::new(), made: None });
    };
    let editing = RwSignal::new(false);
    let (editor_id, is_free) = (row.id, row.free);
    let body = move || {
        if editing.get() {
            note(ui, editor_id.clone(), None, Text::FreeNote).into_any()
        } else {
            view! { <p class="pre" dir="auto">{row.text.clone()}</p> }.into_any()
        }
    };
    view! {
        <article class="note">
            <h3>{heading}</h3>
            {body}
            <p class="meta">{row.written}</p>
            {is_free.then(|| view! {
                <button class="plain" data-do="edit-note" on:click=move |_| editing.set(true)>{lang.say(Text::EditNote)}</button>
            })}
            " "
            <button class="plain" data-do="remove-note" on:click=remove>{lang.say(Text::RemoveNote)}</button>
        </article>
    }
}

fn exports(ui: Ui, lang: Lang) -> impl IntoView {
    view! {
        <p class="buttons">
            <button class="btn" data-do="export-text" on:click=move |_| ui.send(Msg::ExportNotes(false))>
                {lang.say(Text::NotesAsText)}
            </button>
            <button class="btn" data-do="export-markdown" on:click=move |_| ui.send(Msg::ExportNotes(true))>
                {lang.say(Text::NotesAsMarkdown)}
            </button>
        </p>
    }
}
