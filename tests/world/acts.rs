//! What people do with the app, as messages to it.

use anliegen::app::{App, Msg};
use anliegen::model::Command;
use anliegen::sync::io::Input;

use super::rng::Rng;
use super::{Witness, World};

/// Words that only their owner may read.
pub const CANARY: &str = "kanariennotiz";

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Look.
    Look,
    /// Take a topic into the agenda, or out of it.
    Pick,
    /// Type a note.
    Note,
    /// Tap "Jetzt abgleichen".
    Sync,
    /// Go to another screen.
    Go,
}

const ROUTES: [&str; 6] = ["#/now", "#/wall", "#/mine", "#/sync", "#/about", "#/settings"];

impl<W: Witness, H> World<W, H> {
    /// Does it on the page that is shown.
    pub fn perform(&mut self, phone: usize, act: Act) {
        let Some(tab) = self.scene.shown(phone) else { return };
        self.send(tab, Msg::Sync(Input::Touched));
        let Some(page) = self.scene.page(tab) else { return };
        for msg in messages(&page.tab.app, act, &mut self.rng) {
            self.send(tab, msg);
        }
    }
}

fn messages(app: &App, act: Act, rng: &mut Rng) -> Vec<Msg> {
    let Some(open) = &app.event else { return Vec::new() };
    let topics = &open.board.topics;
    if topics.is_empty() {
        return Vec::new();
    }
    let topic = rng.pick(topics).id.clone();
    match act {
        Act::Look => Vec::new(),
        Act::Go => vec![Msg::Hash((*rng.pick(&ROUTES)).to_owned())],
        Act::Sync => vec![Msg::Sync(Input::SyncNow)],
        Act::Pick => {
            let on = !open.private.picks.contains(&topic);
            vec![Msg::Do(Command::Pick { topic, on })]
        }
        Act::Note => {
            let is_new = open.private.note(&topic).is_none();
            let made = is_new.then(|| u64::try_from(app.now.ms).unwrap_or(0));
            let text = format!("{CANARY} {}", rng.letters(6));
            let note = |text| Command::Note { id: topic.clone(), topic: Some(topic.clone()), text, made };
            vec![Msg::Typed(note(text.clone())), Msg::Typed(note(text + "."))]
        }
    }
}
