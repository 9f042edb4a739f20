//! The visible tree of bodies: rows in order, with what is folded left out.

use std::collections::HashSet;

use crate::model::record::BodyKind;
use crate::model::{Atlas, Id};

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
    pub fn label(self, atlas: &Atlas) -> String {
        match self {
            Self::Record(_) => String::new(),
            Self::Members => format!(
                "{} ({})",
                atlas.head().usage.members,
                atlas.records().members.len()
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
    /// The tree of an atlas, the organisation unfolded and the lists beside it folded.
    pub fn new(atlas: &Atlas) -> Self {
        let folded = [Node::Members, Node::Partners, Node::Outside].into();
        let mut outline = Self {
            folded,
            rows: Vec::new(),
        };
        outline.rebuild(atlas);
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

    /// Folds or unfolds a node; tells whether anything changed.
    pub fn fold(&mut self, atlas: &Atlas, node: Node, folded: bool) -> bool {
        let changed = if folded {
            self.folded.insert(node)
        } else {
            self.folded.remove(&node)
        };
        if changed {
            self.rebuild(atlas);
        }
        changed
    }

    /// Folds or unfolds everything.
    pub fn fold_all(&mut self, atlas: &Atlas, folded: bool) {
        self.folded.clear();
        if folded {
            let parents = atlas
                .bodies()
                .map(|(id, _)| id)
                .filter(|id| !atlas.children(*id).is_empty());
            self.folded = parents
                .map(Node::Record)
                .chain([Node::Members, Node::Partners, Node::Outside])
                .collect();
        }
        self.rebuild(atlas);
    }

    /// Unfolds whatever hides `node`.
    pub fn reveal(&mut self, atlas: &Atlas, node: Node) {
        let Node::Record(id) = node else { return };
        let mut hidden = false;
        for above in atlas.ancestry(id).into_iter().filter(|above| *above != id) {
            hidden |= self.folded.remove(&Node::Record(above));
        }
        let group = match (id, atlas.body(id).map(|body| body.kind)) {
            (Id::Member(_), _) => Some(Node::Members),
            (_, Some(BodyKind::Outside)) => Some(Node::Outside),
            (_, Some(kind)) if !kind.is_inside() => Some(Node::Partners),
            _ => None,
        };
        hidden |= group.is_some_and(|group| self.folded.remove(&group));
        if hidden {
            self.rebuild(atlas);
        }
    }

    fn rebuild(&mut self, atlas: &Atlas) {
        let mut rows = Vec::new();
        let inside = |id: &Id| atlas.body(*id).is_some_and(|body| body.kind.is_inside());
        for root in atlas.roots().iter().filter(|id| inside(id)) {
            self.push(atlas, &mut rows, Node::Record(*root), &[]);
        }
        for group in [Node::Members, Node::Partners, Node::Outside] {
            if !children(atlas, group).is_empty() {
                self.push(atlas, &mut rows, group, &[]);
            }
        }
        self.rows = rows;
    }

    /// Pushes a node and what is visible under it; the depth is that of the tree, which was checked for cycles.
    fn push(&self, atlas: &Atlas, rows: &mut Vec<Row>, node: Node, more: &[bool]) {
        let children = children(atlas, node);
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
            self.push(atlas, rows, child, &below);
        }
    }
}

fn children(atlas: &Atlas, node: Node) -> Vec<Node> {
    let roots = |wanted: fn(BodyKind) -> bool| {
        let fits = move |id: &&Id| atlas.body(**id).is_some_and(|body| wanted(body.kind));
        atlas
            .roots()
            .iter()
            .filter(fits)
            .map(|id| Node::Record(*id))
            .collect()
    };
    match node {
        Node::Record(id) => atlas.children(id).iter().map(|id| Node::Record(*id)).collect(),
        Node::Members => atlas.members().map(|(id, _)| Node::Record(id)).collect(),
        Node::Partners => roots(|kind| matches!(kind, BodyKind::Observer | BodyKind::Partner)),
        Node::Outside => roots(|kind| kind == BodyKind::Outside),
    }
}
