//! Phones around one web space.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::Msg;
use anliegen::crdt::{Body, read_edited};
use anliegen::limits;

use crate::support::device::Device;
use crate::support::network::Network;
use crate::support::phone::Phone;
use crate::support::phones;
use crate::support::sample::*;
use crate::support::server::Manner;

/// Where the event lies.
pub const URL: &str = "https://data.example/board.json";
/// The invitation to write.
pub const WRITE: &str = "#/join?u=https://data.example/board.json&m=rw";
/// The invitation to read.
pub const READ: &str = "#/join?u=https://data.example/board.json";

/// Phones, their network, and one clock.
pub struct PhonesAndServer {
    pub net: Rc<RefCell<Network>>,
    pub phones: Vec<Phone>,
}

impl PhonesAndServer {
    /// So many phones that have opened an invitation a minute ago.
    pub fn new(count: usize, manner: Manner) -> Self {
        let net = Rc::new(RefCell::new(Network::default()));
        net.borrow_mut().server.manner = manner;
        net.borrow_mut().server.place(URL, event(|_| {}));
        let mut group = Self { net, phones: Vec::new() };
        for _ in 0..count {
            group.arrive(WRITE);
        }
        group.pass(MINUTE);
        group
    }

    /// One more phone.
    pub fn arrive(&mut self, invitation: &str) -> &mut Phone {
        let now = self.phones.first().map_or(morning(), |phone| phone.ms());
        let mut phone = Phone::open(&Device::new(), &self.net, now, invitation);
        phone.pass(SECOND);
        assert!(phone.app.event.is_some());
        for other in &mut self.phones {
            other.pass(SECOND);
        }
        self.phones.push(phone);
        self.phones.last_mut().unwrap()
    }

    /// Lets time pass for all.
    pub fn pass(&mut self, ms: i64) {
        phones::pass(&mut self.phones, ms);
    }

    /// Everybody looks and touches the screen now and then.
    pub fn live(&mut self, minutes: i64) {
        phones::live(&mut self.phones, minutes);
    }

    /// The same message to all.
    pub fn all(&mut self, msg: Msg) {
        phones::send_all(&mut self.phones, &msg);
    }

    /// The file as it stands.
    pub fn file(&self) -> Body {
        let net = self.net.borrow();
        read_edited(&net.server.text(URL), "anliegen", limits::DOCUMENT_BYTES).unwrap().0
    }

    /// How many PUTs there were.
    pub fn puts(&self) -> usize {
        self.net.borrow().puts().len()
    }

    /// All phones show these titles, the file holds the same, and nothing waits.
    pub fn agree(&self, titles: &[&str]) {
        phones::check_agreement(&self.phones, &self.file(), titles, "one server");
    }
}
