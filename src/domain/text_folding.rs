//! Folding text for search: case, accents and apostrophes vanish, all hyphens are one, and ä, ae
//! and a are one, as are ß and ss.
//!
//! Our own small table instead of `str::to_lowercase` and a normalisation crate: those bring
//! 10 kB (compressed) and more into the first module. What the table does not know is taken
//! apart by the browser itself ([`Decomposition`]). Beyond Latin letters only Greek, Cyrillic and
//! Armenian lose their case.

use std::fmt;

/// Unicode's compatibility decomposition (NFKD): a letter with an accent becomes the letter and
/// the accent. The browser has it built in, and a table of it would be 20 kB more to load.
/// Without one, only the letters of our own table lose their accents.
#[derive(Clone, Copy, Default)]
pub struct Decomposition(Option<fn(&str) -> String>);

impl Decomposition {
    /// One that this function makes.
    pub fn new(nfkd: fn(&str) -> String) -> Self {
        Self(Some(nfkd))
    }

    /// Folds a text.
    pub fn fold(self, text: &str) -> Folded {
        match self.0 {
            Some(nfkd) if text.chars().any(is_beyond_table) => {
                // An accent that stands by itself would become a space and another accent.
                let text: String = text.chars().filter(|c| !is_apostrophe(*c)).collect();
                Folded::new(&nfkd(&text))
            }
            _ => Folded::new(text),
        }
    }

    /// The words of a query, folded.
    pub fn words(self, query: &str) -> Vec<Folded> {
        query.split_whitespace().map(|word| self.fold(word)).filter(|w| !w.is_empty()).collect()
    }
}

impl fmt::Debug for Decomposition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Decomposition").field(&self.0.is_some()).finish()
    }
}

/// Whether our table has no answer of its own for a character: neither ASCII nor a letter of it,
/// nor a mark of general punctuation.
fn is_beyond_table(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{bf}' | '\u{180}'..='\u{1fff}' | '\u{2100}'..)
}

/// What stands for an apostrophe, on whatever keyboard.
fn is_apostrophe(c: char) -> bool {
    matches!(
        c,
        '\'' | '`' | '´' | '‘' | '’' | '‚' | '‛' | '′' | '‵' | 'ʹ'..='ʼ' | 'ˈ' | 'ˊ' | 'ˋ' | '＇'
    )
}

/// Marks that stand above, below or in a letter: accents, Hebrew and Arabic vowels.
fn is_accent(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}'
            | '\u{483}'..='\u{487}'
            | '\u{591}'..='\u{5bd}'
            | '\u{5bf}'..='\u{5c2}'
            | '\u{64b}'..='\u{65f}'
            | '\u{670}'
            | '\u{1ab0}'..='\u{1aff}'
            | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}'
            | '\u{fe20}'..='\u{fe2f}'
    )
}

/// What nobody sees: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
    )
}

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

    /// The folded text, with `ae` left as it is.
    pub fn as_plain(&self) -> &str {
        &self.plain
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
            c if is_accent(c) || is_apostrophe(c) || is_unseen(c) => {}
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => {
                out.push('-');
            }
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => out.push(' '),
            '…' => out.push_str("..."),
            'ς' => out.push('σ'),
            'Ə' => out.push('ə'),
            '\u{c0}'..='\u{17f}' => out.push(base_letter(c)),
            'Α'..='Ω' | 'А'..='Я' => out.push(shifted(c, 32)),
            'Ѐ'..='Џ' => out.push(shifted(c, 80)),
            'Ա'..='Ֆ' => out.push(shifted(c, 48)),
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

    /// As the browser does it.
    fn nfkd(text: &str) -> String {
        unicode_normalization::UnicodeNormalization::nfkd(text).collect()
    }

    #[test]
    fn names_of_every_alphabet_are_found_without_their_accents() {
        let decomposition = Decomposition::new(nfkd);
        for (text, query) in [
            ("Nguyễn Thị Hồng", "nguyen thi hong"),
            ("Γιώργος Παπαδόπουλος", "γιωργος ΠΑΠΑΔΟΠΟΥΛΟΣ"),
            ("Андрій Їжак", "андріи іжак"),
            ("Андрій", "Андрій"),
            ("Əliyev", "əliyev"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("Ștefan Țînțaș", "stefan tintas"),
            ("Ｒｅｎé", "rene"),
            ("Zoë´s № 5", "zoes no"),
        ] {
            let text = decomposition.fold(text);
            for word in decomposition.words(query) {
                assert!(text.contains(&word), "{word:?} in {text:?}");
            }
        }
    }

    #[test]
    fn apostrophes_and_hyphens_of_any_keyboard_are_one() {
        for apostrophe in ["'", "’", "‘", "´", "`", "ʼ", "′", "＇", ""] {
            assert!(finds(&format!("Wie geht{apostrophe}s weiter?"), "geht's"), "{apostrophe}");
            assert!(finds("Wie geht's weiter?", &format!("geht{apostrophe}s")), "{apostrophe}");
        }
        for hyphen in ["-", "\u{2010}", "\u{2011}", "–", "—", "−", "－", "\u{ad}-"] {
            assert!(finds("Büro-Alltag", &format!("büro{hyphen}alltag")), "{hyphen}");
            assert!(finds(&format!("Büro{hyphen}Alltag"), "Büro-Alltag"), "{hyphen}");
        }
    }

    #[test]
    fn a_letter_of_the_table_is_the_same_with_the_browsers_help() {
        // One query has one answer, whatever else stands in the text.
        for text in ["Büro Ærø ĳs Łódź", "geht´s ‑ – …", "a\u{a0}b\u{2009}c", "ß ﬁn"]
        {
            let alone = Decomposition::new(nfkd).fold(text);
            let beside = Decomposition::new(nfkd).fold(&format!("{text}語"));
            assert_eq!(format!("{}語", alone.plain), beside.plain, "{text}");
        }
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
