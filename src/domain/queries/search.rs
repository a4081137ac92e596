//! Finding topics: words as they are typed, and filters.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::unseen::Seen;
use crate::domain::board::Board;
use crate::domain::schema::{self, kind};
use crate::domain::text_folding;
use crate::domain::text_folding::Folded;
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
        !self.query.trim().is_empty()
            || self.slot.is_some()
            || self.field.is_some()
            || self.mine
            || self.unplaced
            || self.news
    }

    /// The topics that fit, in the board's order.
    pub fn apply<'a>(
        &self,
        board: &'a Board,
        picks: &BTreeSet<String>,
        seen: &Seen,
    ) -> Vec<&'a Topic> {
        let words = text_folding::words(&self.query);
        let is_news = |t: &Topic| !self.news || seen.news(board, t).is_some();
        let fits = |t: &&Topic| is_news(t) && self.fits(board, t, picks, &words);
        board.topics.iter().filter(fits).collect()
    }

    fn fits(
        &self,
        board: &Board,
        topic: &Topic,
        picks: &BTreeSet<String>,
        words: &[Folded],
    ) -> bool {
        let slot = board.slot_of(topic).filter(|_| topic.on_wall());
        let field = topic.field.and_then(|f| board.fields.get(f));
        // A search looks at every day: whoever types a name does not know the day yet.
        let anywhere = !words.is_empty() || self.unplaced || self.mine || self.news;
        let day = self.day.filter(|_| !anywhere);
        day.is_none_or(|day| slot.is_some_and(|s| s.start.date() == day))
            && self.slot.as_ref().is_none_or(|id| slot.is_some_and(|s| s.id == *id))
            && self.field.as_ref().is_none_or(|id| field.is_some_and(|f| f.id == *id))
            && (!self.mine || picks.contains(&topic.id))
            && (!self.unplaced || topic.needs_place())
            && (topic.state == State::Open || !words.is_empty() || self.mine || self.news)
            && (words.is_empty() || {
                let searched = topic.searched.get_or_init(|| searched(board, topic));
                words.iter().all(|word| searched.contains(word))
            })
    }
}

/// All that a search looks at. A large wall takes its time, so none is folded before somebody
/// searches.
fn searched(board: &Board, topic: &Topic) -> Folded {
    let mut all = topic.label();
    let field = topic.field.and_then(|f| board.fields.get(f)).map_or("", |f| f.name.as_str());
    let space = board.space_of(topic).map_or("", |s| s.name.as_str());
    let texts = schema::fields_of(kind::TOPICS).filter(|field| field.searched);
    let texts = texts.map(|field| topic.text(field.name));
    for part in texts.chain([field, space]) {
        all.push('\n');
        all.push_str(part);
    }
    Folded::new(&all)
}
