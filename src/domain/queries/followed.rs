//! What has become of the topics that are mine or in my agenda, since I last took note of it: by
//! what this phone knows and not by stamps (V4).

use crate::crdt::Value;
use crate::domain::board::Board;
use crate::domain::commands::write::Write;
use crate::domain::private::Private;
use crate::domain::schema::{kind, name};
use crate::domain::topic::{State, Topic};

/// What has become of a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It hangs somewhere else, or nowhere any more.
    Moved,
    /// It was withdrawn.
    Withdrawn,
    /// It goes on in another one.
    Merged,
    /// It is open again.
    Reopened,
    /// What it was merged into is not there any more: it stands on its own (F80).
    LeftAlone,
}

/// The changes of which I have not taken note, in the board's order.
pub fn changes<'a>(board: &'a Board, private: &Private) -> Vec<(&'a Topic, Change)> {
    let followed = board.topics.iter().filter(|topic| is_followed(topic, private));
    followed.filter_map(|topic| Some((topic, change(topic, board, private)?))).collect()
}

/// Takes note of how these topics stand.
pub fn note(board: &Board, topics: &[String]) -> Vec<Write> {
    let topics = topics.iter().filter_map(|id| board.topic(id));
    topics.map(|topic| write(board, topic)).collect()
}

/// Takes note of those of which nothing is known yet.
pub fn note_first(board: &Board, private: &Private) -> Vec<Write> {
    let unknown = |topic: &&Topic| is_mine(topic, private) && private.followed(&topic.id).is_none();
    board.topics.iter().filter(unknown).map(|topic| write(board, topic)).collect()
}

fn write(board: &Board, topic: &Topic) -> Write {
    let stand = Some(Value::Text(stand(board, topic)));
    Write::private(kind::FOLLOWED, topic.id.as_str(), name::NOTE, stand)
}

fn is_mine(topic: &Topic, private: &Private) -> bool {
    private.picks.contains(&topic.id) || private.claims.contains(&topic.id)
}

/// Mine, in my agenda, or left alone by one that is mine.
fn is_followed(topic: &Topic, private: &Private) -> bool {
    is_mine(topic, private)
        || topic.left_alone_by.as_ref().is_some_and(|by| private.claims.contains(by))
}

fn change(topic: &Topic, board: &Board, private: &Private) -> Option<Change> {
    let before = private.followed(&topic.id);
    let now = stand(board, topic);
    if before == Some(now.as_str()) {
        return None;
    }
    let Some(before) = before else {
        return (!is_mine(topic, private)).then_some(Change::LeftAlone);
    };
    let was = |part: usize| before.split('/').nth(part).unwrap_or("");
    match topic.state {
        State::Withdrawn => (was(2) != State::Withdrawn.word()).then_some(Change::Withdrawn),
        State::Merged => Some(Change::Merged),
        State::Open if topic.left_alone_by.as_deref().is_some_and(|by| was(4) != by) => {
            Some(Change::LeftAlone)
        }
        State::Open if was(2) != State::Open.word() => Some(Change::Reopened),
        State::Open => {
            let place = [was(0), was(1)];
            let here = now.split('/');
            (!here.take(2).eq(place)).then_some(Change::Moved)
        }
    }
}

/// Slot, space, state, the topic in which it goes on, the one that left it alone. Ids hold no
/// slash.
fn stand(board: &Board, topic: &Topic) -> String {
    let slot = board.slot_of(topic).map_or("", |slot| &slot.id);
    let space = board.space_of(topic).map_or("", |space| &space.id);
    let other = |id: &Option<String>| id.clone().unwrap_or_default();
    let (goal, left_by) = (other(&topic.goes_on_in), other(&topic.left_alone_by));
    [slot, space, topic.state.word(), &goal, &left_by].join("/")
}
