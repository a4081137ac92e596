//! `size`: what the first visit has to load, what comes after it, and the gates on both.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use lexopt::prelude::*;
use serde_json::json;

use crate::{Command, build, compress, headers, project};

/// The most that the first load may weigh, in bytes after brotli. It is to come down to 210,000
/// as the load nears its goal; until then it keeps it from growing.
const LIMIT: usize = 252_000;
/// What we want the first load to stay below, in bytes after brotli.
const GOAL: usize = 200_000;
/// The most that a wasm module may weigh that comes later, in bytes after brotli, by its name;
/// one without a row here has the last limit.
const LATER_LIMITS: [(&str, usize); 2] = [("workshop", 400_000), ("", 222_000)];

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "size",
    about: "weigh what the first visit loads",
    help: "cargo xtask size [--json]

Lists what the first visit loads from dist/: page with styles, script, wasm. Fails
above 252 kB after brotli (1 kB is 1000 bytes); the goal is 200 kB. An event's
document is listed apart and not counted. Wasm modules that come after the first
screen are listed as later, each with its own limit: 400 kB for the workshop,
222 kB for any other. Icons come later still.
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let mut json = false;
    while let Some(arg) = parser.next()? {
        match arg {
            Long("json") => json = true,
            _ => return Err(arg.unexpected().into()),
        }
    }
    let load = weigh(&build::Options::default().out)?;
    if json {
        println!("{}", load.json());
    } else {
        println!("{}", load.table());
    }
    load.check()
}

/// One file's bytes as they are and compressed.
struct Weight {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The first load of a build.
pub struct FirstLoad {
    counted: Vec<Weight>,
    later: Vec<Weight>,
    event: Option<Weight>,
}

/// Weighs the build in this folder; which files belong to the first load its page says.
pub fn weigh(dist: &Path) -> Result<FirstLoad> {
    let page = project::read_text(&dist.join("index.html"))?;
    let (_, script) = page.split_once("<script type=\"module\"").context("the page starts none")?;
    let names = [Some("index.html"), attribute(script, "src"), attribute(script, "data-wasm")];
    let names = names.into_iter().collect::<Option<Vec<&str>>>();
    let names = names.context("the page names no script or wasm")?;
    let later = hashed_wasm(dist)?.into_iter().filter(|name| !names.contains(&name.as_str()));
    let later = later.map(|name| weight(dist, &name)).collect::<Result<_>>()?;
    let counted = names.iter().map(|name| weight(dist, name)).collect::<Result<_>>()?;
    let event = page.split_once("<meta name=\"anliegen-event\"");
    let event = event.and_then(|(_, rest)| attribute(rest, "content"));
    let event = event.map(|name| weight(dist, name)).transpose()?;
    Ok(FirstLoad { counted, later, event })
}

/// The names of all wasm modules of the build.
fn hashed_wasm(dist: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if headers::is_hashed(&name) && name.ends_with(".wasm") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// The most that this later module may weigh.
fn later_limit(name: &str) -> usize {
    let mut limits = LATER_LIMITS.into_iter().filter(|(known, _)| name.starts_with(known));
    limits.next().map_or(0, |(_, limit)| limit)
}

fn attribute<'a>(html: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = html.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

fn weight(dist: &Path, name: &str) -> Result<Weight> {
    let bytes = project::read(&dist.join(name))?;
    Ok(Weight {
        name: name.to_owned(),
        raw: bytes.len(),
        gzip: compress::gzip(&bytes)?.len(),
        brotli: compress::brotli(&bytes)?.len(),
    })
}

impl FirstLoad {
    fn sum(&self, of: impl Fn(&Weight) -> usize) -> usize {
        self.counted.iter().map(of).sum()
    }

    /// Requests before the app is ready.
    fn requests(&self) -> usize {
        self.counted.len() + usize::from(self.event.is_some())
    }

    /// The figures in columns.
    pub fn table(&self) -> String {
        let row = |name: &str, raw: usize, gzip: usize, brotli: usize| {
            format!("{name:<36}{raw:>10}{gzip:>10}{brotli:>10}\n")
        };
        let mut text = format!("{:<36}{:>10}{:>10}{:>10}\n", "bytes", "raw", "gzip", "brotli");
        for one in &self.counted {
            text.push_str(&row(&one.name, one.raw, one.gzip, one.brotli));
        }
        let (raw, gzip) = (self.sum(|one| one.raw), self.sum(|one| one.gzip));
        text.push_str(&row("first load", raw, gzip, self.sum(|one| one.brotli)));
        let later = self.later.iter().map(|module| ("later", module));
        for (when, one) in later.chain(self.event.iter().map(|event| ("apart", event))) {
            text.push_str(&row(&format!("{when}: {}", one.name), one.raw, one.gzip, one.brotli));
        }
        text.push_str(&format!(
            "{} requests; goal {GOAL}, limit {LIMIT} bytes brotli",
            self.requests()
        ));
        for module in &self.later {
            text.push_str(&format!("; {} {}", module.name, later_limit(&module.name)));
        }
        text
    }

    fn json(&self) -> serde_json::Value {
        let object = |one: &Weight| json!({ "name": one.name, "raw": one.raw, "gzip": one.gzip, "brotli": one.brotli });
        json!({
            "files": self.counted.iter().map(object).collect::<Vec<_>>(),
            "sum": {
                "raw": self.sum(|one| one.raw),
                "gzip": self.sum(|one| one.gzip),
                "brotli": self.sum(|one| one.brotli),
            },
            "later": self.later.iter().map(object).collect::<Vec<_>>(),
            "event": self.event.as_ref().map(object),
            "requests": self.requests(),
            "goal": GOAL,
            "limit": LIMIT,
        })
    }

    /// An error above a limit.
    pub fn check(&self) -> Result<()> {
        let sum = self.sum(|one| one.brotli);
        ensure!(sum <= LIMIT, "the first load is {sum} bytes after brotli, more than {LIMIT}");
        for module in &self.later {
            let limit = later_limit(&module.name);
            let (name, brotli) = (&module.name, module.brotli);
            ensure!(brotli <= limit, "{name} is {brotli} bytes after brotli, more than {limit}");
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<meta name=\"anliegen-event\" content=\"event.json\">\
        <script type=\"module\" src=\"app-1.js\" data-wasm=\"app-0123456789abcdef.wasm\"></script>";
    const SECOND: &str = "second-0123456789abcdef.wasm";

    fn weighed(name: &str, wasm: &[u8], second: &[u8]) -> FirstLoad {
        let dist = std::env::temp_dir().join(format!("anliegen-{name}-{}", std::process::id()));
        for (file, bytes) in [
            ("index.html", PAGE.as_bytes()),
            ("app-1.js", b"script"),
            ("app-0123456789abcdef.wasm", wasm),
            (SECOND, second),
            ("event.json", b"{}"),
        ] {
            project::write(&dist.join(file), bytes).unwrap();
        }
        let load = weigh(&dist).unwrap();
        std::fs::remove_dir_all(dist).unwrap();
        load
    }

    #[test]
    fn event_and_later_modules_are_listed_and_not_counted() {
        let load = weighed("size", b"wasm", b"second");
        assert_eq!(load.sum(|one| one.raw), PAGE.len() + "script".len() + "wasm".len());
        assert_eq!(load.json()["event"]["raw"], 2);
        assert_eq!((load.requests(), load.check().is_ok()), (4, true));
        assert_eq!(load.json()["later"][0]["raw"], 6);
        for name in [&format!("later: {SECOND}"), "apart: event.json"] {
            assert!(load.table().contains(name), "{name}");
        }
    }

    #[test]
    fn the_gates_close_above_the_limits() {
        let mut noise = vec![0u8; LIMIT + 10_000];
        let mut state = 1u32;
        for byte in &mut noise {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *byte = (state >> 24) as u8;
        }
        let error = weighed("gate", &noise, b"").check().unwrap_err().to_string();
        assert!(error.contains(&LIMIT.to_string()), "{error}");
        let error = weighed("later-gate", b"", &noise).check().unwrap_err().to_string();
        assert!(
            error.contains(SECOND) && error.contains(&LATER_LIMITS[1].1.to_string()),
            "{error}"
        );
        assert_eq!(later_limit("workshop-0123456789abcdef.wasm"), 400_000);
    }
}
