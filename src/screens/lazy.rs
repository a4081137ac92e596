//! The screens of the second module, which comes after the first screen stands.
//!
//! [`second`] is where the build cuts: what is named there, and everything that only that calls,
//! texts included, leaves the first module. To put a screen there, name it in
//! `Screen::is_in_second` and draw it in [`draw`]; to take it back, do the reverse.

use std::future::Future;
use std::pin::Pin;

use wasm_split_helpers::{SplitLoaderError, wasm_split};

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
use crate::app::update::shared;
use crate::app::{App, Msg, Screen};
use crate::components::button::{button, row};
use crate::components::handle::Ui;
use crate::components::node::{Node, el, nothing};
use crate::components::text::h1;
use crate::i18n::Text;
use crate::platform::lazy::Second;
use crate::platform::{lazy, lazy_effects};

/// Fetches the second module.
pub fn fetch() -> Pin<Box<dyn Future<Output = Result<Second, SplitLoaderError>>>> {
    Box::pin(second())
}

#[allow(clippy::unnecessary_wraps, reason = "`fallible` asks for it: fetching may fail")]
#[wasm_split(second, fallible)]
fn second() -> Result<Second, SplitLoaderError> {
    Ok(Second {
        begin: lazy_effects::begin,
        answer: shared::later,
        carry_out: lazy_effects::carry_out,
        fold: lazy_effects::fold,
        draw,
        draw_actions,
        draw_read_out: concerns::read_out,
    })
}

/// Draws the screen, or what there is to say until that is possible.
pub fn screen(ui: Ui, app: &App) -> Vec<Node> {
    match view::waiting(app) {
        Some(model) => waiting(ui, app, model),
        None => lazy::second().map(|second| (second.draw)(ui, app)).unwrap_or_default(),
    }
}

fn waiting(ui: Ui, app: &App, model: view::Waiting) -> Vec<Node> {
    let again = || {
        let words = app.lang.say(Text::JoinRetry);
        row().add(button("btn primary", words, "retry", move || ui.send(Msg::FetchSecond)))
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
    match view::waiting(app) {
        Some(_) => Vec::new(),
        None => {
            lazy::second().map(|second| (second.draw_actions)(ui, app, model)).unwrap_or_default()
        }
    }
}

fn draw_actions(ui: Ui, app: &App, model: &View) -> Vec<Node> {
    concerns::actions(ui, app.lang, model)
}

/// What was posted just now, with its number and place; only the second module posts.
pub fn read_out(ui: Ui, app: &App, id: &str) -> Node {
    let is_new = app.posted.as_deref() == Some(id) && view::waiting(app).is_none();
    let second = lazy::second().filter(|_| is_new);
    second.map_or_else(nothing, |second| (second.draw_read_out)(ui, app, id))
}

fn draw(ui: Ui, app: &App) -> Vec<Node> {
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
        _ => Vec::new(),
    }
}
