//! Which half of the app answers a message; each half has a type of its own for its messages, so
//! that none of them is forgotten.

use super::AsideMsg;
use super::msg::{
    CheckMsg, ExportMsg, FormMsg, ImportMsg, JoinMsg, Msg, PageMsg, StorageMsg, SyncMsg, ToastMsg,
    Turn, WallMsg,
};
use crate::domain::Command;
use crate::domain::commands::Concern as CommandConcern;

/// The two halves of the app, each with the messages that it answers.
#[derive(Clone, Debug, PartialEq)]
pub enum Concern {
    /// What *Jetzt* and the wall need; see [`super::update_local`].
    Local(LocalMsg),
    /// The sync, all that is typed, writing for all, files; see [`super::update_shared`].
    Shared(SharedMsg),
}

/// A message for [`super::update_local`]; the variants are those of [`Msg`].
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "see `Msg`")]
pub enum LocalMsg {
    Do(Command),
    Page(PageMsg),
    Wall(WallMsg),
    Toast(ToastMsg),
    Storage(StorageMsg),
    Join(JoinMsg),
}

/// A message for [`super::update_shared`]; the variants are those of [`Msg`].
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs, reason = "see `Msg`")]
pub enum SharedMsg {
    Do(Command),
    Typed(Command),
    Form(FormMsg),
    Sync(SyncMsg),
    Check(CheckMsg),
    Export(ExportMsg),
    Import(ImportMsg),
    Projector(Turn),
    Aside(AsideMsg),
}

impl Msg {
    /// Which half of the app answers it.
    pub fn concern(self) -> Concern {
        match self {
            Self::Do(command) => match command.concern() {
                CommandConcern::Local => Concern::Local(LocalMsg::Do(command)),
                CommandConcern::Shared => Concern::Shared(SharedMsg::Do(command)),
            },
            Self::Typed(command) => Concern::Shared(SharedMsg::Typed(command)),
            Self::Page(msg) => Concern::Local(LocalMsg::Page(msg)),
            Self::Wall(msg) => Concern::Local(LocalMsg::Wall(msg)),
            Self::Toast(msg) => Concern::Local(LocalMsg::Toast(msg)),
            Self::Storage(msg) => Concern::Local(LocalMsg::Storage(msg)),
            Self::Join(msg) => Concern::Local(LocalMsg::Join(msg)),
            Self::Form(msg) => Concern::Shared(SharedMsg::Form(msg)),
            Self::Sync(msg) => Concern::Shared(SharedMsg::Sync(msg)),
            Self::Check(msg) => Concern::Shared(SharedMsg::Check(msg)),
            Self::Export(msg) => Concern::Shared(SharedMsg::Export(msg)),
            Self::Import(msg) => Concern::Shared(SharedMsg::Import(msg)),
            Self::Projector(turn) => Concern::Shared(SharedMsg::Projector(turn)),
            Self::Aside(msg) => Concern::Shared(SharedMsg::Aside(msg)),
        }
    }
}

impl From<SharedMsg> for Msg {
    fn from(msg: SharedMsg) -> Self {
        match msg {
            SharedMsg::Do(command) => Self::Do(command),
            SharedMsg::Typed(command) => Self::Typed(command),
            SharedMsg::Form(msg) => Self::Form(msg),
            SharedMsg::Sync(msg) => Self::Sync(msg),
            SharedMsg::Check(msg) => Self::Check(msg),
            SharedMsg::Export(msg) => Self::Export(msg),
            SharedMsg::Import(msg) => Self::Import(msg),
            SharedMsg::Projector(turn) => Self::Projector(turn),
            SharedMsg::Aside(msg) => Self::Aside(msg),
        }
    }
}

impl From<SyncMsg> for SharedMsg {
    fn from(msg: SyncMsg) -> Self {
        Self::Sync(msg)
    }
}
