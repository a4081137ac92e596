//! A field of a form: kept with each letter, sent with the form.

use leptos::prelude::event_target_value;

use super::handle::Ui;
use super::node::{El, Node, el};
use crate::app::{Msg, StorageMsg};
use crate::domain::Command;
use crate::screens::form::Field;
use crate::screens::wall::view_model::Choice;

/// Draws a field with its label and what is wrong with it.
pub fn field(ui: Ui, form: &str, field: Field) -> Node {
    let name = field.name;
    let id = [form, "-", name].concat();
    let error_id = [id.as_str(), "-error"].concat();
    let is_wrong = !field.error.is_empty();
    let draft = {
        let form = form.to_owned();
        move |event: &web_sys::Event| Command::Draft {
            form: form.clone(),
            field: name,
            text: event_target_value(event),
        }
    };
    let input = if field.options.is_empty() {
        let input = if field.long {
            el("textarea").attr("rows", if field.limit > 200 { "4" } else { "2" })
        } else {
            el("input").attr("type", "text")
        };
        input
            .attr("maxlength", field.limit.to_string())
            .attr("autocomplete", field.autocomplete)
            .on("input", move |event| ui.send(Msg::Typed(draft(event))))
            .on("blur", move |_| ui.send(Msg::Storage(StorageMsg::Flush)))
    } else {
        let options = field.options.into_iter().map(option);
        let select = el("select").all(options);
        select.on("change", move |event| ui.send(Msg::Do(draft(event))))
    };
    let input = input
        .key(id.clone())
        .attr("id", id.clone())
        .attr("name", name)
        .value(field.value)
        .some("aria-invalid", if is_wrong { "true" } else { "" })
        .some("aria-describedby", if is_wrong { error_id.clone() } else { String::new() });
    let error = is_wrong.then(|| {
        el("p").attr("id", error_id).class("error").attr("role", "alert").add(field.error)
    });
    Node::Many(vec![
        el("label").attr("for", id).add(field.label).into(),
        input.into(),
        error.into(),
    ])
}

fn option(choice: Choice) -> Node {
    el("option").attr("value", choice.value).add(choice.words).into()
}

/// A choice between few things, one chip each; `set` says what choosing one does.
pub fn chips(
    name: &'static str,
    choices: Vec<Choice>,
    set: impl Fn(String) + Clone + 'static,
) -> El {
    let chip = move |choice: Choice| -> Node {
        let (value, set) = (choice.value.clone(), set.clone());
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .attr("value", choice.value)
            .checked(choice.chosen)
            .on("change", move |_| set(value.clone()));
        el("label").class("chip").add(radio).add(choice.words).into()
    };
    el("div").class("chips").all(choices.into_iter().map(chip))
}
