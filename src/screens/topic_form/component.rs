//! *Neues Anliegen*, and changing one.

use leptos::prelude::*;

use super::view_model;
use crate::app::Msg;
use crate::app::forms::NEW;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::{Chips, FormField};
use crate::components::text::{Paragraph, Title};
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::Text;
use crate::platform::dom;
use crate::screens::form::Field;
use crate::screens::topic::component::UnknownTopic;

/// The form of a new topic.
#[component]
pub fn NewTopicScreen() -> impl IntoView {
    let app = use_app();
    let choose = move |slot: String| {
        app.command(Command::Draft { form: NEW.to_owned(), field: name::SLOT, text: slot });
    };
    let post = move || app.send(Msg::PostForm);
    move || {
        let lang = app.lang();
        let view_model::View { first, similar, places, all_taken, chosen, more, has_more } =
            app.read(view_model::view);
        let field = |field: Field| view! { <FormField form=NEW field/> }.into_any();
        let mut first = first.into_iter().map(field);
        let title = first.next();
        view! {
            <Title words=lang.say(Text::NewTopic)/>
            {title}
            <AlreadyThere similar/>
            {first.collect_view()}
            <fieldset>
                <legend>{lang.say(Text::WhereLabel)}</legend>
                <Paragraph class="hint" words=all_taken/>
                <Chips name="place" choices=places choose/>
                {chosen.into_iter().map(field).collect_view()}
            </fieldset>
            <details open=has_more>
                <summary>{lang.say(Text::MoreDetails)}</summary>
                {more.into_iter().map(field).collect_view()}
            </details>
            <ButtonRow>
                <Button
                    class="btn primary"
                    command="post-topic"
                    words=lang.say(Text::PostIt)
                    press=post
                />
            </ButtonRow>
        }
        .into_any()
    }
}

/// What is like it already; heard as it changes.
#[component]
pub fn AlreadyThere(
    /// Topics like it: id and words.
    similar: Vec<(String, String)>,
) -> impl IntoView {
    let lang = use_app().lang();
    let topic = |(id, words): (String, String)| {
        let href = format!("#/topic/{id}");
        view! { <li><a href=href dir="auto" prop:textContent=words></a></li> }.into_any()
    };
    let found = (!similar.is_empty()).then(|| {
        view! {
            <section class="note">
                <b>{lang.say(Text::AlreadyThere)}</b>
                <Paragraph class="hint" words=lang.say(Text::AlreadyThereWhy)/>
                <ul class="links">{similar.into_iter().map(topic).collect_view()}</ul>
            </section>
        }
        .into_any()
    });
    // It stands there from the start, so that its news is heard and nothing is pushed away.
    view! { <div aria-live="polite">{found}</div> }
}

/// The form to change a topic, or to suggest a change.
#[component]
pub fn EditTopicScreen(
    /// The topic's id.
    id: String,
) -> impl IntoView {
    let app = use_app();
    move || {
        let Some(edit) = app.read(|app| view_model::edit(app, &id)) else {
            return view! { <UnknownTopic/> }.into_any();
        };
        let lang = app.lang();
        let view_model::EditView { title, direct, fields } = edit;
        let back = format!("#/topic/{id}");
        let send = {
            let (id, back) = (id.clone(), back.clone());
            move || {
                app.send(Msg::EditForm(id.clone()));
                if app.peek(|app| app.wrong.is_none()) {
                    dom::go_instead(&back);
                }
            }
        };
        let drop = {
            let (form, back) = (id.clone(), back.clone());
            move || {
                app.command(Command::DropDraft { form: form.clone() });
                dom::go_instead(&back);
            }
        };
        let (heading, words, why) = if direct {
            (Text::ChangeWhat, Text::SaveChange, "")
        } else {
            (Text::SuggestIt, Text::SendSuggestion, lang.say(Text::SuggestWhy))
        };
        let field = |field: Field| view! { <FormField form=id.clone() field/> }.into_any();
        view! {
            <a class="back" href=back dir="auto" prop:textContent=title></a>
            <Title words=lang.say(heading)/>
            <Paragraph class="hint" words=why/>
            {fields.into_iter().map(field).collect_view()}
            <ButtonRow>
                <Button
                    class="btn primary"
                    command=if direct { "edit" } else { "propose" }
                    words=lang.say(words)
                    press=send
                />
                <Button
                    class="btn"
                    command="drop-draft"
                    words=lang.say(Text::DropChange)
                    press=drop
                />
            </ButtonRow>
        }
        .into_any()
    }
}
