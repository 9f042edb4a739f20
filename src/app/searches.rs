//! Earlier searches, and those that were given a name; kept over restarts.

use serde::{Deserialize, Serialize};

/// How many earlier searches are kept.
const RECENT: usize = 50;

/// Earlier searches, and those that were given a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Searches {
    /// The last ones, newest first.
    #[serde(default)]
    recent: Vec<String>,
    /// Those with a name.
    #[serde(default)]
    saved: Vec<Saved>,
}

/// A search with a name.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Saved {
    /// The name.
    pub name: String,
    /// What it looks for.
    pub query: String,
}

impl Searches {
    /// The last searches, newest first.
    pub fn recent(&self) -> &[String] {
        &self.recent
    }

    /// The searches with a name, by name.
    pub fn saved(&self) -> &[Saved] {
        &self.saved
    }

    /// What a search that nothing was typed into offers: the name and the query of each, those with a name first.
    pub fn offered(&self) -> impl Iterator<Item = (&str, &str)> {
        let saved = self
            .saved
            .iter()
            .map(|saved| (saved.name.as_str(), saved.query.as_str()));
        saved.chain(self.recent.iter().map(|query| ("", query.as_str())))
    }

    /// Remembers that a search was used; tells whether anything changed.
    pub(super) fn used(&mut self, query: &str) -> bool {
        let query = query.trim();
        if query.is_empty() || self.recent.first().is_some_and(|last| last == query) {
            return false;
        }
        self.recent.retain(|other| other != query);
        self.recent.insert(0, query.to_owned());
        self.recent.truncate(RECENT);
        true
    }

    /// Gives a search a name; an older one of that name gives way.
    pub(super) fn save(&mut self, name: &str, query: &str) {
        self.saved.retain(|other| other.name != name);
        self.saved.push(Saved {
            name: name.to_owned(),
            query: query.to_owned(),
        });
        self.saved.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Forgets the offered search with this number; tells what it was.
    pub(super) fn forget(&mut self, at: usize) -> Option<String> {
        if at < self.saved.len() {
            return Some(self.saved.remove(at).name);
        }
        let at = at - self.saved.len();
        (at < self.recent.len()).then(|| self.recent.remove(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_search_stands_first_and_none_twice() {
        let mut searches = Searches::default();
        for query in ["lima", "cert", " lima ", "lima", ""] {
            searches.used(query);
        }
        assert_eq!(searches.recent(), ["lima", "cert"]);
        for n in 0..100 {
            assert!(searches.used(&n.to_string()));
        }
        assert_eq!(searches.recent().len(), RECENT);
    }

    #[test]
    fn a_name_stands_for_one_search_and_can_be_forgotten() {
        let mut searches = Searches::default();
        searches.save("plans", "kind:plan");
        searches.save("lima", "place:lima");
        searches.save("plans", "kind:plan is:superseded");
        searches.used("cert");
        let offered: Vec<_> = searches.offered().collect();
        assert_eq!(
            offered,
            [
                ("lima", "place:lima"),
                ("plans", "kind:plan is:superseded"),
                ("", "cert")
            ]
        );
        assert_eq!(searches.forget(1).as_deref(), Some("plans"));
        assert_eq!(searches.forget(1).as_deref(), Some("cert"));
        assert_eq!(searches.forget(1), None);
    }
}
