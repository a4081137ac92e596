//! The endpoint check of the event at hand.

use crate::sync::endpoint_check::{Findings, Probe};
use crate::sync::replies::get::Verdict;

use super::sync::read_body;
use crate::app::{App, Effect, Env, Msg};

/// A check, under way or over.
#[derive(Clone, Debug)]
pub struct Check {
    /// When it began, in ms since 1970: tells its answers from those of an earlier one.
    begun: i64,
    probe: Probe,
}

impl Check {
    /// What it has found out so far.
    pub fn findings(&self) -> &Findings {
        self.probe.findings()
    }
}

pub(crate) fn update(app: &mut App, msg: Msg, env: &Env) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let ask = match msg {
        Msg::Check if open.machine.endpoint().is_nowhere() => None,
        Msg::Check => {
            let (probe, ask) = Probe::new(open.machine.endpoint());
            app.check = Some(Check { begun: env.ms, probe });
            Some(ask)
        }
        Msg::Checked { begun, raw } => {
            let check = app.check.as_mut().filter(|check| check.begun == begun);
            let judge = |text: &str| match read_body(text, Some(&open.id)) {
                Ok(_) => Verdict::Document,
                Err(verdict) => verdict,
            };
            check.and_then(|check| check.probe.answered(&raw, &judge))
        }
        _ => None,
    };
    let begun = app.check.as_ref().map_or(env.ms, |check| check.begun);
    let entry = app.events.iter().find(|entry| entry.id == open.id);
    let token = entry.and_then(|entry| entry.token.clone());
    ask.map(|ask| Effect::Check { begun, ask, token }).into_iter().collect()
}
