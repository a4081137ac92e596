//! The common beginning of most tests: a server of its own, a window, an event opened.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::sample::Document;
use crate::{Browser, Page, Server, Site};

/// Longest wait for a request.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where a visit's event lies on its server.
pub const ENDPOINT: &str = "/event.json";

/// The built site, read once.
pub fn site() -> &'static Site {
    static SITE: OnceLock<Site> = OnceLock::new();
    SITE.get_or_init(Site::built)
}

/// The browser that all tests of one file share.
pub fn shared() -> &'static Browser {
    static BROWSER: OnceLock<Browser> = OnceLock::new();
    BROWSER.get_or_init(Browser::chromium)
}

/// A window and the server that it looks at. The window closes before the server goes.
pub struct Visit {
    /// The window.
    pub page: Page,
    /// The server.
    pub server: Server,
}

impl Visit {
    /// A window that has not gone anywhere, and a server with the built site.
    pub fn blank() -> Self {
        Self::blank_in(shared())
    }

    /// The same in a browser that is not shared.
    pub fn blank_in(browser: &Browser) -> Self {
        Self { page: browser.page(), server: Server::new(site().clone()) }
    }

    /// A phone that has opened an invitation to this event and shows its wall.
    pub fn to(event: &Document) -> Self {
        let visit = Self::blank();
        visit.server.put(ENDPOINT, event.answer());
        visit.join("#/wall");
        visit
    }

    /// A phone that has opened the sample.
    pub fn to_sample() -> Self {
        Self::to(&Document::sample(site()))
    }

    /// A phone that has opened an invitation to write into this event and shows its wall.
    pub fn writing_in(event: &Document) -> Self {
        let visit = Self::blank();
        visit.server.put(ENDPOINT, event.answer());
        visit.join_to_write(&visit.page, &visit.server.url());
        visit
    }

    /// Opens the invitation to write into the event at [`ENDPOINT`] on the phone that `origin`,
    /// a name of the server, is to browsers.
    #[track_caller]
    pub fn join_to_write(&self, page: &Page, origin: &str) {
        page.go(&format!("{origin}#/join?u=event.json&m=rw&to=%2Fwall"));
        page.wait_ready();
        page.wait_for("document.documentElement.dataset.event");
    }

    /// Opens the invitation to the event at [`ENDPOINT`] and waits for a route of it.
    #[track_caller]
    pub fn join(&self, route: &str) {
        self.page.go(&self.invitation(route));
        self.page.wait_ready();
        self.page.wait_for("document.documentElement.dataset.event");
    }

    /// An invitation to the event at [`ENDPOINT`] that leads to a route.
    pub fn invitation(&self, route: &str) -> String {
        let to = route.trim_start_matches('#').replace('/', "%2F");
        format!("{}#/join?u=event.json&m=r&to={to}", self.server.url())
    }

    /// Asks the endpoint again now, by the button on *Stand der Daten*, and waits for the
    /// answer to be there.
    #[track_caller]
    pub fn sync_now(&self) {
        // From here on any answer is of now, also one that the app asked for by itself.
        let before = self.server.count(ENDPOINT);
        self.page.route("#/sync");
        self.page.tap("[data-do=sync-now]");
        self.wait_asked(before + 1);
    }

    /// Waits until the endpoint was asked so many times.
    #[track_caller]
    pub fn wait_asked(&self, times: usize) {
        let started = Instant::now();
        while self.server.count(ENDPOINT) < times {
            assert!(started.elapsed() < PATIENCE, "nobody asked for {ENDPOINT}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Waits until the worker has stored everything for a start without a network.
    #[track_caller]
    pub fn wait_offline_ready(&self) {
        self.page.wait_for(
            "navigator.serviceWorker.getRegistration().then(r => \
             r && r.active && r.active.state === 'activated')",
        );
    }
}
