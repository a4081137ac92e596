//! Reading documents that came from outside, and accepting them.

use std::cell::RefCell;

use crate::app::{Effect, Session, StorageEffect};
use crate::crdt;
use crate::crdt::{Body, Change, DocumentFault, ParseFaultKind};
use crate::domain::Board;
use crate::limits;
use crate::sync::file::File;
use crate::sync::replies::get::{RawReply, Reply, Verdict, classify};

/// The format word of an event's documents.
pub(crate) const FORMAT: &str = "anliegen";

/// Reads a text as a document. What was edited in it by hand is told only by
/// [`crdt::read_edited`], which the first screen does without.
pub(crate) type Read<'a> = &'a dyn Fn(&str) -> Result<Body, DocumentFault>;

/// Reads a text as a document of at most [`limits::DOCUMENT_BYTES`]. The platform stops reading
/// there; what reads the answer does not rely on it (S2).
pub(crate) fn read_plain(text: &str) -> Result<Body, DocumentFault> {
    crdt::read_within(text, FORMAT, limits::DOCUMENT_BYTES)
}

/// What an answer means, and the body in it. `held`: the file's last accepted body; `event`:
/// the id it must have, if known.
pub(crate) fn judge(
    raw: &RawReply,
    held: Option<&Body>,
    event: Option<&str>,
    read: Read,
) -> (Reply, Option<Body>) {
    let found: RefCell<Option<Body>> = RefCell::new(None);
    let judge = |text: &str| match read_body(text, event, read) {
        Ok(body) if body.is_blank() && held.is_some_and(|held| !held.is_blank()) => {
            Verdict::Emptied
        }
        Ok(body) => {
            *found.borrow_mut() = Some(body);
            Verdict::Document
        }
        Err(verdict) => verdict,
    };
    let reply = classify(raw, held.is_some(), &judge);
    (reply, found.into_inner())
}

/// The document that a text is, or what else it is.
pub(crate) fn read_body(text: &str, event: Option<&str>, read: Read) -> Result<Body, Verdict> {
    match read(text) {
        Ok(body) if event.is_some_and(|id| id != body.id) => {
            Err(Verdict::OtherEvent(title_of(body)))
        }
        Ok(body) => Ok(body),
        Err(fault) => Err(verdict(&fault)),
    }
}

/// Joins a body into the event and saves it.
pub(crate) fn accept(open: &mut Session, file: File, body: Body, text: String) -> Vec<Effect> {
    match join(open, file, body, text.len()) {
        Some(change) => save(open, file, text, &change, false),
        None => Vec::new(),
    }
}

/// Joins a body of so many bytes into the event; nothing where that changes nothing.
pub(crate) fn join(open: &mut Session, file: File, body: Body, bytes: usize) -> Option<Change> {
    // As for an answer to a GET: nobody empties an agenda by hand.
    if body.is_blank() && open.layers.body(&file.name()).is_some_and(|held| !held.is_blank()) {
        return None;
    }
    Some(open.accept(&file.name(), body, bytes)).filter(|change| change.changed)
}

/// Shows and saves a body that was joined. `hold`: as for [`Session::refresh_board`].
pub(crate) fn save(
    open: &mut Session,
    file: File,
    text: String,
    change: &Change,
    hold: bool,
) -> Vec<Effect> {
    open.refresh_board(hold);
    let own = open.layers.undelivered().clone();
    let save = StorageEffect::SaveBody { event: open.id.clone(), file, text, own };
    let mut effects = vec![Effect::Storage(save), open.look_up_zone()];
    let lost = change.collisions.iter().map(|lost| StorageEffect::Quarantine(lost.text()));
    effects.extend(lost.map(Effect::Storage));
    effects
}

fn title_of(body: Body) -> String {
    let id = body.id.clone();
    let mut layers = crdt::Layers::default();
    let _ = layers.accept("board", body);
    let mut title = Board::read(&id, &layers).event.title;
    if title.chars().count() > limits::TITLE {
        title = title.chars().take(limits::TITLE).collect();
    }
    title
}

fn verdict(fault: &DocumentFault) -> Verdict {
    match fault {
        DocumentFault::NewerVersion(_) => Verdict::Newer,
        DocumentFault::NotADocument => Verdict::OtherFormat,
        DocumentFault::Parse(fault) => match fault.kind {
            ParseFaultKind::Empty => Verdict::Empty,
            ParseFaultKind::CutOff => Verdict::CutOff,
            ParseFaultKind::TooBig => Verdict::TooBig,
            ParseFaultKind::TooDeep | ParseFaultKind::DuplicateKey => Verdict::OtherFormat,
            ParseFaultKind::Syntax => Verdict::NotJson,
        },
    }
}
