//! Finds the links in a plain text. Our own, because it is an allow-list: what is not on the list
//! of schemes stays text (rule S1), where a crate's finder would link more.

use crate::characters::is_bidi_control;

/// A stretch of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// To be shown as it is.
    Text(&'a str),
    /// To be shown as `label`, leading to `href`.
    Link {
        /// Begins with `https:`, `http:`, `mailto:`, `tel:` or `geo:`.
        href: String,
        /// As it stands in the text.
        label: &'a str,
    },
}

/// The text in stretches; together they are the text again. Linear in the text's length.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut segments = Vec::new();
    // Where the stretch of plain text began that goes on up to here.
    let mut plain = 0;
    let mut at = 0;
    for word in text.split_inclusive(ends_word) {
        let start = at;
        at += word.len();
        if let Some((offset, label, href)) = link_in(word.trim_end_matches(ends_word)) {
            push_text(&mut segments, text.get(plain..start + offset));
            segments.push(Segment::Link { href, label });
            plain = start + offset + label.len();
        }
    }
    push_text(&mut segments, text.get(plain..));
    segments
}

fn push_text<'a>(segments: &mut Vec<Segment<'a>>, text: Option<&'a str>) {
    segments.extend(text.filter(|text| !text.is_empty()).map(Segment::Text));
}

fn ends_word(char: char) -> bool {
    char.is_whitespace()
        || char.is_control()
        || is_bidi_control(char)
        || "<>\"`«»„“”|\\^".contains(char)
}

/// The link in a word, with its offset and where it leads.
fn link_in(word: &str) -> Option<(usize, &str, String)> {
    let opened = word.len() - word.trim_start_matches(|char| OPENING.contains(char)).len();
    let offset = web_start(word).unwrap_or(opened);
    let label = trimmed_end(word.get(offset..)?);
    let href = href(label)?;
    Some((offset, label, href))
}

/// What may stand right before a link.
const OPENING: &str = "([{'‚‘’›‹*_:,;–—-";

/// Where `http://`, `https://` or `www.` begins, if not in the middle of a name.
fn web_start(word: &str) -> Option<usize> {
    let found = ["https://", "http://", "www."].iter().filter_map(|start| {
        let at = find_ascii(word, start)?;
        let before = word.get(..at)?.chars().next_back();
        before.is_none_or(|char| !is_letter(char) && char != '.' && char != '@').then_some(at)
    });
    found.min()
}

/// A letter or a digit. Beyond ASCII roughly: what is no general punctuation, symbol or picture;
/// the exact tables would be 2 kB more to load.
fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || matches!(char, 'À'..='\u{1fff}' | '\u{2c00}'..='\u{2dff}' | 'ぁ'..='\u{d7ff}')
}

fn find_ascii(text: &str, lower: &str) -> Option<usize> {
    text.as_bytes()
        .windows(lower.len())
        .position(|window| window.eq_ignore_ascii_case(lower.as_bytes()))
}

fn href(label: &str) -> Option<String> {
    let www = label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."));
    if www {
        let name = label.get(4..)?;
        let host = name.split(['/', '?', '#', ':']).next()?;
        return (host.contains('.') && has_host(name)).then(|| format!("https://{label}"));
    }
    if let Some((scheme, rest)) = label.split_once(':') {
        let mut scheme = scheme.to_ascii_lowercase();
        let good = match scheme.as_str() {
            "http" | "https" => rest.strip_prefix("//").is_some_and(has_host),
            "mailto" => is_mail(rest.split('?').next().unwrap_or_default()),
            "tel" => {
                is_number(rest, "+-.()*#") && rest.bytes().filter(u8::is_ascii_digit).count() > 2
            }
            "geo" => is_number(rest.split([';', '?']).next().unwrap_or_default(), ",.-"),
            _ => return None,
        };
        scheme.push(':');
        return good.then(|| scheme + rest);
    }
    is_mail(label).then(|| format!("mailto:{label}"))
}

fn has_host(rest: &str) -> bool {
    rest.starts_with(|char: char| is_letter(char) || char == '[')
}

fn is_number(text: &str, marks: &str) -> bool {
    text.starts_with(|char: char| char.is_ascii_digit() || "+-(".contains(char))
        && text.chars().all(|char| char.is_ascii_digit() || marks.contains(char))
        && text.contains(|char: char| char.is_ascii_digit())
}

fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let Some((domain, top)) = host.rsplit_once('.') else { return false };
    let in_name = |char: char| is_letter(char) || "._%+-".contains(char);
    let in_host = |char: char| is_letter(char) || ".-".contains(char);
    name.starts_with(is_letter)
        && name.chars().all(in_name)
        && domain.starts_with(is_letter)
        && domain.chars().all(in_host)
        && top.chars().count() >= 2
        && top.chars().all(|char| is_letter(char) && !char.is_ascii_digit())
}

/// Without the punctuation of the sentence around it; a closing bracket goes only where nothing
/// in the link opens it.
fn trimmed_end(label: &str) -> &str {
    const BRACKETS: [(char, char); 3] = [('(', ')'), ('[', ']'), ('{', '}')];
    let mut extra = BRACKETS.map(|(opening, closing)| {
        label.matches(closing).count() as isize - label.matches(opening).count() as isize
    });
    let mut rest = label;
    while let Some(last) = rest.chars().next_back() {
        let bracket = BRACKETS.iter().zip(&mut extra).find(|(pair, _)| pair.1 == last);
        match bracket {
            Some((_, extra)) if *extra > 0 => *extra -= 1,
            None if ".,;:!?'’‘›‹*_…".contains(last) => {}
            _ => break,
        }
        rest = rest.strip_suffix(last).unwrap_or_default();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<(String, &str)> {
        let link = |segment| match segment {
            Segment::Link { href, label } => Some((href, label)),
            Segment::Text(_) => None,
        };
        segments(text).into_iter().filter_map(link).collect()
    }

    #[test]
    fn links_are_found_without_the_sentence_around_them() {
        for (text, href, label) in [
            ("Siehe https://a.example/x.", "https://a.example/x", "https://a.example/x"),
            ("(HTTP://a.example)", "http://a.example", "HTTP://a.example"),
            (
                "Link:https://a.example/ö?b=c,d#e!",
                "https://a.example/ö?b=c,d#e",
                "https://a.example/ö?b=c,d#e",
            ),
            (
                "<https://de.example/Zug_(Bahn)>",
                "https://de.example/Zug_(Bahn)",
                "https://de.example/Zug_(Bahn)",
            ),
            (
                "(https://de.example/Zug_(Bahn)).",
                "https://de.example/Zug_(Bahn)",
                "https://de.example/Zug_(Bahn)",
            ),
            ("„www.a.example/b“", "https://www.a.example/b", "www.a.example/b"),
            ("www.a.example:81/b", "https://www.a.example:81/b", "www.a.example:81/b"),
            (
                "an anna.weiß@a-b.example, bitte",
                "mailto:anna.weiß@a-b.example",
                "anna.weiß@a-b.example",
            ),
            (
                "mailto:a@b.example?subject=Hallo",
                "mailto:a@b.example?subject=Hallo",
                "mailto:a@b.example?subject=Hallo",
            ),
            ("tel:+49-30-123456;", "tel:+49-30-123456", "tel:+49-30-123456"),
            ("geo:52.5,13.4", "geo:52.5,13.4", "geo:52.5,13.4"),
        ] {
            assert_eq!(links(text), [(href.to_owned(), label)], "{text}");
        }
    }

    // S1 F60
    #[test]
    fn nothing_else_becomes_a_link() {
        for text in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(document.domain)",
            "data:text/html,<b>x</b>",
            "vbscript:x file:///etc/passwd ftp://a.example",
            "<img src=x onerror=alert(1)>",
            "https:// http://. www. www.x xwww.a.example",
            "mailto:javascript:alert(1) mailto: tel: tel:12 tel:abc geo: geo:x",
            "a@b @b.example a@.example a@b.c1 a@@b.example",
            "10:30 Uhr, Saal:A, z.B. so",
        ] {
            assert_eq!(segments(text), [Segment::Text(text)], "{text}");
        }
    }

    // F61
    #[test]
    fn a_link_ends_before_a_change_of_direction() {
        assert_eq!(links("https://a.example/\u{202e}gro.knab")[0].0, "https://a.example/");
    }

    #[test]
    fn the_stretches_are_the_text() {
        assert_eq!(
            segments("a https://b.example, c@d.example"),
            [
                Segment::Text("a "),
                Segment::Link { href: "https://b.example".to_owned(), label: "https://b.example" },
                Segment::Text(", "),
                Segment::Link { href: "mailto:c@d.example".to_owned(), label: "c@d.example" },
            ]
        );
        assert_eq!(segments(""), []);
    }
}
