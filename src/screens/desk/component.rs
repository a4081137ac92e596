//! The desk: posting for others, by keyboard.

use leptos::prelude::*;
use web_sys::SubmitEvent;

use super::view_model;
use crate::app::forms::DESK;
use crate::app::update::desk::{SHEETS, slot_by_digits, text};
use crate::app::{App, FormMsg, Msg, StorageMsg};
use crate::components::attributes::truth;
use crate::components::button::Button;
use crate::components::context::{AppContext, use_app};
use crate::components::field::{FormField, FormFields};
use crate::components::text::{Paragraph, Title};
use crate::components::typed_text::TypedText;
use crate::domain::Command;
use crate::domain::commands::undo::Back;
use crate::domain::schema::{kind, name};
use crate::i18n::{Text, fill};
use crate::platform::dom;
use crate::screens::topic_form::component::AlreadyThere;

/// The field of the slot.
const SLOT: &str = "desk-slot";

/// The desk.
#[component]
pub fn DeskScreen() -> impl IntoView {
    let app = use_app();
    let view = app.memo(view_model::view);
    let beside = move || {
        let view_model::View { said, taken, slots, later, similar, .. } = view.get();
        view! {
            <SlotChips slots later/>
            {said.map(|(place, title)| view! { <Spoken place title/> }.into_any())}
            <Paragraph class="note" words=taken/>
            <AlreadyThere similar/>
        }
        .into_any()
    };
    let last = move || view! { <LastPosted last=view.with(|view| view.last.clone())/> }.into_any();
    let lang = app.lang();
    // What comes while one types stands beside the form, so that nothing is pushed away.
    view! {
        <Title words=lang.say(Text::DeskTitle)/>
        <Paragraph class="hint" words=lang.say(Text::DeskWhy)/>
        <div class="desk">
            <DeskForm view/>
            <div class="desk-beside">{beside}</div>
        </div>
        {last}
        <details>
            <summary>{lang.say(Text::DeskSheets)}</summary>
            <Paragraph class="hint" words=lang.say(Text::DeskSheetsWhy)/>
            <div class="pair">
                <DeskField form=SHEETS name=name::START/>
                <DeskField form=SHEETS name=name::END/>
            </div>
        </details>
    }
}

/// A field of the desk's forms, in a box of its own.
#[component]
fn DeskField(form: &'static str, name: &'static str) -> impl IntoView {
    let field = use_app().memo(move |app| {
        let view_model::View { fields, sheets, .. } = view_model::view(app);
        let fields = if form == SHEETS { sheets } else { fields };
        fields.into_iter().find(|field| field.name == name).unwrap_or_default()
    });
    let enter = if form == SHEETS { "next" } else { "send" };
    view! { <div><FormField form field enter/></div> }
}

/// Place and title of what was just posted, as large as they are said.
#[component]
fn Spoken(place: String, title: String) -> impl IntoView {
    let part = |part: &str| {
        let part = part.to_owned();
        view! {
            <span prop:textContent=part></span>
            " "
        }
        .into_any()
    };
    let parts = place.split_inclusive(" · ").map(part).collect_view();
    view! {
        <div class="box read-out">
            <Paragraph class="hint" words=use_app().lang().say(Text::ReadOut)/>
            <p class="said" translate="no">{parts}</p>
            <p dir="auto" prop:textContent=title></p>
        </div>
    }
}

/// The form of one topic.
#[component]
fn DeskForm(view: Memo<view_model::View>) -> impl IntoView {
    let app = use_app();
    let first = |app: &App| view_model::view(app).fields.into_iter().take(2).collect();
    let next = move || view.with(|view| view.next.clone());
    let hint = |words: String| view! { <Paragraph class="hint" words/> }.into_any();
    let hints = move || view.with(|view| view.hints.clone()).into_iter().map(hint).collect_view();
    view! {
        <form class="desk-form" autocomplete="off" on:submit=move |event| submit(app, &event)>
            <FormFields form=DESK fields=first enter="send"/>
            <div class="pair">
                <DeskField form=DESK name=name::CONVENER/>
                <DeskField form=DESK name=name::ORGANISATION/>
            </div>
            <SlotField view/>
            <p id="desk-next" class="desk-next" prop:textContent=next></p>
            {hints}
            <button class="btn primary wide" type="submit" data-do="desk-post">
                {app.lang().say(Text::PostIt)}
            </button>
        </form>
    }
}

/// Posts. The next one begins in the first field that was used for this one.
fn submit(app: AppContext, event: &SubmitEvent) {
    event.prevent_default();
    let has_number = app.peek(|app| !text(app, DESK, name::NUMBER).is_empty());
    app.send(Msg::Form(FormMsg::PostAtDesk));
    let wrong = app.peek(|app| app.field_error.as_ref().map(|wrong| wrong.field));
    // What someone writes in is left alone when the screen is drawn: it is emptied here.
    for field in [name::NUMBER, name::TITLE, name::CONVENER, name::ORGANISATION] {
        let text = app.peek(|app| text(app, DESK, field));
        dom::set_text(&format!("{DESK}-{field}"), &text);
    }
    let first = if has_number { name::NUMBER } else { name::TITLE };
    dom::focus(&format!("{DESK}-{}", wrong.unwrap_or(first)));
}

fn choose(app: AppContext, slot: String) {
    let form = DESK.to_owned();
    app.send(Msg::Typed(Command::Draft { form, field: name::SLOT, text: slot }));
}

/// The slot by its digit; what is none goes away at once.
#[component]
fn SlotField(view: Memo<view_model::View>) -> impl IntoView {
    let app = use_app();
    let typed = move |event| {
        let typed = event_target_value(&event);
        choose(app, app.peek(|app| slot_by_digits(app, &typed)));
        dom::set_text(SLOT, &app.peek(|app| view_model::view(app).digits));
    };
    view! {
        <label for=SLOT>{app.lang().say(Text::DeskSlot)}</label>
        <input
            id=SLOT
            name=name::SLOT
            type="text"
            inputmode="numeric"
            autocomplete="off"
            enterkeyhint="send"
            aria-describedby="desk-next"
            prop:value=move || TypedText(view.with(|view| view.digits.clone()))
            on:input=typed
            on:blur=move |_| app.send(Msg::Storage(StorageMsg::Flush))
        />
    }
}

/// The slots with their digits, to be seen, and for whoever takes the mouse.
#[component]
fn SlotChips(slots: Vec<view_model::SlotRow>, later: bool) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let chip = move |words: String, chosen: bool, slot: String| {
        view! {
            <button
                class="chip"
                type="button"
                data-do="desk-slot"
                aria-pressed=truth(chosen)
                on:click=move |_| choose(app, slot.clone())
                prop:textContent=words
            ></button>
        }
        .into_any()
    };
    let slots = slots.into_iter().map(|slot| chip(slot.words, slot.chosen, slot.id));
    view! {
        <div class="chips desk-slots" role="group" aria-label=lang.say(Text::DeskSlots)>
            {slots.collect_view()}
            {chip(lang.say(Text::DeskLater).to_owned(), later, String::new())}
        </div>
    }
}

/// What was posted last here, to be changed or taken back.
#[component]
fn LastPosted(last: Vec<view_model::Posted>) -> impl IntoView {
    let lang = use_app().lang();
    if last.is_empty() {
        let words = lang.say(Text::DeskNone);
        return view! { <Paragraph class="hint" words/> }.into_any();
    }
    let posted = |posted| view! { <PostedRow posted/> }.into_any();
    view! {
        <h2>{lang.say(Text::DeskDone)}</h2>
        <ol class="desk-last">{last.into_iter().map(posted).collect_view()}</ol>
    }
    .into_any()
}

#[component]
fn PostedRow(posted: view_model::Posted) -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let view_model::Posted { id, place, title } = posted;
    let take_back = {
        let topic = id.clone();
        move || app.command(Command::TakeBack(vec![Back::made(kind::TOPICS, &topic)]))
    };
    view! {
        <li data-topic=id.clone()>
            <b translate="no" prop:textContent=place></b>
            <span dir="auto" prop:textContent=title.clone()></span>
            <span class="desk-ways">
                <a
                    href=format!("#/topic/{id}/edit")
                    aria-label=fill(lang, Text::ChangeOne, &[&title])
                >
                    {lang.say(Text::ChangeIt)}
                </a>
                <Button
                    class="plain"
                    command="take-back"
                    words=lang.say(Text::TakeBack)
                    label=fill(lang, Text::TakeBackOne, &[&title])
                    press=take_back
                />
            </span>
        </li>
    }
}
