//! The screens whose code comes after the first screen stands.
//!
//! [`drawn`] is where the build cuts: it, and everything that only it calls, texts included,
//! leaves the first wasm file. Other cuts take parts of a screen out.

use wasm_split_helpers::wasm_split;

use super::about::component as about;
use super::desk::component as desk;
use super::facilitation::component as hosting;
use super::placeholder as view;
use super::projector::component as board;
use super::settings::component as settings;
use super::sync::component as sync;
use super::topic::concerns::component as concerns;
use super::topic::place::component as place;
use super::topic::view_model::View;
use super::topic_form::component as new;
use super::welcome::component as ways;
use crate::app::{App, Screen};
use crate::components::button::{button, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el, nothing};
use crate::components::text::h1;
use crate::i18n::Text;
use crate::platform::lazy;
use crate::platform::lazy::at_once;

/// Draws the screen, or what there is to say until that is possible.
pub fn screen(ui: Ui, app: &App) -> Vec<Node> {
    match view::waiting(app, lazy::availability()) {
        Some(model) => waiting(app, model),
        None => at_once(drawn(ui, app)).unwrap_or_default(),
    }
}

fn waiting(app: &App, model: view::Waiting) -> Vec<Node> {
    let again = || {
        let words = app.lang.say(Text::JoinRetry);
        row().add(button("btn primary", words, "retry", lazy::fetch))
    };
    let words = el("p")
        .class("box")
        .some("role", if model.retry { "alert" } else { "" })
        .some("data-fault", model.fault)
        .add(model.words);
    vec![h1(model.title), words.into(), model.retry.then(again).into()]
}

/// What one can do with a topic, for a part of its screen that is closed at first; nothing
/// until that is possible.
pub fn actions(ui: Ui, app: &App, model: &View) -> Vec<Node> {
    match view::waiting(app, lazy::availability()) {
        Some(_) => Vec::new(),
        None => at_once(drawn_actions(ui, app, model)).unwrap_or_default(),
    }
}

#[wasm_split(second, wasm_split_path = crate::platform::lazy)]
fn drawn_actions(ui: Ui, app: &App, model: &View) -> Vec<Node> {
    concerns::actions(ui, app.lang, model)
}

/// What was posted just now, with its number and place; only the second module posts.
pub fn read_out(ui: Ui, app: &App, id: &str) -> Node {
    let is_new =
        app.posted.as_deref() == Some(id) && view::waiting(app, lazy::availability()).is_none();
    is_new.then(|| at_once(drawn_read_out(ui, app, id))).flatten().unwrap_or_else(nothing)
}

#[wasm_split(second, wasm_split_path = crate::platform::lazy)]
fn drawn_read_out(ui: Ui, app: &App, id: &str) -> Node {
    concerns::read_out(ui, app, id)
}

#[wasm_split(second, wasm_split_path = crate::platform::lazy)]
fn drawn(ui: Ui, app: &App) -> Vec<Node> {
    match &app.route.screen {
        _ if app.is_joining() => ways::join(ui, app),
        Screen::About => about::about(app),
        Screen::Setup => ways::setup(ui, app),
        Screen::Settings => settings::settings(ui, app),
        Screen::Sync => sync::sync(ui, app),
        Screen::Event => about::event(app),
        Screen::Desk => desk::desk(ui, app),
        Screen::Hosting => hosting::hosting(ui, app),
        Screen::Board => board::board(ui, app),
        Screen::New => new::new(ui, app),
        Screen::Edit(id) => new::edit(ui, app, id),
        Screen::Place(id) => place::place(ui, app, id),
        Screen::Merge(id) => place::merge(ui, app, id),
        // The frame draws these itself.
        Screen::Welcome
        | Screen::Now
        | Screen::Wall
        | Screen::Topic(_)
        | Screen::Mine
        | Screen::Join => Vec::new(),
    }
}
