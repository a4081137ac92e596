//! Every intention of a person, checked, and the writes that come of it.

pub mod conflicts;
pub mod facilitation;
pub mod topics;
pub mod undo;
pub mod write;

use self::undo::Back;
use self::write::{CommandContext, Refusal, Scope, Write, check_draft, flag};
use super::board::Board;
use super::private::Private;
use super::queries::followed;
use super::schema::{kind, name};
use crate::crdt::{Stamp, Value};
use crate::limits;

/// What a person wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Take a topic into my agenda, or out of it.
    Pick {
        /// The topic.
        topic: String,
        /// Into it, or out of it.
        on: bool,
    },
    /// Write a note; an empty text removes it. One that is too long is kept as it is, and not
    /// called saved until it is shortened.
    Note {
        /// Its id; the topic's for a note to a topic.
        id: String,
        /// The topic it belongs to.
        topic: Option<String>,
        /// The whole text.
        text: String,
        /// When it was begun, in ms, for a new one.
        made: Option<u64>,
    },
    /// Change a field of my profile: name, organisation, language, size, look or role.
    Me {
        /// The field.
        field: &'static str,
        /// Its value; empty clears it.
        text: String,
    },
    /// Fill in a form; an empty text clears the field. Kept on this phone until it is sent, also
    /// what is too long to be sent.
    Draft {
        /// `new`, or the id of what is being changed.
        form: String,
        /// The field.
        field: &'static str,
        /// Its text.
        text: String,
    },
    /// Put a form away.
    DropDraft {
        /// As in [`Command::Draft`].
        form: String,
    },
    /// Post a topic, from a form or from the desk.
    Post(topics::Post),
    /// Hang a topic somewhere else; without a slot it comes off the wall.
    Place {
        /// The topic.
        topic: String,
        /// The slot.
        slot: Option<String>,
        /// The space; none: somewhere in that slot.
        space: Option<String>,
    },
    /// Let two topics change places.
    Swap {
        /// The one.
        topic: String,
        /// The other.
        with: String,
    },
    /// Change texts of a topic. What others have written since the form was opened stays beside.
    Edit {
        /// The topic.
        topic: String,
        /// The fields and their texts.
        texts: Vec<(&'static str, String)>,
    },
    /// Withdraw a topic, or open it again.
    Withdraw {
        /// The topic.
        topic: String,
        /// Withdraw it.
        on: bool,
    },
    /// Let a topic go on in another one, or by itself again.
    Merge {
        /// The topic.
        topic: String,
        /// In which one it goes on.
        into: Option<String>,
    },
    /// Mark a topic as mine, on this phone alone.
    Claim {
        /// The topic.
        topic: String,
        /// Mine, or not.
        on: bool,
    },
    /// Decide between values that were written at the same time.
    Settle {
        /// The topic.
        topic: String,
        /// The field.
        field: &'static str,
        /// The stamp of the value to be kept; none: all of them, one after the other.
        keep: Option<Stamp>,
    },
    /// Suggest a change to a topic's convener.
    Propose {
        /// The topic.
        topic: String,
        /// The field.
        field: &'static str,
        /// What it should be.
        value: Option<Value>,
    },
    /// Take a proposal, or leave it.
    Answer {
        /// The proposal.
        proposal: String,
        /// Take it.
        accept: bool,
    },
    /// Say something to all.
    Notify {
        /// What is said.
        words: String,
    },
    /// Take a notice back, or say it again.
    Retract {
        /// The notice.
        notice: String,
        /// Take it back.
        on: bool,
    },
    /// Put a notice away on this phone, or bring it back.
    PutAway {
        /// The notice.
        notice: String,
        /// Away.
        on: bool,
    },
    /// Move a slot to other times of its day.
    MoveSlot {
        /// The slot.
        slot: String,
        /// `HH:MM`.
        start: String,
        /// `HH:MM`; earlier than the start: on the next day, within 12 hours.
        end: String,
    },
    /// Open another space.
    AddSpace {
        /// Its name.
        name: String,
        /// How to find it.
        find: String,
    },
    /// Close a space, or open it again.
    CloseSpace {
        /// The space.
        space: String,
        /// Close it.
        on: bool,
    },
    /// Take back what a command has written, where nobody has changed it since (V5).
    TakeBack(Vec<Back>),
    /// Take back what a profile has written since then, as far as this phone knows what was
    /// there before (S4).
    TakeBackFrom {
        /// The profile.
        profile: String,
        /// In ms since 1970, as its stamps say.
        since_ms: u64,
    },
    /// Keep what the wall shows as what I have seen (V4).
    Looked(String),
    /// Take note of what has become of these topics.
    TakeNote(Vec<String>),
}

/// Whom a command concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Concern {
    /// The person alone, on *Jetzt* and at the wall.
    Local,
    /// All, or a text that the person writes.
    Shared,
}

impl Command {
    /// Whom it concerns: picks and what was seen are one's own; everything else is for all, or is
    /// written where what is for all is written, too.
    pub fn concern(&self) -> Concern {
        match self {
            Self::Pick { .. } | Self::PutAway { .. } | Self::TakeNote(_) | Self::Looked(_) => {
                Concern::Local
            }
            Self::Note { .. }
            | Self::Me { .. }
            | Self::Draft { .. }
            | Self::DropDraft { .. }
            | Self::Post(_)
            | Self::Place { .. }
            | Self::Swap { .. }
            | Self::Edit { .. }
            | Self::Withdraw { .. }
            | Self::Merge { .. }
            | Self::Claim { .. }
            | Self::Settle { .. }
            | Self::Propose { .. }
            | Self::Answer { .. }
            | Self::Notify { .. }
            | Self::Retract { .. }
            | Self::MoveSlot { .. }
            | Self::AddSpace { .. }
            | Self::CloseSpace { .. }
            | Self::TakeBack(_)
            | Self::TakeBackFrom { .. } => Concern::Shared,
        }
    }

    /// As [`Command::writes`], for those that concern the person alone; the others write nothing.
    pub fn local_writes(self, board: &Board, private: &Private) -> Vec<Write> {
        match self {
            Self::Pick { topic, on } => pick(board, private, &topic, on),
            Self::PutAway { notice, on } => {
                vec![Write::private(kind::AWAY, notice, name::ON, flag(on))]
            }
            Self::TakeNote(topics) => followed::note(board, &topics),
            Self::Looked(wall) => {
                vec![Write::private(kind::SEEN, "wall", name::NOTE, Some(Value::Text(wall)))]
            }
            Self::Note { .. }
            | Self::Me { .. }
            | Self::Draft { .. }
            | Self::DropDraft { .. }
            | Self::Post(_)
            | Self::Place { .. }
            | Self::Swap { .. }
            | Self::Edit { .. }
            | Self::Withdraw { .. }
            | Self::Merge { .. }
            | Self::Claim { .. }
            | Self::Settle { .. }
            | Self::Propose { .. }
            | Self::Answer { .. }
            | Self::Notify { .. }
            | Self::Retract { .. }
            | Self::MoveSlot { .. }
            | Self::AddSpace { .. }
            | Self::CloseSpace { .. }
            | Self::TakeBack(_)
            | Self::TakeBackFrom { .. } => Vec::new(),
        }
    }

    /// Checks the intention and says what it writes.
    ///
    /// # Errors
    /// When a text is longer than its bound in [`limits`], when something is missing, gone or
    /// changed since.
    pub fn writes(self, known: &CommandContext) -> Result<Vec<Write>, Refusal> {
        match self {
            Self::Note { id, topic, text, made } => {
                check_draft(name::NOTE, &text)?;
                Ok(note(&id, topic, &text, made))
            }
            Self::Me { field, text } => {
                let value =
                    Some(known.checked(field, &text, limits::NAME)?).filter(|t| !t.is_empty());
                let write = Write::shared(kind::ME, "main", field, value.map(Value::Text));
                Ok(vec![Write { scope: Scope::Profile, ..write }])
            }
            Self::Draft { form, field, text } => {
                check_draft(field, &text)?;
                Ok(topics::draft(known, &form, field, text))
            }
            Self::DropDraft { form } => Ok(topics::drop_draft(known, &form)),
            Self::Post(post) => post.writes(known),
            Self::Place { topic, slot, space } => topics::place(known, &topic, slot, space),
            Self::Swap { topic, with } => topics::swap(known, &topic, &with),
            Self::Edit { topic, texts } => topics::edit(known, &topic, texts),
            Self::Withdraw { topic, on } => topics::withdraw(known, &topic, on),
            Self::Merge { topic, into } => topics::merge(known, &topic, into),
            Self::Claim { topic, on } => {
                Ok(vec![Write::private(kind::CLAIMS, topic, name::ON, flag(on))])
            }
            Self::Settle { topic, field, keep } => {
                conflicts::settle(known, &topic, field, keep.as_ref())
            }
            Self::Propose { topic, field, value } => {
                conflicts::propose(known, &topic, field, value)
            }
            Self::Answer { proposal, accept } => conflicts::answer(known, &proposal, accept),
            Self::Notify { words } => facilitation::notify(known, &words),
            Self::Retract { notice, on } => {
                Ok(vec![Write::shared(kind::NOTICES, notice, name::GONE, flag(on))])
            }
            Self::MoveSlot { slot, start, end } => {
                facilitation::move_slot(known, &slot, &start, &end)
            }
            Self::AddSpace { name, find } => facilitation::add_space(known, &name, &find),
            Self::CloseSpace { space, on } => {
                Ok(vec![Write::shared(kind::SPACES, space, name::GONE, flag(on))])
            }
            Self::TakeBack(steps) => undo::take_back(known, steps),
            Self::TakeBackFrom { profile, since_ms } => undo::all_from(known, &profile, since_ms),
            Self::Pick { .. } | Self::PutAway { .. } | Self::TakeNote(_) | Self::Looked(_) => {
                Ok(self.local_writes(known.board, known.private))
            }
        }
    }
}

/// Picks follow a topic into the one it was merged into; taking that out takes out both.
fn pick(board: &Board, private: &Private, topic: &str, on: bool) -> Vec<Write> {
    let write = |id: &str| Write::private(kind::PICKS, id, name::ON, flag(on));
    let mut writes = vec![write(topic)];
    if on {
        writes.extend(followed::note(board, &[topic.to_owned()]));
    } else {
        let merged = board.merged_into(topic);
        writes.extend(merged.filter(|t| private.picks.contains(&t.id)).map(|t| write(&t.id)));
    }
    writes
}

fn note(id: &str, topic: Option<String>, text: &str, made: Option<u64>) -> Vec<Write> {
    let write = |field, value| Write::private(kind::NOTES, id, field, value);
    let value = (!text.trim().is_empty()).then(|| Value::text(text));
    let mut writes = vec![write(name::NOTE, value)];
    if let Some(made) = made {
        writes.push(write(name::MADE, Some(Value::number(made))));
        writes.extend(topic.map(|topic| write(name::TOPIC, Some(Value::text(topic)))));
    }
    writes
}
