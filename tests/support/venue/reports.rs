//! Reports, as later screens will write and read them: shared writes whose home is a file beside
//! the board.

use anliegen::app::{Msg, StorageMsg, SyncMsg};
use anliegen::crdt::{Replica, Value};
use anliegen::sync::events::{Input, Urgency};
use anliegen::sync::file::File;

use super::{Witness, World};
use crate::support::tab::Tab;

impl Tab {
    /// Writes a report of a topic, into the file that is its home.
    pub fn report(&mut self, topic: &str, words: &str, now: i64) {
        // Writing for all is a part of what comes after the first screen.
        if self.lazy.is_some() {
            return;
        }
        self.now = now;
        let ms = u64::try_from(self.ms()).unwrap_or(0);
        let Some(open) = &mut self.app.event else { return };
        let mut batch = Replica::new();
        let at = self.app.profile.clock.next(ms);
        let value = Some(Value::text(words));
        batch.write_over(open.layers.stamped(), "reports", topic, "words", at, value);
        let _ = open.layers.write(&batch);
        let _ = self.app.save_state.unsaved_shared.join(&batch);
        let file = File::home(topic, open.machine.shards());
        self.send(Msg::sync(Input::Wrote { file, urgency: Urgency::Tapped }), now);
        self.send(Msg::Sync(SyncMsg::Compare), now);
        self.send(Msg::Storage(StorageMsg::Flush), now);
    }

    /// One of the event's topics.
    pub fn some_topic(&self, chance: u32) -> Option<String> {
        let topics = &self.app.event.as_ref()?.board.topics;
        Some(topics.get(chance as usize % topics.len().max(1))?.id.clone())
    }
}

impl<W: Witness, H> World<W, H> {
    /// Opens the report of some topic.
    pub fn read(&mut self, number: usize, chance: u32) {
        let Some(Some(page)) = self.scene.pages.get_mut(number) else { return };
        let Some(topic) = page.tab.some_topic(chance) else { return };
        let shards = page.tab.app.event.as_ref().map_or(0, |open| open.machine.shards());
        let file = File::home(&topic, shards);
        if let Some(former) = page.watched.replace(file) {
            self.send(number, Msg::sync(Input::Close(former)));
        }
        self.send(number, Msg::sync(Input::Open(file)));
    }
}
