//! Everything on this phone in one file, and back: the storage as it lies there, key by key.
//! The crash panel writes the same format without any of our code (`public/start.js`), so
//! there is one way back for both. The app leaves out what endpoints ask for (Y11).

use std::rc::Rc;

use crate::crdt::{Map, Value, parse};
use crate::limits;
use crate::persistence::{Backend, Boot, Memory, Store};

/// The format word.
const FORMAT: &str = "anliegen-keys";

/// Writes the file from keys and texts.
pub fn write(entries: &[(String, String)]) -> String {
    let mut keys = Map::new();
    for (key, text) in entries {
        // Set aside: the former key, then what could not be read, so that nothing can be taken
        // out of it.
        if text.starts_with("anliegen1:index\n") {
            continue;
        }
        let text = if key.ends_with(":index") { without_tokens(text) } else { text.clone() };
        keys.insert(key.clone(), Value::text(text));
    }
    let mut file = Map::new();
    file.insert("format".to_owned(), Value::text(FORMAT));
    file.insert("v".to_owned(), Value::number(1));
    file.insert("keys".to_owned(), Value::Map(keys));
    Value::Map(file).canonical()
}

/// Reads a file into a storage of its own, started like any other. `None` where it is not one
/// of these.
pub fn read(text: &str) -> Option<(Store, Boot)> {
    let file = parse(text, limits::IMPORT_BYTES).ok()?;
    if file.get("format")?.as_text()? != FORMAT || file.get("v")?.as_u64()? != 1 {
        return None;
    }
    let memory = Memory::default();
    for (key, text) in file.get("keys")?.as_map()? {
        memory.set(key, text.as_text()?).ok()?;
    }
    let (store, boot) = Store::boot(Rc::new(memory), "backup", 0);
    (!boot.blocked && !boot.newer).then_some((store, boot))
}

fn without_tokens(index: &str) -> String {
    let Ok(mut value) = parse(index, limits::IMPORT_BYTES) else { return String::new() };
    strip(&mut value);
    value.canonical()
}

fn strip(value: &mut Value) {
    if let Value::Map(map) = value {
        map.remove("token");
        map.values_mut().for_each(strip);
    }
}
