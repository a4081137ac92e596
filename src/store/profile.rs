//! The profile: who this person is on this phone, across events.

use super::keys::Key;
use super::store::{SaveFault, Store};
use crate::replica::{Body, Replica};

/// The format of the profile document.
pub(super) const FORMAT: &str = "anliegen-profile";

/// Who this person is on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The profile's random characters.
    pub id: String,
    /// Name, settings, whatever the app keeps of a person beyond one event.
    pub state: Replica,
}

impl Store {
    /// Joins into the stored profile and gives what stands there now. Two tabs that each made
    /// up a profile agree on the one stored first.
    pub fn save_profile(&mut self, profile: &Profile) -> Result<Profile, SaveFault> {
        self.change_profile(profile, |_| {})
    }

    /// Takes the profile of a backup: its characters from now on, its state joined.
    pub fn adopt_profile(&mut self, profile: &Profile) -> Result<Profile, SaveFault> {
        self.change_profile(profile, |stored| stored.id.clone_from(&profile.id))
    }

    fn change_profile(
        &mut self,
        profile: &Profile,
        change: impl FnOnce(&mut Body),
    ) -> Result<Profile, SaveFault> {
        self.writable()?;
        let key = Key::Profile.text();
        let stored = self.readable(&key, FORMAT, "")?.map(|(_, body)| body);
        let mut body = stored.unwrap_or_else(|| Body::new(profile.id.clone()));
        change(&mut body);
        let _ = body.join_stamped(&profile.state);
        self.keep(&key, &body.write(FORMAT))?;
        Ok(Profile { id: body.id, state: body.stamped })
    }
}
