//! Where the browser's *back* leads: what a form has done, it leads back from in one step.

/// Entries remembered; the oldest are forgotten.
const REMEMBERED: usize = 50;

/// From which route each entry of the browser's history was reached.
#[derive(Clone, Debug, Default)]
pub struct Visited {
    /// An entry and the route that stood in the address before it.
    origins: Vec<(i64, String)>,
    /// What stands in the address.
    route: String,
}

impl Visited {
    /// An entry is shown. `is_new`: it was reached by a link; else by *back* or *forward*.
    pub fn enter(&mut self, entry: i64, is_new: bool, route: &str) {
        let before = std::mem::replace(&mut self.route, route.to_owned());
        if is_new {
            self.origins.push((entry, before));
            if self.origins.len() > REMEMBERED {
                self.origins.remove(0);
            }
        }
    }

    /// The entry at hand shows another route.
    pub fn replace(&mut self, route: &str) {
        route.clone_into(&mut self.route);
    }

    /// Whether one step back from an entry leads to a route.
    pub fn is_back(&self, entry: i64, route: &str) -> bool {
        self.origins.iter().rev().any(|(known, from)| *known == entry && from == route)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_reached_from_a_topic_leads_back_to_it_in_one_step() {
        let mut visited = Visited::default();
        visited.enter(1, true, "#/wall");
        visited.enter(2, true, "#/new");
        visited.replace("#/topic/t1");
        visited.enter(3, true, "#/topic/t1/edit");
        assert!(visited.is_back(3, "#/topic/t1"), "posted, then changed");
        visited.enter(2, false, "#/topic/t1");
        visited.enter(4, true, "#/topic/t1/place");
        assert!(visited.is_back(4, "#/topic/t1"), "then placed");
        visited.enter(2, false, "#/topic/t1");
        assert!(visited.is_back(2, "#/wall"), "and back is where one came from");
    }

    #[test]
    fn a_form_that_was_reached_from_elsewhere_does_not_lead_to_the_topic() {
        let mut visited = Visited::default();
        visited.enter(1, true, "#/desk");
        visited.enter(2, true, "#/topic/t1/edit");
        assert!(!visited.is_back(2, "#/topic/t1"));
        assert!(!visited.is_back(9, ""), "nothing is known after a reload");
    }
}
