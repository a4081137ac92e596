//! The official wasm split: the compiled app becomes a first module and the modules that the
//! app fetches later.
//!
//! A function under `#[wasm_split(name)]` is where a module begins; what only such functions
//! call goes with them. Later modules share memory and function table with the first one. What
//! several of them need, and the first does not, becomes a module of its own, `chunk_…`.

use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use crate::project;

/// The module that the first one imports its loaders from; the build puts the loaders into the
/// app's one script, so there is no file of this name.
pub const LOADER_MODULE: &str = "./__wasm_split.js";
/// The module that the loaders import wasm-bindgen's `initSync` from; likewise no file.
pub const MAIN_MODULE: &str = "./main.js";

/// What the split makes of a compiled app.
pub struct Parts {
    /// The first module, which wasm-bindgen has yet to process.
    pub first: Vec<u8>,
    /// The JavaScript that fetches the later modules.
    pub loader: String,
    /// The later modules, ready to ship.
    pub later: Vec<Later>,
}

/// A module that the app fetches when it needs it.
pub struct Later {
    /// Its file's name without an ending, as the split and its loader call it.
    pub stem: String,
    /// The wasm.
    pub wasm: Vec<u8>,
}

impl Later {
    /// The name in `#[wasm_split(name)]`.
    pub fn name(&self) -> &str {
        self.stem.strip_prefix("split_").unwrap_or(&self.stem)
    }
}

/// Splits what cargo has compiled. Relocations have to be in it.
pub fn split(wasm: &[u8]) -> Result<Parts> {
    let folder = std::env::temp_dir().join(format!("anliegen-split-{}", std::process::id()));
    let parts = split_in(wasm, &folder);
    std::fs::remove_dir_all(&folder).ok();
    parts
}

fn split_in(wasm: &[u8], folder: &Path) -> Result<Parts> {
    let first = folder.join("first.wasm");
    let mut options = Options::new(wasm);
    options.output_dir = folder;
    options.main_out_path = &first;
    options.link_name = LOADER_MODULE;
    options.main_module = MAIN_MODULE;
    let done = transform(options).map_err(|error| anyhow!("cannot split the app: {error:#}"))?;
    let later = done.split_modules.iter().map(|path| later(path)).collect::<Result<_>>()?;
    let loader = project::read_text(&folder.join(LOADER_MODULE))?;
    Ok(Parts { first: project::read(&first)?, loader, later })
}

fn later(path: &Path) -> Result<Later> {
    let stem = path.file_stem().with_context(|| format!("{} has no name", path.display()))?;
    Ok(Later { stem: stem.to_string_lossy().into_owned(), wasm: strip(&project::read(path)?)? })
}

/// Drops the names of functions, as wasm-bindgen does for the first module.
fn strip(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let module = config.parse(wasm);
    Ok(module.map_err(|error| anyhow!("a later module is broken: {error:#}"))?.emit_wasm())
}
