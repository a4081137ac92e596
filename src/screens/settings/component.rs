//! *Mehr*.

use leptos::prelude::*;

use super::events::EventList;
use super::view_model;
use crate::app::{ExportMsg, ImportMsg, Msg, PageMsg};
use crate::components::beside::BesideTexts;
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::field::{Chips, FieldErrors};
use crate::components::text::{Paragraph, Title};
use crate::components::typed_text::TypedText;
use crate::domain::schema::{kind, name};
use crate::domain::{Command, me};
use crate::i18n::Text;
use crate::platform::{dom, files};
use crate::screens::form::Field;

/// The screen *Mehr*.
#[component]
pub fn SettingsScreen() -> impl IntoView {
    let app = use_app();
    let settings = app.memo(view_model::settings);
    let settings = move || {
        let setting = |setting| view! { <SettingChoice setting/> }.into_any();
        settings.get().into_iter().map(setting).collect_view()
    };
    // The words of the whole screen follow the language that is chosen on it.
    let below = move || {
        app.lang();
        view! {
            <AboutMe/>
            <FacilitatorSwitch/>
            <Safety/>
            <Stored/>
        }
        .into_any()
    };
    let above = move || {
        view! {
            <Title words=app.lang().say(Text::More)/>
            <Links/>
            <InstallOffer/>
        }
        .into_any()
    };
    view! {
        {above}
        {settings}
        {below}
    }
}

/// Ways to other screens.
#[component]
fn Links() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let link = move |(href, text): (&'static str, Text)| {
        view! { <li><a href=href>{lang.say(text)}</a></li> }.into_any()
    };
    let links = app.memo(|app| app.event.is_some().then(|| view_model::links(app)));
    let of_event = move || {
        links.get().map(|own| {
            let share = move || app.send(Msg::Export(ExportMsg::Share(None)));
            view! {
                {link(("#/event", Text::EventLink))}
                {link(("#/sync", Text::SyncLink))}
                <li><Button command="share" words=lang.say(Text::ShareEvent) press=share/></li>
                {own.into_iter().map(link).collect_view()}
            }
            .into_any()
        })
    };
    view! {
        <ul class="links">
            {of_event}
            {link(("#/welcome", Text::EventJoin))}
            {link(("#/about", Text::AboutLink))}
        </ul>
    }
}

/// How to keep the app at hand, unless it is already.
#[component]
fn InstallOffer() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let offer = app.memo(|app| (app.host.standalone, app.host.ios, app.installable));
    move || {
        let (is_standalone, is_ios, is_installable) = offer.get();
        (!is_standalone).then(|| {
            let hint = if is_ios { Text::InstallHintIos } else { Text::InstallHint };
            let offer = is_installable.then(|| {
                let press = move || app.send(Msg::Page(PageMsg::Install));
                let words = lang.say(Text::InstallButton);
                view! {
                    <ButtonRow><Button class="btn" command="install" words press/></ButtonRow>
                }
                .into_any()
            });
            view! {
                <section>
                    <h2>{lang.say(Text::InstallTitle)}</h2>
                    <Paragraph words=lang.say(hint)/>
                    {offer}
                </section>
            }
            .into_any()
        })
    }
}

/// Language, size, look.
#[component]
fn SettingChoice(setting: view_model::Setting) -> impl IntoView {
    let app = use_app();
    let view_model::Setting { field, words, choices } = setting;
    let choose = move |text: String| app.command(Command::Me { field, text });
    view! {
        <fieldset>
            <legend>{words}</legend>
            <Chips name=field choices choose/>
        </fieldset>
    }
}

/// Name and organisation.
#[component]
fn AboutMe() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let field = |at: usize| {
        let field =
            app.memo(move |app| view_model::about_me(app).into_iter().nth(at).unwrap_or_default());
        let Field { name, label, autocomplete, .. } = field.get_untracked();
        let (id, error_id) = (format!("my-{name}"), format!("my-{name}-error"));
        let is_wrong = move || field.with(|field| !field.error.is_empty());
        let keep = move |event| {
            app.send(Msg::Typed(Command::Me { field: name, text: event_target_value(&event) }));
        };
        let entered = move |_| {
            let (kind, id) = (kind::ME, "main".to_owned());
            app.send(Msg::Page(PageMsg::Entered { kind, id, field: name }));
        };
        let beside = Memo::new(move |_| field.with(|field| field.beside.clone()));
        let keep_both = move || {
            app.command(Command::Me { field: name, text: field.with_untracked(Field::joined) });
        };
        let described_by = {
            let error_id = error_id.clone();
            move || is_wrong().then(|| error_id.clone())
        };
        view! {
            <label for=id.clone()>{label}</label>
            <input
                id=id
                name=name
                type="text"
                autocomplete=autocomplete
                aria-invalid=move || is_wrong().then_some("true")
                aria-describedby=described_by
                enterkeyhint="done"
                prop:value=move || TypedText(field.with(|field| field.value.clone()))
                on:focus=entered
                on:change=keep
                on:blur=move |_| app.send(Msg::Page(PageMsg::Left))
            />
            <FieldErrors id=error_id field/>
            <BesideTexts beside keep_both/>
        }
        .into_any()
    };
    view! {
        <h2>{lang.say(Text::AboutMe)}</h2>
        <Paragraph class="hint" words=lang.say(Text::OptionalPrivate)/>
        {field(0)}
        {field(1)}
    }
}

/// The switch says what it is worth (S4).
#[component]
fn FacilitatorSwitch() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let on = app.memo(|app| app.profile.me.facilitates());
    let switch = move |_| {
        let text = if on.get_untracked() { String::new() } else { me::FACILITATOR.to_owned() };
        app.command(Command::Me { field: name::ROLE, text });
    };
    view! {
        <section>
            <label class="switch">
                <input
                    type="checkbox"
                    role="switch"
                    name=name::ROLE
                    aria-describedby="role-why"
                    prop:checked=move || on.get()
                    on:change=switch
                />
                {lang.say(Text::Facilitate)}
            </label>
            <p id="role-why" class="hint">{lang.say(Text::FacilitateWhy)}</p>
        </section>
    }
}

/// Backup, out and in.
#[component]
fn Safety() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let chosen = move |event: web_sys::Event| {
        files::read_chosen(&event, move |text| app.send(Msg::Import(ImportMsg::Backup(text))));
    };
    let save = move || app.send(Msg::Export(ExportMsg::Backup));
    let restore = || dom::click("backup-file");
    view! {
        <h2>{lang.say(Text::Safety)}</h2>
        <Paragraph words=lang.say(Text::BackupWhat)/>
        <ButtonRow>
            <Button class="btn" command="backup" words=lang.say(Text::BackupSave) press=save/>
            <Button
                class="btn"
                command="restore-backup"
                words=lang.say(Text::BackupRestore)
                press=restore
            />
        </ButtonRow>
        <Paragraph class="hint" words=lang.say(Text::BackupJoins)/>
        <input
            id="backup-file"
            name="backup"
            class="visually-hidden"
            type="file"
            tabindex="-1"
            aria-hidden="true"
            accept=".json,application/json"
            on:change=chosen
        />
    }
}

/// What is on this phone.
#[component]
fn Stored() -> impl IntoView {
    let app = use_app();
    let lang = app.lang();
    let stored = app.memo(|app| {
        let offline = match app.offline_start {
            Some(true) => app.lang.say(Text::OfflineReady),
            Some(false) => app.lang.say(Text::OfflineOff),
            None => "",
        };
        (view_model::stored(app), offline)
    });
    let stored = move || {
        let (stored, offline) = stored.get();
        view! {
            <Paragraph words=stored/>
            <Paragraph words=offline/>
        }
        .into_any()
    };
    view! {
        <h2>{lang.say(Text::Stored)}</h2>
        {stored}
        <EventList with_state=true/>
    }
}
