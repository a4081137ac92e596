//! The editor of a private note: saved while it is being written.

use leptos::prelude::*;

use super::beside::BesideTexts;
use super::context::use_app;
use super::field::FieldError;
use super::text::Paragraph;
use super::typed_text::TypedText;
use crate::app::{Msg, PageMsg};
use crate::domain::Command;
use crate::domain::entered::joined;
use crate::domain::schema::{kind, name};
use crate::faults::F81;
use crate::i18n::Text;
use crate::platform::clock;
use crate::screens::note_editor;

/// The editor of one note. Its field keeps its element, and with it focus and cursor.
#[component]
pub fn NoteField(
    /// The note's id.
    id: String,
    /// The topic it belongs to; a free note has none.
    #[prop(optional)]
    topic: Option<String>,
    /// What stands above it.
    label: Text,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let field = format!("note-{id}");
    let editor = {
        let id = id.clone();
        app.memo(move |app| note_editor::view(app, &id))
    };
    let beside = Memo::new(move |_| editor.with(|editor| editor.beside.clone()));
    let entered = {
        let id = id.clone();
        move |_| {
            let (kind, id, field) = (kind::NOTES, id.clone(), name::NOTE);
            app.send(Msg::Page(PageMsg::Entered { kind, id, field }));
        }
    };
    let keep_both = {
        let id = id.clone();
        move || {
            let (id, topic) = (id.clone(), None);
            let text = editor.with_untracked(|it| joined(&it.text, &it.beside, "\n\n"));
            app.command(Command::Note { id, topic, text, made: None });
        }
    };
    let typed = move |event| {
        let is_new = editor.with_untracked(|editor| editor.is_new);
        let made = is_new.then(clock::now_ms);
        app.send(Msg::Typed(Command::Note {
            id: id.clone(),
            topic: topic.clone(),
            text: event_target_value(&event),
            made: made.and_then(|ms| u64::try_from(ms).ok()),
        }));
    };
    let hint = move || {
        view! { <Paragraph class="hint" words=editor.with(|editor| editor.hint)/> }.into_any()
    };
    let words = Memo::new(move |_| editor.with(|editor| editor.error.clone()));
    let is_wrong = move || words.with(|words| !words.is_empty());
    let error_id = format!("{field}-error");
    let error = {
        let id = error_id.clone();
        move || view! { <FieldError id=id.clone() words=words.get() fault=F81.number/> }.into_any()
    };
    let length = move || {
        view! { <Paragraph class="hint" words=editor.with(|editor| editor.length.clone())/> }
            .into_any()
    };
    view! {
        <section class="note">
            <label for=field.clone()>
                {lang.say(label)} " " <small>{lang.say(Text::OnlyHere)}</small>
            </label>
            {hint}
            <textarea
                id=field
                name="note"
                rows="3"
                placeholder=lang.say(Text::NotePlaceholder)
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=move || is_wrong().then(|| error_id.clone())
                data-saved=move || editor.with(|editor| editor.is_saved).then_some("true")
                prop:value=move || TypedText(editor.with(|editor| editor.text.clone()))
                on:input=typed
                on:focus=entered
                on:blur=move |_| app.send(Msg::Page(PageMsg::Left))
            ></textarea>
            {error}
            {length}
            <p class="saved" prop:textContent=move || editor.with(|editor| editor.state.clone())></p>
            <BesideTexts beside keep_both/>
        </section>
    }
}
