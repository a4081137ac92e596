//! Every intention of a person about the shared wall, on a phone that is played: what it
//! writes, what it refuses, and what takes it back.

#![allow(clippy::unwrap_used, reason = "what a test plays on the phone is there")]

mod support;

#[path = "commands/concurrent_writes.rs"]
mod concurrent_writes;
#[path = "commands/hosting.rs"]
mod hosting;
#[path = "commands/topics.rs"]
mod topics;

use anliegen::app::{Msg, ToastMsg};
use anliegen::domain::commands::topics::Post;
use anliegen::domain::{Command, Topic};
use support::phone::Phone;

impl Phone {
    /// A topic as the screens read it.
    pub fn topic(&self, id: &str) -> &Topic {
        self.event().board.topic(id).unwrap()
    }

    /// Posts a topic as one's own and says its id.
    pub fn post(&mut self, title: &str, place: Option<(&str, &str)>) -> String {
        let place = place.map(|(slot, space)| (slot.to_owned(), Some(space.to_owned())));
        let post = Post { title: title.to_owned(), place, mine: true, ..Post::default() };
        self.command(Command::Post(post));
        let made = self.event().board.topics.iter().find(|t| t.title == title);
        made.unwrap().id.clone()
    }

    /// Takes back what the message at the foot offers to take back.
    pub fn undo(&mut self) {
        self.send(Msg::Toast(ToastMsg::Undo));
    }

    /// What the form says that could not be sent, or else the message at the foot.
    pub fn said(&self) -> &str {
        match (&self.app.field_error, &self.app.toast) {
            (Some(wrong), _) => &wrong.words,
            (None, Some(toast)) => &toast.words,
            (None, None) => "",
        }
    }

    /// Where a topic hangs: ids of slot and space.
    pub fn place_of(&self, id: &str) -> (Option<&str>, Option<&str>) {
        let (board, topic) = (&self.event().board, self.topic(id));
        let slot = board.slot_of(topic).map(|slot| slot.id.as_str());
        (slot, board.space_of(topic).map(|space| space.id.as_str()))
    }

    /// Hangs a topic somewhere.
    pub fn place(&mut self, topic: &str, slot: &str, space: &str) {
        let (slot, space) = (Some(slot.to_owned()), Some(space.to_owned()));
        self.command(Command::Place { topic: topic.to_owned(), slot, space });
    }

    /// All that this phone holds, as one file.
    pub fn document(&self) -> String {
        let open = self.event();
        let mut body = open.layers.body("board").unwrap().clone();
        let _ = body.join_stamped(open.layers.stamped());
        body.write("anliegen")
    }

    /// Joins what another phone has written, as a file of both would.
    pub fn receive(&mut self, other: &Phone) {
        let theirs = other.event().layers.stamped().clone();
        let open = self.app.event.as_mut().unwrap();
        let _ = open.layers.write(&theirs);
        open.refresh_board(false);
    }
}
