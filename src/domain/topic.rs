//! A topic (Anliegen) as the screens read it.

use std::cell::OnceCell;

use super::schema::name;
use super::text_folding::Folded;
use crate::crdt::Stamp;

/// Where a topic's life stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Open: on the wall, or waiting for a place.
    Open,
    /// Withdrawn by its convener.
    Withdrawn,
    /// It goes on in another one.
    Merged,
}

impl State {
    /// The value of `data-state`.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Withdrawn => "withdrawn",
            Self::Merged => "merged",
        }
    }
}

/// What is in the way of a topic's place. Nothing moves by itself: it is said, and people move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clash {
    /// Others claimed the same space and slot later; this one keeps it (F55).
    Keeps(Vec<String>),
    /// Another one, of this id, claimed it earlier: this one needs a new place (F55).
    Taken(String),
    /// Its space is gone (F56).
    NoSpace,
    /// Its slot is gone.
    NoSlot,
}

/// A topic (Anliegen). `slot`, `space` and `field` are positions in the board's lists.
#[derive(Clone, Debug)]
pub struct Topic {
    /// Its id in the document.
    pub id: String,
    /// Its number on the wall.
    pub number: Option<u64>,
    /// A letter behind the number, where another topic had that number before.
    pub suffix: String,
    /// Its title; a document without one gets "…".
    pub title: String,
    /// Its other texts by field: who called it, whom they come from, a few words.
    pub texts: Vec<(&'static str, String)>,
    /// Its field, if the document has that field.
    pub field: Option<usize>,
    /// Its slot, if it has one that exists.
    pub slot: Option<usize>,
    /// Its space, if it has one that exists.
    pub space: Option<usize>,
    /// When and by whom its place was claimed; a place written by hand was there before all.
    pub since: Option<Stamp>,
    /// Open, withdrawn or merged.
    pub state: State,
    /// The topic in which it goes on, chains followed (F57).
    pub goes_on_in: Option<String>,
    /// What it was merged into, where that was withdrawn or is not there: it stands on its own
    /// (F80).
    pub left_alone_by: Option<String>,
    /// What is in the way of its place.
    pub clash: Option<Clash>,
    /// One of its texts holds characters that turn the direction of writing (F61).
    pub is_odd: bool,
    /// Fields with several values, written at the same time (M4).
    pub concurrent: Vec<&'static str>,
    /// All that search looks at, folded when somebody searches.
    pub searched: OnceCell<Folded>,
}

/// The text of a field among texts by field; empty where there is none.
pub(crate) fn text_of<'t>(texts: &'t [(&'static str, String)], field: &str) -> &'t str {
    texts.iter().find(|(name, _)| *name == field).map_or("", |(_, text)| text)
}

impl Topic {
    /// The text of a field; empty where there is none.
    pub fn text(&self, field: &str) -> &str {
        match field {
            name::TITLE => &self.title,
            field => text_of(&self.texts, field),
        }
    }

    /// Who called it.
    pub fn convener(&self) -> &str {
        self.text(name::CONVENER)
    }

    /// Whom they come from.
    pub fn organisation(&self) -> &str {
        self.text(name::ORGANISATION)
    }

    /// Whether it hangs on the wall: open and in a slot.
    pub fn on_wall(&self) -> bool {
        self.state == State::Open && self.slot.is_some()
    }

    /// Whether it waits for a place, or for another one.
    pub fn needs_place(&self) -> bool {
        let in_the_way =
            matches!(self.clash, Some(Clash::Taken(_) | Clash::NoSpace | Clash::NoSlot));
        self.state == State::Open && (self.slot.is_none() || in_the_way)
    }

    /// Its number as it is read out, "17" or "17b"; empty where it has none.
    pub fn label(&self) -> String {
        match self.number {
            Some(number) => format!("{number}{}", self.suffix),
            None => String::new(),
        }
    }

    /// Its number, then its suffix: the order of the wall.
    pub fn rank(&self) -> (u64, usize, &str) {
        (self.number.unwrap_or(u64::MAX), self.suffix.len(), &self.suffix)
    }
}
