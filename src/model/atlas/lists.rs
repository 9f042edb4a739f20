//! The lists of an atlas: a record by its id, and all records of a kind with their ids.

use super::{Atlas, Id};
use crate::model::record::{Body, Entry, Member, Source, Term, Theme};

pub(super) fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

pub(super) fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// The records of a list with their ids.
fn numbered<T>(list: &[T], id: fn(u32) -> Id) -> impl Iterator<Item = (Id, &T)> {
    let numbers = list.iter().enumerate();
    numbers.map(move |(n, record)| (id(number(n)), record))
}

impl Atlas {
    /// The body with this id.
    pub fn body(&self, id: Id) -> Option<&Body> {
        let Id::Body(n) = id else { return None };
        self.records.bodies.get(place(n))
    }

    /// The instrument or event with this id.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        let Id::Entry(n) = id else { return None };
        self.records.entries.get(place(n))
    }

    /// The member with this id.
    pub fn member(&self, id: Id) -> Option<&Member> {
        let Id::Member(n) = id else { return None };
        self.records.members.get(place(n))
    }

    /// The theme with this id.
    pub fn theme(&self, id: Id) -> Option<&Theme> {
        let Id::Theme(n) = id else { return None };
        self.records.themes.get(place(n))
    }

    /// The term with this id.
    pub fn term(&self, id: Id) -> Option<&Term> {
        let Id::Term(n) = id else { return None };
        self.records.terms.get(place(n))
    }

    /// The source with this id.
    pub fn source(&self, id: Id) -> Option<&Source> {
        let Id::Source(n) = id else { return None };
        self.records.sources.get(place(n))
    }

    /// All bodies in the order of the file.
    pub fn bodies(&self) -> impl Iterator<Item = (Id, &Body)> {
        numbered(&self.records.bodies, Id::Body)
    }

    /// All instruments and events by date, undated ones last.
    pub fn entries(&self) -> impl Iterator<Item = (Id, &Entry)> {
        numbered(&self.records.entries, Id::Entry)
    }

    /// All members in the order of the file.
    pub fn members(&self) -> impl Iterator<Item = (Id, &Member)> {
        numbered(&self.records.members, Id::Member)
    }

    /// All themes in the order of the file.
    pub fn themes(&self) -> impl Iterator<Item = (Id, &Theme)> {
        numbered(&self.records.themes, Id::Theme)
    }

    /// The glossary in the order of the file.
    pub fn terms(&self) -> impl Iterator<Item = (Id, &Term)> {
        numbered(&self.records.terms, Id::Term)
    }
}
