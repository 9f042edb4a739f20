//! What hangs from what in the structure: as the dataset has it today, or as it was as of a date.

use super::outline::Node;
use super::then::Then;
use crate::model::record::BodyKind;
use crate::model::{Atlas, Id};

/// Where the rows of the structure come from.
#[derive(Debug, Clone, Copy)]
pub struct Forest<'a> {
    atlas: &'a Atlas,
    then: Option<&'a Then>,
}

impl<'a> Forest<'a> {
    /// The structure of a dataset, as of a date if one is given.
    pub const fn new(atlas: &'a Atlas, then: Option<&'a Then>) -> Self {
        Self { atlas, then }
    }

    /// The dataset.
    pub const fn atlas(self) -> &'a Atlas {
        self.atlas
    }

    /// The nodes under a node.
    pub fn children(self, node: Node) -> Vec<Node> {
        match node {
            Node::Record(id) => {
                let bodies = match self.then {
                    Some(then) => then.children(Some(id)),
                    None => self.atlas.children(id),
                };
                bodies.iter().map(|id| Node::Record(*id)).collect()
            }
            Node::Members => {
                let members = self.atlas.members().map(|(id, _)| id);
                let shown =
                    members.filter(|id| self.then.is_none_or(|then| then.shows_member(self.atlas, *id)));
                shown.map(Node::Record).collect()
            }
            Node::Partners => self.roots(|kind| matches!(kind, BodyKind::Observer | BodyKind::Partner)),
            Node::Outside => self.roots(|kind| kind == BodyKind::Outside),
        }
    }

    /// The bodies of these kinds that hang from nothing.
    pub(super) fn roots(self, wanted: impl Fn(BodyKind) -> bool) -> Vec<Node> {
        let fits = |id: &&Id| self.atlas.body(**id).is_some_and(|body| wanted(body.kind));
        let roots = match self.then {
            Some(then) => then.children(None),
            None => self.atlas.roots(),
        };
        roots.iter().filter(fits).map(|id| Node::Record(*id)).collect()
    }

    /// The chain of bodies from the top down to `id` itself.
    pub fn ancestry(self, id: Id) -> Vec<Id> {
        let Some(then) = self.then else {
            return self.atlas.ancestry(id);
        };
        let mut chain: Vec<Id> = std::iter::successors(Some(id), |at| then.above(self.atlas, *at)).collect();
        chain.reverse();
        chain
    }
}
