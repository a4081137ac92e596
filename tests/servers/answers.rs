//! What the web spaces answer, request by request.

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::thread::sleep;
use std::time::Duration;

use crate::http::{Answer, Method, send};
use crate::space::Space;

fn ask(method: Method, url: &str, headers: &[(&str, &str)], body: Option<&str>) -> Answer {
    let headers = headers.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    let answer = send(method.clone(), url, &headers, body);
    answer.unwrap_or_else(|| panic!("{method} {url}: no answer"))
}

/// A name beside the event's.
fn beside(space: &Space, name: &str) -> String {
    let (folder, _) = space.url.rsplit_once('/').unwrap();
    format!("{folder}/{name}")
}

#[test]
fn pages_of_other_origins_may_read_write_and_see_the_tag() {
    for space in Space::all() {
        let (name, url) = (space.name, space.url.as_str());
        let get = ask(Method::Get, url, &[], None);
        assert!(get.is_good() && get.is_open(), "{name}: {get:?}");
        let exposed = get.listed("access-control-expose-headers");
        for header in ["etag", "retry-after", "date"] {
            assert!(exposed.iter().any(|known| known == header), "{name}: {exposed:?}");
        }
        assert_eq!(get.header("content-type"), Some("application/json"), "{name}");
        let missing = ask(Method::Get, &beside(&space, "none.json"), &[], None);
        assert_eq!((missing.status, missing.is_open()), (404, true), "{name}");
        let put = ask(Method::Put, url, &[("if-match", "\"stale\"")], Some(&get.body));
        assert!(put.is_open(), "{name}: {put:?}");
        // moto lets nobody ask for a file that is there.
        let asked = if name == "S3" { beside(&space, "none.json") } else { url.to_owned() };
        let names = if name == "S3" {
            "content-type,if-match"
        } else {
            "authorization,content-type,if-match"
        };
        let question =
            [("access-control-request-method", "PUT"), ("access-control-request-headers", names)];
        let preflight = ask(Method::Options, &asked, &question, None);
        assert!(preflight.is_good() && preflight.is_open(), "{name}: {preflight:?}");
        let headers = preflight.listed("access-control-allow-headers");
        assert!(names.split(',').all(|n| headers.iter().any(|known| known == n)), "{headers:?}");
        let methods = preflight.listed("access-control-allow-methods");
        assert!(methods.iter().any(|known| known == "put"), "{name}: {methods:?}");
    }
}

#[test]
fn nothing_but_reading_and_writing_json_is_allowed() {
    for space in Space::with_files() {
        let (name, url) = (space.name, space.url.as_str());
        let before = space.file();
        for method in ["DELETE", "PROPFIND", "MKCOL", "MOVE", "COPY", "LOCK", "POST"] {
            let to = beside(&space, "other.json");
            let method = Method::Custom(method.to_owned());
            let answer = ask(method.clone(), url, &[("destination", &to)], None);
            assert!(answer.status >= 400, "{name}: {method:?} {}", answer.status);
        }
        for file in ["page.html", ".htaccess", "a/b/c.json", ".hidden.json", "x.json/"] {
            let answer = ask(Method::Put, &beside(&space, file), &[], Some("{}"));
            assert!(answer.status >= 400, "{name}: {file} {}", answer.status);
        }
        // Some hang up without an answer.
        let long = " ".repeat(6_000_000);
        let answer = send(Method::Put, url, &BTreeMap::new(), Some(&long));
        assert!(answer.is_none_or(|answer| answer.status == 413), "{name}");
        assert_eq!(space.file(), before, "{name}");
    }
}

/// What is said of two writes that both depend on the same tag, the second of which begins
/// before the first has arrived.
fn overlapping(space: &Space) -> Vec<u16> {
    let get = ask(Method::Get, &space.url, &[], None);
    let address = space.url.trim_start_matches("http://");
    let (host, path) = address.split_once('/').unwrap();
    let bodies = [get.body.clone(), format!("{} ", get.body)];
    let started: Vec<TcpStream> = bodies
        .iter()
        .map(|body| {
            let mut stream = TcpStream::connect(host).unwrap();
            let (tag, length) = (get.header("etag").unwrap(), body.len());
            let head = format!(
                "PUT /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\
                 Content-Type: application/json\r\nIf-Match: {tag}\r\n\
                 Content-Length: {length}\r\n\r\n"
            );
            stream.write_all(head.as_bytes()).unwrap();
            stream.write_all(&body.as_bytes()[..1_000]).unwrap();
            sleep(Duration::from_millis(200));
            stream
        })
        .collect();
    let ends = bodies.iter().map(|body| &body.as_bytes()[1_000..]);
    started.into_iter().zip(ends).map(|(stream, end)| finish(stream, end)).collect()
}

/// Sends the rest of a request and reads the status.
fn finish(mut stream: TcpStream, rest: &[u8]) -> u16 {
    stream.write_all(rest).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer.split(' ').nth(1).unwrap().parse().unwrap()
}

// Y5
#[test]
fn where_two_writes_overlap_a_good_answer_is_no_delivery() {
    for (space, second) in [(Space::apache(), 204), (Space::lighttpd(), 412), (Space::nginx(), 204)]
    {
        assert_eq!(overlapping(&space), [204, second], "{}", space.name);
    }
}
