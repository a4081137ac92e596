//! The frame around every screen.

use leptos::prelude::*;

use super::{Ui, about, mine, now, settings, sync, topic, wall, ways};
use crate::app::{Joining, Msg, Screen};
use crate::i18n::Text;
use crate::platform::dom;
use crate::view::frame as view;

/// The whole app.
pub fn frame(ui: Ui) -> impl IntoView {
    let screen = ui.memo(|app| {
        let id = app.event.as_ref().map(|open| open.id.clone());
        (app.route.screen.clone(), id, app.lang, app.joining == Joining::No)
    });
    view! {
        {move || screen.get().1.map(|_| state_line(ui))}
        {notices(ui)}
        <main id="main" tabindex="-1">{move || draw(ui, &screen.get().0)}</main>
        {move || screen.get().1.map(|_| tabs(ui))}
        {update_offer(ui)}
        {toast(ui)}
    }
}

fn draw(ui: Ui, screen: &Screen) -> AnyView {
    let has_event = ui.peek(|app| app.event.is_some());
    match screen {
        Screen::Join => ways::join(ui).into_any(),
        Screen::About => about::about(ui).into_any(),
        Screen::Setup => ways::setup(ui).into_any(),
        Screen::Settings => settings::settings(ui).into_any(),
        Screen::Welcome => ways::welcome(ui).into_any(),
        _ if !has_event && ui.peek(|app| app.joining != Joining::No) => ways::join(ui).into_any(),
        _ if !has_event => ways::welcome(ui).into_any(),
        Screen::Now => now::now(ui).into_any(),
        Screen::Wall => wall::wall(ui).into_any(),
        Screen::Topic(id) => topic::topic(ui, id.clone()).into_any(),
        Screen::Mine => mine::mine(ui).into_any(),
        Screen::Sync => sync::sync(ui).into_any(),
        Screen::Event => about::event(ui).into_any(),
    }
}

fn state_line(ui: Ui) -> impl IntoView {
    let line = ui.memo(view::state_line);
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); dom::focus_heading(); }>
            {ui.peek(|app| app.lang.say(Text::Skip))}
        </a>
        <header>
            <a class="state" href="#/sync">
                <span class="dot" class:amiss=move || line.with(|l| l.amiss)></span>
                <span>{move || line.with(|l| l.words.clone())}</span>
            </a>
        </header>
    }
}

fn tabs(ui: Ui) -> impl IntoView {
    let items = ui.memo(|app| view::nav(app.lang, &app.route.screen));
    let label = ui.peek(|app| app.lang.say(Text::NavLabel));
    let item = |item: view::NavItem| {
        let class = ["i-", item.icon].concat();
        let current = item.current.then_some("page");
        view! { <a href=item.href class=class aria-current=current>{item.words}</a> }
    };
    view! {
        <nav class="tabs" aria-label=label>
            {move || items.get().into_iter().map(item).collect_view()}
        </nav>
    }
}

fn notices(ui: Ui) -> impl IntoView {
    let notices = ui.memo(view::notices);
    let notice = move |notice: view::Notice| {
        let fault = (!notice.fault.is_empty()).then_some(notice.fault);
        let button = notice.action.map(|(action, words)| {
            let act = move |_| {
                ui.send(match action {
                    "backup" => Msg::Backup,
                    "save-quarantine" => Msg::SaveQuarantine,
                    _ => Msg::Dismiss,
                });
            };
            view! { <button class="plain" data-do=action on:click=act>{words}</button> }
        });
        view! { <section class="warn banner" role="alert" data-fault=fault><p>{notice.words}</p>{button}</section> }
    };
    move || notices.get().into_iter().map(notice).collect_view()
}

fn update_offer(ui: Ui) -> impl IntoView {
    let offered = ui.memo(|app| (app.update_ready, app.lang));
    let put_away = RwSignal::new(false);
    move || {
        let (ready, lang) = offered.get();
        (ready && !put_away.get()).then(|| {
            view! {
                <section class="toast" data-update="true">
                    <span>{lang.say(Text::UpdateReady)}</span>
                    <button class="plain" data-do="apply-update" on:click=move |_| ui.send(Msg::ApplyUpdate)>
                        {lang.say(Text::UpdateNow)}
                    </button>
                    <button class="plain" on:click=move |_| put_away.set(true)>{lang.say(Text::Later)}</button>
                </section>
            }
        })
    }
}

fn toast(ui: Ui) -> impl IntoView {
    let toast = ui.memo(|app| app.toast.clone().map(|t| (t.words, t.undo.is_some(), app.lang)));
    move || {
        toast.get().map(|(words, can_undo, lang)| {
            let undo = can_undo.then(|| {
                view! { <button class="plain" data-do="undo" on:click=move |_| ui.send(Msg::Undo)>{lang.say(Text::Undo)}</button> }
            });
            view! {
                <section class="toast">
                    <span>{words}</span>
                    {undo}
                    <button class="plain" on:click=move |_| ui.send(Msg::ToastGone)>{lang.say(Text::Close)}</button>
                </section>
            }
        })
    }
}
