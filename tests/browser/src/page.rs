//! One window of a browser, in the words of a test.

use std::sync::Arc;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::webdriver::{Fault, Session};

/// Longest wait for anything to happen; machines that test may be slow.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longest time that a screen takes to come to rest.
const SCROLLING: Duration = Duration::from_secs(3);
const GLANCE: Duration = Duration::from_millis(40);

/// Which browser it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, with the Chrome `DevTools` Protocol.
    Chromium,
    /// `WebKitGTK`.
    WebKit,
}

/// What a failed wait shows of the page.
const STATE: &str = "return JSON.stringify({ url: location.href, \
    page: Object.fromEntries([...document.documentElement.attributes].map(a => [a.name, a.value])), \
    faults: [...document.querySelectorAll('[data-fault]')].map(e => e.dataset.fault), \
    text: document.body ? document.body.innerText.slice(0, 1500) : null }, null, 1)";

/// A window, closed at the end.
pub struct Page {
    session: Arc<Session>,
    window: String,
    engine: Engine,
}

impl Page {
    /// Opens a window of the size of a phone.
    pub fn open(session: Arc<Session>, engine: Engine) -> Self {
        let window = session.open().unwrap_or_else(|fault| panic!("no window: {fault}"));
        let page = Self { session, window, engine };
        page.resize(390, 844);
        page
    }

    /// Makes the window's inside so large, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        match self.engine {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 700,
                });
                self.cdp("Emulation.setDeviceMetricsOverride", &metrics);
            }
            Engine::WebKit => {
                let rect = json!({ "x": 0, "y": 0, "width": width, "height": height });
                self.send("window/rect", &rect);
            }
        }
    }

    /// Goes to an address; the load event has happened, or failed, when this returns.
    pub fn go(&self, url: &str) {
        self.send("url", &json!({ "url": url }));
    }

    /// Changes the route, as a link does.
    pub fn route(&self, route: &str) {
        self.run("location.hash = arguments[0]", &json!([route]));
    }

    /// Loads the page anew, as the browser's button does, and waits for the app.
    pub fn reload(&self) {
        // By script: a driver's own refresh may pass the service worker by.
        self.js("window.isOldLoad = true; location.reload(); return null");
        self.wait_for("!window.isOldLoad && document.readyState === 'complete'");
    }

    /// Runs a script with `return`; a promise is waited for.
    pub fn js(&self, script: &str) -> Value {
        self.run(script, &json!([]))
    }

    /// Runs a script with arguments.
    pub fn run(&self, script: &str, args: &Value) -> Value {
        self.send("execute/sync", &json!({ "script": script, "args": args }))
    }

    /// The value of a JavaScript expression as text; empty for nothing.
    pub fn value(&self, expression: &str) -> String {
        match self.js(&format!("return {expression}")) {
            Value::String(text) => text,
            Value::Null => String::new(),
            other => other.to_string(),
        }
    }

    /// The value of a JavaScript expression as a number; -1 for none.
    pub fn number(&self, expression: &str) -> f64 {
        self.js(&format!("return {expression}")).as_f64().unwrap_or(-1.0)
    }

    /// How many elements there are.
    pub fn count(&self, css: &str) -> u64 {
        self.js(&format!("return document.querySelectorAll({}).length", json!(css)))
            .as_u64()
            .unwrap_or(0)
    }

    /// Whether a JavaScript expression holds.
    pub fn holds(&self, expression: &str) -> bool {
        self.js(&format!("return !!({expression})")) == Value::Bool(true)
    }

    /// Waits until a JavaScript expression holds.
    #[track_caller]
    pub fn wait_for(&self, expression: &str) {
        self.wait_within(PATIENCE, expression);
    }

    /// The same for what takes its time.
    #[track_caller]
    pub fn wait_within(&self, patience: Duration, expression: &str) {
        let script = format!("return Promise.resolve({expression}).then(Boolean)");
        let body = json!({ "script": script, "args": [] });
        let started = Instant::now();
        loop {
            // While a page is being loaded there may be nothing to ask.
            let answer = self.session.command(&self.window, "execute/sync", &body);
            if matches!(answer, Ok(Value::Bool(true))) {
                return;
            }
            if started.elapsed() > patience {
                let error = answer.err().map_or_else(String::new, |fault| fault.to_string());
                let state = self.run(STATE, &json!([]));
                panic!("waited for: {expression}\n{error}\n{}", state.as_str().unwrap_or(""));
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Waits until the app has drawn a screen.
    #[track_caller]
    pub fn wait_ready(&self) {
        self.wait_for("document.documentElement.dataset.app === 'ready'");
    }

    /// Waits until an element is there.
    #[track_caller]
    pub fn wait_css(&self, css: &str) {
        self.wait_for(&format!("document.querySelector({})", json!(css)));
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub fn wait_text(&self, text: &str) {
        self.wait_for(&format!(
            "document.body && document.body.innerText.includes({})",
            json!(text)
        ));
    }

    /// Taps an element, as soon as it is there and nothing lies over it: a new screen may still
    /// be scrolling.
    #[track_caller]
    pub fn tap(&self, css: &str) {
        let script = "document.querySelector(arguments[0]).scrollIntoView(\
                      { block: 'center', behavior: 'instant' })";
        let started = Instant::now();
        loop {
            self.wait_css(css);
            self.run(script, &json!([css]));
            let click = format!("{}/click", self.find(css));
            match self.session.command(&self.window, &click, &json!({})) {
                Ok(_) => return,
                Err(fault) if fault.error != "element click intercepted" => {
                    panic!("{css}: {fault}")
                }
                Err(fault) => assert!(started.elapsed() < SCROLLING, "{css}: {fault}"),
            }
            std::thread::sleep(GLANCE);
        }
    }

    /// Types into a field with the keyboard, behind what stands there.
    #[track_caller]
    pub fn write(&self, css: &str, text: &str) {
        self.wait_css(css);
        let element = self.find(css);
        self.send(&format!("{element}/value"), &json!({ "text": text }));
    }

    /// Presses keys where the focus is; special ones by their `WebDriver` code points.
    pub fn keys(&self, keys: &str) {
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({ "type": "keyDown", "value": key.to_string() }));
            actions.push(json!({ "type": "keyUp", "value": key.to_string() }));
        }
        self.actions(&json!({ "type": "key", "id": "keyboard", "actions": actions }));
    }

    /// What a source of input does, in the words of the standard.
    pub fn actions(&self, source: &Value) {
        self.send("actions", &json!({ "actions": [source] }));
    }

    /// The text of an element as shown; empty where there is none.
    pub fn text(&self, css: &str) -> String {
        self.value(&format!("document.querySelector({})?.innerText", json!(css)))
    }

    /// An attribute of `<html>`, by its name behind `data-`.
    pub fn state(&self, name: &str) -> String {
        self.value(&format!("document.documentElement.dataset[{}]", json!(name)))
    }

    /// A command of the Chrome `DevTools` Protocol.
    #[track_caller]
    pub fn cdp(&self, command: &str, parameters: &Value) -> Value {
        self.send("goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    /// The same where the window may not live to answer.
    pub fn try_cdp(&self, command: &str, parameters: &Value) -> Result<Value, Fault> {
        let body = json!({ "cmd": command, "params": parameters });
        self.session.command(&self.window, "goog/cdp/execute", &body)
    }

    /// Runs a script in every page of this window before anything else does.
    pub fn before_each_load(&self, script: &str) {
        self.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
    }

    /// What the browser has logged since the last time: `browser` or `performance`.
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let log = self.send("se/log", &json!({ "type": kind }));
        log.as_array().cloned().unwrap_or_default()
    }

    #[track_caller]
    fn find(&self, css: &str) -> String {
        let found = self.session.find(&self.window, css);
        found.unwrap_or_else(|fault| panic!("{css}: {fault}"))
    }

    #[track_caller]
    fn send(&self, path: &str, body: &Value) -> Value {
        let answer = self.session.command(&self.window, path, body);
        answer.unwrap_or_else(|fault| panic!("{path} {body}: {fault}"))
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _ = self.session.close(&self.window);
    }
}
