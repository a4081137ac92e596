//! The lists of topics: what they are narrowed to, and how much of them is drawn.

use super::visits;
use crate::app::{App, Effect, Env, Narrow, WallMsg, state};
use crate::domain::queries::search::Filter;
use crate::domain::{State, Topic};

/// Takes a message about the lists.
pub(crate) fn update(app: &mut App, msg: WallMsg, env: &Env) -> Vec<Effect> {
    match msg {
        WallMsg::Narrow(change) => {
            narrow(&mut app.filter, change);
            app.rows = state::ROWS;
        }
        WallMsg::More => app.rows += state::ROWS,
        WallMsg::Reach(slot) => app.rows = app.rows.max(rows_to(app, &slot)),
        WallMsg::ShowNew => {
            if let Some(open) = &mut app.event {
                open.show_waiting();
            }
        }
        WallMsg::AllSeen => return visits::all_seen(app, env),
    }
    Vec::new()
}

/// Rows that a day's list has down to a slot, and some of what follows, so that the slot can be
/// scrolled to the top.
fn rows_to(app: &App, slot: &str) -> usize {
    let Some(board) = app.event.as_ref().map(|open| &open.board) else { return 0 };
    let Some(last) = board.slots.iter().position(|s| s.id == slot) else { return 0 };
    let day = board.slots.get(last).map(|slot| slot.start.date());
    let is_before = |topic: &&Topic| {
        let slot = topic.slot.filter(|at| *at <= last && topic.state == State::Open);
        slot.is_some_and(|at| board.slots.get(at).map(|slot| slot.start.date()) == day)
    };
    board.topics.iter().filter(is_before).count() + state::FIRST_ROWS
}

fn narrow(filter: &mut Filter, change: Narrow) {
    match change {
        Narrow::Query(query) => filter.query = query,
        Narrow::Day(day) => *filter = Filter { day, ..Filter::default() },
        Narrow::Slot(slot) => filter.slot = slot,
        Narrow::Field(field) => filter.field = field,
        Narrow::Mine(on) => filter.mine = on,
        Narrow::Unplaced(on) => filter.unplaced = on,
        Narrow::News(on) => filter.news = on,
        Narrow::Reset => *filter = Filter { day: filter.day, ..Filter::default() },
    }
}
