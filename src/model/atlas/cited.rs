//! What records rest on.

use super::{Atlas, Id};
use crate::model::record::{Name, Source};

impl Atlas {
    /// The ids of the sources that a record rests on, as its author wrote them.
    pub fn sources_of(&self, id: Id) -> &[Name] {
        let sources = match id {
            Id::Body(_) => self.body(id).map(|r| &r.sources),
            Id::Entry(_) => self.entry(id).map(|r| &r.sources),
            Id::Member(_) => self.member(id).map(|r| &r.sources),
            Id::Term(_) => self.term(id).map(|r| &r.sources),
            Id::Theme(_) | Id::Source(_) => None,
        };
        sources.map_or(&[], Vec::as_slice)
    }

    /// The sources that a record rests on; of a source, itself.
    pub fn cited(&self, id: Id) -> impl Iterator<Item = &Source> {
        let named = self.sources_of(id).iter().filter_map(|name| self.find(name));
        std::iter::once(id).chain(named).filter_map(|id| self.source(id))
    }
}
