//! What stands around every screen, and the table of routes.

use leptos::prelude::*;

use super::view_model;
use crate::app::{App, ExportMsg, Msg, PageMsg, Screen, ToastMsg, WallMsg};
use crate::components::attributes::non_empty;
use crate::components::button::Button;
use crate::components::context::use_app;
use crate::i18n::Text;
use crate::platform::dom;
use crate::screens::lazy::LazyScreen;
use crate::screens::now::component::NowScreen;
use crate::screens::wall::component::WallScreen;
use crate::screens::welcome::component::{ArrivingScreen, WelcomeScreen};

/// What `main` shows.
#[derive(Clone, Debug, PartialEq)]
enum Route {
    Arriving,
    Welcome,
    Now,
    Wall,
    /// A screen whose code comes after the first screen.
    Lazy(Screen),
}

/// The table of routes.
fn route(app: &App) -> Route {
    let has_event = app.event.is_some();
    match &app.route.screen {
        _ if app.is_joining() && app.is_arriving() => Route::Arriving,
        _ if app.is_joining() => Route::Lazy(Screen::Join),
        screen @ (Screen::About | Screen::Setup | Screen::Settings) => Route::Lazy(screen.clone()),
        Screen::Welcome => Route::Welcome,
        _ if !has_event => Route::Welcome,
        Screen::Now => Route::Now,
        Screen::Wall => Route::Wall,
        screen => Route::Lazy(screen.clone()),
    }
}

/// The screen at hand.
#[component]
pub fn Screens() -> impl IntoView {
    let route = use_app().memo(route);
    move || match route.get() {
        Route::Arriving => view! { <ArrivingScreen/> }.into_any(),
        Route::Welcome => view! { <WelcomeScreen/> }.into_any(),
        Route::Now => view! { <NowScreen/> }.into_any(),
        Route::Wall => view! { <WallScreen/> }.into_any(),
        Route::Lazy(screen) => view! { <LazyScreen screen/> }.into_any(),
    }
}

/// Whether state line and navigation stand around the screen: there is an event, and it is not
/// the projector's wall.
fn is_framed(app: &App) -> bool {
    app.event.is_some() && app.route.screen != Screen::Board
}

/// The state of the data, in words.
#[component]
pub fn StateLine() -> impl IntoView {
    let app = use_app();
    let skip = move |event: web_sys::MouseEvent| {
        event.prevent_default();
        dom::focus_heading();
    };
    let line = app.memo(|app| is_framed(app).then(|| view_model::state_line(app)));
    move || {
        line.get().map(|line| {
            view! {
                <a class="skip" href="#main" on:click=skip>{app.lang().say(Text::Skip)}</a>
                <header>
                    <a class="state" href="#/sync">
                        <span class=if line.amiss { "dot amiss" } else { "dot" }></span>
                        <span prop:textContent=line.words></span>
                    </a>
                </header>
            }
            .into_any()
        })
    }
}

/// The ways around the app.
#[component]
pub fn NavigationTabs() -> impl IntoView {
    let app = use_app();
    let tab = |item: view_model::NavItem, news: String| {
        let news = non_empty(news).map(|news| {
            view! {
                " "
                <span class="visually-hidden" prop:textContent=news></span>
            }
            .into_any()
        });
        view! {
            <a
                href=item.href
                class=format!("i-{}", item.icon)
                aria-current=item.current.then_some("page")
            >
                {item.words}
                {news}
            </a>
        }
        .into_any()
    };
    let tabs = app.memo(|app| {
        is_framed(app)
            .then(|| (view_model::nav(app.lang, &app.route.screen), view_model::unheard(app)))
    });
    move || {
        tabs.get().map(|(items, mut unheard)| {
            // *Jetzt* is the first, and the only one with news; the style sheet adds a dot.
            let tabs = items.map(|item| tab(item, std::mem::take(&mut unheard)));
            view! {
                <nav class="tabs" aria-label=app.lang().say(Text::NavLabel)>
                    {tabs.into_iter().collect_view()}
                </nav>
            }
            .into_any()
        })
    }
}

/// What must be said on every screen.
#[component]
pub fn Banners() -> impl IntoView {
    let app = use_app();
    let banner = move |notice: view_model::Notice| {
        let button = notice.action.map(|(command, words)| {
            let press = move || {
                app.send(match command {
                    "backup" => Msg::Export(ExportMsg::Backup),
                    "save-quarantine" => Msg::Export(ExportMsg::Quarantine),
                    _ => Msg::Page(PageMsg::DismissReturn),
                });
            };
            view! { <Button class="plain" command words press/> }.into_any()
        });
        view! {
            <section class="warn banner" role="alert" data-fault=non_empty(notice.fault)>
                <p prop:textContent=notice.words></p>
                {button}
            </section>
        }
        .into_any()
    };
    let notices = app.memo(view_model::notices);
    move || notices.get().into_iter().map(banner).collect_view()
}

/// A new version is there.
#[component]
pub fn UpdateOffer() -> impl IntoView {
    let app = use_app();
    let is_ready = app.memo(|app| app.update_ready && app.route.screen != Screen::Board);
    move || {
        let is_offered = is_ready.get() && !app.local(|local| local.update_put_away);
        is_offered.then(|| {
            let lang = app.lang();
            let apply = move || app.send(Msg::Page(PageMsg::ApplyUpdate));
            let later = move || app.remember(|local| local.update_put_away = true);
            view! {
                <section class="toast" aria-label=lang.say(Text::Message) data-update="true">
                    <span>{lang.say(Text::UpdateReady)}</span>
                    <Button
                        class="plain"
                        command="apply-update"
                        words=lang.say(Text::UpdateNow)
                        press=apply
                    />
                    <Button class="plain" command="later" words=lang.say(Text::Later) press=later/>
                </section>
            }
            .into_any()
        })
    }
}

/// What was done just now, with a way back.
#[component]
pub fn Toast() -> impl IntoView {
    let app = use_app();
    let toast =
        app.memo(|app| app.toast.as_ref().map(|toast| (toast.words.clone(), toast.undo.is_some())));
    move || {
        toast.get().map(|(words, can_undo)| {
            let lang = app.lang();
            let undo = can_undo.then(|| {
                let press = move || app.send(Msg::Toast(ToastMsg::Undo));
                let words = lang.say(Text::Undo);
                view! { <Button class="plain" command="undo" words press/> }.into_any()
            });
            let close = move || app.send(Msg::Toast(ToastMsg::Close));
            view! {
                <section class="toast" aria-label=lang.say(Text::Message)>
                    <span prop:textContent=words></span>
                    {undo}
                    <Button class="plain" command="close" words=lang.say(Text::Close) press=close/>
                </section>
            }
            .into_any()
        })
    }
}

/// What has come meanwhile waits here, so that nothing moves under the finger (V3).
#[component]
pub fn NewsButton() -> impl IntoView {
    let app = use_app();
    let waiting = app.memo(view_model::waiting);
    move || {
        waiting.get().map(|words| {
            let show = move || app.send(Msg::Wall(WallMsg::ShowNew));
            view! { <Button class="news" command="show-new" words press=show/> }.into_any()
        })
    }
}
