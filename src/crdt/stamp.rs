//! Timestamps that are unique among all devices: time, counter, actor (as Lamport timestamps
//! with the device as tie-breaker, but by the wall clock).

use std::fmt;

use crate::base36;

/// The identity of a writer: the profile's 8 characters, then 4 drawn at each page load, so that
/// two tabs or a cloned profile never share an actor. Actors of other programs have 1 to 32
/// characters `a`–`z`, `0`–`9`.
///
/// An array padded with zeros, so that a document of ten thousand stamps is read without an
/// allocation for each; padded arrays sort as the texts do.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Actor([u8; Self::LONGEST]);

/// An actor for where there is no other. Its writes merge like all others.
impl Default for Actor {
    fn default() -> Self {
        let mut padded = [0; Self::LONGEST];
        padded[0] = b'0';
        Self(padded)
    }
}

impl Actor {
    const LONGEST: usize = 32;
    /// How the authors of edits by hand begin; see [`super::edits`].
    pub const HAND: &str = "hand";
    /// How many characters they have: none of a phone has so many.
    const HAND_LENGTH: usize = 14;
    /// Characters of an actor that stand for the profile.
    pub const PROFILE: usize = 8;

    /// Reads an actor. `None` if it is empty, too long or has other characters.
    pub fn parse(text: &str) -> Option<Self> {
        let is_allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let valid = (1..=Self::LONGEST).contains(&text.len()) && text.bytes().all(is_allowed);
        let mut padded = [0; Self::LONGEST];
        for (place, byte) in padded.iter_mut().zip(text.bytes()) {
            *place = byte;
        }
        valid.then_some(Self(padded))
    }

    /// The actor's characters.
    pub fn as_str(&self) -> &str {
        let text = self.0.split(|byte| *byte == 0).next().unwrap_or_default();
        str::from_utf8(text).unwrap_or_default()
    }

    /// The profile's characters. A stamp is mine if it has those of my profile.
    pub fn profile(&self) -> &str {
        let text = self.as_str();
        text.get(..Self::PROFILE).unwrap_or(text)
    }

    /// Who is to be named for what it wrote: its profile, or [`Actor::HAND`] for all that was
    /// edited by hand.
    pub fn writer(&self) -> &str {
        if self.is_hand() { Self::HAND } else { self.profile() }
    }

    /// Whether it is the author of a value that somebody edited by hand in a file.
    pub fn is_hand(&self) -> bool {
        let text = self.as_str();
        text.len() == Self::HAND_LENGTH && text.starts_with(Self::HAND)
    }
}

impl fmt::Debug for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The timestamp of a write. Ordered by time, then counter, then actor.
///
/// Text form: `<ms>.<counter>.<actor>`, numbers in base 36 without leading zeros.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// In ms since 1970, by the author's clock.
    pub ms: u64,
    /// Distinguishes the writes of one millisecond.
    pub counter: u32,
    /// The author.
    pub actor: Actor,
}

impl Stamp {
    /// Reads the text form. `None` unless it is the canonical one, so that equal stamps are equal
    /// texts for every program.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        let (ms, counter, actor) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Some(Self {
            ms: base36::parse(ms)?,
            counter: u32::try_from(base36::parse(counter)?).ok()?,
            actor: Actor::parse(actor)?,
        })
    }

    /// The text form.
    pub fn text(&self) -> String {
        let mut out = String::new();
        self.push_to(&mut out);
        out
    }

    /// Appends the text form.
    pub fn push_to(&self, out: &mut String) {
        base36::push(out, self.ms);
        out.push('.');
        base36::push(out, u64::from(self.counter));
        out.push('.');
        out.push_str(self.actor.as_str());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers_then_the_actor() {
        let stamp = |text: &str| Stamp::parse(text).unwrap();
        assert!(stamp("10.0.a") > stamp("z.0.a"));
        assert!(stamp("z.10.a") > stamp("z.z.a"));
        assert!(stamp("z.0.b") > stamp("z.0.a"));
    }

    #[test]
    fn f51_only_canonical_text_is_a_stamp() {
        for text in ["mh2k1xq0.0.4f7zq01ba9xc", "0.0.a", "3w5e11264sgsf.1z141z3.z"] {
            assert_eq!(Stamp::parse(text).unwrap().text(), text);
        }
        let long = format!("1.0.{}", "a".repeat(33));
        for text in [
            "",
            "1.0",
            "1.0.",
            "1.0.a.b",
            "01.0.a",
            "1.00.a",
            "A.0.a",
            "1.0.A",
            "1..a",
            ".0.a",
            "+1.0.a",
            " 1.0.a",
            "1.0.ä",
            "3w5e11264sgsg.0.a",
            "1.1z141z4.a",
            &long,
        ] {
            assert_eq!(Stamp::parse(text), None, "{text}");
        }
    }

    #[test]
    fn actors_sort_as_their_texts() {
        let texts = ["0", "a", "a0", "ab", "b", "zzzzzzzzzzzz"];
        let actors = texts.map(|text| Actor::parse(text).unwrap());
        assert!(actors.is_sorted_by(|a, b| a < b));
        assert_eq!(actors.each_ref().map(Actor::as_str), texts);
        assert_eq!(Actor::parse(&"z".repeat(32)).unwrap().as_str(), "z".repeat(32));
    }

    #[test]
    fn a_profile_is_the_first_eight_characters() {
        assert_eq!(Actor::parse("4f7zq01ba9xc").unwrap().profile(), "4f7zq01b");
        assert_eq!(Actor::parse("abc").unwrap().profile(), "abc");
    }
}
