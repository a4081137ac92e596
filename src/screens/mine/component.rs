//! *Meins*: my agenda, and my notes.

use leptos::prelude::*;

use super::view_model;
use crate::app::{CalendarOf, ExportMsg, Msg};
use crate::components::button::{Button, ButtonRow, WallLink};
use crate::components::context::use_app;
use crate::components::keyed_list::KeyedList;
use crate::components::note::NoteField;
use crate::components::text::{Paragraph, Title};
use crate::components::topic_card::{TopicCard, TopicCards};
use crate::domain::Command;
use crate::i18n::Text;
use crate::platform::random;

/// The screen *Meins*.
#[component]
pub fn MineScreen() -> impl IntoView {
    let app = use_app();
    let own = app.memo(view_model::own);
    let days = app.memo(view_model::agenda);
    let agenda = move || {
        let lang = app.lang();
        let own = own.get();
        let own = (!own.is_empty()).then(|| {
            view! {
                <h2>{lang.say(Text::MyTopics)}</h2>
                <TopicCards cards=own/>
            }
            .into_any()
        });
        let days = days.get();
        let has_picks = !days.is_empty();
        let agenda = if days.is_empty() {
            view! {
                <section>
                    <Paragraph class="box" words=lang.say(Text::MyAgendaEmpty)/>
                    <WallLink/>
                </section>
            }
            .into_any()
        } else {
            view! { <Agenda days/> }.into_any()
        };
        view! {
            <Title words=lang.say(Text::Mine)/>
            {own}
            <h2>{lang.say(Text::MyAgenda)}</h2>
            {agenda}
            <ToCalendar has_picks/>
        }
        .into_any()
    };
    view! {
        {agenda}
        <Notes/>
    }
}

/// My picks, day by day.
#[component]
fn Agenda(days: Vec<view_model::Day>) -> impl IntoView {
    let pick = |pick: view_model::Pick| {
        view! {
            <Paragraph class="gap" words=pick.gap/>
            <Paragraph class="time" words=pick.time verbatim=true/>
            <TopicCard card=pick.row/>
            <Paragraph class="warn" words=pick.overlap/>
        }
        .into_any()
    };
    let day = |day: view_model::Day| {
        view! {
            <section>
                <h3 prop:textContent=day.heading></h3>
                {day.picks.into_iter().map(pick).collect_view()}
            </section>
        }
        .into_any()
    };
    days.into_iter().map(day).collect_view()
}

/// Files for the phone's own calendar.
#[component]
fn ToCalendar(has_picks: bool) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let export =
        move |of: CalendarOf| move || app.send(Msg::Export(ExportMsg::Calendar(of.clone())));
    let mine = has_picks.then(|| {
        let (words, press) = (lang.say(Text::ToCalendar), export(CalendarOf::Mine));
        view! { <Button class="btn" command="export-calendar" what="mine" words press/> }.into_any()
    });
    view! {
        <ButtonRow>
            {mine}
            " "
            <Button
                class="btn"
                command="export-calendar"
                what="wall"
                words=lang.say(Text::WallToCalendar)
                press=export(CalendarOf::Wall)
            />
        </ButtonRow>
    }
}

/// My notes: editors of those being written, then all others, with a search.
#[component]
fn Notes() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let open_notes = Memo::new(move |_| app.local(|local| local.open_notes.clone()));
    // An editor keeps its element, and with it focus and cursor, while the note is written.
    let editor = |id: String| view! { <NoteField id label=Text::FreeNote/> }.into_any();
    let notes = Memo::new(move |_| {
        let (query, open) = app.local(|local| (local.query.clone(), local.open_notes.clone()));
        let mut rows = app.read(|app| view_model::notes(app, &query));
        rows.retain(|row| !open.contains(&row.id));
        rows
    });
    let rows = move || {
        notes.get().into_iter().map(|row| view! { <NoteRow row/> }.into_any()).collect_view()
    };
    let has_notes =
        app.memo(|app| app.event.as_ref().is_some_and(|open| !open.private.notes.is_empty()));
    let begin = move || app.remember(|local| local.open_notes.insert(0, random::id()));
    let search = move |event| {
        let query = event_target_value(&event);
        app.remember(|local| local.query = query);
    };
    let none = move || view! { <Paragraph class="box" words=lang.say(Text::MyNotesEmpty)/> };
    let export = move |markdown: bool| move || app.send(Msg::Export(ExportMsg::Notes(markdown)));
    view! {
        <h2>{lang.say(Text::MyNotes)}</h2>
        <ButtonRow>
            <Button class="btn" command="begin-note" words=lang.say(Text::NewNote) press=begin/>
        </ButtonRow>
        <KeyedList ids=open_notes item=editor/>
        <Show when=move || has_notes.get() fallback=none>
            <label for="search-notes">{lang.say(Text::SearchNotes)}</label>
            <input id="search-notes" type="search" enterkeyhint="search" on:input=search/>
            {rows}
            <ButtonRow>
                <Button
                    class="btn"
                    command="export-text"
                    words=lang.say(Text::NotesAsText)
                    press=export(false)
                />
                <Button
                    class="btn"
                    command="export-markdown"
                    words=lang.say(Text::NotesAsMarkdown)
                    press=export(true)
                />
            </ButtonRow>
        </Show>
    }
}

/// A note to be read.
#[component]
fn NoteRow(row: view_model::NoteRow) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let heading = if row.href.is_empty() {
        view! { <span prop:textContent=row.heading></span> }.into_any()
    } else {
        view! { <a href=row.href prop:textContent=row.heading></a> }.into_any()
    };
    let edit = row.free.then(|| {
        let id = row.id.clone();
        let press = move || app.remember(|local| local.open_notes.insert(0, id.clone()));
        let words = lang.say(Text::EditNote);
        view! { <Button class="plain" command="edit-note" words press/> }.into_any()
    });
    let remove = move || {
        let (id, text) = (row.id.clone(), String::new());
        app.command(Command::Note { id, topic: None, text, made: None });
    };
    view! {
        <article class="note">
            <h3>{heading}</h3>
            <p class="pre" dir="auto" prop:textContent=row.text></p>
            <Paragraph class="meta" words=row.written verbatim=true/>
            {edit}
            " "
            <Button
                class="plain"
                command="remove-note"
                words=lang.say(Text::RemoveNote)
                press=remove
            />
        </article>
    }
}
