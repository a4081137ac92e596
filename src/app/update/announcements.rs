//! What a facilitator says to all is announced once to whoever listens to the screen, when it
//! comes.

use crate::app::feedback::notice_head;
use crate::app::{App, Effect};

/// The ids of the notices that are here already.
pub(crate) fn known(app: &App) -> Vec<String> {
    let notices = app.event.iter().flat_map(|open| &open.newest().notices);
    notices.map(|notice| notice.id.clone()).collect()
}

/// Announces the latest of those that were not here before, whether it is shown yet or waits
/// (V3).
pub(crate) fn announce_new(app: &App, known: &[String]) -> Option<Effect> {
    let open = app.event.as_ref()?;
    let is_news = |id: &String| !known.contains(id) && !open.private.away.contains(id);
    let notice = open.newest().notices.iter().find(|notice| is_news(&notice.id))?;
    Some(Effect::Announce(format!("{}: {}", notice_head(app, notice), notice.words)))
}
