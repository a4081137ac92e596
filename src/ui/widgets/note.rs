//! A private note: saved while it is being written.

use leptos::prelude::*;

use crate::app::{App, Msg};
use crate::i18n::{Text, fill};
use crate::model::Command;
use crate::model::schema::{kind, name};
use crate::platform::dom;
use crate::ui::Ui;

/// What stands below the text.
#[derive(Clone, Default, PartialEq)]
struct Below {
    saved: bool,
    words: String,
    beside: Vec<String>,
}

/// The editor of one note; `topic` is the topic it belongs to.
pub fn note(ui: Ui, id: String, topic: Option<String>, label: Text) -> impl IntoView {
    let (lang, text, is_new) = ui.peek(|app| {
        let note = find(app, &id);
        (app.lang, note.map_or_else(String::new, |n| n.text.clone()), note.is_none())
    });
    let field_id = ["note-", &id].concat();
    let below = {
        let id = id.clone();
        ui.memo(move |app| below(app, &id))
    };
    let made = RwSignal::new(is_new);
    let input = {
        let id = id.clone();
        move |event| {
            let begun = made.get_untracked().then(|| ui.peek(|app| app.now.ms as u64));
            made.set(false);
            ui.send(Msg::Typed(Command::Note {
                id: id.clone(),
                topic: topic.clone(),
                text: event_target_value(&event),
                made: begun,
            }));
        }
    };
    follow(ui, id, field_id.clone());
    view! {
        <section class="note">
            <label for=field_id.clone()>{lang.say(label)}" "<small>{lang.say(Text::OnlyHere)}</small></label>
            <textarea
                id=field_id
                name="note"
                rows="3"
                maxlength=crate::limits::NOTE.to_string()
                placeholder=lang.say(Text::NotePlaceholder)
                prop:value=text
                data-saved=move || below.with(|b| b.saved.then_some("true"))
                on:input=input
                on:blur=move |_| ui.send(Msg::Flush)
            ></textarea>
            <p class="saved">{move || below.with(|b| b.words.clone())}</p>
            {move || below.with(|b| b.beside.clone()).into_iter().map(|text| view! {
                <p class="hint">{lang.say(Text::BesideNote)}</p>
                <p class="pre">{text}</p>
            }).collect_view()}
        </section>
    }
}

fn find<'a>(app: &'a App, id: &str) -> Option<&'a crate::model::private::Note> {
    app.event.as_ref()?.private.note(id)
}

fn below(app: &App, id: &str) -> Below {
    let unsaved = app.keeping.unsaved.register(kind::NOTES, id, name::NOTE).is_some();
    let Some(note) = find(app, id) else { return Below::default() };
    let saved = app.keeping.is_saved(kind::NOTES, id, name::NOTE);
    let words = if saved {
        fill(app.lang, Text::SavedAt, &[&app.now.moment(app.lang, note.written)])
    } else if unsaved && app.keeping.standing == crate::app::Standing::Writable {
        app.lang.say(Text::Saving).to_owned()
    } else {
        app.lang.say(Text::NotSaved).to_owned()
    };
    Below { saved, words, beside: note.beside.clone() }
}

/// Takes over what another window wrote, unless someone is typing here.
fn follow(ui: Ui, id: String, field_id: String) {
    let text = ui.memo(move |app| find(app, &id).map(|n| n.text.clone()).unwrap_or_default());
    Effect::new(move |_| dom::refresh_text(&field_id, &text.get()));
}
