//! The profile: who this person is on this phone, across events.

use super::keys::Key;
use super::store::{SaveFault, Store};
use crate::crdt::{Body, Replica};

/// The format of the profile document.
pub(crate) const FORMAT: &str = "anliegen-profile";

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

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::{Stamp, Value};
    use crate::persistence::Memory;

    fn profile(id: &str, field: &str) -> Profile {
        let mut state = Replica::new();
        let at = Stamp::parse("1.0.a").unwrap();
        state.write("people", "me", field, at, Some(Value::text(field)));
        Profile { id: id.into(), state }
    }

    #[test]
    fn f16_two_tabs_agree_on_the_first_profile() {
        let memory = Rc::new(Memory::default());
        let tab = |load| Store::boot(memory.clone(), load, 1).0;
        let (mut first, mut second) = (tab("one"), tab("two"));
        first.save_profile(&profile("4f7zq01b", "name")).unwrap();
        let stored = second.save_profile(&profile("c0m2r8ty", "size")).unwrap();
        assert_eq!((&*stored.id, stored.state.fields("people", "me").count()), ("4f7zq01b", 2));
        let adopted = second.adopt_profile(&profile("c0m2r8ty", "size")).unwrap();
        assert_eq!(adopted, Profile { id: "c0m2r8ty".into(), ..stored });
        assert_eq!(Store::boot(memory, "three", 2).1.profile, Some(adopted));
    }
}
