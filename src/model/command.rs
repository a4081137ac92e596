//! Every intention of a person, checked, and the writes that come of it.

use super::schema::{kind, name};
use crate::limits;
use crate::replica::Value;

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
    /// Write a note; an empty text removes it.
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
    /// Change a field of my profile: name, organisation, language, size or look.
    Me {
        /// The field.
        field: &'static str,
        /// Its value; empty clears it.
        text: String,
    },
}

/// Whose document a write goes into. There is no way from the private ones into a shared one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Realm {
    /// Private data of the event at hand.
    Private,
    /// The profile on this phone.
    Profile,
}

/// One field to be written, and how a stamp is still to be put on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Whose document.
    pub realm: Realm,
    /// Kind of the entity.
    pub kind: &'static str,
    /// Its id.
    pub id: String,
    /// The field.
    pub field: &'static str,
    /// The value; `None` clears the field.
    pub value: Option<Value>,
}

/// Why a command is refused; the screens say it in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A text is longer than so many characters.
    TooLong {
        /// The bound.
        limit: usize,
    },
}

impl Command {
    /// Checks the intention and says what it writes.
    ///
    /// # Errors
    /// When a text is longer than its bound in [`limits`].
    pub fn writes(self) -> Result<Vec<Write>, Refusal> {
        match self {
            Self::Pick { topic, on } => {
                let value = on.then_some(Value::Bool(true));
                let write =
                    |realm| Write { realm, kind: kind::PICKS, id: topic, field: name::ON, value };
                Ok(vec![write(Realm::Private)])
            }
            Self::Note { id, topic, text, made } => {
                check(&text, limits::NOTE)?;
                Ok(note(&id, topic, &text, made))
            }
            Self::Me { field, text } => {
                check(text.trim(), limits::NAME)?;
                let value = Some(text.trim()).filter(|t| !t.is_empty()).map(Value::text);
                let id = "main".to_owned();
                Ok(vec![Write { realm: Realm::Profile, kind: kind::ME, id, field, value }])
            }
        }
    }
}

fn note(id: &str, topic: Option<String>, text: &str, made: Option<u64>) -> Vec<Write> {
    let write = |field, value| Write {
        realm: Realm::Private,
        kind: kind::NOTES,
        id: id.to_owned(),
        field,
        value,
    };
    let value = (!text.trim().is_empty()).then(|| Value::text(text));
    let mut writes = vec![write(name::NOTE, value)];
    if let Some(made) = made {
        writes.push(write(name::MADE, Some(Value::Number(made.to_string()))));
        writes.extend(topic.map(|topic| write(name::TOPIC, Some(Value::text(topic)))));
    }
    writes
}

fn check(text: &str, limit: usize) -> Result<(), Refusal> {
    if text.chars().count() > limit { Err(Refusal::TooLong { limit }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_beyond_its_bound_is_refused_and_one_at_it_is_not() {
        let name = |n: usize| Command::Me { field: name::NAME, text: "ä".repeat(n) };
        assert!(name(limits::NAME).writes().is_ok());
        assert_eq!(name(limits::NAME + 1).writes(), Err(Refusal::TooLong { limit: limits::NAME }));
    }

    #[test]
    fn an_emptied_note_is_cleared_and_not_written_as_empty() {
        let command = Command::Note { id: "n".into(), topic: None, text: " \n".into(), made: None };
        let writes = command.writes().unwrap();
        assert_eq!(writes.len(), 1);
        assert_eq!(writes[0].value, None);
    }

    #[test]
    fn no_command_of_a_private_kind_reaches_a_shared_document() {
        // Y3
        let commands = [
            Command::Pick { topic: "t".into(), on: true },
            Command::Note {
                id: "n".into(),
                topic: Some("t".into()),
                text: "x".into(),
                made: Some(1),
            },
        ];
        for command in commands {
            assert!(command.writes().unwrap().iter().all(|w| w.realm == Realm::Private));
        }
    }
}
