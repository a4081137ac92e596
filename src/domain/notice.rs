//! What the facilitator says to all.

/// A notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its id in the document.
    pub id: String,
    /// What is said.
    pub words: String,
    /// Who says it, possibly empty.
    pub name: String,
    /// When, in ms since 1970, as the author's clock had it.
    pub made: u64,
}
