//! *Begleitung*.

use leptos::prelude::event_target_value;
use web_sys::Event;

use super::devices;
use super::devices::Device;
use super::view_model as view;
use crate::app::forms::{NOTICE, SPACE};
use crate::app::update::desk::text;
use crate::app::{App, Msg};
use crate::components::button::{bordered, button, plain, row};
use crate::components::field::field;
use crate::components::handle::Ui;
use crate::components::node::{El, Node, el, nothing};
use crate::components::text::{h1, h2, p};
use crate::domain::Command;
use crate::domain::schema::name;
use crate::i18n::{Lang, Text, fill};
use crate::screens::form::Field;
use crate::screens::notices::component::notice_box;
use crate::screens::notices::view_model::Said;
use crate::screens::wall::view_model::Choice;

/// Draws the screen.
pub fn hosting(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let Some(model) = view::view(app) else { return off(lang) };
    let view::View { notice, nameless, said, days, spaces, closed, space } = model;
    vec![
        h1(lang.say(Text::HostingTitle)),
        new_notice(ui, lang, notice, nameless),
        self::said(ui, lang, said),
        h2(lang.say(Text::SlotsTitle)),
        days.into_iter().map(|day| self::day(ui, lang, day)).collect::<Vec<Node>>().into(),
        h2(lang.say(Text::Spaces)),
        open_spaces(ui, lang, spaces),
        closed_spaces(ui, lang, closed),
        new_space(ui, lang, space),
        devices(ui, app),
    ]
}

fn off(lang: Lang) -> Vec<Node> {
    let link = el("a").class("btn").attr("href", "#/settings").add(lang.say(Text::More));
    vec![
        h1(lang.say(Text::HostingTitle)),
        p("box", lang.say(Text::HostingOff)),
        row().add(link).into(),
    ]
}

fn new_notice(ui: Ui, lang: Lang, notice: Field, nameless: &'static str) -> Node {
    let notify = move || {
        let words = ui.peek(|app| text(app, NOTICE, name::WORDS));
        ui.command(Command::Notify { words });
    };
    let notify = button("btn primary", lang.say(Text::NotifyAll), "notify", notify);
    el("section")
        .add(h2(lang.say(Text::NoticeTitle)))
        .add(field(ui, NOTICE, notice))
        .add(p("hint", nameless))
        .add(row().add(notify))
        .into()
}

fn said(ui: Ui, lang: Lang, said: Vec<Said>) -> Node {
    if said.is_empty() {
        return nothing();
    }
    let one = |said: Said| -> Node {
        let (notice, head) = (said.id.clone(), said.head.clone());
        let retract = move || ui.command(Command::Retract { notice: notice.clone(), on: true });
        let retract = plain(lang.say(Text::TakeBack), "retract", retract)
            .attr("aria-label", fill(lang, Text::TakeBackOne, &[&head]));
        notice_box(said).add(retract).into()
    };
    let heading = h2(lang.say(Text::NoticesSaid));
    el("section").add(heading).all(said.into_iter().map(one)).into()
}

fn day(ui: Ui, lang: Lang, (day, slots): (String, Vec<view::SlotRow>)) -> Node {
    let slots = slots.into_iter().map(|slot| self::slot(ui, lang, slot));
    el("section").add(el("h3").class("part").add(day)).all(slots).into()
}

fn slot(ui: Ui, lang: Lang, slot: view::SlotRow) -> Node {
    let view::SlotRow { id, words, start, end, begun, error } = slot;
    let is_wrong = !error.is_empty();
    let error_id = ["slot-", &id, "-error"].concat();
    let time = |field: &'static str, label, value: &str| -> El {
        let (form, input) = (id.clone(), ["slot-", &id, "-", field].concat());
        let typed = move |event: &Event| {
            let (form, text) = (form.clone(), event_target_value(event));
            ui.send(Msg::Typed(Command::Draft { form, field, text }));
        };
        let field = el("input")
            .key(input.clone())
            .attr("id", input.clone())
            .attr("name", field)
            .attr("type", "time")
            .some("aria-invalid", if is_wrong { "true" } else { "" })
            .some("aria-describedby", if is_wrong { error_id.clone() } else { String::new() })
            .value(value.to_owned())
            .on("input", typed);
        el("div").add(el("label").attr("for", input).add(lang.say(label))).add(field)
    };
    let times = el("div").class("pair").add(time(name::START, Text::SlotStart, &start)).add(time(
        name::END,
        Text::SlotEnd,
        &end,
    ));
    let error = is_wrong.then(|| {
        el("p").attr("id", error_id.clone()).class("error").attr("role", "alert").add(error)
    });
    let run = {
        let slot = id.clone();
        move || {
            let (slot, start, end) = (slot.clone(), start.clone(), end.clone());
            ui.command(Command::MoveSlot { slot, start, end });
        }
    };
    let change = bordered(lang.say(Text::MoveSlot), "move-slot", run)
        .attr("aria-label", fill(lang, Text::MoveSlotOf, &[&words]));
    el("details")
        .class("slot")
        .key(id.clone())
        .attr("data-slot", id)
        .flag("open", begun || is_wrong)
        .add(el("summary").add(words))
        .add(times)
        .add(error)
        .add(change)
        .into()
}

fn open_spaces(ui: Ui, lang: Lang, spaces: Vec<(String, String)>) -> Node {
    let one = |(id, name): (String, String)| -> Node {
        let space = id.clone();
        let close = move || ui.command(Command::CloseSpace { space: space.clone(), on: true });
        let close = plain(lang.say(Text::CloseSpace), "close-space", close)
            .attr("aria-label", fill(lang, Text::CloseSpaceOf, &[&name]));
        let name = el("span").attr("dir", "auto").add(name);
        el("li").key(id.clone()).attr("data-space", id).add(name).add(close).into()
    };
    let words = fill(lang, Text::OpenSpaces, &[&spaces.len().to_string()]);
    el("details")
        .key("spaces")
        .add(el("summary").add(words))
        .add(el("ul").class("lines").all(spaces.into_iter().map(one)))
        .into()
}

fn closed_spaces(ui: Ui, lang: Lang, closed: Vec<view::Closed>) -> Node {
    if closed.is_empty() {
        return nothing();
    }
    let topic = |(id, words): (String, String)| -> Node {
        let href = ["#/topic/", &id, "/place"].concat();
        el("li").add(el("a").attr("href", href).attr("dir", "auto").add(words)).into()
    };
    let one = |space: view::Closed| -> Node {
        let id = space.id.clone();
        let open = move || ui.command(Command::CloseSpace { space: id.clone(), on: false });
        let open = plain(lang.say(Text::OpenSpace), "open-space", open)
            .attr("aria-label", fill(lang, Text::OpenSpaceOf, &[&space.name]));
        let topics = el("ul").class("links").all(space.topics.into_iter().map(topic));
        let homeless = (!space.homeless.is_empty())
            .then(|| el("div").class("note").add(p("", space.homeless)).add(topics));
        el("li")
            .key(space.id.clone())
            .attr("data-space", space.id)
            .add(el("span").attr("dir", "auto").add(space.name))
            .add(open)
            .add(homeless)
            .into()
    };
    let list = el("ul").class("lines").all(closed.into_iter().map(one));
    el("section").add(el("h3").class("part").add(lang.say(Text::ClosedSpaces))).add(list).into()
}

fn new_space(ui: Ui, lang: Lang, fields: Vec<Field>) -> Node {
    let add = move || {
        let said = |field| ui.peek(|app| text(app, SPACE, field));
        ui.command(Command::AddSpace { name: said(name::NAME), find: said(name::FIND) });
    };
    el("section")
        .add(el("h3").class("part").add(lang.say(Text::AddSpaceTitle)))
        .all(fields.into_iter().map(|f| field(ui, SPACE, f)))
        .add(row().add(bordered(lang.say(Text::AddSpace), "add-space", add)))
        .into()
}

fn devices(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let span = |span: Choice| -> Node {
        let href = ["#/hosting?since=", &span.value].concat();
        let current = if span.chosen { "true" } else { "" };
        el("a")
            .class("chip")
            .attr("href", href)
            .some("aria-current", current)
            .add(span.words)
            .into()
    };
    let since_ms = devices::since(app);
    let one = |device: Device| -> Node {
        let Device { profile, name, words } = device;
        let whose = profile.clone();
        let run = move || {
            ui.command(Command::TakeBackFrom { profile: whose.clone(), since_ms });
        };
        let take = plain(lang.say(Text::TakeBackAll), "take-back-from", run)
            .attr("aria-label", fill(lang, Text::TakeBackAllOf, &[&name]));
        let who = el("span").add(el("b").attr("dir", "auto").add(name)).add(" ");
        let who = who.add(el("small").add(words));
        el("li").key(profile.clone()).attr("data-profile", profile).add(who).add(take).into()
    };
    let found = devices::devices(app);
    let nobody = if found.is_empty() { lang.say(Text::NobodyElse) } else { "" };
    el("section")
        .add(h2(lang.say(Text::DevicesTitle)))
        .add(p("hint", lang.say(Text::DevicesWhy)))
        .add(
            el("div")
                .class("chips")
                .attr("role", "group")
                .attr("aria-label", lang.say(Text::Since))
                .all(devices::spans(app).into_iter().map(span)),
        )
        .add(p("box", nobody))
        .add(el("ul").class("lines").all(found.into_iter().map(one)))
        .into()
}
