//! *Stand der Daten*: what the phone has, from where, and what is wrong, in words.

use crate::app::{App, Check, UndoEntry};
use crate::domain::Surplus;
use crate::i18n::{Lang, Text, fill};
use crate::sync::endpoint_check::Outcome;
use crate::sync::replies::fault::{Fault, WriteFault};
use crate::sync::status::{State, UnguardedReason, WriteBlock, Writing};

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
    /// What of mine waits, and since when; or that nothing does.
    pub waits: String,
    /// What others wrote and the endpoint has lost.
    pub refill: String,
    /// What keeps it from going out; empty for nothing.
    pub barred: &'static str,
    /// How one writes, and why not better.
    pub writing: [&'static str; 2],
    /// What is wrong with writing, and its number.
    pub trouble: (String, &'static str),
    /// What the endpoint check has found; empty before it was begun.
    pub check: Vec<String>,
    /// What was done last here, and what takes it back.
    pub done: Vec<UndoEntry>,
    /// How much is stored, and how much of that in the journal.
    pub stored: [String; 2],
    /// "Nicht lesbare Einträge in der Datei: 3 …", empty for none.
    pub aside: String,
    /// What the files hold beyond what an event has (F82); empty for nothing.
    pub surplus: String,
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
    let pending = &open.pending;
    let (writing, why) = writing_words(&status.writing);
    let kilobytes = crate::screens::settings::view_model::kilobytes(lang, app.save_state.journals);
    Some(View {
        waits: waits(app),
        refill: match pending.others {
            0 => String::new(),
            n => fill(lang, Text::WaitsRefill, &[&n.to_string()]),
        },
        barred: match &status.writing {
            Writing::ReadOnly(WriteBlock::Link) if pending.count() > 0 => {
                lang.say(Text::WaitsHereOnly)
            }
            Writing::ReadOnly(_) if pending.count() > 0 => lang.say(Text::WaitsBarred),
            _ => "",
        },
        writing: if nowhere {
            ["", ""]
        } else {
            [lang.say(writing), why.map_or("", |t| lang.say(t))]
        },
        trouble: match &status.write_fault {
            Some(fault) => (write_fault(lang, fault), fault.number().unwrap_or("")),
            None => (String::new(), ""),
        },
        check: check(app),
        done: app.undo_history.clone(),
        stored: [
            crate::screens::settings::view_model::stored(app),
            fill(lang, Text::StoredJournal, &[&kilobytes]),
        ],
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
        surplus: surplus(lang, open.board.surplus),
    })
}

fn surplus(lang: Lang, surplus: Surplus) -> String {
    if surplus == Surplus::default() {
        return String::new();
    }
    let Surplus { topics, slots, spaces, fields } = surplus;
    let counts = [topics, slots, spaces, fields].map(|count| count.to_string());
    fill(lang, Text::SyncSurplus, &counts.each_ref().map(String::as_str))
}

/// What of mine waits (Y10).
fn waits(app: &App) -> String {
    let Some(open) = &app.event else { return String::new() };
    let since = app.now.moment(app.lang, open.pending.since_ms.unwrap_or(0));
    match open.pending.things() {
        0 => app.lang.say(Text::WaitsNot).to_owned(),
        1 => fill(app.lang, Text::WaitingOne, &[&since]),
        n => fill(app.lang, Text::WaitingMany, &[&n.to_string(), &since]),
    }
}

/// What the endpoint check has found, a sentence each.
fn check(app: &App) -> Vec<String> {
    let (lang, mut words) = (app.lang, Vec::new());
    let Some(findings) = app.check.as_ref().map(Check::findings) else { return words };
    if findings.redirected {
        words.push(lang.say(Text::CheckRedirected).to_owned());
    }
    let Some(outcome) = &findings.outcome else {
        words.push(lang.say(Text::CheckRuns).to_owned());
        return words;
    };
    match outcome {
        Outcome::Unreadable(fault) => {
            words.push(lang.say(Text::CheckUnreadable).to_owned());
            words.push(fault_words(lang, fault));
        }
        Outcome::ReadOnly(fault) => {
            words.push(lang.say(Text::CheckReadOnly).to_owned());
            words.push(fault_words(lang, fault));
        }
        Outcome::Guarded => words.push(lang.say(Text::CheckGuarded).to_owned()),
        Outcome::Unguarded(doubt) => {
            let (_, why) = writing_words(&Writing::Unguarded(*doubt));
            words.push(lang.say(Text::CheckSlow).to_owned());
            words.extend(why.map(|why| lang.say(why).to_owned()));
        }
        Outcome::Overwrites => {
            words.push(lang.say(Text::CheckSlow).to_owned());
            words.push(lang.say(Text::CheckOverwrites).to_owned());
        }
        Outcome::Disturbed => words.push(lang.say(Text::CheckDisturbed).to_owned()),
    }
    words
}

/// How one writes, and why not better.
fn writing_words(writing: &Writing) -> (Text, Option<Text>) {
    match writing {
        Writing::Guarded => (Text::WriteGuarded, None),
        Writing::Unguarded(doubt) => {
            let why = match doubt {
                UnguardedReason::NoTag => Text::WhyNoTag,
                UnguardedReason::WeakTag => Text::WhyWeakTag,
                UnguardedReason::Compressed => Text::WhyCompressed,
                UnguardedReason::Refused => Text::WhyRefused,
            };
            (Text::WriteUnguarded, Some(why))
        }
        Writing::ReadOnly(_) => (Text::WriteReadOnly, None),
    }
}

fn write_fault(lang: Lang, fault: &WriteFault) -> String {
    match fault {
        WriteFault::Conflict => lang.say(Text::FaultConflict).to_owned(),
        WriteFault::NotStored => lang.say(Text::FaultNotStored).to_owned(),
        WriteFault::Answer(Fault::TooBig) => lang.say(Text::FaultWriteBig).to_owned(),
        WriteFault::Answer(fault) => fault_words(lang, fault),
    }
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
