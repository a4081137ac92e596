//! The endpoint check of the event at hand.

use crate::sync::endpoint_check::Probe;
use crate::sync::replies::get::Verdict;

use super::documents::{read_body, read_plain};
use crate::app::{App, Check, CheckMsg, Effect, Env, Request};

/// Begins a check, or goes on with the one under way.
pub(crate) fn update(app: &mut App, msg: CheckMsg, env: &Env) -> Vec<Effect> {
    let Some(open) = &app.event else { return Vec::new() };
    let ask = match msg {
        CheckMsg::Start if open.machine.endpoint().is_nowhere() => None,
        CheckMsg::Start => {
            let (probe, ask) = Probe::new(open.machine.endpoint());
            app.check = Some(Check { begun: env.ms, probe });
            Some(ask)
        }
        CheckMsg::Replied { begun, raw } => {
            let check = app.check.as_mut().filter(|check| check.begun == begun);
            let judge = |text: &str| match read_body(text, Some(&open.id), &read_plain) {
                Ok(_) => Verdict::Document,
                Err(verdict) => verdict,
            };
            check.and_then(|check| check.probe.answered(&raw, &judge))
        }
    };
    let begun = app.check.as_ref().map_or(env.ms, |check| check.begun);
    let entry = app.events.iter().find(|entry| entry.id == open.id);
    let token = entry.and_then(|entry| entry.token.clone());
    let request = ask.map(|ask| Request::Check { begun, ask, token });
    request.map(Effect::Network).into_iter().collect()
}
