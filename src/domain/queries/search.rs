//! Finding topics: words as they are typed, and filters.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::unseen::Seen;
use crate::domain::board::Board;
use crate::domain::schema::{self, kind};
use crate::domain::text_folding::{Decomposition, Folded};
use crate::domain::topic::{State, Topic};

/// What the wall is narrowed to; the default shows everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// As typed.
    pub query: String,
    /// Only this day.
    pub day: Option<NaiveDate>,
    /// Only this slot, by id.
    pub slot: Option<String>,
    /// Only this field, by id.
    pub field: Option<String>,
    /// Only my picks.
    pub mine: bool,
    /// Only what waits for a place, or for another one.
    pub unplaced: bool,
    /// Only what has changed since I last looked.
    pub news: bool,
}

impl Filter {
    /// Whether anything beside the day is narrowed.
    pub fn narrows(&self) -> bool {
        !self.query.trim().is_empty() || self.count() > 0
    }

    /// How many filters are on beside what is searched for and the day.
    pub fn count(&self) -> usize {
        let on = [self.slot.is_some(), self.field.is_some(), self.mine, self.unplaced, self.news];
        on.into_iter().filter(|on| *on).count()
    }

    /// The topics that fit, in the board's order.
    pub fn apply<'a>(
        &self,
        board: &'a Board,
        picks: &BTreeSet<String>,
        seen: &Seen,
        decomposition: Decomposition,
    ) -> Vec<&'a Topic> {
        let query = Query::read(&self.query, decomposition);
        let is_news = |t: &Topic| !self.news || seen.news(board, t).is_some();
        let fits = |t: &&Topic| is_news(t) && self.fits(board, t, picks, &query);
        board.topics.iter().filter(fits).collect()
    }

    fn fits(&self, board: &Board, topic: &Topic, picks: &BTreeSet<String>, query: &Query) -> bool {
        let slot = board.slot_of(topic).filter(|_| topic.on_wall());
        let field = topic.field.and_then(|f| board.fields.get(f));
        // A search looks at every day: whoever types a name does not know the day yet.
        let anywhere = !query.is_empty() || self.unplaced || self.mine || self.news;
        let day = self.day.filter(|_| !anywhere);
        day.is_none_or(|day| slot.is_some_and(|s| s.start.date() == day))
            && self.slot.as_ref().is_none_or(|id| slot.is_some_and(|s| s.id == *id))
            && self.field.as_ref().is_none_or(|id| field.is_some_and(|f| f.id == *id))
            && (!self.mine || picks.contains(&topic.id))
            && (!self.unplaced || topic.needs_place())
            && (topic.state == State::Open || !query.is_empty() || self.mine || self.news)
            && (query.is_empty() || query.finds(board, topic))
    }
}

/// What is searched for: words that all occur, and numbers.
struct Query {
    parts: Vec<Part>,
    decomposition: Decomposition,
}

/// A part of a query.
enum Part {
    /// It occurs somewhere.
    Word(Folded),
    /// "Nr. 17", "#17b": the topic of this number, or one whose texts have it like that.
    Number { label: String, phrase: Folded },
}

/// What stands before a number, folded and without a dot.
const NUMBER_WORDS: [&str; 7] = ["nr", "no", "#", "nº", "n°", "nummer", "number"];

impl Query {
    fn read(typed: &str, decomposition: Decomposition) -> Self {
        let mut parts = Vec::new();
        let mut words = typed.split_whitespace().peekable();
        while let Some(word) = words.next() {
            let apart =
                words.peek().filter(|next| is_marker(word, decomposition) && is_label(next));
            let number = match apart {
                Some(label) => Some((label.to_string(), format!("{word} {label}"))),
                None => {
                    marked(word, decomposition).map(|label| (label.to_owned(), word.to_owned()))
                }
            };
            if apart.is_some() {
                words.next();
            }
            let part = match number {
                Some((label, phrase)) => {
                    let label = decomposition.fold(&label).as_plain().to_owned();
                    Part::Number { label, phrase: decomposition.fold(&phrase) }
                }
                None => Part::Word(decomposition.fold(word)),
            };
            if !matches!(&part, Part::Word(word) if word.is_empty()) {
                parts.push(part);
            }
        }
        Self { parts, decomposition }
    }

    fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn finds(&self, board: &Board, topic: &Topic) -> bool {
        let searched = || topic.searched.get_or_init(|| searched(board, topic, self.decomposition));
        self.parts.iter().all(|part| match part {
            Part::Word(word) => searched().contains(word),
            Part::Number { label, phrase } => {
                let number = topic.number.map(|number| number.to_string());
                topic.label() == *label
                    || number.as_ref() == Some(label)
                    || searched().contains(phrase)
            }
        })
    }
}

/// Whether a word announces a number: "Nr.", "No", "№".
fn is_marker(word: &str, decomposition: Decomposition) -> bool {
    let word = decomposition.fold(word.trim_end_matches(['.', ':']));
    word.as_plain() == "№" || NUMBER_WORDS.contains(&word.as_plain())
}

/// Whether a word can be a topic's number: digits, and letters behind them.
fn is_label(word: &str) -> bool {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    letters.len() < word.len() && letters.bytes().all(|b| b.is_ascii_alphabetic())
}

/// The number in "Nr.17" or "#17b".
fn marked(word: &str, decomposition: Decomposition) -> Option<&str> {
    let (marker, label) = word.split_at(word.find(|c: char| c.is_ascii_digit())?);
    (is_marker(marker, decomposition) && is_label(label)).then_some(label)
}

/// All that a search looks at. A large wall takes its time, so none is folded before somebody
/// searches.
fn searched(board: &Board, topic: &Topic, decomposition: Decomposition) -> Folded {
    let mut all = topic.label();
    let field = topic.field.and_then(|f| board.fields.get(f)).map_or("", |f| f.name.as_str());
    let space = board.space_of(topic).map_or("", |s| s.name.as_str());
    let texts = schema::fields_of(kind::TOPICS).filter(|field| field.searched);
    let texts = texts.map(|field| topic.text(field.name));
    for part in texts.chain([field, space]) {
        all.push('\n');
        all.push_str(part);
    }
    decomposition.fold(&all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Layers, read};

    fn nfkd(text: &str) -> String {
        unicode_normalization::UnicodeNormalization::nfkd(text).collect()
    }

    fn found(query: &str) -> String {
        let text = r#"{"format":"f","v":1,"id":"e","topics":{
            "a":{"number":17,"title":"Wie geht's weiter?","convener":"René Dvořák"},
            "b":{"number":17,"suffix":"b","title":"Öffentlich‑rechtlich – was nun?"},
            "c":{"number":117,"title":"Innovation 17+4","convener":"Nguyễn"},
            "d":{"title":"Chanel No. 5"}}}"#;
        let mut layers = Layers::default();
        let _ = layers.accept("board", read(text, "f").unwrap());
        let board = Board::read("e", &layers);
        let filter = Filter { query: query.to_owned(), ..Filter::default() };
        let picks = BTreeSet::new();
        let found = filter.apply(&board, &picks, &Seen::default(), Decomposition::new(nfkd));
        found.iter().map(|topic| topic.id.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_topic_is_found_by_its_number_as_people_write_it() {
        for query in ["Nr. 17", "nr 17", "Nr.17", "#17", "# 17", "No. 17", "№ 17", "Nummer 17"] {
            assert_eq!(found(query), "a b", "{query}");
        }
        for query in ["17b", "#17b", "Nr. 17B"] {
            assert_eq!(found(query), "b", "{query}");
        }
        assert_eq!(found("17"), "a b c", "alone it is a word like others");
        assert_eq!((&*found("No. 5"), &*found("nr. 17 dvorak")), ("d", "a"));
        assert_eq!((&*found("nr"), &*found("no 99")), ("", ""));
    }

    #[test]
    fn words_are_found_with_other_hyphens_apostrophes_and_accents() {
        for (query, ids) in [
            ("geht’s", "a"),
            ("gehts", "a"),
            ("dvorak", "a"),
            ("öffentlich-rechtlich", "b"),
            ("nguyen", "c"),
        ] {
            assert_eq!(found(query), ids, "{query}");
        }
    }
}
