//! *Neues Anliegen*, and changing one.

use super::view_model as view;
use crate::app::forms::NEW;
use crate::app::{App, FormMsg, Msg};
use crate::components::button::{button, row};
use crate::components::field::{chips, field};
use crate::components::handle::Ui;
use crate::components::node::{Node, el};
use crate::components::text::{h1, p};
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::{Lang, Text};
use crate::platform::dom;

/// Draws the form of a new topic.
pub fn new(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let view::View { first, similar, places, all_taken, chosen, more, has_more } = view::view(app);
    let mut first = first.into_iter().map(|f| field(ui, NEW, f));
    let title = first.next();
    let choose = move |slot: String| {
        ui.command(Command::Draft { form: NEW.to_owned(), field: name::SLOT, text: slot });
    };
    let place = el("fieldset")
        .add(el("legend").add(lang.say(Text::WhereLabel)))
        .add(p("hint", all_taken))
        .add(chips("place", places, choose))
        .all(chosen.into_iter().map(|f| field(ui, NEW, f)));
    let more = el("details")
        .key("more")
        .flag("open", has_more)
        .add(el("summary").add(lang.say(Text::MoreDetails)))
        .all(more.into_iter().map(|f| field(ui, NEW, f)));
    let post = move || ui.send(Msg::Form(FormMsg::Post));
    let mut all = vec![h1(lang.say(Text::NewTopic))];
    all.extend(title);
    all.push(already_there(lang, similar));
    all.extend(first);
    all.push(place.into());
    all.push(more.into());
    all.push(row().add(button("btn primary", lang.say(Text::PostIt), "post-topic", post)).into());
    all
}

/// What is like it already; heard as it changes.
pub fn already_there(lang: Lang, similar: Vec<(String, String)>) -> Node {
    let one = |(id, words): (String, String)| -> Node {
        let link = el("a").attr("href", ["#/topic/", &id].concat()).attr("dir", "auto");
        el("li").add(link.add(words)).into()
    };
    // It stands there from the start, so that its news is heard and nothing is pushed away.
    let about = el("div").attr("aria-live", "polite");
    if similar.is_empty() {
        return about.into();
    }
    let found = el("section")
        .class("note")
        .add(el("b").add(lang.say(Text::AlreadyThere)))
        .add(p("hint", lang.say(Text::AlreadyThereWhy)))
        .add(el("ul").class("links").all(similar.into_iter().map(one)));
    about.add(found).into()
}

/// Draws the form to change a topic, or to suggest a change.
pub fn edit(ui: Ui, app: &App, id: &str) -> Vec<Node> {
    let lang = app.lang;
    let Some(model) = view::edit(app, id) else {
        return crate::screens::topic::component::unknown(lang);
    };
    let view::EditView { title, direct, fields } = model;
    let back = ["#/topic/", id].concat();
    let send = {
        let (id, back) = (id.to_owned(), back.clone());
        move || {
            ui.send(Msg::Form(FormMsg::Edit(id.clone())));
            if ui.peek(|app| app.field_error.is_none()) {
                dom::go_instead(&back);
            }
        }
    };
    let drop = {
        let (form, back) = (id.to_owned(), back.clone());
        move || {
            ui.command(Command::DropDraft { form: form.clone() });
            dom::go_instead(&back);
        }
    };
    let (heading, words) = if direct {
        (Text::ChangeWhat, Text::SaveChange)
    } else {
        (Text::SuggestIt, Text::SendSuggestion)
    };
    let action = if direct { "edit" } else { "propose" };
    let mut all = vec![
        el("a").class("back").attr("href", back).attr("dir", "auto").add(title).into(),
        h1(lang.say(heading)),
        p("hint", if direct { "" } else { lang.say(Text::SuggestWhy) }),
    ];
    all.extend(fields.into_iter().map(|f| field(ui, id, f)));
    all.push(
        row()
            .add(button("btn primary", lang.say(words), action, send))
            .add(button("btn", lang.say(Text::DropChange), "drop-draft", drop))
            .into(),
    );
    all
}
