//! The search palette: what was typed, what came back, and the facets to narrow it by.

use super::input::Input;
use super::scroll::Scroll;
use super::searches::Searches;
use crate::model::Id;
use crate::search::{Facet, Found, Reach, Request};

/// What the palette is open for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To go to a record.
    Open,
    /// To narrow the panes.
    Filter,
}

/// The search palette.
#[derive(Debug, Clone)]
pub struct Search {
    /// What it is open for.
    pub purpose: Purpose,
    /// What was typed.
    pub input: Input,
    /// The last answer.
    pub found: Found,
    /// Where in the list of hits, or of earlier searches while nothing is typed.
    pub scroll: Scroll,
    /// Where in the list of facets, if they are open.
    pub facets: Option<Scroll>,
    /// The number of the last question.
    asked: u64,
    /// Which earlier search stands in the line, counted from the newest.
    recalled: Option<usize>,
}

impl Search {
    pub(super) fn new(purpose: Purpose, text: &str, asked: u64) -> Self {
        let mut input = Input::default();
        input.insert(text);
        Self {
            purpose,
            input,
            found: Found::default(),
            scroll: Scroll::default(),
            facets: (purpose == Purpose::Filter).then(Scroll::default),
            asked,
            recalled: None,
        }
    }

    /// The selected hit.
    pub fn selected(&self) -> Option<Id> {
        self.found.ids.get(self.scroll.cursor()).copied()
    }

    /// The selected facet.
    pub fn facet(&self) -> Option<&Facet> {
        self.found.facets.get(self.facets?.cursor())
    }

    /// Whether nothing was typed, so that earlier searches are offered.
    pub fn is_blank(&self) -> bool {
        self.input.text().trim().is_empty()
    }

    /// Whether the answer to the last question is still to come.
    pub const fn is_waiting(&self) -> bool {
        self.found.number != self.asked || self.found.partial
    }

    /// The question that what was typed asks now.
    pub(super) fn ask(&mut self, number: u64) -> Request {
        self.asked = number;
        Request {
            number,
            text: self.input.text().to_owned(),
            reach: match self.purpose {
                Purpose::Open => Reach::Everything,
                Purpose::Filter => Reach::Timeline,
            },
            facets: self.facets.is_some(),
        }
    }

    /// Takes an answer, unless a newer question was asked meanwhile. The cursor stays on its record.
    pub(super) fn take(&mut self, found: Found) {
        if found.number != self.asked {
            return;
        }
        // A refined answer to the same question keeps the record under the cursor; a new question begins at its best.
        let same = self.found.number == found.number;
        let selected = self.selected().filter(|_| same);
        self.found = found;
        let at = selected.and_then(|id| self.found.ids.iter().position(|other| *other == id));
        self.scroll = at.map_or_else(Scroll::default, Scroll::at);
        if let Some(scroll) = &mut self.facets {
            scroll.clamp(self.found.facets.len());
        }
    }

    /// Puts an earlier search into the line, or a later one, or nothing.
    pub(super) fn recall(&mut self, searches: &Searches, older: bool) {
        let next = match (self.recalled, older) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(searches.recent().len().saturating_sub(1))),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        self.recalled = next;
        let text = next.and_then(|at| searches.recent().get(at));
        self.input.clear();
        self.input.insert(text.map_or("", String::as_str));
    }
}
