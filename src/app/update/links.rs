//! Links that open the event on another phone. They never carry a token (Y11).

use crate::app::{App, Screen, Session};
use crate::sync::endpoint::Endpoint;
use crate::sync::invitation::share_link;

/// The link to the event; `None` where it lies on no web space.
pub(super) fn event_link(app: &App, open: &Session) -> Option<String> {
    link(app, open, None)
}

/// The link to a topic of the event; `None` where it lies on no web space.
pub(super) fn topic_link(app: &App, open: &Session, topic: &str) -> Option<String> {
    let path = Screen::Topic(topic.to_owned()).path();
    link(app, open, Some(path.trim_start_matches('#')))
}

fn link(app: &App, open: &Session, to: Option<&str>) -> Option<String> {
    let endpoint: &Endpoint = open.machine.endpoint();
    if endpoint.is_nowhere() {
        return None;
    }
    share_link(&app.host.base, endpoint, to).ok()
}
