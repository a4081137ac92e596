//! What people do with the app, as messages to it.

use anliegen::app::{App, JoinMsg, Msg, PageMsg, Session};
use anliegen::crdt::Value;
use anliegen::domain::commands::topics::Post;
use anliegen::domain::schema::{kind, name};
use anliegen::domain::{Command, State, Topic};
use anliegen::sync::events::Input;

use super::{Witness, World};
use crate::support::rng::Rng;

/// Words that only their owner may read.
pub const CANARY: &str = "kanariennotiz";

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Look.
    Look,
    /// Go to another screen.
    Go,
    /// Tap "Jetzt abgleichen".
    Sync,
    /// Give a name.
    Name,
    /// Take a topic into the agenda, or out of it.
    Pick,
    /// Type a note.
    Note,
    /// Post a topic of mine, on a free place.
    Post,
    /// Post topics for others, at the desk.
    Desk,
    /// Hang a topic somewhere else.
    Place,
    /// Let two topics change places.
    Swap,
    /// Open a form and type, or send what is typed.
    Edit,
    /// Withdraw a topic, or open it again.
    Withdraw,
    /// Let a topic go on in another one, or by itself.
    Merge,
    /// Call a topic mine, or not.
    Claim,
    /// Decide between values of the same time.
    Settle,
    /// Suggest a change.
    Propose,
    /// Take a proposal, or leave it.
    Answer,
    /// Say something to all.
    Notify,
    /// Take a notice back.
    Retract,
    /// Move a slot, add or close a space.
    Host,
    /// Take back what was done last.
    Undo,
    /// Take back what somebody else has written.
    TakeBack,
    /// Open the report of a topic.
    Read,
    /// Write a report of so many characters on a topic of mine.
    Report(usize),
}

const ROUTES: [&str; 6] = ["#/now", "#/wall", "#/mine", "#/sync", "#/about", "#/settings"];

impl<W: Witness, H> World<W, H> {
    /// The page on which it is done: notes are written now in one window, now in another.
    fn in_hand(&mut self, phone: usize, act: Act) -> Option<usize> {
        let shown = self.scene.shown(phone)?;
        let is_awake = |tab: &usize| self.scene.page(*tab).is_some_and(|page| page.tab.is_awake);
        let awake = self.scene.phones[phone].tabs.iter().copied().filter(is_awake);
        let awake: Vec<usize> = awake.collect();
        Some(if act == Act::Note && awake.len() > 1 { *self.rng.pick(&awake) } else { shown })
    }

    /// Does it on the page that is shown.
    pub fn perform(&mut self, phone: usize, act: Act) {
        let Some(tab) = self.in_hand(phone, act) else { return };
        self.send(tab, Msg::Page(PageMsg::Touched));
        let Some(page) = self.scene.page(tab) else { return };
        if act == Act::Read {
            let chance = self.rng.number();
            self.read(tab, chance);
            return;
        }
        if let Act::Report(length) = act {
            let words = self.rng.letters(8).repeat(length / 8);
            let chance = self.rng.number();
            let topic = self.scene.phones[phone].person.topic.clone();
            self.with(tab, |tab, now| {
                if let Some(topic) = topic.or_else(|| tab.some_topic(chance)) {
                    tab.report(&topic, &words, now);
                }
            });
            return;
        }
        let app = &page.tab.app;
        let msgs = match &app.event {
            Some(open) => Doing { app, open, rng: &mut self.rng }.messages(act),
            None => vec![Msg::Join(JoinMsg::Retry)],
        };
        for msg in msgs {
            self.send(tab, msg);
        }
    }
}

/// Somebody in front of the app.
struct Doing<'a> {
    app: &'a App,
    open: &'a Session,
    rng: &'a mut Rng,
}

impl Doing<'_> {
    fn messages(&mut self, act: Act) -> Vec<Msg> {
        match act {
            Act::Look | Act::Read | Act::Report(_) => Vec::new(),
            Act::Go => vec![Msg::Page(PageMsg::Hash((*self.rng.pick(&ROUTES)).to_owned()))],
            Act::Sync => vec![Msg::sync(Input::SyncNow)],
            Act::Edit => self.edit().unwrap_or_default(),
            Act::Note => self.note().unwrap_or_default(),
            _ => self.command(act).map(Msg::Do).into_iter().collect(),
        }
    }

    fn command(&mut self, act: Act) -> Option<Command> {
        let on = self.rng.happens(650);
        Some(match act {
            Act::Name => {
                let text = format!("Name {}", self.rng.letters(3));
                Command::Me { field: name::NAME, text }
            }
            Act::Pick => Command::Pick { topic: self.topic()?, on },
            Act::Claim => Command::Claim { topic: self.topic()?, on },
            Act::Post => Command::Post(self.post(true)),
            Act::Desk => Command::Post(self.post(false)),
            Act::Place => {
                let topic = self.topic()?;
                let place = self.place();
                let (slot, space) = place.filter(|_| on).unzip();
                Command::Place { topic, slot, space: space.flatten() }
            }
            Act::Swap => Command::Swap { topic: self.topic()?, with: self.topic()? },
            Act::Withdraw => {
                let topic = self.topic()?;
                let open = |topic: &Topic| topic.state == State::Open;
                let on = self.open.board.topic(&topic).is_some_and(open);
                Command::Withdraw { topic, on }
            }
            Act::Merge => {
                let into = self.topic()?;
                Command::Merge { topic: self.topic()?, into: on.then_some(into) }
            }
            Act::Settle => self.settle()?,
            Act::Propose => {
                let value = Some(Value::text(self.words("Vorschlag")));
                Command::Propose { topic: self.topic()?, field: name::TITLE, value }
            }
            Act::Answer => {
                let proposals = &self.open.board.proposals;
                let proposal = proposals.get(self.rng.below(proposals.len()))?.id.clone();
                Command::Answer { proposal, accept: on }
            }
            Act::Notify => Command::Notify { words: self.words("Ansage") },
            Act::Retract => {
                let notices = &self.open.board.notices;
                let notice = notices.get(self.rng.below(notices.len()))?.id.clone();
                Command::Retract { notice, on }
            }
            Act::Host => self.host(on)?,
            Act::Undo => self.app.undo_history.first()?.undo.clone(),
            Act::TakeBack => self.take_back()?,
            Act::Look
            | Act::Go
            | Act::Sync
            | Act::Edit
            | Act::Note
            | Act::Read
            | Act::Report(_) => return None,
        })
    }

    fn topic(&mut self) -> Option<String> {
        let topics = &self.open.board.topics;
        topics.get(self.rng.below(topics.len())).map(|topic| topic.id.clone())
    }

    fn words(&mut self, stem: &str) -> String {
        format!("{stem} {}", self.rng.letters(5))
    }

    fn place(&mut self) -> Option<(String, Option<String>)> {
        let board = &self.open.board;
        let slot = board.slots.get(self.rng.below(board.slots.len()))?.id.clone();
        let space = board.spaces.get(self.rng.below(board.spaces.len()));
        Some((slot, space.map(|space| space.id.clone())))
    }

    fn post(&mut self, mine: bool) -> Post {
        let title = self.words("Anliegen");
        let convener = (name::CONVENER, self.words("Wer"));
        let words = (name::WORDS, self.words("Worum es geht:"));
        Post {
            title,
            texts: [convener, words].into(),
            place: self.rng.happens(700).then(|| self.place()).flatten(),
            range: (!mine).then_some((100, 199)),
            mine,
            ..Post::default()
        }
    }

    /// The first letters open the form, a later act sends it; in between others may write.
    fn edit(&mut self) -> Option<Vec<Msg>> {
        let forms = &self.open.private.forms;
        if let Some(form) = forms.get(self.rng.below(forms.len())) {
            if self.open.board.topic(&form.id).is_none() {
                return Some(vec![Msg::Do(Command::DropDraft { form: form.id.clone() })]);
            }
            let (topic, texts) = (form.id.clone(), form.fields.clone());
            return Some(vec![Msg::Do(Command::Edit { topic, texts })]);
        }
        let form = self.topic()?;
        let field = *self.rng.pick(&[name::TITLE, name::WORDS, name::CONVENER]);
        let text = self.words("Getippt");
        let draft =
            |text: &str| Command::Draft { form: form.clone(), field, text: text.to_owned() };
        Some(vec![Msg::Typed(draft(&text[..4])), Msg::Typed(draft(&text))])
    }

    /// Comes into a note and types, types on where the cursor is, leaves, or makes one text of two.
    fn note(&mut self) -> Option<Vec<Msg>> {
        if let Some(entered) = &self.app.entered {
            let id = entered.id.clone();
            return Some(if self.rng.happens(350) {
                vec![Msg::Page(PageMsg::Left)]
            } else {
                vec![Msg::Typed(self.typed(&id))]
            });
        }
        let id = match self.open.board.topics.first() {
            Some(first) if self.rng.happens(600) => first.id.clone(),
            _ => self.topic()?,
        };
        if let Some(note) = self.open.private.note(&id)
            && self.rng.happens(100)
        {
            let text = note.whole();
            return Some(vec![Msg::Do(Command::Note { id, topic: None, text, made: None })]);
        }
        let (kind, field) = (kind::NOTES, name::NOTE);
        let typed = self.typed(&id);
        let entered = PageMsg::Entered { kind, id, field };
        Some(vec![Msg::Page(entered), Msg::Typed(typed)])
    }

    /// A few more letters in a note.
    fn typed(&mut self, id: &str) -> Command {
        let former = self.open.private.note(id).map_or("", |note| note.text.as_str());
        let more = self.words(CANARY);
        let text = if former.len() < 200 { format!("{former} {more}") } else { more };
        let is_new = self.open.private.note(id).is_none();
        let made = is_new.then(|| u64::try_from(self.app.now.ms).unwrap_or(0));
        Command::Note { id: id.to_owned(), topic: Some(id.to_owned()), text, made }
    }

    fn settle(&mut self) -> Option<Command> {
        let topics = &self.open.board.topics;
        let topic = topics.iter().find(|topic| !topic.concurrent.is_empty())?;
        let field = *topic.concurrent.first()?;
        let register = self.open.layers.register("topics", &topic.id, field)?;
        let keep = register.heads().get(self.rng.below(register.heads().len()))?.at.clone();
        Some(Command::Settle { topic: topic.id.clone(), field, keep: Some(keep) })
    }

    fn host(&mut self, on: bool) -> Option<Command> {
        let board = &self.open.board;
        Some(match self.rng.below(3) {
            0 => {
                let slot = board.slots.get(self.rng.below(board.slots.len()))?.id.clone();
                let start = format!("{:02}:15", self.rng.between(9, 16));
                Command::MoveSlot { slot, start, end: "18:00".to_owned() }
            }
            1 => Command::AddSpace { name: self.words("Raum"), find: String::new() },
            _ => {
                let space = board.spaces.get(self.rng.below(board.spaces.len()))?.id.clone();
                Command::CloseSpace { space, on }
            }
        })
    }

    fn take_back(&mut self) -> Option<Command> {
        let people: Vec<&str> =
            self.open.layers.stamped().stamps().map(|stamp| stamp.actor.profile()).collect();
        let profile = (*people.get(self.rng.below(people.len()))?).to_owned();
        let now = u64::try_from(self.app.now.ms).unwrap_or(0);
        Some(Command::TakeBackFrom { profile, since_ms: now.saturating_sub(120_000) })
    }
}
