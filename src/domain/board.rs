//! The event as a typed, read-only picture, made anew from the layers whenever they change.
//! Reading never fails: what a hand-written document leaves out or gets wrong has a default.

use chrono::NaiveDate;

use super::civil_time::Civil;
use super::notice::Notice;
use super::proposal::Proposal;
use super::topic::{State, Topic};

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
        self.topics.iter().find(|t| t.id == id)
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
        self.slots.iter().position(|s| s.id == id)
    }

    /// A space by its id.
    pub fn space(&self, id: &str) -> Option<usize> {
        self.spaces.iter().position(|s| s.id == id)
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
        let person = self.people.iter().find(|(id, _)| id == profile);
        person.map(|(_, name)| name.as_str())
    }

    /// The days of the event, ascending.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<NaiveDate> = self.slots.iter().map(|s| s.start.date()).collect();
        days.dedup();
        days
    }
}
