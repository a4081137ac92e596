//! A change that somebody suggests to a topic's convener.

use crate::crdt::Value;

/// A proposal that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id in the document.
    pub id: String,
    /// The topic.
    pub topic: String,
    /// The field to be changed.
    pub field: &'static str,
    /// What it should be; `None` clears it.
    pub value: Option<Value>,
    /// Who suggests it, possibly empty.
    pub name: String,
}
