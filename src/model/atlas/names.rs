//! The records by the ids that their authors gave them.

use std::hash::BuildHasher;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::lists::number;
use super::{Id, Records};

/// The records by their names, which stay in the records themselves.
#[derive(Debug, Default)]
pub(super) struct Names {
    table: HashTable<Id>,
    hasher: DefaultHashBuilder,
}

/// From a record's number in its list to its id.
type Made = fn(u32) -> Id;

impl Names {
    pub(super) fn new(records: &Records) -> Self {
        let lists: [(usize, Made); 6] = [
            (records.bodies.len(), Id::Body),
            (records.entries.len(), Id::Entry),
            (records.members.len(), Id::Member),
            (records.themes.len(), Id::Theme),
            (records.terms.len(), Id::Term),
            (records.sources.len(), Id::Source),
        ];
        let hasher = DefaultHashBuilder::default();
        let hash = |id: &Id| hasher.hash_one(records.name(*id));
        let mut table = HashTable::with_capacity(lists.iter().map(|(length, _)| length).sum());
        for (length, made) in lists {
            for id in (0..length).map(|at| made(number(at))) {
                table.insert_unique(hash(&id), id, hash);
            }
        }
        Self { table, hasher }
    }

    pub(super) fn find(&self, records: &Records, name: &str) -> Option<Id> {
        let hash = self.hasher.hash_one(name);
        self.table.find(hash, |id| records.name(*id) == name).copied()
    }

    /// All records that have a name.
    pub(super) fn ids(&self) -> impl Iterator<Item = Id> {
        self.table.iter().copied()
    }
}

impl Records {
    /// The id that its author gave a record.
    pub(super) fn name(&self, id: Id) -> &str {
        fn at<T>(list: &[T], number: u32) -> Option<&T> {
            list.get(super::lists::place(number))
        }
        let name = match id {
            Id::Body(n) => at(&self.bodies, n).map(|r| &r.id),
            Id::Entry(n) => at(&self.entries, n).map(|r| &r.id),
            Id::Member(n) => at(&self.members, n).map(|r| &r.id),
            Id::Theme(n) => at(&self.themes, n).map(|r| &r.id),
            Id::Term(n) => at(&self.terms, n).map(|r| &r.id),
            Id::Source(n) => at(&self.sources, n).map(|r| &r.id),
        };
        name.map_or("", String::as_str)
    }
}
