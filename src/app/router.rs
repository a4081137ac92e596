//! Where in the app someone is: the part of the address after `#`, so that any static web
//! space will do and nothing of it ever reaches a server.

use crate::sync::percent;

/// A screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// Three ways in.
    Welcome,
    /// *Jetzt*; without an event, Welcome.
    #[default]
    Now,
    /// *Wand*.
    Wall,
    /// One topic.
    Topic(String),
    /// A new one.
    New,
    /// Changing a topic.
    Edit(String),
    /// Another place for a topic.
    Place(String),
    /// Merging a topic with another one.
    Merge(String),
    /// *Meins*.
    Mine,
    /// *Mehr*.
    Settings,
    /// State of the data.
    Sync,
    /// Posting for others, by keyboard.
    Desk,
    /// What a facilitator does.
    Hosting,
    /// The wall for the projector.
    Board,
    /// About the app.
    About,
    /// About this event.
    Event,
    /// One's own event.
    Setup,
    /// An invitation, as it came.
    Join,
}

impl Screen {
    /// The route without parameters.
    pub fn path(&self) -> String {
        match self {
            Self::Welcome => "#/welcome".to_owned(),
            Self::Now => "#/now".to_owned(),
            Self::Wall => "#/wall".to_owned(),
            Self::Topic(id) => format!("#/topic/{id}"),
            Self::New => "#/new".to_owned(),
            Self::Edit(id) => format!("#/topic/{id}/edit"),
            Self::Place(id) => format!("#/topic/{id}/place"),
            Self::Merge(id) => format!("#/topic/{id}/merge"),
            Self::Mine => "#/mine".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::Sync => "#/sync".to_owned(),
            Self::Desk => "#/desk".to_owned(),
            Self::Hosting => "#/hosting".to_owned(),
            Self::Board => "#/board".to_owned(),
            Self::About => "#/about".to_owned(),
            Self::Event => "#/event".to_owned(),
            Self::Setup => "#/setup".to_owned(),
            Self::Join => "#/join".to_owned(),
        }
    }
}

/// A screen with the parameters of its address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The screen.
    pub screen: Screen,
    params: Vec<(String, String)>,
}

impl Route {
    /// Reads the fragment (with or without `#`). An unknown route leads to *Jetzt*, which
    /// leads to Welcome where there is no event.
    pub fn parse(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let path = decoded(path);
        // Where the whole was escaped, the parameters were, too.
        let (path, query) = path.split_once('?').unwrap_or((&path, query));
        let mut parts = path.trim().trim_matches('/').split('/');
        let (first, second) = (word(parts.next()), parts.next().unwrap_or(""));
        let screen = match (first.as_str(), second) {
            ("welcome", _) => Screen::Welcome,
            ("wall", _) => Screen::Wall,
            ("new", _) => Screen::New,
            ("topic", id) if !id.is_empty() => {
                let id = id.to_owned();
                match word(parts.next()).as_str() {
                    "edit" => Screen::Edit(id),
                    "place" => Screen::Place(id),
                    "merge" => Screen::Merge(id),
                    _ => Screen::Topic(id),
                }
            }
            ("mine", _) => Screen::Mine,
            ("settings", _) => Screen::Settings,
            ("sync", _) => Screen::Sync,
            ("desk", _) => Screen::Desk,
            ("hosting", _) => Screen::Hosting,
            ("board", _) => Screen::Board,
            ("about", _) => Screen::About,
            ("event", _) => Screen::Event,
            ("setup", _) => Screen::Setup,
            ("join", _) => Screen::Join,
            _ => Screen::Now,
        };
        Self { screen, params: params(query) }
    }

    /// The topic that the screen is about.
    pub fn topic(&self) -> Option<&str> {
        match &self.screen {
            Screen::Topic(id) | Screen::Edit(id) | Screen::Place(id) | Screen::Merge(id) => {
                Some(id)
            }
            Screen::Welcome
            | Screen::Now
            | Screen::Wall
            | Screen::New
            | Screen::Mine
            | Screen::Settings
            | Screen::Sync
            | Screen::Desk
            | Screen::Hosting
            | Screen::Board
            | Screen::About
            | Screen::Event
            | Screen::Setup
            | Screen::Join => None,
        }
    }

    /// The same route for another topic.
    pub fn with_topic(&self, id: &str) -> Screen {
        let id = id.to_owned();
        match &self.screen {
            Screen::Topic(_) => Screen::Topic(id),
            Screen::Edit(_) => Screen::Edit(id),
            Screen::Place(_) => Screen::Place(id),
            Screen::Merge(_) => Screen::Merge(id),
            other @ (Screen::Welcome
            | Screen::Now
            | Screen::Wall
            | Screen::New
            | Screen::Mine
            | Screen::Settings
            | Screen::Sync
            | Screen::Desk
            | Screen::Hosting
            | Screen::Board
            | Screen::About
            | Screen::Event
            | Screen::Setup
            | Screen::Join) => other.clone(),
        }
    }

    /// A parameter of the address.
    pub fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }
}

/// The parameters of a query (without its `?`), decoded.
pub fn params(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|p| !p.is_empty());
    pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decoded(name), decoded(value))
        })
        .collect()
}

/// A word of the path as it was meant: in other case, or with the punctuation of the sentence in
/// which the link stood.
fn word(part: Option<&str>) -> String {
    let word = part.unwrap_or("").trim_matches(|c: char| !c.is_ascii_alphanumeric());
    word.to_ascii_lowercase()
}

/// What is no proper escape is taken as it stands.
fn decoded(text: &str) -> String {
    percent::decode(text).unwrap_or_else(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_finds_its_way_back() {
        let screens = [
            Screen::Welcome,
            Screen::Now,
            Screen::Wall,
            Screen::Topic("t017".into()),
            Screen::New,
            Screen::Edit("t017".into()),
            Screen::Place("t017".into()),
            Screen::Merge("t017".into()),
            Screen::Mine,
            Screen::Settings,
            Screen::Sync,
            Screen::Desk,
            Screen::Hosting,
            Screen::Board,
            Screen::About,
            Screen::Event,
            Screen::Setup,
            Screen::Join,
        ];
        for screen in screens {
            assert_eq!(Route::parse(&screen.path()).screen, screen);
        }
        assert_eq!(Route::parse("#/no/such/thing").screen, Screen::Now);
        assert_eq!(Route::parse("").screen, Screen::Now);
    }

    #[test]
    fn links_work_as_people_pass_them_on() {
        for (fragment, screen) in [
            ("#/wall.", Screen::Wall),
            ("#/Wall", Screen::Wall),
            ("#/wall),", Screen::Wall),
            ("#/wall%20", Screen::Wall),
            ("#%2Fwall", Screen::Wall),
            ("#/TOPIC/t1", Screen::Topic("t1".into())),
            ("#%2Ftopic%2Ft1%2Fplace", Screen::Place("t1".into())),
            ("#/topic/t1/Edit.", Screen::Edit("t1".into())),
        ] {
            assert_eq!(Route::parse(fragment).screen, screen, "{fragment}");
        }
        assert_eq!(Route::parse("#%2Fwall%3Fslot%3Da").param("slot"), Some("a"));
    }

    #[test]
    fn parameters_are_decoded() {
        let route = Route::parse("#/now?at=2013-10-01T11%3A20&u=a%2Fb");
        assert_eq!(route.param("at"), Some("2013-10-01T11:20"));
        assert_eq!((route.param("u"), route.param("x")), (Some("a/b"), None));
    }
}
