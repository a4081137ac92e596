//! The endpoint check: tries on the real address what a web space can do. It writes nothing but
//! what it has just read twice, byte by byte the same, so that nothing is lost by it; where
//! there is no document it writes nothing at all.

use super::endpoint::Endpoint;
use super::events::Condition;
use super::file::File;
use super::replies::etag::ETag;
use super::replies::fault::Fault;
use super::replies::get::{RawReply, Reply, Verdict, classify};
use super::replies::put;
use super::replies::put::PutReply;
use super::status::UnguardedReason;

/// A tag that no server has given.
const WRONG: &str = "\"anliegen-endpoint-check\"";

/// What the check asks for next; both past every cache, and a PUT follows no redirect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Fetch this address.
    Get(String),
    /// Write a text there.
    Put {
        /// The address.
        url: String,
        /// On what it depends.
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
    /// What came of a write that depended on a wrong tag: a conflict where the server keeps
    /// its word, stored where it overwrites regardless.
    pub wrong_tag: Option<PutReply>,
    /// What came of one that depended on the tag just given.
    pub right_tag: Option<PutReply>,
    /// Whether the file read at the end is what it was.
    pub kept: Option<bool>,
    /// What it comes to, once the check is over.
    pub outcome: Option<Outcome>,
}

/// What the check comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Reading fails.
    Unreadable(Fault),
    /// Reading goes, writing does not.
    ReadOnly(Fault),
    /// All is as it should be.
    Guarded,
    /// Everything arrives, though slower: writes cannot be guarded.
    Unguarded(UnguardedReason),
    /// The server overwrites whatever the condition says: everything arrives, though slower.
    Overwrites,
    /// Somebody wrote meanwhile: try again.
    Disturbed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Read,
    /// Before the write that depends on a wrong tag.
    Look,
    Wrong,
    /// Before the write that depends on the right one.
    LookAgain,
    Right,
    Back,
    Over,
}

/// A check under way.
#[derive(Clone, Debug)]
pub struct Probe {
    url: String,
    step: Step,
    text: String,
    findings: Findings,
}

impl Probe {
    /// Begins with the board's file, and says what to ask for first.
    pub fn new(endpoint: &Endpoint) -> (Self, Ask) {
        let url = endpoint.url_of(File::BOARD);
        let ask = Ask::Get(url.clone());
        let findings = Findings::default();
        (Self { url, step: Step::Read, text: String::new(), findings }, ask)
    }

    /// What was found out so far.
    pub fn findings(&self) -> &Findings {
        &self.findings
    }

    /// Takes the answer to what was asked for last, and says what to ask for next, if anything.
    pub fn answered(&mut self, raw: &RawReply, judge: &dyn Fn(&str) -> Verdict) -> Option<Ask> {
        match self.step {
            Step::Read | Step::Look | Step::LookAgain | Step::Back => self.read(raw, judge),
            Step::Wrong => self.wrong(put::classify(raw)),
            Step::Right => self.right(put::classify(raw)),
            Step::Over => None,
        }
    }

    fn read(&mut self, raw: &RawReply, judge: &dyn Fn(&str) -> Verdict) -> Option<Ask> {
        let tag = match classify(raw, false, judge) {
            Reply::Accepted { etag } => etag,
            Reply::Fault(fault) => return self.over(Outcome::Unreadable(fault)),
            Reply::Emptied { .. } | Reply::NotModified => {
                return self.over(Outcome::Unreadable(Fault::Empty));
            }
        };
        let text = raw.body.as_deref().unwrap_or_default();
        if self.step == Step::Read {
            self.findings.redirected = raw.redirected;
            text.clone_into(&mut self.text);
            self.findings.tag = Some(tag);
            self.step = Step::Look;
            return Some(Ask::Get(self.url.clone()));
        }
        let same = text == self.text;
        match self.step {
            Step::Back => {
                self.findings.kept = Some(same);
                let outcome = if same { self.verdict() } else { Outcome::Disturbed };
                self.over(outcome)
            }
            // The tag may be another after the write before, the text may not.
            Step::LookAgain if same => {
                let condition = tag.usable().map(|tag| Condition::Match(tag.to_owned()));
                self.findings.tag = Some(tag);
                match condition {
                    Some(condition) => Some(self.put(Step::Right, condition)),
                    None => self.over(self.verdict()),
                }
            }
            Step::Look if same && self.findings.tag.as_ref() == Some(&tag) => {
                Some(self.put(Step::Wrong, Condition::Match(WRONG.to_owned())))
            }
            _ => self.over(Outcome::Disturbed),
        }
    }

    fn put(&mut self, step: Step, condition: Condition) -> Ask {
        self.step = step;
        Ask::Put { url: self.url.clone(), condition, text: self.text.clone() }
    }

    fn wrong(&mut self, reply: PutReply) -> Option<Ask> {
        self.findings.wrong_tag = Some(reply.clone());
        self.step = match reply {
            PutReply::Conflict => Step::LookAgain,
            PutReply::Stored => Step::Back,
            PutReply::Fault(fault) => return self.over(Outcome::ReadOnly(fault)),
            PutReply::Unsent | PutReply::TooLong => {
                return self.over(Outcome::ReadOnly(Fault::TooBig));
            }
        };
        Some(Ask::Get(self.url.clone()))
    }

    fn right(&mut self, reply: PutReply) -> Option<Ask> {
        self.findings.right_tag = Some(reply.clone());
        if let PutReply::Fault(fault) = reply {
            return self.over(Outcome::ReadOnly(fault));
        }
        self.step = Step::Back;
        Some(Ask::Get(self.url.clone()))
    }

    fn verdict(&self) -> Outcome {
        let findings = &self.findings;
        let doubt = match (&findings.tag, &findings.right_tag) {
            (Some(ETag::Missing), _) => Some(UnguardedReason::NoTag),
            (Some(ETag::Weak), _) => Some(UnguardedReason::WeakTag),
            (Some(ETag::Suffixed(_)), Some(PutReply::Conflict)) => {
                Some(UnguardedReason::Compressed)
            }
            (_, Some(PutReply::Conflict)) => Some(UnguardedReason::Refused),
            _ => None,
        };
        match (&findings.wrong_tag, doubt) {
            (Some(PutReply::Stored), _) => Outcome::Overwrites,
            (_, Some(doubt)) => Outcome::Unguarded(doubt),
            (_, None) => Outcome::Guarded,
        }
    }

    fn over(&mut self, outcome: Outcome) -> Option<Ask> {
        self.step = Step::Over;
        self.findings.outcome = Some(outcome);
        None
    }
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
