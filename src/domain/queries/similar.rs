//! "Schon da?": topics whose title is like one that is being typed.

use std::collections::BTreeSet;

use crate::domain::board::Board;
use crate::domain::text_folding::{Folded, words};
use crate::domain::topic::{State, Topic};
use crate::excerpt;
use crate::limits;
use crate::sorted;

/// Letters from which a word says something; shorter ones are mostly articles and the like.
const TELLING: usize = 4;
/// Of long words so many letters are compared: "Betriebe" and "Betrieben" are one.
const STEM: usize = 6;
/// Topics that are shown at most.
const MOST: usize = 3;

/// The open topics most like this title, the most alike first: equal ones, and those that share
/// at least half of the telling words, two of them or the only one.
pub fn to<'a>(board: &'a Board, title: &str) -> Vec<&'a Topic> {
    let title = excerpt::of(title.trim(), limits::LINE_DRAWN);
    let (whole, stems) = (Folded::new(&title), stems(&title));
    if stems.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, &Topic)> = Vec::new();
    for topic in board.topics.iter().filter(|t| t.state == State::Open) {
        if Folded::new(&topic.title) == whole {
            found.push((usize::MAX, topic));
            continue;
        }
        let theirs = self::stems(&topic.title);
        let shared = stems.iter().filter(|stem| theirs.contains(*stem)).count();
        if shared * 2 >= stems.len() && shared >= stems.len().min(2) {
            found.push((shared, topic));
        }
    }
    sorted::sort_by_key(&mut found, |(shared, _)| std::cmp::Reverse(*shared));
    found.into_iter().take(MOST).map(|(_, topic)| topic).collect()
}

fn stems(text: &str) -> BTreeSet<String> {
    let mut stems = BTreeSet::new();
    for word in words(text) {
        let letters = word.as_str().chars().filter(|c| c.is_alphanumeric());
        let stem: String = letters.take(STEM).collect();
        if stem.chars().count() >= TELLING {
            stems.insert(stem);
        }
    }
    stems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};

    fn board() -> Board {
        let text = r#"{"format":"f","v":1,"id":"e","topics":{
            "a":{"title":"Wie gewinnen wir kleine Betriebe?"},
            "b":{"title":"Gesundheit im Betrieb"},
            "c":{"title":"Fahrtkosten"},
            "d":{"title":"Fahrtkosten","state":"withdrawn"}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(text, "f").unwrap());
        Board::read("e", &layers)
    }

    fn like(title: &str) -> Vec<String> {
        to(&board(), title).iter().map(|t| t.id.clone()).collect()
    }

    #[test]
    fn equal_and_near_titles_are_found_and_others_are_not() {
        assert_eq!(like("fahrtkosten "), ["c"]);
        assert_eq!(like("Kleine Betriebe gewinnen"), ["a"]);
        assert_eq!(like("Kleine Betrieben"), ["a"]);
        assert!(like("Wie geht das?").is_empty());
        assert!(like("Führung in kleinen Vereinen").is_empty());
        assert!(like("").is_empty());
    }
}
