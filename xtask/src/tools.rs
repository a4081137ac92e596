//! Finds programs and installs those that are missing.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, ensure};

use crate::project;

/// What the browser tests run, and the Debian packages that bring it.
const BROWSERS: [(&str, &str); 4] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("WebKitWebDriver", "webkit2gtk-driver"),
    ("Xvfb", "xvfb"),
];

/// A program's path, when it is installed.
pub fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Installs a compile target where it is missing.
pub fn need_target(target: &str) -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", target]);
    let output = rustc.current_dir(project::root()).output().context("cannot run rustc")?;
    let folder = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    if output.status.success() && folder.is_dir() {
        return Ok(());
    }
    let mut rustup = Command::new("rustup");
    project::run(rustup.args(["target", "add", target]).current_dir(project::root()))
        .with_context(|| format!("install it by hand: rustup target add {target}"))
}

/// Installs the browsers, their drivers and axe-core where they are missing.
pub fn need_browsers() -> Result<()> {
    let missing: Vec<&str> = BROWSERS
        .into_iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        let by_hand = format!("install it by hand: apt-get install {}", missing.join(" "));
        ensure!(can_install(), "a browser is missing; {by_hand}");
        install(&missing).context(by_hand)?;
    }
    let folder = project::root().join("tests/browser");
    if folder.join("node_modules/axe-core").is_dir() {
        return Ok(());
    }
    let npm = find("npm")
        .context("axe-core is missing; install Node.js, then run npm ci in tests/browser")?;
    let mut npm = Command::new(npm);
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    project::run(npm.current_dir(folder)).context("install it by hand: npm ci in tests/browser")
}

/// Whether [`install`] can be tried.
pub fn can_install() -> bool {
    is_root() && find("apt-get").is_some()
}

/// Installs Debian packages.
pub fn install(packages: &[&str]) -> Result<()> {
    project::run(Command::new("apt-get").args(["update", "-qq"]))?;
    let mut apt = Command::new("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    project::run(apt.args(["install", "-qq", "-y", "--no-install-recommends"]).args(packages))
}

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
