//! What was set aside on this phone, once somebody has looked at it.

use crate::persistence::Quarantined;

/// What was set aside on this phone, as it was last read.
#[derive(Clone, Debug, Default)]
pub struct Aside {
    /// The pieces.
    pub pieces: Vec<Quarantined>,
    /// What was put away during this look, and can still be brought back.
    pub put_away: Vec<Quarantined>,
}
