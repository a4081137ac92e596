//! The header `Retry-After`: seconds, or an hour of the day in the server's own time.

use chrono::NaiveDate;

use crate::sync::intervals::RETRY_AFTER_UNKNOWN_MS;

/// For how long the server asks to be left alone, in ms, at least 0. A date counts from the
/// answer's own `Date`, because the phone's clock may be wrong (F43).
pub fn wait_ms(retry_after: Option<&str>, date: Option<&str>) -> i64 {
    let Some(text) = retry_after.map(str::trim) else { return RETRY_AFTER_UNKNOWN_MS };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse::<i64>().unwrap_or(i64::MAX).saturating_mul(1_000);
    }
    match (seconds_of(text), date.and_then(seconds_of)) {
        (Some(until), Some(now)) => until.saturating_sub(now).max(0).saturating_mul(1_000),
        _ => RETRY_AFTER_UNKNOWN_MS,
    }
}

/// Seconds since 1970 of an HTTP date in its one current form (RFC 9110, 5.6.7):
/// `Sun, 06 Nov 1994 08:49:37 GMT`.
fn seconds_of(date: &str) -> Option<i64> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_weekday, rest) = date.trim().split_once(", ")?;
    let mut parts = rest.strip_suffix(" GMT")?.split(' ');
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = MONTHS.iter().zip(1..).find(|(month, _)| **month == name)?.1;
    let year = parts.next()?.parse().ok()?;
    let mut clock = parts.next()?.splitn(3, ':').map(str::parse::<u32>);
    let (hour, minute) = (clock.next()?.ok()?, clock.next()?.ok()?);
    // A leap second is a second like the others.
    let second = clock.next()?.ok()?.min(59);
    let time = NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(hour, minute, second)?;
    Some(time.and_utc().timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn the_epoch_is_where_it_should_be() {
        assert_eq!(seconds_of("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
    }
}
