//! Namespaces of one local storage: several copies of the app may lie on one origin, at `/`, `/a/`
//! and `/b/`, and none may read or remove what another one keeps (F91).

use std::rc::Rc;

use super::backend::{Backend, Fault, StoredJson};
use super::keys::is_ours;
use crate::crdt::Value;

/// What stands before all names that a copy of the app gives out on its origin: keys, locks. It
/// is the path where the copy lies; the copy at `/`, and every earlier build, has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Namespace(String);

impl Namespace {
    /// The namespace of a page, by its address without query and fragment.
    pub fn of_page(address: &str) -> Self {
        let below_scheme = address.split_once("://").map_or(address, |(_, rest)| rest);
        let folder = match (below_scheme.find('/'), below_scheme.rfind('/')) {
            (Some(origin), Some(end)) if origin < end => below_scheme.get(origin..=end),
            _ => None,
        };
        Self(folder.unwrap_or_default().to_owned())
    }

    /// Whether it is that of the copy at `/`.
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The name under which the origin knows one of this copy's.
    pub fn full(&self, name: &str) -> String {
        format!("{}{name}", self.0)
    }

    /// The key of this copy that the origin has under this name; `None` if it is not this copy's.
    pub fn key<'a>(&self, name: &'a str) -> Option<&'a str> {
        name.strip_prefix(&self.0).filter(|key| is_ours(key))
    }
}

/// The part of an origin's storage that belongs to one copy of the app.
///
/// It writes and removes nothing else. What others keep is listed with a slash before its name,
/// which no key of ours begins with, because it counts in the budget (F12).
pub struct Namespaced {
    origin: Rc<dyn Backend>,
    namespace: Namespace,
}

impl Namespaced {
    /// The part with this namespace.
    pub fn new(origin: Rc<dyn Backend>, namespace: Namespace) -> Self {
        Self { origin, namespace }
    }
}

impl Backend for Namespaced {
    fn get(&self, key: &str) -> Result<Option<String>, Fault> {
        match key.strip_prefix('/') {
            Some(foreign) => self.origin.get(foreign),
            None => self.origin.get(&self.namespace.full(key)),
        }
    }

    fn set(&self, key: &str, value: &str) -> Result<(), Fault> {
        self.origin.set(&self.namespace.full(key), value)
    }

    fn remove(&self, key: &str) -> Result<(), Fault> {
        self.origin.remove(&self.namespace.full(key))
    }

    fn keys(&self) -> Result<Vec<String>, Fault> {
        let mut keys = self.origin.keys()?;
        for name in &mut keys {
            match self.namespace.key(name) {
                Some(key) => *name = key.to_owned(),
                None => name.insert(0, '/'),
            }
        }
        Ok(keys)
    }

    fn get_record(&self, key: &str) -> Result<StoredJson, Fault> {
        self.origin.get_record(&self.namespace.full(key))
    }

    fn set_record(&self, key: &str, record: &Value) -> Result<(), Fault> {
        self.origin.set_record(&self.namespace.full(key), record)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crdt::{Replica, Stamp};
    use crate::persistence::{Entry, Memory, Profile, Store, Tabs};

    fn copy(origin: &Rc<Memory>, path: &str) -> Rc<dyn Backend> {
        Rc::new(Namespaced::new(origin.clone(), Namespace::of_page(path)))
    }

    /// A store that has a profile, an event with a body, and a write that was compacted.
    fn used(backend: Rc<dyn Backend>, load: &str, title: &str) -> Store {
        let mut store = Store::boot(backend, load, 1).0;
        store.save_profile(&Profile { id: "4f7zq01b".into(), state: Replica::new() }).unwrap();
        let endpoint = "https://data.example/e.json".to_owned();
        let token = Some("s3cr3t".to_owned());
        let entry =
            Entry { id: "e".into(), title: title.into(), endpoint, token, ..Entry::default() };
        store.save_entry(&entry).unwrap();
        let body = format!(
            r#"{{"format":"anliegen","v":1,"id":"e","event":{{"main":{{"title":"{title}"}}}}}}"#
        );
        store.accept("e", "board", &body, &Replica::new()).unwrap();
        let mut private = Replica::new();
        private.write(
            "notes",
            "n",
            "text",
            Stamp::parse("1.0.4f7zq01b").unwrap(),
            Some(Value::text(title)),
        );
        store.append("e", &Replica::new(), &private).unwrap();
        store.compact("e", &Tabs { locked: true, alive: Some(&[]) }).unwrap();
        store.append("e", &Replica::new(), &private).unwrap();
        store
    }

    fn of(origin: &Memory, path: &str) -> Vec<(String, Option<String>)> {
        let keys = origin.keys().unwrap();
        let keys = keys.into_iter().filter(|key| Namespace::of_page(path).key(key).is_some());
        keys.map(|key| (key.clone(), origin.get(&key).unwrap())).collect()
    }

    #[test]
    fn the_path_is_the_folder_of_the_page() {
        for (address, full) in [
            ("", "k"),
            ("https://app.example", "k"),
            ("https://app.example/", "k"),
            ("https://app.example/index.html", "k"),
            ("https://app.example/a/", "/a/k"),
            ("https://app.example:8080/a/index.html", "/a/k"),
            ("https://app.example/a/b/", "/a/b/k"),
            ("https://app.example//", "//k"),
        ] {
            assert_eq!(Namespace::of_page(address).full("k"), full, "{address}");
        }
    }

    // F91: whatever one copy does, others find their keys as they were.
    #[test]
    fn f91_no_copy_touches_the_keys_of_another() {
        let paths = ["/", "/a/", "/a/b/", "/b/"];
        for path in paths {
            let origin = Rc::new(Memory::default());
            origin.set("neighbour", "not ours").unwrap();
            for (other, load) in paths.iter().zip(["one", "two", "three", "four"]) {
                used(copy(&origin, other), load, other);
            }
            let before: Vec<_> = paths.iter().map(|path| of(&origin, path)).collect();
            assert!(before.iter().all(|kept| kept.len() > 5), "{before:?}");
            let mut store = Store::boot(copy(&origin, path), "five", 2).0;
            assert_eq!(
                store.entries().unwrap().iter().map(|e| &*e.title).collect::<Vec<_>>(),
                [path]
            );
            let kept = store.everything_kept().unwrap();
            assert!(kept.iter().all(|(key, _)| key.starts_with("anliegen1:")), "{kept:?}");
            assert!(
                kept.iter().any(|(key, text)| key.ends_with(":private") && text.contains(path))
            );
            store.make_room(None, 10_000_000).unwrap();
            store.quarantine("anliegen1:e:own", "damaged").unwrap();
            store.compact("e", &Tabs { locked: true, alive: Some(&[]) }).unwrap();
            store.remove_event("e").unwrap();
            for (other, before) in paths.iter().zip(before) {
                assert_eq!(of(&origin, other) == before, *other != path, "{path} {other}");
            }
            assert_eq!(origin.get("neighbour").unwrap().as_deref(), Some("not ours"));
        }
    }

    // F12 F91: what others keep counts in the budget, and is no newer version of this copy's.
    #[test]
    fn f12_other_copies_count_as_foreign() {
        let origin = Rc::new(Memory::default());
        for key in ["anliegen2:index", "/b/anliegen2:index", "neighbour"] {
            origin.set(key, "1234567890").unwrap();
        }
        let (mut store, boot) = Store::boot(copy(&origin, "/a/"), "one", 1);
        assert!(!boot.newer);
        let mut private = Replica::new();
        private.write(
            "notes",
            "n",
            "text",
            Stamp::parse("1.0.me").unwrap(),
            Some(Value::text("x")),
        );
        store.append("e", &Replica::new(), &private).unwrap();
        let usage = store.usage().unwrap();
        assert!(usage.foreign >= 30 && usage.ours > 0 && usage.ours == usage.journals, "{usage:?}");
        let (_, boot) = Store::boot(copy(&origin, "/b/"), "two", 1);
        assert!(boot.newer);
    }
}
