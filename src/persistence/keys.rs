//! The keys under which this app stores its data.

/// Before all our keys; the digit is the version of this layout.
const PREFIX: &str = "anliegen1:";
/// Where tokens lie: outside of what this and earlier builds export and dump (S6).
const TOKENS: &str = "anliegen-tokens";

/// What a key of ours keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key<'a> {
    /// The list of events.
    Index,
    /// Who this person is: the profile's characters, name, settings.
    Profile,
    /// What endpoints ask for.
    Tokens,
    /// Something unreadable, set aside.
    Quarantine(&'a str),
    /// The last accepted body of a file: event, file.
    Body(&'a str, &'a str),
    /// Stamped state of an event that need not be in any body.
    Own(&'a str),
    /// What others wrote and no body holds any more.
    Rescued(&'a str),
    /// What a page load wrote for all: event, load.
    Journal(&'a str, &'a str),
    /// What a page load wrote for the person alone: event, load.
    PrivateJournal(&'a str, &'a str),
    /// Private state of an event.
    Private(&'a str),
    /// The private state before that.
    PrivateCopy(&'a str),
}

impl<'a> Key<'a> {
    /// The key as the backend has it.
    pub fn text(self) -> String {
        let parts: &[&str] = match &self {
            Self::Tokens => return TOKENS.to_owned(),
            Self::Index => &["index"],
            Self::Profile => &["profile"],
            Self::Quarantine(time) => &["quarantine", time],
            Self::Body(event, file) => &[event, "body", file],
            Self::Own(event) => &[event, "own"],
            Self::Rescued(event) => &[event, "rescued"],
            Self::Journal(event, load) => &[event, "j", load],
            Self::PrivateJournal(event, load) => &[event, "jp", load],
            Self::Private(event) => &[event, "private"],
            Self::PrivateCopy(event) => &[event, "private.bak"],
        };
        format!("{PREFIX}{}", parts.join(":"))
    }

    /// What a key of the backend keeps; `None` if it is not one of ours (F12).
    pub fn parse(text: &'a str) -> Option<Self> {
        if text == TOKENS {
            return Some(Self::Tokens);
        }
        let mut parts = text.strip_prefix(PREFIX)?.split(':');
        let all = (parts.next()?, parts.next(), parts.next(), parts.next());
        Some(match all {
            ("index", None, ..) => Self::Index,
            ("profile", None, ..) => Self::Profile,
            // An event may be called quarantine, but none of its keys goes on with a digit.
            ("quarantine", Some(time), None, _) if starts_with_digit(time) => {
                Self::Quarantine(time)
            }
            (event, Some("own"), None, _) => Self::Own(event),
            (event, Some("rescued"), None, _) => Self::Rescued(event),
            (event, Some("private"), None, _) => Self::Private(event),
            (event, Some("private.bak"), None, _) => Self::PrivateCopy(event),
            (event, Some("body"), Some(file), None) => Self::Body(event, file),
            (event, Some("j"), Some(load), None) => Self::Journal(event, load),
            (event, Some("jp"), Some(load), None) => Self::PrivateJournal(event, load),
            _ => return None,
        })
    }

    /// The event it belongs to.
    pub fn event(self) -> Option<&'a str> {
        match self {
            Self::Index | Self::Profile | Self::Tokens | Self::Quarantine(_) => None,
            Self::Body(event, _)
            | Self::Own(event)
            | Self::Rescued(event)
            | Self::Journal(event, _)
            | Self::PrivateJournal(event, _)
            | Self::Private(event)
            | Self::PrivateCopy(event) => Some(event),
        }
    }
}

/// Whether a key belongs to this app, in this layout or another.
pub fn is_ours(text: &str) -> bool {
    text == TOKENS || layout(text).is_some()
}

/// Whether a key belongs to a newer layout than this one (F11).
pub fn is_newer(text: &str) -> bool {
    layout(text).is_some_and(|version| version > 1)
}

fn layout(text: &str) -> Option<u32> {
    text.strip_prefix("anliegen")?.split_once(':')?.0.parse().ok()
}

fn starts_with_digit(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_reads_back() {
        for key in [
            Key::Index,
            Key::Profile,
            Key::Tokens,
            Key::Quarantine("1700-0"),
            Key::Body("e", "board"),
            Key::Own("quarantine"),
            Key::Rescued("e"),
            Key::Journal("index", "4f7z"),
            Key::PrivateJournal("e", "4f7z"),
            Key::Private("e"),
            Key::PrivateCopy("e"),
        ] {
            assert_eq!(Key::parse(&key.text()), Some(key));
        }
    }

    #[test]
    fn f11_f12_newer_and_foreign_keys_are_known_as_such() {
        assert!(is_newer("anliegen2:index") && !is_newer("anliegen1:index"));
        assert!(is_ours("anliegen1:what") && !is_ours("anliegend:index") && !is_ours("theme"));
        for foreign in ["theme", "anliegen2:index", "anliegen1:", "anliegen1:e:own:x"] {
            assert_eq!(Key::parse(foreign), None, "{foreign}");
        }
    }
}
