//! What stands around every screen: the state of the data, the way around, what must be said.

use crate::app::{App, Screen, StorageStatus};
use crate::domain;
use crate::domain::Civil;
use crate::faults;
use crate::format::time;
use crate::i18n::{Lang, Text, fill, plural};
use crate::sync::status::State;

/// The line at the top: how fresh the data are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StateLine {
    /// In words.
    pub words: String,
    /// Whether something is amiss, so that the dot is not green.
    pub amiss: bool,
}

/// Makes the line; empty without an event.
pub fn state_line(app: &App) -> StateLine {
    let Some(open) = &app.event else { return StateLine::default() };
    let lang = app.lang;
    let clock = |ms: i64| app.now.moment(lang, u64::try_from(ms).unwrap_or(0));
    if open.machine.endpoint().is_nowhere() {
        return StateLine { words: lang.say(Text::NoEndpoint).to_owned(), amiss: true };
    }
    let (words, amiss) = match open.machine.status(app.now.ms).state {
        State::Fresh { at } | State::ReadOnly { at } => {
            (fill(lang, Text::Stand, &[&clock(at)]), false)
        }
        State::Offline { since, .. } => (fill(lang, Text::OfflineSince, &[&clock(since)]), true),
        State::Waiting { last: Some(at) } if at > 0 => {
            (fill(lang, Text::Stand, &[&clock(at)]), true)
        }
        State::Waiting { .. } => (lang.say(Text::Loading).to_owned(), true),
        State::Portal { .. } => (lang.say(Text::PortalShort).to_owned(), true),
        State::Blocked { .. } => (lang.say(Text::TroubleShort).to_owned(), true),
    };
    let words = match open.pending.things() {
        0 => words,
        1 => fill(lang, Text::StandWaitsOne, &[&words]),
        n => fill(lang, Text::StandWaits, &[&words, &n.to_string()]),
    };
    StateLine { words, amiss }
}

/// The value of `data-sync`.
pub fn sync_word(app: &App) -> &'static str {
    app.event.as_ref().map_or("waiting", |open| open.machine.status(app.now.ms).state.word())
}

/// An entry of the main navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub words: &'static str,
    /// Its sign, drawn by the style sheet.
    pub icon: &'static str,
    /// Whether this is where one is.
    pub current: bool,
}

/// The main navigation.
pub fn nav(lang: Lang, screen: &Screen) -> [NavItem; 4] {
    let item = |href, text, icon, current| NavItem { href, words: lang.say(text), icon, current };
    let wall = matches!(
        screen,
        Screen::Wall
            | Screen::Topic(_)
            | Screen::New
            | Screen::Edit(_)
            | Screen::Place(_)
            | Screen::Merge(_)
    );
    let more = matches!(
        screen,
        Screen::Settings
            | Screen::Sync
            | Screen::Desk
            | Screen::Hosting
            | Screen::About
            | Screen::Event
            | Screen::Setup
    );
    [
        item("#/now", Text::Now, "now", *screen == Screen::Now),
        item("#/wall", Text::Wall, "wall", wall),
        item("#/mine", Text::Mine, "mine", *screen == Screen::Mine),
        item("#/settings", Text::More, "more", more),
    ]
}

/// "1 neue Durchsage", on any screen but *Jetzt*, where it stands until it is put away.
pub fn unheard(app: &App) -> String {
    let Some(open) = app.event.as_ref().filter(|_| app.route.screen != Screen::Now) else {
        return String::new();
    };
    let is_new = |notice: &&domain::Notice| !open.private.away.contains(&notice.id);
    match open.newest().notices.iter().filter(is_new).count() {
        0 => String::new(),
        n => plural::count(app.lang, n, Text::OneNewNotice, Text::NewNotices),
    }
}

/// The title of the browser's tab.
pub fn title(app: &App) -> String {
    let app_name = app.lang.say(Text::AppName);
    match app.route.screen {
        Screen::Welcome | Screen::Join => app_name.to_owned(),
        _ => format!("{} · {app_name}", heading(app)),
    }
}

/// The name of the screen.
pub fn heading(app: &App) -> String {
    let lang = app.lang;
    let topic = |id: &str| {
        let topic = app.event.as_ref().and_then(|open| open.board.topic(id))?;
        Some(topic.title.clone())
    };
    let text = match &app.route.screen {
        Screen::Topic(id) => match topic(id) {
            Some(title) => return title,
            None => Text::TopicUnknown,
        },
        Screen::Welcome | Screen::Join => Text::AppName,
        Screen::Now => Text::Now,
        Screen::Wall => Text::Wall,
        Screen::New => Text::NewTopic,
        Screen::Edit(_) => Text::ChangeWhat,
        Screen::Place(_) => Text::PlaceIt,
        Screen::Merge(_) => Text::MergeIt,
        Screen::Mine => Text::Mine,
        Screen::Settings => Text::More,
        Screen::Sync => Text::SyncTitle,
        Screen::Desk => Text::DeskTitle,
        Screen::Hosting => Text::HostingTitle,
        Screen::Board => Text::BoardTitle,
        Screen::About => Text::AboutTitle,
        Screen::Event => Text::EventTitle,
        Screen::Setup => Text::SetupTitle,
    };
    lang.say(text).to_owned()
}

/// "3 neue anzeigen", where something waits to be shown.
pub fn waiting(app: &App) -> Option<String> {
    let open = app.event.as_ref()?;
    let waiting = open.waiting.as_ref()?;
    if !waiting.moves_topics(&open.board) {
        // Elsewhere a notice moves nothing, and is there as soon as nobody looks.
        let is_here = app.route.screen == Screen::Now;
        return is_here.then(|| app.lang.say(Text::ShowNotice).to_owned());
    }
    Some(match open.new_topics() {
        0 => app.lang.say(Text::ShowMoved).to_owned(),
        n => plural::count(app.lang, n, Text::ShowOneNew, Text::ShowNew),
    })
}

/// Something that stays on the screen until it is mended or put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// In words.
    pub words: String,
    /// Number of the fault, for `data-fault`; empty for none.
    pub fault: &'static str,
    /// Command of its button and the words on it.
    pub action: Option<(&'static str, &'static str)>,
}

/// All notices that hold now, the gravest first.
pub fn notices(app: &App) -> Vec<Notice> {
    let lang = app.lang;
    let backup = Some(("backup", lang.say(Text::BackupSave)));
    let notice = |text, fault, action| Notice { words: lang.say(text).to_owned(), fault, action };
    let mut notices = Vec::new();
    match app.save_state.storage {
        StorageStatus::Writable => {}
        StorageStatus::Memory => notices.push(notice(Text::MemoryOnly, faults::F1.number, backup)),
        StorageStatus::Full => notices.push(notice(Text::StorageFull, faults::F3.number, backup)),
        StorageStatus::ReadOnly => {
            notices.push(notice(Text::StorageNewer, faults::F11.number, backup));
        }
    }
    if app.save_state.near_full {
        notices.push(notice(Text::StorageNearFull, "", backup));
    }
    if app.save_state.lacks_room {
        notices.push(notice(Text::StorageShared, faults::F91.number, backup));
    }
    if app.save_state.private_restored {
        notices.push(notice(Text::PrivateRestored, faults::F8.number, None));
    }
    if app.save_state.set_aside > 0 {
        let words = fill(lang, Text::Quarantined, &[&app.save_state.set_aside.to_string()]);
        let action = Some(("save-quarantine", lang.say(Text::QuarantineSave)));
        notices.push(Notice { words, fault: faults::F7.number, action });
    }
    if app.came_back {
        let dismiss = Some(("dismiss", lang.say(Text::Close)));
        notices.push(notice(Text::CameBack, faults::F13.number, dismiss));
    }
    if app.now.is_odd() {
        notices.push(notice(Text::ClockOdd, faults::F25.number, None));
    }
    if let Some(server) = app.server_clock.differs(app.now.ms).filter(|_| !app.now.is_odd()) {
        let clock = |ms: i64| app.now.zone.civil(ms);
        let (server, phone) = (clock(server), clock(app.now.ms));
        let words = |civil: Civil| {
            let is_same_day = server.date() == phone.date();
            let day = (!is_same_day).then(|| time::day_of_year(lang, civil.date()));
            time::joined(&[&day.unwrap_or_default(), &civil.clock()])
        };
        let words = fill(lang, Text::ClockDiffers, &[&words(phone), &words(server)]);
        notices.push(Notice { words, fault: faults::F79.number, action: None });
    }
    if let Some(open) = app.event.as_ref().filter(|_| app.now.zone.is_guess()) {
        let words = fill(lang, Text::ZoneUnknown, &[&open.board.event.zone]);
        notices.push(Notice { words, fault: faults::F77.number, action: None });
    }
    notices
}
