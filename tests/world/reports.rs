//! Reports, as later screens will write and read them: shared writes whose home is a file beside
//! the board.

use anliegen::app::{Msg, StorageMsg, SyncMsg};
use anliegen::crdt::{Replica, Value};
use anliegen::sync::events::{Haste, Input};
use anliegen::sync::file::File;

use super::tab::Tab;

impl Tab {
    /// Writes a report of a topic, into the file that is its home.
    pub fn report(&mut self, topic: &str, words: &str, now: i64) {
        // Writing for all is a part of what comes after the first screen.
        if self.lazy.is_some() {
            return;
        }
        self.now = now;
        let ms = u64::try_from(now + self.device.skew.get()).unwrap_or(0);
        let Some(open) = &mut self.app.event else { return };
        let mut batch = Replica::new();
        let at = self.app.profile.clock.next(ms);
        let value = Some(Value::text(words));
        batch.write_over(open.layers.stamped(), "reports", topic, "words", at, value);
        let _ = open.layers.write(&batch);
        let _ = self.app.save_state.unsaved_shared.join(&batch);
        let file = File::home(topic, open.machine.shards());
        self.send(Msg::sync(Input::Wrote { file, haste: Haste::Tapped }), now);
        self.send(Msg::Sync(SyncMsg::Compare), now);
        self.send(Msg::Storage(StorageMsg::Flush), now);
    }

    /// One of the event's topics.
    pub fn some_topic(&self, chance: u32) -> Option<String> {
        let topics = &self.app.event.as_ref()?.board.topics;
        Some(topics.get(chance as usize % topics.len().max(1))?.id.clone())
    }

    /// Opens the report of some topic.
    pub fn read(&mut self, chance: u32, now: i64) {
        let shards = self.app.event.as_ref().map_or(0, |open| open.machine.shards());
        let Some(topic) = self.some_topic(chance) else { return };
        let file = File::home(&topic, shards);
        if let Some(former) = self.watched.replace(file) {
            self.send(Msg::sync(Input::Close(former)), now);
        }
        self.send(Msg::sync(Input::Open(file)), now);
    }
}
