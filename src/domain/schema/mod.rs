//! The schema: every kind and field of the shared documents in one table, [`SHARED`].
//!
//! Whoever needs to know something about a field reads it there: the checks of what is written,
//! forms and their drafts, search, labels, proposals, and the table in `docs/format.md`. A field
//! is added to topics by one row, its label in each language, and a place on a screen.

mod field;
pub mod kind;
mod markdown;
pub mod name;
mod table;

use crate::limits;

use crate::sorted;
pub use field::{Field, Type};
pub use markdown::markdown;
pub use table::{CONVERGE, PROPOSAL_STATES, SHARED, SLOT_KINDS};

/// The row of a field; `None` for a kind or a field that this version does not know.
pub fn field(kind: &str, name: &str) -> Option<&'static Field> {
    SHARED.iter().find(|field| field.kind == kind && field.name == name)
}

/// The most characters that a person may write into a field.
pub fn limit(kind: &str, name: &str) -> usize {
    field(kind, name).map_or(limits::NAME, Field::limit)
}

/// The most grapheme clusters of a text that are drawn of it.
pub fn most_drawn(kind: &str, name: &str, text: &str) -> usize {
    // Short ones, and that is nearly all, need no look at the table.
    let is_long = text.len() > limits::LINE_DRAWN && limit(kind, name) > limits::TITLE;
    if is_long { limits::TEXT_DRAWN } else { limits::LINE_DRAWN }
}

/// The rows of a kind, in the order of its form.
pub fn fields_of(kind: &str) -> impl Iterator<Item = &'static Field> {
    SHARED.iter().filter(move |field| field.kind == kind)
}

/// The row of a topic's field.
pub fn of_topic(name: &str) -> Option<&'static Field> {
    field(kind::TOPICS, name)
}

/// The names that fields have in forms, each once: those of the table, and the parts of a place.
pub fn names_in_forms() -> impl Iterator<Item = &'static str> {
    let asked = SHARED.iter().filter(|field| field.label.is_some() && field.holds != Type::Place);
    let mut names: Vec<&'static str> = asked.map(|field| field.name).collect();
    names.extend([name::SLOT, name::SPACE]);
    sorted::sort_by(&mut names, Ord::cmp);
    names.dedup();
    names.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_people_write_or_read_has_a_label() {
        for field in SHARED {
            let is_seen = field.editable || field.proposable || field.searched || field.asked;
            assert!(
                !is_seen || field.label.is_some(),
                "{}.{} has no label",
                field.kind,
                field.name
            );
        }
    }

    #[test]
    fn a_field_stands_in_the_table_once_and_what_is_asked_has_a_bound() {
        for (at, field) in SHARED.iter().enumerate() {
            let again = SHARED.iter().skip(at + 1);
            assert!(
                again.clone().all(|other| (other.kind, other.name) != (field.kind, field.name)),
                "{}.{} stands there twice",
                field.kind,
                field.name
            );
            assert!(!field.asked || field.limit() > 0 || field.holds == Type::Place);
        }
    }
}
