//! Answers of servers, proxies and Wi-Fi sign-ins, one case a fault, and the machine under them
//! for hours of virtual time.

#![allow(clippy::unwrap_used)]

#[path = "replies/delivery_proof.rs"]
mod delivery_proof;
#[path = "replies/dialogue.rs"]
mod dialogue;
#[path = "replies/faults.rs"]
mod faults;
#[path = "replies/intervals.rs"]
mod intervals;
#[path = "replies/open_requests.rs"]
mod open_requests;
#[path = "replies/reader.rs"]
mod reader;
#[path = "replies/refills.rs"]
mod refills;
#[path = "replies/writing.rs"]
mod writing;

use anliegen::sync::replies::etag::ETag;
use anliegen::sync::replies::fault::Fault;
use anliegen::sync::replies::get::{NetFailure, RawReply, Reply, Verdict, classify};
use anliegen::sync::replies::retry_after::RetryAfter;

fn judge(body: &str) -> Verdict {
    match body {
        "{document}" => Verdict::Document,
        "{other event}" => Verdict::OtherEvent("Klausurtagung".to_owned()),
        "{newer}" => Verdict::Newer,
        "{huge}" => Verdict::TooBig,
        "{}" => Verdict::OtherFormat,
        _ if body.starts_with('{') => Verdict::CutOff,
        _ => Verdict::NotJson,
    }
}

fn answer(status: u16, body: &str) -> RawReply {
    RawReply { status, body: Some(body.to_owned()), ..RawReply::default() }
}

fn failing(failure: NetFailure) -> RawReply {
    RawReply { failure: Some(failure), ..RawReply::default() }
}

fn busy(status: u16, header: &str) -> RawReply {
    let RetryAfter { header, date } = retry_after(header);
    RawReply { retry_after: header, date, ..answer(status, "") }
}

fn retry_after(header: &str) -> RetryAfter {
    let date = "Tue, 01 Oct 2013 09:00:00 GMT".to_owned();
    RetryAfter { header: Some(header.to_owned()), date: Some(date) }
}

const LATER: &str = "Tue, 01 Oct 2013 09:02:00 GMT";

const LOGIN: &str = "\u{feff} <!DOCTYPE html><title>Hotel-WLAN</title>";

/// One case for each fault, with the number under which it is listed.
fn faults() -> Vec<(&'static str, RawReply, Fault)> {
    let html = Some("text/html; charset=utf-8".to_owned());
    let moved = RawReply { redirected: true, ..answer(200, LOGIN) };
    let moved_403 = RawReply { redirected: true, ..answer(403, LOGIN) };
    let named = RawReply { content_type: html, ..answer(200, "please sign in") };
    let opaque = RawReply { opaque: true, ..RawReply::default() };
    let too_big = RawReply { too_big: true, ..answer(200, "{document}") };
    let nothing = RawReply { body: None, ..answer(200, "") };
    let other = Fault::OtherEvent("Klausurtagung".to_owned());
    vec![
        ("F28", answer(200, LOGIN), Fault::Portal),
        ("F28", moved, Fault::Portal),
        ("F28", moved_403, Fault::Portal),
        ("F28", named, Fault::Portal),
        ("F28", answer(511, LOGIN), Fault::Portal),
        ("F29", opaque, Fault::Redirected),
        ("F29", answer(302, ""), Fault::Redirected),
        ("F29", failing(NetFailure::Unreachable), Fault::Unreachable),
        ("F30", answer(200, "{}"), Fault::NotADocument),
        ("F30", answer(200, "plain words"), Fault::NotADocument),
        ("F31", answer(200, "{docum"), Fault::CutOff),
        ("F32", answer(200, ""), Fault::Empty),
        ("F32", answer(200, " \r\n"), Fault::Empty),
        ("F32", nothing, Fault::Empty),
        ("F41", answer(404, LOGIN), Fault::Missing),
        ("F41", answer(410, ""), Fault::Missing),
        ("F42", answer(413, ""), Fault::TooBig),
        ("F42", answer(200, "{huge}"), Fault::TooBig),
        ("F42", too_big, Fault::TooBig),
        ("F43", busy(429, "120"), Fault::Busy(retry_after("120"))),
        ("F43", busy(503, LATER), Fault::Busy(retry_after(LATER))),
        ("F43", answer(429, ""), Fault::Busy(RetryAfter::default())),
        ("F45", failing(NetFailure::TimedOut), Fault::Unreachable),
        ("F46", failing(NetFailure::Blocked), Fault::Blocked),
        ("F59", answer(200, "{other event}"), other),
        ("newer", answer(200, "{newer}"), Fault::Newer),
        ("status", answer(401, ""), Fault::Denied),
        ("status", answer(403, ""), Fault::Denied),
        ("status", answer(405, ""), Fault::NotAllowed),
        ("status", answer(500, "{document}"), Fault::ServerError),
        ("status", answer(503, ""), Fault::ServerError),
        ("status", answer(0, "{document}"), Fault::ServerError),
    ]
}

// F28 F29 F30 F31 F32 F41 F42 F43 F45 F46 F59
#[test]
fn each_fault_is_told_from_the_others() {
    for (number, raw, fault) in faults() {
        // Of the two ways not to be reached, the screens cannot know which it is.
        let named = if fault == Fault::Unreachable { "F45" } else { number };
        assert_eq!(fault.number(), named.starts_with('F').then_some(named), "{raw:?}");
        for had_copy in [false, true] {
            let reply = classify(&raw, had_copy, &judge);
            assert_eq!(reply, Reply::Fault(fault.clone()), "{number}: {raw:?}");
        }
    }
}

// F33
#[test]
fn nothing_changed_means_something_only_to_a_phone_with_a_copy() {
    let raw = RawReply { status: 304, ..RawReply::default() };
    assert_eq!(classify(&raw, true, &judge), Reply::NotModified);
    assert_eq!(classify(&raw, false, &judge), Reply::Fault(Fault::Stale304));
}

// F34 F35 F36
#[test]
fn an_accepted_answer_says_how_one_may_write() {
    for (header, etag) in [
        (None, ETag::Missing),
        (Some("W/\"7\""), ETag::Weak),
        (Some("\"7-gzip\""), ETag::Suffixed("\"7-gzip\"".to_owned())),
        (Some("\"7\""), ETag::Strong("\"7\"".to_owned())),
    ] {
        let raw = RawReply { etag: header.map(str::to_owned), ..answer(200, "{document}") };
        assert_eq!(classify(&raw, false, &judge), Reply::Accepted { etag });
    }
}

#[test]
fn a_document_is_taken_whatever_the_web_space_calls_it() {
    for content_type in [None, Some("text/plain"), Some("text/html"), Some("application/json")] {
        let raw = RawReply {
            content_type: content_type.map(str::to_owned),
            redirected: true,
            ..answer(200, "{document}")
        };
        assert_eq!(classify(&raw, true, &judge), Reply::Accepted { etag: ETag::Missing });
    }
}
