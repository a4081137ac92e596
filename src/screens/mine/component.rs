//! *Meins*.

use leptos::prelude::event_target_value;

use super::view_model as view;
use crate::app::{App, ExportMsg, Msg};
use crate::components::button::{bordered, plain, row};
use crate::components::handle::{Local, Ui};
use crate::components::node::{Node, el};
use crate::components::note::note;
use crate::components::text::{h1, h2, p};
use crate::components::topic_card::card;
use crate::domain::Command;
use crate::i18n::{Lang, Text};
use crate::platform::random;

/// Draws the screen.
pub fn mine(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let days = view::agenda(app);
    let mut all = vec![h1(lang.say(Text::Mine))];
    let own = view::own(app);
    if !own.is_empty() {
        all.push(h2(lang.say(Text::MyTopics)));
        all.extend(own.into_iter().map(|row| card(ui, lang, row)));
    }
    all.push(h2(lang.say(Text::MyAgenda)));
    all.push(if days.is_empty() { no_picks(lang) } else { picks(ui, lang, days) });
    all.extend(notes(ui, app));
    all
}

fn no_picks(lang: Lang) -> Node {
    let to_wall = el("a").class("btn").attr("href", "#/wall").add(lang.say(Text::ToWall));
    el("section")
        .key("none")
        .add(p("box", lang.say(Text::MyAgendaEmpty)))
        .add(row().add(to_wall))
        .into()
}

fn picks(ui: Ui, lang: Lang, days: Vec<view::Day>) -> Node {
    let pick = |pick: view::Pick| {
        [
            p("gap", pick.gap),
            p("time", pick.time),
            card(ui, lang, pick.row),
            p("warn", pick.overlap),
        ]
    };
    let day = |day: view::Day| -> Node {
        let picks = day.picks.into_iter().flat_map(pick);
        el("section").add(el("h3").add(day.heading)).all(picks).into()
    };
    let export = move || ui.send(Msg::Export(ExportMsg::Calendar));
    el("div")
        .all(days.into_iter().map(day))
        .add(row().add(bordered(lang.say(Text::ToCalendar), "export-calendar", export)))
        .into()
}

fn notes(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let Local { query, begun: open, .. } = ui.local();
    let has_notes = app.event.as_ref().is_some_and(|open| !open.private.notes.is_empty());
    let begin = move || ui.remember(|local| local.begun.insert(0, random::id()));
    let editors = open.iter().map(|id| note(ui, app, id, None, Text::FreeNote));
    let mut all = vec![
        h2(lang.say(Text::MyNotes)),
        row().add(bordered(lang.say(Text::NewNote), "begin-note", begin)).into(),
    ];
    all.extend(editors);
    if !has_notes {
        all.push(p("box", lang.say(Text::MyNotesEmpty)));
        return all;
    }
    let label = el("label").attr("for", "search-notes").add(lang.say(Text::SearchNotes));
    let field = el("input").key("notes").attr("id", "search-notes").attr("type", "search");
    all.push(label.into());
    all.push(
        field
            .on("input", move |event| {
                let query = event_target_value(event);
                ui.remember(|local| local.query = query);
            })
            .into(),
    );
    let rows = view::notes(app, &query);
    let rows = rows.into_iter().filter(|row| !open.contains(&row.id));
    all.extend(rows.map(|row| note_row(ui, lang, row)));
    all.push(exports(ui, lang));
    all
}

fn note_row(ui: Ui, lang: Lang, row: view::NoteRow) -> Node {
    let heading: Node = if row.href.is_empty() {
        row.heading.into()
    } else {
        el("a").attr("href", row.href).add(row.heading).into()
    };
    let edit = row.free.then(|| {
        let id = row.id.clone();
        let open = move || ui.remember(|local| local.begun.insert(0, id.clone()));
        plain(lang.say(Text::EditNote), "edit-note", open)
    });
    let id = row.id.clone();
    let remove = move || {
        let (id, text) = (id.clone(), String::new());
        ui.command(Command::Note { id, topic: None, text, made: None });
    };
    el("article")
        .class("note")
        .key(row.id)
        .add(el("h3").add(heading))
        .add(el("p").class("pre").attr("dir", "auto").add(row.text))
        .add(p("meta", row.written))
        .add(edit)
        .add(" ")
        .add(plain(lang.say(Text::RemoveNote), "remove-note", remove))
        .into()
}

fn exports(ui: Ui, lang: Lang) -> Node {
    let export = |markdown: bool| move || ui.send(Msg::Export(ExportMsg::Notes(markdown)));
    let buttons = row()
        .add(bordered(lang.say(Text::NotesAsText), "export-text", export(false)))
        .add(bordered(lang.say(Text::NotesAsMarkdown), "export-markdown", export(true)));
    buttons.into()
}
