//! The takeover: what a new copy of the app finds under the keys without a namespace, which all
//! copies of an origin shared in earlier builds, it copies to its own, once (F91).

use std::rc::Rc;

use super::backend::{Backend, Fault};
use super::keys::is_ours;
use super::namespace::{Namespace, Namespaced};

/// Stands there while a takeover goes on; a page that finds it begins anew.
const UNDER_WAY: &str = "anliegen-takeover";

/// Where a page load keeps its data.
pub struct Home {
    /// Its part of the storage.
    pub backend: Rc<dyn Backend>,
    /// The namespace of its keys and locks.
    pub namespace: Namespace,
    /// Whether it shares, for this page load, the keys of the copy at `/`.
    pub is_shared: bool,
    /// Whether that is so because there is no room for keys of its own.
    pub lacks_room: bool,
}

/// How a takeover ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takeover {
    /// The copy has keys of its own, or nobody has any.
    Done,
    /// Pages of an earlier build are still writing; what they write would be missing.
    Early,
    /// There is no room for a second copy of what is there.
    NoRoom,
}

/// Finds the storage of the copy with this namespace, and takes over what is there for it. Where
/// that is not possible yet, the copy shares the keys without a namespace for this page load, as
/// earlier builds did: nothing is lost, and the next start tries again.
///
/// `is_early` says that a page of an earlier build is open on this origin.
pub fn open(origin: Rc<dyn Backend>, namespace: Namespace, is_early: bool) -> Home {
    if namespace.is_root() {
        return Home { backend: origin, namespace, is_shared: false, lacks_room: false };
    }
    // Whatever else goes wrong, the start meets it, too.
    let taken = take_over(&*origin, &namespace, is_early).unwrap_or(Takeover::Done);
    if taken == Takeover::Done {
        let backend = Rc::new(Namespaced::new(origin, namespace.clone()));
        return Home { backend, namespace, is_shared: false, lacks_room: false };
    }
    let lacks_room = taken == Takeover::NoRoom;
    Home { backend: origin, namespace: Namespace::default(), is_shared: true, lacks_room }
}

fn take_over(
    origin: &dyn Backend,
    namespace: &Namespace,
    is_early: bool,
) -> Result<Takeover, Fault> {
    let keys = origin.keys()?;
    let marker = namespace.full(UNDER_WAY);
    let has_own = keys.iter().any(|key| namespace.key(key).is_some());
    if has_own && !keys.contains(&marker) {
        return Ok(Takeover::Done);
    }
    if !keys.iter().any(|key| is_ours(key)) {
        return origin.remove(&marker).map(|()| Takeover::Done);
    }
    if is_early {
        return Ok(Takeover::Early);
    }
    match copy(origin, namespace, &marker, &keys) {
        Err(Fault::Full) => {
            for key in origin.keys()?.iter().filter(|key| namespace.key(key).is_some()) {
                origin.remove(key)?;
            }
            origin.remove(&marker)?;
            Ok(Takeover::NoRoom)
        }
        copied => copied.map(|()| Takeover::Done),
    }
}

/// Copies everything. The marker stands there from the first write to the last. Nothing is removed
/// before, because another tab may be doing the same and have begun to write its journal.
fn copy(
    origin: &dyn Backend,
    namespace: &Namespace,
    marker: &str,
    keys: &[String],
) -> Result<(), Fault> {
    origin.set(marker, "")?;
    for key in keys.iter().filter(|key| is_ours(key)) {
        if let Some(text) = origin.get(key)? {
            origin.set(&namespace.full(key), &text)?;
        }
    }
    origin.remove(marker)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persistence::Memory;

    fn start(origin: &Rc<Memory>, path: &str, is_early: bool) -> Home {
        open(origin.clone(), Namespace::of_page(path), is_early)
    }

    fn keys(home: &Home) -> Vec<String> {
        let own = home.backend.keys().unwrap().into_iter().filter(|key| is_ours(key));
        let mut own: Vec<String> = own.collect();
        own.sort();
        own
    }

    // F91: once, and both stay.
    #[test]
    fn f91_a_new_copy_takes_over_what_it_finds_once() {
        let origin = Rc::new(Memory::default());
        assert_eq!(keys(&start(&origin, "/empty/", false)), [] as [&str; 0]);
        let former = ["anliegen-tokens", "anliegen1:e:private", "anliegen1:profile"];
        for key in former {
            origin.set(key, key).unwrap();
        }
        origin.set("/other/anliegen1:e:own", "another copy's").unwrap();
        let home = start(&origin, "/a/", false);
        assert_eq!(keys(&home), former);
        for key in former {
            assert_eq!(home.backend.get(key).unwrap().as_deref(), Some(key));
            assert_eq!(origin.get(key).unwrap().as_deref(), Some(key));
        }
        origin.set("anliegen1:e:own", "later").unwrap();
        home.backend.remove("anliegen-tokens").unwrap();
        home.backend.set("anliegen1:profile", "changed").unwrap();
        let home = start(&origin, "/a/", false);
        assert_eq!(keys(&home), former[1..]);
        assert_eq!(home.backend.get("anliegen1:profile").unwrap().as_deref(), Some("changed"));
        // The first of its kind keeps what it has.
        let root = start(&origin, "/", false);
        assert!(root.namespace.is_root() && !root.is_shared && keys(&root).len() == 4);
    }

    // F19 F91: what a page of the former build still writes comes along, once it is closed.
    #[test]
    fn f91_nothing_is_taken_over_while_a_page_of_an_earlier_build_writes() {
        let origin = Rc::new(Memory::default());
        origin.set("anliegen1:profile", "me").unwrap();
        let home = start(&origin, "/a/", true);
        assert!(home.is_shared && !home.lacks_room && home.namespace.is_root());
        home.backend.set("anliegen1:e:jp:new", "by this page").unwrap();
        origin.set("anliegen1:e:jp:old", "by the earlier build").unwrap();
        let home = start(&origin, "/a/", false);
        assert!(!home.is_shared);
        let all = ["anliegen1:e:jp:new", "anliegen1:e:jp:old", "anliegen1:profile"];
        assert_eq!(keys(&home), all);
        assert!(!start(&origin, "/a/", true).is_shared, "it has keys of its own");
    }
}
