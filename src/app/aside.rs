//! What was set aside on this phone, and what a person does with it.

use crate::persistence::Quarantined;

/// What was set aside on this phone, as it was last read.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// The pieces.
    pub pieces: Vec<Quarantined>,
    /// What was put away during this look, and can still be brought back.
    pub put_away: Vec<Quarantined>,
}

/// What happens to what was set aside.
#[derive(Clone, Debug, PartialEq)]
pub enum AsideMsg {
    /// Somebody looks at it.
    Look,
    /// It was read.
    Listed(Vec<Quarantined>),
    /// A person does this with the piece of this name, or the entry of a file: kind and id with a
    /// `/` between.
    Do(AsideAct, String),
}

/// What a person does with something that was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AsideAct {
    /// Take it as a file.
    Save,
    /// Put it away.
    PutAway,
    /// Bring it back.
    BringBack,
}
