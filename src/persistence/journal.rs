//! A write-ahead journal: what one page load wrote and no compaction has merged yet (J2).

use crate::crdt::document;
use crate::crdt::document::DocumentFault;
use crate::crdt::{Body, Map, Replica, Value};
use crate::limits;

const FORMAT: &str = "anliegen-journal";

/// The writes of one page load to one event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// Writes for everybody.
    pub shared: Replica,
    /// Writes that stay on this phone (Y3).
    pub private: Replica,
}

/// Why a text is no journal that can be compacted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JournalFault {
    /// Unreadable, or with content that a compaction would lose.
    Broken,
    /// Written by a newer version.
    Newer,
}

impl Journal {
    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        self.shared.is_empty() && self.private.is_empty()
    }

    /// Merges another journal.
    pub fn join(&mut self, other: &Self) {
        let _ = self.shared.join(&other.shared);
        let _ = self.private.join(&other.private);
    }

    /// What was written for the person alone.
    pub(crate) fn private_part(&self) -> Self {
        Self { private: self.private.clone(), ..Self::default() }
    }

    /// What was written for all.
    pub(crate) fn shared_part(&self) -> Self {
        Self { shared: self.shared.clone(), ..Self::default() }
    }

    /// The journal as text. Each part has a key of its own; earlier builds kept both under one.
    pub fn write(&self, event: &str) -> String {
        let mut members = Map::new();
        for (name, replica) in [("shared", &self.shared), ("private", &self.private)] {
            if !replica.is_empty() {
                members.insert(name.to_owned(), Value::Map(stamped(replica).members()));
            }
        }
        document::close(members, FORMAT, event)
    }

    /// Reads a journal of this event.
    pub fn read(text: &str, event: &str) -> Result<Self, JournalFault> {
        let opened = document::open(text, FORMAT, limits::IMPORT_BYTES);
        let (id, mut members) = opened.map_err(|fault| match fault {
            DocumentFault::NewerVersion(_) => JournalFault::Newer,
            _ => JournalFault::Broken,
        })?;
        let shared = section(members.remove("shared"))?;
        let private = section(members.remove("private"))?;
        if id != event || !members.is_empty() {
            return Err(JournalFault::Broken);
        }
        Ok(Self { shared, private })
    }
}

fn stamped(replica: &Replica) -> Body {
    Body { stamped: replica.clone(), ..Body::default() }
}

fn section(value: Option<Value>) -> Result<Replica, JournalFault> {
    let members = match value {
        None => return Ok(Replica::new()),
        Some(Value::Map(members)) => members,
        Some(_) => return Err(JournalFault::Broken),
    };
    let body = Body::from_members(String::new(), members);
    let plain = stamped(&body.stamped) == body;
    if plain { Ok(body.stamped) } else { Err(JournalFault::Broken) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::Stamp;

    fn journal() -> Journal {
        let mut journal = Journal::default();
        let at = Stamp::parse("1.0.a").unwrap();
        journal.shared.write("topics", "t", "title", at.clone(), Some(Value::text("Pflege")));
        journal.private.write("notes", "t", "note", at, Some(Value::text("fragen")));
        journal
    }

    #[test]
    fn m2_a_journal_reads_back() {
        assert_eq!(Journal::read(&journal().write("e"), "e"), Ok(journal()));
        assert_eq!(Journal::read(&Journal::default().write("e"), "e"), Ok(Journal::default()));
    }

    #[test]
    fn j5_what_a_compaction_could_not_carry_on_is_no_journal() {
        let text = journal().write("e");
        let changed = [
            text.replace("1.0.a", "01.0.a"),
            text.replace("\"shared\"", "\"future\""),
            text.replace("\"~\"", "\"hand\""),
            text.replace("Pflege\"", "Pf"),
        ];
        for text in &changed {
            assert_eq!(Journal::read(text, "e"), Err(JournalFault::Broken), "{text}");
        }
        assert_eq!(Journal::read(&text, "other"), Err(JournalFault::Broken));
        let newer = text.replace("\"v\": 1", "\"v\": 2");
        assert_eq!(Journal::read(&newer, "e"), Err(JournalFault::Newer));
    }
}
