//! The editor of a private note: saved while it is being written.

use leptos::prelude::*;

use super::context::use_app;
use super::text::Paragraph;
use super::typed_text::TypedText;
use crate::app::Msg;
use crate::domain::Command;
use crate::i18n::Text;
use crate::limits;
use crate::platform::clock;
use crate::screens::note_editor::NoteEditor;

/// The editor of one note.
#[component]
pub fn NoteField(
    /// What it shows.
    editor: NoteEditor,
) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let NoteEditor { id, topic, label, text, beside, is_saved, is_new, state, hint } = editor;
    let field = format!("note-{id}");
    let typed = move |event| {
        let made = is_new.then(clock::now_ms);
        app.send(Msg::Typed(Command::Note {
            id: id.clone(),
            topic: topic.clone(),
            text: event_target_value(&event),
            made: made.and_then(|ms| u64::try_from(ms).ok()),
        }));
    };
    let other = |text: String| {
        view! {
            <Paragraph class="hint" words=lang.say(Text::BesideNote)/>
            <Paragraph class="pre" words=text/>
        }
        .into_any()
    };
    view! {
        <section class="note">
            <label for=field.clone()>
                {lang.say(label)} " " <small>{lang.say(Text::OnlyHere)}</small>
            </label>
            <Paragraph class="hint" words=hint/>
            <textarea
                id=field
                name="note"
                rows="3"
                maxlength=limits::NOTE.to_string()
                placeholder=lang.say(Text::NotePlaceholder)
                data-saved=is_saved.then_some("true")
                prop:value=TypedText(text)
                on:input=typed
                on:blur=move |_| app.send(Msg::Flush)
            ></textarea>
            <p class="saved" prop:textContent=state></p>
            {beside.into_iter().map(other).collect_view()}
        </section>
    }
}
