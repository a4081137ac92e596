//! A compiled module, section by section: what is not touched stays as it is, byte for byte,
//! so that relocations still fit.

use anyhow::{Context as _, Result};
use wasm_encoder::{CustomSection, Module, RawSection};
use wasmparser::{Parser, Payload};

/// A section of a module.
pub struct Section<'a> {
    /// What kind it is.
    pub id: u8,
    /// The name of a custom section.
    pub name: &'a str,
    /// What is in it; of a custom section, what follows its name.
    pub contents: &'a [u8],
}

/// Copies a module. `change` says what is to be in a section instead; nothing leaves it as it is.
pub fn copy(
    wasm: &[u8],
    mut change: impl FnMut(&Section) -> Result<Option<Vec<u8>>>,
) -> Result<Vec<u8>> {
    let mut module = Module::new();
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload.context("the app is no wasm")?;
        let Some((id, range)) = payload.as_section() else { continue };
        let raw = wasm.get(range).context("a section lies outside of the module")?;
        let (name, contents) = match &payload {
            Payload::CustomSection(custom) => (custom.name(), custom.data()),
            _ => ("", raw),
        };
        match change(&Section { id, name, contents })? {
            None => module.section(&RawSection { id, data: raw }),
            Some(contents) if name.is_empty() => {
                module.section(&RawSection { id, data: &contents })
            }
            Some(contents) => {
                module.section(&CustomSection { name: name.into(), data: contents.into() })
            }
        };
    }
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::SectionId;

    #[test]
    fn only_what_is_to_change_changes() {
        let mut module = Module::new();
        module.section(&RawSection { id: SectionId::Export.into(), data: &[0] });
        let note = |data: &'static [u8]| CustomSection { name: "note".into(), data: data.into() };
        module.section(&note(b"old"));
        let wasm = module.finish();
        assert_eq!(copy(&wasm, |_| Ok(None)).unwrap(), wasm);
        let other = copy(&wasm, |section| {
            Ok((section.contents == b"old" && section.name == "note").then(|| b"new".to_vec()))
        });
        let other = String::from_utf8_lossy(&other.unwrap()).into_owned();
        assert!(other.ends_with("notenew"), "{other}");
        assert!(copy(b"text", |_| Ok(None)).is_err());
    }
}
