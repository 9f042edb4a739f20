//! What the panes are narrowed to.

use std::collections::{HashMap, HashSet};

use super::scroll::{Scroll, Step};
use super::timeline::Timeline;
use super::{App, Focus};
use crate::model::{Atlas, Id};

/// A query and the records that it leaves in the panes.
#[derive(Debug, Clone)]
pub struct Filter {
    text: String,
    ids: HashSet<Id>,
    /// For each body how many of those instruments and events it and the bodies under it had a role in.
    weights: HashMap<Id, usize>,
}

impl Filter {
    fn new(atlas: &Atlas, text: &str, ids: &[Id]) -> Self {
        let mut weights: HashMap<Id, usize> = HashMap::new();
        for id in ids {
            let roles = atlas.entry(*id).map_or(&[][..], |entry| entry.roles.as_slice());
            let bodies = roles.iter().filter_map(|role| atlas.find(&role.body));
            let above: HashSet<Id> = bodies.flat_map(|body| atlas.ancestry(body)).collect();
            above
                .into_iter()
                .for_each(|body| *weights.entry(body).or_default() += 1);
        }
        Self {
            text: text.to_owned(),
            ids: ids.iter().copied().collect(),
            weights,
        }
    }

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

    /// How many instruments and events a body and the bodies under it had a role in, of those that the filter leaves.
    pub fn weight(&self, body: Id) -> usize {
        match &self.filter {
            Some(filter) => filter.weights.get(&body).copied().unwrap_or_default(),
            None => self.atlas.weight(body),
        }
    }

    /// Narrows the panes to some records, or widens them again.
    pub(super) fn set_filter(&mut self, text: &str, ids: &[Id]) {
        let text = text.trim();
        self.filter = (!text.is_empty()).then(|| Filter::new(&self.atlas, text, ids));
        self.rebuild_timeline();
        match &self.filter {
            Some(_) => self.say(format!("{} of the timeline match", self.timeline.len())),
            None => self.say("filter cleared"),
        }
    }

    /// Builds the timeline anew; what was under the cursor keeps its place on the screen, or its nearest neighbour takes it.
    fn rebuild_timeline(&mut self) {
        let before = self.timeline_scroll;
        let here = self.timeline.entry(before.cursor());
        self.timeline = Timeline::new(&self.atlas, |id| {
            self.filter.as_ref().is_none_or(|filter| filter.keeps(id))
        });
        let wanted = match self.selected {
            Id::Entry(_) => Some(self.selected),
            _ => here,
        };
        let row = wanted.and_then(|id| self.timeline.position(id).or_else(|| self.timeline.after(id)));
        let row = row
            .or_else(|| self.timeline.nearest(usize::MAX, false))
            .unwrap_or_default();
        let height = usize::from(self.areas().rows(Focus::Timeline).height);
        self.timeline_scroll = Scroll::placed(
            row,
            before.cursor() - before.offset(),
            self.timeline.rows().len(),
            height,
        );
        self.step(Focus::Timeline, Step::By(0));
    }
}
