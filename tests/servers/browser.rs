//! What a browser makes of the app's requests to another origin: it asks before it writes,
//! shows only what the server lets it show, and keeps what it got.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anliegen::sync::events::Condition;
use anliegen::sync::replies::get::RawReply;

use crate::http::{Answer, Method, send};
use crate::support::request::{Request, unreachable};

/// What went to and fro.
#[derive(Debug, Default)]
pub struct Traffic {
    /// Writes.
    pub puts: usize,
    /// Writes refused with 409 or 412.
    pub conflicts: usize,
    /// Reads answered by 304.
    pub unchanged: usize,
}

/// Whom a browser talks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Peer {
    /// A web server; it gets exactly what browsers send.
    Server,
    /// moto, which is not S3 in two things: it wants a permission for the preflight of a file
    /// that is there, so that is sent for one that is not; and of a file that was written twice
    /// in a second it says 304 by its time, though the tag is another.
    Moto,
}

type Headers<'a> = BTreeMap<&'a str, String>;

/// One browser.
pub struct Browser {
    traffic: Rc<RefCell<Traffic>>,
    peer: Peer,
    /// Preflights already answered well: address, method, names of headers.
    allowed: BTreeSet<(String, String, String)>,
    /// The cache.
    kept: BTreeMap<String, Answer>,
}

impl Browser {
    /// One with an empty cache.
    pub fn new(traffic: &Rc<RefCell<Traffic>>, peer: Peer) -> Self {
        let (allowed, kept) = (BTreeSet::new(), BTreeMap::new());
        Self { traffic: traffic.clone(), peer, allowed, kept }
    }

    /// Carries out a request of the app.
    pub fn ask(&mut self, request: &Request) -> RawReply {
        let answer = if request.put.is_some() { self.put(request) } else { self.get(request) };
        answer.as_ref().and_then(shown).unwrap_or_else(unreachable)
    }

    fn put(&mut self, request: &Request) -> Option<Answer> {
        let put = request.put.as_ref()?;
        let mut headers = authorized(request);
        headers.insert("content-type", "application/json".to_owned());
        match &put.condition {
            Condition::None => {}
            Condition::Match(tag) => drop(headers.insert("if-match", tag.clone())),
            Condition::Absent => drop(headers.insert("if-none-match", "*".to_owned())),
        }
        self.may(&request.url, "PUT", &headers)?;
        let answer = send(Method::Put, &request.url, &headers, Some(&put.text))?;
        let mut traffic = self.traffic.borrow_mut();
        traffic.puts += 1;
        traffic.conflicts += usize::from([409, 412].contains(&answer.status));
        self.kept.remove(&request.url);
        Some(answer)
    }

    fn get(&mut self, request: &Request) -> Option<Answer> {
        let mut headers = authorized(request);
        if !headers.is_empty() {
            self.may(&request.url, "GET", &headers)?;
        }
        let fresh = if request.conditional { "max-age=0" } else { "no-cache" };
        headers.insert("cache-control", fresh.to_owned());
        let kept = self.kept.get(&request.url).filter(|_| request.conditional);
        let questions = match self.peer {
            Peer::Server => {
                &[("etag", "if-none-match"), ("last-modified", "if-modified-since")][..]
            }
            Peer::Moto => &[("etag", "if-none-match")],
        };
        for (tag, question) in questions {
            if let Some(value) = kept.and_then(|kept| kept.header(tag)) {
                headers.insert(question, value.to_owned());
            }
        }
        let answer = send(Method::Get, &request.url, &headers, None)?;
        if answer.status == 304 {
            self.traffic.borrow_mut().unchanged += 1;
            let kept = self.kept.get_mut(&request.url)?;
            kept.headers.extend(answer.headers);
            return Some(kept.clone());
        }
        if answer.status == 200 {
            self.kept.insert(request.url.clone(), answer.clone());
        }
        Some(answer)
    }

    /// Asks the server whether the page may do so.
    fn may(&mut self, url: &str, method: &str, headers: &Headers) -> Option<()> {
        let names: Vec<&str> = headers.keys().copied().collect();
        let question = (url.to_owned(), method.to_owned(), names.join(","));
        if self.allowed.contains(&question) {
            return Some(());
        }
        let beside = if self.peer == Peer::Moto { "-" } else { "" };
        let asked = BTreeMap::from([
            ("access-control-request-method", method.to_owned()),
            ("access-control-request-headers", question.2.clone()),
        ]);
        let answer = send(Method::Options, &format!("{url}{beside}"), &asked, None)?;
        let known = answer.listed("access-control-allow-headers");
        let all = names.iter().all(|name| known.iter().any(|header| header == name));
        let methods = answer.listed("access-control-allow-methods");
        let may = method == "GET" || methods.contains(&method.to_lowercase());
        let good = answer.is_good() && answer.is_open() && all && may;
        if good {
            self.allowed.insert(question);
        }
        good.then_some(())
    }
}

fn authorized(request: &Request) -> Headers<'static> {
    let mut headers = BTreeMap::new();
    if let Some(authorization) = &request.authorization {
        headers.insert("authorization", authorization.clone());
    }
    headers
}

/// What the page gets to see of an answer, if anything.
fn shown(answer: &Answer) -> Option<RawReply> {
    if !answer.is_open() {
        return None;
    }
    let exposed = answer.listed("access-control-expose-headers");
    let header = |name: &str| {
        let open = name == "content-type" || exposed.iter().any(|known| known == name);
        answer.header(name).filter(|_| open).map(str::to_owned)
    };
    Some(RawReply {
        status: answer.status,
        content_type: header("content-type"),
        etag: header("etag"),
        retry_after: header("retry-after"),
        date: header("date"),
        body: Some(answer.body.clone()),
        ..RawReply::default()
    })
}

#[test]
fn what_the_server_does_not_open_is_not_shown() {
    let mut answer = Answer { status: 200, headers: BTreeMap::new(), body: String::new() };
    answer.headers.insert("etag".to_owned(), "\"a\"".to_owned());
    assert_eq!(shown(&answer), None);
    answer.headers.insert("access-control-allow-origin".to_owned(), "*".to_owned());
    assert_eq!(shown(&answer).unwrap().etag, None);
    answer.headers.insert("access-control-expose-headers".to_owned(), "Date, ETag".to_owned());
    assert_eq!(shown(&answer).unwrap().etag.as_deref(), Some("\"a\""));
}
