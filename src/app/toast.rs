//! The message at the foot.

use crate::domain::Command;

use super::state::Toast;
use super::{App, Effect, Timer};

/// A message at the foot stays for so many ms; it can be read out twice in that time.
const TOAST_MS: u32 = 8_000;

/// Shows a message at the foot and says it. `undo`: what takes back what it tells.
pub(crate) fn show(app: &mut App, words: String, undo: Option<Command>) -> Vec<Effect> {
    app.toast = Some(Toast { words: words.clone(), undo });
    vec![Effect::Announce(words), Effect::Timer(Timer::CloseToastAfter(TOAST_MS))]
}
