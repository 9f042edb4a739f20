//! Where a text comes from and what came of it: its relations as a graph, and the chain of texts it stands in.

mod chain;
mod graph;
mod ribbon;
mod story;
#[cfg(test)]
mod tests;
mod text;

use serde::Serialize;

pub use graph::{Graph, Link, Node};
pub use story::{Spoken, Story};
pub(crate) use text::step_lists;

use crate::model::record::{RelationKind, Strength};
use crate::model::stance::Stance;
use crate::model::{Atlas, Id, Named};

/// The chain of texts in which a record stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lineage {
    /// The record it was made for.
    pub record: Named,
    /// The texts, each after those it supersedes, updates, builds on or follows.
    pub texts: Vec<Text>,
    /// What each step from one text to a later one kept, added and dropped.
    pub steps: Vec<Step>,
    /// What each text says on each theme that one of them touches.
    pub themes: Vec<ThemeLine>,
    /// All relations of the record itself, and of the other texts of the chain among each other.
    pub relations: Vec<Link>,
}

/// How a text of a chain stands to the record it was made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kin {
    /// The record supersedes, updates, builds on or follows this one, at once or through others.
    Ancestor,
    /// The record itself.
    Itself,
    /// This one does so with the record.
    Heir,
    /// No recorded relation leads there: another strategy or plan of the same body, or a text that was asked for.
    Beside,
}

/// A text of a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Text {
    /// The text.
    pub record: Named,
    /// How it stands to the record.
    pub kin: Kin,
    /// How many points are recorded of it.
    pub points: usize,
    /// Whether they are verified and undisputed, so that silence means something.
    pub confirmed: bool,
}

/// A step from one text to a later one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// The place of the earlier text in the chain.
    pub earlier: usize,
    /// The place of the later text in the chain.
    pub later: usize,
    /// What links them, read from the later one.
    pub kind: RelationKind,
    /// Themes of both.
    pub kept: Vec<Kept>,
    /// Themes of the later one that were looked for in the earlier one and are not there.
    pub added: Vec<Named>,
    /// Themes of the earlier one that were looked for in the later one and are not there.
    pub dropped: Vec<Named>,
    /// Themes of one, of which nothing can be said for the other: its points are not confirmed.
    pub unclear: Vec<Named>,
}

/// A theme that a step kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Kept {
    /// The theme.
    pub theme: Named,
    /// The strength in the earlier text; `None` if it is not recorded.
    pub before: Option<Strength>,
    /// The strength in the later text; `None` if it is not recorded.
    pub after: Option<Strength>,
}

/// What each text of a chain says on one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeLine {
    /// The theme.
    pub theme: Named,
    /// The stance of each text, in the order of the chain.
    pub stances: Vec<Stance>,
}

impl Lineage {
    /// Walks the texts that `id` supersedes, updates, builds on or follows, and those that do so with it; beside them stand the
    /// other strategies and plans of the same body.
    pub fn new(atlas: &Atlas, id: Id) -> Self {
        Self::with(atlas, id, &chain::line(atlas, id))
    }

    /// The chain of `id` with further texts beside it, all in the order of time.
    pub fn with(atlas: &Atlas, id: Id, beside: &[Id]) -> Self {
        let ids = chain::members(atlas, id, beside);
        let texts = ids.iter().map(|(id, kin)| text(atlas, *id, *kin)).collect();
        let ids: Vec<Id> = ids.into_iter().map(|(id, _)| id).collect();
        let themes = atlas
            .themes()
            .map(|(theme, _)| ThemeLine {
                theme: atlas.named(theme),
                stances: ids.iter().map(|text| atlas.stance(*text, theme)).collect(),
            })
            .filter(|line| line.stances.iter().any(Stance::is_there))
            .collect::<Vec<_>>();
        let steps = chain::links(atlas, &ids)
            .into_iter()
            .map(|(earlier, later, kind)| Step::new((earlier, later, kind), &themes))
            .collect();
        let around = Graph::around(atlas, &[id], 1).links.into_iter();
        let mut relations: Vec<Link> = around
            .filter(|link| link.from.record == id || link.to.record == id)
            .collect();
        for link in Graph::around(atlas, &ids, 0).links {
            if !relations.contains(&link) {
                relations.push(link);
            }
        }
        Self {
            record: atlas.named(id),
            texts,
            steps,
            themes,
            relations,
        }
    }

    /// The relations of the chain as a graph: its texts and all records at most `depth` links away from one of them.
    pub fn graph(&self, atlas: &Atlas, depth: usize) -> Graph {
        let ids: Vec<Id> = self.texts.iter().map(|text| text.record.record).collect();
        Graph::around(atlas, &ids, depth)
    }
}

fn text(atlas: &Atlas, id: Id, kin: Kin) -> Text {
    let entry = atlas.entry(id);
    Text {
        record: atlas.named(id),
        kin,
        points: entry.map_or(0, |entry| entry.points.len()),
        confirmed: entry.is_some_and(crate::model::stance::is_confirmed),
    }
}

impl Step {
    fn new((earlier, later, kind): (usize, usize, RelationKind), themes: &[ThemeLine]) -> Self {
        let mut step = Self {
            earlier,
            later,
            kind,
            kept: Vec::new(),
            added: Vec::new(),
            dropped: Vec::new(),
            unclear: Vec::new(),
        };
        for line in themes {
            let theme = || line.theme.clone();
            let (Some(before), Some(after)) = (line.stances.get(earlier), line.stances.get(later)) else {
                continue;
            };
            match (before, after) {
                (Stance::Silent, after) if after.is_there() => step.added.push(theme()),
                (before, Stance::Silent) if before.is_there() => step.dropped.push(theme()),
                (before, after) if before.is_there() && after.is_there() => step.kept.push(Kept {
                    theme: theme(),
                    before: before.strength(),
                    after: after.strength(),
                }),
                (before, after) if before.is_there() || after.is_there() => step.unclear.push(theme()),
                _ => {}
            }
        }
        step
    }
}
