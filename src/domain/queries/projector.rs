//! What the projector's wall shows: which day, which notices, how many pages.

use chrono::NaiveDate;

use crate::domain::{Board, Civil, Notice, Slot, SlotKind, Topic};

/// Rows of a page: as many as can be read from the back of a hall.
const ROWS: usize = 7;
/// On the projector a notice stays for so long, in ms.
const NOTICE_MS: i64 = 3 * 3_600_000;
/// So many notices stand there at once.
const NOTICES: usize = 2;

/// The latest notices, for as long as they matter to a whole room.
pub fn notices(board: &Board, now_ms: i64) -> impl Iterator<Item = &Notice> {
    let is_recent = move |notice: &&Notice| {
        let made = i64::try_from(notice.made).unwrap_or(0);
        made == 0 || now_ms.saturating_sub(made) < NOTICE_MS
    };
    board.notices.iter().filter(is_recent).take(NOTICES)
}

/// What is said to all takes room from the rows: nobody scrolls a projector.
pub fn rows_a_page(board: &Board, now_ms: i64) -> usize {
    ROWS - notices(board, now_ms).count().min(ROWS / 2)
}

/// How many pages the day has. `now`: the venue's clock, where anybody knows it; `now_ms`: the
/// same moment in ms since 1970.
pub fn pages(board: &Board, now: Option<Civil>, now_ms: i64) -> usize {
    let day = day(board, now);
    let is_homeless = |topic: &Topic| {
        let slot = board.slot_of(topic).filter(|_| topic.on_wall() && topic.space.is_none());
        slot.is_some_and(|slot| slot.kind == SlotKind::Groups && Some(slot.start.date()) == day)
    };
    let homeless = board.topics.iter().any(is_homeless);
    (board.spaces.len() + usize::from(homeless)).div_ceil(rows_a_page(board, now_ms))
}

/// The first day on which groups still meet; else the last one.
pub fn day(board: &Board, now: Option<Civil>) -> Option<NaiveDate> {
    let groups = || board.slots.iter().filter(|slot| slot.kind == SlotKind::Groups);
    let ahead = groups().find(|slot| now.is_none_or(|now| slot.end > now));
    ahead.or_else(|| groups().next_back()).map(|slot| slot.start.date())
}

/// The slots of a day in which groups meet, with their positions.
pub fn meeting(board: &Board, day: Option<NaiveDate>) -> Vec<(usize, &Slot)> {
    let slots = board.slots.iter().enumerate();
    slots.filter(|(_, s)| s.kind == SlotKind::Groups && Some(s.start.date()) == day).collect()
}
