//! What this phone knows of topics beside what is written on them.

use crate::domain::queries::unseen::{News, Seen};
use crate::domain::schema::kind;
use crate::domain::{Board, Topic};
use std::collections::BTreeSet;

use super::PendingWrites;

/// What this phone knows of topics beside what is written on them; none for a prepared page.
#[derive(Clone, Copy, Default)]
pub struct Marks<'a> {
    /// Topics in my agenda.
    pub picks: Option<&'a BTreeSet<String>>,
    /// What the wall showed when I last looked.
    pub seen: Option<&'a Seen>,
    /// What of mine the endpoint has not.
    pub waiting: Option<&'a PendingWrites>,
}

impl Marks<'_> {
    /// Whether something of mine in a topic waits to be delivered.
    pub fn waits(&self, id: &str) -> bool {
        self.waiting.is_some_and(|mine| !mine.is_delivered(kind::TOPICS, id))
    }

    /// What is new about a topic.
    pub fn news(&self, board: &Board, topic: &Topic) -> Option<News> {
        self.seen.and_then(|seen| seen.news(board, topic))
    }
}
