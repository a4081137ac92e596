//! The wall for the projector: page by page, by itself or by the arrow keys.

use crate::app::{App, Effect, Screen, Timer, Turn};
use crate::domain::queries::projector::pages;

/// A page stays for so long, in ms.
const PAGE_MS: u32 = 15_000;

/// Has the first page turned.
pub(crate) fn begin() -> Effect {
    Effect::Timer(Timer::TurnPageAfter(PAGE_MS))
}

/// Turns the pages.
pub(crate) fn update(app: &mut App, turn: Turn) -> Vec<Effect> {
    if app.route.screen != Screen::Board {
        return Vec::new();
    }
    let pages = app
        .event
        .as_ref()
        .map_or(0, |open| pages(&open.board, &open.private, app.now.civil(), app.now.told_ms()));
    let forward = match turn {
        Turn::Leave => return vec![Effect::ReplaceRoute(Screen::Wall.path())],
        Turn::Pause => {
            app.paused = !app.paused;
            0
        }
        Turn::ByItself if app.paused => return Vec::new(),
        Turn::ByItself | Turn::Next => 1,
        Turn::Back => pages.saturating_sub(1),
    };
    app.page = (app.page + forward) % pages.max(1);
    vec![Effect::Timer(Timer::TurnPageAfter(PAGE_MS))]
}
