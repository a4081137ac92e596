//! Finds links in pasted text and repairs what messengers and mail programs do to them (F68).

use crate::limits::INVITATION_BYTES;
use crate::sync::endpoint::{LinkError, ends_as_document};
use crate::sync::percent::decode;

/// A stretch of text without white space, angle brackets and quotation marks.
struct Word<'a> {
    text: &'a str,
    /// Only white space lies between it and the word before: a wrapped link may go on here.
    wraps: bool,
}

/// The links of this app in `text`, repaired, in their order. Without a scheme the link is taken
/// for `https`, without a host it begins with its `#`.
pub(crate) fn app_links(text: &str) -> Vec<Result<String, LinkError>> {
    let text = remove_invisible(text);
    let words = words(&text);
    let mut links = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Some(marked) = with_plain_marker(word.text) else { continue };
        let Some((head, tail)) = split_marker(&marked) else { continue };
        let before = words.get(index.wrapping_sub(1)).filter(|_| word.wraps);
        let head = match (scheme_start(head), before.and_then(|before| scheme_tail(before.text))) {
            (Some(start), _) => head.get(start..).unwrap_or_default().to_owned(),
            (None, Some(start)) => format!("{start}{head}"),
            (None, None) => match head.trim_start_matches(|char: char| !char.is_alphanumeric()) {
                "" => String::new(),
                host => format!("https://{host}"),
            },
        };
        links.push(finish_link(head + tail, words.get(index + 1..).unwrap_or_default()));
    }
    links
}

/// The `http` and `https` links in `text` that are not links of this app.
pub(crate) fn other_links(text: &str) -> Vec<Result<String, LinkError>> {
    let text = remove_invisible(text);
    let words = words(&text);
    let mut links = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if with_plain_marker(word.text).is_none()
            && let Some(link) = scheme_tail(word.text)
        {
            links.push(finish_link(link.to_owned(), words.get(index + 1..).unwrap_or_default()));
        }
    }
    links
}

/// Appends what belongs to the link of the words behind it, and removes the punctuation at its
/// end.
fn finish_link(mut link: String, following: &[Word]) -> Result<String, LinkError> {
    for word in following {
        if !continues(&link, word) {
            break;
        }
        link.push_str(word.text);
    }
    // The punctuation of a sentence around it is short; trimming more would cost quadratic time.
    if link.len() > INVITATION_BYTES + 100 {
        return Err(LinkError::TooLong);
    }
    let shortened = link.ends_with('…') || link.ends_with("...");
    let whole = trim_punctuation(&link);
    if whole.len() > INVITATION_BYTES {
        return Err(LinkError::TooLong);
    }
    if shortened && !ends_as_document(whole) {
        return Err(LinkError::Cut);
    }
    Ok(whole.to_owned())
}

/// Whether `word` is the rest of a link broken by a line end or a space: where the link cannot
/// end so, where only a link can look so, or where the document's name becomes whole.
fn continues(link: &str, word: &Word) -> bool {
    if !word.wraps
        || link.len() > INVITATION_BYTES
        || !word.text.bytes().all(|byte| byte.is_ascii_graphic())
        || split_marker(word.text).is_some()
    {
        return false;
    }
    let mut end = link.bytes().rev();
    let (last, before) = (end.next().unwrap_or_default(), end.next().unwrap_or_default());
    if b"=&?%".contains(&last) || before == b'%' {
        return true;
    }
    if scheme_start(word.text).is_some() {
        return false;
    }
    let escaped = word.text.contains('%') && decode(word.text).is_some();
    let query = word.text.contains('&') && word.text.contains('=');
    let whole = |text: &str| text.contains(".json");
    escaped || query || !whole(link) && whole(&format!("{link}{}", word.text))
}

/// Decodes an address that something on the way had percent-encoded once more. A `%` that is
/// meant to stand before two hexadecimal digits is lost by it; nobody names files so.
pub(crate) fn repaired_address(address: &str) -> Result<String, LinkError> {
    let mut address = address.to_owned();
    for _ in 0..3 {
        let lower = address.to_ascii_lowercase();
        let scheme = lower.starts_with("http%3a") || lower.starts_with("https%3a");
        if scheme || !lower.contains('/') && lower.contains("%2f") {
            address = decode(&address).ok_or(LinkError::Cut)?;
        }
        let mut parts = address.split("%25");
        let mut single = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let mut next = part.bytes();
            let digits = [next.next(), next.next()];
            let escape =
                digits.iter().all(|byte| byte.is_some_and(|byte| byte.is_ascii_hexdigit()));
            single.push_str(if escape { "%" } else { "%25" });
            single.push_str(part);
        }
        address = single;
    }
    for (escape, char) in [("%7B", "{"), ("%7b", "{"), ("%7D", "}"), ("%7d", "}"), (" ", "%20")] {
        address = address.replace(escape, char);
    }
    Ok(address)
}

/// The text without invisible characters, and with `&` where a mail program wrote `&amp;`.
fn remove_invisible(text: &str) -> String {
    let visible = text.chars().filter(|char| {
        !matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    });
    visible.collect::<String>().replace("&amp;", "&")
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut wraps = false;
    let ends =
        |char: char| char.is_whitespace() || char.is_control() || "<>\"«»„“”`".contains(char);
    for piece in text.split_inclusive(ends) {
        let end = piece.chars().next_back().filter(|char| ends(*char));
        let word = piece.strip_suffix(ends).unwrap_or(piece);
        if !word.is_empty() {
            words.push(Word { text: word, wraps });
            wraps = true;
        }
        wraps &= end.is_none_or(|char| char.is_whitespace() || char.is_control());
    }
    words
}

/// The word with its `#/` as such, if it has one: some programs escape the `#`, some wrap the
/// whole link as a parameter into one of their own.
fn with_plain_marker(word: &str) -> Option<String> {
    if split_marker(word).is_some() {
        return Some(word.to_owned());
    }
    let hash = find_ascii(word, "%23/").or_else(|| find_ascii(word, "%23%2f"))?;
    let (head, tail) = (word.get(..hash)?, word.get(hash..)?);
    if find_ascii(tail, "%3f").is_none() {
        return Some(format!("{head}#{}", tail.get(3..)?));
    }
    let start = find_last_ascii(head, "http")?;
    let link = word.get(start..)?.split('&').next()?;
    decode(link).filter(|link| split_marker(link).is_some())
}

/// Splits before the `#/` of a link of this app.
fn split_marker(word: &str) -> Option<(&str, &str)> {
    word.split_at_checked(word.find("#/")?)
}

/// Where the last `http://` or `https://` begins.
fn scheme_start(text: &str) -> Option<usize> {
    find_last_ascii(text, "https://").or_else(|| find_last_ascii(text, "http://"))
}

fn scheme_tail(text: &str) -> Option<&str> {
    text.get(scheme_start(text)?..)
}

fn find_ascii(text: &str, lower: &str) -> Option<usize> {
    text.as_bytes()
        .windows(lower.len())
        .position(|window| window.eq_ignore_ascii_case(lower.as_bytes()))
}

fn find_last_ascii(text: &str, lower: &str) -> Option<usize> {
    text.as_bytes()
        .windows(lower.len())
        .rposition(|window| window.eq_ignore_ascii_case(lower.as_bytes()))
}

/// The link without the punctuation of the sentence around it; a closing bracket goes only where
/// nothing in the link opens it, so that `{shard}` stays.
fn trim_punctuation(link: &str) -> &str {
    let mut rest = link;
    while let Some(last) = rest.chars().next_back() {
        let opening = match last {
            ')' => '(',
            ']' => '[',
            '}' => '{',
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '…' | '’' | '‘' | '›' | '‹' => {
                '\0'
            }
            _ => break,
        };
        if opening != '\0' && rest.matches(opening).count() >= rest.matches(last).count() {
            break;
        }
        rest = rest.strip_suffix(last).unwrap_or_default();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn only(links: Vec<Result<String, LinkError>>) -> Result<String, LinkError> {
        assert_eq!(links.len(), 1, "{links:?}");
        links.into_iter().next().unwrap()
    }

    // F68
    #[test]
    fn a_link_without_a_scheme_leads_where_it_names() {
        let link = only(app_links("Kommt: *app.example/x/#/join?u=e.json"));
        assert_eq!(link.as_deref(), Ok("https://app.example/x/#/join?u=e.json"));
    }

    // F68
    #[test]
    fn a_link_ends_before_what_is_none_of_it() {
        let (plain, open) = ("https://data.example/e.json", "https://data.example/e.json?v=");
        for (text, link) in [
            ("Daten: https://data.example/e.json?", plain),
            ("https://data.example/e.json & danach", plain),
            ("[https://data.example/e.json]", plain),
            ("{https://data.example/e.json}", plain),
            ("(https://data.example/{shard})", "https://data.example/{shard}"),
            ("„https://data.example/e.json?v=“ 1", open),
            ("https://data.example/e.json?v= Grüße", open),
            ("https://data.example/e.json?v= #/now", open),
        ] {
            assert_eq!(only(other_links(text)).as_deref(), Ok(link), "{text}");
        }
    }

    // F68 S2
    #[test]
    fn a_link_may_be_as_long_as_an_invitation_with_the_end_of_a_sentence() {
        let longest = format!("{:x<INVITATION_BYTES$}", "https://data.example/");
        let with = |end: &str| only(other_links(&format!("{longest}{end}")));
        for end in ["", "! a%20b", &"!".repeat(100)] {
            assert_eq!(with(end).as_deref(), Ok(&*longest));
        }
        for end in [" a%20b", &"!".repeat(101)] {
            assert_eq!(with(end), Err(LinkError::TooLong));
        }
    }
}
