//! The event as a typed, read-only picture, made anew from the layers whenever they change.
//! Reading never fails: what a hand-written document leaves out or gets wrong has a default.

use chrono::NaiveDate;

use super::civil_time::Civil;
use super::notice::Notice;
use super::proposal::Proposal;
use super::topic::{State, Topic};
use crate::sorted;

/// Everything that all phones share about the event, in the order in which it is shown.
#[derive(Debug, Default)]
pub struct Board {
    /// The event itself.
    pub event: Event,
    /// By start.
    pub slots: Vec<Slot>,
    /// By their order, then by name with numbers in their natural order.
    pub spaces: Vec<Space>,
    /// By their order, then by name.
    pub fields: Vec<Field>,
    /// By number, then by title; those without a number last.
    pub topics: Vec<Topic>,
    /// The latest first.
    pub notices: Vec<Notice>,
    /// By id.
    pub proposals: Vec<Proposal>,
    /// Profiles and the names under which they write, by profile.
    pub people: Vec<(String, String)>,
    /// What the files hold beyond what an event has (F82).
    pub surplus: Surplus,
    /// Where topics, slots and spaces stand, in the order of their ids.
    pub(super) topics_by_id: Vec<usize>,
    pub(super) slots_by_id: Vec<usize>,
    pub(super) spaces_by_id: Vec<usize>,
}

/// How many there are in the files that do not become the board (F82).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surplus {
    /// Open topics.
    pub topics: usize,
    /// Time slots.
    pub slots: usize,
    /// Spaces.
    pub spaces: usize,
    /// Fields of topics.
    pub fields: usize,
}

/// What the host says about the event.
#[derive(Clone, Debug, Default)]
pub struct Event {
    /// Document id.
    pub id: String,
    /// Name of the event; its id where there is none.
    pub title: String,
    /// Rahmenthema.
    pub theme: String,
    /// What it is for.
    pub purpose: String,
    /// Rahmenbedingungen, a line each.
    pub givens: String,
    /// Town or house.
    pub place: String,
    /// IANA time zone of the venue.
    pub zone: String,
    /// Who receives the results.
    pub results: String,
    /// Words of welcome.
    pub welcome: String,
    /// Day of the next meeting.
    pub next_meeting: Option<NaiveDate>,
    /// Number of files beside `board`; 0 where everything is in one.
    pub shards: u32,
    /// Marked as sample data.
    pub sample: bool,
}

/// What a slot is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlotKind {
    /// Groups meet; topics can be placed here.
    Groups,
    /// Everyone in the circle.
    Plenary,
    /// Morning or evening news.
    News,
    /// A break.
    Break,
    /// Reading and weighing.
    Convergence,
    /// Action planning.
    Action,
}

/// A time slot.
#[derive(Clone, Debug)]
pub struct Slot {
    /// Its id in the document.
    pub id: String,
    /// When it begins, softly.
    pub start: Civil,
    /// When it ends; on the next day where that is earlier than the start. Where it is written
    /// so that it cannot be right, as soon as it begins (F78).
    pub end: Civil,
    /// Its name, possibly empty.
    pub label: String,
    /// What it is for.
    pub kind: SlotKind,
}

/// A place where a group can meet.
#[derive(Clone, Debug)]
pub struct Space {
    /// Its id in the document.
    pub id: String,
    /// Its name; the id where there is none.
    pub name: String,
    /// How to find it.
    pub find: String,
    /// Seats, a hint and never a gate.
    pub seats: Option<u64>,
    /// Reachable without steps.
    pub step_free: bool,
    /// Has a hearing loop.
    pub hearing_loop: bool,
}

/// A field of topics (Themenfeld).
#[derive(Clone, Debug)]
pub struct Field {
    /// Its id in the document.
    pub id: String,
    /// Its name.
    pub name: String,
}

impl Board {
    /// Whether another picture of the event has topics in other places than this one, or
    /// something else is said to all.
    pub fn moves(&self, other: &Self) -> bool {
        self.moves_topics(other) || self.says_else(other)
    }

    /// Whether something else is said to all than in another picture of the event.
    pub fn says_else(&self, other: &Self) -> bool {
        let (mut mine, mut theirs) = (self.notices.iter(), other.notices.iter());
        self.notices.len() != other.notices.len()
            || mine.by_ref().zip(theirs.by_ref()).any(|(a, b)| a.id != b.id)
    }

    /// Whether topics are in other places than in another picture of the event.
    pub fn moves_topics(&self, other: &Self) -> bool {
        let place = |t: &Topic| (t.slot, t.space, t.state == State::Open);
        let (mut mine, mut theirs) = (self.topics.iter(), other.topics.iter());
        self.topics.len() != other.topics.len()
            || self.slots.len() != other.slots.len()
            || mine.by_ref().zip(theirs.by_ref()).any(|(a, b)| a.id != b.id || place(a) != place(b))
    }

    /// A topic by its id.
    pub fn topic(&self, id: &str) -> Option<&Topic> {
        let at = place(&self.topics, &self.topics_by_id, id, &|topic| &topic.id)?;
        self.topics.get(at)
    }

    /// The topic that is meant by an id as people pass it on: with the punctuation of the sentence
    /// around it, or in other case.
    pub fn topic_like(&self, id: &str) -> Option<&Topic> {
        // What an id never holds.
        let id = id.trim_matches(|c: char| !c.is_ascii_alphanumeric() && !"-_~".contains(c));
        let in_other_case = || self.topics.iter().find(|t| t.id.eq_ignore_ascii_case(id));
        self.topic(id).or_else(in_other_case)
    }

    /// The topic in which one goes on: itself, or what it was merged into.
    pub fn goes_on_in(&self, id: &str) -> Option<&Topic> {
        let topic = self.topic(id)?;
        match &topic.goes_on_in {
            Some(root) => self.topic(root),
            None => Some(topic),
        }
    }

    /// The topics that were merged into one, however many steps away.
    pub fn merged_into<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Topic> {
        self.topics.iter().filter(move |t| t.goes_on_in.as_deref() == Some(id))
    }

    /// A slot by its id.
    pub fn slot(&self, id: &str) -> Option<usize> {
        place(&self.slots, &self.slots_by_id, id, &|slot| &slot.id)
    }

    /// A space by its id.
    pub fn space(&self, id: &str) -> Option<usize> {
        place(&self.spaces, &self.spaces_by_id, id, &|space| &space.id)
    }

    /// A topic's slot.
    pub fn slot_of(&self, topic: &Topic) -> Option<&Slot> {
        self.slots.get(topic.slot?)
    }

    /// A topic's space.
    pub fn space_of(&self, topic: &Topic) -> Option<&Space> {
        self.spaces.get(topic.space?)
    }

    /// The name under which a profile writes, if it gave one.
    pub fn name_of(&self, profile: &str) -> Option<&str> {
        let at = self.people.binary_search_by(|(id, _)| {
            sorted::step();
            id.as_str().cmp(profile)
        });
        self.people.get(at.ok()?).map(|(_, name)| name.as_str())
    }

    /// The days of the event, ascending.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.slots.iter().map(|s| s.start.date()).collect();
        days.dedup();
        days
    }
}

/// The positions of a list in the order of the ids.
pub(super) fn by_id<T>(list: &[T], id: &dyn Fn(&T) -> &str) -> Vec<usize> {
    let id = |at: usize| list.get(at).map(id);
    sorted::positions(list.len(), &|a, b| id(a).cmp(&id(b)))
}

/// Where an id stands in a list, by the positions in the order of the ids.
fn place<T>(list: &[T], order: &[usize], wanted: &str, id: &dyn Fn(&T) -> &str) -> Option<usize> {
    let at = order.binary_search_by(|at| {
        sorted::step();
        list.get(*at).map_or("", id).cmp(wanted)
    });
    order.get(at.ok()?).copied()
}
