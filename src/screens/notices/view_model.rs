//! What is said to all: new on this phone, put away, on the projector.

use crate::app::App;
use crate::app::feedback::notice_head;
use crate::domain::Notice;
use crate::domain::queries::{arrival, projector};
use crate::limits;
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
    let Some(open) = &app.event else { return Vec::new() };
    let notices = projector::notices(&open.board, &open.private, app.now.told_ms());
    notices.map(|notice| said(app, notice)).collect()
}

fn is_away(app: &App, notice: &Notice) -> bool {
    app.event.as_ref().is_some_and(|open| open.private.away.contains(&notice.id))
}

fn chosen(app: &App, keep: fn(&App, &Notice) -> bool) -> Vec<Said> {
    let Some(open) = &app.event else { return Vec::new() };
    let notices = arrival::notices(&open.board, &open.private, app.now.told_ms()).into_iter();
    let notices = notices.filter(|notice| keep(app, notice)).take(limits::LIST_DRAWN);
    notices.map(|notice| said(app, notice)).collect()
}

fn said(app: &App, notice: &Notice) -> Said {
    Said { id: notice.id.clone(), head: notice_head(app, notice), words: parts(&notice.words) }
}
