//! The profile: who this person is on this phone, across events.

use super::backend::Fault;
use super::keys::Key;
use super::record::{Record, Stored};
use super::store::{SaveFault, Store};
use crate::crdt::{Body, Replica};

/// The format word of the record, which holds the stamped state kind by kind, in the shape of a
/// document.
const FORMAT: &str = "anliegen-profile";

fn body(record: Record) -> Body {
    Body::from_members(record.id, record.members)
}

/// Who this person is on this phone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The profile's random characters.
    pub id: String,
    /// Name, settings, whatever the app keeps of a person beyond one event.
    pub state: Replica,
}

impl Store {
    /// Merges a profile into the stored one and returns the result. Two tabs that each made up a
    /// profile agree on the one that was stored first.
    pub fn save_profile(&mut self, profile: &Profile) -> Result<Profile, SaveFault> {
        self.change_profile(profile, |_| {})
    }

    /// Takes over the profile of a backup: its id replaces the stored one, its state is merged.
    pub fn adopt_profile(&mut self, profile: &Profile) -> Result<Profile, SaveFault> {
        self.change_profile(profile, |stored| stored.id.clone_from(&profile.id))
    }

    fn change_profile(
        &mut self,
        profile: &Profile,
        change: impl FnOnce(&mut Body),
    ) -> Result<Profile, SaveFault> {
        self.me.clone_from(&profile.id);
        self.writable()?;
        let stored = self.record_to_change(Key::Profile, FORMAT)?.map(body);
        let mut body = stored.unwrap_or_else(|| Body::new(profile.id.clone()));
        change(&mut body);
        let _ = body.join_stamped(&profile.state);
        self.me.clone_from(&body.id);
        self.keep_record(Key::Profile, &Record::new(FORMAT, &body.id, body.members()))?;
        Ok(Profile { id: body.id, state: body.stamped })
    }

    /// The stored profile.
    pub(crate) fn stored_profile(&self) -> Result<Stored<Profile>, Fault> {
        let record = self.record(Key::Profile, FORMAT)?;
        Ok(record.map(|record| {
            let Body { id, stamped, .. } = body(record);
            Profile { id, state: stamped }
        }))
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::crdt::{Stamp, Value};
    use crate::persistence::{Backend, Memory};

    fn profile(id: &str, field: &str) -> Profile {
        let mut state = Replica::new();
        let at = Stamp::parse("1.0.a").unwrap();
        state.write("people", "me", field, at, Some(Value::text(field)));
        Profile { id: id.into(), state }
    }

    // What phones in use have stored is read, and all of it stays in the same shape.
    #[test]
    fn m2_the_shape_on_disk_is_the_one_that_phones_have() {
        let memory = Rc::new(Memory::default());
        let text = r#"{
  "format": "anliegen-profile",
  "id": "4f7zq01b",
  "plans": {
    "by hand": {
      "n": 1.50
    }
  },
  "people": {
    "me": {
      "name": "Ursula",
      "seen": [
        1,
        2.5
      ],
      "~": {
        "name": "1.0.4f7zq01ba9xc",
        "seen": "2.0.4f7zq01ba9xc"
      }
    }
  },
  "v": 1
}
"#;
        memory.set("anliegen1:profile", text).unwrap();
        let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
        let profile = boot.profile.unwrap();
        assert_eq!(profile.state.fields("people", "me").collect::<Vec<_>>(), ["name", "seen"]);
        store.save_profile(&profile).unwrap();
        let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        let stored = memory.get("anliegen1:profile").unwrap().unwrap();
        assert_eq!(json(&stored), json(text));
    }

    // J5 J8: what does not parse is set aside before a profile is written, a newer one stays.
    #[test]
    fn j5_j8_what_cannot_be_read_is_not_written_over() {
        let named = |id: &str| format!(r#"{{"format":"anliegen-profile","v":1,"id":{id}}}"#);
        for broken in ["{\"form", "[]", &named("7"), &named("\"a:b\""), &named("\"\"")] {
            let memory = Rc::new(Memory::default());
            let mut store = Store::boot(memory.clone(), "one", 1).0;
            memory.set("anliegen1:profile", broken).unwrap();
            store.save_profile(&profile("4f7zq01b", "name")).unwrap();
            let aside = store.quarantined().unwrap();
            assert_eq!(aside.iter().map(|one| &*one.text).collect::<Vec<_>>(), [broken]);
        }
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        let newer = r#"{"format":"anliegen-profile","v":2,"id":{"new":"shape"}}"#;
        memory.set("anliegen1:profile", newer).unwrap();
        let saved = store.save_profile(&profile("4f7zq01b", "name"));
        assert_eq!(saved, Err(SaveFault::Newer));
        assert_eq!(memory.get("anliegen1:profile").unwrap().as_deref(), Some(newer));
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
