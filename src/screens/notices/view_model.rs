//! What is said to all: new on this phone, put away, on the projector.

use crate::app::App;
use crate::app::feedback::notice_head;
use crate::domain::Notice;
use crate::domain::queries::projector;
use crate::screens::topic::view_model::{Part, parts};

/// A notice as people see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// "Durchsage von Ursula, 10:42".
    pub head: String,
    /// What is said, with links told apart.
    pub words: Vec<Part>,
}

/// Those that this phone has not put away, the latest first.
pub fn fresh(app: &App) -> Vec<Said> {
    chosen(app, |app, notice| !is_away(app, notice))
}

/// Those that this phone has put away, and one's own, the latest first.
pub fn earlier(app: &App) -> Vec<Said> {
    chosen(app, is_away)
}

/// All that hold, the latest first.
pub fn all(app: &App) -> Vec<Said> {
    chosen(app, |_, _| true)
}

/// Those on the projector's wall.
pub fn projected(app: &App) -> Vec<Said> {
    let board = app.event.iter().map(|open| &open.board);
    board.flat_map(|board| projector::notices(board, app.now.ms)).map(|n| said(app, n)).collect()
}

fn is_away(app: &App, notice: &Notice) -> bool {
    app.event.as_ref().is_some_and(|open| open.private.away.contains(&notice.id))
}

fn chosen(app: &App, keep: fn(&App, &Notice) -> bool) -> Vec<Said> {
    let notices = app.event.iter().flat_map(|open| &open.board.notices);
    notices.filter(|notice| keep(app, notice)).map(|notice| said(app, notice)).collect()
}

fn said(app: &App, notice: &Notice) -> Said {
    Said { id: notice.id.clone(), head: notice_head(app, notice), words: parts(&notice.words) }
}
