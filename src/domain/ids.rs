//! A handful of ids. A list, because a set of its own type weighs more in the first load than
//! it saves in time: nobody has a thousand picks.

/// Ids, each once, in the order in which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ids(Vec<String>);

impl Ids {
    /// None.
    pub const NONE: Self = Self(Vec::new());

    /// Whether it is one of them.
    pub fn contains(&self, id: &str) -> bool {
        self.0.iter().any(|known| known == id)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes one in, unless it is there.
    pub fn insert(&mut self, id: String) {
        if !self.contains(&id) {
            self.0.push(id);
        }
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, String> {
        self.0.iter()
    }
}

impl<'a> IntoIterator for &'a Ids {
    type Item = &'a String;
    type IntoIter = std::slice::Iter<'a, String>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_in_it_once() {
        let mut ids = Ids::NONE;
        for id in ["b", "a", "b"] {
            ids.insert(id.to_owned());
        }
        assert_eq!(ids.iter().collect::<Vec<_>>(), ["b", "a"]);
        assert!(ids.contains("a") && !ids.contains("c") && !ids.is_empty());
    }
}
