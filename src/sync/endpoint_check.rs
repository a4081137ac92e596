//! The endpoint check: tests at the real address which requests a web space supports. It writes
//! only the text that it has read twice, byte by byte the same, so that nothing can be lost, and
//! it writes nothing where there is no document.

use super::endpoint::Endpoint;
use super::events::Condition;
use super::file::File;
use super::replies::etag::ETag;
use super::replies::fault::Fault;
use super::replies::get::{RawReply, Reply, Verdict, classify};
use super::replies::put;
use super::replies::put::PutReply;
use super::replies::retry_after::date_ms;
use super::status::UnguardedReason;

/// An answer that was given so many ms before the next one came out of a cache.
const CACHE_AGE_MS: i64 = 3_000;
/// A tag that no server gives.
const WRONG: &str = "\"anliegen-endpoint-check\"";

/// The next request of the check. Both kinds go past every cache, and a PUT follows no redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Fetch this address.
    Get(String),
    /// Write a text there.
    Put {
        /// The address.
        url: String,
        /// Its condition.
        condition: Condition,
        /// The text.
        text: String,
    },
}

/// What was found out so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    /// The tag of the answer, once the file was read.
    pub tag: Option<ETag>,
    /// The address redirects to another, which reading follows and writing does not.
    pub redirected: bool,
    /// The answer to a PUT with a wrong tag: a conflict where the server honours conditions,
    /// stored where it ignores them.
    pub wrong_tag: Option<PutReply>,
    /// The answer to a PUT with the tag that the server had just given.
    pub right_tag: Option<PutReply>,
    /// Whether the file read at the end is what it was.
    pub kept: Option<bool>,
    /// The result, once the check is done.
    pub outcome: Option<Outcome>,
}

/// The result of the check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Reading fails.
    Unreadable(Fault),
    /// Reading works, writing does not.
    ReadOnly(Fault),
    /// Reading and conditional writing work.
    Guarded,
    /// Writing works, but not conditionally: everything arrives, though slower.
    Unguarded(UnguardedReason),
    /// The server ignores the condition: everything arrives, though slower.
    Overwrites,
    /// Somebody wrote meanwhile: try again.
    Disturbed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Read,
    /// A GET right before the PUT with a wrong tag.
    ReadForWrongTag,
    PutWrongTag,
    /// A GET right before the PUT with the right tag.
    ReadForRightTag,
    PutRightTag,
    /// The last GET, which shows whether the file is what it was.
    ReadBack,
    Done,
}

/// A running check.
#[derive(Clone, Debug)]
pub struct Probe {
    url: String,
    step: Step,
    text: String,
    /// When the server gave the last answer to a GET, in ms since 1970 by its own clock, where it
    /// says so.
    read_at: Option<i64>,
    findings: Findings,
}

impl Probe {
    /// Begins with the board's file, and returns the first request.
    pub fn new(endpoint: &Endpoint) -> (Self, Ask) {
        let url = endpoint.url_of(File::BOARD);
        let ask = Ask::Get(url.clone());
        let findings = Findings::default();
        (Self { url, step: Step::Read, text: String::new(), read_at: None, findings }, ask)
    }

    /// What was found out so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Takes the answer to the last request, and returns the next one, if there is one.
    pub fn answered(&mut self, raw: &RawReply, judge: &dyn Fn(&str) -> Verdict) -> Option<Ask> {
        match self.step {
            Step::Read | Step::ReadForWrongTag | Step::ReadForRightTag | Step::ReadBack => {
                self.on_document(raw, judge)
            }
            Step::PutWrongTag => self.on_wrong_tag(put::classify(raw)),
            Step::PutRightTag => self.on_right_tag(raw),
            Step::Done => None,
        }
    }

    fn on_document(&mut self, raw: &RawReply, judge: &dyn Fn(&str) -> Verdict) -> Option<Ask> {
        let tag = match classify(raw, false, judge) {
            Reply::Accepted { etag } => etag,
            Reply::Fault(fault) => return self.finish(Outcome::Unreadable(fault)),
            Reply::Emptied { .. } | Reply::NotModified => {
                return self.finish(Outcome::Unreadable(Fault::Empty));
            }
        };
        self.read_at = date(raw);
        let text = raw.body.as_deref().unwrap_or_default();
        if self.step == Step::Read {
            self.findings.redirected = raw.redirected;
            text.clone_into(&mut self.text);
            self.findings.tag = Some(tag);
            self.step = Step::ReadForWrongTag;
            return Some(Ask::Get(self.url.clone()));
        }
        let same = text == self.text;
        match self.step {
            Step::ReadBack => {
                self.findings.kept = Some(same);
                let outcome = if same { self.outcome() } else { Outcome::Disturbed };
                self.finish(outcome)
            }
            // The tag may have changed by the PUT before, the text may not.
            Step::ReadForRightTag if same => {
                let condition = tag.usable().map(|tag| Condition::Match(tag.to_owned()));
                self.findings.tag = Some(tag);
                match condition {
                    Some(condition) => Some(self.put(Step::PutRightTag, condition)),
                    None => self.finish(self.outcome()),
                }
            }
            Step::ReadForWrongTag if same && self.findings.tag.as_ref() == Some(&tag) => {
                Some(self.put(Step::PutWrongTag, Condition::Match(WRONG.to_owned())))
            }
            _ => self.finish(Outcome::Disturbed),
        }
    }

    fn put(&mut self, step: Step, condition: Condition) -> Ask {
        self.step = step;
        Ask::Put { url: self.url.clone(), condition, text: self.text.clone() }
    }

    fn on_wrong_tag(&mut self, reply: PutReply) -> Option<Ask> {
        self.findings.wrong_tag = Some(reply.clone());
        self.step = match reply {
            PutReply::Conflict => Step::ReadForRightTag,
            PutReply::Stored => Step::ReadBack,
            PutReply::Fault(fault) => return self.finish(Outcome::ReadOnly(fault)),
            PutReply::Unsent | PutReply::TooLong | PutReply::NoRoom => {
                return self.finish(Outcome::ReadOnly(Fault::TooBig));
            }
        };
        Some(Ask::Get(self.url.clone()))
    }

    fn on_right_tag(&mut self, raw: &RawReply) -> Option<Ask> {
        let reply = put::classify(raw);
        self.findings.right_tag = Some(reply.clone());
        // What was read came out of a cache in front of the server, with the tag of then (F85).
        let is_old = |(read, now): (i64, i64)| now.saturating_sub(read) > CACHE_AGE_MS;
        if reply == PutReply::Conflict && self.read_at.zip(date(raw)).is_some_and(is_old) {
            return self.finish(Outcome::Disturbed);
        }
        if let PutReply::Fault(fault) = reply {
            return self.finish(Outcome::ReadOnly(fault));
        }
        self.step = Step::ReadBack;
        Some(Ask::Get(self.url.clone()))
    }

    fn outcome(&self) -> Outcome {
        let findings = &self.findings;
        let reason = match (&findings.tag, &findings.right_tag) {
            (Some(ETag::Missing), _) => Some(UnguardedReason::NoTag),
            (Some(ETag::Weak), _) => Some(UnguardedReason::WeakTag),
            (Some(ETag::Suffixed(_)), Some(PutReply::Conflict)) => {
                Some(UnguardedReason::Compressed)
            }
            (_, Some(PutReply::Conflict)) => Some(UnguardedReason::Refused),
            _ => None,
        };
        match (&findings.wrong_tag, reason) {
            (Some(PutReply::Stored), _) => Outcome::Overwrites,
            (_, Some(reason)) => Outcome::Unguarded(reason),
            (_, None) => Outcome::Guarded,
        }
    }

    fn finish(&mut self, outcome: Outcome) -> Option<Ask> {
        self.step = Step::Done;
        self.findings.outcome = Some(outcome);
        None
    }
}

fn date(raw: &RawReply) -> Option<i64> {
    raw.date.as_deref().and_then(date_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(text: &str) -> Verdict {
        if text.starts_with('{') { Verdict::Document } else { Verdict::NotJson }
    }

    fn answer(status: u16, tag: Option<&str>, body: &str) -> RawReply {
        let (etag, body) = (tag.map(str::to_owned), Some(body.to_owned()));
        RawReply { status, etag, body, ..RawReply::default() }
    }

    fn ask() -> (Probe, Ask) {
        Probe::new(&Endpoint::parse("https://data.example/{shard}.json", "").unwrap())
    }

    /// Answers GETs in their order, and PUTs by status; tells what was written.
    fn check(mut gets: Vec<RawReply>, puts: &[u16]) -> (Findings, Vec<Condition>) {
        let (mut probe, first) = ask();
        let (mut next, mut puts, mut written) = (Some(first), puts.iter(), Vec::new());
        while let Some(ask) = next {
            let raw = match ask {
                Ask::Get(url) => {
                    assert_eq!(url, "https://data.example/board.json");
                    if gets.len() > 1 { gets.remove(0) } else { gets[0].clone() }
                }
                Ask::Put { condition, text, .. } => {
                    assert_eq!(text, "{as it was}", "never anything else");
                    written.push(condition);
                    answer(*puts.next().unwrap(), None, "")
                }
            };
            next = probe.answered(&raw, &judge);
        }
        assert_eq!(probe.answered(&gets[0], &judge), None, "it is over");
        (probe.findings().clone(), written)
    }

    // F34 F35 F36
    #[test]
    fn what_a_web_space_can_do_is_found_out() {
        let (strong, weak, gzip) = (Some("\"a\""), Some("W/\"a\""), Some("\"a-gzip\""));
        for (tag, puts, outcome) in [
            (strong, &[412, 204][..], Outcome::Guarded),
            (strong, &[409, 409], Outcome::Unguarded(UnguardedReason::Refused)),
            (strong, &[204], Outcome::Overwrites),
            (None, &[412], Outcome::Unguarded(UnguardedReason::NoTag)),
            (None, &[204], Outcome::Overwrites),
            (weak, &[412], Outcome::Unguarded(UnguardedReason::WeakTag)),
            (gzip, &[412, 412], Outcome::Unguarded(UnguardedReason::Compressed)),
            (gzip, &[412, 200], Outcome::Guarded),
            (strong, &[401], Outcome::ReadOnly(Fault::Denied)),
            (strong, &[405], Outcome::ReadOnly(Fault::NotAllowed)),
            (strong, &[413], Outcome::ReadOnly(Fault::TooBig)),
            (strong, &[412, 403], Outcome::ReadOnly(Fault::Denied)),
        ] {
            let (findings, written) = check(vec![answer(200, tag, "{as it was}")], puts);
            assert_eq!(findings.outcome, Some(outcome), "{tag:?} {puts:?}");
            assert_eq!(written.len(), puts.len());
            assert_eq!(written[0], Condition::Match(WRONG.to_owned()));
            let right = Condition::Match(tag.unwrap_or_default().to_owned());
            assert!(written.get(1).is_none_or(|condition| *condition == right));
        }
    }

    // F85: the tag of a minute ago is refused, and says nothing of the tags of now.
    #[test]
    fn f85_a_cache_before_the_server_is_not_taken_for_useless_tags() {
        let dated = |status: u16, date: &str| {
            let date = Some(date.to_owned());
            RawReply { date, ..answer(status, Some("\"a\""), "{as it was}") }
        };
        let (mut probe, mut next) = ask();
        for _ in 0..5 {
            let is_get = matches!(next, Ask::Get(_));
            let read = dated(200, "Sun, 06 Nov 1994 08:49:00 GMT");
            let written = dated(412, "Sun, 06 Nov 1994 08:49:37 GMT");
            match probe.answered(if is_get { &read } else { &written }, &judge) {
                Some(ask) => next = ask,
                None => break,
            }
        }
        assert_eq!(probe.findings().outcome, Some(Outcome::Disturbed));
    }

    #[test]
    fn nothing_is_written_but_what_was_read_twice_and_nothing_where_there_is_no_document() {
        let as_it_was = || answer(200, Some("\"a\""), "{as it was}");
        let other = || answer(200, Some("\"b\""), "{somebody wrote}");
        let retagged = answer(200, Some("\"b\""), "{as it was}");
        for second in [other(), retagged] {
            let (findings, written) = check(vec![as_it_was(), second], &[]);
            assert_eq!((findings.outcome, written.len()), (Some(Outcome::Disturbed), 0));
        }
        let (findings, written) = check(vec![as_it_was(), as_it_was(), other()], &[412]);
        assert_eq!((findings.outcome, written.len()), (Some(Outcome::Disturbed), 1));
        for (raw, fault) in [
            (answer(404, None, ""), Fault::Missing),
            (answer(200, None, "<html>"), Fault::Portal),
            (answer(200, None, ""), Fault::Empty),
            (answer(401, None, ""), Fault::Denied),
        ] {
            let (findings, written) = check(vec![raw], &[]);
            let outcome = Outcome::Unreadable(fault);
            assert_eq!((findings.outcome, written.len()), (Some(outcome), 0));
        }
    }
}
