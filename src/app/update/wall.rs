//! The lists of topics: what they are narrowed to, and how much of them is drawn.

use super::visits;
use crate::app::{App, Effect, Env, Narrow, WallMsg, state};
use crate::domain::queries::search::Filter;

/// Takes a message about the lists.
pub(crate) fn update(app: &mut App, msg: WallMsg, env: &Env) -> Vec<Effect> {
    match msg {
        WallMsg::Narrow(change) => {
            narrow(&mut app.filter, change);
            app.rows = state::ROWS;
        }
        WallMsg::More => app.rows += state::ROWS,
        WallMsg::ShowNew => {
            if let Some(open) = &mut app.event {
                open.show_waiting();
            }
        }
        WallMsg::AllSeen => return visits::all_seen(app, env),
    }
    Vec::new()
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
