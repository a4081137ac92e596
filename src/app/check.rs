//! The endpoint check of the event at hand.

use crate::sync::endpoint_check::{Findings, Probe};

/// A check, under way or over.
#[derive(Clone, Debug)]
pub struct Check {
    /// When it began, in ms since 1970: tells its answers from those of an earlier one.
    pub(crate) begun: i64,
    pub(crate) probe: Probe,
}

impl Check {
    /// What it has found out so far.
    pub fn findings(&self) -> &Findings {
        self.probe.findings()
    }
}
