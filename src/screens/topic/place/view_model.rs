//! Another place for a topic: what is free, and with whom it could swap.

use crate::app::App;
use crate::domain::commands::topics;
use crate::domain::queries::{occupancy, schedule};
use crate::domain::schema::name;
use crate::domain::{Board, Command, Topic};
use crate::format::time;
use crate::format::topic::{numbered, place_words};
use crate::i18n::{Text, fill};
use crate::screens::topic_form::view_model::free_words;

/// Free spaces, and topics to swap with, of one slot that are listed.
const MOST: usize = 60;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// "Platz für: …".
    pub heading: String,
    /// "Jetzt: Di 11:00 · Raum 9".
    pub current: String,
    /// Only suggested: the topic is somebody else's.
    pub suggests: bool,
    /// The next free place.
    pub next: Option<Free>,
    /// The slots that are still to come.
    pub slots: Vec<Part>,
    /// Whether it hangs somewhere.
    pub hangs: bool,
}

/// A free place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Free {
    /// The slot's id.
    pub slot: String,
    /// The space's id.
    pub space: String,
    /// Its words.
    pub words: String,
}

/// One slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub slot: String,
    /// "Di 1.10., 13:30–15:00 · Gruppenrunde 2 · 4 frei".
    pub heading: String,
    /// Whether one is likely to look here.
    pub open: bool,
    /// Free spaces.
    pub free: Vec<Free>,
    /// What swapping does, and its words.
    pub swaps: Vec<(Command, String)>,
}

/// Makes the screen.
pub fn view(app: &App, id: &str) -> Option<View> {
    let open = app.event.as_ref()?;
    let (lang, board) = (app.lang, &open.board);
    let topic = board.topic(id)?;
    let current = match board.slot_of(topic) {
        Some(slot) => {
            let space = board.space_of(topic).map(|space| space.id.as_str());
            fill(lang, Text::NowAt, &[&place_words(lang, board, &slot.id, space)])
        }
        None => lang.say(Text::NotOnWallLong).to_owned(),
    };
    let next = schedule::next_free(board, app.now.civil(), &app.profile.id);
    let ahead = schedule::ahead(board, app.now.civil());
    let first = topic.slot.filter(|slot| ahead.contains(slot)).or(ahead.first().copied());
    let (taken, topics) = (occupancy::Taken::of(board), occupancy::by_slot(board));
    let part = |at: &usize| {
        let others = topics.get(*at).map_or(&[][..], Vec::as_slice).iter();
        let others: Vec<&Topic> = others.copied().filter(|other| other.id != id).collect();
        part(app, topic, (&taken, &others), *at, first == Some(*at))
    };
    Some(View {
        heading: fill(lang, Text::OtherPlaceFor, &[&topic.title]),
        current,
        suggests: !app.may_change(id),
        next: next.and_then(|(slot, space)| free(app, board, slot, space, true)),
        slots: ahead.iter().filter_map(part).collect(),
        hangs: topic.slot.is_some(),
    })
}

fn part(
    app: &App,
    topic: &Topic,
    (taken, others): (&occupancy::Taken, &[&Topic]),
    at: usize,
    open: bool,
) -> Option<Part> {
    let board = &app.event.as_ref()?.board;
    let (lang, slot) = (app.lang, board.slots.get(at)?);
    let count = taken.count_free(at);
    let heading =
        time::joined(&[&time::day_and_span(lang, slot), &slot.label, &free_words(lang, count)]);
    let spaces = taken.first_free_in(at, MOST);
    let swap = |other: &&Topic| {
        let command = swap(app, board, topic, other)?;
        let space = board.space_of(other).map_or("", |space| &space.name);
        let words = time::joined(&[space, &numbered(lang, other), &other.title]);
        let words = match command {
            Command::Propose { .. } => fill(lang, Text::SuggestSwap, &[&words]),
            _ => words,
        };
        Some((command, words))
    };
    Some(Part {
        slot: slot.id.clone(),
        heading,
        open,
        free: spaces.into_iter().filter_map(|space| free(app, board, at, space, false)).collect(),
        swaps: others.iter().take(MOST).filter_map(swap).collect(),
    })
}

/// Changing places with another topic: done at once where one may change both, else suggested
/// to whom the one belongs that is not one's own. `None` where neither is, or where there is
/// nothing to swap.
fn swap(app: &App, board: &Board, topic: &Topic, other: &Topic) -> Option<Command> {
    if topic.id == other.id || board.slot_of(topic).is_none() {
        return None;
    }
    let (asked, own) = match (app.may_change(&topic.id), app.may_change(&other.id)) {
        (true, true) => {
            let (topic, with) = (topic.id.clone(), other.id.clone());
            return Some(Command::Swap { topic, with });
        }
        (true, false) => (other, topic),
        (false, true) => (topic, other),
        (false, false) => return None,
    };
    let slot = board.slot_of(own)?.id.clone();
    let space = board.space_of(own).map(|space| space.id.clone());
    let value = Some(topics::place_in_exchange(slot, space, &own.id));
    Some(Command::Propose { topic: asked.id.clone(), field: name::PLACE, value })
}

/// A free place with its words; `when`: they say the time, too.
fn free(app: &App, board: &Board, slot: usize, space: usize, when: bool) -> Option<Free> {
    let (slot, space) = (board.slots.get(slot)?, board.spaces.get(space)?);
    let words = if when {
        place_words(app.lang, board, &slot.id, Some(&space.id))
    } else {
        space.name.clone()
    };
    Some(Free { slot: slot.id.clone(), space: space.id.clone(), words })
}

/// Free places for a topic that needs one: in its own slot first, then the next ones.
pub fn nearest(app: &App, topic: &Topic, most: usize) -> Vec<Free> {
    let Some(open) = &app.event else { return Vec::new() };
    let board = &open.board;
    let mut slots = schedule::ahead(board, app.now.civil());
    if let Some(own) = topic.slot.and_then(|own| slots.iter().position(|slot| *slot == own)) {
        let own = slots.remove(own);
        slots.insert(0, own);
    }
    let taken = occupancy::Taken::of(board);
    let offered = |slot| taken.offered_in(slot, &app.profile.id);
    let cells = slots
        .into_iter()
        .flat_map(|slot| offered(slot).into_iter().map(move |space| (slot, space)));
    cells.filter_map(|(slot, space)| free(app, board, slot, space, true)).take(most).collect()
}
