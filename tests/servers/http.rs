//! HTTP as a browser speaks it.

use std::collections::BTreeMap;

pub use minreq::Method;

/// Where the app comes from.
pub const ORIGIN: &str = "https://app.example";

/// An answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers, their names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
}

impl Answer {
    /// Whether it is a good one.
    pub fn is_good(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// Whether a page of another origin may see it.
    pub fn is_open(&self) -> bool {
        let origin = self.headers.get("access-control-allow-origin");
        origin.is_some_and(|origin| origin == "*" || origin == ORIGIN)
    }

    /// A header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// The items of a header that is a list, in lower case.
    pub fn listed(&self, name: &str) -> Vec<String> {
        let list = self.header(name).unwrap_or_default();
        list.split(',').map(|item| item.trim().to_lowercase()).collect()
    }
}

/// Sends a request with what every browser adds; `None` where no answer comes.
pub fn send(
    method: Method,
    url: &str,
    headers: &BTreeMap<&str, String>,
    body: Option<&str>,
) -> Option<Answer> {
    let mut request = minreq::Request::new(method, url)
        .with_header("Origin", ORIGIN)
        .with_header("Accept-Encoding", "gzip, deflate, br, zstd")
        .with_follow_redirects(false)
        .with_timeout(10);
    for (name, value) in headers {
        request = request.with_header(*name, value);
    }
    if let Some(body) = body {
        request = request.with_body(body);
    }
    let response = request.send().ok()?;
    let lower = |(name, value): &(String, String)| (name.to_lowercase(), value.clone());
    let answer = Answer {
        status: response.status_code,
        headers: response.headers.iter().map(lower).collect(),
        body: String::from_utf8_lossy(response.as_bytes()).into_owned(),
    };
    let compressed = answer.is_good() && answer.header("content-encoding").is_some();
    assert!(!compressed, "the tag is not the file's own: {answer:?}");
    Some(answer)
}
