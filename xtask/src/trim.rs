//! Takes out of a compiled module what nobody calls and only its exports hold: Leptos brings
//! server functions, those bring streams, and those export classes for JavaScript.

use anyhow::{Context as _, Result, anyhow};
use walrus::{Export, Module, RawCustomSection};

/// Where the macros of wasm-bindgen leave what they want of its build tool.
const SECTION: &str = "__wasm_bindgen_unstable";
/// How the names of the classes begin that nobody makes here.
const UNUSED: &str = "IntoUnderlying";

/// Takes it out. To be run before wasm-bindgen, which then finds the code behind unused.
pub fn trim(wasm: &[u8]) -> Result<Vec<u8>> {
    let module = Module::from_buffer(wasm);
    let mut module = module.map_err(|error| anyhow!("the app is no wasm: {error:#}"))?;
    let unused = UNUSED.to_lowercase();
    let exports = module.exports.iter().filter(|export| export.name.contains(&unused));
    for export in exports.map(Export::id).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    let mut sections = Vec::new();
    while let Some(section) = module.customs.remove_raw(SECTION) {
        sections.push(without_unused(&section.data).context("wasm-bindgen has changed")?);
    }
    for data in sections {
        module.customs.add(RawCustomSection { name: SECTION.to_owned(), data });
    }
    Ok(module.emit_wasm())
}

/// The section is a row of pairs, each piece after its length: a schema, and what one macro
/// wants.
fn without_unused(mut data: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(data.len());
    while !data.is_empty() {
        let before = data;
        take(&mut data)?;
        let wanted = take(&mut data)?;
        if !wanted.windows(UNUSED.len()).any(|window| window == UNUSED.as_bytes()) {
            kept.extend(before.get(..before.len() - data.len())?);
        }
    }
    Some(kept)
}

fn take<'a>(data: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = data.split_first_chunk::<4>()?;
    let (piece, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *data = rest;
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(pieces: &[&str]) -> Vec<u8> {
        let piece = |text: &&str| [&(text.len() as u32).to_le_bytes(), text.as_bytes()].concat();
        pieces.iter().flat_map(piece).collect()
    }

    #[test]
    fn only_what_names_the_classes_goes() {
        let all = section(&["{}", "fetch", "{}", "x IntoUnderlyingSource", "{}", "Window"]);
        assert_eq!(without_unused(&all), Some(section(&["{}", "fetch", "{}", "Window"])));
        assert_eq!(without_unused(&section(&["{}"])), None);
        assert_eq!(without_unused(b"\x09\0\0\0short"), None);
    }

    #[test]
    fn exports_of_the_classes_go() {
        let mut module = Module::default();
        for name in ["main", "intounderlyingsource_cancel_1f"] {
            let mut builder = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.func_body();
            let function = builder.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        let trimmed = Module::from_buffer(&trim(&module.emit_wasm()).unwrap()).unwrap();
        let names: Vec<&str> = trimmed.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["main"]);
    }
}
