//! Commands that concern the person alone: picks, and what was seen.

use crate::app::{App, Effect, Env, journal};
use crate::domain::Command;
use crate::i18n::Text;

use super::writes::apply_local;

/// Carries out a command and has it saved (J1).
pub(crate) fn issue(app: &mut App, command: Command, env: &Env) -> Vec<Effect> {
    let picked = if let Command::Pick { on, .. } = &command {
        Some(if *on { Text::Picked } else { Text::Unpicked })
    } else {
        None
    };
    app.field_error = None;
    apply_local(app, command, env);
    let mut effects = journal::flush(app);
    effects.extend(picked.map(|text| Effect::Announce(app.lang.say(text).to_owned())));
    effects
}
