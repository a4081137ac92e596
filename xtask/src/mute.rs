//! Takes out of a compiled module what puts a panic's message together. The app's hook tells
//! the place of a panic and never the message, but the compiler cannot know that: each panic of
//! the standard library brings the code and the tables that format numbers, text and ranges.
//! Nothing else here formats by `core::fmt`, and [`check`] makes sure of it.

use std::collections::BTreeMap;
use std::ops::Range;

use anyhow::{Context as _, Result, bail, ensure};
use wasm_encoder::{Encode as _, SectionId};
use wasmparser::{
    BinaryReader, FunctionBody, KnownCustom, Name, Operator, Parser, Payload, RelocSectionReader,
    TypeRef, ValType,
};

use crate::sections;

/// Says `Ok(())` and nothing else: no locals, `i32.const 0`; the rest of the body is filled up.
const SAYS_NOTHING: [u8; 3] = [0, 0x41, 0];
const NOP: u8 = 1;
const END: u8 = 0x0b;

/// The function that everything is formatted by.
const FORMATTER: &str = "core::fmt::write";

/// Mutes it. To be run before the module is split, which leaves out what is then unused.
pub fn mute(wasm: &[u8]) -> Result<Vec<u8>> {
    let module = Functions::of(wasm)?;
    let muted: Vec<u32> = module.all().filter(|at| module.formats(*at)).collect();
    ensure!(
        muted.iter().any(|at| module.name(*at) == FORMATTER),
        "the compiled app has no {FORMATTER}: the compiler has changed"
    );
    let ranges: Vec<Range<usize>> = muted.iter().filter_map(|at| module.range(*at)).collect();
    let first = module.code.start;
    sections::copy(wasm, |section| {
        if section.id == u8::from(SectionId::Code) {
            let mut code = section.contents.to_vec();
            for range in &ranges {
                let body = code.get_mut(range.start - first..range.end - first);
                silence(body.context("a function lies outside of the code")?);
            }
            return Ok(Some(code));
        }
        let is_of_code = section.name == "reloc.CODE";
        let left = is_of_code.then(|| relocations_outside(section.contents, &ranges, first));
        left.transpose()
    })
}

/// An error where anything but a panic formats. To be run over what is left after the split.
pub fn check(wasm: &[u8]) -> Result<()> {
    let module = Functions::of(wasm)?;
    for at in module.all().filter(|at| !module.formats(*at) && !module.panics(*at)) {
        if let Some(called) = module.calls(at)?.into_iter().find(|called| module.formats(*called)) {
            bail!("{} formats by {}, which is muted", module.name(at), module.name(called));
        }
    }
    Ok(())
}

fn silence(body: &mut [u8]) {
    body.fill(NOP);
    if let Some((head, [.., end])) = body.split_first_chunk_mut() {
        *head = SAYS_NOTHING;
        *end = END;
    }
}

/// The relocations of a code section, but for those within these functions.
fn relocations_outside(section: &[u8], ranges: &[Range<usize>], first: usize) -> Result<Vec<u8>> {
    let reader = RelocSectionReader::new(BinaryReader::new(section, 0))?;
    let (mut count, mut kept) = (0u32, Vec::new());
    let mut entries = reader.entries().into_iter_with_offsets().peekable();
    while let Some(entry) = entries.next() {
        let (begin, entry) = entry?;
        let next = entries.peek().and_then(|next| next.as_ref().ok());
        let end = next.map_or(section.len(), |(offset, _)| *offset);
        let place = entry.offset as usize + first;
        if !ranges.iter().any(|range| range.contains(&place)) {
            count += 1;
            kept.extend(section.get(begin..end).context("a relocation lies outside")?);
        }
    }
    let mut all = Vec::new();
    reader.section_index().encode(&mut all);
    count.encode(&mut all);
    all.append(&mut kept);
    Ok(all)
}

/// The functions of a module, by their numbers.
#[derive(Default)]
struct Functions<'a> {
    imported: u32,
    names: BTreeMap<u32, String>,
    results: Vec<Vec<ValType>>,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    code: Range<usize>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Self> {
        let mut all = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.context("the app is no wasm")? {
                Payload::TypeSection(types) => {
                    for function in types.into_iter_err_on_gc_types() {
                        all.results.push(function?.results().to_vec());
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        all.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    all.types = types.into_iter().collect::<Result<_, _>>()?;
                }
                Payload::CodeSectionStart { range, .. } => all.code = range,
                Payload::CodeSectionEntry(body) => all.bodies.push(body),
                Payload::CustomSection(custom) => {
                    if let KnownCustom::Name(names) = custom.as_known() {
                        all.take_names(names)?;
                    }
                }
                _ => {}
            }
        }
        Ok(all)
    }

    fn take_names(&mut self, names: wasmparser::NameSectionReader) -> Result<()> {
        for name in names {
            if let Name::Function(functions) = name? {
                for function in functions {
                    let function = function?;
                    let name = format!("{:#}", rustc_demangle::demangle(function.name));
                    self.names.insert(function.index, name);
                }
            }
        }
        Ok(())
    }

    fn all(&self) -> impl Iterator<Item = u32> {
        self.imported..self.imported + self.bodies.len() as u32
    }

    fn name(&self, at: u32) -> &str {
        self.names.get(&at).map_or("", String::as_str)
    }

    fn body(&self, at: u32) -> Option<&FunctionBody<'a>> {
        self.bodies.get(at.checked_sub(self.imported)? as usize)
    }

    fn range(&self, at: u32) -> Option<Range<usize>> {
        self.body(at).map(FunctionBody::range)
    }

    /// A part of `core::fmt` that answers by a `fmt::Result`, and has room to.
    fn formats(&self, at: u32) -> bool {
        let name = self.name(at);
        let is_formatter = name.starts_with("core::fmt::")
            || name.starts_with("<core::fmt::")
            || name.starts_with('<') && name.contains(" as core::fmt::");
        let kind = at.checked_sub(self.imported).and_then(|at| self.types.get(at as usize));
        let results = kind.and_then(|kind| self.results.get(*kind as usize));
        let has_room = self.range(at).is_some_and(|range| range.len() > SAYS_NOTHING.len());
        is_formatter && has_room && results.is_some_and(|results| results == &[ValType::I32])
    }

    /// A part of what the standard library does in a panic.
    fn panics(&self, at: u32) -> bool {
        self.name(at).contains("std::panicking::")
    }

    fn calls(&self, at: u32) -> Result<Vec<u32>> {
        let mut called = Vec::new();
        let Some(body) = self.body(at) else { return Ok(called) };
        for operator in body.get_operators_reader()? {
            if let Operator::Call { function_index } = operator? {
                called.push(function_index);
            }
        }
        Ok(called)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, FunctionId, Module};

    /// A function that returns 7, or what another one returns.
    fn add(module: &mut Module, name: &str, called: Option<FunctionId>) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[walrus::ValType::I32]);
        builder.name(name.to_owned());
        match called {
            Some(called) => builder.func_body().call(called),
            None => builder.func_body().i32_const(1_000_000).drop().i32_const(7),
        };
        let function = builder.finish(vec![], &mut module.funcs);
        module.exports.add(name, function);
        function
    }

    fn with(caller: &str) -> Vec<u8> {
        let mut module = Module::default();
        let write = add(&mut module, "core::fmt::write", None);
        add(&mut module, "<usize as core::fmt::Display>::fmt", Some(write));
        add(&mut module, caller, Some(write));
        module.emit_wasm()
    }

    fn operators(wasm: &[u8], name: &str) -> Vec<String> {
        let module = Functions::of(wasm).unwrap();
        let at = module.all().find(|at| module.name(*at) == name).unwrap();
        let operators = module.body(at).unwrap().get_operators_reader().unwrap().into_iter();
        operators.map(|operator| format!("{:?}", operator.unwrap())).collect()
    }

    #[test]
    fn a_message_comes_out_empty_and_the_rest_stays() {
        let wasm = with("std::panicking::panic_handler");
        let muted = mute(&wasm).unwrap();
        assert_eq!(operators(&muted, FORMATTER)[..2], ["I32Const { value: 0 }", "Nop"]);
        assert_eq!(operators(&muted, FORMATTER).last().unwrap(), "End");
        let panic = "std::panicking::panic_handler";
        assert_eq!(operators(&muted, panic), operators(&wasm, panic));
        assert!(walrus::Module::from_buffer(&muted).is_ok());
    }

    #[test]
    fn nothing_else_may_format() {
        assert!(check(&with("std::panicking::panic_handler")).is_ok());
        let error = check(&with("anliegen::screens::topic_card")).unwrap_err().to_string();
        assert!(
            error.starts_with("anliegen::screens::topic_card formats by core::fmt::write"),
            "{error}"
        );
        let error = mute(&Module::default().emit_wasm()).unwrap_err().to_string();
        assert!(error.contains("the compiler has changed"), "{error}");
    }

    #[test]
    fn relocations_of_what_is_muted_go_with_it() {
        // Section 3 has two: a call at its byte 6, a call at its byte 300.
        let section = [3, 2, 0, 6, 1, 0, 0xac, 2, 1];
        let kept = |range| relocations_outside(&section, &[range], 100).unwrap();
        assert_eq!(kept(100..110), [3, 1, 0, 0xac, 2, 1]);
        assert_eq!(kept(400..401), [3, 1, 0, 6, 1]);
        assert_eq!(kept(0..100), section);
    }
}
