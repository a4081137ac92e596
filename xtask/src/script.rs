//! The app's one script: wasm-bindgen's glue, the loader of the wasm split and the start code,
//! without comments and indentation.
//!
//! The three are put together as a bundler does it: imports of one from another become plain
//! names. Whole lines only: telling a comment from a string inside a line takes a parser.

use anyhow::{Context as _, Result, ensure};

use crate::split::{LOADER_MODULE, MAIN_MODULE};

/// What the script is made of.
pub struct Sources<'a> {
    /// wasm-bindgen's ES module.
    pub glue: &'a str,
    /// The wasm split's ES module.
    pub loader: &'a str,
    /// The start code, `public/start.js`.
    pub start: &'a str,
    /// Files that the loader fetches: the name it knows them by, and the name they are shipped
    /// under.
    pub files: &'a [(String, String)],
}

/// Puts the script together.
pub fn bundle(sources: &Sources) -> Result<String> {
    let (glue, names) = link_glue(sources.glue)?;
    let loader = link_loader(sources.loader, sources.files)?;
    let loaders = exports(sources.loader).collect::<Vec<_>>().join(", ");
    let namespaces = names.iter().map(|name| format!("const {name} = {{ {loaders} }};"));
    let namespaces = namespaces.collect::<Vec<_>>().join("\n");
    minify(&[&glue, &loader, &namespaces, sources.start])
}

/// The glue without its imports of the loader, and the names it has for what it imported: one
/// for each module that is loaded.
fn link_glue(glue: &str) -> Result<(String, Vec<&str>)> {
    let end = format!(" from \"{LOADER_MODULE}\"");
    let (mut linked, mut names) = (String::new(), Vec::new());
    for line in glue.lines() {
        if !(line.starts_with("import ") && line.contains(&end)) {
            linked.push_str(line);
            linked.push('\n');
            continue;
        }
        let name = line.strip_prefix("import * as ").and_then(|rest| rest.split_once(&end));
        let (name, _) = name.with_context(|| format!("wasm-bindgen has changed: `{line}`"))?;
        names.push(name);
    }
    Ok((linked, names))
}

/// The loader without its import of the glue, its exports as plain names, and the files under
/// the names they are shipped under.
fn link_loader(loader: &str, files: &[(String, String)]) -> Result<String> {
    let import = format!("import {{ initSync }} from \"{MAIN_MODULE}\";");
    ensure!(loader.contains(&import), "the wasm split has changed: no `{import}`");
    let mut linked = loader.replace(&import, "").replace("export const ", "const ");
    for (known, shipped) in files {
        let known = format!("\"./{known}\"");
        ensure!(linked.contains(&known), "the wasm split has changed: no {known}");
        linked = linked.replace(&known, &format!("\"./{shipped}\""));
    }
    Ok(linked)
}

/// The names that an ES module exports as constants.
fn exports(module: &str) -> impl Iterator<Item = &str> {
    let rests = module.lines().filter_map(|line| line.strip_prefix("export const "));
    rests.filter_map(|rest| rest.split_once(' ')).map(|(name, _)| name)
}

/// Drops comment lines, empty lines and indentation.
fn minify(parts: &[&str]) -> Result<String> {
    let mut out = String::new();
    let mut in_comment = false;
    for line in parts.iter().flat_map(|part| part.lines()) {
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
    use super::*;

    const GLUE: &str = "import * as import1 from \"./__wasm_split.js\"\n\
        import * as import2 from \"./__wasm_split.js\"\n\nglue(import1, import2);\n";
    const LOADER: &str = "import { initSync } from \"./main.js\";\n\n\
        /* second */\nexport const load_a = get(\"./split_a.wasm\");\n\
        export const load_b = get(\"./split_b.wasm\");\n";

    fn sources(files: &[(String, String)]) -> Sources<'_> {
        Sources { glue: GLUE, loader: LOADER, start: "start();", files }
    }

    #[test]
    fn the_parts_become_one_script_that_fetches_hashed_names() {
        let names = |name: &str| (format!("split_{name}.wasm"), format!("{name}-01.wasm"));
        let script = bundle(&sources(&[names("a"), names("b")])).unwrap();
        let expected = "glue(import1, import2);\nconst load_a = get(\"./a-01.wasm\");\n\
            const load_b = get(\"./b-01.wasm\");\nconst import1 = { load_a, load_b };\n\
            const import2 = { load_a, load_b };\nstart();\n";
        assert_eq!(script, expected);
    }

    #[test]
    fn a_tool_that_writes_something_else_is_an_error() {
        let files = [("split_c.wasm".to_owned(), "c-01.wasm".to_owned())];
        let error = bundle(&sources(&files)).err().unwrap().to_string();
        assert!(error.contains("split_c.wasm"), "{error}");
        let error = bundle(&Sources { loader: "", ..sources(&[]) }).err().unwrap().to_string();
        assert!(error.contains("initSync"), "{error}");
        let glue = GLUE.replace("* as import1", "{ load_a }");
        let error = bundle(&Sources { glue: &glue, ..sources(&[]) }).err().unwrap().to_string();
        assert!(error.contains("wasm-bindgen has changed"), "{error}");
    }

    #[test]
    fn comments_and_indentation_go() {
        let glue = "/** a\n * b\n */\nfunction f() {\n    // c\n    return '/*'; // kept\n}\n";
        let start = "{\n\n  /* d */ f(`//x`);\n}";
        let script = "function f() {\nreturn '/*'; // kept\n}\n{\nf(`//x`);\n}\n";
        assert_eq!(minify(&[glue, start]).unwrap(), script);
    }

    #[test]
    fn what_cannot_be_told_apart_is_an_error() {
        assert!(minify(&["const text = `\n  // no comment\n`;"]).is_err());
    }
}
