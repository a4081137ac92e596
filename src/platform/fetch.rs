//! Fetching and writing documents. Bounded in bytes and in silence before anything is read (S2),
//! and a request with a token follows no redirect (Y11).

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, Response, ResponseType, window,
};

use super::{clock, dom, policy};
use crate::limits;
use crate::sync::events::Condition;
use crate::sync::intervals::SILENCE_MS;
use crate::sync::replies::get::{NetFailure, RawReply};

/// A document to be fetched.
pub struct Get {
    /// Where it is.
    pub url: String,
    /// Let the browser revalidate what it has; otherwise past its cache.
    pub conditional: bool,
    /// Goes along as `Authorization: Bearer`.
    pub token: Option<String>,
}

/// A document to be written.
pub struct Put {
    /// Where to.
    pub url: String,
    /// On what it depends.
    pub condition: Condition,
    /// Let it outlive the page.
    pub keepalive: bool,
    /// Goes along as `Authorization: Bearer`.
    pub token: Option<String>,
    /// The document.
    pub text: String,
}

/// Writes. Never fails: what goes wrong is part of the answer. No redirect is followed, also
/// without a token: what people write goes to their event's endpoint and nowhere else (S3).
pub async fn put(put: Put) -> RawReply {
    match put_options(&put) {
        Ok(options) => request(&put.url, &options, Rc::new(|| {})).await,
        Err(_) => failed(NetFailure::Unreachable),
    }
}

fn put_options(put: &Put) -> Result<RequestInit, JsValue> {
    let headers = Headers::new()?;
    headers.set("Content-Type", "application/json")?;
    match &put.condition {
        Condition::None => {}
        Condition::Match(tag) => headers.set("If-Match", tag)?,
        Condition::Absent => headers.set("If-None-Match", "*")?,
    }
    if let Some(token) = &put.token {
        headers.set("Authorization", &format!("Bearer {token}"))?;
    }
    let options = RequestInit::new();
    options.set_method("PUT");
    options.set_headers(&headers);
    options.set_body(&JsValue::from_str(&put.text));
    options.set_redirect(RequestRedirect::Manual);
    Reflect::set(&options, &"keepalive".into(), &put.keepalive.into())?;
    Ok(options)
}

/// Fetches. Never fails: what goes wrong is part of the answer. `flowing` is called now and then
/// while the answer arrives.
pub async fn get(get: Get, flowing: impl Fn() + 'static) -> RawReply {
    match get_options(&get) {
        Ok(options) => request(&get.url, &options, Rc::new(flowing)).await,
        Err(_) => failed(NetFailure::Unreachable),
    }
}

/// Sends a request and reads its answer, as long as it flows and within the bytes allowed.
async fn request(url: &str, options: &RequestInit, flowing: Rc<dyn Fn()>) -> RawReply {
    let Ok(line) = Line::open(flowing) else { return failed(NetFailure::Unreachable) };
    options.set_credentials(RequestCredentials::Omit);
    options.set_signal(Some(&line.controller.signal()));
    policy::watch();
    let raw = match fetch(url, options).await {
        Ok(response) => read_reply(&response, &line).await,
        Err(_) if line.controller.signal().aborted() => failed(NetFailure::TimedOut),
        Err(_) if is_mixed(url) || policy::forbids(url).await => failed(NetFailure::Blocked),
        Err(_) => failed(NetFailure::Unreachable),
    };
    line.is_over.set(true);
    raw
}

/// How often a slow answer is reported, in ms.
const REPORT_EVERY_MS: i64 = 5_000;

/// A request under way, which is given up once nothing has come for [`SILENCE_MS`].
struct Line {
    controller: AbortController,
    /// When something last came, in ms since 1970.
    heard: Cell<i64>,
    /// When that was last reported.
    reported: Cell<i64>,
    is_over: Cell<bool>,
    /// Reads the answer.
    reader: RefCell<Option<ReadableStreamDefaultReader>>,
    flowing: Rc<dyn Fn()>,
}

impl Line {
    fn open(flowing: Rc<dyn Fn()>) -> Result<Rc<Self>, JsValue> {
        let now = Cell::new(clock::now_ms());
        let line = Rc::new(Self {
            controller: AbortController::new()?,
            heard: now.clone(),
            reported: now,
            is_over: Cell::new(false),
            reader: RefCell::new(None),
            flowing,
        });
        Rc::clone(&line).listen(SILENCE_MS);
        Ok(line)
    }

    /// Looks again after so many ms whether anything has come.
    fn listen(self: Rc<Self>, ms: i64) {
        dom::after(ms as i32, move || {
            if self.is_over.get() {
                return;
            }
            match SILENCE_MS - (clock::now_ms() - self.heard.get()) {
                left if left > 0 => self.listen(left),
                _ => self.give_up(),
            }
        });
    }

    fn give_up(&self) {
        self.controller.abort();
        // What the page's start code has begun to fetch is ended by its reader alone.
        if let Some(reader) = self.reader.borrow_mut().take() {
            let _ = reader.cancel();
        }
    }

    /// Something came.
    fn hear(&self) {
        let now = clock::now_ms();
        self.heard.set(now);
        if now - self.reported.get() >= REPORT_EVERY_MS {
            self.reported.set(now);
            (self.flowing)();
        }
    }
}

/// The answer to what the page's start code has begun to fetch from this address, if anything.
pub async fn prefetched(url: &str) -> Option<RawReply> {
    let window = window()?;
    let promise = Reflect::get(&window, &"anliegenEvent".into()).ok()?;
    let promise: Promise = promise.dyn_into().ok()?;
    let _ = Reflect::delete_property(&window, &"anliegenEvent".into());
    let response: Response = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    if response.url() != url {
        return None;
    }
    let line = Line::open(Rc::new(|| {})).ok()?;
    let raw = read_reply(&response, &line).await;
    line.is_over.set(true);
    Some(raw)
}

fn get_options(get: &Get) -> Result<RequestInit, JsValue> {
    let options = RequestInit::new();
    options.set_cache(if get.conditional { RequestCache::NoCache } else { RequestCache::Reload });
    if let Some(token) = &get.token {
        let headers = Headers::new()?;
        headers.set("Authorization", &format!("Bearer {token}"))?;
        options.set_headers(&headers);
        options.set_redirect(RequestRedirect::Manual);
    }
    Ok(options)
}

async fn fetch(url: &str, options: &RequestInit) -> Result<Response, JsValue> {
    let window = window().ok_or(JsValue::NULL)?;
    JsFuture::from(window.fetch_with_str_and_init(url, options)).await?.dyn_into()
}

async fn read_reply(response: &Response, line: &Line) -> RawReply {
    let headers = response.headers();
    let header = |name: &str| headers.get(name).ok().flatten();
    let mut raw = RawReply {
        status: response.status(),
        redirected: response.redirected(),
        opaque: matches!(response.type_(), ResponseType::Opaque | ResponseType::Opaqueredirect),
        content_type: header("content-type"),
        etag: header("etag"),
        retry_after: header("retry-after"),
        date: header("date"),
        ..RawReply::default()
    };
    match read_body(response, line).await {
        BodyText::Text(text) => raw.body = Some(text),
        BodyText::TooBig => {
            raw.too_big = true;
            line.controller.abort();
        }
        BodyText::Broken => raw.cut_off = true,
    }
    raw
}

enum BodyText {
    Text(String),
    TooBig,
    Broken,
}

/// Reads piece by piece, so that an endless answer is cut off at the limit.
async fn read_body(response: &Response, line: &Line) -> BodyText {
    let Some(stream) = response.body() else { return BodyText::Text(String::new()) };
    let Ok(reader) = stream.get_reader().dyn_into::<ReadableStreamDefaultReader>() else {
        return BodyText::Broken;
    };
    *line.reader.borrow_mut() = Some(reader.clone());
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let Ok(step) = JsFuture::from(reader.read()).await else { return BodyText::Broken };
        if line.controller.signal().aborted() {
            return BodyText::Broken;
        }
        line.hear();
        let done = Reflect::get(&step, &"done".into()).is_ok_and(|d| d.is_truthy());
        if done {
            break;
        }
        let Ok(piece) = Reflect::get(&step, &"value".into()) else { return BodyText::Broken };
        let piece: Uint8Array = piece.unchecked_into();
        if bytes.len() + piece.length() as usize > limits::DOCUMENT_BYTES {
            return BodyText::TooBig;
        }
        bytes.extend_from_slice(&piece.to_vec());
    }
    BodyText::Text(String::from_utf8_lossy(&bytes).into_owned())
}

fn failed(failure: NetFailure) -> RawReply {
    RawReply { failure: Some(failure), ..RawReply::default() }
}

/// An `http` address from an `https` page is never let out, but for the phone itself (F46).
fn is_mixed(url: &str) -> bool {
    let secure = window().and_then(|w| w.location().protocol().ok()).is_some_and(|p| p == "https:");
    let own = ["http://localhost", "http://127.0.0.1", "http://[::1]"];
    secure && url.starts_with("http:") && !own.iter().any(|o| url.starts_with(o))
}
