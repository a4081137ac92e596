//! The app's wasm modules and the scripts that load them, from the sources.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use wasm_bindgen_cli_support::Bindgen;

use crate::split::{Later, Parts};
use crate::{project, split, tools};

/// The compile target of everything that runs in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The app as wasm-bindgen and the wasm split make it.
pub struct App {
    /// wasm-bindgen's ES module, which starts the first wasm module and serves all of them.
    pub glue: String,
    /// The wasm split's ES module, which fetches the later wasm modules.
    pub loader: String,
    /// The first wasm module.
    pub wasm: Vec<u8>,
    /// The wasm modules that the app fetches when it needs them.
    pub later: Vec<Later>,
}

/// Compiles the binary `name` for the browser and returns where cargo put it.
///
/// Relocations stay in, for [`split`]. Paths of this machine are replaced in what the compiler
/// writes into the module: nobody's home folder is shipped, and another checkout builds the same
/// bytes. `erase_components` is Leptos' own switch for smaller views.
pub fn compile(name: &str) -> Result<PathBuf> {
    let mut cargo = project::cargo();
    cargo.args(["build", "--release", "--target", TARGET, "--bin", name]);
    cargo.arg("--message-format=json-render-diagnostics");
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags());
    let output = cargo.stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    ensure!(output.status.success(), "the app does not compile");
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .find_map(|line| artifact(line, name))
        .with_context(|| format!("cargo named no {name}.wasm"))
}

fn flags() -> String {
    let mut flags = vec!["-Clink-arg=--emit-relocs".to_owned(), "--cfg=erase_components".into()];
    flags.push(format!("--remap-path-prefix={}=.", project::root().display()));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    if let Some(home) = home {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    flags.join("\u{1f}")
}

/// The wasm file, where this line of cargo's messages announces it.
fn artifact(line: &str, name: &str) -> Option<PathBuf> {
    let message: Value = serde_json::from_str(line).ok()?;
    let is_ours = message["reason"] == "compiler-artifact"
        && message["target"]["name"] == name
        && message["target"]["kind"][0] == "bin";
    let files = message["filenames"].as_array().filter(|_| is_ours)?;
    let wasm = files.iter().filter_map(Value::as_str).find(|file| file.ends_with(".wasm"))?;
    Some(PathBuf::from(wasm))
}

/// Splits the compiled app and runs wasm-bindgen over the first module.
pub fn bind(path: &Path, name: &str) -> Result<App> {
    let Parts { first, loader, later } = split::split(&project::read(path)?)?;
    let mut output = Bindgen::new()
        .input_bytes(name, first)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The later modules import memory, function table and stack pointer.
        .keep_lld_exports(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen failed")?;
    let has_snippets = output.snippets().values().any(|snippets| !snippets.is_empty());
    if has_snippets || !output.local_modules().is_empty() {
        bail!("a crate brings its own JavaScript files; the app ships one script only");
    }
    let wasm = output.wasm_mut().emit_wasm();
    Ok(App { glue: output.js().to_owned(), loader, wasm, later })
}

/// Shrinks a module by Binaryen from npm. Debian's own is too old: its modules die at start.
pub fn optimise(wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = std::env::temp_dir().join(format!("anliegen-wasm-opt-{}", std::process::id()));
    let (before, after) = (folder.join("in.wasm"), folder.join("out.wasm"));
    project::write(&before, wasm)?;
    let npx = tools::find("npx").context("--wasm-opt needs Node.js with npx")?;
    let mut command = Command::new(npx);
    command.args(["--yes", "--package", "binaryen@132.0.0", "wasm-opt", "-Oz", "-o"]);
    let result = project::run(command.arg(&after).arg(&before));
    let bytes = result.and_then(|()| project::read(&after));
    std::fs::remove_dir_all(&folder).ok();
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_in_cargos_messages() {
        let line = r#"{"reason":"compiler-artifact","target":{"name":"anliegen","kind":["bin"]},
            "filenames":["/t/anliegen.js","/t/anliegen.wasm"]}"#;
        assert_eq!(artifact(line, "anliegen"), Some(PathBuf::from("/t/anliegen.wasm")));
        assert_eq!(artifact(line, "workshop"), None);
        assert_eq!(artifact(&line.replace("bin", "lib"), "anliegen"), None);
        assert_eq!(artifact("warning: something", "anliegen"), None);
    }
}
