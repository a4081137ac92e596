//! Characters that change the direction of writing.

/// Whether the text can show in another order than it is written in: embeddings, overrides and
/// isolates. Names in Hebrew or Arabic need none of them, and are not meant (F61).
pub fn has_bidi_override(text: &str) -> bool {
    text.chars().any(is_bidi_control)
}

pub(crate) fn is_bidi_control(char: char) -> bool {
    matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    // F61
    #[test]
    fn an_override_is_seen_and_a_name_is_not() {
        assert!(has_bidi_override("Kaffee\u{202e}eeT"));
        assert!(has_bidi_override("\u{2066}x\u{2069}"));
        for name in ["", "Größe", "שלום", "سلام\u{200f}", "👩\u{200d}🏫"] {
            assert!(!has_bidi_override(name), "{name}");
        }
    }
}
