//! ui
/// start
pub fn start() {}
