//! `build`: the sources become `dist/`, ready for any static host.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use lexopt::prelude::*;

use anliegen::prerender;

use crate::dist;
use crate::dist::Files;
use crate::html;
use crate::html::Page;
use crate::script::Sources;
use crate::steps::Steps;
use crate::wasm::App;
use crate::{Command, css, digest, event, headers, precache, project, script, shell, tools, wasm};

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
    let event = options.event.as_deref().map(event::read).transpose()?;
    let text = event.as_ref().map(|(text, _)| text.as_str());
    steps.run("wasm target", || tools::need_target(wasm::TARGET))?;
    let path = steps.run("compile", || wasm::compile("anliegen"))?;
    let mut app = steps.run("wasm-bindgen", || wasm::bind(&path, "app"))?;
    if options.wasm_opt {
        let all =
            std::iter::once(&mut app.wasm).chain(app.later.iter_mut().map(|one| &mut one.wasm));
        for module in all {
            *module = steps.run("wasm-opt", || wasm::optimise(module))?;
        }
    }
    let root = project::root();
    let mut files = steps.run("page", || assemble(&root, app, text))?;
    steps.run("compress", || dist::add_compressed(&mut files))?;
    steps.run("write", || dist::write(&files, &options.out))
}

/// All files of the site, without their compressed copies.
fn assemble(root: &Path, app: App, event: Option<&str>) -> Result<Files> {
    let mut files = Files::new();
    dist::add_folder(&mut files, &root.join("public"), "")?;
    let start = take_text(&mut files, "start.js")?;
    let worker = take_text(&mut files, "sw.js")?;
    let template = project::read_text(&root.join("index.html"))?;
    let style = css::load(&root.join("style"))?;

    let mut prefixes = vec!["app".to_owned()];
    prefixes.extend(app.later.iter().map(|module| module.name().to_owned()));
    files.insert("_headers".into(), headers::headers_file(&prefixes).into());
    files.insert(".htaccess".into(), headers::HTACCESS_FILE.into());

    let mut renamed = Vec::new();
    for module in app.later {
        let shipped = hashed_name(module.name(), "wasm", &module.wasm);
        renamed.push((format!("{}.wasm", module.stem), shipped.clone()));
        files.insert(shipped, module.wasm);
    }
    let sources = Sources { glue: &app.glue, loader: &app.loader, start: &start, files: &renamed };
    let script = script::bundle(&sources)?.into_bytes();
    let script_name = hashed_name("app", "js", &script);
    let wasm_name = hashed_name("app", "wasm", &app.wasm);
    if let Some(text) = event {
        files.insert("event.json".into(), text.into());
        let agenda = html::plain(&style, &shell::agenda(text)?);
        files.insert(prerender::AGENDA.into(), agenda.into());
    }
    let mut page = Page {
        build: "",
        style: &style,
        script: (&script_name, &script),
        wasm: &wasm_name,
        event: event.map(|_| "event.json"),
        shell: &shell::html(event)?,
    };

    // The build is named after everything that is shipped; page and worker carry that name, so
    // they are counted without it.
    let mut named = files.clone();
    named.insert("index.html".into(), html::assemble(&template, &page)?.into());
    named.insert("sw.js".into(), worker.clone().into());
    named.insert(script_name.clone(), script.clone());
    named.insert(wasm_name.clone(), app.wasm.clone());
    let build = dist::name_of(&named);
    page.build = &build;
    let index = html::assemble(&template, &page)?.into_bytes();

    let first = [
        ("index.html", index.as_slice()),
        (script_name.as_str(), script.as_slice()),
        (wasm_name.as_str(), app.wasm.as_slice()),
    ];
    // W6: the later modules follow the files of the first screen.
    let others = files.iter().filter(|(name, _)| is_kept_offline(name));
    let kept: Vec<(&str, &[u8])> = first
        .into_iter()
        .chain(others.map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
        .collect();
    let worker = precache::worker(&worker, &build, &kept)?;
    files.insert("sw.js".into(), worker.into());
    files.insert("index.html".into(), index);
    files.insert(script_name, script);
    files.insert(wasm_name, app.wasm);
    Ok(files)
}

/// A file name that follows the file's bytes (W2).
fn hashed_name(prefix: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{prefix}-{}.{ending}", digest::short(bytes))
}

/// Whether the service worker keeps this file for offline starts, beside those of the first
/// screen. Event data is never its business (W5).
fn is_kept_offline(name: &str) -> bool {
    name.starts_with("icons/") || headers::is_hashed(name) || name.ends_with(".webmanifest")
}

fn take_text(files: &mut Files, name: &str) -> Result<String> {
    let bytes = files.remove(name).with_context(|| format!("public/{name} is missing"))?;
    String::from_utf8(bytes).with_context(|| format!("public/{name} is no UTF-8"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::split::Later;

    const LOADER: &str = "import { initSync } from \"./main.js\";\n\
        load(\"./chunk_1.wasm\");\nload(\"./split_second.wasm\");\n";
    const EVENT: &str = r#"{"format":"anliegen","v":1,"id":"e"}"#;

    fn with_tree(name: &str, test: impl FnOnce(&Path)) {
        let root = std::env::temp_dir().join(format!("anliegen-{name}-{}", std::process::id()));
        let mut files = vec![
            ("index.html", include_str!("../../index.html")),
            ("public/start.js", "start();"),
            ("public/sw.js", include_str!("../../public/sw.js")),
            ("public/sample.json", "{}"),
            ("public/icons/icon.svg", "<svg/>"),
        ];
        let parts = ["tokens", "base", "components", "screens", "print"];
        let parts = parts.map(|part| format!("style/{part}.css"));
        files.extend(parts.iter().map(|part| (part.as_str(), "a { b: c }")));
        for (file, text) in files {
            project::write(&root.join(file), text.as_bytes()).unwrap();
        }
        test(&root);
        std::fs::remove_dir_all(root).unwrap();
    }

    fn site(root: &Path, wasm: &[u8], event: Option<&str>) -> Files {
        let later = |stem: &str| Later { stem: stem.into(), wasm: stem.into() };
        let app = App {
            glue: "glue();".into(),
            loader: LOADER.into(),
            wasm: wasm.to_vec(),
            later: vec![later("chunk_1"), later("split_second")],
        };
        assemble(root, app, event).unwrap()
    }

    fn text<'a>(files: &'a Files, name: &str) -> &'a str {
        std::str::from_utf8(&files[name]).unwrap()
    }

    // W2, F71: a name belongs to its bytes, and the page to the names.
    #[test]
    fn w2_f71_names_follow_the_shipped_bytes() {
        with_tree("names-of-build", |root| {
            let (old, new) = (site(root, b"old", None), site(root, b"new", None));
            assert_eq!(old, site(root, b"old", None));
            let name = format!("app-{}.wasm", digest::short(b"new"));
            assert!(new.contains_key(&name) && !old.contains_key(&name));
            for file in ["index.html", "sw.js"] {
                assert!(text(&new, file).contains(&name), "{file}");
                assert_ne!(old[file], new[file]);
            }
            let script =
                new.iter().find(|(name, _)| name.ends_with(".js") && name.starts_with("app-"));
            let script = String::from_utf8_lossy(script.unwrap().1);
            let (chunk, second) = (digest::short(b"chunk_1"), digest::short(b"split_second"));
            let loads =
                format!("load(\"./chunk_1-{chunk}.wasm\");\nload(\"./second-{second}.wasm\");");
            assert_eq!(script, format!("glue();\n{loads}\nstart();\n"));
            assert!(!new.contains_key("start.js"));
        });
    }

    // W5, W6: the first screen's files lead the worker's list; event data is not on it.
    #[test]
    fn w5_w6_the_worker_keeps_the_app_and_no_data() {
        with_tree("list-of-build", |root| {
            let files = site(root, b"wasm", Some(EVENT));
            let worker = text(&files, "sw.js");
            let at = |path: &str| worker.find(&format!("\"path\":\"{path}"));
            assert!(at("./") < at("app-") && at("app-") < at("icons/icon.svg"));
            assert!(at("app-") < at("second-") && at("second-").is_some());
            assert!(at("app-") < at("chunk_1-") && at("chunk_1-").is_some());
            assert!(at("./").is_some());
            assert!(at("event.json").is_none() && at("sample.json").is_none());
            assert!(text(&files, "index.html").contains("content=\"event.json\""));
            assert_eq!(text(&files, "event.json"), EVENT);
        });
    }

    // W2: page and worker carry one name for the build, and an event's change is another build.
    #[test]
    fn w2_the_build_is_named_after_everything() {
        with_tree("name-of-build", |root| {
            let named = |event| {
                let files = site(root, b"wasm", event);
                let page = text(&files, "index.html");
                let (_, rest) = page.split_once("data-build=\"").unwrap();
                let name = rest.split_once('"').unwrap().0.to_owned();
                assert!(text(&files, "sw.js").contains(&format!("const BUILD = \"{name}\";")));
                name
            };
            let other = EVENT.replace("\"e\"", "\"f\"");
            assert_ne!(named(Some(EVENT)), named(Some(other.as_str())));
            assert_ne!(named(Some(EVENT)), named(None));
        });
    }
}
