//! What this phone's writes and the files lack of each other, and the bodies of PUTs.

use crate::app::{Request, Session};
use crate::crdt::{Body, Layers, Register, Replica, Value};
use crate::domain::schema::{kind, name};
use crate::domain::sharding::spread_by;
use crate::limits;
use crate::sync::events::{Condition, Input, Missing};
use crate::sync::file::File;
use crate::sync::replies::put::PutReply;

use super::documents::FORMAT;

/// A PUT as the machine wants it.
pub(crate) struct Wanted {
    pub file: File,
    pub attempt: u32,
    pub url: String,
    pub condition: Condition,
    pub keepalive: bool,
}

/// The files in which writes have their home.
pub(crate) fn files_written(open: &Session, writes: &Replica) -> Vec<File> {
    let shards = shards(&open.layers);
    let mut files: Vec<File> = Vec::new();
    for (kind, id, ..) in writes.iter() {
        let file = home(open, kind, id, shards);
        if !files.contains(&file) {
            files.push(file);
        }
    }
    files
}

/// What the files lack of what this phone holds.
pub(crate) fn missing(open: &Session, shards: u32) -> Vec<Missing> {
    let mut lacks: Vec<Missing> = Vec::new();
    for (kind, id, field, _) in open.layers.undelivered().iter() {
        let file = home(open, kind, id, shards);
        let own = open.pending.holds(kind, id, field);
        match lacks.iter_mut().find(|lack| lack.file == file) {
            Some(lack) => {
                lack.own |= own;
                lack.others |= !own;
            }
            None => lacks.push(Missing { file, own, others: !own }),
        }
    }
    lacks
}

/// Puts a file's last accepted body joined with all that it should get (Y6), or says at once why
/// not.
pub(crate) fn put_request(
    open: &Session,
    wanted: Wanted,
    token: Option<&str>,
) -> Result<Request, Input> {
    let Wanted { file, attempt, url, condition, keepalive } = wanted;
    let mut text = body(open, file, true).write_checked(FORMAT);
    if text.len() > limits::REFILL_BYTES && has_others(open, file) {
        // Others' writes take no room from this person's, which go out alone.
        if !has_own(open, file) {
            return Err(Input::PutReplied { file, attempt, reply: PutReply::NoRoom });
        }
        text = body(open, file, false).write_checked(FORMAT);
    }
    let reply = match text.len() {
        length if length > limits::DOCUMENT_BYTES => PutReply::TooLong,
        length if keepalive && length > limits::KEEPALIVE_BYTES => PutReply::Unsent,
        _ => {
            let (event, token) = (open.id.clone(), token.map(str::to_owned));
            let put = Request::Put { event, file, attempt, url, condition, keepalive, token, text };
            return Ok(put);
        }
    };
    Err(Input::PutReplied { file, attempt, reply })
}

/// `others`: whether others' writes that the files have lost go with it.
fn body(open: &Session, file: File, others: bool) -> Body {
    let held = open.layers.body(&file.name()).cloned();
    let mut body = held.unwrap_or_else(|| Body::new(open.id.as_str()));
    // What others wrote may stand in a file that this page has not read yet.
    let others = others && open.machine.has_read_all();
    let mut writes = Replica::new();
    for (kind, id, field, register) in waiting(open, file) {
        if others || open.pending.holds(kind, id, field) {
            let _ = writes.put(kind, id, field, register);
        }
    }
    let _ = body.join_stamped(&writes);
    body
}

/// What no file holds and this one should.
fn waiting(open: &Session, file: File) -> impl Iterator<Item = (&str, &str, &str, &Register)> {
    let shards = shards(&open.layers);
    let all = open.layers.undelivered().iter();
    all.filter(move |(kind, id, ..)| home(open, kind, id, shards) == file)
}

fn has_own(open: &Session, file: File) -> bool {
    waiting(open, file).any(|(kind, id, field, _)| open.pending.holds(kind, id, field))
}

fn has_others(open: &Session, file: File) -> bool {
    waiting(open, file).any(|(kind, id, field, _)| !open.pending.holds(kind, id, field))
}

/// The file in which an entity lives; where the address names one file only, that.
fn home(open: &Session, kind: &str, id: &str, shards: u32) -> File {
    let shards = shards.min(open.machine.shards());
    spread_by(kind, id).map_or(File::BOARD, |id| File::home(id, shards))
}

/// The number of files beside the board, as the event says it.
pub(crate) fn shards(layers: &Layers) -> u32 {
    let told = layers.value(kind::EVENT, "main", name::SHARDS).and_then(Value::as_u64);
    told.map_or(0, |count| u32::try_from(count).unwrap_or(limits::SHARDS).min(limits::SHARDS))
}
