//! The queue in front of `update_shared`, which the platform fetches after the first screen:
//! messages wait here in their order, none is lost, and a fetch that has failed is tried again at
//! growing intervals (F75). Pure, so that it can be tested without a browser; only
//! `platform::lazy` uses it.

use crate::app::{Msg, PageMsg, SharedMsg, SyncMsg};
use crate::i18n::Text;
use crate::sync::events::Input;

/// Until the first retry, in ms; doubled with each further failure.
const FIRST_RETRY_MS: u32 = 2_000;
/// The longest wait for a retry, in ms.
const LONGEST_RETRY_MS: u32 = 60_000;

/// How far the fetch is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Availability {
    /// It has yet to arrive.
    #[default]
    Pending,
    /// It could not be fetched; it is tried again.
    Failed,
    /// It is there.
    Ready,
}

/// The queue.
#[derive(Debug, Default)]
pub struct LazyQueue {
    availability: Availability,
    is_fetching: bool,
    failures: u32,
    waiting: Vec<SharedMsg>,
}

/// What a message that has to wait asks for.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Try to fetch now; see [`LazyQueue::start`].
    pub fetch: bool,
    /// Say this to the person who waits.
    pub say: Option<Text>,
}

impl LazyQueue {
    /// How far the fetch is.
    pub fn availability(&self) -> Availability {
        self.availability
    }

    /// Lets a message wait. Of states that replace each other only the last one waits, so that
    /// the queue stays short however long it takes.
    pub fn push(&mut self, msg: SharedMsg) -> Wanted {
        let say = is_waited_for(&msg).then_some(match self.availability {
            Availability::Failed => Text::ScreenNotLoaded,
            Availability::Pending | Availability::Ready => Text::Loading,
        });
        let fetch = say.is_some() || is_reason_to_retry(&msg);
        self.waiting.retain(|earlier| !replaces(&msg, earlier));
        self.waiting.push(msg);
        Wanted { fetch: fetch && self.availability == Availability::Failed, say }
    }

    /// Whether a message of the other half asks for another try, too: whoever goes to another
    /// screen may need the code for it.
    pub fn is_wanted_for(&self, msg: &Msg) -> bool {
        self.availability == Availability::Failed && matches!(msg, Msg::Page(PageMsg::Hash(_)))
    }

    /// Begins a fetch; `false` where one is under way or it is there.
    pub fn start(&mut self) -> bool {
        if self.is_fetching || self.availability == Availability::Ready {
            return false;
        }
        self.is_fetching = true;
        self.availability = Availability::Pending;
        true
    }

    /// It could not be fetched. Returns when to try again, in ms from now.
    pub fn failed(&mut self) -> u32 {
        self.is_fetching = false;
        self.availability = Availability::Failed;
        let wait = FIRST_RETRY_MS.saturating_mul(1 << self.failures.min(8));
        self.failures += 1;
        wait.min(LONGEST_RETRY_MS)
    }

    /// It is there. Returns all that has waited, in its order.
    pub fn arrived(&mut self) -> Vec<SharedMsg> {
        self.is_fetching = false;
        self.availability = Availability::Ready;
        std::mem::take(&mut self.waiting)
    }
}

/// Whether a person waits for the answer.
fn is_waited_for(msg: &SharedMsg) -> bool {
    match msg {
        SharedMsg::Do(_)
        | SharedMsg::Typed(_)
        | SharedMsg::Form(_)
        | SharedMsg::Check(_)
        | SharedMsg::Export(_)
        | SharedMsg::Import(_) => true,
        SharedMsg::Sync(_) | SharedMsg::Projector(_) | SharedMsg::Aside(_) => false,
    }
}

/// Whether the network may be better than it was.
fn is_reason_to_retry(msg: &SharedMsg) -> bool {
    let SharedMsg::Sync(SyncMsg::Input(input)) = msg else { return false };
    matches!(input, Input::Shown | Input::Online | Input::SyncNow)
}

/// Whether an earlier message says nothing any more beside a later one.
fn replaces(later: &SharedMsg, earlier: &SharedMsg) -> bool {
    let (SharedMsg::Sync(later), SharedMsg::Sync(earlier)) = (later, earlier) else {
        return false;
    };
    let (SyncMsg::Input(later), SyncMsg::Input(earlier)) = (later, earlier) else {
        return later == earlier;
    };
    let is_visibility = |input: &Input| matches!(input, Input::Shown | Input::Hidden);
    let is_projector = |input: &Input| matches!(input, Input::Projector(_));
    later == earlier
        || (is_visibility(later) && is_visibility(earlier))
        || (is_projector(later) && is_projector(earlier))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::FormMsg;

    fn input(input: Input) -> SharedMsg {
        SyncMsg::Input(input).into()
    }

    // F75: one fetch at a time, and after each failure a longer wait, of a minute at most.
    #[test]
    fn f75_a_failed_fetch_is_tried_again_at_growing_intervals() {
        let mut queue = LazyQueue::default();
        assert!(queue.start() && !queue.start());
        assert_eq!(queue.availability(), Availability::Pending);
        let mut waits = Vec::new();
        for _ in 0..12 {
            waits.push(queue.failed());
            assert_eq!(queue.availability(), Availability::Failed);
            assert!(queue.start());
        }
        assert_eq!(waits[..6], [2_000, 4_000, 8_000, 16_000, 32_000, 60_000]);
        assert!(waits[6..].iter().all(|wait| *wait == LONGEST_RETRY_MS));
        assert!(queue.arrived().is_empty());
        assert!(!queue.start(), "it is there");
    }

    // F75: what a person wants is never lost, however much happens beside it.
    #[test]
    fn f75_everything_waits_in_its_order_and_states_only_once() {
        let mut queue = LazyQueue::default();
        let post = SharedMsg::Form(FormMsg::Post);
        for _ in 0..100 {
            let _ = queue.push(input(Input::Touched));
            let _ = queue.push(input(Input::Shown));
            let _ = queue.push(SyncMsg::Compare.into());
            let _ = queue.push(input(Input::Projector(true)));
            let _ = queue.push(input(Input::Hidden));
        }
        let _ = queue.push(post.clone());
        let _ = queue.push(input(Input::Projector(false)));
        let _ = queue.push(post.clone());
        let waiting = [
            input(Input::Touched),
            SyncMsg::Compare.into(),
            input(Input::Hidden),
            post.clone(),
            input(Input::Projector(false)),
            post,
        ];
        assert_eq!(queue.arrived(), waiting);
    }

    // F75: a person, the network and the page that is shown ask for another try; a touch does
    // not.
    #[test]
    fn f75_who_waits_has_it_fetched_again() {
        let mut queue = LazyQueue::default();
        assert!(!queue.push(SharedMsg::Form(FormMsg::Post)).fetch, "it is on its way");
        queue.failed();
        assert!(queue.push(SharedMsg::Form(FormMsg::Post)).fetch);
        assert!(queue.push(input(Input::Online)).fetch && queue.push(input(Input::Shown)).fetch);
        let touched = queue.push(input(Input::Touched));
        assert!(!touched.fetch && touched.say.is_none());
        assert!(queue.is_wanted_for(&Msg::Page(PageMsg::Hash("#/settings".into()))));
    }
}
