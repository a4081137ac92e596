//! A topic as a row of a list: the card on the wall, in my agenda, among the hits.

use std::collections::BTreeSet;

use crate::exchange::bidi::has_bidi_override;
use crate::i18n::{Lang, Text, fill};
use crate::model::{Board, State, Topic};
use crate::view::when::{day_and_span, joined};

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

/// Ids of the topics in my agenda.
pub type Picks = BTreeSet<String>;

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
    /// `open` or `withdrawn`.
    pub state: &'static str,
    /// Whether it is among my picks.
    pub picked: bool,
}

/// Position of a field's colour, 1 to 8.
pub fn tint(topic: &Topic) -> u8 {
    topic.field.map_or(0, |f| (f % 8) as u8 + 1)
}

/// "Nr. 17", or empty.
pub fn numbered(lang: Lang, topic: &Topic) -> String {
    topic.number.map_or_else(String::new, |n| fill(lang, Text::Number, &[&n.to_string()]))
}

/// Makes a row.
pub fn row(lang: Lang, board: &Board, topic: &Topic, place: Place, picks: &Picks) -> Row {
    let slot = board.slot_of(topic);
    let space = board.space_of(topic);
    let space_name = space.filter(|_| place != Place::Said).map_or("", |s| s.name.as_str());
    let when = slot.filter(|_| place == Place::Full).map(|s| day_and_span(lang, s));
    let flag = match (topic.state, slot) {
        (State::Withdrawn, _) => lang.say(Text::Withdrawn),
        (State::Open, None) => lang.say(Text::NotOnWall),
        _ if has_bidi_override(&topic.title) => lang.say(Text::OddCharacters),
        _ => "",
    };
    Row {
        id: topic.id.clone(),
        number: topic.number.map_or_else(String::new, |n| n.to_string()),
        title: topic.title.clone(),
        numbered: numbered(lang, topic),
        meta: joined(&[
            when.as_deref().unwrap_or(""),
            space_name,
            &topic.convener,
            &topic.organisation,
        ]),
        flag: flag.to_owned(),
        tint: tint(topic),
        slot: slot.map_or_else(String::new, |s| s.id.clone()),
        space: space.map_or_else(String::new, |s| s.id.clone()),
        state: if topic.state == State::Open { "open" } else { "withdrawn" },
        picked: picks.contains(&topic.id),
    }
}
