//! Finding programs, and installing those that are missing.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::{project, wasm};

/// A program's path, when it is installed.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Installs the wasm target where it is missing.
pub fn need_wasm_target() -> Result<()> {
    let sysroot = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", wasm::TARGET])
        .current_dir(project::root())
        .output()
        .context("cannot run rustc")?;
    let folder = PathBuf::from(String::from_utf8_lossy(&sysroot.stdout).trim());
    if sysroot.status.success() && folder.is_dir() {
        return Ok(());
    }
    project::run(
        Command::new("rustup").args(["target", "add", wasm::TARGET]).current_dir(project::root()),
    )
    .with_context(|| format!("install it by hand: rustup target add {}", wasm::TARGET))
}
