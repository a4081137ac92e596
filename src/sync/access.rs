//! What a link allows, and the secret that some endpoints ask for.

use std::fmt;

/// What a link allows. The order is that of power.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Access {
    /// Take part by reading.
    #[default]
    Read,
    /// Also write.
    ReadWrite,
}

/// A bearer token for an endpoint that requires one. It is sent to that endpoint alone (rule Y11)
/// and appears in no log: its `Debug` output hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Printable ASCII only, as it goes into a header.
    pub fn new(text: &str) -> Option<Self> {
        let good = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic());
        good.then(|| Self(text.to_owned()))
    }

    /// The secret itself, for a request to its endpoint.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}
