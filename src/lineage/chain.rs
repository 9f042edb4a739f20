//! Which texts belong to a chain, and in which order they stand.

use super::Kin;
use crate::model::record::{Deed, Entry, EntryKind, RelationKind};
use crate::model::{Atlas, Id};

/// Whether a relation of this kind makes the later text the next one after the earlier.
const fn descends(kind: RelationKind) -> bool {
    matches!(
        kind,
        RelationKind::Supersedes | RelationKind::Updates | RelationKind::BuildsOn | RelationKind::Follows
    )
}

/// The strategies and plans of the body that wrote the strategy or plan `id`; of another text there is none.
pub(super) fn line(atlas: &Atlas, id: Id) -> Vec<Id> {
    let author = atlas.entry(id).and_then(author);
    let same = |other: &Entry| author.is_some() && self::author(other) == author;
    atlas
        .entries()
        .filter(|(_, entry)| same(entry))
        .map(|(id, _)| id)
        .collect()
}

/// The body that wrote a strategy or plan, or else the one that adopted it.
fn author(entry: &Entry) -> Option<&str> {
    if entry.external || !matches!(entry.kind, EntryKind::Strategy | EntryKind::Plan) {
        return None;
    }
    let by = |deed: Deed| entry.roles.iter().find(|role| role.did == deed);
    let role = [Deed::Drafted, Deed::Issued, Deed::Adopted]
        .into_iter()
        .find_map(by)?;
    Some(role.body.as_str())
}

/// The chain of `id` and the texts beside it, each after those that come before it in the chain, and otherwise by date.
pub(super) fn members(atlas: &Atlas, id: Id, beside: &[Id]) -> Vec<(Id, Kin)> {
    let mut open = vec![(id, Kin::Itself)];
    for (kin, inbound) in [(Kin::Ancestor, false), (Kin::Heir, true)] {
        let mut at = vec![id];
        while let Some(from) = at.pop() {
            for next in step(atlas, from, inbound) {
                if open.iter().all(|(known, _)| *known != next) {
                    open.push((next, kin));
                    at.push(next);
                }
            }
        }
    }
    for id in beside {
        if open.iter().all(|(known, _)| known != id) {
            open.push((*id, Kin::Beside));
        }
    }
    let mut placed: Vec<(Id, Kin)> = Vec::new();
    // Entries are held by date, so that an id's number is its place in time.
    open.sort_by_key(|(id, _)| *id);
    while !open.is_empty() {
        let waits = |id: Id| {
            step(atlas, id, false)
                .iter()
                .any(|earlier| open.iter().any(|(other, _)| other == earlier && *other != id))
        };
        // Texts that go on from each other in a circle are taken as their dates have it.
        let at = open.iter().position(|(id, _)| !waits(*id)).unwrap_or_default();
        placed.push(open.remove(at));
    }
    placed
}

fn step(atlas: &Atlas, from: Id, inbound: bool) -> Vec<Id> {
    let related = atlas.relations(from).into_iter();
    related
        .filter(|related| related.inbound == inbound && descends(related.relation.kind))
        .map(|related| related.other)
        .collect()
}

/// The steps between the texts of a chain: the places of the earlier and the later one, and what links them.
pub(super) fn links(atlas: &Atlas, ids: &[Id]) -> Vec<(usize, usize, RelationKind)> {
    let mut found = Vec::new();
    for (later, id) in ids.iter().enumerate() {
        for related in atlas.relations(*id) {
            let kind = related.relation.kind;
            let earlier = ids.iter().position(|other| *other == related.other);
            if let (Some(earlier), false, true) = (earlier, related.inbound, descends(kind)) {
                found.push((earlier, later, kind));
            }
        }
    }
    found
}
