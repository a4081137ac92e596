//! What has changed on the wall since I last looked: by what this phone has shown, not by
//! stamps, because a topic of yesterday may arrive today (V4).

use crate::base36;
use crate::domain::board::Board;
use crate::domain::topic::{State, Topic};
use crate::hash::fnv1a_32;
use crate::sorted;

/// What is new about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It was not there.
    New,
    /// It hangs somewhere else.
    Moved,
    /// It was withdrawn.
    Withdrawn,
    /// It goes on in another one.
    Merged,
}

/// What the wall showed at a moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Topics' ids and where they stood, both as numbers, because thousands are kept; in the
    /// order of the ids.
    topics: Vec<(u32, u32)>,
    /// Whether there was a look at all: to whoever comes for the first time nothing is news.
    looked: bool,
}

impl Seen {
    /// Reads what [`of`] wrote.
    pub fn parse(text: &str) -> Self {
        let mut topics = Vec::new();
        for part in text.split(' ') {
            let number = |text: &str| u32::try_from(base36::parse(text)?).ok();
            if let Some((id, place)) = part.split_once('.')
                && let (Some(id), Some(place)) = (number(id), number(place))
            {
                topics.push((id, place));
            }
        }
        sorted::sort_by_key(&mut topics, |(id, _)| *id);
        Self { topics, looked: !text.is_empty() }
    }

    /// Whether a topic was on the wall.
    pub fn knows(&self, topic: &str) -> bool {
        let id = hash(&[topic]);
        self.topics.binary_search_by(|(known, _)| known.cmp(&id)).is_ok()
    }

    /// What is new about a topic.
    pub fn news(&self, board: &Board, topic: &Topic) -> Option<News> {
        if !self.looked {
            return None;
        }
        let id = hash(&[&topic.id]);
        let at = self.topics.binary_search_by(|(known, _)| known.cmp(&id)).ok();
        let before = at.and_then(|at| self.topics.get(at)).map(|(_, place)| *place);
        if before == Some(stand(board, topic)) {
            return None;
        }
        match (topic.state, before) {
            (State::Open, None) => Some(News::New),
            (State::Open, Some(_)) => Some(News::Moved),
            (State::Withdrawn, Some(_)) => Some(News::Withdrawn),
            (State::Merged, Some(_)) => Some(News::Merged),
            // Came and went while nobody looked.
            (_, None) => None,
        }
    }
}

/// What the wall shows now, as a text to be kept: about 12 characters a topic.
pub fn of(board: &Board) -> String {
    let mut text = String::from("1");
    for topic in &board.topics {
        text.push(' ');
        base36::push(&mut text, u64::from(hash(&[&topic.id])));
        text.push('.');
        base36::push(&mut text, u64::from(stand(board, topic)));
    }
    text
}

fn stand(board: &Board, topic: &Topic) -> u32 {
    let slot = board.slot_of(topic).map_or("", |slot| &slot.id);
    let space = board.space_of(topic).map_or("", |space| &space.id);
    hash(&[slot, space, topic.state.word()]) % 0x1_0000
}

fn hash(parts: &[&str]) -> u32 {
    fnv1a_32(parts.iter().flat_map(|part| part.bytes().chain([b'/'])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};

    fn board(topics: &str) -> Board {
        let text = format!(
            r#"{{"format":"f","v":1,"id":"e","slots":{{"s":{{"date":"2013-10-01","start":"11:00"}}}},
                "topics":{{{topics}}}}}"#
        );
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(&text, "f").unwrap());
        Board::read("e", &layers)
    }

    #[test]
    fn v4_news_is_what_this_phone_has_not_shown_yet() {
        let before =
            board(r#""a":{"title":"A"},"b":{"title":"B"},"c":{"title":"C"},"d":{"title":"D"}"#);
        let seen = Seen::parse(&of(&before));
        let after = board(
            r#""a":{"title":"Anders"},"b":{"title":"B","place":{"slot":"s"}},
               "c":{"title":"C","state":"withdrawn"},"d":{"title":"D","mergedInto":"a"},"e":{"title":"E"},
               "f":{"title":"F","state":"withdrawn"}"#,
        );
        let news: Vec<Option<News>> = ["a", "b", "c", "d", "e", "f"]
            .map(|id| seen.news(&after, after.topic(id).unwrap()))
            .into();
        let (new, moved) = (Some(News::New), Some(News::Moved));
        assert_eq!(news, [None, moved, Some(News::Withdrawn), Some(News::Merged), new, None]);
    }

    #[test]
    fn v4_nothing_is_news_to_whoever_never_looked() {
        let board = board(r#""a":{"title":"A"}"#);
        assert_eq!(Seen::parse("").news(&board, board.topic("a").unwrap()), None);
        let empty = Seen::parse(&of(&crate::domain::Board::default()));
        assert_eq!(empty.news(&board, board.topic("a").unwrap()), Some(News::New));
    }
}
