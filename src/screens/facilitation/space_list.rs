//! The spaces: open ones, closed ones, a new one.

use leptos::prelude::*;

use super::view_model;
use crate::app::App;
use crate::app::forms::SPACE;
use crate::app::update::desk::text;
use crate::components::attributes::non_empty;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::FormFields;
use crate::components::text::Paragraph;
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::{Text, fill};

/// The open spaces, to be closed.
#[component]
pub fn OpenSpaces() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let spaces = app.memo(|app| view_model::view(app).map(|v| v.spaces).unwrap_or_default());
    let count = move || spaces.with(|all| fill(lang, Text::OpenSpaces, &[&all.len().to_string()]));
    let space = move |(id, name): (String, String)| {
        let space = id.clone();
        let press = move || app.command(Command::CloseSpace { space: space.clone(), on: true });
        let label = fill(lang, Text::CloseSpaceOf, &[&name]);
        let words = lang.say(Text::CloseSpace);
        view! {
            <li data-space=id>
                <span dir="auto" translate="no" prop:textContent=name></span>
                <Button class="plain" command="close-space" words label press/>
            </li>
        }
        .into_any()
    };
    view! {
        <details>
            <summary prop:textContent=count></summary>
            <ul class="lines">
                {move || spaces.get().into_iter().map(space).collect_view()}
            </ul>
        </details>
    }
}

/// The closed spaces, to be opened again, with the topics that need another one.
#[component]
pub fn ClosedSpaces() -> impl IntoView {
    let app = use_app();
    let closed = app.memo(|app| view_model::view(app).map(|v| v.closed).unwrap_or_default());
    move || {
        let closed = closed.get();
        (!closed.is_empty()).then(|| {
            let space = |space| view! { <ClosedSpace space/> }.into_any();
            view! {
                <section>
                    <h3 class="part">{app.lang().say(Text::ClosedSpaces)}</h3>
                    <ul class="lines">{closed.into_iter().map(space).collect_view()}</ul>
                </section>
            }
            .into_any()
        })
    }
}

#[component]
fn ClosedSpace(space: view_model::Closed) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let view_model::Closed { id, name, homeless, topics } = space;
    let press = {
        let id = id.clone();
        move || app.command(Command::CloseSpace { space: id.clone(), on: false })
    };
    let label = fill(lang, Text::OpenSpaceOf, &[&name]);
    let topic = |(id, words): (String, String)| {
        let href = format!("#/topic/{id}/place");
        view! { <li><a href=href dir="auto" prop:textContent=words></a></li> }.into_any()
    };
    let homeless = non_empty(homeless).map(|words| {
        view! {
            <div class="note">
                <Paragraph words/>
                <ul class="links">{topics.into_iter().map(topic).collect_view()}</ul>
            </div>
        }
        .into_any()
    });
    view! {
        <li data-space=id>
            <span dir="auto" translate="no" prop:textContent=name></span>
            <Button
                class="plain"
                command="open-space"
                words=lang.say(Text::OpenSpace)
                label
                press
            />
            {homeless}
        </li>
    }
}

/// Another space.
#[component]
pub fn NewSpace() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let add = move || {
        let typed = |field| app.peek(|app| text(app, SPACE, field));
        app.command(Command::AddSpace { name: typed(name::NAME), find: typed(name::FIND) });
    };
    let fields = |app: &App| view_model::view(app).map(|view| view.space).unwrap_or_default();
    view! {
        <section>
            <h3 class="part">{lang.say(Text::AddSpaceTitle)}</h3>
            <FormFields form=SPACE fields/>
            <ButtonRow>
                <Button class="btn" command="add-space" words=lang.say(Text::AddSpace) press=add/>
            </ButtonRow>
        </section>
    }
}
