//! The visible tree of bodies: rows in order, with what is folded left out.

use std::collections::HashSet;

use super::forest::Forest;
use crate::model::Id;
use crate::model::record::BodyKind;

/// A node of the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Node {
    /// A body or a member.
    Record(Id),
    /// The members.
    Members,
    /// Observers and partners.
    Partners,
    /// Organisations whose texts are referred to.
    Outside,
}

impl Node {
    /// What a group of records is called; empty for a record.
    pub fn label(self, forest: Forest<'_>) -> String {
        match self {
            Self::Record(_) => String::new(),
            Self::Members => format!(
                "{} ({})",
                forest.atlas().head().usage.members,
                forest.children(self).len()
            ),
            Self::Partners => "Observers and partners".to_owned(),
            Self::Outside => "Issuers of texts referred to".to_owned(),
        }
    }
}

/// A visible row of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The node.
    pub node: Node,
    /// For each level above, whether more siblings follow there: what the guides are drawn from.
    pub more: Vec<bool>,
    /// Whether it has nodes under it.
    pub has_children: bool,
    /// Whether those are folded away.
    pub folded: bool,
}

/// The tree with what is folded.
#[derive(Debug, Clone)]
pub struct Outline {
    folded: HashSet<Node>,
    rows: Vec<Row>,
}

impl Outline {
    /// The tree of a forest, the organisation unfolded and the lists beside it folded.
    pub fn new(forest: Forest<'_>) -> Self {
        let folded = [Node::Members, Node::Partners, Node::Outside].into();
        let mut outline = Self {
            folded,
            rows: Vec::new(),
        };
        outline.rebuild(forest);
        outline
    }

    /// The visible rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The node of a row.
    pub fn node(&self, row: usize) -> Option<Node> {
        self.rows.get(row).map(|row| row.node)
    }

    /// The row of a node, if it is visible.
    pub fn position(&self, node: Node) -> Option<usize> {
        self.rows.iter().position(|row| row.node == node)
    }

    /// The row of the nearest visible node at or above `row` that is one level up.
    pub fn above(&self, row: usize) -> Option<usize> {
        let depth = self.rows.get(row)?.more.len().checked_sub(1)?;
        (0..row)
            .rev()
            .find(|at| self.rows.get(*at).is_some_and(|r| r.more.len() == depth))
    }

    /// What is folded, in no order.
    pub(super) fn folded(&self) -> impl Iterator<Item = Node> {
        self.folded.iter().copied()
    }

    /// Folds these nodes and no other.
    pub(super) fn fold_only(&mut self, forest: Forest<'_>, folded: impl Iterator<Item = Node>) {
        self.folded = folded.collect();
        self.rebuild(forest);
    }

    /// Folds or unfolds a node; tells whether anything changed.
    pub fn fold(&mut self, forest: Forest<'_>, node: Node, folded: bool) -> bool {
        let changed = if folded {
            self.folded.insert(node)
        } else {
            self.folded.remove(&node)
        };
        if changed {
            self.rebuild(forest);
        }
        changed
    }

    /// Folds or unfolds everything.
    pub fn fold_all(&mut self, forest: Forest<'_>, folded: bool) {
        self.folded.clear();
        if folded {
            let bodies = forest.atlas().bodies().map(|(id, _)| Node::Record(id));
            self.folded = bodies
                .filter(|node| !forest.children(*node).is_empty())
                .chain([Node::Members, Node::Partners, Node::Outside])
                .collect();
        }
        self.rebuild(forest);
    }

    /// Unfolds whatever hides `node`.
    pub fn reveal(&mut self, forest: Forest<'_>, node: Node) {
        let Node::Record(id) = node else { return };
        let mut hidden = false;
        for above in forest.ancestry(id).into_iter().filter(|above| *above != id) {
            hidden |= self.folded.remove(&Node::Record(above));
        }
        let group = match (id, forest.atlas().body(id).map(|body| body.kind)) {
            (Id::Member(_), _) => Some(Node::Members),
            (_, Some(BodyKind::Outside)) => Some(Node::Outside),
            (_, Some(kind)) if !kind.is_inside() => Some(Node::Partners),
            _ => None,
        };
        hidden |= group.is_some_and(|group| self.folded.remove(&group));
        if hidden {
            self.rebuild(forest);
        }
    }

    /// Builds the rows anew, after the forest has changed.
    pub(super) fn rebuild(&mut self, forest: Forest<'_>) {
        let mut rows = Vec::new();
        for root in forest.roots(BodyKind::is_inside) {
            self.push(forest, &mut rows, root, &[]);
        }
        for group in [Node::Members, Node::Partners, Node::Outside] {
            if !forest.children(group).is_empty() {
                self.push(forest, &mut rows, group, &[]);
            }
        }
        self.rows = rows;
    }

    /// Pushes a node and what is visible under it; the depth is that of the tree, which was checked for cycles.
    fn push(&self, forest: Forest<'_>, rows: &mut Vec<Row>, node: Node, more: &[bool]) {
        let children = forest.children(node);
        let folded = self.folded.contains(&node);
        rows.push(Row {
            node,
            more: more.to_vec(),
            has_children: !children.is_empty(),
            folded,
        });
        if folded {
            return;
        }
        let last = children.len().saturating_sub(1);
        for (at, child) in children.into_iter().enumerate() {
            let mut below = more.to_vec();
            below.push(at < last);
            self.push(forest, rows, child, &below);
        }
    }
}
