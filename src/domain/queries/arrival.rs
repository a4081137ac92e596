//! When something counts as said or hung. Clocks of other phones are not believed: what lies in the
//! future when it comes counts as its arrival here, kept privately. It decides orders that people
//! see, never which value of a field is shown (V8).

use crate::crdt::{Stamp, Value};
use crate::domain::board::Board;
use crate::domain::commands::write::Write;
use crate::domain::notice::Notice;
use crate::domain::private::Private;
use crate::domain::schema::{kind, name};
use crate::domain::topic::Topic;
use crate::limits;
use crate::sorted;

/// So far ahead a clock may be without anybody noticing, in ms.
const TOLERANCE_MS: u64 = 60_000;

/// The notices, the one said last first. `now_ms`: UTC, in ms since 1970; `None` where nobody
/// knows it.
pub fn notices<'a>(board: &'a Board, private: &Private, now_ms: Option<i64>) -> Vec<&'a Notice> {
    let mut notices: Vec<(u64, &Notice)> =
        board.notices.iter().map(|notice| (said_ms(notice, private, now_ms), notice)).collect();
    sorted::sort_by(&mut notices, |(a, x), (b, y)| (b, &y.id).cmp(&(a, &x.id)));
    notices.into_iter().map(|(_, notice)| notice).collect()
}

/// When a notice counts as said, in ms since 1970; 0 where it does not say.
pub fn said_ms(notice: &Notice, private: &Private, now_ms: Option<i64>) -> u64 {
    held(notice.made, private.arrival(&notice.id), now_ms)
}

/// When a topic counts as hung where it is, in ms since 1970.
pub fn hung_ms(topic: &Topic, private: &Private, now_ms: Option<i64>) -> Option<u64> {
    let since = topic.since.as_ref()?;
    Some(held(since.ms, private.arrival(&claim(since)), now_ms))
}

fn held(told: u64, arrived: Option<u64>, now_ms: Option<i64>) -> u64 {
    let now = now_ms.and_then(|ms| u64::try_from(ms).ok()).unwrap_or(u64::MAX);
    told.min(arrived.unwrap_or(now))
}

/// The arrival of what lies in the future now, to be kept. So many at most, that nobody fills a
/// phone with it.
pub fn to_keep(board: &Board, private: &Private, now_ms: u64) -> Vec<Write> {
    let is_ahead = |ms: u64| ms > now_ms.saturating_add(TOLERANCE_MS);
    let notices = board.notices.iter().filter(|notice| is_ahead(notice.made));
    let claims = board.topics.iter().filter_map(|topic| topic.since.as_ref());
    let claims = claims.filter(|since| is_ahead(since.ms)).map(claim);
    let news = notices.map(|notice| notice.id.clone()).chain(claims);
    let arrived = |id| Write::private(kind::ARRIVED, id, name::MADE, Some(Value::number(now_ms)));
    news.filter(|id| private.arrival(id).is_none())
        .take(limits::ARRIVALS.saturating_sub(private.count_arrivals()))
        .map(arrived)
        .collect()
}

/// The key of a claim.
fn claim(since: &Stamp) -> String {
    since.text().replace('.', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, Replica, read};

    const NOW: u64 = 1_700_000_000_000;
    const HOUR: u64 = 3_600_000;

    fn board(notices: &[(&str, u64)]) -> Board {
        let notice = |(id, made): &(&str, u64)| format!(r#""{id}":{{"words":"w","made":{made}}}"#);
        let notices: Vec<String> = notices.iter().map(notice).collect();
        let notices = notices.join(",");
        let text = format!(r#"{{"format":"f","v":1,"id":"e","notices":{{{notices}}}}}"#);
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        Board::read("e", &layers)
    }

    fn kept(private: &mut Replica, writes: Vec<Write>) -> Private {
        let at = Stamp::parse("1.0.aaaaaaaaload").unwrap();
        for write in writes {
            private.write(write.kind, &write.id, write.field, at.clone(), write.value);
        }
        Private::read(private)
    }

    // V8
    #[test]
    fn a_notice_from_the_future_counts_as_its_arrival_and_later_ones_come_before_it() {
        let mut replica = Replica::new();
        let ahead = board(&[("ahead", NOW + 5 * HOUR)]);
        let writes = to_keep(&ahead, &Private::default(), NOW);
        let private = kept(&mut replica, writes);
        let both = board(&[("ahead", NOW + 5 * HOUR), ("real", NOW + 600_000)]);
        for later in [NOW + 600_000, NOW + 4 * HOUR, NOW + 9 * HOUR] {
            let ids = notices(&both, &private, i64::try_from(later).ok());
            let ids: Vec<&str> = ids.iter().map(|notice| notice.id.as_str()).collect();
            assert_eq!(ids, ["real", "ahead"]);
        }
        assert_eq!(said_ms(&both.notices[0], &private, None), NOW);
        assert!(to_keep(&both, &private, NOW + HOUR).is_empty(), "it has arrived already");
    }

    // S5
    #[test]
    fn nobody_fills_a_phone_with_arrivals() {
        let ids: Vec<String> = (0..1_000).map(|at| format!("n{at}")).collect();
        let many: Vec<(&str, u64)> = ids.iter().map(|id| (id.as_str(), NOW + HOUR)).collect();
        let writes = to_keep(&board(&many), &Private::default(), NOW);
        assert_eq!(writes.len(), limits::ARRIVALS);
        let private = kept(&mut Replica::new(), writes);
        assert!(to_keep(&board(&many), &private, NOW).is_empty());
    }
}
