//! Carries out effects as the platform does: storage first, everything else after it, one message
//! at a time.

use anliegen::app::{
    Effect, FileEffect, Msg, PageMsg, Request as NetworkRequest, StorageEffect, StorageMsg, Timer,
    storage_effects,
};
use anliegen::export::backup;
use anliegen::limits;
use anliegen::sync::endpoint_check::Ask;

use super::alarm::{Alarm, PAINT, QUIET, TASK};
use super::request::{Errand, Put, Request};
use super::sample::berlin_zone;
use super::tab::{Tab, TabEvent};

/// An alarm further away is set no further than this, in ms.
const FURTHEST: i64 = 86_400_000;

impl Tab {
    /// Carries out an effect.
    pub(super) fn execute(&mut self, effect: Effect) {
        self.events.push(TabEvent::Effect(effect.clone()));
        match effect {
            Effect::Storage(effect) => self.store(&effect),
            Effect::Timer(timer) => self.time(timer),
            Effect::Network(request) => self.ask(request),
            Effect::File(effect) => self.hand_out(effect),
            Effect::GetInvitation { url, token } => self.get(url, true, token, Errand::Join),
            Effect::Send(msg) => self.queue.push_back(*msg),
            Effect::Defer(msg) => {
                self.tasks.push_back(*msg);
                self.set_alarm(TASK, Alarm::Task);
            }
            Effect::DrawRest => self.set_alarm(PAINT, Alarm::Paint),
            Effect::LookUpZone { .. } => {
                self.queue.push_back(Msg::Page(PageMsg::Zone(berlin_zone())));
            }
            Effect::ReplaceRoute(route) => {
                self.address.clone_from(&route);
                self.queue.push_back(Msg::Page(PageMsg::Hash(route)));
            }
            Effect::Announce(words) => self.out.announced.push(words),
            // What only a browser has: a driver sees them among the events.
            Effect::PersistStorage | Effect::ApplyUpdate | Effect::Install => {}
        }
    }

    fn store(&mut self, effect: &StorageEffect) {
        if matches!(effect, StorageEffect::OpenEvent(_)) {
            self.events.push(TabEvent::Read);
        }
        let profile = self.app.profile.id.clone();
        let answer = storage_effects::carry_out(&mut self.store, effect, &profile);
        if let Some(Msg::Storage(StorageMsg::Saved(result))) = &answer {
            self.events.push(TabEvent::Saved(result.is_ok()));
        }
        self.queue.extend(answer);
    }

    fn time(&mut self, timer: Timer) {
        match timer {
            Timer::WakeAt(at) => {
                self.set_alarm((at - self.ms()).clamp(0, FURTHEST), Alarm::Wake);
            }
            Timer::FlushAfter(ms) => self.set_alarm(i64::from(ms), Alarm::Flush),
            Timer::CloseToastAfter(ms) => self.set_alarm(i64::from(ms), Alarm::Toast),
            Timer::TurnPageAfter(ms) => self.set_alarm(i64::from(ms), Alarm::Turn),
            Timer::Compact => {
                let event = self.app.event.as_ref().map(|open| open.id.as_str());
                let units = event.map_or(0, |event| self.store.journal_units(event));
                let wait = if units > limits::JOURNAL_UNITS { 0 } else { QUIET };
                self.set_alarm(wait, Alarm::Compact);
            }
        }
    }

    fn ask(&mut self, request: NetworkRequest) {
        match request {
            NetworkRequest::Get { event, file, attempt, url, conditional, token } => {
                self.get(url, conditional, token, Errand::Sync { event, file, attempt });
            }
            NetworkRequest::Put {
                event,
                file,
                attempt,
                url,
                condition,
                keepalive,
                token,
                text,
            } => {
                let put = Put { condition, keepalive, text: text.into() };
                self.put(url, put, token, Errand::Sync { event, file, attempt });
            }
            NetworkRequest::Check { begun, ask, token } => match ask {
                Ask::Get(url) => self.get(url, false, token, Errand::Check { begun }),
                Ask::Put { url, condition, text } => {
                    let put = Put { condition, keepalive: false, text: text.into() };
                    self.put(url, put, token, Errand::Check { begun });
                }
            },
        }
    }

    fn get(&mut self, url: String, conditional: bool, token: Option<String>, errand: Errand) {
        self.request(url, conditional, token, None, errand);
    }

    fn put(&mut self, url: String, put: Put, token: Option<String>, errand: Errand) {
        self.request(url, true, token, Some(put), errand);
    }

    fn request(
        &mut self,
        url: String,
        conditional: bool,
        token: Option<String>,
        put: Option<Put>,
        errand: Errand,
    ) {
        let authorization = token.map(|token| format!("Bearer {token}"));
        let at = self.ms();
        let request = Request { at, url, conditional, authorization, put, errand };
        self.events.push(TabEvent::Asked(request));
    }

    fn hand_out(&mut self, effect: FileEffect) {
        match effect {
            FileEffect::Download { name, text, .. } => self.out.files.push((name, text)),
            FileEffect::Share { title, url } => self.out.shared.push((title, url)),
            FileEffect::DownloadBackup => {
                let text = backup::write(&self.store.everything_kept().unwrap_or_default());
                self.out.files.push(("anliegen-sicherung.json".to_owned(), text));
            }
            FileEffect::RestoreBackup(text) => {
                self.queue.push_back(storage_effects::restore_backup(&mut self.store, &text));
            }
            FileEffect::ListQuarantine => {
                self.queue.push_back(storage_effects::list_quarantine(&self.store));
            }
            FileEffect::PutAway(name) => {
                self.queue.push_back(storage_effects::put_away(&mut self.store, &name));
            }
            FileEffect::BringBack(piece) => {
                self.queue.push_back(storage_effects::bring_back(&mut self.store, &piece));
            }
            // Nobody has asked for it yet.
            FileEffect::DownloadQuarantine => {}
        }
    }
}
