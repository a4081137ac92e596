//! The built site over HTTP, as a good static host serves it: types, compression, caching.

use std::path::{Component, Path, PathBuf};

use crate::http::{Reply, Request};
use crate::{compress, digest, headers, media_types};

/// A folder as a web site.
pub struct Site {
    root: PathBuf,
}

impl Site {
    /// The site in this folder; it is read anew for each request.
    pub fn new(root: PathBuf) -> Self {
        Self { root }
    }

    /// Answers a request. There is no fallback page: what is not there is 404 (F69).
    pub fn answer(&self, request: &Request) -> Reply {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Reply::text(405, "only GET and HEAD").with("Allow", "GET, HEAD");
        }
        let Some(name) = name_of(&request.path) else {
            return Reply::text(404, "not found");
        };
        let Some((bytes, encoding)) = self.read(name, request) else {
            return Reply::text(404, "not found");
        };
        let etag = digest::etag(&bytes);
        let known = request.header("If-None-Match").is_some_and(|known| known.contains(&etag));
        let body = if known { Vec::new() } else { bytes };
        let mut reply = Reply { status: if known { 304 } else { 200 }, body, ..Reply::default() }
            .with("Cache-Control", headers::cache_control(name))
            .with("Vary", "Accept-Encoding")
            .with("X-Content-Type-Options", "nosniff")
            .with("ETag", etag);
        if !known {
            reply = reply.with("Content-Type", media_types::content_type(name));
            if let Some(encoding) = encoding {
                reply = reply.with("Content-Encoding", encoding);
            }
        }
        reply
    }

    /// The file's bytes in the best encoding that the client takes: the copy beside it, or, for
    /// data, made for this request.
    fn read(&self, name: &str, request: &Request) -> Option<(Vec<u8>, Option<&'static str>)> {
        let file = self.root.join(name);
        let bytes = std::fs::read(&file).ok()?;
        let accepted = request.header("Accept-Encoding").unwrap_or_default();
        let takes = |encoding: &str| {
            accepted.split(',').any(|one| one.split(';').next().unwrap_or("").trim() == encoding)
        };
        if takes("br") {
            let copy = std::fs::read(with_ending(&file, "br")).ok();
            let made = || compress::brotli_fast(&bytes).ok().filter(|_| name.ends_with(".json"));
            if let Some(packed) = copy.or_else(made) {
                return Some((packed, Some("br")));
            }
        }
        if takes("gzip")
            && let Ok(packed) = std::fs::read(with_ending(&file, "gz"))
        {
            return Some((packed, Some("gzip")));
        }
        Some((bytes, None))
    }
}

/// The file that a path names: no hidden ones, nothing outside the folder.
fn name_of(path: &str) -> Option<&str> {
    let name = path.strip_prefix('/')?;
    if name.is_empty() {
        return Some("index.html");
    }
    let is_plain = |part: Component| match part {
        Component::Normal(part) => !part.as_encoded_bytes().starts_with(b"."),
        _ => false,
    };
    (Path::new(name).components().all(is_plain) && !name.contains(['\\', '%'])).then_some(name)
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project;

    fn get(site: &Site, path: &str, headers: &[(&str, &str)]) -> Reply {
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let headers = headers.collect();
        site.answer(&Request {
            method: "GET".into(),
            path: path.into(),
            headers,
            ..Request::default()
        })
    }

    fn header<'a>(reply: &'a Reply, name: &str) -> Option<&'a str> {
        reply.headers.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    fn with_site(name: &str, test: impl FnOnce(&Site)) {
        let root = std::env::temp_dir().join(format!("anliegen-{name}-{}", std::process::id()));
        for (file, bytes) in [
            ("index.html", "page"),
            ("index.html.br", "br"),
            ("index.html.gz", "gz"),
            ("app-0123456789abcdef.wasm", "wasm"),
            (".htaccess", "rules"),
            ("event.json", "{}"),
        ] {
            project::write(&root.join("dist").join(file), file_bytes(bytes)).unwrap();
        }
        project::write(&root.join("secret.html"), b"secret").unwrap();
        test(&Site::new(root.join("dist")));
        std::fs::remove_dir_all(root).unwrap();
    }

    fn file_bytes(text: &str) -> &[u8] {
        text.as_bytes()
    }

    #[test]
    fn encodings_are_negotiated() {
        with_site("encodings", |site| {
            for (accepted, body, encoding) in [
                ("gzip, deflate, br", "br", Some("br")),
                ("gzip;q=1", "gz", Some("gzip")),
                ("brother", "page", None),
            ] {
                let reply = get(site, "/", &[("Accept-Encoding", accepted)]);
                assert_eq!((reply.status, reply.body.as_slice()), (200, body.as_bytes()));
                assert_eq!(header(&reply, "Content-Encoding"), encoding);
                assert_eq!(header(&reply, "Content-Type"), Some("text/html; charset=utf-8"));
            }
            let data = get(site, "/event.json", &[("Accept-Encoding", "br")]);
            assert_eq!(header(&data, "Content-Encoding"), Some("br"));
            assert_eq!(data.body, compress::brotli_fast(b"{}").unwrap());
        });
    }

    // W4: the page is asked for anew, hashed names are kept.
    #[test]
    fn w4_caching_follows_the_name() {
        with_site("caching", |site| {
            let page = get(site, "/", &[]);
            assert_eq!(header(&page, "Cache-Control"), Some("no-cache"));
            let etag = header(&page, "ETag").unwrap();
            let again = get(site, "/index.html", &[("If-None-Match", etag)]);
            assert_eq!((again.status, again.body.len()), (304, 0));
            let wasm = get(site, "/app-0123456789abcdef.wasm", &[]);
            assert_eq!(header(&wasm, "Content-Type"), Some("application/wasm"));
            assert!(header(&wasm, "Cache-Control").unwrap().ends_with("immutable"));
        });
    }

    // F69: no fallback page; and nothing outside the folder.
    #[test]
    fn f69_what_is_not_there_is_404() {
        with_site("missing", |site| {
            for path in ["/app-1.wasm", "/../secret.html", "/.htaccess", "/%2e%2e/secret.html"] {
                assert_eq!(get(site, path, &[]).status, 404, "{path}");
            }
            let put = Request { method: "PUT".into(), path: "/".into(), ..Request::default() };
            assert_eq!(site.answer(&put).status, 405);
        });
    }
}
