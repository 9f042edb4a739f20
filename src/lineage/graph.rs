//! Relations in both directions as a graph, walked link by link.

use std::collections::HashSet;

use serde::Serialize;

use crate::model::date::Edtf;
use crate::model::record::RelationKind;
use crate::model::{Atlas, Id, Named, Related};

/// Records and the relations among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// The records, those it was made around first, then by distance.
    pub nodes: Vec<Node>,
    /// The relations among them, each once.
    pub links: Vec<Link>,
}

/// A record of a graph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The record.
    pub record: Named,
    /// How many links away it is from the nearest record the graph was made around.
    pub distance: usize,
}

/// A relation, read from the record that carries it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The record that carries it.
    pub from: Named,
    /// What links them.
    pub kind: RelationKind,
    /// The record at the other end.
    pub to: Named,
    /// From when on: the date of the relation, or of the record that carries it.
    pub date: Option<Edtf>,
    /// The part concerned.
    pub part: String,
    /// What must be known about it.
    pub note: String,
    /// Id of the source it rests on.
    pub source: Option<String>,
}

impl Link {
    fn new(atlas: &Atlas, id: Id, related: &Related<'_>) -> Self {
        let (from, to) = if related.inbound {
            (related.other, id)
        } else {
            (id, related.other)
        };
        let relation = related.relation;
        Self {
            from: atlas.named(from),
            kind: relation.kind,
            to: atlas.named(to),
            date: relation.date.or_else(|| atlas.date(from)),
            part: relation.part.clone(),
            note: relation.note.clone(),
            source: relation.source.as_ref().map(ToString::to_string),
        }
    }

    /// The link read from `id`, one of its ends: the words, and the record at the other end.
    pub fn seen_from(&self, id: Id) -> (&'static str, &Named) {
        if self.from.record == id {
            (self.kind.phrase(), &self.to)
        } else {
            (self.kind.inverse(), &self.from)
        }
    }
}

impl Graph {
    /// The records at most `depth` links away from `centres`, and every relation among them.
    pub fn around(atlas: &Atlas, centres: &[Id], depth: usize) -> Self {
        let mut ids: Vec<(Id, usize)> = Vec::new();
        let mut known = HashSet::new();
        let mut ring = centres.to_vec();
        for distance in 0..=depth {
            ring.sort_unstable();
            ring.retain(|id| known.insert(*id));
            ids.extend(ring.iter().map(|id| (*id, distance)));
            let beyond = ring.iter().flat_map(|id| atlas.relations(*id));
            ring = beyond.map(|related| related.other).collect();
        }
        let links = ids.iter().flat_map(|(id, _)| {
            let own = atlas.relations(*id).into_iter();
            own.filter(|related| !related.inbound && known.contains(&related.other))
                .map(|related| Link::new(atlas, *id, &related))
                .collect::<Vec<_>>()
        });
        let links = links.collect();
        let nodes = ids
            .into_iter()
            .map(|(id, distance)| Node {
                record: atlas.named(id),
                distance,
            })
            .collect();
        Self { nodes, links }
    }
}
