//! Fetching and writing documents. Bounded in time and bytes before anything is read (S2), and a
//! request with a token follows no redirect (Y11).

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials,
    RequestInit, RequestRedirect, Response, ResponseType, window,
};

use crate::limits;
use crate::sync::events::Condition;
use crate::sync::intervals::GET_TIMEOUT_MS;
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
        Ok(options) => request(&put.url, &options).await,
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

/// Fetches. Never fails: what goes wrong is part of the answer.
pub async fn get(get: Get) -> RawReply {
    match get_options(&get) {
        Ok(options) => request(&get.url, &options).await,
        Err(_) => failed(NetFailure::Unreachable),
    }
}

/// Sends a request and reads its answer, within the time and the bytes allowed.
async fn request(url: &str, options: &RequestInit) -> RawReply {
    let Ok(controller) = AbortController::new() else {
        return failed(NetFailure::Unreachable);
    };
    let timer = controller.clone();
    super::dom::after(GET_TIMEOUT_MS as i32, move || timer.abort());
    options.set_credentials(RequestCredentials::Omit);
    options.set_signal(Some(&controller.signal()));
    match fetch(url, options).await {
        Ok(response) => read_reply(&response, &controller).await,
        Err(_) if controller.signal().aborted() => failed(NetFailure::TimedOut),
        Err(_) if is_mixed(url) => failed(NetFailure::Blocked),
        Err(_) => failed(NetFailure::Unreachable),
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
    Some(read_reply(&response, &AbortController::new().ok()?).await)
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

async fn read_reply(response: &Response, controller: &AbortController) -> RawReply {
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
    match read_body(response).await {
        BodyText::Text(text) => raw.body = Some(text),
        BodyText::TooBig => {
            raw.too_big = true;
            controller.abort();
        }
        BodyText::Broken => {}
    }
    raw
}

enum BodyText {
    Text(String),
    TooBig,
    Broken,
}

/// Reads piece by piece, so that an endless answer is cut off at the limit.
async fn read_body(response: &Response) -> BodyText {
    let Some(stream) = response.body() else { return BodyText::Text(String::new()) };
    let Ok(reader) = stream.get_reader().dyn_into::<ReadableStreamDefaultReader>() else {
        return BodyText::Broken;
    };
    let mut bytes: Vec<u8> = Vec::new();
    loop {
        let Ok(step) = JsFuture::from(reader.read()).await else { return BodyText::Broken };
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
