//! The wall for the projector: page by page, by itself or by the arrow keys.

use crate::screens::projector::view_model as board;
use crate::sync::events::Input;

use super::shared;
use crate::app::{App, Effect, Screen};

/// A page stays for so long, in ms.
const PAGE_MS: u32 = 15_000;

/// A turn of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// The page has stood for long enough.
    ByItself,
    /// To the next one.
    Next,
    /// To the one before.
    Back,
    /// No longer by itself, or again.
    Pause,
    /// Back to the app.
    Leave,
}

/// Tells the sync when a projector's wall begins and ends: it never counts as idle, though
/// nobody touches it. `was`: the screen before.
pub(crate) fn follow(app: &mut App, was: &Screen) -> Vec<Effect> {
    let is_board = app.route.screen == Screen::Board;
    if is_board == (*was == Screen::Board) {
        return Vec::new();
    }
    (app.page, app.paused) = (0, false);
    let mut effects = shared::sync(app, Input::Projector(is_board));
    if is_board {
        effects.push(Effect::TurnIn(PAGE_MS));
    }
    effects
}

/// Turns the pages.
pub(crate) fn turn(app: &mut App, turn: Turn) -> Vec<Effect> {
    if app.route.screen != Screen::Board {
        return Vec::new();
    }
    let pages = board::pages(app);
    let forward = match turn {
        Turn::Leave => return vec![Effect::Replace(Screen::Wall.path())],
        Turn::Pause => {
            app.paused = !app.paused;
            0
        }
        Turn::ByItself if app.paused => return Vec::new(),
        Turn::ByItself | Turn::Next => 1,
        Turn::Back => pages.saturating_sub(1),
    };
    app.page = (app.page + forward) % pages.max(1);
    vec![Effect::TurnIn(PAGE_MS)]
}
