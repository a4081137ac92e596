//! What the projector's wall shows: which day, which notices, how many pages.

use chrono::NaiveDate;

use super::arrival;
use crate::domain::private::Private;
use crate::domain::{Board, Civil, Notice, Slot, SlotKind, Topic};

/// Rows of a page: as many as can be read from the back of a hall.
const ROWS: usize = 7;
/// On the projector a notice stays for so long, in ms.
const NOTICE_MS: i64 = 3 * 3_600_000;
/// So many notices stand there at once.
const NOTICES: usize = 2;

/// The latest notices, for as long as they matter to a whole room.
pub fn notices<'a>(
    board: &'a Board,
    private: &Private,
    now_ms: Option<i64>,
) -> impl Iterator<Item = &'a Notice> {
    let is_recent = |notice: &&Notice| {
        let said = i64::try_from(arrival::said_ms(notice, private, now_ms)).unwrap_or(0);
        said == 0 || now_ms.is_none_or(|now| now.saturating_sub(said) < NOTICE_MS)
    };
    let notices = arrival::notices(board, private, now_ms);
    let recent: Vec<&Notice> = notices.into_iter().filter(is_recent).take(NOTICES).collect();
    recent.into_iter()
}

/// What is said to all takes room from the rows: nobody scrolls a projector.
pub fn rows_a_page(board: &Board, private: &Private, now_ms: Option<i64>) -> usize {
    ROWS - notices(board, private, now_ms).count().min(ROWS / 2)
}

/// How many pages the day has. `now`: the venue's clock, where anybody knows it; `now_ms`: the
/// same moment in ms since 1970.
pub fn pages(board: &Board, private: &Private, now: Option<Civil>, now_ms: Option<i64>) -> usize {
    let day = day(board, now);
    let is_homeless = |topic: &Topic| {
        let slot = board.slot_of(topic).filter(|_| topic.on_wall() && topic.space.is_none());
        slot.is_some_and(|slot| slot.kind == SlotKind::Groups && Some(slot.start.date()) == day)
    };
    let homeless = board.topics.iter().any(is_homeless);
    (board.spaces.len() + usize::from(homeless)).div_ceil(rows_a_page(board, private, now_ms))
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
