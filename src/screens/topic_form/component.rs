//! *Neues Anliegen*, and changing one.

use leptos::prelude::*;

use super::view_model;
use crate::app::forms::NEW;
use crate::app::{App, FormMsg, Msg};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::{Chips, FormFields};
use crate::components::text::{Paragraph, Title};
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::Text;
use crate::platform::history;
use crate::screens::topic::unknown::UnknownTopic;

/// The form of a new topic.
#[component]
pub fn NewTopicScreen() -> impl IntoView {
    let app = use_app();
    let choose = move |slot: String| {
        app.command(Command::Draft { form: NEW.to_owned(), field: name::SLOT, text: slot });
    };
    let post = move || app.send(Msg::Form(FormMsg::Post));
    let similar = app.memo(|app| view_model::view(app).similar);
    let places = app.memo(|app| {
        let view = view_model::view(app);
        (view.places, view.no_place, view.stale)
    });
    let has_more = app.memo(|app| view_model::view(app).has_more);
    let lang = app.lang();
    let similar = move || view! { <AlreadyThere similar=similar.get()/> }.into_any();
    let places = move || {
        let (places, no_place, stale) = places.get();
        view! {
            <Paragraph class="warn" words=stale/>
            <Paragraph class="hint" words=no_place/>
            <Chips name="place" choices=places choose/>
        }
        .into_any()
    };
    view! {
        <Title words=lang.say(Text::NewTopic)/>
        <FormFields form=NEW fields=|app| view_model::view(app).first.into_iter().take(1).collect()/>
        {similar}
        <FormFields form=NEW fields=|app| view_model::view(app).first.into_iter().skip(1).collect()/>
        <fieldset>
            <legend>{lang.say(Text::WhereLabel)}</legend>
            {places}
            <FormFields form=NEW fields=|app| view_model::view(app).chosen/>
        </fieldset>
        <details open=has_more>
            <summary>{lang.say(Text::MoreDetails)}</summary>
            <FormFields form=NEW fields=|app| view_model::view(app).more/>
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
    let head = {
        let id = id.clone();
        app.memo(move |app| view_model::edit(app, &id).map(|edit| (edit.title, edit.direct)))
    };
    let is_there = Memo::new(move |_| head.with(Option::is_some));
    let top = {
        let id = id.clone();
        move || {
            let Some((title, direct)) = head.get() else {
                return view! { <UnknownTopic/> }.into_any();
            };
            let lang = app.lang();
            let (heading, why) = if direct {
                (Text::ChangeWhat, "")
            } else {
                (Text::SuggestIt, lang.say(Text::SuggestWhy))
            };
            let back = format!("#/topic/{id}");
            view! {
                <a class="back" href=back dir="auto" prop:textContent=title></a>
                <Title words=lang.say(heading)/>
                <Paragraph class="hint" words=why/>
            }
            .into_any()
        }
    };
    let form = move || {
        is_there.get().then(|| {
            let of_topic = id.clone();
            let fields = move |app: &App| {
                view_model::edit(app, &of_topic).map(|edit| edit.fields).unwrap_or_default()
            };
            let direct = head.with_untracked(|head| head.as_ref().is_some_and(|(_, d)| *d));
            view! {
                <FormFields form=id.clone() fields/>
                <EditButtons id=id.clone() direct/>
            }
            .into_any()
        })
    };
    view! {
        {top}
        {form}
    }
}

/// Sends the change, or drops it.
#[component]
fn EditButtons(id: String, direct: bool) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let back = format!("#/topic/{id}");
    let send = {
        let (id, back) = (id.clone(), back.clone());
        move || {
            app.send(Msg::Form(FormMsg::Edit(id.clone())));
            if app.peek(|app| app.field_error.is_none()) {
                history::go_back_to(&back);
            }
        }
    };
    let drop = move || {
        app.command(Command::DropDraft { form: id.clone() });
        history::go_back_to(&back);
    };
    let words = if direct { Text::SaveChange } else { Text::SendSuggestion };
    view! {
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
}
