//! Which kinds are spread over an event's files, and by whose id. All others stand on the
//! board, also those that this version does not know.

/// Reports have their topic's id.
const REPORTS: &str = "reports";
/// An addition's id is `<topic>~<something of its own>`.
const ADDITIONS: &str = "additions";
const PLANS: &str = "plans";
/// The dots of one person, by the profile's id.
const DOTS: &str = "dots";

/// The id that decides in which of the spread files an entity lives: a topic's report and its
/// additions live together. Nothing for what lives on the board.
pub fn spread_by<'a>(kind: &str, id: &'a str) -> Option<&'a str> {
    match kind {
        REPORTS | PLANS | DOTS => Some(id),
        ADDITIONS => id.split('~').next(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schema::kind;

    #[test]
    fn a_report_and_its_additions_live_together_and_the_wall_on_the_board() {
        assert_eq!(spread_by(REPORTS, "t1"), Some("t1"));
        assert_eq!(spread_by(ADDITIONS, "t1~x9"), Some("t1"));
        assert_eq!((spread_by(PLANS, "p1"), spread_by(DOTS, "4f7z")), (Some("p1"), Some("4f7z")));
        for kind in [kind::EVENT, kind::TOPICS, kind::NOTICES, "from-the-future"] {
            assert_eq!(spread_by(kind, "t1"), None);
        }
    }
}
