//! The test's own server: the built site, an endpoint that behaves as the test says, and a
//! record of everything that was asked. It can be stopped and started again on its port.
//! A document that it has can be replaced by PUT.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::wire;
use crate::wire::Seen;
use crate::{Answer, Site};

/// Ports below those that systems give to outgoing connections, so that nobody takes one
/// while its server is stopped.
const PORTS: std::ops::Range<u16> = 20_000..30_000;
static NEXT: AtomicU16 = AtomicU16::new(0);

#[derive(Default)]
struct State {
    site: Site,
    answers: BTreeMap<String, Answer>,
    /// Said to every request, whatever it asks for.
    always: Option<Answer>,
    seen: Vec<Seen>,
    /// Paths of the site's files that were sent, with the bytes of each body.
    sent: Vec<(String, usize)>,
    /// Files are sent without a word on caching.
    is_bare: bool,
    open: Vec<TcpStream>,
    running: bool,
}

/// A server on loopback.
pub struct Server {
    port: u16,
    state: Arc<Mutex<State>>,
    listener: Mutex<Option<JoinHandle<()>>>,
}

impl Server {
    /// Serves a site on a port of its own.
    pub fn new(site: Site) -> Self {
        let state = State { site, ..State::default() };
        let (port, listener) = free_port();
        let server = Self { port, state: Arc::new(Mutex::new(state)), listener: Mutex::new(None) };
        server.run(listener);
        server
    }

    /// The site's address.
    pub fn url(&self) -> String {
        format!("http://localhost:{}/", self.port)
    }

    /// The same server under its other name: another origin for browsers.
    pub fn other_origin(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// Stops listening and cuts every connection: the network is gone.
    pub fn stop(&self) {
        {
            let mut state = self.state();
            state.running = false;
            for stream in state.open.drain(..) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
        let listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(listener) = listener {
            // The listener wakes up, sees that it is over, and lets go of the port.
            let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
            let _ = listener.join();
        }
    }

    /// Listens again on the same port.
    pub fn start(&self) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port));
        self.run(listener.expect("the port is still free"));
    }

    /// Says this when someone asks for `path`, from now on.
    pub fn put(&self, path: &str, answer: Answer) {
        self.state().answers.insert(path.to_owned(), answer);
    }

    /// What would be said for a path now; empty for nothing.
    pub fn text(&self, path: &str) -> String {
        let state = self.state();
        let body = state.answers.get(path).map(|answer| answer.body.as_slice());
        String::from_utf8_lossy(body.unwrap_or_default()).into_owned()
    }

    /// Says this whatever anyone asks for, or no longer.
    pub fn always(&self, answer: Option<Answer>) {
        self.state().always = answer;
    }

    /// Serves another build from now on.
    pub fn publish(&self, site: Site) {
        self.state().site = site;
    }

    /// Everything that was asked so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.state().seen.clone()
    }

    /// How often a path was asked for.
    pub fn count(&self, path: &str) -> usize {
        self.state().seen.iter().filter(|seen| seen.path() == path).count()
    }

    /// The bodies that were sent to a path, stored or not.
    pub fn sent_to(&self, path: &str) -> Vec<String> {
        let state = self.state();
        let puts = state.seen.iter().filter(|seen| seen.method == "PUT" && seen.path() == path);
        puts.map(|seen| String::from_utf8_lossy(&seen.body).into_owned()).collect()
    }

    /// The site's files that were sent so far: path and bytes of each body.
    pub fn sent(&self) -> Vec<(String, usize)> {
        self.state().sent.clone()
    }

    /// Sends the site's files without a word on caching from now on, as some hosts do.
    pub fn omit_caching_headers(&self) {
        self.state().is_bare = true;
    }

    /// Forgets what was asked.
    pub fn forget(&self) {
        self.state().seen.clear();
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn run(&self, listener: TcpListener) {
        self.state().running = true;
        let state = Arc::clone(&self.state);
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut locked = state.lock().unwrap_or_else(PoisonError::into_inner);
                if !locked.running {
                    break;
                }
                let _ = stream.set_nodelay(true);
                locked.open.extend(stream.try_clone());
                drop(locked);
                let state = Arc::clone(&state);
                std::thread::spawn(move || serve(stream, &state));
            }
        });
        *self.listener.lock().unwrap_or_else(PoisonError::into_inner) = Some(thread);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

/// A port that nobody else in these tests is given.
pub fn free_port() -> (u16, TcpListener) {
    let span = PORTS.end - PORTS.start;
    let first = (std::process::id() % u32::from(span)) as u16;
    for _ in 0..span {
        let step = NEXT.fetch_add(1, Ordering::Relaxed);
        let port = PORTS.start + first.wrapping_add(step.wrapping_mul(7)) % span;
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            return (port, listener);
        }
    }
    panic!("no free port");
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) {
    let Ok(reading) = stream.try_clone() else { return };
    let mut reader = BufReader::new(reading);
    while let Ok(Some(seen)) = wire::read(&mut reader) {
        let with_body = seen.method != "HEAD";
        let answer = reply(&mut state.lock().unwrap_or_else(PoisonError::into_inner), seen);
        std::thread::sleep(answer.delay);
        if !wire::write(&mut stream, &answer, with_body).unwrap_or(false) {
            break;
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn reply(state: &mut State, seen: Seen) -> Answer {
    let known = seen.header("If-None-Match").unwrap_or_default().to_owned();
    if let Some(answer) = store(state, &seen) {
        state.seen.push(seen);
        return answer;
    }
    let put = state.always.as_ref().or_else(|| state.answers.get(seen.path()));
    let answer = match put {
        Some(answer) if answer.header("ETag").is_some_and(|etag| known.contains(etag)) => {
            let mut answer = answer.clone();
            answer.status = 304;
            answer
        }
        Some(answer) => answer.clone(),
        None => {
            let accepted = seen.header("Accept-Encoding").unwrap_or_default();
            let mut answer = state.site.answer(seen.path(), accepted, &known);
            if state.is_bare {
                answer = answer.without_caching_headers();
            }
            state.sent.push((seen.path().to_owned(), answer.body.len()));
            answer
        }
    };
    state.seen.push(seen);
    answer
}

/// Replaces a document, on the condition that the request makes; `None` for what is no such
/// request.
fn store(state: &mut State, seen: &Seen) -> Option<Answer> {
    if seen.method != "PUT" || state.always.is_some() {
        return None;
    }
    let held = state.answers.get_mut(seen.path())?;
    let etag = held.header("ETag")?.to_owned();
    if seen.header("If-Match").is_some_and(|known| known != etag) {
        return Some(Answer::status(412));
    }
    *held = Answer::document(&String::from_utf8_lossy(&seen.body));
    Some(Answer::status(204).with("ETag", held.header("ETag")?))
}
