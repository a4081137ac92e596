//! The screens of the second module, which comes after the first screen stands.
//!
//! [`draw`] is where the build cuts: it, and everything that only it calls, texts included,
//! leaves the first module. To put a screen there, name it in the table of routes of
//! [`super::layout`] and draw it here; to take it back, do the reverse.

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use super::about::component::{AboutScreen, EventScreen};
use super::desk::component::DeskScreen;
use super::facilitation::component::FacilitationScreen;
use super::layout::component::LazyRoute;
use super::mine::component::MineScreen;
use super::placeholder;
use super::projector::component::ProjectorScreen;
use super::settings::component::SettingsScreen;
use super::sync::component::SyncScreen;
use super::topic::component::TopicScreen;
use super::topic::place::component::{MergeScreen, PlaceScreen};
use super::topic_form::component::{EditTopicScreen, NewTopicScreen};
use super::welcome::join::{JoinScreen, SetupScreen};
use crate::app::{Msg, Screen};
use crate::components::button::{Button, ButtonRow};
use crate::components::context::use_app;
use crate::components::text::Title;
use crate::i18n::Text;
use crate::platform::dom;
use crate::platform::lazy::at_once;

/// A screen of the second module, or what there is to say until it is there.
#[component]
pub fn LazyScreen(
    /// Which one.
    route: LazyRoute,
) -> impl IntoView {
    let placeholder = use_app().memo(placeholder::view);
    move || {
        if let Some(placeholder) = placeholder.get() {
            return view! { <Placeholder placeholder/> }.into_any();
        }
        // The placeholder's heading gives way to the screen's own, and the focus with it.
        if dom::is_heading_focused() {
            dom::focus_heading();
        }
        at_once(draw(route.clone())).into_any()
    }
}

#[wasm_split(second, wasm_split_path = crate::platform::lazy)]
fn draw(route: LazyRoute) -> AnyView {
    let screen = match route {
        LazyRoute::Join => return view! { <JoinScreen/> }.into_any(),
        LazyRoute::Screen(screen) => screen,
    };
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
        // These stand in the first module, and an invitation has a route of its own.
        Screen::Welcome | Screen::Now | Screen::Wall | Screen::Join => ().into_any(),
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
        let press = move || app.send(Msg::FetchSecond);
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
