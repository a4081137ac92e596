//! `endpoint`: JSON files in a folder over plain HTTP, with conditional requests and CORS.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use anyhow::Result;
use lexopt::prelude::*;

use crate::http;
use crate::http::{Handler, Reply, Request};
use crate::{Command, digest, project};

/// The subcommand.
pub const COMMAND: Command = Command {
    name: "endpoint",
    about: "serve a folder of JSON files with GET and PUT",
    help: "cargo xtask endpoint [--port PORT] [--data DIR] [--token TOKEN]

Runs the plain JSON endpoint alone, on loopback. A URL names a file of the folder:
http://localhost:8081/<id>/board.json. Not built for the open internet.

  --port PORT     where it listens (8081)
  --data DIR      the folder (data/)
  --token TOKEN   ask for `Authorization: Bearer TOKEN`
",
    run,
};

fn run(mut parser: lexopt::Parser) -> Result<()> {
    let (mut port, mut data, mut token) = (8081, project::root().join("data"), None);
    while let Some(arg) = parser.next()? {
        match arg {
            Long("port") => port = parser.value()?.parse()?,
            Long("data") => data = parser.value()?.into(),
            Long("token") => token = Some(parser.value()?.string()?),
            _ => return Err(arg.unexpected().into()),
        }
    }
    let endpoint = Arc::new(Endpoint::new(data.clone(), token));
    let handler: Handler = {
        let endpoint = Arc::clone(&endpoint);
        Arc::new(move |request| endpoint.answer(request))
    };
    http::serve(port, "--port", &handler)?;
    for host in http::HOSTS {
        println!("http://{host}:{port}/   files in {}", data.display());
    }
    eprintln!("Not built for the open internet. Ctrl-C ends it.");
    endpoint.wait_for_ctrl_c()
}

/// The endpoint over one folder.
pub struct Endpoint {
    root: PathBuf,
    token: Option<String>,
    writing: Mutex<()>,
}

impl Endpoint {
    /// An endpoint over this folder, which need not be there yet.
    pub fn new(root: PathBuf, token: Option<String>) -> Self {
        Self { root, token, writing: Mutex::new(()) }
    }

    /// Returns after Ctrl-C, and not in the middle of a write. From then on nothing is written.
    pub fn wait_for_ctrl_c(&self) -> Result<()> {
        let (send, received) = mpsc::channel();
        ctrlc::set_handler(move || {
            send.send(()).ok();
        })?;
        received.recv()?;
        std::mem::forget(self.lock_writes());
        Ok(())
    }

    /// The lock that a write holds.
    fn lock_writes(&self) -> MutexGuard<'_, ()> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a request.
    pub fn answer(&self, request: &Request) -> Reply {
        let origin = request.header("Origin");
        if origin.is_some_and(|origin| !is_loopback(origin)) {
            return Reply::text(403, "only pages of this machine may ask");
        }
        let reply = self.answer_method(request).with("Cache-Control", "no-cache");
        let Some(origin) = origin else { return reply };
        reply
            .with("Access-Control-Allow-Origin", origin)
            .with("Access-Control-Expose-Headers", "ETag, Retry-After, Date")
            .with("Vary", "Origin")
    }

    fn answer_method(&self, request: &Request) -> Reply {
        if request.method == "OPTIONS" {
            return preflight(request);
        }
        if !self.is_allowed(request) {
            return Reply::text(401, "a token is asked for").with("WWW-Authenticate", "Bearer");
        }
        let Some(file) = self.file_of(&request.path) else {
            return Reply::text(404, "no such name");
        };
        match request.method.as_str() {
            "GET" | "HEAD" => get(&file, request),
            "PUT" => {
                let _guard = self.lock_writes();
                put(&file, request)
            }
            _ => Reply::text(405, "only GET, HEAD and PUT").with("Allow", ALLOWED),
        }
    }

    fn is_allowed(&self, request: &Request) -> bool {
        let Some(token) = &self.token else { return true };
        let given = request.header("Authorization").and_then(|value| value.strip_prefix("Bearer "));
        given == Some(token.as_str())
    }

    /// The file that a path names: plain names only, ending in `.json`, one folder deep at most.
    fn file_of(&self, path: &str) -> Option<PathBuf> {
        let name = path.strip_prefix('/')?;
        let is_safe = |part: &str| {
            let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            !part.is_empty() && !part.starts_with('.') && part.bytes().all(is_plain)
        };
        let fits = name.len() <= 200 && name.ends_with(".json") && name.split('/').count() <= 2;
        (fits && name.split('/').all(is_safe)).then(|| self.root.join(name))
    }
}

const ALLOWED: &str = "GET, HEAD, PUT, OPTIONS";

fn preflight(request: &Request) -> Reply {
    let reply = Reply::empty(204)
        .with("Allow", ALLOWED)
        .with("Access-Control-Allow-Methods", ALLOWED)
        .with(
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, If-Match, If-None-Match",
        )
        .with("Access-Control-Max-Age", "600");
    if request.header("Access-Control-Request-Private-Network").is_some() {
        return reply.with("Access-Control-Allow-Private-Network", "true");
    }
    reply
}

fn get(file: &Path, request: &Request) -> Reply {
    let Ok(bytes) = std::fs::read(file) else { return Reply::text(404, "no such file") };
    let etag = digest::etag(&bytes);
    if request.header("If-None-Match").is_some_and(|known| names(known, &etag)) {
        return Reply::empty(304).with("ETag", etag);
    }
    Reply { status: 200, body: bytes, ..Reply::default() }
        .with("Content-Type", "application/json")
        .with("ETag", etag)
}

/// Writes a file if the request's conditions hold for what is there now.
fn put(file: &Path, request: &Request) -> Reply {
    let Some(body) = &request.body else {
        return Reply::text(413, "more than 10 MB");
    };
    let current = std::fs::read(file).ok().map(|bytes| digest::etag(&bytes));
    let matches = |list: &str| current.as_ref().is_some_and(|etag| names(list, etag));
    let fails = request.header("If-Match").is_some_and(|list| !matches(list))
        || request.header("If-None-Match").is_some_and(matches);
    if fails {
        return Reply::text(412, "changed since");
    }
    if let Err(error) = write_whole(file, body) {
        eprintln!("cannot write {}: {error}", file.display());
        return Reply::text(507, "cannot be stored");
    }
    Reply::empty(if current.is_some() { 204 } else { 201 }).with("ETag", digest::etag(body))
}

/// Whether a list of `ETag`s, or `*`, names this one.
fn names(list: &str, etag: &str) -> bool {
    list.trim() == "*" || list.split(',').any(|one| one.trim() == etag)
}

/// Readers see the old bytes or the new ones, never a part.
fn write_whole(file: &Path, bytes: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let new = file.with_extension("json.new");
    std::fs::write(&new, bytes)?;
    std::fs::rename(&new, file)
}

fn is_loopback(origin: &str) -> bool {
    let host = origin.strip_prefix("http://").or_else(|| origin.strip_prefix("https://"));
    host.is_some_and(|host| {
        let is_port = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
        let name = host.rsplit_once(':').filter(|(_, port)| is_port(port));
        ["localhost", "127.0.0.1", "[::1]"].contains(&name.map_or(host, |(name, _)| name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: (&str, &str) = ("Origin", "http://localhost:8080");

    fn with_endpoint(name: &str, token: Option<&str>, test: impl FnOnce(&Endpoint)) {
        let root = std::env::temp_dir().join(format!("anliegen-{name}-{}", std::process::id()));
        project::write(&root.join("secret.json"), b"secret").unwrap();
        test(&Endpoint::new(root.join("data"), token.map(str::to_owned)));
        std::fs::remove_dir_all(root).unwrap();
    }

    fn ask(end: &Endpoint, method: &str, path: &str, headers: &[(&str, &str)]) -> Reply {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        end.answer(&Request {
            method: method.into(),
            path: path.into(),
            headers: headers.collect(),
            body: Some(method.as_bytes().to_vec()),
        })
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    #[test]
    fn a_put_holds_only_for_what_its_author_saw() {
        with_endpoint("put", None, |end| {
            let put = |headers: &[(&str, &str)]| ask(end, "PUT", "/e/board.json", headers);
            assert_eq!(put(&[("If-Match", "*")]).status, 412);
            let first = put(&[("If-None-Match", "*")]);
            assert_eq!(first.status, 201);
            assert_eq!(put(&[("If-None-Match", "*")]).status, 412);
            assert_eq!(put(&[("If-Match", "\"other\"")]).status, 412);
            let etag = header(&first, "ETag").unwrap();
            assert_eq!(put(&[("If-Match", &format!("\"other\", {etag}"))]).status, 204);
            assert_eq!(put(&[]).status, 204);
        });
    }

    #[test]
    fn a_get_tells_what_is_known_already() {
        with_endpoint("get", None, |end| {
            assert_eq!(ask(end, "GET", "/e/board.json", &[]).status, 404);
            let put = ask(end, "PUT", "/e/board.json", &[]);
            let get = ask(end, "GET", "/e/board.json", &[]);
            assert_eq!((get.status, get.body.as_slice()), (200, &b"PUT"[..]));
            assert_eq!(header(&get, "Cache-Control"), Some("no-cache"));
            let etag = header(&get, "ETag").unwrap();
            assert_eq!(header(&put, "ETag"), Some(etag));
            let again = ask(end, "GET", "/e/board.json", &[("If-None-Match", etag)]);
            assert_eq!((again.status, again.body.len()), (304, 0));
            assert_eq!(header(&again, "ETag"), Some(etag));
            assert_eq!(ask(end, "DELETE", "/e/board.json", &[]).status, 405);
        });
    }

    #[test]
    fn only_plain_names_reach_the_folder() {
        with_endpoint("names", None, |end| {
            for path in [
                "/../secret.json",
                "/%2e%2e/secret.json",
                "/e/../../secret.json",
                "/e\\board.json",
                "//secret.json",
                "/.hidden.json",
                "/a/b/c.json",
                "/e/board.txt",
                "/e/{shard}.json",
                "/",
                "",
            ] {
                for method in ["GET", "PUT"] {
                    assert_eq!(ask(end, method, path, &[]).status, 404, "{method} {path}");
                }
            }
            assert_eq!(ask(end, "PUT", "/bewegung-50plus_2013/16.json", &[]).status, 201);
        });
    }

    // F42
    #[test]
    fn f42_too_long_a_body_is_413() {
        with_endpoint("long", None, |end| {
            let request =
                Request { method: "PUT".into(), path: "/a.json".into(), ..Request::default() };
            assert_eq!(end.answer(&request).status, 413);
        });
    }

    #[test]
    fn pages_of_this_machine_may_read_errors_too() {
        with_endpoint("cors", None, |end| {
            for origin in ["http://localhost:8080", "http://127.0.0.1", "https://[::1]:1"] {
                let reply = ask(end, "GET", "/e/board.json", &[("Origin", origin)]);
                assert_eq!(reply.status, 404);
                assert_eq!(header(&reply, "Access-Control-Allow-Origin"), Some(origin));
                let exposed = header(&reply, "Access-Control-Expose-Headers");
                assert_eq!(exposed, Some("ETag, Retry-After, Date"));
            }
            for origin in
                ["http://evil.example", "http://localhost.evil.example", "http://evil:80@x", "null"]
            {
                let reply = ask(end, "PUT", "/e/board.json", &[("Origin", origin)]);
                assert_eq!(reply.status, 403, "{origin}");
                assert_eq!(header(&reply, "Access-Control-Allow-Origin"), None);
            }
        });
    }

    #[test]
    fn a_preflight_needs_no_token_and_all_else_does() {
        with_endpoint("token", Some("t0k"), |end| {
            let preflight = ask(end, "OPTIONS", "/e/board.json", &[PAGE]);
            assert_eq!(preflight.status, 204);
            let headers = header(&preflight, "Access-Control-Allow-Headers").unwrap();
            assert!(headers.contains("If-Match") && headers.contains("Authorization"));
            assert!(header(&preflight, "Access-Control-Allow-Methods").unwrap().contains("PUT"));
            for given in
                [vec![], vec![("Authorization", "Bearer t0")], vec![("Authorization", "t0k")]]
            {
                assert_eq!(ask(end, "PUT", "/e/board.json", &given).status, 401);
            }
            let given = [PAGE, ("Authorization", "Bearer t0k")];
            assert_eq!(ask(end, "PUT", "/e/board.json", &given).status, 201);
        });
    }
}
