//! Entity tags (RFC 9110, 8.8.3). Our own judgement, because no crate tells the tags that a
//! compressing server makes up, which the server may refuse when they come back.

/// The `ETag` of an accepted answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ETag {
    /// Usable in `If-Match`, quotes included.
    Strong(String),
    /// `W/"…"`: never matches in `If-Match` (F35).
    Weak,
    /// `"…-gzip"` and the like, quotes included: a compressing server made it up, and may not
    /// know it when it comes back (F36).
    Suffixed(String),
    /// None sent, none exposed across origins, or not in quotes (F34).
    Missing,
}

impl ETag {
    /// Reads the header's value.
    pub fn read(header: Option<&str>) -> Self {
        const SUFFIXES: [&str; 5] = ["-gzip", ";gzip", "-br", ";br", "-zstd"];
        let Some(text) = header.map(str::trim) else { return Self::Missing };
        if text.starts_with("W/") || text.starts_with("w/") {
            return Self::Weak;
        }
        let inside = text.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        match inside {
            Some(tag) if tag.is_empty() || tag.contains('"') => Self::Missing,
            Some(tag) if SUFFIXES.iter().any(|suffix| tag.ends_with(suffix)) => {
                Self::Suffixed(text.to_owned())
            }
            Some(_) => Self::Strong(text.to_owned()),
            None => Self::Missing,
        }
    }

    /// What may stand in `If-Match`.
    pub fn usable(&self) -> Option<&str> {
        match self {
            Self::Strong(tag) | Self::Suffixed(tag) => Some(tag),
            Self::Weak | Self::Missing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_quoted_tag_without_a_prefix_or_suffix_is_strong() {
        assert_eq!(ETag::read(Some(" \"a1\" ")), ETag::Strong("\"a1\"".to_owned()));
        assert_eq!(ETag::read(Some("W/\"a1\"")), ETag::Weak); // F35
        assert_eq!(ETag::read(Some("\"a1-gzip\"")), ETag::Suffixed("\"a1-gzip\"".to_owned())); // F36
        for header in [None, Some(""), Some("a1"), Some("\""), Some("\"\""), Some("\"a\", \"b\"")] {
            assert_eq!(ETag::read(header), ETag::Missing, "{header:?}"); // F34
        }
    }
}
