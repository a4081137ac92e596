//! Forms that are sent as a whole.

use super::{desk, shared_commands};
use crate::app::{App, Effect, Env, FormMsg, forms};

/// Sends a form.
pub(crate) fn update(app: &mut App, msg: FormMsg, env: &Env) -> Vec<Effect> {
    match msg {
        FormMsg::Post => shared_commands::issue_all(app, forms::posting(app), env),
        FormMsg::PostAtDesk => desk::send(app, env),
        FormMsg::Edit(topic) => shared_commands::issue_all(app, forms::editing(app, topic), env),
    }
}
