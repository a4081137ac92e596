//! What is said to a person: of a command once it is done, or why not, and of a notice.

use crate::domain::queries::arrival;
use crate::domain::{Command, Notice, Refusal};
use crate::i18n::{Text, fill};

use super::App;

/// What is said of a command once it is done; `None`: it shows by itself.
pub(crate) fn done(app: &App, command: &Command) -> Option<String> {
    let lang = app.lang;
    let board = app.event.as_ref().map(|open| &open.board);
    let topic = |id: &str| {
        let topic = board.and_then(|board| board.topic(id));
        topic.map_or_else(String::new, |topic| topic.title.clone())
    };
    let about = |text, what: String| Some(fill(lang, text, &[&what]));
    let say = |text| Some(lang.say(text).to_owned());
    match command {
        Command::Post(post) => about(Text::Posted, post.title.trim().to_owned()),
        Command::Place { topic: id, slot: Some(_), .. } => about(Text::Placed, topic(id)),
        Command::Place { topic: id, .. } => about(Text::TakenOff, topic(id)),
        Command::Swap { .. } => say(Text::Swapped),
        Command::Edit { topic: id, .. } => about(Text::Edited, topic(id)),
        Command::Withdraw { topic: id, on: true } => about(Text::WithdrawnDone, topic(id)),
        Command::Withdraw { topic: id, .. } => about(Text::ReopenedDone, topic(id)),
        Command::Merge { topic: id, into: Some(_) } => about(Text::MergedDone, topic(id)),
        Command::Merge { topic: id, .. } => about(Text::UnmergedDone, topic(id)),
        Command::Claim { on, .. } => say(if *on { Text::ClaimedDone } else { Text::UnclaimedDone }),
        Command::Settle { .. } => say(Text::Settled),
        Command::Propose { .. } => say(Text::Proposed),
        Command::Answer { accept, .. } => {
            say(if *accept { Text::AnsweredYes } else { Text::AnsweredNo })
        }
        Command::Notify { .. } => say(Text::Notified),
        Command::Retract { on, .. } => {
            say(if *on { Text::NoticeRetracted } else { Text::NoticeAgain })
        }
        Command::MoveSlot { slot, .. } => {
            let slot = board.and_then(|board| board.slots.get(board.slot(slot)?));
            about(Text::SlotMoved, slot.map_or_else(String::new, |slot| slot.label.clone()))
        }
        Command::AddSpace { name, .. } => about(Text::SpaceAdded, name.trim().to_owned()),
        Command::CloseSpace { space, on } => {
            let space = board.and_then(|board| board.spaces.get(board.space(space)?));
            let name = space.map_or_else(String::new, |space| space.name.clone());
            about(if *on { Text::SpaceClosed } else { Text::SpaceOpened }, name)
        }
        Command::TakeBack(_) => say(Text::TakenBack),
        Command::TakeBackFrom { .. } => say(Text::TakenBackFrom),
        Command::Pick { .. }
        | Command::Note { .. }
        | Command::Me { .. }
        | Command::Draft { .. }
        | Command::DropDraft { .. }
        | Command::PutAway { .. }
        | Command::TakeNote(_)
        | Command::Looked(_) => None,
    }
}

/// Why a command was refused.
pub(crate) fn refused(app: &App, refusal: Refusal) -> String {
    let text = match refusal {
        Refusal::TooLong { limit, .. } => {
            return fill(app.lang, Text::TooLong, &[&limit.to_string()]);
        }
        Refusal::Missing { .. } => Text::TitleMissing,
        Refusal::Blank { .. } => Text::NothingToSee,
        Refusal::Gone => Text::GoneSince,
        Refusal::NoNumber => Text::NumberOdd,
        Refusal::NoTime => Text::TimeOdd,
        Refusal::EndsBefore => Text::EndsBefore,
        Refusal::Changed => Text::ChangedSince,
        Refusal::Full => Text::WallFull,
        Refusal::Same => Text::NothingToDo,
    };
    app.lang.say(text).to_owned()
}

/// "Durchsage von Ursula, 10:42".
pub fn notice_head(app: &App, notice: &Notice) -> String {
    let mut head = match notice.name.as_str() {
        "" => app.lang.say(Text::NoticeTitle).to_owned(),
        name => fill(app.lang, Text::NoticeFrom, &[name]),
    };
    // One that was written into the file by hand may say no time.
    let private = app.event.as_ref().map(|open| &open.private);
    let said = private.map(|private| arrival::said_ms(notice, private, app.now.told_ms()));
    if let Some(said) = said.filter(|said| *said > 0) {
        head.push_str(", ");
        head.push_str(&app.now.moment(app.lang, said));
    }
    head
}
