//! `bench`: how fast the built app is on a slow phone and a slow line.

use std::ffi::OsString;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;

use crate::steps::Steps;
use crate::{Command, build, compress, project, sample, tools};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "bench",
    about: "measure the built app in a slowed-down Chromium",
    help: "cargo xtask bench [--json] [--runs N] [--only PART] [--topics N]

Builds the site of the sample event (104 topics) and of a made-up one (1,000), and
measures both in Chromium on a processor slowed down 4 times and a line of
1.6 Mbit/s with 150 ms delay, window 390 x 844. Each run has a fresh browser.
Prints a Markdown table: median (least-greatest).

  --json       machine-readable, with every run's value
  --runs N     runs for each event (5)
  --only PART  load (first visit, later visit, server stopped), wall (searching,
               picking), post (posting; storage) or document (taking in 1 MB);
               may be given several times
  --topics N   topics of the made-up event (1000)
",
    run,
};

const PARTS: [&str; 4] = ["load", "wall", "post", "document"];

struct Options {
    json: bool,
    runs: u32,
    parts: Vec<String>,
    topics: usize,
}

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let mut options = Options { json: false, runs: 5, parts: Vec::new(), topics: 1000 };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => options.json = true,
            Long("runs") => options.runs = parser.value()?.parse()?,
            Long("only") => options.parts.push(parser.value()?.string()?),
            Long("topics") => options.topics = parser.value()?.parse()?,
            _ => return Err(arg.unexpected().into()),
        }
    }
    ensure!(options.runs > 0, "--runs takes 1 or more");
    if let Some(part) = options.parts.iter().find(|part| !PARTS.contains(&part.as_str())) {
        bail!("no part `{part}`; the parts are {}", PARTS.join(", "));
    }
    if options.parts.is_empty() {
        options.parts = PARTS.map(str::to_owned).to_vec();
    }
    measure(&options)
}

fn measure(options: &Options) -> Result<()> {
    for (program, package) in [("chromium", "chromium"), ("chromedriver", "chromium-driver")] {
        let is_there = tools::find(program).is_some();
        ensure!(is_there, "{program} is missing; install it: apt-get install {package}");
    }
    let folder = project::root().join("target/bench");
    let sample = project::root().join("public/sample.json");
    let large = folder.join("large.json");
    let topics = options.topics.to_string();
    let large_path = large.as_os_str().to_owned();
    let sized = ["--topics".into(), topics.clone().into(), "--out".into(), large_path];
    (sample::COMMAND.run)(lexopt::Parser::from_args::<[OsString; 4]>(sized))?;
    let mut events = Vec::new();
    for (name, event) in [("104", &sample), (&topics, &large)] {
        let out = folder.join(format!("site-{name}"));
        site(event, &out)?;
        events.push(format!("{name}={}", out.display()));
    }
    let how = if options.json { "json" } else { "table" };
    let mut cargo = project::cargo();
    cargo.args(["run", "--quiet", "--package", "anliegen-browser", "--bin", "bench", "--"]);
    cargo.args([&options.runs.to_string(), &options.parts.join(","), how]).args(&events);
    // The measuring program prints the figures itself.
    let status = cargo.stdin(Stdio::null()).status().context("cannot run cargo")?;
    ensure!(status.success(), "measuring failed ({status})");
    Ok(())
}

/// Builds the site of one event, its document compressed as hosts do on their own.
fn site(event: &Path, out: &Path) -> Result<()> {
    let options = build::Options {
        event: Some(event.to_owned()),
        out: out.to_owned(),
        ..build::Options::default()
    };
    build::build(&options, &mut Steps::default())?;
    let document = out.join("event.json");
    project::write(&out.join("event.json.br"), &compress::brotli(&project::read(&document)?)?)
}
