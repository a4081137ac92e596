//! The compiled app in two: what the first screens need, and the rest.
//!
//! The second module shares memory and table of functions with the first. What goes there is
//! said by `#[wasm_split]` in `src/ui/second.rs`; all that only hangs on that follows.

use std::path::Path;

use anyhow::{Result, anyhow, bail};
use walrus::ModuleConfig;
use wasm_split_cli_support::{Options, transform};

use crate::{mute, project};

/// Both modules.
pub struct Parts {
    /// The first, which wasm-bindgen has yet to see.
    pub first: Vec<u8>,
    /// The second, ready to ship.
    pub second: Vec<u8>,
}

/// Splits what cargo has compiled, relocations included.
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
    let done = transform(options).map_err(|error| anyhow!("cannot split the app: {error:#}"))?;
    let [second] = done.split_modules.as_slice() else {
        bail!("the app is in {} parts, not two", done.split_modules.len() + 1);
    };
    let (first, second) = (project::read(&first)?, project::read(second)?);
    mute::check(&first)?;
    mute::check(&second)?;
    Ok(Parts { first, second: tidy(&second)? })
}

/// Without names, and every number as short as it can be: relocatable ones are padded.
fn tidy(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let module = config.parse(wasm);
    Ok(module.map_err(|error| anyhow!("the second module is broken: {error:#}"))?.emit_wasm())
}
