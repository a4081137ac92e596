//! `test`: everything that says whether the project is sound, cheap first.

use std::io::{BufRead as _, BufReader};
use std::process::{Command as Process, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;

use crate::steps::Steps;
use crate::{Command, build, project, size, test_servers, tools, wasm};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "test",
    about: "run all checks and tests",
    help: "cargo xtask test [--no-browser] [--only STEP]

Runs fmt, clippy, clippy-wasm, native, build, size, browser, in this order. What the
tests need of browsers and web servers is installed where that is possible (as root, by
apt; moto by pip into target/), otherwise named. The last line counts the tests.

  --no-browser   leave the browser tests out
  --only STEP    run one of the steps alone (browser takes dist/ as it is)
",
    run,
};

/// Tests that passed and failed.
#[derive(Default)]
struct Count {
    passed: usize,
    failed: usize,
}

type Step = fn(&mut Count) -> Result<()>;

const STEPS: [(&str, Step); 7] = [
    ("fmt", |_| project::run(project::cargo().args(["fmt", "--all", "--check"]))),
    ("clippy", |_| clippy(&["--workspace", "--all-targets"])),
    ("clippy-wasm", |_| {
        tools::need_target(wasm::TARGET)?;
        clippy(&["--package", "anliegen", "--lib", "--bins", "--target", wasm::TARGET])
    }),
    ("native", native),
    ("build", |_| build::build(&build::Options::default(), &mut Steps::default())),
    ("size", |_| {
        let load = size::weigh(&build::Options::default().out)?;
        eprintln!("{}", load.table());
        load.check()
    }),
    ("browser", browser),
];

/// The step without which the later ones are not run.
const NEEDED_BY_THE_REST: &str = "build";

/// The workspace member with the browser tests.
const BROWSER: &str = "anliegen-browser";

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let (mut with_browser, mut only) = (true, None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("no-browser") => with_browser = false,
            Long("only") => only = Some(parser.value()?.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let names = STEPS.map(|(name, _)| name);
    if let Some(only) = only.as_deref().filter(|only| !names.contains(only)) {
        bail!("no step `{only}`; the steps are {}", names.join(", "));
    }
    let wanted = |name: &str| match &only {
        Some(only) => only == name,
        None => with_browser || name != "browser",
    };
    let chosen: Vec<(&str, Step)> = STEPS.into_iter().filter(|(name, _)| wanted(name)).collect();
    run_steps(&chosen)
}

fn run_steps(chosen: &[(&str, Step)]) -> Result<()> {
    let (mut steps, mut count, mut failed) = (Steps::default(), Count::default(), Vec::new());
    for (name, step) in chosen {
        eprintln!("\n--- {name}");
        if let Err(error) = steps.run(name, || step(&mut count)) {
            eprintln!("error: {error:#}");
            failed.push(*name);
            if *name == NEEDED_BY_THE_REST {
                break;
            }
        }
    }
    eprintln!("\n{}", steps.table());
    println!("{} passed, {} failed", count.passed, count.failed);
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}

fn clippy(what: &[&str]) -> Result<()> {
    project::run(project::cargo().arg("clippy").args(what).args(["--", "-D", "warnings"]))
}

fn native(count: &mut Count) -> Result<()> {
    if let Err(missing) = test_servers::need() {
        // The tests of that server fail and say so; the others go on.
        eprintln!("{missing:#}");
    }
    let mut cargo = project::cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    if has_browser_tests() {
        cargo.args(["--exclude", BROWSER]);
    }
    run_and_count(&mut cargo, count)
}

fn browser(count: &mut Count) -> Result<()> {
    if !has_browser_tests() {
        eprintln!("no browser tests in this workspace");
        return Ok(());
    }
    tools::need_browsers()?;
    let mut cargo = project::cargo();
    cargo.args(["test", "--package", BROWSER, "--no-fail-fast", "--", "--test-threads=1"]);
    cargo.env("ANLIEGEN_DIST", build::Options::default().out);
    // The two-phone tests run `xtask endpoint`.
    cargo.env("ANLIEGEN_XTASK", std::env::current_exe().context("where is this program?")?);
    run_and_count(&mut cargo, count)
}

fn has_browser_tests() -> bool {
    project::root().join("tests/browser/Cargo.toml").is_file()
}

/// Runs `cargo test`, prints its output and counts its results.
fn run_and_count(cargo: &mut Process, count: &mut Count) -> Result<()> {
    let mut child = cargo.stdout(Stdio::piped()).spawn().context("cannot run cargo")?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            count.add(&line);
            eprintln!("{line}");
        }
    }
    ensure!(child.wait()?.success(), "cargo test failed");
    Ok(())
}

impl Count {
    /// Adds up a line like `test result: ok. 31 passed; 1 failed; 0 ignored; …`.
    fn add(&mut self, line: &str) {
        let Some(results) = line.strip_prefix("test result: ") else { return };
        let number = |word: &str| {
            let part = results.split(['.', ';']).map(str::trim).find(|part| part.ends_with(word));
            part.and_then(|part| part.split(' ').next()).and_then(|number| number.parse().ok())
        };
        self.passed += number("passed").unwrap_or(0);
        self.failed += number("failed").unwrap_or(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_added_up() {
        let mut count = Count::default();
        count.add("test result: ok. 31 passed; 0 failed; 2 ignored; 0 measured; 0 filtered out");
        count.add("test result: FAILED. 4 passed; 3 failed; 0 ignored; 0 measured; finished");
        count.add("test no_result: 5 passed; 6 failed");
        assert_eq!((count.passed, count.failed), (35, 3));
    }

    #[test]
    fn a_failed_step_is_named_and_the_others_still_run() {
        let steps: [(&str, Step); 3] = [
            ("fmt", |_| bail!("untidy")),
            ("native", |count| {
                count.add("test result: ok. 1 passed; 0 failed");
                bail!("reached")
            }),
            ("size", |_| Ok(())),
        ];
        assert_eq!(run_steps(&steps).unwrap_err().to_string(), "failed: fmt, native");
    }

    #[test]
    fn nothing_is_weighed_or_opened_without_a_build() {
        let steps: [(&str, Step); 2] =
            [("build", |_| bail!("broken")), ("size", |_| bail!("reached"))];
        assert_eq!(run_steps(&steps).unwrap_err().to_string(), "failed: build");
    }
}
