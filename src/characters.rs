//! Characters: how many a text has, which do not show, and which turn the direction of writing.

use std::fmt;

use crate::limits;

/// Shown in the place of a character that would turn the writing around.
const REPLACEMENT: char = '\u{fffd}';

/// Counts characters as people do: Unicode's extended grapheme clusters, so that a letter with
/// its accents is one, and a family of emoji, too. The browser has the tables for it built in, and
/// they would be some kB more to load. Without one, code points are counted.
#[derive(Clone, Copy, Default)]
pub struct Graphemes(Option<fn(&str) -> usize>);

impl Graphemes {
    /// A count that this function makes.
    pub fn new(clusters: fn(&str) -> usize) -> Self {
        Self(Some(clusters))
    }

    /// How many characters a text has where that is more than `limit`. Heaps of accents on one
    /// letter count for more than one, and what is longer than any field takes is counted by its
    /// code points.
    pub fn beyond(self, text: &str, limit: usize) -> Option<usize> {
        // A code point has at least a byte, a character at least a code point.
        if text.len() <= limit {
            return None;
        }
        let points = text.chars().count();
        let count = match self.0 {
            Some(clusters) if points > limit && points <= limits::DRAFT && is_composed(text) => {
                clusters(text).max(points.div_ceil(limits::CODE_POINTS))
            }
            _ => points,
        };
        (count > limit).then_some(count)
    }
}

impl fmt::Debug for Graphemes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Graphemes").field(&self.0.is_some()).finish()
    }
}

/// Whether some characters of a text may have several code points. Latin letters as keyboards
/// write them and the marks of general punctuation stand each for itself.
fn is_composed(text: &str) -> bool {
    text.chars().any(|c| c == '\r' || !matches!(c, '\0'..='\u{2ff}' | '\u{2010}'..='\u{2027}'))
}

/// Whether nothing of a text can be seen: spaces, control characters, joiners, fillers.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(is_invisible)
}

/// Whether a text holds embeddings, overrides or isolates. Names in Hebrew or Arabic need none of
/// them, and are not meant (F61).
pub fn has_bidi_control(text: &str) -> bool {
    // All of them begin with this byte; a wall has thousands of texts.
    text.as_bytes().contains(&0xe2) && text.chars().any(is_bidi_control)
}

/// Whether a character begins or ends a stretch of another direction.
pub fn is_bidi_control(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// The text as it may stand among others (F61): an embedding or an override becomes a visible
/// mark, so that all is read in the order in which it is written. Isolates go without one,
/// because phones put them around names that are pasted.
pub fn neutralised(text: &str) -> String {
    if !has_bidi_control(text) {
        return text.to_owned();
    }
    text.chars()
        .filter(|char| !matches!(char, '\u{2066}'..='\u{2069}'))
        .map(|char| if is_bidi_control(char) { REPLACEMENT } else { char })
        .collect()
}

/// Unicode's default ignorable characters, and those that are drawn as empty space.
fn is_invisible(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || is_bidi_control(char)
        || matches!(
            char,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{17b4}'
                | '\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2060}'..='\u{206f}'
                | '\u{2800}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d159}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clusters(text: &str) -> usize {
        unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count()
    }

    // F81
    #[test]
    fn characters_are_counted_as_people_do() {
        let graphemes = Graphemes::new(clusters);
        let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦";
        for (text, count) in [
            ("Gr\u{fc}\u{df}e \u{2013} \u{201e}ja\u{201c}", 12),
            ("Gru\u{308}\u{df}e", 5),
            (&*format!("Familie {}", family.repeat(3)), 11),
            ("a\r\nb", 3),
            ("\u{1f1e9}\u{1f1ea}\u{1f44b}\u{1f3fd}", 2),
        ] {
            assert_eq!(graphemes.beyond(text, count), None, "{text}");
            assert_eq!(graphemes.beyond(text, count - 1), Some(count), "{text}");
        }
        assert_eq!(Graphemes::default().beyond(family, 6), Some(7), "by code points");
    }

    // S2
    #[test]
    fn a_heap_of_accents_is_no_single_character() {
        let heap = format!("a{}", "\u{301}".repeat(99));
        assert_eq!(Graphemes::new(clusters).beyond(&heap, 20), Some(25));
        let endless = "\u{301}".repeat(limits::DRAFT + 1);
        assert_eq!(Graphemes::new(clusters).beyond(&endless, 120), Some(limits::DRAFT + 1));
    }

    // F76
    #[test]
    fn what_shows_nothing_is_blank_and_every_letter_and_picture_is_not() {
        for text in ["", "   ", "\u{200b}", "\u{200d}", "\u{ad}", "\u{3164}", "\u{115f}\u{1160}"] {
            assert!(is_blank(text), "{text:?}");
        }
        for text in
            ["\u{2800}", "\u{0}\u{7f}", "\u{202e}\u{2066}", "\u{fe0f}", "\u{e0041}", "\u{a0}"]
        {
            assert!(is_blank(text), "{text:?}");
        }
        for text in ["?", "ä", "👩\u{200d}🏫", "שלום", "한", "⠁", "\u{200b}x"] {
            assert!(!is_blank(text), "{text:?}");
        }
    }

    // F61
    #[test]
    fn an_override_is_seen_and_a_name_is_not() {
        assert!(has_bidi_control("Kaffee\u{202e}eeT"));
        assert!(has_bidi_control("\u{2066}x\u{2069}"));
        for name in ["", "Größe", "שלום", "سلام\u{200f}", "👩\u{200d}🏫"] {
            assert!(!has_bidi_control(name), "{name}");
            assert_eq!(neutralised(name), name);
        }
    }

    // F61
    #[test]
    fn what_turns_the_writing_around_leaves_a_mark_and_a_pasted_name_none() {
        assert_eq!(neutralised("Rechnung \u{202e}gnp.exe"), "Rechnung \u{fffd}gnp.exe");
        assert_eq!(neutralised("\u{2068}Anna\u{2069}"), "Anna");
    }
}
