//! What is not saved yet, on its way to the storage.

use super::{App, Effect, StorageEffect};

/// Hands what is not saved yet to the storage.
pub(crate) fn flush(app: &App) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(open) = &app.event
        && app.save_state.has_unsaved()
    {
        effects.push(Effect::Storage(StorageEffect::Append {
            event: open.id.clone(),
            shared: app.save_state.unsaved_shared.clone(),
            private: app.save_state.unsaved.clone(),
        }));
    }
    if app.save_state.profile_unsaved {
        effects.push(Effect::Storage(StorageEffect::SaveProfile(app.profile.replica.clone())));
    }
    effects
}
