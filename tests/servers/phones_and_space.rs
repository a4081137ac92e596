//! Phones around one web space, each in a browser of its own, and one clock.

use std::cell::RefCell;
use std::rc::Rc;

use anliegen::crdt::{Body, read};
use anliegen::sync::status::Writing;

use crate::browser::{Browser, Traffic};
use crate::space::Space;
use crate::support::device::Device;
use crate::support::network::Network;
use crate::support::phone::Phone;
use crate::support::phones;
use crate::support::sample::*;

/// Phones and what they sent.
pub struct PhonesAndSpace<'a> {
    pub space: &'a Space,
    pub phones: Vec<Phone>,
    pub traffic: Rc<RefCell<Traffic>>,
}

impl<'a> PhonesAndSpace<'a> {
    /// So many phones that have opened the invitation to write.
    pub fn new(space: &'a Space, count: usize) -> Self {
        let mut group = Self { space, phones: Vec::new(), traffic: Rc::default() };
        for _ in 0..count {
            group.arrive("&m=rw");
        }
        group.pass(MINUTE);
        group
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

    /// Lets time pass for all.
    pub fn pass(&mut self, ms: i64) {
        phones::pass(&mut self.phones, ms);
    }

    /// Everybody looks and touches the screen now and then.
    pub fn live(&mut self, minutes: i64) {
        phones::live(&mut self.phones, minutes);
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
        phones::check_agreement(&self.phones, &self.file(), titles, self.space.name);
    }
}
