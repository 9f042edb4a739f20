//! What the panes are narrowed to.

use std::collections::{HashMap, HashSet};

use super::scroll::{Scroll, Step};
use super::timeline::{Layout, Timeline};
use super::{App, Focus};
use crate::model::Id;

/// A query and the records that it leaves in the panes.
#[derive(Debug, Clone)]
pub struct Filter {
    text: String,
    ids: HashSet<Id>,
    /// What was selected when it came, and in which row of the timeline's window.
    came: (Id, usize),
}

impl Filter {
    /// The query as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a record is left.
    pub fn keeps(&self, id: Id) -> bool {
        self.ids.contains(&id)
    }
}

impl App {
    /// What the panes are narrowed to, if they are.
    pub const fn filter(&self) -> Option<&Filter> {
        self.filter.as_ref()
    }

    /// How many instruments and events a body and the bodies under it had a role in, of those that the filter leaves and
    /// that had come by the date that is set.
    pub fn weight(&self, body: Id) -> usize {
        match &self.lenses.weights {
            Some(weights) => weights.get(&body).copied().unwrap_or_default(),
            None => self.atlas.weight(body),
        }
    }

    /// Counts anew what each body and the bodies under it had a role in.
    pub(super) fn recount(&mut self) {
        if self.filter.is_none() && self.then().is_none() {
            self.lenses.weights = None;
            return;
        }
        let mut weights: HashMap<Id, usize> = HashMap::new();
        let mut lines: HashMap<Id, Vec<Id>> = HashMap::new();
        let mut above: Vec<Id> = Vec::new();
        for (id, entry) in self.atlas.entries() {
            if !self.filter.as_ref().is_none_or(|filter| filter.keeps(id)) || !self.had_come(id) {
                continue;
            }
            let bodies = entry.roles.iter().filter_map(|role| self.atlas.find(&role.body));
            above.clear();
            for body in bodies {
                let line = lines.entry(body).or_insert_with(|| self.forest().ancestry(body));
                above.extend_from_slice(line);
            }
            above.sort_unstable();
            above.dedup();
            for body in &above {
                *weights.entry(*body).or_default() += 1;
            }
        }
        self.lenses.weights = Some(weights);
    }

    /// Whether an instrument or event had come by the date that is set.
    pub fn had_come(&self, id: Id) -> bool {
        self.then().is_none_or(|then| then.at().had_come(id))
    }

    /// Narrows the panes to some records, or widens them again.
    pub(super) fn set_filter(&mut self, text: &str, ids: &[Id]) {
        let text = text.trim();
        let scroll = self.timeline_scroll;
        let row = scroll.row();
        let came = self.filter.take().map(|filter| filter.came);
        self.filter = (!text.is_empty()).then(|| Filter {
            text: text.to_owned(),
            ids: ids.iter().copied().collect(),
            came: came.unwrap_or((self.selected, row)),
        });
        self.recount();
        self.rebuild_timeline();
        if self.filter.is_none() {
            self.unhide(came);
        }
        self.refill_coverage();
        match &self.filter {
            Some(_) => self.say(format!("{} of the timeline match", self.timeline.len())),
            None => self.say("filter cleared"),
        }
    }

    /// Brings what a filter may have left out back into the row in which it stood, unless something else is selected now.
    fn unhide(&mut self, came: Option<(Id, usize)>) {
        let Some((id, row)) = came.filter(|(id, _)| *id == self.selected) else {
            return;
        };
        if let Some(at) = self.timeline.position(id) {
            let height = usize::from(self.areas().rows(Focus::Timeline).height);
            self.timeline_scroll = Scroll::placed(at, row, self.timeline.rows().len(), height);
        }
    }

    /// Builds the timeline anew; what was under the cursor keeps its place on the screen, or its nearest neighbour takes it.
    pub(super) fn rebuild_timeline(&mut self) {
        self.lay_out_timeline(self.layout());
    }

    pub(super) fn lay_out_timeline(&mut self, layout: Layout) {
        let before = self.timeline_scroll;
        let here = self.timeline.entry(before.cursor());
        self.timeline = Timeline::new(&self.atlas, layout, |id| {
            self.filter.as_ref().is_none_or(|filter| filter.keeps(id))
                && self.lenses.then.as_ref().is_none_or(|then| then.shows(id))
        });
        let wanted = match self.selected {
            Id::Entry(_) => Some(self.selected),
            _ => here,
        };
        // What had not come by a date leaves the cursor to what was the latest then.
        let near = |id| match self.then() {
            Some(_) => self.timeline.before(id),
            None => self.timeline.after(id),
        };
        let row = wanted.and_then(|id| self.timeline.position(id).or_else(|| near(id)));
        let row = row
            .or_else(|| self.timeline.nearest(usize::MAX, false))
            .unwrap_or_default();
        let height = usize::from(self.areas().rows(Focus::Timeline).height);
        self.timeline_scroll = Scroll::placed(row, before.row(), self.timeline.rows().len(), height);
        self.step(Focus::Timeline, Step::By(0));
    }
}
