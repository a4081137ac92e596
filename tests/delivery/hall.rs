//! Phones around one web space.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::{Msg, PageMsg};
use anliegen::crdt::{Body, read};
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;

use crate::support::device::Device;
use crate::support::network::Network;
use crate::support::phone::Phone;
use crate::support::sample::*;
use crate::support::server::Manner;

/// Where the event lies.
pub const URL: &str = "https://data.example/board.json";
/// The invitation to write.
pub const WRITE: &str = "#/join?u=https://data.example/board.json&m=rw";
/// The invitation to read.
pub const READ: &str = "#/join?u=https://data.example/board.json";

/// So far may one phone be ahead of the others, in ms.
const STEP: i64 = 250;

/// Phones, their network, and one clock.
pub struct Hall {
    pub net: Rc<RefCell<Network>>,
    pub phones: Vec<Phone>,
}

impl Hall {
    /// So many phones that have opened an invitation a minute ago.
    pub fn new(count: usize, manner: Manner) -> Self {
        let net = Rc::new(RefCell::new(Network::default()));
        net.borrow_mut().server.manner = manner;
        net.borrow_mut().server.place(URL, event(|_| {}));
        let mut hall = Self { net, phones: Vec::new() };
        for _ in 0..count {
            hall.arrive(WRITE);
        }
        hall.pass(MINUTE);
        hall
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

    /// Lets time pass for all, in steps so small that none is far ahead of the others.
    pub fn pass(&mut self, ms: i64) {
        for _ in 0..ms / STEP {
            for phone in &mut self.phones {
                phone.pass(STEP);
            }
        }
    }

    /// Everybody looks and touches the screen now and then.
    pub fn live(&mut self, minutes: i64) {
        for _ in 0..minutes {
            self.all(Msg::Page(PageMsg::Touched));
            self.pass(MINUTE);
        }
    }

    pub fn all(&mut self, msg: Msg) {
        for phone in &mut self.phones {
            phone.send(msg.clone());
        }
    }

    /// The file as it stands.
    pub fn file(&self) -> Body {
        let net = self.net.borrow();
        read(&net.server.text(URL), "anliegen").unwrap()
    }

    /// How many PUTs there were.
    pub fn puts(&self) -> usize {
        self.net.borrow().puts().len()
    }

    /// All phones show these titles, the file holds the same, and nothing waits.
    pub fn agree(&self, titles: &[&str]) {
        let file = self.file();
        for (number, phone) in self.phones.iter().enumerate() {
            let open = phone.event();
            for title in titles {
                let shown = open.board.topics.iter().filter(|t| t.title == *title).count();
                assert_eq!(shown, 1, "phone {number}: {title}");
            }
            assert_eq!(open.layers.stamped(), &file.stamped, "phone {number}");
            assert_eq!(open.layers.body("board"), Some(&file), "phone {number}");
            assert_eq!(open.pending.count(), 0, "phone {number}");
        }
    }
}

/// Posts a topic.
pub fn post(phone: &mut Phone, title: &str) {
    let post = Post { title: title.to_owned(), mine: true, ..Post::default() };
    phone.command(Command::Post(post));
}

/// Gives the first topic another title.
pub fn rename(phone: &mut Phone, title: &str) {
    let (topic, texts) = ("t001".to_owned(), vec![("title", title.to_owned())]);
    phone.command(Command::Edit { topic, texts });
}
