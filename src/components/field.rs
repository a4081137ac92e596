//! A field of a form: kept with each letter, sent with the form.

use leptos::prelude::*;

use super::attributes::non_empty;
use super::beside::BesideTexts;
use super::context::use_app;
use super::keyed_list::KeyedList;
use super::text::Paragraph;
use super::typed_text::TypedText;
use crate::app::{App, Msg, PageMsg};
use crate::domain::Command;
use crate::domain::schema::kind;
use crate::screens::form::Field;
use crate::screens::wall::view_model::Choice;

/// Fields of a form, each with its label and what is wrong with it. An input keeps its element,
/// and with it focus and cursor, for as long as its field is asked for.
#[component]
pub fn FormFields<F>(
    /// Id of the form.
    #[prop(into)]
    form: String,
    /// The fields, as the app has them at a moment.
    fields: F,
    /// What Enter does in a field of one line, as `enterkeyhint` says it.
    #[prop(default = "next")]
    enter: &'static str,
) -> impl IntoView
where
    F: Fn(&App) -> Vec<Field> + Send + Sync + 'static,
{
    let app = use_app();
    let fields = app.memo(fields);
    let names = Memo::new(move |_| {
        fields.with(|fields| fields.iter().map(|field| field.name.to_owned()).collect::<Vec<_>>())
    });
    let field = move |name: String| {
        let field = Memo::new(move |_| {
            let found = |fields: &Vec<Field>| fields.iter().find(|f| f.name == name).cloned();
            fields.with(found).unwrap_or_default()
        });
        view! { <FormField form=form.clone() field enter/> }.into_any()
    };
    view! { <KeyedList ids=names item=field/> }
}

/// A field with its label and what is wrong with it.
#[component]
pub fn FormField(
    /// Id of the form.
    #[prop(into)]
    form: String,
    /// The field, as the app has it at a moment.
    field: Memo<Field>,
    /// What Enter does in a field of one line, as `enterkeyhint` says it.
    #[prop(default = "next")]
    enter: &'static str,
) -> impl IntoView {
    let app = use_app();
    let Field { name, label, long, limit, autocomplete, options, .. } = field.get_untracked();
    let id = format!("{form}-{name}");
    let error_id = format!("{id}-error");
    let is_wrong = move || field.with(|field| !field.error.is_empty());
    let invalid = move || is_wrong().then_some("true");
    let described_by = {
        let error_id = error_id.clone();
        move || is_wrong().then(|| error_id.clone())
    };
    let value = move || TypedText(field.with(|field| field.value.clone()));
    let draft = {
        let form = form.clone();
        move |text: String| Command::Draft { form: form.clone(), field: name, text }
    };
    let keep_both = {
        let draft = draft.clone();
        move || app.command(draft(field.with_untracked(Field::joined)))
    };
    let typed = {
        let draft = draft.clone();
        move |event| app.send(Msg::Typed(draft(event_target_value(&event))))
    };
    let left = move |_| app.send(Msg::Page(PageMsg::Left));
    let entered = {
        let form = form.clone();
        move |_| {
            let (kind, id) = (kind::DRAFTS, form.clone());
            app.send(Msg::Page(PageMsg::Entered { kind, id, field: name }));
        }
    };
    let beside = Memo::new(move |_| field.with(|field| field.beside.clone()));
    let rows = if limit > 200 { "4" } else { "2" };
    let input = if !options.is_empty() {
        let choose = move |event| app.command(draft(event_target_value(&event)));
        let options =
            move || view! { <Options options=field.with(|f| f.options.clone())/> }.into_any();
        view! {
            <select
                id=id.clone()
                name=name
                aria-invalid=invalid
                aria-describedby=described_by
                on:change=choose
            >
                {options}
            </select>
        }
        .into_any()
    } else if long {
        view! {
            <textarea
                id=id.clone()
                name=name
                rows=rows
                autocomplete=autocomplete
                aria-invalid=invalid
                aria-describedby=described_by
                prop:value=value
                on:input=typed
                on:blur=left
                on:focus=entered
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                type="text"
                id=id.clone()
                name=name
                autocomplete=autocomplete
                enterkeyhint=enter
                aria-invalid=invalid
                aria-describedby=described_by
                prop:value=value
                on:input=typed
                on:blur=left
                on:focus=entered
            />
        }
        .into_any()
    };
    view! {
        <label for=id>{label}</label>
        {input}
        <FieldErrors id=error_id field/>
        <BesideTexts beside keep_both/>
    }
}

/// What is wrong with a field, and how long it is where that is too long. The error keeps its
/// element while one types, so that it is read out once.
#[component]
pub fn FieldErrors(
    /// For the field's `aria-describedby`.
    id: String,
    /// The field, as the app has it at a moment.
    field: Memo<Field>,
) -> impl IntoView {
    let words = Memo::new(move |_| field.with(|field| field.error.clone()));
    let error = move || view! { <FieldError id=id.clone() words=words.get()/> }.into_any();
    let length = move || {
        let words = field.with(|field| field.length.clone());
        view! { <Paragraph class="hint" words/> }.into_any()
    };
    view! {
        {error}
        {length}
    }
}

/// What is wrong with a field, at the field.
#[component]
pub fn FieldError(
    /// For the field's `aria-describedby`.
    id: String,
    /// What is wrong, and what to do; nothing is drawn where it is empty.
    words: String,
    /// Number of the fault, where it has one.
    #[prop(optional)]
    fault: &'static str,
) -> impl IntoView {
    non_empty(words).map(|words| {
        view! {
            <p
                id=id
                class="error"
                role="alert"
                data-fault=non_empty(fault)
                prop:textContent=words
            ></p>
        }
        .into_any()
    })
}

/// The options of a `select`. `selected` is set on each of them: the value of a `select` could
/// only be set once its options exist.
#[component]
pub fn Options(
    /// What may be chosen.
    options: Vec<Choice>,
) -> impl IntoView {
    let option = |choice: Choice| {
        view! {
            <option
                value=choice.value
                prop:selected=choice.chosen
                prop:textContent=choice.words
            ></option>
        }
        .into_any()
    };
    options.into_iter().map(option).collect_view()
}

/// A choice between few things, one chip each.
#[component]
pub fn Chips<F>(
    /// Name of the radio buttons.
    name: &'static str,
    /// What may be chosen.
    choices: Vec<Choice>,
    /// What choosing a value does.
    choose: F,
) -> impl IntoView
where
    F: Fn(String) + Clone + Send + 'static,
{
    let chip = move |choice: Choice| {
        let (value, choose) = (choice.value.clone(), choose.clone());
        view! {
            <label class="chip">
                <input
                    type="radio"
                    name=name
                    value=choice.value
                    prop:checked=choice.chosen
                    on:change=move |_| choose(value.clone())
                />
                <span prop:textContent=choice.words></span>
            </label>
        }
        .into_any()
    };
    view! { <div class="chips">{choices.into_iter().map(chip).collect_view()}</div> }
}
