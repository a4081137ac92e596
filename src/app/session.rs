//! The event at hand.

use crate::crdt::{Actor, Body, Change, Layers, Replica};
use crate::domain::private::Private;
use crate::domain::queries::unseen::Seen;
use crate::domain::{Board, Familiar, Topic};
use crate::persistence::Opened;
use crate::sync::engine::Machine;

use super::{Effect, Marks, PendingWrites};

/// The event at hand.
pub struct Session {
    /// Its id.
    pub id: String,
    /// What it consists of on this phone.
    pub layers: Layers,
    /// How long the last accepted body of each file is, in bytes.
    bytes: Vec<(String, usize)>,
    /// The text of the board's file as it came with an invitation, until somebody has looked
    /// whether it was edited by hand (M8).
    pub joined: Option<String>,
    /// As the screens read it; made anew with the layers.
    pub board: Board,
    /// A newer one that would move what someone is about to tap; it waits to be shown (V3).
    pub waiting: Option<Board>,
    /// Picks and notes, as written.
    pub replica: Replica,
    /// Who writes on this page.
    pub own: Actor,
    /// As the screens read them; made anew with the replica.
    pub private: Private,
    /// What the wall showed when I last looked.
    pub seen: Seen,
    /// The wall was on the screen since.
    pub looked: bool,
    /// What of my writes no file has yet; counted anew with the layers.
    pub pending: PendingWrites,
    /// When the endpoint answered again after it had not, in ms since 1970.
    pub back_ms: u64,
    /// The sync with its endpoint.
    pub machine: Machine,
}

impl Session {
    /// Puts together what the storage holds of an event. `profile`: whose phone it is; `own`: this
    /// page's actor.
    pub fn new(id: &str, profile: &str, opened: Opened, machine: Machine, own: &Actor) -> Self {
        let mut layers = Layers::default();
        let mut bytes = Vec::new();
        for (file, text, body) in opened.bodies {
            bytes.push((file.clone(), text.len()));
            let _ = layers.accept(&file, body);
        }
        let _ = layers.write(&opened.own);
        let mut private = Private::read_on(&opened.private, Some(own));
        let seen = Seen::parse(&private.seen);
        let familiar =
            Familiar { profile, private: Some(&private), seen: Some(&seen), board: None };
        let board = Board::read_for(id, &layers, &familiar);
        private.follow(&board);
        Self {
            id: id.to_owned(),
            layers,
            bytes,
            joined: None,
            board,
            waiting: None,
            replica: opened.private,
            own: own.clone(),
            seen,
            looked: false,
            private,
            pending: PendingWrites::default(),
            back_ms: 0,
            machine,
        }
    }

    /// Takes a body of so many bytes as the file's latest.
    pub(crate) fn accept(&mut self, file: &str, body: Body, bytes: usize) -> Change {
        self.bytes.retain(|(name, _)| name != file);
        self.bytes.push((file.to_owned(), bytes));
        self.layers.accept(file, body)
    }

    /// How many bytes the other files of the event have together.
    pub(crate) fn bytes_beside(&self, file: &str) -> usize {
        self.bytes.iter().filter(|(name, _)| name != file).map(|(_, bytes)| bytes).sum()
    }

    /// Counts what waits to be delivered. `profile`: whose writes are mine.
    pub fn count_pending(&mut self, profile: &str) {
        self.pending = PendingWrites::of(&self.layers, profile);
    }

    /// Makes the board anew. `hold`: someone has a finger near the lists, so one that would
    /// move them waits.
    pub fn refresh_board(&mut self, hold: bool) {
        // What this person posted since is on the board that was shown before.
        let familiar = Familiar {
            profile: "",
            private: Some(&self.private),
            seen: Some(&self.seen),
            board: Some(self.newest()),
        };
        let board = Board::read_for(&self.id, &self.layers, &familiar);
        if hold && board.moves(&self.board) {
            self.waiting = Some(board);
        } else {
            self.waiting = None;
            self.show(board);
        }
    }

    fn show(&mut self, board: Board) {
        self.board = board;
        // Anew, because picks and claims follow topics no longer that are merged no longer.
        self.refresh_private();
    }

    /// Shows what has waited.
    pub fn show_waiting(&mut self) {
        if let Some(board) = self.waiting.take() {
            self.show(board);
        }
    }

    /// The board as it will be once what waits is shown.
    pub fn newest(&self) -> &Board {
        self.waiting.as_ref().unwrap_or(&self.board)
    }

    /// How many topics wait to be shown, beside those that only moved.
    pub fn new_topics(&self) -> usize {
        let fresh = self.waiting.iter().flat_map(|board| &board.topics);
        fresh.filter(|topic| self.board.topic(&topic.id).is_none()).count()
    }

    /// Takes what another tab has stored; `hold` as for [`Session::refresh_board`].
    pub fn join(&mut self, opened: &Opened, hold: bool) {
        for (file, text, body) in &opened.bodies {
            let _ = self.accept(file, body.clone(), text.len());
        }
        let _ = self.layers.write(&opened.own);
        self.refresh_board(hold);
        if self.replica.join(&opened.private).changed {
            self.refresh_private();
        }
    }

    /// Reads picks and notes anew.
    pub fn refresh_private(&mut self) {
        self.private = Private::read_on(&self.replica, Some(&self.own));
        self.private.follow(&self.board);
    }

    /// What this phone knows of topics beside what is written on them.
    pub fn marks(&self) -> Marks<'_> {
        Marks {
            picks: Some(&self.private.picks),
            seen: Some(&self.seen),
            waiting: Some(&self.pending),
        }
    }

    /// Begins a new look at the wall: from now on, news is what has come since the last one.
    pub fn begin_look(&mut self) {
        self.seen = Seen::parse(&self.private.seen);
    }

    /// Whether the wall has something that was not there when I last looked.
    pub fn news(&self) -> usize {
        let is_news = |t: &&Topic| self.seen.news(&self.board, t).is_some();
        self.board.topics.iter().filter(is_news).count()
    }

    /// How many entities of the files could not be read.
    pub fn aside(&self) -> usize {
        self.layers.bodies().map(|(_, body)| body.unreadable.len()).sum()
    }

    /// Looks up the offsets of the event's time zone on its days.
    pub(crate) fn look_up_zone(&self) -> Effect {
        let days = self.board.days();
        let days = days.first().copied().zip(days.last().copied());
        Effect::LookUpZone { zone: self.board.event.zone.clone(), days }
    }
}
