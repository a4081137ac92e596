//! The functions of a module in another order: like beside like. Half of a compiled app are
//! copies of the same few patterns, and brotli says a repetition the shorter, the nearer it is.

use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// Puts functions of a module beside each other that are like each other.
pub fn by_likeness(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut ordered = Ordered::new(imported, chain(&bodies));
    let mut module = Module::new();
    ordered
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("cannot order the functions: {error}"))?;
    Ok(module.finish())
}

/// Bytes in a row that two functions have in common or have not: about one instruction.
const PIECE: usize = 4;

/// The pieces that a function consists of, each once, sorted.
fn pieces(body: &[u8]) -> Vec<[u8; PIECE]> {
    let mut pieces = body.array_windows().copied().collect::<Vec<_>>();
    pieces.sort_unstable();
    pieces.dedup();
    pieces
}

/// Begins with the longest and goes on with the one that is most like the last one.
fn chain(bodies: &[&[u8]]) -> Vec<usize> {
    let pieces: Vec<_> = bodies.iter().map(|body| pieces(body)).collect();
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    left.sort_by_key(|at| std::cmp::Reverse(bodies[*at].len()));
    let mut chain: Vec<usize> = Vec::with_capacity(bodies.len());
    while !left.is_empty() {
        let next = chain.last().map_or(0, |last| most_like(&pieces[*last], &left, &pieces));
        chain.push(left.remove(next));
    }
    chain
}

/// Which of those left has the most in common with this one, of all that either has.
fn most_like(last: &[[u8; PIECE]], left: &[usize], pieces: &[Vec<[u8; PIECE]>]) -> usize {
    let (mut best, mut most) = (0, (0, 1));
    for (place, at) in left.iter().enumerate() {
        let other = &pieces[*at];
        let bound = last.len().min(other.len());
        let all = last.len() + other.len();
        // Even if it had the whole of the shorter one in common.
        if bound * most.1 <= most.0 * (all - bound) {
            continue;
        }
        let both = in_both(last, other);
        if both * most.1 > most.0 * (all - both) {
            (best, most) = (place, (both, all - both));
        }
    }
    best
}

fn in_both(one: &[[u8; PIECE]], other: &[[u8; PIECE]]) -> usize {
    let (mut one, mut other, mut both) = (one, other, 0);
    while let (Some(a), Some(b)) = (one.first(), other.first()) {
        both += usize::from(a == b);
        one = &one[usize::from(a <= b)..];
        other = &other[usize::from(b <= a)..];
    }
    both
}

struct Ordered {
    imported: u32,
    /// By new place, the old one.
    old: Vec<usize>,
    /// By old place, the new one.
    new: Vec<u32>,
}

impl Ordered {
    fn new(imported: u32, old: Vec<usize>) -> Self {
        let mut new = vec![0; old.len()];
        for (place, old) in (0..).zip(&old) {
            new[*old] = place;
        }
        Self { imported, old, new }
    }
}

impl Reencode for Ordered {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, Error<Infallible>> {
        let own = old.checked_sub(self.imported);
        Ok(own.map_or(old, |own| self.imported + self.new[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let types = section.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for old in &self.old {
            functions.function(types[*old]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for old in self.old.clone() {
            self.parse_function_body(code, bodies[old].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{BinaryOp, Value};
    use walrus::{FunctionBuilder, FunctionId, ValType};

    /// A function that adds up numbers, and calls another one.
    fn add(module: &mut walrus::Module, numbers: &[i32], called: Option<FunctionId>) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        let mut body = builder.func_body();
        if let Some(called) = called {
            body.call(called).drop();
        }
        body.i32_const(0);
        for number in numbers {
            body.const_(Value::I32(*number)).binop(BinaryOp::I32Add);
        }
        builder.finish(vec![], &mut module.funcs)
    }

    #[test]
    fn like_comes_to_like_and_calls_still_lead_there() {
        let mut module = walrus::Module::default();
        let one: Vec<i32> = (1000..1100).collect();
        let other: Vec<i32> = (5000..5050).collect();
        let first = add(&mut module, &one, None);
        let between = add(&mut module, &other, Some(first));
        let like_the_first = add(&mut module, &one[..80], Some(between));
        module.exports.add("last", like_the_first);
        let wasm = by_likeness(&module.emit_wasm()).unwrap();
        let mut called = Vec::new();
        for payload in Parser::new(0).parse_all(&wasm) {
            if let Payload::CodeSectionEntry(body) = payload.unwrap() {
                let operators = body.get_operators_reader().unwrap().into_iter();
                called.push(operators.map(Result::unwrap).find_map(|operator| match operator {
                    wasmparser::Operator::Call { function_index } => Some(function_index),
                    _ => None,
                }));
            }
        }
        assert_eq!(called, [None, Some(2), Some(0)]);
    }

    #[test]
    fn most_alike_is_what_shares_most_of_what_either_has() {
        let bodies: [&[u8]; 4] = [b"abcdefgh", b"abcdefghijklmnopqrst", b"bcdefgh", b"uvwxyz"];
        assert_eq!(chain(&bodies), [1, 0, 2, 3]);
        assert_eq!(in_both(&pieces(bodies[0]), &pieces(bodies[2])), 4);
        assert_eq!(in_both(&pieces(bodies[0]), &pieces(b"abc")), 0);
    }
}
