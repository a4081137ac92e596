//! Browsers: their drivers, started for the test and ended with it.

use std::net::TcpListener;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::guard::Guarded;
use crate::page::{Engine, Page};
use crate::webdriver;
use crate::webdriver::Session;

/// Longest wait for a driver to come up.
const START: Duration = Duration::from_secs(30);

/// A browser with a profile of its own, which outlives [`Browser::restart`].
pub struct Browser {
    engine: Engine,
    driver: String,
    capabilities: Value,
    session: Mutex<Option<Arc<Session>>>,
    /// Ended in this order: the driver, then the display it draws on.
    _guards: Vec<Guarded>,
}

impl Browser {
    /// Chromium without a window, German, with a fresh profile.
    pub fn chromium() -> Self {
        Self::chromium_with(&json!({}))
    }

    /// The same with further preferences.
    pub fn chromium_with(preferences: &Value) -> Self {
        let (guard, mut lines) =
            Guarded::start("chromedriver", "chromium-driver", &["--port=0"], &[]);
        let port = lines.find_map(|line| {
            let (_, port) = line.split_once("successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        std::thread::spawn(move || lines.for_each(drop));
        let profile = guard.folder.join("profile");
        let mut settled = json!({ "intl.accept_languages": "de-DE,de" });
        for (name, value) in preferences.as_object().into_iter().flatten() {
            settled[name] = value.clone();
        }
        let capabilities = json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "prefs": settled,
                "args": [
                    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                    "--no-first-run", "--disable-background-networking",
                    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
                    // Tests change the route faster than a browser thinks people can.
                    "--disable-ipc-flooding-protection",
                    format!("--user-data-dir={}", profile.display()),
                ],
            },
        });
        Self {
            engine: Engine::Chromium,
            driver: format!("http://127.0.0.1:{}", port.expect("chromedriver's port")),
            capabilities,
            session: Mutex::default(),
            _guards: vec![guard],
        }
    }

    /// `WebKitGTK` on a display of its own. Its automation keeps nothing beyond a session.
    pub fn webkit() -> Self {
        let (display_guard, mut numbers) = Guarded::start(
            "Xvfb",
            "xvfb",
            &["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp"],
            &[],
        );
        let display = format!(":{}", numbers.next().expect("a display's number"));
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = free.local_addr().expect("its address").port();
        drop(free);
        let folder = display_guard.folder.display().to_string();
        let (guard, lines) = Guarded::start(
            "WebKitWebDriver",
            "webkit2gtk-driver",
            &[&format!("--port={port}")],
            &[
                ("DISPLAY", &display),
                ("XDG_RUNTIME_DIR", &folder),
                ("HOME", &folder),
                ("LANG", "de_DE.UTF-8"),
                ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ],
        );
        std::thread::spawn(move || lines.for_each(drop));
        let driver = format!("http://127.0.0.1:{port}");
        let started = Instant::now();
        while webdriver::send("GET", &format!("{driver}/status"), None).is_err() {
            assert!(started.elapsed() < START, "WebKitWebDriver does not come up");
            std::thread::sleep(Duration::from_millis(50));
        }
        let capabilities = json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
        });
        Self {
            engine: Engine::WebKit,
            driver,
            capabilities,
            session: Mutex::default(),
            _guards: vec![guard, display_guard],
        }
    }

    /// Opens a window as large as a phone; the browser starts with the first one.
    pub fn page(&self) -> Page {
        let mut session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        let session = session.get_or_insert_with(|| {
            let session = Session::new(&self.driver, &self.capabilities);
            Arc::new(session.unwrap_or_else(|fault| panic!("the browser does not start: {fault}")))
        });
        Page::open(Arc::clone(session), self.engine)
    }

    /// Ends the browser as a person does. The next page starts it again: a cold start.
    pub fn restart(&self) {
        if let Some(session) = self.session.lock().unwrap_or_else(PoisonError::into_inner).take() {
            session.end();
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.restart();
    }
}

/// `MiniBrowser` lies beside `WebKit`'s other programs, in a folder that depends on the machine.
fn mini_browser() -> String {
    let machine = format!("/usr/lib/{}-linux-gnu", std::env::consts::ARCH);
    for folder in [machine.as_str(), "/usr/lib64", "/usr/libexec", "/usr/lib"] {
        for version in ["webkit2gtk-4.1", "webkitgtk-6.0", "webkit2gtk-4.0"] {
            let program = format!("{folder}/{version}/MiniBrowser");
            if std::path::Path::new(&program).is_file() {
                return program;
            }
        }
    }
    panic!("MiniBrowser is missing; install it: apt-get install webkit2gtk-driver");
}
