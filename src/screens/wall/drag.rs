//! Dragging a topic over the wall's table: which ones can be dragged, and what comes of it.

use super::view_model::shown_day;
use crate::app::App;
use crate::domain::queries::projector::meeting;
use crate::domain::queries::schedule;
use crate::domain::{Board, Command, Topic};

/// Whether one can take hold of a topic: others suggest another place on its own screen.
pub fn is_loose(app: &App, topic: &str) -> bool {
    let is_on_wall = |board: &Board| board.topic(topic).is_some_and(Topic::on_wall);
    app.event.as_ref().is_some_and(|open| is_on_wall(&open.board)) && app.may_change(topic)
}

/// What letting go of a topic over a cell does: it hangs there, or changes places with the one
/// that does. `None` where neither is possible. Rows and columns as in [`super::view_model::table`],
/// counted from 0.
pub fn drop_on(app: &App, topic: &str, row: usize, column: usize) -> Option<Command> {
    if !is_loose(app, topic) {
        return None;
    }
    let board = &app.event.as_ref()?.board;
    let (at, slot) = *meeting(board, shown_day(app)).get(column)?;
    let space = board.spaces.get(row)?;
    if !schedule::ahead(board, app.now.civil()).contains(&at) {
        return None;
    }
    let hangs_here = |t: &&Topic| t.on_wall() && t.slot == Some(at) && t.space == Some(row);
    let here: Vec<&Topic> = board.topics.iter().filter(hangs_here).collect();
    let topic = topic.to_owned();
    match here.as_slice() {
        [] => Some(Command::Place {
            topic,
            slot: Some(slot.id.clone()),
            space: Some(space.id.clone()),
        }),
        [other] if other.id != topic && app.may_change(&other.id) => {
            Some(Command::Swap { topic, with: other.id.clone() })
        }
        _ => None,
    }
}
