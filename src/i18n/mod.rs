//! The app's words, German first and English complete. To add a language: a file like `de.rs`,
//! a variant of [`Lang`], and the compiler names what is missing (V6).

pub mod catalog;
mod de;
mod en;
pub mod plural;

pub use catalog::Text;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// German.
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// All languages, in the order of the settings.
    pub const ALL: [Self; 2] = [Self::De, Self::En];

    /// The BCP 47 tag for the document's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    /// The language's own name.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
        }
    }

    /// The language of a BCP 47 tag such as `de-AT`; English for those the app does not speak.
    pub fn of(tag: &str) -> Self {
        let primary = tag.split(['-', '_']).next().unwrap_or("");
        if primary.eq_ignore_ascii_case("de") { Self::De } else { Self::En }
    }

    /// A text of the catalog.
    pub fn say(self, text: Text) -> &'static str {
        match self {
            Self::De => text.0[0],
            Self::En => text.0[1],
        }
    }
}

/// A text with its gaps filled. A gap without a filling stays empty.
pub fn fill(lang: Lang, text: Text, fillings: &[&str]) -> String {
    let mut out = String::new();
    let mut rest = lang.say(text);
    while let Some((before, gap)) = rest.split_once('{') {
        out.push_str(before);
        let Some((number, after)) = gap.split_once('}') else { break };
        let filling = number.parse::<usize>().ok().and_then(|n| fillings.get(n));
        out.push_str(filling.copied().unwrap_or(""));
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::catalog::ALL;
    use super::*;

    #[test]
    fn every_text_has_the_same_gaps_in_every_language() {
        // V6
        let gaps = |text: &str| {
            let mut gaps: Vec<&str> = text
                .split('{')
                .skip(1)
                .filter_map(|g| g.split_once('}').map(|(number, _)| number))
                .collect();
            gaps.sort_unstable();
            gaps.join(",")
        };
        for &text in ALL {
            let (de, en) = (Lang::De.say(text), Lang::En.say(text));
            assert!(!de.is_empty() && !en.is_empty());
            assert_eq!(gaps(de), gaps(en), "{de} / {en}");
        }
    }

    #[test]
    fn gaps_are_filled_once_and_braces_of_a_filling_stay() {
        assert_eq!(fill(Lang::De, Text::FromTo, &["{1}", "b"]), "{1} bis b");
        assert_eq!(fill(Lang::En, Text::FromTo, &["a"]), "a to ");
    }

    #[test]
    fn the_language_is_taken_from_the_browser() {
        assert_eq!(Lang::of("de-AT"), Lang::De);
        assert_eq!(
            (Lang::of("en"), Lang::of("fr-CH"), Lang::of("")),
            (Lang::En, Lang::En, Lang::En)
        );
    }
}
