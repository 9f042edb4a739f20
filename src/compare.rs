//! Two or three records side by side: their fields, their points aligned by theme, and what they share.

mod field;
mod render;
#[cfg(test)]
mod tests;

use serde::Serialize;
use thiserror::Error;

use crate::lineage::{Graph, Link};
use crate::model::stance::Stance;
use crate::model::{Atlas, Id, Named};

/// Two or three records of one kind side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The records, in the order in which they were named.
    pub records: Vec<Named>,
    /// Their fields, one a row; those empty in all are left out.
    pub fields: Vec<FieldRow>,
    /// The themes that one of them touches.
    pub themes: Vec<ThemeRow>,
    /// The themes that none of them touches.
    pub untouched: Vec<ThemeRow>,
    /// Sources that all of them rest on.
    pub sources: Vec<Named>,
    /// Relations between two of them.
    pub direct: Vec<Link>,
    /// Other records that all of them are related to, with the words of each.
    pub common: Vec<Common>,
}

/// A field of records that are compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldRow {
    /// Its name.
    pub name: &'static str,
    /// What it is in each record; empty where nothing is recorded.
    pub values: Vec<String>,
    /// Whether they are not all the same.
    pub differs: bool,
}

/// What records that are compared say on one theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeRow {
    /// The theme.
    pub theme: Named,
    /// What each of them says.
    pub cells: Vec<ThemeCell>,
    /// Which is the strongest, as far as that can be told.
    pub verdict: Verdict,
}

/// What one record says on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ThemeCell {
    /// Its stance.
    #[serde(flatten)]
    pub stance: Stance,
    /// Its points, in the order of the text.
    pub texts: Vec<String>,
}

/// Which of several texts is the strongest on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// All are equally strong.
    Same,
    /// These are, counted from the first record as 0; the others are weaker or silent.
    Strongest(Vec<usize>),
    /// Only this one speaks of it; the others were looked through.
    Only(usize),
    /// None of them speaks of it, and all were looked through.
    Silent,
    /// It cannot be told: a text was not seen.
    Unseen,
    /// It cannot be told: a strength is not recorded.
    Unrecorded,
}

/// A record to which all records that are compared are related.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Common {
    /// The record.
    pub record: Named,
    /// What links each of them to it.
    pub phrases: Vec<&'static str>,
}

/// Why records cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum CompareError {
    /// Not two or three records.
    #[error("compare two or three records, not {0}")]
    Number(usize),
    /// The same record twice.
    #[error("`{0}` is named twice")]
    Twice(String),
    /// Records of two kinds.
    #[error(
        "`{0}` and `{1}` are not of one kind; compare bodies with bodies, and instruments and events with each other"
    )]
    Mixed(String, String),
    /// Records of a kind that has nothing to compare.
    #[error("`{0}` cannot be compared; only bodies, instruments and events can")]
    Kind(String),
}

impl Comparison {
    /// Puts records side by side.
    ///
    /// # Errors
    /// Fails if they are not two or three different bodies, or two or three different instruments and events.
    pub fn new(atlas: &Atlas, ids: &[Id]) -> Result<Self, CompareError> {
        check(atlas, ids)?;
        let rows = atlas.themes().map(|(theme, _)| theme_row(atlas, ids, theme));
        let touched = |row: &ThemeRow| row.cells.iter().any(|cell| cell.stance.is_there());
        let (themes, untouched): (Vec<ThemeRow>, Vec<ThemeRow>) = rows.partition(touched);
        let (direct, common) = shared(atlas, ids);
        Ok(Self {
            records: ids.iter().map(|id| atlas.named(*id)).collect(),
            fields: field::rows(atlas, ids),
            untouched,
            themes,
            sources: sources(atlas, ids),
            direct,
            common,
        })
    }
}

fn check(atlas: &Atlas, ids: &[Id]) -> Result<(), CompareError> {
    let name = |id: Id| atlas.name(id).to_owned();
    let (Some(first), 2..=3) = (ids.first(), ids.len()) else {
        return Err(CompareError::Number(ids.len()));
    };
    for (at, id) in ids.iter().enumerate() {
        if !matches!(id, Id::Body(_) | Id::Entry(_)) {
            return Err(CompareError::Kind(name(*id)));
        }
        if matches!(id, Id::Body(_)) != matches!(first, Id::Body(_)) {
            return Err(CompareError::Mixed(name(*first), name(*id)));
        }
        if ids.iter().take(at).any(|other| other == id) {
            return Err(CompareError::Twice(name(*id)));
        }
    }
    Ok(())
}

fn theme_row(atlas: &Atlas, ids: &[Id], theme: Id) -> ThemeRow {
    let cells: Vec<ThemeCell> = ids
        .iter()
        .map(|id| {
            let points = atlas.entry(*id).into_iter().flat_map(|entry| &entry.points);
            let on_it = points.filter(|point| point.theme == atlas.name(theme));
            ThemeCell {
                stance: atlas.stance(*id, theme),
                texts: on_it.map(|point| point.text.clone()).collect(),
            }
        })
        .collect();
    ThemeRow {
        theme: atlas.named(theme),
        verdict: verdict(&cells),
        cells,
    }
}

fn verdict(cells: &[ThemeCell]) -> Verdict {
    let stances = || cells.iter().map(|cell| &cell.stance);
    if stances().any(|stance| *stance == Stance::Unseen) {
        return Verdict::Unseen;
    }
    if !stances().any(Stance::is_there) {
        return Verdict::Silent;
    }
    let mut speaking = stances().enumerate().filter(|(_, stance)| stance.is_there());
    if let (Some((only, _)), None) = (speaking.next(), speaking.next()) {
        return Verdict::Only(only);
    }
    if stances().any(|stance| matches!(stance, Stance::Touched { .. })) {
        return Verdict::Unrecorded;
    }
    let best = stances().filter_map(Stance::strength).min();
    let strongest: Vec<usize> = stances()
        .enumerate()
        .filter(|(_, stance)| stance.strength() == best)
        .map(|(at, _)| at)
        .collect();
    if strongest.len() == cells.len() {
        Verdict::Same
    } else {
        Verdict::Strongest(strongest)
    }
}

fn sources(atlas: &Atlas, ids: &[Id]) -> Vec<Named> {
    let of = |id: Id| {
        let entry = atlas.entry(id).map(|entry| &entry.sources);
        entry.or_else(|| atlas.body(id).map(|body| &body.sources))
    };
    let first = ids.first().and_then(|id| of(*id)).into_iter().flatten();
    first
        .filter(|source| {
            ids.iter()
                .all(|id| of(*id).is_some_and(|list| list.contains(source)))
        })
        .filter_map(|source| atlas.find(source))
        .map(|source| atlas.named(source))
        .collect()
}

fn shared(atlas: &Atlas, ids: &[Id]) -> (Vec<Link>, Vec<Common>) {
    let direct = Graph::around(atlas, ids, 0).links;
    let phrase = |id: Id, other: Id| {
        let related = atlas
            .relations(id)
            .into_iter()
            .find(|related| related.other == other);
        related.map(|related| {
            let kind = related.relation.kind;
            if related.inbound {
                kind.inverse()
            } else {
                kind.phrase()
            }
        })
    };
    let mut others: Vec<Id> = ids
        .first()
        .into_iter()
        .flat_map(|id| atlas.relations(*id))
        .map(|related| related.other)
        .filter(|other| !ids.contains(other))
        .collect();
    others.sort_unstable();
    others.dedup();
    let common = others.into_iter().filter_map(|other| {
        let phrases: Option<Vec<&'static str>> = ids.iter().map(|id| phrase(*id, other)).collect();
        Some(Common {
            record: atlas.named(other),
            phrases: phrases?,
        })
    });
    (direct, common.collect())
}
