//! What a facilitator says to all is said once to whoever listens to the screen, when it comes.

use crate::screens::notices::view_model::head;

use crate::app::{App, Effect};

/// The notices that are here already.
pub(crate) fn known(app: &App) -> Vec<String> {
    let notices = app.event.iter().flat_map(|open| &open.newest().notices);
    notices.map(|notice| notice.id.clone()).collect()
}

/// Says the latest of those that were not here before, whether it is shown yet or waits (V3).
pub(crate) fn hear(app: &App, known: &[String]) -> Option<Effect> {
    let open = app.event.as_ref()?;
    let is_news = |id: &String| !known.contains(id) && !open.private.away.contains(id);
    let notice = open.newest().notices.iter().find(|notice| is_news(&notice.id))?;
    Some(Effect::Announce([head(app, notice).as_str(), ": ", &notice.words].concat()))
}
