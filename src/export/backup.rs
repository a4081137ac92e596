//! The backup: the whole storage in one file, key by key, and back. The crash panel writes the same
//! format without any of our code (`public/start.js`), so that one reader serves both. Neither
//! holds the tokens of endpoints (S6).

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use crate::crdt::json_text::without_lone_surrogates;
use crate::crdt::{from_value, parse};
use crate::limits;
use crate::persistence::{Backend, Boot, Memory, Store};

/// The format word.
const FORMAT: &str = "anliegen-keys";
/// The version that is written and read.
const VERSION: u64 = 1;

/// The file.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Backup {
    format: String,
    /// Each key of the storage with its text.
    keys: BTreeMap<String, String>,
    v: u64,
}

/// Writes the file from keys and texts, as [`Store::everything_kept`] gives them.
pub fn write(entries: &[(String, String)]) -> String {
    let keys = entries.iter().cloned();
    let file = Backup { format: FORMAT.to_owned(), keys: keys.collect(), v: VERSION };
    // It cannot fail: every key is a text, and a string takes all that is written to it.
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// Reads a file into a storage of its own, started like any other. `None` where it is not one
/// of these.
pub fn read(text: &str) -> Option<(Store, Boot)> {
    if text.len() > limits::IMPORT_BYTES {
        return None;
    }
    let text = without_lone_surrogates(text.strip_prefix('\u{feff}').unwrap_or(text));
    let file: Backup = from_value(parse(&text, limits::IMPORT_BYTES).ok()?)?;
    if file.format != FORMAT || file.v != VERSION {
        return None;
    }
    let memory = Memory::default();
    for (key, text) in &file.keys {
        memory.set(key, text).ok()?;
    }
    let (store, boot) = Store::boot(Rc::new(memory), "backup", 0);
    (!boot.blocked && !boot.newer).then_some((store, boot))
}
