//! What a phone knows of an event already: where a file holds more than an event has, that stays
//! on show (F82).

use super::board::Board;
use super::private::Private;
use super::queries::unseen::Seen;
use super::schema::{kind, name};
use crate::crdt::Layers;

/// What this phone knows already; the default knows nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Familiar<'a> {
    /// Whose phone it is; empty for nobody's.
    pub profile: &'a str,
    /// Picks and claims.
    pub private: Option<&'a Private>,
    /// What the wall showed when they last looked.
    pub seen: Option<&'a Seen>,
    /// What the phone has shown before.
    pub board: Option<&'a Board>,
}

impl Familiar<'_> {
    /// Whether a topic is this person's, picked, or was known before.
    pub(crate) fn has_topic(&self, layers: &Layers, id: &str) -> bool {
        let posted = || {
            let number = layers.register(kind::TOPICS, id, name::NUMBER);
            number.is_some_and(|number| number.shown().at.actor.profile() == self.profile)
        };
        self.private.is_some_and(|mine| mine.picks.contains(id) || mine.claims.contains(id))
            || self.board.is_some_and(|board| board.topic(id).is_some())
            || self.seen.is_some_and(|seen| seen.knows(id))
            || posted()
    }

    /// Whether a slot, space or field was on the board before.
    pub(crate) fn has_other(&self, kind: &str, id: &str) -> bool {
        self.board.is_some_and(|board| match kind {
            kind::SLOTS => board.slot(id).is_some(),
            kind::SPACES => board.space(id).is_some(),
            _ => board.fields.iter().any(|field| field.id == id),
        })
    }
}
