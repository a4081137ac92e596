//! What commands come to: writes, or a refusal.

use crate::characters::{Graphemes, is_blank};
use crate::crdt::{Layers, Stamp, Value};
use crate::domain::board::Board;
use crate::domain::entered::Entered;
use crate::domain::me::Me;
use crate::domain::private::Private;
use crate::limits;

/// Whose document a write goes into. There is no way from the private ones into a shared one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The event's documents.
    Shared,
    /// Private data of the event at hand.
    Private,
    /// The profile on this phone.
    Profile,
}

/// One field to be written, and how a stamp is still to be put on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Whose document.
    pub scope: Scope,
    /// Kind of the entity.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The field.
    pub field: &'static str,
    /// The value; `None` clears the field. An empty `since` of a place is filled in with the stamp.
    pub value: Option<Value>,
    /// What its author saw of the field, where that may be less than what stands there now
    /// (M3); `None`: all of it.
    pub seen: Option<Vec<Stamp>>,
}

impl Write {
    /// A shared write by somebody who sees what stands there.
    pub fn shared(
        kind: &'static str,
        id: impl Into<String>,
        field: &'static str,
        value: Option<Value>,
    ) -> Self {
        Self { scope: Scope::Shared, kind, id: id.into(), field, value, seen: None }
    }

    /// A private write.
    pub fn private(
        kind: &'static str,
        id: impl Into<String>,
        field: &'static str,
        value: Option<Value>,
    ) -> Self {
        Self { scope: Scope::Private, ..Self::shared(kind, id, field, value) }
    }
}

/// Why a command is refused; the screens say it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A text is longer than so many characters.
    TooLong {
        /// Its field.
        field: &'static str,
        /// The bound.
        limit: usize,
    },
    /// A title, a name or words are missing.
    Missing {
        /// Their field.
        field: &'static str,
    },
    /// Nothing of a text can be seen (F76).
    Blank {
        /// Its field.
        field: &'static str,
    },
    /// What it is about does not exist, or no longer.
    Gone,
    /// The number is none.
    NoNumber,
    /// A time is none.
    NoTime,
    /// A slot would end before it begins, or last too long over midnight (F78).
    EndsBefore,
    /// Somebody has changed it since (V5).
    Changed,
    /// There are as many topics as an event can have.
    Full,
    /// It would change nothing.
    Same,
}

/// What a command can know.
pub struct CommandContext<'a> {
    /// The event as the screens read it.
    pub board: &'a Board,
    /// As it is written.
    pub layers: &'a Layers,
    /// Picks, notes, forms.
    pub private: &'a Private,
    /// Who I am.
    pub me: &'a Me,
    /// An id that nothing has yet.
    pub fresh: &'a str,
    /// UTC, in ms since 1970.
    pub now_ms: u64,
    /// How characters are counted.
    pub graphemes: Graphemes,
    /// The field in which I write.
    pub entered: Option<&'a Entered>,
}

impl CommandContext<'_> {
    /// Refuses a text that is too long for its field.
    pub(crate) fn check(
        &self,
        field: &'static str,
        text: &str,
        limit: usize,
    ) -> Result<(), Refusal> {
        match self.graphemes.beyond(text, limit) {
            Some(_) => Err(Refusal::TooLong { field, limit }),
            None => Ok(()),
        }
    }

    /// The text of a field without space around it, if it is not too long and can be seen; empty
    /// where nothing but space was typed.
    pub(crate) fn checked(
        &self,
        field: &'static str,
        text: &str,
        limit: usize,
    ) -> Result<String, Refusal> {
        let text = text.trim();
        if !text.is_empty() && is_blank(text) {
            return Err(Refusal::Blank { field });
        }
        self.check(field, text, limit).map(|()| text.to_owned())
    }
}

/// `true`, or cleared.
pub(crate) fn flag(on: bool) -> Option<Value> {
    on.then_some(Value::Bool(true))
}

/// Refuses what is too long even to be kept until it is shortened.
pub(crate) fn check_draft(field: &'static str, text: &str) -> Result<(), Refusal> {
    let limit = limits::DRAFT;
    let is_longer = text.len() > limit && text.chars().count() > limit;
    if is_longer { Err(Refusal::TooLong { field, limit }) } else { Ok(()) }
}
