//! *Mehr*.

use leptos::prelude::*;

use super::Ui;
use crate::app::Msg;
use crate::i18n::{Lang, Text};
use crate::limits;
use crate::model::Command;
use crate::model::schema::name;
use crate::platform::{dom, files};
use crate::view::settings as view;

/// Draws the screen.
pub fn settings(ui: Ui) -> impl IntoView {
    let lang = ui.memo(|app| app.lang);
    move || {
        let lang = lang.get();
        view! {
            <h1 tabindex="-1">{lang.say(Text::More)}</h1>
            {links(ui, lang)}
            {install(ui, lang)}
            {looks(ui)}
            {me(ui, lang)}
            {safety(ui, lang)}
            {stored(ui, lang)}
        }
    }
}

fn links(ui: Ui, lang: Lang) -> impl IntoView {
    let has_event = ui.memo(|app| app.event.is_some());
    let link = move |href, text| view! { <li><a href=href>{lang.say(text)}</a></li> };
    view! {
        <ul class="links">
            {move || has_event.get().then(|| view! {
                {link("#/event", Text::EventLink)}
                {link("#/sync", Text::SyncLink)}
                <li><button data-do="share" on:click=move |_| ui.send(Msg::Share(None))>{lang.say(Text::ShareEvent)}</button></li>
            })}
            {link("#/welcome", Text::EventJoin)}
            {link("#/about", Text::AboutLink)}
        </ul>
    }
}

fn install(ui: Ui, lang: Lang) -> impl IntoView {
    let model = ui.memo(|app| (app.host.standalone, app.host.ios, app.installable));
    move || {
        let (standalone, ios, offered) = model.get();
        let hint = if ios { Text::InstallHintIos } else { Text::InstallHint };
        (!standalone).then(|| {
            view! {
                <section>
                    <h2>{lang.say(Text::InstallTitle)}</h2>
                    <p>{lang.say(hint)}</p>
                    {offered.then(|| view! {
                        <p class="buttons"><button class="btn" data-do="install" on:click=move |_| ui.send(Msg::Install)>
                            {lang.say(Text::InstallButton)}
                        </button></p>
                    })}
                </section>
            }
        })
    }
}

fn looks(ui: Ui) -> impl IntoView {
    let settings = ui.memo(view::settings);
    let setting = move |setting: view::Setting| {
        let field = setting.field;
        let choice = move |choice: crate::view::wall::Choice| {
            let value = choice.value.clone();
            let choose = move |_| ui.command(Command::Me { field, text: value.clone() });
            view! {
                <label class="chip">
                    <input type="radio" name=field value=choice.value prop:checked=choice.chosen on:change=choose/>
                    {choice.words}
                </label>
            }
        };
        view! {
            <fieldset>
                <legend>{setting.words}</legend>
                <div class="chips">{setting.choices.into_iter().map(choice).collect_view()}</div>
            </fieldset>
        }
    };
    move || settings.get().into_iter().map(setting).collect_view()
}

fn me(ui: Ui, lang: Lang) -> impl IntoView {
    let (my_name, organisation) =
        ui.peek(|app| (app.profile.me.name.clone(), app.profile.me.organisation.clone()));
    let field = move |field: &'static str, label, autocomplete, value: String| {
        let id = ["my-", field].concat();
        let change = move |event| ui.command(Command::Me { field, text: event_target_value(&event) });
        view! {
            <label for=id.clone()>{lang.say(label)}</label>
            <input id=id name=field type="text" maxlength=limits::NAME.to_string()
                autocomplete=autocomplete prop:value=value on:change=change/>
        }
    };
    view! {
        <h2>{lang.say(Text::AboutMe)}</h2>
        <p class="hint">{lang.say(Text::OptionalPrivate)}</p>
        {field(name::NAME, Text::MyName, "name", my_name)}
        {field(name::ORGANISATION, Text::MyOrganisation, "organization", organisation)}
    }
}

fn safety(ui: Ui, lang: Lang) -> impl IntoView {
    let chosen = move |event: leptos::ev::Event| {
        files::read_chosen(&event, move |text| ui.send(Msg::Restore(text)));
    };
    view! {
        <h2>{lang.say(Text::Safety)}</h2>
        <p>{lang.say(Text::BackupWhat)}</p>
        <p class="buttons">
            <button class="btn" data-do="backup" on:click=move |_| ui.send(Msg::Backup)>{lang.say(Text::BackupSave)}</button>
            <button class="btn" data-do="restore-backup" on:click=move |_| dom::click("backup-file")>
                {lang.say(Text::BackupRestore)}
            </button>
        </p>
        <p class="hint">{lang.say(Text::BackupJoins)}</p>
        <input id="backup-file" name="backup" class="visually-hidden" type="file" tabindex="-1"
            aria-hidden="true" accept=".json,application/json" on:change=chosen/>
    }
}

fn stored(ui: Ui, lang: Lang) -> impl IntoView {
    let words = ui.memo(view::stored);
    let events = ui.memo(view::events);
    let offline = ui.memo(|app| app.offline_start);
    let row = move |row: view::EventRow| {
        let id = row.id;
        let open = move |_| {
            ui.send(Msg::OpenEvent(id.clone()));
            dom::go("#/now");
        };
        let state = if row.current { Text::EventCurrent } else { Text::EventOpen };
        view! {
            <li><button data-do="open-event" on:click=open>{row.title}" ("{lang.say(state)}")"</button></li>
        }
    };
    view! {
        <h2>{lang.say(Text::Stored)}</h2>
        <p>{move || words.get()}</p>
        {move || offline.get().map(|works| view! {
            <p>{lang.say(if works { Text::OfflineReady } else { Text::OfflineOff })}</p>
        })}
        <ul class="links">{move || events.get().into_iter().map(row).collect_view()}</ul>
    }
}
