//! A topic's number and place in words.

use crate::domain::{Board, Topic};
use crate::i18n::{Lang, Text, fill};

use super::time;

/// "Nr. 17", or empty.
pub fn numbered(lang: Lang, topic: &Topic) -> String {
    let label = topic.label();
    if label.is_empty() { label } else { fill(lang, Text::Number, &[&label]) }
}

/// "Di 13:30 · Raum 12", as it is read out.
pub fn place_words(lang: Lang, board: &Board, slot: &str, space: Option<&str>) -> String {
    let slot = board.slot(slot).and_then(|at| board.slots.get(at));
    let space = space.and_then(|id| board.spaces.get(board.space(id)?));
    let when = slot.map_or_else(String::new, |slot| time::short(lang, slot.start));
    let none = lang.say(Text::NoSpace);
    time::joined(&[&when, space.map_or(none, |space| &space.name)])
}

/// "Nr. 42 · Dienstag, 13:30 · Raum 12": a topic's number and place as they are read out.
pub fn spoken(lang: Lang, board: &Board, topic: &Topic) -> String {
    let space = board.space_of(topic).map(|space| space.id.as_str());
    let place = match board.slot_of(topic) {
        Some(slot) => place_words(lang, board, &slot.id, space),
        None => lang.say(Text::NotOnWall).to_owned(),
    };
    time::joined(&[&numbered(lang, topic), &place])
}
