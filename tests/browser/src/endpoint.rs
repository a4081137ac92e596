//! The plain JSON endpoint of `cargo xtask endpoint`, run as people run it: a process of its own
//! over a folder, which can be stopped and started again on its port.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::guard::Guarded;
use crate::sample::Document;
use crate::server::free_port;

/// The file that holds the event.
const FILE: &str = "event.json";

/// An endpoint over a folder with one event.
pub struct Endpoint {
    port: u16,
    folder: PathBuf,
    process: Mutex<Option<Guarded>>,
}

impl Endpoint {
    /// Starts it with this event.
    pub fn with(event: &Document) -> Self {
        let (port, listener) = free_port();
        drop(listener);
        let folder = format!("anliegen-endpoint-{}-{port}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        std::fs::create_dir_all(&folder).expect("a folder for the endpoint");
        std::fs::write(folder.join(FILE), event.text()).expect("the event in it");
        let endpoint = Self { port, folder, process: Mutex::default() };
        endpoint.start();
        endpoint
    }

    /// Starts it again over the same folder.
    pub fn start(&self) {
        let program = program();
        let (port, folder) = (self.port.to_string(), self.folder.display().to_string());
        let args = ["endpoint", "--port", &port, "--data", &folder];
        let (guard, mut lines) = Guarded::start(
            &program.display().to_string(),
            "nothing; run `cargo xtask`",
            &args,
            &[],
        );
        assert!(lines.next().is_some(), "the endpoint does not come up");
        std::thread::spawn(move || lines.for_each(drop));
        *self.process.lock().unwrap_or_else(PoisonError::into_inner) = Some(guard);
    }

    /// Ends it.
    pub fn stop(&self) {
        drop(self.process.lock().unwrap_or_else(PoisonError::into_inner).take());
    }

    /// An invitation to write into the event, for the phone that opens the app at `app`.
    pub fn invitation(&self, app: &str) -> String {
        let host = app.trim_start_matches("http://").split(':').next().unwrap_or_default();
        let endpoint = format!("http%3A%2F%2F{host}%3A{}%2F{FILE}", self.port);
        format!("{app}#/join?u={endpoint}&m=rw&to=%2Fwall")
    }

    /// What lies there.
    pub fn text(&self) -> String {
        std::fs::read_to_string(self.folder.join(FILE)).expect("the event's file")
    }
}

impl Drop for Endpoint {
    fn drop(&mut self) {
        self.stop();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// `cargo xtask` itself: as it says, else where cargo puts it, two folders above this test.
fn program() -> PathBuf {
    let beside = || {
        let test = std::env::current_exe().expect("this test's own path");
        test.ancestors().nth(2).unwrap_or(Path::new("")).join("xtask")
    };
    std::env::var_os("ANLIEGEN_XTASK").map_or_else(beside, PathBuf::from)
}
