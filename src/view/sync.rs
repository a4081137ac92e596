//! *Stand der Daten*: what the phone has, from where, and what is wrong, in words.

use crate::app::App;
use crate::i18n::{Lang, Text, fill};
use crate::sync::fault::Fault;
use crate::sync::status::State;

/// The screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// What is the matter, in one or two sentences.
    pub words: String,
    /// Number of the fault, for `data-fault`; empty for none.
    pub fault: &'static str,
    /// Whether it passes by itself and nobody need worry.
    pub calm: bool,
    /// Whether a sign-in page should be offered, and its address.
    pub portal: String,
    /// "Dienstag …, 10:42" or "noch nie".
    pub stand: String,
    /// The endpoint as an address.
    pub endpoint: String,
    /// "Nicht lesbare Einträge in der Datei: 3 …", empty for none.
    pub aside: String,
}

/// Makes the screen; `None` without an event.
pub fn view(app: &App) -> Option<View> {
    let open = app.event.as_ref()?;
    let lang = app.lang;
    let status = open.machine.status(app.now.ms);
    let clock = |ms: i64| app.now.moment(lang, u64::try_from(ms).unwrap_or(0));
    let nowhere = open.machine.endpoint().is_nowhere();
    let words = match (status.state, &status.fault) {
        _ if nowhere => lang.say(Text::SyncNoEndpoint).to_owned(),
        (State::Fresh { at } | State::ReadOnly { at }, _) => {
            fill(lang, Text::SyncFresh, &[&clock(at)])
        }
        (_, Some(fault)) if !passes(fault) => fault_words(lang, fault),
        (State::Offline { since, .. }, _) => fill(lang, Text::SyncOffline, &[&clock(since)]),
        (State::Waiting { last: Some(at) }, None) if at > 0 => {
            fill(lang, Text::SyncLooking, &[&clock(at)])
        }
        (State::Waiting { last: None }, Some(_)) => lang.say(Text::SyncOfflineNever).to_owned(),
        _ => lang.say(Text::SyncWaiting).to_owned(),
    };
    let portal = matches!(status.fault, Some(Fault::Portal | Fault::Redirected));
    let aside = open.aside();
    Some(View {
        calm: status.fault.as_ref().is_none_or(passes),
        words,
        fault: status.fault.as_ref().and_then(Fault::number).unwrap_or(""),
        portal: if portal { open.machine.endpoint().as_str().to_owned() } else { String::new() },
        stand: status
            .state
            .stand()
            .filter(|ms| *ms > 0)
            .map_or_else(|| lang.say(Text::Never).to_owned(), clock),
        endpoint: open.machine.endpoint().as_str().to_owned(),
        aside: if aside == 0 {
            String::new()
        } else {
            fill(lang, Text::SyncAside, &[&aside.to_string()])
        },
    })
}

/// Whether a fault needs no sentence of its own: the phone is simply without a network.
fn passes(fault: &Fault) -> bool {
    matches!(fault, Fault::Unreachable | Fault::Redirected | Fault::Stale304)
}

/// What is wrong with an answer, in words.
pub fn fault_words(lang: Lang, fault: &Fault) -> String {
    let text = match fault {
        Fault::Unreachable | Fault::Redirected | Fault::Stale304 => Text::SyncOfflineNever,
        Fault::Portal => Text::SyncPortal,
        Fault::Blocked => Text::SyncBlocked,
        Fault::Missing => Text::SyncMissing,
        Fault::Denied | Fault::NotAllowed => Text::SyncDenied,
        Fault::Busy { .. } | Fault::ServerError => Text::SyncServer,
        Fault::NotADocument => Text::SyncNotEvent,
        Fault::OtherEvent(_) => Text::SyncOtherEvent,
        Fault::CutOff | Fault::Empty => Text::SyncCutOff,
        Fault::TooBig => Text::SyncTooBig,
        Fault::Newer => Text::SyncNewer,
    };
    let name = if let Fault::OtherEvent(name) = fault { name.as_str() } else { "" };
    fill(lang, text, &[name])
}
