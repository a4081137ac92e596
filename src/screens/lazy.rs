//! The screens whose code comes after the first screen stands.
//!
//! [`second`] is where the build cuts: what is named there, and everything that only that calls,
//! texts included, leaves the first wasm file. To put a screen there, name it in the table of
//! routes of [`super::layout`] and draw it in [`draw`]; to take it back, do the reverse.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::about::component::{AboutScreen, EventScreen};
use super::desk::component::DeskScreen;
use super::facilitation::component::FacilitationScreen;
use super::mine::component::MineScreen;
use super::placeholder;
use super::projector::component::ProjectorScreen;
use super::settings::component::SettingsScreen;
use super::sync::component::SyncScreen;
use super::topic::component::TopicScreen;
use super::topic::place::component::{MergeScreen, PlaceScreen};
use super::topic_form::component::{EditTopicScreen, NewTopicScreen};
use super::wall::filters::Filters;
use super::wall::table::WallTable;
use super::welcome::join::{JoinScreen, SetupScreen};
use crate::app::{Screen, update_shared};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::{AppContext, use_app};
use crate::components::text::{Paragraph, Title};
use crate::i18n::Text;
use crate::lazy_queue::Availability;
use crate::platform::dom;
use crate::platform::split::Second;
use crate::platform::{lazy, lazy_effects};

/// A screen of the second module, or what there is to say until it is there.
#[component]
pub fn LazyScreen(
    /// Which one.
    screen: Screen,
) -> impl IntoView {
    let app = use_app();
    let placeholder = app.memo(|app| placeholder::view(app, lazy::availability()));
    move || {
        if let Some(placeholder) = placeholder.get() {
            return view! { <Placeholder placeholder/> }.into_any();
        }
        // The placeholder's heading gives way to the screen's own, and the focus with it.
        if dom::is_heading_focused() {
            dom::focus_heading();
        }
        match lazy::second() {
            Some(second) => (second.draw)(screen.clone()),
            None => ().into_any(),
        }
    }
}

/// The wall's filters, or what there is to say until they are there.
pub fn filters(app: AppContext) -> AnyView {
    part(app, |second| (second.draw_filters)())
}

/// The wall as a table, or what there is to say until it is there.
pub fn table(app: AppContext) -> AnyView {
    part(app, |second| (second.draw_table)())
}

fn part(app: AppContext, draw: fn(Second) -> AnyView) -> AnyView {
    let words = match (lazy::availability(), lazy::second()) {
        (Availability::Ready, Some(second)) => return draw(second),
        (Availability::Failed, _) => Text::ScreenNotLoaded,
        (Availability::Ready | Availability::Pending, _) => Text::Loading,
    };
    view! { <Paragraph class="coming" words=app.lang().say(words)/> }.into_any()
}

/// Fetches the second wasm file.
pub fn load() -> Pin<Box<dyn Future<Output = Result<Second, SplitLoaderError>>>> {
    Box::pin(second())
}

#[allow(clippy::unnecessary_wraps, reason = "`fallible` asks for it: fetching may fail")]
#[wasm_split(second, fallible)]
fn second() -> Result<Second, SplitLoaderError> {
    Ok(Second {
        begin: lazy_effects::begin,
        update_shared,
        send: lazy_effects::send,
        file: lazy_effects::file,
        compact: lazy_effects::compact,
        draw,
        draw_filters,
        draw_table,
    })
}

fn draw_table() -> AnyView {
    view! { <WallTable/> }.into_any()
}

fn draw_filters() -> AnyView {
    view! { <Filters/> }.into_any()
}

fn draw(screen: Screen) -> AnyView {
    match screen {
        Screen::Topic(id) => view! { <TopicScreen id/> }.into_any(),
        Screen::Mine => view! { <MineScreen/> }.into_any(),
        Screen::About => view! { <AboutScreen/> }.into_any(),
        Screen::Event => view! { <EventScreen/> }.into_any(),
        Screen::Setup => view! { <SetupScreen/> }.into_any(),
        Screen::Settings => view! { <SettingsScreen/> }.into_any(),
        Screen::Sync => view! { <SyncScreen/> }.into_any(),
        Screen::Desk => view! { <DeskScreen/> }.into_any(),
        Screen::Hosting => view! { <FacilitationScreen/> }.into_any(),
        Screen::Board => view! { <ProjectorScreen/> }.into_any(),
        Screen::New => view! { <NewTopicScreen/> }.into_any(),
        Screen::Edit(id) => view! { <EditTopicScreen id/> }.into_any(),
        Screen::Place(id) => view! { <PlaceScreen id/> }.into_any(),
        Screen::Merge(id) => view! { <MergeScreen id/> }.into_any(),
        Screen::Join => view! { <JoinScreen/> }.into_any(),
        // These stand in the first file.
        Screen::Welcome | Screen::Now | Screen::Wall => ().into_any(),
    }
}

/// What stands in the place of a screen that is on its way.
#[component]
fn Placeholder(
    /// What it says.
    placeholder: placeholder::Placeholder,
) -> impl IntoView {
    let app = use_app();
    let placeholder::Placeholder { title, words, fault, retry } = placeholder;
    let again = retry.then(|| {
        let press = lazy::fetch;
        let words = app.lang().say(Text::JoinRetry);
        view! {
            <ButtonRow><Button class="btn primary" command="retry" words press/></ButtonRow>
        }
        .into_any()
    });
    view! {
        <Title words=title/>
        <p
            class="box"
            role=retry.then_some("alert")
            data-fault=(!fault.is_empty()).then_some(fault)
            prop:textContent=words
        ></p>
        {again}
    }
}
