//! What is said to all: new on this phone, put away, on the projector.

use crate::app::App;
use crate::domain::Notice;
use crate::i18n::{Text, fill};
use crate::screens::topic::view_model::{Part, parts};

/// On the projector a notice stays for so long, in ms.
const PROJECTED_MS: i64 = 3 * 3_600_000;
/// So many of them stand there at once.
const PROJECTED: usize = 2;

/// A notice as people see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Its id.
    pub id: String,
    /// "Durchsage von Ursula, 10:42".
    pub head: String,
    /// What is said, with links told apart.
    pub words: Vec<Part>,
}

/// Those that this phone has not put away, the latest first.
pub fn fresh(app: &App) -> Vec<Said> {
    chosen(app, |app, notice| !is_away(app, notice))
}

/// Those that this phone has put away, and one's own, the latest first.
pub fn earlier(app: &App) -> Vec<Said> {
    chosen(app, is_away)
}

/// All that hold, the latest first.
pub fn all(app: &App) -> Vec<Said> {
    chosen(app, |_, _| true)
}

/// The latest, for as long as they matter to a whole room.
pub fn projected(app: &App) -> Vec<Said> {
    let is_recent = |app: &App, notice: &Notice| {
        let made = i64::try_from(notice.made).unwrap_or(0);
        made == 0 || app.now.ms.saturating_sub(made) < PROJECTED_MS
    };
    let mut recent = chosen(app, is_recent);
    recent.truncate(PROJECTED);
    recent
}

fn is_away(app: &App, notice: &Notice) -> bool {
    app.event.as_ref().is_some_and(|open| open.private.away.contains(&notice.id))
}

fn chosen(app: &App, keep: fn(&App, &Notice) -> bool) -> Vec<Said> {
    let notices = app.event.iter().flat_map(|open| &open.board.notices);
    let kept = notices.filter(|notice| keep(app, notice));
    kept.map(|notice| Said {
        id: notice.id.clone(),
        head: head(app, notice),
        words: parts(&notice.words),
    })
    .collect()
}

/// "Durchsage von Ursula, 10:42".
pub fn head(app: &App, notice: &Notice) -> String {
    let mut head = match notice.name.as_str() {
        "" => app.lang.say(Text::NoticeTitle).to_owned(),
        name => fill(app.lang, Text::NoticeFrom, &[name]),
    };
    // One that was written into the file by hand may say no time.
    if notice.made > 0 {
        head.push_str(", ");
        head.push_str(&app.now.moment(app.lang, notice.made));
    }
    head
}
