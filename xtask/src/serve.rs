//! `serve`: builds, serves the site and an endpoint on loopback, and prints the links.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anliegen::crdt::Body;
use anyhow::{Context as _, Result, bail, ensure};
use lexopt::prelude::*;
use serde_json::{Value, json};

use crate::endpoint::Endpoint;
use crate::http;
use crate::http::Handler;
use crate::site::Site;
use crate::steps::Steps;
use crate::{Command, build, event, invite, project, watch};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "serve",
    about: "build, serve the app and an endpoint, print the links",
    help: "cargo xtask serve [options]

Builds dist/, serves it on loopback, and runs a plain JSON endpoint on a port of its
own over a local folder. Prints links for two hosts: two origins are two phones.
Not built for the open internet. Ctrl-C ends it.

  --port PORT            the app's port (8080)
  --endpoint-port PORT   the endpoint's port (8081)
  --data DIR             the endpoint's folder (data/); the event lies in it as
                         <id>/board.json, copied there once
  --event FILE           the endpoint's event (public/sample.json)
  --shards K             invite to <id>/{shard}.json: board and 1 to K
  --json                 print all addresses as one line of JSON
  --watch                build again when a source changes
  --no-build             serve dist/ as it is (say, after `build --event FILE`)
",
    run,
};

struct Options {
    port: u16,
    endpoint_port: u16,
    data: PathBuf,
    event: PathBuf,
    shards: Option<u32>,
    json: bool,
    watch: bool,
    build: bool,
}

fn parse(mut parser: lexopt::Parser) -> Result<Options> {
    let mut options = Options {
        port: 8080,
        endpoint_port: 8081,
        data: project::root().join("data"),
        event: project::root().join("public/sample.json"),
        shards: None,
        json: false,
        watch: false,
        build: true,
    };
    while let Some(arg) = parser.next()? {
        match arg {
            Long("port") => options.port = parser.value()?.parse()?,
            Long("endpoint-port") => options.endpoint_port = parser.value()?.parse()?,
            Long("data") => options.data = parser.value()?.into(),
            Long("event") => options.event = parser.value()?.into(),
            Long("shards") => options.shards = Some(parser.value()?.parse()?),
            Long("json") => options.json = true,
            Long("watch") => options.watch = true,
            Long("no-build") => options.build = false,
            _ => return Err(arg.unexpected().into()),
        }
    }
    Ok(options)
}

fn run(parser: lexopt::Parser) -> Result<()> {
    let options = parse(parser)?;
    let file = provide_event(&options.data, &options.event, options.shards)?;
    let site = build::Options::default();
    let sources = watch::snapshot();
    if options.build {
        build::build(&site, &mut Steps::default())?;
    }
    ensure!(site.out.join("index.html").is_file(), "{} is no build", site.out.display());

    let endpoint = Arc::new(Endpoint::new(options.data.clone(), None));
    let answers: Handler = {
        let endpoint = Arc::clone(&endpoint);
        Arc::new(move |request| endpoint.answer(request))
    };
    http::serve(options.endpoint_port, "--endpoint-port", &answers)?;
    let pages = Site::new(site.out.clone());
    let pages: Handler = Arc::new(move |request| pages.answer(request));
    http::serve(options.port, "--port", &pages)?;

    let links = links(&options, &file);
    if options.json {
        println!("{links}");
    } else {
        print!("{}", page_of(&links));
    }
    eprintln!("Not built for the open internet. Ctrl-C ends it.");
    if options.watch {
        std::thread::spawn(move || rebuild_for_ever(&site, sources));
    }
    endpoint.wait_for_ctrl_c()
}

/// Puts the event where the endpoint finds it, unless it is there already, and returns the path
/// that an invitation names, relative to the endpoint.
fn provide_event(data: &Path, event: &Path, shards: Option<u32>) -> Result<String> {
    let (text, Body { id, .. }) = event::read(event)?;
    let mut document: Value = serde_json::from_str(&text)?;
    let board = data.join(&id).join("board.json");
    if board.exists() {
        document = serde_json::from_slice(&project::read(&board)?)
            .with_context(|| format!("{} is no JSON", board.display()))?;
    } else {
        let text = match shards {
            Some(shards) => with_shards(&mut document, shards)?,
            None => text,
        };
        project::write(&board, text.as_bytes())?;
    }
    let Some(shards) = shards else { return Ok(format!("{id}/board.json")) };
    let said = &document["event"]["main"]["shards"];
    if said.as_u64() != Some(u64::from(shards)) {
        bail!("{} says shards: {said}; take another folder by --data", board.display());
    }
    Ok(format!("{id}/{{shard}}.json"))
}

/// The document with its `shards` member set: the number of files that phones read.
fn with_shards(document: &mut Value, shards: u32) -> Result<String> {
    let main = document["event"]["main"].as_object_mut().context("the event has no `main`")?;
    ensure!(
        main.get("~").and_then(|stamps| stamps.get("shards")).is_none(),
        "the event's shards were set in the app; change them there"
    );
    main.insert("shards".into(), json!(shards));
    Ok(serde_json::to_string_pretty(document)?)
}

/// All addresses by kind and host.
fn links(options: &Options, file: &str) -> Value {
    let mut all = json!({ "data": options.data });
    for host in http::HOSTS {
        let app = format!("http://{host}:{}/", options.port);
        let endpoint = format!("http://{host}:{}/{file}", options.endpoint_port);
        all["sample"][host] = invite::link(&app, "sample.json", "r").into();
        all["read"][host] = invite::link(&app, &endpoint, "r").into();
        all["write"][host] = invite::link(&app, &endpoint, "rw").into();
        all["endpoint"][host] = endpoint.into();
        all["app"][host] = app.into();
    }
    all
}

fn page_of(links: &Value) -> String {
    let mut text = String::new();
    for (kind, title) in [
        ("app", "The app"),
        ("sample", "The sample event, read only"),
        ("read", "Invitation to read"),
        ("write", "Invitation to write"),
        ("endpoint", "The endpoint"),
    ] {
        text.push_str(&format!("\n{title}\n"));
        for host in http::HOSTS {
            text.push_str(&format!("  {}\n", links[kind][host].as_str().unwrap_or_default()));
        }
    }
    text.push_str(&format!("\nThe endpoint's files: {}\n", links["data"].as_str().unwrap_or("")));
    text
}

/// Builds after each change since `seen`; a build that fails leaves the last one in its place.
fn rebuild_for_ever(site: &build::Options, mut seen: watch::Snapshot) {
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = watch::snapshot();
        if now != seen {
            seen = now;
            if let Err(error) = build::build(site, &mut Steps::default()) {
                eprintln!("error: {error:#}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENT: &str = r#"{"format":"anliegen","v":1,"id":"e1","event":{"main":{"title":"E"}}}"#;

    fn with_event(name: &str, test: impl FnOnce(&Path, &Path)) {
        let root = std::env::temp_dir().join(format!("anliegen-{name}-{}", std::process::id()));
        project::write(&root.join("event.json"), EVENT.as_bytes()).unwrap();
        test(&root.join("data"), &root.join("event.json"));
        std::fs::remove_dir_all(root).unwrap();
    }

    #[test]
    fn the_event_is_copied_once_and_then_left_alone() {
        with_event("provide", |data, event| {
            let board = data.join("e1/board.json");
            assert_eq!(provide_event(data, event, None).unwrap(), "e1/board.json");
            assert_eq!(project::read_text(&board).unwrap(), EVENT);
            project::write(&board, b"{}").unwrap();
            assert_eq!(provide_event(data, event, None).unwrap(), "e1/board.json");
            assert_eq!(project::read_text(&board).unwrap(), "{}");
        });
    }

    #[test]
    fn the_event_says_how_many_shards_there_are() {
        with_event("shards", |data, event| {
            assert_eq!(provide_event(data, event, Some(16)).unwrap(), "e1/{shard}.json");
            let board = project::read_text(&data.join("e1/board.json")).unwrap();
            let document: Value = serde_json::from_str(&board).unwrap();
            assert_eq!(document["event"]["main"]["shards"], 16);
            assert!(provide_event(data, event, Some(16)).is_ok());
            let error = provide_event(data, event, Some(4)).unwrap_err().to_string();
            assert!(error.contains("shards: 16") && error.contains("--data"), "{error}");
        });
    }

    // Two origins are two phones: each host's links stay on that host.
    #[test]
    fn links_stay_on_their_host() {
        let args = ["--port", "1", "--endpoint-port", "2", "--data", "d", "--no-build"];
        let options = parse(lexopt::Parser::from_args(args)).unwrap();
        let links = links(&options, "e1/{shard}.json");
        for host in http::HOSTS {
            assert_eq!(links["app"][host], format!("http://{host}:1/"));
            let write = links["write"][host].as_str().unwrap();
            let end = format!("/#/join?u=http%3A%2F%2F{host}%3A2%2Fe1%2F%7Bshard%7D.json&m=rw");
            assert_eq!(write, format!("http://{host}:1{end}"));
            assert!(page_of(&links).contains(write));
        }
        assert_eq!(links["data"], "d");
    }
}
