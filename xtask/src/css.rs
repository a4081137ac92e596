//! One style sheet out of the parts in `style/`, minified by lightningcss.

use std::path::Path;

use anyhow::{Result, anyhow};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, StyleSheet};
use lightningcss::targets::{Browsers, Features, Targets};

use crate::project;

/// The parts, in the order of the cascade layers.
const PARTS: [&str; 5] = ["tokens", "base", "components", "screens", "print"];

/// Joins the parts under `folder` and minifies them. A part that is not there is an error.
pub fn load(folder: &Path) -> Result<String> {
    let mut css = String::new();
    for part in PARTS {
        css.push_str(&project::read_text(&folder.join(part).with_extension("css"))?);
    }
    minify(&css)
}

/// The same rules in fewer bytes. What the parser does not know is an error.
fn minify(css: &str) -> Result<String> {
    // `color-scheme` and prefixes are as the style sheet has them.
    let exclude = Features::LightDark | Features::VendorPrefixes;
    let targets = Targets { browsers: Some(oldest_browsers()), exclude, ..Targets::default() };
    let wrong = |what: &str| anyhow!("the style sheet: {what}");
    let mut sheet = StyleSheet::parse(css, ParserOptions::default())
        .map_err(|error| wrong(&error.to_string()))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| wrong(&error.to_string()))?;
    let printer = PrinterOptions { minify: true, targets, ..PrinterOptions::default() };
    Ok(sheet.to_css(printer).map_err(|error| wrong(&error.to_string()))?.code)
}

/// The oldest browsers that the app supports, as the page's own words name them (F74). Without
/// them lightningcss shortens `(min-width: …)` to `(width >= …)`, which Safari knows from 16.4 on.
fn oldest_browsers() -> Browsers {
    let version = |major: u32| Some(major << 16);
    Browsers {
        safari: version(15),
        ios_saf: version(15),
        chrome: version(96),
        firefox: version(100),
        ..Browsers::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minified(css: &str) -> String {
        minify(css).unwrap()
    }

    #[test]
    fn comments_and_white_space_go_and_layers_stay() {
        let css = "/* a */\n@layer base, print;\n@layer print { a { margin: 0 1px; } }\n";
        assert_eq!(minified(css), "@layer base;@layer print{a{margin:0 1px}}");
    }

    #[test]
    fn spaces_with_a_meaning_stay() {
        assert_eq!(minified("a :hover{width:calc(1em + 2px)}"), "a :hover{width:calc(1em + 2px)}");
        assert_eq!(
            minified("a::after{content:\"  /* no */ ;\"}"),
            "a:after{content:\"  /* no */ ;\"}"
        );
    }

    // F74: the oldest supported browsers know no ranges in media queries.
    #[test]
    fn f74_media_queries_stay_readable_for_the_oldest_browsers() {
        let css = "@media (min-width:60rem){a{color:red}}";
        assert_eq!(minified(css), css);
    }

    #[test]
    fn a_broken_sheet_is_an_error() {
        let error = minify("a { color: red } }").unwrap_err().to_string();
        assert!(error.starts_with("the style sheet: "), "{error}");
    }
}
