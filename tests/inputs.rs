//! Reading what comes from outside: a corpus of bad inputs, and texts in every spelling.
#![expect(clippy::unwrap_used, reason = "a helper of a test may fail it")]

#[path = "inputs/json.rs"]
mod json;

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anliegen::crdt::{
    Body, DocumentFault, Layers, Malformed, ParseFaultKind, Register, Replica, Stamp, Value, parse,
    read,
};
use anliegen::limits;
use proptest::prelude::*;

use json::json;

const FORMAT: &str = "anliegen";

/// What is said of each file: why it is refused, or what is set aside of it (topic `good`
/// is read all the same).
const CORPUS: &[(&str, Verdict)] = {
    use Malformed as M;
    use ParseFaultKind as P;
    use Verdict::{Aside, NoDocument, Read, Refused, Version};
    &[
        ("a-list", NoDocument),
        ("another-application", NoDocument),
        ("byte-order-mark", Read),
        ("comment", Refused(P::Syntax)),
        ("concurrent-not-in-context", Aside(M::Concurrent)),
        ("cut-after-comma", Refused(P::CutOff)),
        ("cut-in-escape", Refused(P::CutOff)),
        ("cut-in-string", Refused(P::CutOff)),
        ("deep-list", Refused(P::TooDeep)),
        ("duplicate-escaped-key", Refused(P::DuplicateKey)),
        ("duplicate-top-level", Refused(P::DuplicateKey)),
        ("empty", Refused(P::Empty)),
        ("empty-stamps", Aside(M::Stamps)),
        ("entity-as-text", Aside(M::Shape)),
        ("entity-too-deep", Aside(M::Shape)),
        ("huge-number", Read),
        ("id-of-a-mile", NoDocument),
        ("id-of-entity-with-umlaut", Aside(M::Name)),
        ("id-with-colon", NoDocument),
        ("kind-as-list", Read),
        ("lone-surrogate", Read),
        ("member-named-as-number-mark", Read),
        ("newer-version", Version(2)),
        ("no-version", NoDocument),
        ("not-a-number", Refused(P::Syntax)),
        ("null-by-hand", Read),
        ("portal-page", Refused(P::Syntax)),
        ("profile-document", NoDocument),
        ("raw-line-break", Refused(P::Syntax)),
        ("single-quotes", Refused(P::Syntax)),
        ("stamp-leading-zero", Aside(M::Stamps)),
        ("stamp-of-one-actor-twice", Aside(M::Stamps)),
        ("stamped-null", Aside(M::Value)),
        ("stamped-too-deep", Aside(M::Value)),
        ("stamps-as-list", Aside(M::Stamps)),
        ("trailing-comma", Refused(P::Syntax)),
        ("two-documents", Refused(P::Syntax)),
        ("version-as-text", NoDocument),
        ("version-one-point-zero", NoDocument),
        ("white-space", Refused(P::Empty)),
    ]
};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Verdict {
    Refused(ParseFaultKind),
    NoDocument,
    Version(u64),
    Aside(Malformed),
    Read,
}

fn verdict(text: &str) -> Verdict {
    match read(text, FORMAT) {
        Err(DocumentFault::Parse(fault)) => Verdict::Refused(fault.kind),
        Err(DocumentFault::NotADocument) => Verdict::NoDocument,
        Err(DocumentFault::NewerVersion(version)) => Verdict::Version(version),
        Ok(body) => {
            body.unreadable.first().map_or(Verdict::Read, |aside| Verdict::Aside(aside.why))
        }
    }
}

// F10 F11 F28 F30 F31 F32 F50 F51 F53 M2: every file of the corpus gets its verdict, and what
// is read at all is written back whole.
#[test]
fn the_corpus_of_bad_inputs_gets_its_verdicts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let files = fs::read_dir(&folder).unwrap();
    assert_eq!(files.count(), CORPUS.len(), "a file without a verdict, or the reverse");
    for (name, expected) in CORPUS {
        let text = fs::read_to_string(folder.join(name).with_extension("json")).unwrap();
        assert_eq!(verdict(&text), *expected, "{name}");
        let Ok(body) = read(&text, FORMAT) else { continue };
        let given = parse(&text, limits::IMPORT_BYTES).unwrap();
        assert_eq!(body.write(FORMAT), given.canonical(), "{name}");
        let mut layers = Layers::default();
        assert!(layers.accept("board", body).changed);
        let title = layers.value("topics", "good", "title").and_then(Value::as_text);
        assert_eq!((title, layers.ids("topics")), (Some("stays"), vec!["good"]), "{name}");
        assert!(
            ["words", "steps", "place"]
                .map(|field| layers.value("topics", "good", field))
                .iter()
                .all(Option::is_none)
                || *name == "lone-surrogate",
            "{name}"
        );
    }
}

// F53: a member that is named as `serde_json` marks numbers among themselves is a member.
#[test]
fn the_mark_of_a_number_is_a_name_like_any_other() {
    let mark = "$serde_json::private::Number";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let text = fs::read_to_string(folder.join("member-named-as-number-mark.json")).unwrap();
    let body = read(&text, FORMAT).unwrap();
    assert_eq!(body.rest.get(mark), Some(&Value::text("1")));
    let beside = body.rest["_mark"].get("beside").and_then(|beside| beside.get(mark));
    assert_eq!(beside, Some(&Value::Number("1E5".into())));
    let fee = body.stamped.register("topics", "good", "fee").unwrap().shown().value.clone();
    assert_eq!(fee.unwrap().get(mark), Some(&Value::text("12")));
    assert_eq!(read(&body.write(FORMAT), FORMAT), Ok(body));
}

// F51: one malformed entity among 500.
#[test]
fn one_malformed_among_five_hundred() {
    let mut topics = String::from(r#""bad":{"~":{"title":"1.0.a 1.0.a"}}"#);
    for id in 0..499 {
        write!(topics, r#","t{id}":{{"title":"{id}","~":{{"title":"1.0.a"}}}}"#).unwrap();
    }
    let body = read(&document(&topics), FORMAT).unwrap();
    assert_eq!((body.stamped.ids("topics").count(), body.unreadable.len()), (499, 1));
}

// F58 S5: concurrent values and authors have no limit that a join could break.
#[test]
fn a_field_of_any_history_is_read_as_it_was_written() {
    for count in [50, 257, 5_000] {
        let mut replica = Replica::new();
        for author in 0..count {
            let at = Stamp::parse(&format!("1.0.a{author}")).unwrap();
            let value = Some(Value::Bool(true));
            let _ = replica.put("topics", "t", "title", &Register::new(at, value));
        }
        let mut body = Body::new("e");
        let _ = body.join_stamped(&replica);
        let read = read(&body.write(FORMAT), FORMAT).unwrap();
        assert_eq!(read.stamped.register("topics", "t", "title").unwrap().heads().len(), count);
        assert_eq!(read, body);
    }
}

// F53: what is huge is refused before it is read, what is deep without running out of stack.
#[test]
fn bombs_are_refused_within_bounds() {
    for open in ["[", "{\"a\":", "[{\"\":"] {
        let deep = open.repeat(100_000);
        assert_eq!(verdict(&deep), Verdict::Refused(ParseFaultKind::TooDeep));
    }
    let huge = "x".repeat(limits::IMPORT_BYTES + 1);
    assert_eq!(verdict(&huge), Verdict::Refused(ParseFaultKind::TooBig));
}

fn document(topics: &str) -> String {
    format!(r#"{{"format":"anliegen","v":1,"id":"e","topics":{{{topics}}}}}"#)
}

/// Documents whose parts come from everywhere in the format.
fn documents() -> impl Strategy<Value = Body> {
    let field = prop_oneof![
        Just(r#""title":"by hand""#),
        Just(r#""words":null"#),
        Just(r#""title":"one","~":{"title":"1.0.a"}"#),
        Just(r#""title":"two","~":{"title":"1.0.b"}"#),
        Just(r#""title":"two","~":{"title":"2.0.b 1.0.a"},"~~":{"title":[{"at":"1.0.a"}]}"#),
        Just(r#""~":{}"#),
        Just(r#""~":1"#),
        Just(""),
    ];
    let entities = prop::collection::btree_map("[ab]", field, 0..3).prop_map(|entities| {
        let text = |(id, fields)| format!("\"{id}\":{{{fields}}}");
        format!("{{{}}}", entities.into_iter().map(text).collect::<Vec<_>>().join(","))
    });
    let member = prop_oneof![4 => entities, 1 => Just("7".to_owned()), 1 => Just("[]".to_owned())];
    prop::collection::btree_map("(topics|plans|_note|odd kind)", member, 0..5).prop_map(|members| {
        let text = |(name, value)| format!(",\"{name}\":{value}");
        let members: String = members.into_iter().map(text).collect();
        let text = format!(r#"{{"format":"anliegen","v":1,"id":"e"{members}}}"#);
        let body = read(&text, FORMAT).unwrap();
        let given = parse(&text, limits::IMPORT_BYTES).unwrap();
        assert_eq!(body.write(FORMAT), given.canonical(), "M2: nothing is lost");
        body
    })
}

fn join(a: &Body, b: &Body) -> Body {
    let mut joined = a.clone();
    let _ = joined.join(b);
    joined
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    // M2 F10: a text is read as what it was made from, and written so that it reads the same.
    #[test]
    fn every_spelling_is_read_as_what_it_says((text, said) in json()) {
        let read = parse(&text, 100_000);
        prop_assert_eq!(read.as_ref(), Ok(&said), "{}", text);
        let canonical = said.canonical();
        prop_assert_eq!(parse(&canonical, 100_000), Ok(said));
        let bytes = format!("\u{feff}\n{canonical}");
        prop_assert_eq!(parse(&bytes, 100_000).map(|value| value.canonical()), Ok(canonical));
    }

    // F31: the beginning of a text is never called wrong, only cut.
    #[test]
    fn a_text_that_ends_early_is_cut_off((text, _) in json(), at in any::<prop::sample::Index>()) {
        let at = at.index(text.len());
        prop_assume!(text.is_char_boundary(at));
        if let Err(fault) = parse(&text[..at], 100_000) {
            let cut = [ParseFaultKind::CutOff, ParseFaultKind::Empty].contains(&fault.kind);
            prop_assert!(cut && fault.at == at, "{:?} {}", fault, &text[..at]);
        }
    }

    // F31 F53: damaged texts are refused, or read as something that can be written and read.
    #[test]
    fn damaged_texts_are_judged_without_harm(
        (text, _) in json(), at in any::<prop::sample::Index>(), by in "[\\[\\]{}\",:0-9eE.\\\\u+\u{1}a-]{0,2}",
    ) {
        let at = at.index(text.len() + 1);
        prop_assume!(text.is_char_boundary(at));
        let (head, tail) = text.split_at(at);
        match parse(&format!("{head}{by}{tail}"), 100_000) {
            Ok(value) => prop_assert_eq!(parse(&value.canonical(), 100_000), Ok(value)),
            Err(fault) => prop_assert!(fault.at <= text.len() + by.len()),
        }
    }

    // F53: the bounds hold wherever they are overstepped.
    #[test]
    fn what_is_too_deep_or_named_twice_is_refused(
        (text, _) in json(), opens in prop::collection::vec(any::<bool>(), 0..limits::READ_DEPTH),
    ) {
        let close = |map: &bool| if *map { '}' } else { ']' };
        let closes: String = opens.iter().rev().map(close).collect();
        let opens: String = opens.iter().map(|map| if *map { "{\"\":" } else { "[" }).collect();
        let refused = |inner: &str| parse(&format!("{opens}{inner}{closes}"), 100_000).err();
        let twice = format!("{{\"a\":{text},\"\\u0061\":0}}");
        let kind = refused(&twice).map(|fault| fault.kind);
        let expected = [ParseFaultKind::DuplicateKey, ParseFaultKind::TooDeep];
        prop_assert!(kind.is_some_and(|kind| expected.contains(&kind)), "{:?}", kind);
        let deep = "[".repeat(limits::READ_DEPTH + 1);
        prop_assert_eq!(refused(&deep).map(|fault| fault.kind), Some(ParseFaultKind::TooDeep));
        let level = closes.len() + 1;
        prop_assert_eq!(refused("{}").is_some(), level > limits::READ_DEPTH);
    }

    // M1 M2: whole documents join by the same laws, through their text too.
    #[test]
    fn whole_documents_join(a in documents(), b in documents(), c in documents()) {
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        prop_assert_eq!(&join(&a, &a), &a);
        let joined = join(&a, &b);
        prop_assert_eq!(read(&joined.write(FORMAT), FORMAT), Ok(joined));
    }
}
