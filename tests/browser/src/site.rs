//! The built site in memory, and the build that might come after it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Answer;
use crate::digest::{etag, integrity, short};

/// Content types by the endings of file names.
const TYPES: [(&str, &str); 7] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
];

/// How the name of the second module begins.
const SECOND: &str = "second-";

/// Names and bytes of all files.
#[derive(Clone, Debug, Default)]
pub struct Site(BTreeMap<String, Vec<u8>>);

impl Site {
    /// The build to be tested: `ANLIEGEN_DIST`, else `dist/` in the repository's root.
    pub fn built() -> Self {
        let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
        Self::load(&std::env::var_os("ANLIEGEN_DIST").map_or(beside, PathBuf::from))
    }

    /// The build in a folder.
    pub fn load(folder: &Path) -> Self {
        let mut files = BTreeMap::new();
        add(&mut files, folder, "");
        assert!(
            files.contains_key("index.html"),
            "no build in {}; make one by `cargo xtask build`",
            folder.display()
        );
        Self(files)
    }

    /// A file's bytes.
    pub fn file(&self, name: &str) -> &[u8] {
        self.0.get(name).unwrap_or_else(|| panic!("the build has no {name}"))
    }

    /// A file's text.
    pub fn text(&self, name: &str) -> &str {
        std::str::from_utf8(self.file(name)).expect("a text file")
    }

    /// Puts a file in, or in the place of another.
    pub fn put(&mut self, name: &str, bytes: impl Into<Vec<u8>>) {
        self.0.insert(name.to_owned(), bytes.into());
        for packed in ["br", "gz"] {
            self.0.remove(&format!("{name}.{packed}"));
        }
    }

    /// The same with another build in a folder of it, as `a/`.
    #[must_use]
    pub fn with_copy(mut self, folder: &str, build: &Self) -> Self {
        let files = build.0.iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes.clone()));
        self.0.extend(files);
        self
    }

    /// Answers a GET as a good static host does: right types, validators, compression.
    pub fn answer(&self, path: &str, accepted: &str, known: &str) -> Answer {
        let mut name = path.trim_start_matches('/').to_owned();
        if name.is_empty() || name.ends_with('/') {
            name.push_str("index.html");
        }
        let name = name.as_str();
        let Some(bytes) = self.0.get(name) else {
            return Answer::new(404, "text/plain", "not found\n");
        };
        let etag = etag(bytes);
        let caching = if is_hashed(name) { "max-age=31536000, immutable" } else { "no-cache" };
        if known.contains(&etag) {
            return Answer::status(304).with("ETag", &etag).with("Cache-Control", caching);
        }
        let packed = self.0.get(&format!("{name}.br")).filter(|_| accepted.contains("br"));
        let answer = Answer::new(200, content_type(name), packed.unwrap_or(bytes).clone())
            .with("ETag", &etag)
            .with("Cache-Control", caching)
            .with("Vary", "Accept-Encoding");
        if packed.is_some() { answer.with("Content-Encoding", "br") } else { answer }
    }

    /// The name of the script or the first wasm, by its ending.
    pub fn hashed(&self, ending: &str) -> &str {
        let mut names = self.0.keys().filter(|name| is_hashed(name) && name.ends_with(ending));
        names.next().unwrap_or_else(|| panic!("the build has no app-….{ending}"))
    }

    /// The name of the second wasm module.
    pub fn second(&self) -> &str {
        let mut names = self.0.keys().filter(|name| is_hashed(name) && name.starts_with(SECOND));
        names.next().unwrap_or_else(|| panic!("the build has no second module"))
    }

    /// The build's name.
    pub fn build(&self) -> String {
        let page = self.text("index.html");
        let (_, rest) = page.split_once("data-build=\"").expect("a build's name in the page");
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    /// What a later build looks like: another script under another name, and page and worker
    /// that go with it.
    #[must_use]
    pub fn next_build(&self) -> Self {
        let old = self.hashed("js").to_owned();
        let mut script = self.file(&old).to_vec();
        script.extend(b"\n// the next build\n");
        let new = format!("app-{}.js", short(&script));
        let build = short(new.as_bytes());

        let page = self.text("index.html");
        let next_page = page
            .replace(&old, &new)
            .replace(&integrity(self.file(&old)), &integrity(&script))
            .replace(&self.build(), &build);
        let worker = self
            .text("sw.js")
            .replace(&old, &new)
            .replace(&integrity(self.file(&old)), &integrity(&script))
            .replace(&integrity(page.as_bytes()), &integrity(next_page.as_bytes()))
            .replace(&self.build(), &build);
        assert!(worker.contains(&integrity(next_page.as_bytes())), "sw.js lists the page");

        let mut next = self.clone();
        next.0.remove(&old);
        next.put(&new, script);
        next.put("index.html", next_page);
        next.put("sw.js", worker);
        next
    }
}

fn add(files: &mut BTreeMap<String, Vec<u8>>, folder: &Path, prefix: &str) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            add(files, &entry.path(), &format!("{name}/"));
        } else if let Ok(bytes) = std::fs::read(entry.path()) {
            files.insert(name, bytes);
        }
    }
}

/// Whether the build named this file after its bytes.
fn is_hashed(name: &str) -> bool {
    let name = name.rsplit('/').next().unwrap_or_default();
    let ending = Path::new(name).extension();
    let is_code = ending.is_some_and(|ending| ending == "js" || ending == "wasm");
    (name.starts_with("app-") || name.starts_with(SECOND)) && is_code
}

fn content_type(name: &str) -> &'static str {
    let ending = name.rsplit('.').next().unwrap_or_default();
    let known = TYPES.into_iter().find(|(known, _)| *known == ending);
    known.map_or("application/octet-stream", |(_, content_type)| content_type)
}
