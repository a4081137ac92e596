//! Folding text for search: case and accents vanish, and ä, ae and a are one, as are ß and ss.
//!
//! Our own small table instead of `str::to_lowercase` and a normalisation crate: those bring
//! 10 kB (compressed) and more into the first module. Beyond Latin letters only Greek and
//! Cyrillic lose their case; other scripts are compared as they are.

/// A text prepared for being searched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// Accents dropped: `Büro` is `buro`, `Buero` stays `buero`.
    plain: String,
    /// `ae`, `oe`, `ue` dropped to their vowel as well: both are `buro`.
    narrow: String,
}

impl Folded {
    /// Folds a text.
    pub fn new(text: &str) -> Self {
        let plain = plain(text);
        let narrow = narrow(&plain);
        Self { plain, narrow }
    }

    /// Whether `word` occurs. The plain forms are compared too, because dropping the `e` of
    /// `ue` would hide `Einstellung` inside `Neueinstellung`.
    pub fn contains(&self, word: &Self) -> bool {
        self.plain.contains(&word.plain) || self.narrow.contains(&word.narrow)
    }

    /// Whether nothing is left of the text.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// The folded text with every accent dropped, for sorting and comparing.
    pub fn as_str(&self) -> &str {
        &self.narrow
    }
}

/// The words of a query, folded.
pub fn words(query: &str) -> Vec<Folded> {
    query.split_whitespace().map(Folded::new).filter(|w| !w.is_empty()).collect()
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            'ß' | 'ẞ' => out.push_str("ss"),
            'Æ' | 'æ' => out.push_str("ae"),
            'Œ' | 'œ' => out.push_str("oe"),
            'Þ' | 'þ' => out.push_str("th"),
            'Ĳ' | 'ĳ' => out.push_str("ij"),
            // Combining accents: ü may come as u and a diaeresis.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' => {}
            '\u{c0}'..='\u{17f}' => out.push(base_letter(c)),
            'Α'..='Ω' | 'А'..='Я' => out.push(shifted(c, 32)),
            'Ѐ'..='Џ' => out.push(shifted(c, 80)),
            _ => out.push(c),
        }
    }
    out
}

fn shifted(c: char, by: u32) -> char {
    char::from_u32(c as u32 + by).unwrap_or(c)
}

/// The unaccented letter of U+00C0 to U+017F, one character of the table each.
fn base_letter(c: char) -> char {
    const TABLE: &[u8] = b"aaaaaaaceeeeiiiidnooooo*ouuuuytsaaaaaaaceeeeiiiidnooooo/ouuuuyty\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    let index = (c as usize).wrapping_sub(0xc0);
    TABLE.get(index).map_or(c, |b| char::from(*b))
}

fn narrow(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut previous = ' ';
    for c in plain.chars() {
        if c == 'e' && matches!(previous, 'a' | 'o' | 'u') {
            // One e only: of "aee" the second stays.
            previous = ' ';
            continue;
        }
        out.push(c);
        previous = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finds(text: &str, query: &str) -> bool {
        let text = Folded::new(text);
        words(query).iter().all(|w| text.contains(w))
    }

    #[test]
    fn umlauts_are_found_however_they_are_typed() {
        for text in ["Büro", "Buero", "BÜRO", "Bu\u{308}ro"] {
            for query in ["büro", "buero", "buro", "BUERO"] {
                assert!(finds(text, query), "{query} in {text}");
            }
        }
        assert!(finds("Fußweg", "fussweg") && finds("Fussweg", "fußweg"));
        assert!(finds("Café Ælfric", "cafe aelfric") && finds("Dvořák Łódź", "dvorak lodz"));
    }

    #[test]
    fn folding_does_not_hide_words_inside_others() {
        assert!(finds("Neueinstellung", "einstellung"));
        assert!(finds("Steuer", "euer") && finds("zuerst", "zue") && finds("aktuelle", "ell"));
        assert!(!finds("Büro", "bero"));
    }

    #[test]
    fn several_words_in_any_order() {
        assert!(finds("Wie gewinnen wir kleine Betriebe?", "betrieb klein"));
        assert!(!finds("Wie gewinnen wir kleine Betriebe?", "betrieb gross"));
        assert!(words("  \u{200b} ").is_empty());
    }

    #[test]
    fn every_letter_of_the_table_is_its_own_base() {
        // Compared with the decomposition that Unicode gives, for a sample across the table.
        for (c, base) in [
            ('À', 'a'),
            ('Ç', 'c'),
            ('Ñ', 'n'),
            ('Ø', 'o'),
            ('Ý', 'y'),
            ('ÿ', 'y'),
            ('ā', 'a'),
            ('č', 'c'),
            ('đ', 'd'),
            ('ě', 'e'),
            ('ğ', 'g'),
            ('ħ', 'h'),
            ('ı', 'i'),
            ('ĵ', 'j'),
            ('ķ', 'k'),
            ('ł', 'l'),
            ('ń', 'n'),
            ('ŋ', 'n'),
            ('ő', 'o'),
            ('ř', 'r'),
            ('ş', 's'),
            ('ť', 't'),
            ('ů', 'u'),
            ('ŵ', 'w'),
            ('ŷ', 'y'),
            ('Ÿ', 'y'),
            ('ž', 'z'),
            ('ſ', 's'),
        ] {
            assert_eq!(plain(&c.to_string()), base.to_string(), "{c}");
        }
    }
}
