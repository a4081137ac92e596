//! One style sheet out of the parts in `style/`, without comments and needless white space.

use std::path::Path;

use anyhow::Result;

use crate::project;

/// The parts, in the order of the cascade layers.
const PARTS: [&str; 5] = ["tokens", "base", "components", "screens", "print"];

/// Joins the parts under `folder`. A part that is not there is an error.
pub fn load(folder: &Path) -> Result<String> {
    let mut css = String::new();
    for part in PARTS {
        css.push_str(&project::read_text(&folder.join(part).with_extension("css"))?);
    }
    Ok(minify(&css))
}

/// Drops comments, line breaks and spaces beside `{ } ; ,`. Spaces that carry meaning stay:
/// before `:` (a descendant), beside `+` and `-` (in `calc`), inside quotation marks.
fn minify(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("/*") {
            let end = rest.find("*/").map_or(rest.len(), |at| at + 2);
            rest = &rest[end..];
            push_space(&mut out);
        } else if first == '"' || first == '\'' {
            let length = quoted_length(rest, first);
            out.push_str(&rest[..length]);
            rest = &rest[length..];
        } else {
            push(&mut out, first);
            rest = &rest[first.len_utf8()..];
        }
    }
    out.truncate(out.trim_end().len());
    out
}

fn push(out: &mut String, next: char) {
    if next.is_whitespace() {
        return push_space(out);
    }
    if matches!(next, '{' | '}' | ';' | ',') && out.ends_with(' ') {
        out.pop();
    }
    if next == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(next);
}

fn push_space(out: &mut String) {
    if !(out.is_empty() || out.ends_with([' ', '{', '}', ';', ','])) {
        out.push(' ');
    }
}

/// Bytes of a quoted text with both its marks; an unclosed one goes to the end.
fn quoted_length(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, char) in text.char_indices().skip(1) {
        if char == mark && !escaped {
            return at + 1;
        }
        escaped = char == '\\' && !escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::minify;

    #[test]
    fn white_space_and_comments_go() {
        let css = "/* a */\n@layer base {\n  h1 , h2 { color : red ; margin: 0 1px;\n }\n}\n";
        assert_eq!(minify(css), "@layer base{h1,h2{color : red;margin: 0 1px}}");
    }

    #[test]
    fn spaces_with_a_meaning_stay() {
        for css in
            ["a :hover{x:calc(1px + 2px)}", "@media (width > 40em) and (x){}", "a/**/ b{c: d}"]
        {
            assert_eq!(minify(css), css.replace("/**/", ""));
        }
    }

    #[test]
    fn quoted_text_is_kept() {
        let css = r#"a::after{content:"  /* no */ \" ; }";font:'A  B'}"#;
        assert_eq!(minify(css), css);
        assert_eq!(minify("a{content:\"open"), "a{content:\"open");
    }
}
