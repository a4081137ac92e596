//! Reads event documents from files, by the app's own reader.

use std::path::Path;

use anliegen::crdt;
use anliegen::crdt::{Body, DocumentFault};
use anliegen::limits;
use anyhow::{Result, anyhow};

use crate::project;

/// The value of an event document's `format` member.
pub const FORMAT: &str = "anliegen";

/// Reads an event's document. Prints a warning for each part that the app would quarantine.
pub fn read(path: &Path) -> Result<(String, Body)> {
    let text = project::read_text(path)?;
    let body =
        parse(&text).map_err(|error| anyhow!("{} cannot be used: {error}", path.display()))?;
    for aside in &body.unreadable {
        eprintln!("warning: {} {} cannot be read: {:?}", aside.kind, aside.id, aside.why);
    }
    Ok((text, body))
}

/// Reads a document out of its text.
pub fn parse(text: &str) -> Result<Body> {
    let read = crdt::read_edited(text, FORMAT, limits::IMPORT_BYTES);
    read.map(|(body, _)| body).map_err(|fault| match fault {
        DocumentFault::Parse(fault) => anyhow!("no JSON within our limits ({fault:?})"),
        DocumentFault::NotADocument => anyhow!("no event document"),
        DocumentFault::NewerVersion(version) => anyhow!("written by a newer version ({version})"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    // F30: what is no event is told, with the file's name.
    #[test]
    fn f30_a_file_of_something_else_is_an_error() {
        let file = std::env::temp_dir().join(format!("anliegen-event-{}", std::process::id()));
        for (text, word) in [("{}", "no event"), ("<html>", "no JSON"), ("", "no JSON")] {
            project::write(&file, text.as_bytes()).unwrap();
            let error = read(&file).unwrap_err().to_string();
            assert!(error.contains(word) && error.contains("anliegen-event-"), "{error}");
        }
        std::fs::remove_file(file).unwrap();
    }
}
