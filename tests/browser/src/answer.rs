//! What the server may say in the place of a file: documents, and everything that comes
//! instead of them in a venue.

use std::time::Duration;

use crate::digest::etag;

/// A reply to be given for a path.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names and values.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
    /// Whether the connection breaks in the middle of the body.
    pub breaks: bool,
    /// How long the server takes to say it.
    pub delay: Duration,
    /// The pause in the middle of each tenth of the body.
    pub pause: Duration,
}

impl Answer {
    /// A reply with this status and body.
    pub fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, body: body.into(), ..Self::default() }.with("Content-Type", content_type)
    }

    /// An event's document as a plain web space serves it.
    pub fn document(text: &str) -> Self {
        Self::new(200, "application/json", text)
            .with("ETag", &etag(text.as_bytes()))
            .with("Cache-Control", "no-cache")
    }

    /// JSON that is complete and no document of ours, or not of this event.
    pub fn json(text: &str) -> Self {
        Self::new(200, "application/json", text)
    }

    /// The sign-in page of a captive portal (F28).
    pub fn portal() -> Self {
        let page = "<!doctype html><title>WLAN</title><h1>Willkommen im Hotel-WLAN</h1>";
        Self::new(200, "text/html; charset=utf-8", page)
    }

    /// Only a status.
    pub fn status(status: u16) -> Self {
        Self { status, ..Self::default() }
    }

    /// Somewhere else.
    pub fn redirect(to: &str) -> Self {
        Self::status(302).with("Location", to)
    }

    /// The same with one more header.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same for pages of other origins, too.
    #[must_use]
    pub fn for_everyone(self) -> Self {
        self.with("Access-Control-Allow-Origin", "*").with("Access-Control-Expose-Headers", "ETag")
    }

    /// The same, but the connection breaks after half of the body.
    #[must_use]
    pub fn breaking(mut self) -> Self {
        self.breaks = true;
        self
    }

    /// The same, but only after a while.
    #[must_use]
    pub fn late(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// The same, piece by piece: slow, but it flows.
    #[must_use]
    pub fn dripping(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// The same without what tells caches for how long it is good.
    #[must_use]
    pub fn without_caching_headers(mut self) -> Self {
        let told = ["cache-control", "etag", "vary"];
        self.headers.retain(|(name, _)| !told.contains(&name.to_ascii_lowercase().as_str()));
        self
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut named = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| value.as_str())
    }
}
