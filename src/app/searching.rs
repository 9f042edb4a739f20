//! The search palette: what was typed, what came back, and the facets to narrow it by.

use super::action::Action;
use super::input::Input;
use super::overlay::Overlay;
use super::scroll::{Scroll, Step};
use super::searches::Searches;
use super::stage::Stage;
use super::{App, Effect, Focus};
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
    /// What stood in the line before.
    draft: String,
}

impl Search {
    /// A palette that waits for nothing: no question was asked of it yet; `asked` is the number of the last one elsewhere.
    pub(super) fn new(purpose: Purpose, text: &str, asked: u64) -> Self {
        let mut input = Input::default();
        input.insert(text);
        Self {
            purpose,
            input,
            found: Found {
                number: asked,
                ..Found::default()
            },
            scroll: Scroll::default(),
            facets: (purpose == Purpose::Filter).then(Scroll::default),
            asked,
            recalled: None,
            draft: String::new(),
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
        let facet = self.facet().map(|facet| facet.want.clone());
        self.found = found;
        let at = selected.and_then(|id| self.found.ids.iter().position(|other| *other == id));
        self.scroll = at.map_or_else(Scroll::default, Scroll::at);
        if let Some(scroll) = &mut self.facets {
            // Counts change and values come and go, but the cursor stays on its value.
            let facets = &self.found.facets;
            let at = facet.and_then(|want| facets.iter().position(|facet| facet.want == want));
            *scroll = at.map_or(*scroll, |at| scroll.moved_to(at));
            scroll.clamp(facets.len());
        }
    }

    /// How many rows the list has that the cursor moves in; `offered` is how many earlier searches there are.
    pub(super) fn rows(&self, offered: usize) -> usize {
        if self.facets.is_some() {
            self.found.facets.len()
        } else if self.is_blank() {
            offered
        } else if self.found.ids.is_empty() {
            self.found.advice.drops.len()
        } else {
            self.found.ids.len()
        }
    }

    /// The query that was run: what was typed without what could not be read, or its nearest spelling. `None` if nothing of
    /// it could be read.
    fn applied(&self) -> Option<String> {
        if let Some(corrected) = &self.found.advice.corrected {
            return Some(corrected.to_string());
        }
        let mut read = self.input.text().to_owned();
        let mut wrong: Vec<_> = self
            .found
            .mistakes
            .iter()
            .map(|mistake| mistake.span.clone())
            .collect();
        wrong.sort_by_key(|span| std::cmp::Reverse(span.start));
        for span in wrong {
            if read.get(span.clone()).is_some() {
                read.replace_range(span, "");
            }
        }
        let read = read.split_whitespace().collect::<Vec<_>>().join(" ");
        (self.is_blank() || !read.is_empty()).then_some(read)
    }

    /// Whether the cursor stands on the first row.
    pub(super) fn stands_first(&self) -> bool {
        self.facets.unwrap_or(self.scroll).cursor() == 0
    }

    /// Puts another query into the line.
    pub(super) fn write(&mut self, query: &str) {
        self.input.clear();
        self.input.insert(query);
    }

    /// Puts an earlier search into the line, or a later one, or what stood there before.
    pub(super) fn recall(&mut self, searches: &Searches, older: bool) {
        if self.recalled.is_none() {
            self.input.text().clone_into(&mut self.draft);
        }
        let next = match (self.recalled, older) {
            (None, true) => Some(0),
            (Some(at), true) => Some((at + 1).min(searches.recent().len().saturating_sub(1))),
            (Some(at), false) => at.checked_sub(1),
            (None, false) => None,
        };
        self.recalled = next;
        let text = next.and_then(|at| searches.recent().get(at));
        let text = text.unwrap_or(&self.draft).clone();
        self.write(&text);
    }
}

impl App {
    /// Whether the cursor of a search is on its first line, so that a step up leads to an earlier search.
    pub(super) fn stands_above_hits(&self, overlay: &Overlay) -> bool {
        let Overlay::Search(search) = overlay else {
            return false;
        };
        search.stands_first() && !self.searches.recent().is_empty()
    }

    /// What only a search knows.
    pub(super) fn in_search(&mut self, mut overlay: Overlay, action: Action) -> Effect {
        if let Overlay::Search(search) = &mut overlay {
            match action {
                Action::Facets => search.facets = search.facets.is_none().then(Scroll::default),
                Action::Choose => {
                    if let Some(facet) = search.facet() {
                        let query = search.found.query.toggled(&facet.want);
                        search.write(&query.to_string());
                    }
                }
                _ => search.recall(&self.searches, action == Action::Recall),
            }
        }
        self.overlay = Some(overlay);
        self.ask()
    }

    pub(super) fn forget_search(&mut self, mut overlay: Overlay) -> Effect {
        let mut forgotten = None;
        if let Overlay::Search(search) = &mut overlay
            && search.is_blank()
            && search.facets.is_none()
        {
            forgotten = self.searches.forget(search.scroll.cursor());
            search.scroll.clamp(self.searches.offered().count());
        }
        self.overlay = Some(overlay);
        match forgotten {
            Some(name) => {
                self.say(format!("forgot \u{201c}{name}\u{201d}"));
                Effect::KeepSearches
            }
            None => Effect::None,
        }
    }

    pub(super) fn accept_search(&mut self, mut search: Box<Search>) -> Effect {
        let text = search.input.text().trim().to_owned();
        let at = search.scroll.cursor();
        let offered = || self.searches.offered().nth(at).map(|(_, query)| query.to_owned());
        let other = if search.facets.is_some() {
            None
        } else if search.is_blank() {
            offered()
        } else {
            // Of what is found nothing need be dropped.
            let drop = search.found.advice.drops.get(at);
            drop.map(|drop| drop.rest.to_string())
        };
        if let Some(query) = other {
            search.write(&query);
            self.overlay = Some(Overlay::Search(search));
            return self.ask();
        }
        if search.purpose == Purpose::Filter {
            let Some(text) = search.applied() else {
                self.overlay = Some(Overlay::Search(search));
                return Effect::None;
            };
            self.set_filter(&text, &search.found.ids);
            return self.keep_search(&text);
        }
        if search.facets.is_some() {
            search.facets = None;
            self.overlay = Some(Overlay::Search(search));
            return Effect::None;
        }
        let Some(id) = search.selected() else {
            self.overlay = Some(Overlay::Search(search));
            return Effect::None;
        };
        self.go(id);
        self.set_focus(Focus::Detail);
        self.step(Focus::Detail, Step::First);
        self.keep_search(&text)
    }

    fn keep_search(&mut self, text: &str) -> Effect {
        if self.searches.used(text) {
            Effect::KeepSearches
        } else {
            Effect::None
        }
    }

    /// Asks what the search palette says now.
    pub(super) fn ask(&mut self) -> Effect {
        let Some(Overlay::Search(search)) = &mut self.overlay else {
            return Effect::None;
        };
        self.asked += 1;
        let request = search.ask(self.asked);
        if search.is_blank() && search.facets.is_none() {
            let number = self.asked;
            search.take(Found {
                number,
                ..Found::default()
            });
            return Effect::None;
        }
        Effect::Search(request)
    }

    /// Takes the answer to a search; what was to be done with it as soon as it comes is done.
    pub(super) fn found(&mut self, found: Found) -> Effect {
        // A search that is being given a name goes on behind it.
        if let Some(Overlay::Search(search) | Overlay::Name(_, search)) = &mut self.overlay {
            search.take(found);
        }
        if self.is_searching() {
            return Effect::None;
        }
        let action = self.awaiting.take();
        action.map_or(Effect::None, |action| self.perform(action))
    }

    /// Whether the answer to a question of the reader's is still to come.
    pub(super) fn is_searching(&self) -> bool {
        match &self.overlay {
            Some(Overlay::Search(search) | Overlay::Name(_, search)) => search.is_waiting(),
            _ => self.stage().is_some_and(Stage::is_searching),
        }
    }
}
