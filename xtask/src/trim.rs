//! Takes out of a compiled module what nobody calls and only its exports hold: Leptos brings
//! server functions, those bring streams, and those export classes for JavaScript.

use anyhow::{Context as _, Result};
use wasm_encoder::{Encode as _, SectionId};
use wasmparser::{BinaryReader, ExportSectionReader};

use crate::sections;

/// Where the macros of wasm-bindgen leave what they want of its build tool.
const SECTION: &str = "__wasm_bindgen_unstable";
/// How the names of the classes begin that nobody makes here.
const UNUSED: &str = "IntoUnderlying";

/// Takes it out. To be run before the module is split, which then finds the code behind unused.
pub fn trim(wasm: &[u8]) -> Result<Vec<u8>> {
    sections::copy(wasm, |section| {
        if section.id == u8::from(SectionId::Export) {
            return exports(section.contents).map(Some);
        }
        let is_wanted = section.name == SECTION;
        let kept = is_wanted.then(|| without_unused(section.contents));
        kept.map(|kept| kept.context("wasm-bindgen has changed")).transpose()
    })
}

/// The exports, but for those of the classes.
fn exports(section: &[u8]) -> Result<Vec<u8>> {
    let unused = UNUSED.to_lowercase();
    let (mut count, mut kept) = (0u32, Vec::new());
    let mut exports = ExportSectionReader::new(BinaryReader::new(section, 0))?
        .into_iter_with_offsets()
        .peekable();
    while let Some(export) = exports.next() {
        let (begin, export) = export?;
        let next = exports.peek().and_then(|next| next.as_ref().ok());
        let end = next.map_or(section.len(), |(offset, _)| *offset);
        if !export.name.contains(&unused) {
            count += 1;
            kept.extend(section.get(begin..end).context("an export lies outside")?);
        }
    }
    let mut all = Vec::new();
    count.encode(&mut all);
    all.append(&mut kept);
    Ok(all)
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
    use walrus::Module;

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
        for name in ["main", "intounderlyingsource_cancel_1f", "memory"] {
            let mut builder = walrus::FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.func_body();
            let function = builder.finish(vec![], &mut module.funcs);
            module.exports.add(name, function);
        }
        let trimmed = Module::from_buffer(&trim(&module.emit_wasm()).unwrap()).unwrap();
        let names: Vec<&str> = trimmed.exports.iter().map(|export| export.name.as_str()).collect();
        assert_eq!(names, ["main", "memory"]);
    }
}
