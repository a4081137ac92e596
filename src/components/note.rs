//! A private note: saved while it is being written.

use leptos::prelude::event_target_value;

use super::handle::Ui;
use super::node::{Node, el};
use super::text::p;
use crate::app::{App, Msg, StorageMsg, StorageStatus};
use crate::domain::Command;
use crate::domain::private::Note;
use crate::domain::schema::{kind, name};
use crate::i18n::{Text, fill};
use crate::limits;

/// The editor of one note; `topic` is the topic it belongs to.
pub fn note(ui: Ui, app: &App, id: &str, topic: Option<&str>, label: Text) -> Node {
    let lang = app.lang;
    let note = app.event.as_ref().and_then(|open| open.private.note(id));
    let field_id = ["note-", id].concat();
    let (saved, words) = below(app, id, note);
    let typed = {
        let (id, topic, is_new) = (id.to_owned(), topic.map(str::to_owned), note.is_none());
        move |event: &web_sys::Event| {
            let made = is_new.then(crate::platform::clock::now_ms);
            ui.send(Msg::Typed(Command::Note {
                id: id.clone(),
                topic: topic.clone(),
                text: event_target_value(event),
                made: made.and_then(|ms| u64::try_from(ms).ok()),
            }));
        }
    };
    let area = el("textarea")
        .attr("id", field_id.clone())
        .attr("name", "note")
        .attr("rows", "3")
        .attr("maxlength", limits::NOTE.to_string())
        .attr("placeholder", lang.say(Text::NotePlaceholder))
        .some("data-saved", if saved { "true" } else { "" })
        .value(note.map_or_else(String::new, |note| note.text.clone()))
        .on("input", typed)
        .on("blur", move |_| ui.send(Msg::Storage(StorageMsg::Flush)));
    // On an iPhone the home screen has a storage of its own: better before the first note (F14).
    let is_first = app.event.as_ref().is_some_and(|open| open.private.notes.is_empty());
    let hint = if app.host.ios && !app.host.standalone && is_first {
        lang.say(Text::InstallHintIos)
    } else {
        ""
    };
    let label = el("label").attr("for", field_id).add(lang.say(label)).add(" ");
    let beside = note.into_iter().flat_map(|note| &note.beside);
    let beside =
        beside.flat_map(|text| [p("hint", lang.say(Text::BesideNote)), p("pre", text.clone())]);
    el("section")
        .class("note")
        .key(id.to_owned())
        .add(label.add(el("small").add(lang.say(Text::OnlyHere))))
        .add(p("hint", hint))
        .add(area)
        .add(el("p").class("saved").add(words))
        .all(beside)
        .into()
}

/// Whether it is on the disk, and how that is said.
fn below(app: &App, id: &str, note: Option<&Note>) -> (bool, String) {
    let Some(note) = note else { return (false, String::new()) };
    if app.save_state.is_saved(kind::NOTES, id, name::NOTE) {
        let written = app.now.moment(app.lang, note.written);
        return (true, fill(app.lang, Text::SavedAt, &[&written]));
    }
    let on_its_way = app.save_state.storage == StorageStatus::Writable;
    let words = if on_its_way { Text::Saving } else { Text::NotSaved };
    (false, app.lang.say(words).to_owned())
}
