//! Whether this phone's clock agrees with the server's.

/// A difference that matters to whoever looks for a free place, in ms.
const APART_MS: i64 = 120_000;
/// Two answers agree on the time between them up to so many ms.
const AGREE_MS: i64 = 30_000;

/// What the server's answers say about this phone's clock. A cache may answer with an old `Date`,
/// so two answers count only where the server's clock has gone on between them as this phone's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ServerClock {
    /// The last answer: the server's time and this phone's, in ms since 1970.
    last: Option<(i64, i64)>,
    /// How far the server's clock is ahead of this phone's, in ms.
    ahead_ms: i64,
}

impl ServerClock {
    /// Takes what an answer said about the time, in ms since 1970.
    pub fn hear(&mut self, server_ms: i64, phone_ms: i64) {
        if let Some((server, phone)) = self.last.replace((server_ms, phone_ms)) {
            let (there, here) = (server_ms - server, phone_ms - phone);
            if there > 0 && (there - here).abs() <= AGREE_MS {
                self.ahead_ms = server_ms - phone_ms;
            }
        }
    }

    /// The server's time where it differs so much that this phone's clock seems wrong. `now_ms`: by
    /// this phone's clock.
    pub fn differs(&self, now_ms: i64) -> Option<i64> {
        (self.ahead_ms.abs() > APART_MS).then_some(now_ms + self.ahead_ms)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_780_000_000_000;
    const SECOND: i64 = 1_000;

    /// What is found after answers: the server's time and this phone's, in seconds after one
    /// moment.
    fn found(answers: &[(i64, i64)]) -> Option<i64> {
        let mut clock = ServerClock::default();
        for (server, phone) in answers {
            clock.hear(NOW + server * SECOND, NOW + phone * SECOND);
        }
        clock.differs(NOW).map(|ms| (ms - NOW) / SECOND)
    }

    #[test]
    fn a_clock_that_differs_by_more_than_two_minutes_seems_wrong() {
        // F79
        assert_eq!(found(&[(0, 7_200), (30, 7_230)]), Some(-7_200));
        assert_eq!(found(&[(600, 0), (630, 31)]), Some(599));
        assert_eq!(found(&[(119, 0), (149, 30)]), None);
        assert_eq!(found(&[(0, 7_200)]), None, "one answer may be a cache's");
        assert_eq!(found(&[(0, 7_200), (30, 7_230), (60, 60), (90, 90)]), None, "it was set right");
    }

    #[test]
    fn an_answer_out_of_a_cache_says_nothing_about_the_clock() {
        // F79
        assert_eq!(found(&[(-600, 0), (-600, 30), (-600, 60)]), None, "the same answer again");
        assert_eq!(found(&[(-600, 0), (90, 90), (90, 120)]), None, "then a new one");
    }
}
