//! How instruments and events are linked to each other and to the bodies that put them out.

use super::lists::place;
use super::{Atlas, Id};
use crate::model::record::{Deed, Relation, RelationKind};

/// A relation seen from one of its ends.
#[derive(Debug, Clone, Copy)]
pub struct Related<'a> {
    /// The record at the other end.
    pub other: Id,
    /// The relation as it was written.
    pub relation: &'a Relation,
    /// Whether it was written at the other end.
    pub inbound: bool,
}

impl Atlas {
    /// The body an entry stands under: the first one that put it out, else that held or wrote it.
    pub fn home(&self, entry: Id) -> Option<Id> {
        let roles = &self.entry(entry)?.roles;
        let rank = |did: Deed| match did {
            Deed::Issued | Deed::Held => 0,
            Deed::Adopted => 1,
            Deed::Drafted => 2,
            Deed::Endorsed => 3,
            Deed::Unknown => 4,
            Deed::Welcomed => 5,
        };
        let first = roles.iter().min_by_key(|role| rank(role.did))?;
        self.find(&first.body)
    }

    /// The relations of an entry in both directions: its own first, then those that others wrote.
    pub fn relations(&self, id: Id) -> Vec<Related<'_>> {
        let own = self.entry(id).into_iter().flat_map(|entry| &entry.relations);
        let own = own.filter_map(|relation| {
            Some(Related {
                other: self.find(&relation.to)?,
                relation,
                inbound: false,
            })
        });
        let inbound = self
            .inbound
            .get(&id)
            .into_iter()
            .flatten()
            .filter_map(|(other, at)| {
                let relation = self.entry(*other)?.relations.get(place(*at))?;
                Some(Related {
                    other: *other,
                    relation,
                    inbound: true,
                })
            });
        own.chain(inbound).collect()
    }

    /// The later text that took the place of `entry`, if one is recorded.
    pub fn successor(&self, entry: Id) -> Option<Id> {
        self.relations(entry)
            .into_iter()
            .find(|related| related.inbound && related.relation.kind == RelationKind::Supersedes)
            .map(|related| related.other)
    }
}
