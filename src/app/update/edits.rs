//! Finding what was edited by hand in a file that comes from the endpoint (M8).

use std::cell::RefCell;

use crate::app::{App, Effect};
use crate::crdt::{Body, DocumentFault, Edit, Layers, read_edited};
use crate::limits;
use crate::sync::file::File;

use super::documents;
use super::documents::FORMAT;

/// Reads documents and remembers what was edited in the last one.
#[derive(Default)]
pub(super) struct Reader(RefCell<Vec<Edit>>);

impl Reader {
    /// Reads a document.
    pub fn read(&self, text: &str) -> Result<Body, DocumentFault> {
        let (body, edits) = read_edited(text, FORMAT, limits::DOCUMENT_BYTES)?;
        *self.0.borrow_mut() = edits;
        Ok(body)
    }

    /// The document with the text to be kept of it. Where something was edited that is not the
    /// text as it came, because what reads it later knows of no checks.
    pub fn finish(&self, mut body: Body, text: String, layers: &Layers) -> (Body, String) {
        let edits = self.0.borrow();
        if edits.is_empty() {
            return (body, text);
        }
        body.replace_earlier_edits(&edits, layers.stamped());
        let text = body.write(FORMAT);
        (body, text)
    }
}

/// Looks once more at the file with which an event was joined: the first screen has read it
/// without looking for edits.
pub(super) fn find_in_joined(app: &mut App) -> Vec<Effect> {
    let Some(open) = &mut app.event else { return Vec::new() };
    let reader = Reader::default();
    let Some((text, body)) = open.joined.take().and_then(|text| {
        let body = reader.read(&text).ok()?;
        Some((text, body))
    }) else {
        return Vec::new();
    };
    if reader.0.borrow().is_empty() {
        return Vec::new();
    }
    let (body, text) = reader.finish(body, text, &open.layers);
    let change = open.layers.correct(&File::BOARD.name(), body);
    documents::save(open, File::BOARD, text, &change, false)
}
