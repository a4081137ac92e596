//! A `WebDriver` client: the few commands of the W3C standard that are needed here, plain.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use serde_json::{Value, json};

/// How an element is written in `WebDriver`'s JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// Longest wait for the driver's answer, in seconds.
const ANSWER_S: u64 = 120;

/// What the driver says has gone wrong.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The standard's word, such as `no such element`.
    pub error: String,
    /// The driver's sentence.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.error, self.message)
    }
}

/// Sends one command.
pub fn send(method: &str, url: &str, body: Option<&Value>) -> Result<Value, Fault> {
    let fault = |error: &str, message: String| Fault { error: error.to_owned(), message };
    let request = match method {
        "GET" => minreq::get(url),
        "DELETE" => minreq::delete(url),
        _ => minreq::post(url),
    };
    let request = match body {
        Some(body) => request
            .with_body(body.to_string())
            .with_header("Content-Type", "application/json; charset=utf-8"),
        None => request,
    };
    let response = request.with_timeout(ANSWER_S).send();
    let response = response.map_err(|error| fault("no driver", error.to_string()))?;
    let text = response.as_str().map_err(|error| fault("no text", error.to_string()))?;
    let answer: Value =
        serde_json::from_str(text).map_err(|error| fault("no JSON", format!("{error}: {text}")))?;
    let value = answer.get("value").cloned().unwrap_or(Value::Null);
    if response.status_code == 200 {
        return Ok(value);
    }
    let word = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or("").to_owned();
    Err(fault(&word("error"), word("message")))
}

/// A browser under remote control. Commands go to one window at a time; whoever names another
/// one switches.
pub struct Session {
    url: String,
    /// The window that the browser began with. It stays open, or the browser would end.
    first: String,
    window: Mutex<String>,
}

impl Session {
    /// Starts the browser.
    pub fn new(driver: &str, capabilities: &Value) -> Result<Self, Fault> {
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let value = send("POST", &format!("{driver}/session"), Some(&body))?;
        let id = value.get("sessionId").and_then(Value::as_str).unwrap_or_default();
        let url = format!("{driver}/session/{id}");
        let first = send("GET", &format!("{url}/window"), None)?;
        let first = first.as_str().unwrap_or_default().to_owned();
        Ok(Self { url, window: Mutex::new(first.clone()), first })
    }

    /// Ends the browser.
    pub fn end(&self) {
        let _ = send("DELETE", &self.url, None);
    }

    /// Opens a window and returns its handle.
    pub fn open(&self) -> Result<String, Fault> {
        let mut current = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        self.switch(&mut current, &self.first)?;
        let value = self.post("window/new", &json!({ "type": "window" }))?;
        Ok(value.get("handle").and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    /// Closes a window.
    pub fn close(&self, window: &str) -> Result<(), Fault> {
        let mut current = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        self.switch(&mut current, window)?;
        current.clear();
        send("DELETE", &format!("{}/window", self.url), None).map(|_| ())
    }

    /// Sends a command to a window.
    pub fn command(&self, window: &str, path: &str, body: &Value) -> Result<Value, Fault> {
        let mut current = self.window.lock().unwrap_or_else(PoisonError::into_inner);
        self.switch(&mut current, window)?;
        self.post(path, body)
    }

    /// Finds an element and returns its path, for further commands.
    pub fn find(&self, window: &str, css: &str) -> Result<String, Fault> {
        let body = json!({ "using": "css selector", "value": css });
        let value = self.command(window, "element", &body)?;
        let id = value.get(ELEMENT).and_then(Value::as_str).unwrap_or_default();
        Ok(format!("element/{id}"))
    }

    fn switch(&self, current: &mut String, window: &str) -> Result<(), Fault> {
        if current != window {
            self.post("window", &json!({ "handle": window }))?;
            window.clone_into(current);
        }
        Ok(())
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Fault> {
        send("POST", &format!("{}/{path}", self.url), Some(body))
    }
}
