//! The first screen as static HTML, drawn by the library from the app's own view models.

use anyhow::{Result, anyhow};

use anliegen::crdt::{Layers, read};
use anliegen::domain::Board;
use anliegen::i18n::Lang;
use anliegen::prerender;

/// The language of a prepared page: the app's first one. The app itself follows the browser.
const LANG: Lang = Lang::De;

/// The markup for `<div id="shell">`: *Jetzt* of this event's document, or Welcome without one.
pub fn html(document: Option<&str>) -> Result<String> {
    Ok(match document {
        Some(document) => prerender::event(LANG, &board(document)?),
        None => prerender::welcome(LANG),
    })
}

/// The body of the printable agenda.
pub fn agenda(document: &str) -> Result<String> {
    Ok(prerender::agenda(LANG, &board(document)?))
}

fn board(document: &str) -> Result<Board> {
    let body = read(document, "anliegen").map_err(|fault| anyhow!("no event file: {fault:?}"))?;
    let id = body.id.clone();
    let mut layers = Layers::default();
    let _ = layers.accept("board", body);
    Ok(Board::read(&id, &layers))
}
