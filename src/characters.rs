//! Characters that do not show, and those that turn the direction of writing.

/// Shown in the place of a character that would turn the writing around.
const REPLACEMENT: char = '\u{fffd}';

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
