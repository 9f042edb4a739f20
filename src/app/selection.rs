//! Bringing all panes to one record.

use super::forest::Forest;
use super::outline::Node;
use super::reading::Reading;
use super::scroll::{Scroll, Step};
use super::{App, Focus};
use crate::model::Id;

/// A record that was read, and how far.
#[derive(Debug, Clone, Copy)]
pub(super) struct Visit {
    pub(super) id: Id,
    pub(super) detail: Scroll,
}

impl App {
    /// Brings all panes to a record, without a trace in the history.
    pub(super) fn show(&mut self, id: Id) {
        if self.selected != id {
            self.selected = id;
            self.reading = Reading::new(self.page_of(id));
        }
        self.refit();
        self.detail_scroll = Scroll::default();
        let node = match id {
            Id::Entry(_) => self.atlas.home(id).map(Node::Record),
            Id::Body(_) | Id::Member(_) => Some(Node::Record(id)),
            _ => None,
        };
        if let Some(node) = node {
            self.outline
                .reveal(Forest::new(&self.atlas, self.lenses.then.as_ref()), node);
            if let Some(row) = self.outline.position(node) {
                self.step(Focus::Structure, Step::To(row));
            }
        }
        let entry = match id {
            Id::Entry(_) => Some(id),
            Id::Body(_) => self
                .atlas
                .entries_of(id)
                .iter()
                .rev()
                .copied()
                .find(|entry| self.atlas.date(*entry).is_some()),
            _ => None,
        };
        let row = entry.and_then(|entry| self.timeline.position(entry));
        let row = row.or_else(|| self.timeline.nearest(self.timeline_scroll.cursor(), true));
        if let Some(row) = row {
            self.step(Focus::Timeline, Step::To(row));
        }
    }

    /// Goes to a record and remembers where from.
    pub fn go(&mut self, id: Id) {
        self.lenses.views.clear();
        if id != self.selected {
            self.past.push(self.visit());
            self.future.clear();
            self.show(id);
        }
    }

    /// Where the reader is now.
    pub(super) const fn visit(&self) -> Visit {
        Visit {
            id: self.selected,
            detail: self.detail_scroll,
        }
    }

    /// Brings all panes to where the reader was, down to the line.
    pub(super) fn return_to(&mut self, visit: Visit) {
        self.show(visit.id);
        self.detail_scroll = visit.detail;
        self.step(Focus::Detail, Step::By(0));
    }

    /// Whether the timeline's cursor stands on what is selected, or on an entry of the selected body.
    pub fn timeline_follows(&self) -> bool {
        let entry = self.timeline.entry(self.timeline_scroll.cursor());
        entry.is_some_and(|entry| match self.selected {
            body @ Id::Body(_) => self.atlas.entries_of(body).binary_search(&entry).is_ok(),
            selected => selected == entry,
        })
    }
}
