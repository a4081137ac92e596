//! A topic as a row of a list: the card on the wall, in my agenda, among the hits.

use crate::app::Marks;
use crate::domain::queries::unseen::News;
use crate::domain::{Board, Clash, State, Topic};
use crate::format::time::{day_and_span, joined};
use crate::format::topic::numbered;
use crate::i18n::{Lang, Text};

/// How much of its place a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Nothing: it stands in a table that says it.
    Said,
    /// Only the space: the heading above says when.
    Space,
    /// Day, time and space.
    Full,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The topic's id.
    pub id: String,
    /// Its number as digits, empty where it has none.
    pub number: String,
    /// Its title.
    pub title: String,
    /// "Nr. 17", or empty.
    pub numbered: String,
    /// Place, convener and organisation.
    pub meta: String,
    /// What must be seen: withdrawn, not yet on the wall, hidden control characters.
    pub flag: String,
    /// Position of its field's colour, 1 to 8; 0 for none.
    pub tint: u8,
    /// Ids of slot and space where known.
    pub slot: String,
    /// See `slot`.
    pub space: String,
    /// `open`, `withdrawn` or `merged`.
    pub state: &'static str,
    /// Whether it is among my picks.
    pub picked: bool,
    /// `false` while it is on this phone only.
    pub delivered: bool,
    /// Something is in the way of its place.
    pub clash: bool,
    /// Fields with several values, for `data-concurrent`.
    pub concurrent: String,
    /// "Neu", "Umgehängt"; empty for none.
    pub news: &'static str,
}

/// Position of a field's colour, 1 to 8.
pub fn tint(topic: &Topic) -> u8 {
    topic.field.map_or(0, |f| (f % 8) as u8 + 1)
}

/// What must be seen of a topic before all else.
fn flag(lang: Lang, topic: &Topic) -> String {
    joined(&[standing(lang, topic), odd(lang, topic)])
}

/// That its texts hold characters which do not show; empty for none.
pub fn odd(lang: Lang, topic: &Topic) -> &'static str {
    if topic.is_odd { lang.say(Text::OddCharacters) } else { "" }
}

/// Where it stands, if not simply on the wall.
fn standing(lang: Lang, topic: &Topic) -> &'static str {
    let clash = topic.clash.as_ref().filter(|_| topic.state == State::Open);
    match (topic.state, clash) {
        (State::Withdrawn, _) => lang.say(Text::Withdrawn),
        (State::Merged, _) => lang.say(Text::Merged),
        (_, Some(Clash::Taken(_))) => lang.say(Text::NeedsPlace),
        (_, Some(Clash::NoSpace)) => lang.say(Text::SpaceGone),
        (_, Some(Clash::Keeps(_))) => lang.say(Text::SharedPlace),
        _ if topic.slot.is_none() => lang.say(Text::NotOnWall),
        _ if !topic.concurrent.is_empty() => lang.say(Text::AtOnce),
        _ => "",
    }
}

/// What is new about a topic, in a word.
pub fn news_word(lang: Lang, news: News) -> &'static str {
    lang.say(match news {
        News::New => Text::NewsNew,
        News::Moved => Text::NewsMoved,
        News::Withdrawn => Text::NewsWithdrawn,
        News::Merged => Text::NewsMerged,
    })
}

/// Makes a row.
pub fn row(lang: Lang, board: &Board, topic: &Topic, place: Place, marks: Marks) -> Row {
    let slot = board.slot_of(topic);
    let space = board.space_of(topic);
    let space_name = space.filter(|_| place != Place::Said).map_or("", |s| s.name.as_str());
    let when = slot.filter(|_| place == Place::Full).map(|s| day_and_span(lang, s));
    let waits = marks.waits(&topic.id);
    Row {
        id: topic.id.clone(),
        number: topic.label(),
        title: topic.title.clone(),
        numbered: numbered(lang, topic),
        meta: joined(&[
            when.as_deref().unwrap_or(""),
            space_name,
            topic.convener(),
            topic.organisation(),
            if waits { lang.say(Text::OnlyOnThisPhone) } else { "" },
        ]),
        flag: flag(lang, topic),
        tint: tint(topic),
        slot: slot.map_or_else(String::new, |s| s.id.clone()),
        space: space.map_or_else(String::new, |s| s.id.clone()),
        state: topic.state.word(),
        picked: marks.picks.is_some_and(|picks| picks.contains(&topic.id)),
        delivered: !waits,
        clash: topic.clash.is_some() && topic.state == State::Open,
        concurrent: topic.concurrent.join(" "),
        news: marks.news(board, topic).map_or("", |news| news_word(lang, news)),
    }
}
