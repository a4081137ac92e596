//! Fills the template of `index.html`: policy, styles, script, preloads, first screen.

use anyhow::{Result, bail};

use crate::digest;

/// What the template is filled with. File names are relative to the page.
pub struct Page<'a> {
    /// The build's name, `data-build`.
    pub build: &'a str,
    /// The whole style sheet.
    pub style: &'a str,
    /// The script's file name and its bytes, for `integrity`.
    pub script: (&'a str, &'a [u8]),
    /// The file name of the first wasm module. The script knows those of the later ones, which
    /// are not asked for beforehand (W6).
    pub wasm: &'a str,
    /// The event's document, where the site is made for one event.
    pub event: Option<&'a str>,
    /// The first screen as HTML.
    pub shell: &'a str,
}

/// Chooses the language of the prepared first screen, before it is painted: German for browsers
/// that are, else English, as the app does. The only inline script; the policy names its hash.
const LANGUAGE: &str = "/^de\\b/i.test(navigator.language)||(document.documentElement.lang=\"en\")";

/// Fills the template. Each marker `{{name}}` has to be there exactly once.
pub fn assemble(template: &str, page: &Page) -> Result<String> {
    let (script, bytes) = page.script;
    let script = format!(
        "<script type=\"module\" src=\"{script}\" integrity=\"{}\" crossorigin \
         data-wasm=\"{}\"></script>",
        digest::integrity(bytes),
        page.wasm
    );
    // Not the document: the start code asks for it where it is new, and a later visit asks in
    // the sync's own way, which no preload would answer.
    let meta = |name: &str| format!("<meta name=\"anliegen-event\" content=\"{name}\">");
    let event = page.event.map_or_else(String::new, meta);
    fill(
        template,
        &[
            ("build", page.build),
            ("csp", &policy(page.style)),
            ("style", page.style),
            ("language", LANGUAGE),
            ("preloads", &preload(page.wasm)),
            ("script", &script),
            ("event", &event),
            ("shell", page.shell),
        ],
    )
}

/// The Content-Security-Policy of the page (S1, S3). `frame-ancestors` only works as a header.
fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' '{}'; \
         style-src 'self' '{}'; \
         img-src 'self' data: blob:; font-src 'none'; manifest-src 'self'; worker-src 'self'; \
         connect-src 'self' https: http://localhost:* http://127.0.0.1:*; base-uri 'none'; \
         form-action 'none'",
        digest::integrity(LANGUAGE.as_bytes()),
        digest::integrity(style.as_bytes())
    )
}

/// A page without the app: the whole agenda, for reading and printing (F74).
pub fn plain(style: &str, body: &str) -> String {
    let policy = format!(
        "default-src 'none'; style-src '{}'; base-uri 'none'; form-action 'none'",
        digest::integrity(style.as_bytes())
    );
    format!(
        "<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Anliegen</title>\n<style>{style}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )
}

fn preload(name: &str) -> String {
    format!("<link rel=\"preload\" href=\"{name}\" as=\"fetch\" crossorigin>")
}

/// Replaces the markers in one pass, so that what is put in is never searched for markers.
fn fill(template: &str, values: &[(&str, &str)]) -> Result<String> {
    let mut out = String::with_capacity(template.len());
    let mut unused: Vec<&str> = values.iter().map(|(name, _)| *name).collect();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else { break };
        let Some((_, value)) = values.iter().find(|(known, _)| *known == name) else {
            bail!("the template has an unknown marker {{{{{name}}}}}");
        };
        let Some(at) = unused.iter().position(|known| *known == name) else {
            bail!("the template has the marker {{{{{name}}}}} twice");
        };
        unused.remove(at);
        out.push_str(before);
        out.push_str(value);
        rest = after;
    }
    if let Some(name) = unused.first() {
        bail!("the template lacks the marker {{{{{name}}}}}");
    }
    out.push_str(rest);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../index.html");

    fn page<'a>(event: Option<&'a str>, shell: &'a str) -> Page<'a> {
        Page {
            build: "0123",
            style: "a{b:c}",
            script: ("app-1.js", b"abc"),
            wasm: "app-2.wasm",
            event,
            shell,
        }
    }

    // S1: the policy allows no inline script and no inline style but those with these hashes.
    #[test]
    fn s1_the_policy_is_strict_and_names_the_style() {
        let policy = policy("a{b:c}");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-")
        );
        assert!(policy.contains(&format!("'{}'", digest::integrity(LANGUAGE.as_bytes()))));
        assert!(policy.contains(&format!("'{}'", digest::integrity(b"a{b:c}"))));
        assert!(!policy.contains("'unsafe-"));
        assert!(policy.contains("base-uri 'none'; form-action 'none'"));
    }

    #[test]
    fn the_page_names_its_files() {
        let html = assemble(TEMPLATE, &page(None, "<p>Wand</p>")).unwrap();
        assert!(html.contains("<style>a{b:c}</style>"));
        assert!(html.contains("data-build=\"0123\""));
        assert!(html.contains(&format!(
            "<script type=\"module\" src=\"app-1.js\" integrity=\"{}\" crossorigin \
             data-wasm=\"app-2.wasm\"></script>",
            digest::integrity(b"abc")
        )));
        assert!(html.contains("<div id=\"shell\"><p>Wand</p></div>"));
        assert!(html.contains("href=\"app-2.wasm\" as=\"fetch\" crossorigin"));
        assert!(!html.contains("anliegen-event"));
        assert!(!html.contains("{{"));
        let policy = html.find("Content-Security-Policy").unwrap();
        assert!(policy < html.find("<style").unwrap() && policy < html.find("<link").unwrap());
    }

    // S1: nothing in the template itself needs more than the policy allows.
    #[test]
    fn s1_the_template_has_no_inline_script_or_style() {
        assert!(!TEMPLATE.contains(" style=") && !TEMPLATE.contains(" onclick="));
        assert_eq!(TEMPLATE.matches("<style>").count(), 1);
        for (at, _) in TEMPLATE.match_indices("<script") {
            let allowed = ["<script nomodule defer src=", "<script>{{language}}</script>"];
            assert!(allowed.iter().any(|start| TEMPLATE[at..].starts_with(start)));
        }
    }

    #[test]
    fn a_site_for_one_event_names_its_document() {
        let html = assemble(TEMPLATE, &page(Some("event.json"), "")).unwrap();
        assert!(html.contains("<meta name=\"anliegen-event\" content=\"event.json\">"));
        assert!(!html.contains("href=\"event.json\""), "the start code asks for it, once");
    }

    #[test]
    fn what_is_put_in_is_not_searched_for_markers() {
        let html = assemble(TEMPLATE, &page(None, "{{build}} {{x}}")).unwrap();
        assert!(html.contains("<div id=\"shell\">{{build}} {{x}}</div>"));
    }

    #[test]
    fn markers_have_to_be_there_once() {
        let values = [("a", "1"), ("b", "2")];
        assert_eq!(fill("x{{b}}y{{a}}z", &values).unwrap(), "x2y1z");
        assert!(fill("{{a}}", &values).unwrap_err().to_string().contains("lacks"));
        assert!(fill("{{a}}{{b}}{{a}}", &values).unwrap_err().to_string().contains("twice"));
        assert!(fill("{{a}}{{b}}{{c}}", &values).unwrap_err().to_string().contains("unknown"));
    }
}
