//! Builds, serves, tests and measures Anliegen.
fn main() {}
