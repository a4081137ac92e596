//! The first screen as static HTML, drawn by the library from the app's own view models.

/// The markup for `<div id="shell">`: the wall of this event document, or Welcome without one.
pub fn html(_document: Option<&str>) -> String {
    String::new()
}
