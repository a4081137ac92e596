//! The beginning of a text: what is drawn and searched of one that is longer than people write
//! (F83). Counted in grapheme clusters, which are characters as people count them.

use std::borrow::Cow;

/// Code points of a cluster on average: an emoji of a family has seven, letters have one to three.
const POINTS: usize = 4;

/// A text as it is drawn: whole, or its first `most` clusters with at most [`POINTS`] code points
/// each on average, and a mark that there is more.
pub fn of(text: &str, most: usize) -> Cow<'_, str> {
    // A cluster has one byte at least.
    let end = if text.len() <= most { text.len() } else { end(text, most) };
    match text.get(..end) {
        Some(beginning) if end < text.len() => Cow::Owned(format!("{beginning}…")),
        _ => Cow::Borrowed(text),
    }
}

/// Where the first `most` clusters end, in bytes.
fn end(text: &str, most: usize) -> usize {
    let (mut clusters, mut flags) = (0, 0);
    let mut former = '\n';
    for (points, (at, char)) in text.char_indices().enumerate() {
        let is_flag = is_flag(char);
        let goes_on = extends(char) || former == '\u{200d}' || (is_flag && flags % 2 == 1);
        flags = if is_flag { flags + 1 } else { 0 };
        if !goes_on {
            clusters += 1;
        }
        if clusters > most || points == most.saturating_mul(POINTS) {
            return at;
        }
        former = char;
    }
    text.len()
}

/// Two of them are the flag of a country.
fn is_flag(char: char) -> bool {
    matches!(char, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Whether a character belongs to the one before it: accents, vowel signs, variations, shades.
fn extends(char: char) -> bool {
    match char {
        '\u{900}'..='\u{dff}' => {
            // The blocks of India are laid out alike, 128 characters each.
            matches!(char as u32 % 128, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63)
        }
        _ => matches!(
            char,
            '\u{300}'..='\u{36f}'
                | '\u{483}'..='\u{489}'
                | '\u{591}'..='\u{5bd}'
                | '\u{5bf}'..='\u{5c7}'
                | '\u{610}'..='\u{61a}'
                | '\u{64b}'..='\u{65f}'
                | '\u{670}'
                | '\u{6d6}'..='\u{6ed}'
                | '\u{e31}'
                | '\u{e34}'..='\u{e3a}'
                | '\u{e47}'..='\u{e4e}'
                | '\u{eb1}'
                | '\u{eb4}'..='\u{ebc}'
                | '\u{ec8}'..='\u{ece}'
                | '\u{f71}'..='\u{f84}'
                | '\u{f90}'..='\u{fbc}'
                | '\u{102b}'..='\u{103e}'
                | '\u{1160}'..='\u{11ff}'
                | '\u{17b4}'..='\u{17d3}'
                | '\u{1ab0}'..='\u{1aff}'
                | '\u{1dc0}'..='\u{1dff}'
                | '\u{200c}'
                | '\u{200d}'
                | '\u{20d0}'..='\u{20ff}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{fe20}'..='\u{fe2f}'
                | '\u{1f3fb}'..='\u{1f3ff}'
                | '\u{e0020}'..='\u{e007f}'
                | '\u{e0100}'..='\u{e01ef}'
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // F83
    #[test]
    fn characters_are_counted_as_people_count_them() {
        for cluster in ["a", "ä", "a\u{308}", "कि", "👍🏽", "🇩🇪", "한", "שׁ"] {
            let whole = cluster.repeat(3);
            assert_eq!(of(&whole, 3), whole, "{cluster}");
        }
        assert_eq!(of("👩‍👩‍👧abc", 4), "👩‍👩‍👧abc");
        assert_eq!(of("🇩🇪🇫🇷🇮🇹", 2), "🇩🇪🇫🇷…");
        assert_eq!(of("a\u{308}a\u{308}a\u{308}", 2), "a\u{308}a\u{308}…");
        assert_eq!(of("", 0), "");
    }

    // F83: towers of accents, and families without end.
    #[test]
    fn a_cluster_without_end_is_cut_too() {
        for tower in ["a\u{301}".to_owned() + &"\u{301}".repeat(9_000), "👩\u{200d}".repeat(9_000)]
        {
            let drawn = of(&tower, 300);
            assert!((1_000..=1_201).contains(&drawn.chars().count()));
        }
    }
}
