//! Phones around one web space, each in a browser of its own, and one clock.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::app::{Msg, PageMsg};
use anliegen::crdt::{Body, read};
use anliegen::domain::Command;
use anliegen::domain::commands::topics::Post;
use anliegen::sync::status::Writing;

use crate::browser::{Browser, Traffic};
use crate::space::Space;
use crate::support::device::Device;
use crate::support::network::Network;
use crate::support::phone::Phone;
use crate::support::sample::*;

/// Phones and what they sent.
pub struct Room<'a> {
    pub space: &'a Space,
    pub phones: Vec<Phone>,
    pub traffic: Rc<RefCell<Traffic>>,
}

impl<'a> Room<'a> {
    /// So many phones that have opened the invitation to write.
    pub fn new(space: &'a Space, count: usize) -> Self {
        let mut room = Self { space, phones: Vec::new(), traffic: Rc::default() };
        for _ in 0..count {
            room.arrive("&m=rw");
        }
        room.pass(MINUTE);
        room
    }

    /// One more phone, whose invitation ends so.
    pub fn arrive(&mut self, ending: &str) {
        let now = self.phones.first().map_or(morning(), |phone| phone.ms());
        let mut browser = Browser::new(&self.traffic, self.space.peer);
        let net = Network { wire: Some(Box::new(move |r| browser.ask(r))), ..Network::default() };
        let net = Rc::new(RefCell::new(net));
        let invitation = format!("#/join?u={}{ending}", self.space.url);
        let mut phone = Phone::open(&Device::new(), &net, now, &invitation);
        phone.pass(SECOND);
        assert!(phone.app.event.is_some(), "{}", self.space.name);
        for other in &mut self.phones {
            other.pass(SECOND);
        }
        self.phones.push(phone);
    }

    /// Lets time pass for all, in steps so small that none is far ahead of the others.
    pub fn pass(&mut self, ms: i64) {
        for _ in 0..ms / 100 {
            for phone in &mut self.phones {
                phone.pass(100);
            }
        }
    }

    /// Everybody looks and touches the screen now and then.
    pub fn live(&mut self, minutes: i64) {
        for _ in 0..minutes {
            for phone in &mut self.phones {
                phone.send(Msg::Page(PageMsg::Touched));
            }
            self.pass(MINUTE);
        }
    }

    /// How a phone writes here, as it has found out.
    pub fn writing(&self, phone: usize) -> Writing {
        let phone = &self.phones[phone];
        phone.event().machine.status(phone.ms()).writing
    }

    /// The file as it stands.
    pub fn file(&self) -> Body {
        read(&self.space.file(), "anliegen").unwrap()
    }

    /// All phones show these titles once, the file holds the same, and nothing waits.
    pub fn agree(&self, titles: &[String]) {
        let (file, name) = (self.file(), self.space.name);
        for (number, phone) in self.phones.iter().enumerate() {
            let open = phone.event();
            for title in titles {
                let shown = open.board.topics.iter().filter(|t| t.title == *title).count();
                assert_eq!(shown, 1, "{name}, phone {number}: {title}");
            }
            assert_eq!(open.layers.stamped(), &file.stamped, "{name}, phone {number}");
            assert_eq!(open.layers.body("board"), Some(&file), "{name}, phone {number}");
            assert_eq!(open.pending.count(), 0, "{name}, phone {number}");
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
