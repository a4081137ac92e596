//! Short names between the glue script and the module: wasm-bindgen tells the functions of all
//! crates apart by names with a hash, and those can hardly be compressed.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, anyhow, ensure};
use walrus::{Export, Module};

/// How the names begin that only the two of them know.
const OWN: [&str; 3] = ["__wbg_", "__wbindgen_", "wasm_bindgen__"];

/// Renames what the module takes from the glue and what only the glue takes from the module.
pub fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let module = Module::from_buffer(wasm);
    let mut module = module.map_err(|error| anyhow!("no module of wasm-bindgen: {error:#}"))?;
    let known: BTreeSet<&str> = words(glue).collect();
    let is_own = |name: &str| OWN.iter().any(|own| name.starts_with(own));
    // What wasm-bindgen keeps for glue that this app does not need.
    let exports = module.exports.iter();
    let unused = exports.filter(|e| is_own(&e.name) && !known.contains(e.name.as_str()));
    for export in unused.map(Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    let imports = module.imports.iter_mut().map(|import| &mut import.name);
    let exports = module.exports.iter_mut().map(|export| &mut export.name);
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for name in imports.chain(exports).filter(|name| is_own(name)) {
        ensure!(known.contains(name.as_str()), "the glue does not know {name}");
        let short = letters(names.len());
        let short = names.entry(std::mem::take(name)).or_insert(short);
        name.clone_from(short);
    }
    let renamed = words(glue).map(|word| names.get(word).map_or(word, String::as_str));
    Ok((renamed.collect(), module.emit_wasm()))
}

/// The text in pieces: whole words, and what stands between them.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_word = |char: char| char.is_ascii_alphanumeric() || char == '_' || char == '$';
    text.split_inclusive(move |char| !is_word(char)).flat_map(move |piece| {
        let word = piece.trim_end_matches(move |char| !is_word(char));
        let (word, rest) = piece.split_at(word.len());
        [word, rest]
    })
}

/// `a` to `z`, then `aa` to `zz`, and so on.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + (number % 26) as u8));
        if number < 26 {
            return letters.iter().rev().collect();
        }
        number = number / 26 - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    fn module() -> Vec<u8> {
        let mut module = Module::default();
        let kind = module.types.add(&[ValType::I32], &[]);
        for name in ["__wbg_fetch_01ab", "__wbg_fetch_02cd"] {
            module.add_import_func("./app_bg.js", name, kind);
        }
        for name in ["main", "__wbindgen_malloc", "__wbindgen_free"] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.func_body();
            let function = builder.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        module.emit_wasm()
    }

    #[test]
    fn both_sides_get_the_same_short_names() {
        let glue = "const i = { __wbg_fetch_01ab: f, __wbg_fetch_02cd: g };\n\
            wasm.__wbindgen_malloc(1); // __wbg_fetch_01abc";
        let (glue, wasm) = shorten(glue, &module()).unwrap();
        assert_eq!(glue, "const i = { a: f, b: g };\nwasm.c(1); // __wbg_fetch_01abc");
        let module = Module::from_buffer(&wasm).unwrap();
        let imports: Vec<&str> = module.imports.iter().map(|import| import.name.as_str()).collect();
        assert_eq!(imports, ["a", "b"]);
        let exports: Vec<&str> = module.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(exports, ["main", "c"]);
    }

    #[test]
    fn a_name_that_the_glue_does_not_know_is_an_error() {
        let error = shorten("__wbg_fetch_01ab", &module()).unwrap_err().to_string();
        assert!(error.contains("__wbg_fetch_02cd"), "{error}");
    }

    #[test]
    fn letters_go_on_after_z() {
        let all = [0, 25, 26, 51, 52, 701, 702].map(letters);
        assert_eq!(all, ["a", "z", "aa", "az", "ba", "zz", "aaa"]);
    }
}
