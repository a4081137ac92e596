//! The app's one script: wasm-bindgen's glue and the start code, without comments and
//! indentation. Whole lines only: telling a comment from a string inside a line takes a parser.

use anyhow::{Result, ensure};

/// Joins both and drops comment lines, empty lines and indentation.
pub fn join(glue: &str, start: &str) -> Result<String> {
    let mut out = String::new();
    let mut in_comment = false;
    for line in glue.lines().chain(start.lines()) {
        let backticks = line.bytes().filter(|byte| *byte == b'`').count();
        ensure!(backticks % 2 == 0, "a template literal over several lines: `{line}`");
        let mut code = line.trim();
        if !in_comment && code.starts_with("/*") {
            in_comment = true;
        }
        if in_comment {
            let Some((_, rest)) = code.split_once("*/") else { continue };
            in_comment = false;
            code = rest.trim_start();
        }
        if !(code.is_empty() || code.starts_with("//")) {
            out.push_str(code);
            out.push('\n');
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn comments_and_indentation_go() {
        let glue = "/** a\n * b\n */\nfunction f() {\n    // c\n    return '/*'; // kept\n}\n";
        let start = "{\n\n  /* d */ f(`//x`);\n}";
        let script = "function f() {\nreturn '/*'; // kept\n}\n{\nf(`//x`);\n}\n";
        assert_eq!(join(glue, start).unwrap(), script);
    }

    #[test]
    fn what_cannot_be_told_apart_is_an_error() {
        assert!(join("const text = `\n  // no comment\n`;", "").is_err());
    }
}
