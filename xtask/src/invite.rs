//! Links that people open: into the app, with the event's endpoint behind the `#`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// All but the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The link that joins the event at `endpoint`, an absolute URL or one relative to the app.
/// `mode` is `r` (read) or `rw` (read and write).
pub fn link(app: &str, endpoint: &str, mode: &str) -> String {
    format!("{app}#/join?u={}&m={mode}", utf8_percent_encode(endpoint, ENCODED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_endpoint_is_encoded_whole() {
        assert_eq!(
            link("http://localhost:8080/", "http://localhost:8081/a/{shard}.json", "rw"),
            "http://localhost:8080/#/join?u=http%3A%2F%2Flocalhost%3A8081%2Fa%2F%7Bshard%7D.json&m=rw"
        );
        assert_eq!(
            link("http://127.0.0.1:8080/", "sample.json", "r"),
            "http://127.0.0.1:8080/#/join?u=sample.json&m=r"
        );
    }
}
