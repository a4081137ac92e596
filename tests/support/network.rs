//! The network of the scenarios: it says what it is told to, and remembers every request with all
//! its parts.

use std::collections::BTreeMap;

use anliegen::sync::replies::get::RawReply;

use super::device::Device;
use super::request::{Put, Request, document, unreachable};
use super::server::Server;

/// What answers a request in the place of a played network.
pub type Wire = Box<dyn FnMut(&Request) -> RawReply>;

/// Web spaces by their addresses, for all phones of a test.
#[derive(Default)]
pub struct Network {
    /// A real network instead of all that follows.
    pub wire: Option<Wire>,
    /// What stands where, whatever is asked.
    pub answers: BTreeMap<String, RawReply>,
    /// Everything else, by whole addresses.
    pub server: Server,
    /// Nothing can be reached.
    pub down: bool,
    /// All requests so far.
    pub requests: Vec<Request>,
}

impl Network {
    /// Lets a document stand at an address.
    pub fn serve(&mut self, url: &str, text: &str) {
        self.answers.insert(url.to_owned(), document(text));
    }

    /// Answers a request of a device.
    pub fn ask(&mut self, device: &Device, request: &Request) -> RawReply {
        self.requests.push(request.clone());
        if self.down {
            return unreachable();
        }
        if let Some(wire) = &mut self.wire {
            return wire(request);
        }
        if let Some(answer) = self.answers.get(&request.url) {
            return answer.clone();
        }
        if self.server.is_empty() && !request.is_put() {
            return unreachable();
        }
        let known = device.known_tag(request);
        let raw = self.server.answer(&request.url, request, known.as_deref());
        device.through_cache(&request.url, raw)
    }

    /// The PUTs so far, with their times.
    pub fn puts(&self) -> Vec<(i64, &Put)> {
        self.requests.iter().filter_map(|r| Some((r.at, r.put.as_ref()?))).collect()
    }

    /// The addresses asked for, each once.
    pub fn urls(&self) -> Vec<&str> {
        let mut urls: Vec<&str> = self.requests.iter().map(|r| r.url.as_str()).collect();
        urls.sort_unstable();
        urls.dedup();
        urls
    }
}
