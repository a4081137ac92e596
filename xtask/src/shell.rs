//! The first screen as static HTML, drawn by the library from the app's own view models.

use anyhow::{Result, anyhow};

use anliegen::crdt::{Layers, read};
use anliegen::domain::Board;
use anliegen::i18n::Lang;
use anliegen::prerender;

/// The markup for `<div id="shell">`: *Jetzt* of this event's document, or Welcome without one,
/// in every language. The page shows the one that the browser asks for.
pub fn html(document: Option<&str>) -> Result<String> {
    let board = document.map(board).transpose()?;
    let shell = |lang: Lang| {
        let screen = match &board {
            Some(board) => prerender::event(lang, board),
            None => prerender::welcome(lang),
        };
        format!("<div lang=\"{}\">{screen}</div>", lang.tag())
    };
    Ok(Lang::ALL.map(shell).concat())
}

/// The body of the printable agenda.
pub fn agenda(document: &str) -> Result<String> {
    Ok(prerender::agenda(Lang::De, &board(document)?))
}

fn board(document: &str) -> Result<Board> {
    let body = read(document, "anliegen").map_err(|fault| anyhow!("no event file: {fault:?}"))?;
    let id = body.id.clone();
    let mut layers = Layers::default();
    let _ = layers.accept("board", body);
    Ok(Board::read(&id, &layers))
}
