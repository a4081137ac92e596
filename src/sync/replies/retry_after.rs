//! The header `Retry-After` (RFC 9110, 10.2.3): seconds, or a date in the server's own time.

use std::time::UNIX_EPOCH;

use httpdate::parse_http_date;

use crate::sync::intervals::RETRY_AFTER_UNKNOWN_MS;

/// What a busy server asked for. It is read once the sync needs it: what reads dates comes with
/// the sync.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RetryAfter {
    /// Header `Retry-After`, where the server exposes it.
    pub header: Option<String>,
    /// Header `Date` of the same answer, where the server exposes it.
    pub date: Option<String>,
}

impl RetryAfter {
    /// For how long the server asks to be left alone, in ms, at least 0, not yet capped. A date
    /// counts from the answer's own `Date`, because the phone's clock may be wrong (F43).
    pub fn wait_ms(&self) -> i64 {
        let Some(text) = self.header.as_deref().map(str::trim) else {
            return RETRY_AFTER_UNKNOWN_MS;
        };
        if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return text.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(1_000);
        }
        let now = self.date.as_deref().and_then(|date| parse_http_date(date.trim()).ok());
        match (parse_http_date(text), now) {
            (Ok(until), Some(now)) => {
                let wait = until.duration_since(now).unwrap_or_default();
                i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)
            }
            _ => RETRY_AFTER_UNKNOWN_MS,
        }
    }
}

/// A header `Date` in ms since 1970.
pub fn date_ms(date: &str) -> Option<i64> {
    let since = parse_http_date(date.trim()).ok()?.duration_since(UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait_ms(header: Option<&str>, date: Option<&str>) -> i64 {
        RetryAfter { header: header.map(str::to_owned), date: date.map(str::to_owned) }.wait_ms()
    }

    // F43
    #[test]
    fn seconds_and_dates_are_understood() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        for (header, wait) in [
            ("120", 120_000),
            (" 0 ", 0),
            ("99999999999999999999", i64::MAX),
            ("Sun, 06 Nov 1994 08:51:37 GMT", 120_000),
            ("Mon, 07 Nov 1994 00:00:00 GMT", 54_623_000),
            ("Sun, 06 Nov 1994 08:00:00 GMT", 0),
        ] {
            assert_eq!(wait_ms(Some(header), Some(date)), wait, "{header}");
        }
    }

    // F43
    #[test]
    fn what_cannot_be_read_waits_a_minute() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        for header in ["", "soon", "-5", "1.5", "Sun, 99 Nov 1994 08:49:37 GMT", "Sun, 06 Nov"] {
            assert_eq!(wait_ms(Some(header), Some(date)), RETRY_AFTER_UNKNOWN_MS, "{header}");
        }
        assert_eq!(wait_ms(None, Some(date)), RETRY_AFTER_UNKNOWN_MS);
        assert_eq!(wait_ms(Some(date), None), RETRY_AFTER_UNKNOWN_MS);
    }
}
