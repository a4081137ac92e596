//! The service worker with its list of files and the build's name put in (W1, W2).

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{digest, media_types};

const BUILD: &str = "\"{build}\"";
const FILES: &str = "\"{files}\"";

/// Fills `sw.js`. `files` are the names and bytes to keep, those of the first screen first
/// (W6). The page goes by the folder's address, because some hosts redirect `index.html`.
pub fn worker(template: &str, build: &str, files: &[(&str, &[u8])]) -> Result<String> {
    for marker in [BUILD, FILES] {
        ensure!(template.matches(marker).count() == 1, "sw.js needs {marker} exactly once");
    }
    let entries: Vec<String> = files.iter().map(|(name, bytes)| entry(name, bytes)).collect();
    let list = format!("[\n  {},\n]", entries.join(",\n  "));
    Ok(template.replace(BUILD, &json!(build).to_string()).replace(FILES, &list))
}

fn entry(name: &str, bytes: &[u8]) -> String {
    let path = if name == "index.html" { "./" } else { name };
    json!({
        "path": path,
        "integrity": digest::integrity(bytes),
        "types": media_types::accepted(name),
    })
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../public/sw.js");

    // W1: every listed file carries its hash and its content types.
    #[test]
    fn w1_files_carry_integrity_and_types() {
        let files: [(&str, &[u8]); 2] = [("index.html", b"abc"), ("app-1.wasm", b"")];
        let worker = worker(TEMPLATE, "0123", &files).unwrap();
        assert!(worker.contains("const BUILD = \"0123\";"));
        assert!(worker.contains(
            "{\"integrity\":\"sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\",\
             \"path\":\"./\",\"types\":\"text/html\"}"
        ));
        assert!(worker.contains("\"path\":\"app-1.wasm\",\"types\":\"application/wasm\""));
        assert!(!worker.contains("{files}"));
    }

    #[test]
    fn a_worker_without_the_marker_is_an_error() {
        assert!(worker("const FILES = [];", "0123", &[]).is_err());
    }
}
