//! The desk: posting for others, by keyboard.

use leptos::prelude::event_target_value;
use web_sys::Event;

use super::view_model as view;
use crate::app::forms::DESK;
use crate::app::update::desk::{SHEETS, slot_by_digits, text};
use crate::app::{App, FormMsg, Msg, StorageMsg};
use crate::components::button::{button, plain};
use crate::components::field::field;
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::text::{h1, h2, p};
use crate::domain::Command;
use crate::domain::commands::undo::Back;
use crate::domain::schema::{kind, name};
use crate::i18n::{Lang, Text, fill};
use crate::platform::dom;
use crate::screens::topic_form::component::already_there;

/// The field of the slot.
const SLOT: &str = "desk-slot";

/// Draws the screen.
pub fn desk(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let mut model = view::view(app);
    let said = std::mem::take(&mut model.said);
    let last = std::mem::take(&mut model.last);
    let sheets = std::mem::take(&mut model.sheets);
    // What comes while one types stands beside the form, so that nothing is pushed away.
    let beside = el("div")
        .class("desk-beside")
        .add(slots(ui, lang, std::mem::take(&mut model.slots), model.later))
        .add(read_out(lang, said))
        .add(p("note", std::mem::take(&mut model.taken)))
        .add(already_there(lang, std::mem::take(&mut model.similar)));
    let form = form(ui, lang, model);
    vec![
        h1(lang.say(Text::DeskTitle)),
        p("hint", lang.say(Text::DeskWhy)),
        el("div").class("desk").add(form).add(beside).into(),
        self::last(ui, lang, last),
        self::sheets(ui, lang, sheets),
    ]
}

/// Place and title of what was just posted, as large as they are said.
fn read_out(lang: Lang, said: Option<(String, String)>) -> Node {
    let words = said.map(|(place, title)| {
        let part =
            |part: &str| -> [Node; 2] { [el("span").add(part.to_owned()).into(), " ".into()] };
        el("div")
            .class("box read-out")
            .add(p("hint", lang.say(Text::ReadOut)))
            .add(el("p").class("said").all(place.split_inclusive(" · ").flat_map(part)))
            .add(el("p").attr("dir", "auto").add(title))
    });
    words.into()
}

fn form(ui: Ui, lang: Lang, model: view::View) -> El {
    let view::View { fields, digits, next, hints, .. } = model;
    let mut fields = fields.into_iter().map(|f| field(ui, DESK, f));
    let (number, title) = (fields.next(), fields.next());
    let who = el("div").class("pair").all(fields.map(|f| el("div").add(f).into()));
    let hints = hints.into_iter().map(|words| p("hint", words));
    let post = button("btn primary wide", lang.say(Text::PostIt), "desk-post", || {});
    el("form")
        .class("desk-form")
        .attr("autocomplete", "off")
        .on("submit", move |event| submit(ui, event))
        .add(number)
        .add(title)
        .add(who)
        .add(slot(ui, lang, digits))
        .add(el("p").attr("id", "desk-next").class("desk-next").add(next))
        .all(hints)
        .add(post.attr("type", "submit"))
}

/// Posts. The next one begins in the first field that was used for this one.
fn submit(ui: Ui, event: &Event) {
    event.prevent_default();
    let has_number = ui.peek(|app| !text(app, DESK, name::NUMBER).is_empty());
    ui.send(Msg::Form(FormMsg::PostAtDesk));
    let wrong = ui.peek(|app| app.field_error.as_ref().map(|wrong| wrong.field));
    // What someone writes in is left alone when the screen is drawn: it is emptied here.
    for field in [name::NUMBER, name::TITLE, name::CONVENER, name::ORGANISATION] {
        let text = ui.peek(|app| text(app, DESK, field));
        dom::set_text(&[DESK, "-", field].concat(), &text);
    }
    let first = if has_number { name::NUMBER } else { name::TITLE };
    dom::focus(&[DESK, "-", wrong.unwrap_or(first)].concat());
}

fn choose(ui: Ui, slot: String) {
    let form = DESK.to_owned();
    ui.send(Msg::Typed(Command::Draft { form, field: name::SLOT, text: slot }));
}

/// A digit is enough; what is none goes away at once.
fn slot(ui: Ui, lang: Lang, digits: String) -> Node {
    let typed = move |event: &Event| {
        let typed = event_target_value(event);
        choose(ui, ui.peek(|app| slot_by_digits(app, &typed)));
        dom::set_text(SLOT, &ui.peek(|app| view::view(app).digits));
    };
    let input = el("input")
        .key(SLOT)
        .attr("id", SLOT)
        .attr("name", name::SLOT)
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "desk-next")
        .value(digits)
        .on("input", typed)
        .on("blur", move |_| ui.send(Msg::Storage(StorageMsg::Flush)));
    let label = el("label").attr("for", SLOT).add(lang.say(Text::DeskSlot));
    Node::Many(vec![label.into(), input.into()])
}

/// The slots with their digits, to be seen, and for whoever takes the mouse.
fn slots(ui: Ui, lang: Lang, slots: Vec<view::SlotRow>, later: bool) -> El {
    let chip = |words: Node, chosen: bool, slot: String| -> Node {
        el("button")
            .class("chip")
            .attr("type", "button")
            .attr("data-do", "desk-slot")
            .pressed(chosen)
            .on("click", move |_| choose(ui, slot.clone()))
            .add(words)
            .into()
    };
    let all = slots.into_iter().map(|slot| chip(slot.words.into(), slot.chosen, slot.id));
    el("div")
        .class("chips desk-slots")
        .attr("role", "group")
        .attr("aria-label", lang.say(Text::DeskSlots))
        .all(all)
        .add(chip(lang.say(Text::DeskLater).into(), later, String::new()))
}

fn last(ui: Ui, lang: Lang, last: Vec<view::Posted>) -> Node {
    if last.is_empty() {
        return p("hint", lang.say(Text::DeskNone));
    }
    let one = |posted: view::Posted| -> Node {
        let view::Posted { id, place, title } = posted;
        let topic = id.clone();
        let back = move || {
            ui.command(Command::TakeBack(vec![Back::made(kind::TOPICS, &topic)]));
        };
        let edit = el("a")
            .attr("href", ["#/topic/", &id, "/edit"].concat())
            .attr("aria-label", fill(lang, Text::ChangeOne, &[&title]))
            .add(lang.say(Text::ChangeIt));
        let back = plain(lang.say(Text::TakeBack), "take-back", back)
            .attr("aria-label", fill(lang, Text::TakeBackOne, &[&title]));
        el("li")
            .key(id.clone())
            .attr("data-topic", id)
            .add(el("b").add(place))
            .add(el("span").attr("dir", "auto").add(title))
            .add(el("span").class("desk-ways").add(edit).add(back))
            .into()
    };
    let list = el("ol").class("desk-last").all(last.into_iter().map(one));
    Node::Many(vec![h2(lang.say(Text::DeskDone)), list.into()])
}

fn sheets(ui: Ui, lang: Lang, sheets: Vec<crate::screens::form::Field>) -> Node {
    if sheets.is_empty() {
        return nothing();
    }
    let fields = sheets.into_iter().map(|f| el("div").add(field(ui, SHEETS, f)).into());
    el("details")
        .key("sheets")
        .add(el("summary").add(lang.say(Text::DeskSheets)))
        .add(p("hint", lang.say(Text::DeskSheetsWhy)))
        .add(el("div").class("pair").all(fields))
        .into()
}
