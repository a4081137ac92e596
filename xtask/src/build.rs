//! `build`: the sources become `dist/`, ready for any static host.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use lexopt::prelude::*;

use crate::dist::{self, Files};
use crate::html::{self, Page};
use crate::steps::Steps;
use crate::{Command, css, hashing, headers, precache, project, shell, tools, wasm};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "build",
    about: "make dist/, ready for any static host",
    help: "cargo xtask build [--event FILE] [--out DIR] [--wasm-opt]

Compiles the app in release mode and writes a site for any static host.

  --event FILE   make the site of this event: its bare address joins it, and its
                 first screen stands in the page before the app has started
  --out DIR      where to write it (dist/); replaces an earlier build there
  --wasm-opt     shrink the wasm by npm's binaryen (1 to 4 %)
",
    run: |parser| {
        let options = Options::parse(parser)?;
        build(&options, &mut Steps::default())
    },
};

/// What to build.
pub struct Options {
    /// The document of the one event that the site is for.
    pub event: Option<PathBuf>,
    /// The folder to write.
    pub out: PathBuf,
    /// Whether Binaryen runs over the wasm.
    pub wasm_opt: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { event: None, out: project::root().join("dist"), wasm_opt: false }
    }
}

impl Options {
    fn parse(mut parser: lexopt::Parser) -> Result<Self> {
        let mut options = Self::default();
        while let Some(arg) = parser.next()? {
            match arg {
                Long("event") => options.event = Some(parser.value()?.into()),
                Long("out") => options.out = parser.value()?.into(),
                Long("wasm-opt") => options.wasm_opt = true,
                _ => return Err(arg.unexpected().into()),
            }
        }
        Ok(options)
    }
}

/// Builds the site.
pub fn build(options: &Options, steps: &mut Steps) -> Result<()> {
    let event = options.event.as_deref().map(read_event).transpose()?;
    steps.run("wasm target", tools::need_wasm_target)?;
    let path = steps.run("compile", || wasm::compile("anliegen"))?;
    let mut module = steps.run("wasm-bindgen", || wasm::bind(&path, "app"))?;
    if options.wasm_opt {
        module.wasm = steps.run("wasm-opt", || wasm::optimise(&module.wasm))?;
    }
    let root = project::root();
    let mut files = steps.run("page", || assemble(&root, module, event.as_deref()))?;
    steps.run("compress", || dist::add_compressed(&mut files))?;
    steps.run("write", || dist::write(&files, &options.out))
}

/// Reads an event's document and makes sure that the app will accept it.
pub fn read_event(path: &Path) -> Result<String> {
    let text = project::read_text(path)?;
    let value: serde_json::Value =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))?;
    anyhow::ensure!(value["format"] == "anliegen", "{} is no event document", path.display());
    Ok(text)
}

/// All files of the site, without their compressed copies.
fn assemble(root: &Path, module: wasm::Module, event: Option<&str>) -> Result<Files> {
    let mut files = Files::new();
    dist::add_folder(&mut files, &root.join("public"), "")?;
    let start = take_text(&mut files, "start.js")?;
    let worker = take_text(&mut files, "sw.js")?;
    let template = project::read_text(&root.join("index.html"))?;
    let style = css::load(&root.join("style"))?;

    let script = format!("{}\n{start}", module.glue).into_bytes();
    let script_name = format!("app-{}.js", hashing::short(&script));
    let wasm_name = format!("app-{}.wasm", hashing::short(&module.wasm));
    files.insert("_headers".into(), headers::HEADERS_FILE.into());
    files.insert(".htaccess".into(), headers::HTACCESS_FILE.into());
    if let Some(text) = event {
        files.insert("event.json".into(), text.into());
    }
    let mut page = Page {
        build: "",
        style: &style,
        script: (&script_name, &script),
        wasm: &wasm_name,
        event: event.map(|_| "event.json"),
        shell: &shell::html(event),
    };

    // The build is named after everything that is shipped; page and worker carry that name, so
    // they are counted without it.
    let mut named = files.clone();
    named.insert("index.html".into(), html::assemble(&template, &page)?.into());
    named.insert("sw.js".into(), worker.clone().into());
    named.insert(script_name.clone(), script.clone());
    named.insert(wasm_name.clone(), module.wasm.clone());
    let build = dist::name_of(&named);
    page.build = &build;
    let index = html::assemble(&template, &page)?.into_bytes();

    let first = [
        ("index.html", index.as_slice()),
        (script_name.as_str(), script.as_slice()),
        (wasm_name.as_str(), module.wasm.as_slice()),
    ];
    let later = files.iter().filter(|(name, _)| is_kept_offline(name));
    let kept: Vec<(&str, &[u8])> = first
        .into_iter()
        .chain(later.map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
        .collect();
    let worker = precache::worker(&worker, &build, &kept)?;
    files.insert("sw.js".into(), worker.into());
    files.insert("index.html".into(), index);
    files.insert(script_name, script);
    files.insert(wasm_name, module.wasm);
    Ok(files)
}

/// Whether the service worker keeps this file of `public/` for offline starts. Event data is
/// never its business (W5).
fn is_kept_offline(name: &str) -> bool {
    name.starts_with("icons/") || name.ends_with(".webmanifest")
}

fn take_text(files: &mut Files, name: &str) -> Result<String> {
    let bytes = files.remove(name).with_context(|| format!("public/{name} is missing"))?;
    String::from_utf8(bytes).with_context(|| format!("public/{name} is no UTF-8"))
}
