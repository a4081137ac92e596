//! *Mehr*.

use leptos::prelude::event_target_value;

use super::view_model as view;
use crate::app::{App, ExportMsg, ImportMsg, JoinMsg, Msg, PageMsg};
use crate::components::button::{bordered, button, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el, nothing};
use crate::components::text::{h1, h2, p};
use crate::domain::schema::name;
use crate::domain::{Command, me};
use crate::i18n::{Lang, Text};
use crate::limits;
use crate::platform::{dom, files};
use crate::screens::wall::view_model::Choice;

/// Draws the screen.
pub fn settings(ui: Ui, app: &App) -> Vec<Node> {
    let lang = app.lang;
    let mut all = vec![h1(lang.say(Text::More)), links(ui, app), install(ui, app)];
    all.extend(view::settings(app).into_iter().map(|s| setting(ui, s)));
    all.extend(about_me(ui, app));
    all.push(role(ui, app));
    all.extend(safety(ui, lang));
    all.extend(stored(ui, app));
    all
}

fn links(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let link = |href: &'static str, text| -> Node {
        el("li").add(el("a").attr("href", href).add(lang.say(text))).into()
    };
    let list = el("ul").class("links");
    let list = if app.event.is_some() {
        let own = view::links(app).into_iter().map(|(href, words)| link(href, words));
        let share = move || ui.send(Msg::Export(ExportMsg::Share(None)));
        list.add(link("#/event", Text::EventLink))
            .add(link("#/sync", Text::SyncLink))
            .add(el("li").add(button("", lang.say(Text::ShareEvent), "share", share)))
            .all(own)
    } else {
        list
    };
    list.add(link("#/welcome", Text::EventJoin)).add(link("#/about", Text::AboutLink)).into()
}

fn install(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    if app.host.standalone {
        return nothing();
    }
    let hint = if app.host.ios { Text::InstallHintIos } else { Text::InstallHint };
    let offer = app.installable.then(|| {
        let install = move || ui.send(Msg::Page(PageMsg::Install));
        row().add(bordered(lang.say(Text::InstallButton), "install", install))
    });
    el("section").add(h2(lang.say(Text::InstallTitle))).add(p("", lang.say(hint))).add(offer).into()
}

fn setting(ui: Ui, setting: view::Setting) -> Node {
    let field = setting.field;
    let choice = |choice: Choice| -> Node {
        let value = choice.value.clone();
        let choose = move |_: &web_sys::Event| {
            ui.command(Command::Me { field, text: value.clone() });
        };
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", field)
            .attr("value", choice.value)
            .checked(choice.chosen)
            .on("change", choose);
        el("label").class("chip").add(radio).add(choice.words).into()
    };
    let chips = el("div").class("chips").all(setting.choices.into_iter().map(choice));
    el("fieldset").key(field).add(el("legend").add(setting.words)).add(chips).into()
}

fn about_me(ui: Ui, app: &App) -> Vec<Node> {
    let (lang, me) = (app.lang, &app.profile.me);
    let field =
        |field: &'static str, label, autocomplete: &'static str, value: &str| -> [Node; 2] {
            let id = ["my-", field].concat();
            let keep = move |event: &web_sys::Event| {
                ui.command(Command::Me { field, text: event_target_value(event) });
            };
            let input = el("input")
                .key(field)
                .attr("id", id.clone())
                .attr("name", field)
                .attr("type", "text")
                .attr("maxlength", limits::NAME.to_string())
                .attr("autocomplete", autocomplete)
                .value(value.to_owned())
                .on("change", keep);
            [el("label").attr("for", id).add(lang.say(label)).into(), input.into()]
        };
    let mut all = vec![h2(lang.say(Text::AboutMe)), p("hint", lang.say(Text::OptionalPrivate))];
    all.extend(field(name::NAME, Text::MyName, "name", &me.name));
    all.extend(field(name::ORGANISATION, Text::MyOrganisation, "organization", &me.organisation));
    all
}

/// The switch says what it is worth (S4).
fn role(ui: Ui, app: &App) -> Node {
    let lang = app.lang;
    let on = app.profile.me.facilitates();
    let switch = move |_: &web_sys::Event| {
        let text = if on { String::new() } else { me::FACILITATOR.to_owned() };
        ui.command(Command::Me { field: name::ROLE, text });
    };
    let input = el("input")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .attr("name", name::ROLE)
        .attr("aria-describedby", "role-why")
        .checked(on)
        .on("change", switch);
    let why = el("p").attr("id", "role-why").class("hint").add(lang.say(Text::FacilitateWhy));
    let label = el("label").class("switch").add(input).add(lang.say(Text::Facilitate));
    el("section").add(label).add(why).into()
}

fn safety(ui: Ui, lang: Lang) -> [Node; 5] {
    let chosen = move |event: &web_sys::Event| {
        files::read_chosen(event, move |text| ui.send(Msg::Import(ImportMsg::Backup(text))));
    };
    let file = el("input")
        .key("backup")
        .attr("id", "backup-file")
        .attr("name", "backup")
        .class("visually-hidden")
        .attr("type", "file")
        .attr("tabindex", "-1")
        .attr("aria-hidden", "true")
        .attr("accept", ".json,application/json")
        .on("change", chosen);
    let save = move || ui.send(Msg::Export(ExportMsg::Backup));
    let restore = || dom::click("backup-file");
    [
        h2(lang.say(Text::Safety)),
        p("", lang.say(Text::BackupWhat)),
        row()
            .add(bordered(lang.say(Text::BackupSave), "backup", save))
            .add(bordered(lang.say(Text::BackupRestore), "restore-backup", restore))
            .into(),
        p("hint", lang.say(Text::BackupJoins)),
        file.into(),
    ]
}

fn stored(ui: Ui, app: &App) -> [Node; 4] {
    let lang = app.lang;
    let offline = app
        .offline_start
        .map_or("", |works| lang.say(if works { Text::OfflineReady } else { Text::OfflineOff }));
    [h2(lang.say(Text::Stored)), p("", view::stored(app)), p("", offline), events(ui, app, true)]
}

/// The events on this phone, to be opened.
pub fn events(ui: Ui, app: &App, with_state: bool) -> Node {
    let row = |row: view::EventRow| -> Node {
        let id = row.id;
        let open = move || {
            ui.send(Msg::Join(JoinMsg::OpenEvent(id.clone())));
            dom::go("#/now");
        };
        let state = if row.current { Text::EventCurrent } else { Text::EventOpen };
        let words = if with_state {
            [row.title.as_str(), " (", app.lang.say(state), ")"].concat()
        } else {
            row.title
        };
        el("li").add(button("", words, "open-event", open)).into()
    };
    el("ul").class("links").all(view::events(app).into_iter().map(row)).into()
}
