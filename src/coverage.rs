//! Which themes are covered where: a matrix that counts points, shows their strength and admits its gaps.

mod gap;
mod render;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

pub use gap::Gap;
pub(crate) use render::key;

use crate::model::record::Entry;
use crate::model::stance::{Stance, is_confirmed};
use crate::model::{Atlas, Id, Named};

/// What the rows of a matrix are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// One row for each instrument, and for each event with points.
    Instruments,
    /// One row for each body that put texts out.
    Bodies,
    /// One row for each year with texts.
    Years,
}

/// Themes against instruments, bodies or years. Each point counts once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// What the rows are.
    pub by: By,
    /// The themes, one a column.
    pub themes: Vec<Column>,
    /// The rows: instruments and years by date, bodies in the order of the file.
    pub rows: Vec<Row>,
    /// How many points there are in all rows.
    pub points: usize,
    /// How many instruments and events there are in all rows.
    pub texts: usize,
    /// How many of them were not read whole, or rest on points that are not confirmed.
    pub unread: usize,
}

/// A theme of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The theme.
    pub theme: Named,
    /// How many points there are on it.
    pub points: usize,
    /// The last dated record of the organisation itself that speaks of it, whether the matrix counts it or not.
    pub latest: Option<Named>,
    /// All dated records of the organisation itself that do, in the order of time.
    #[serde(skip)]
    pub(crate) spoken: Vec<Id>,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// What it is called: the id of a record, a year, or what is missing.
    pub key: String,
    /// Its label.
    pub label: String,
    /// Whether all it counts are texts of other organisations.
    pub outside: bool,
    /// The record it stands for; a year stands for none.
    #[serde(skip)]
    pub record: Option<Id>,
    /// The instruments and events it counts.
    #[serde(skip)]
    pub entries: Vec<Id>,
    /// What they say on each theme together.
    pub cells: Vec<Stance>,
    /// How many points they have.
    pub points: usize,
}

impl Matrix {
    /// The matrix of the instruments, and of the events with points, that `keep` wants.
    pub fn new(atlas: &Atlas, by: By, keep: impl Fn(Id) -> bool) -> Self {
        Self::among(atlas, by, |_| true, keep)
    }

    /// The matrix of those that `keep` wants among those that had `come`: what is latest and nearest is looked for in all
    /// that had come, as it is there whether a filter keeps it or not.
    pub fn among(atlas: &Atlas, by: By, come: impl Fn(Id) -> bool, keep: impl Fn(Id) -> bool) -> Self {
        let mut rows: Vec<Row> = Vec::new();
        let mut place: HashMap<String, usize> = HashMap::new();
        for (id, entry) in atlas.entries() {
            if !counts(entry) || !come(id) || !keep(id) {
                continue;
            }
            let (key, label, record) = heading(atlas, by, id);
            let at = *place.entry(key.clone()).or_insert(rows.len());
            if let Some(row) = rows.get_mut(at) {
                row.entries.push(id);
            } else {
                rows.push(Row {
                    key,
                    label,
                    outside: false,
                    record,
                    entries: vec![id],
                    cells: Vec::new(),
                    points: 0,
                });
            }
        }
        if by == By::Bodies {
            rows.sort_by_key(|row| (row.record.is_none(), row.record));
        }
        for row in &mut rows {
            row.fill(atlas);
        }
        let themes = atlas.themes().enumerate().map(|(at, (theme, _))| {
            let speaks = |(id, entry): &(Id, &Entry)| counts(entry) && come(*id) && speaks(atlas, *id, theme);
            let spoken: Vec<Id> = atlas.entries().filter(speaks).map(|(id, _)| id).collect();
            let cells = rows.iter().filter_map(|row| row.cells.get(at));
            Column {
                theme: atlas.named(theme),
                points: cells.map(Stance::points).sum(),
                latest: spoken.last().map(|id| atlas.named(*id)),
                spoken,
            }
        });
        let entries = || rows.iter().flat_map(|row| &row.entries);
        let unread = |id: &&Id| !atlas.entry(**id).is_some_and(is_confirmed);
        Self {
            by,
            themes: themes.collect(),
            points: rows.iter().map(|row| row.points).sum(),
            texts: entries().count(),
            unread: entries().filter(unread).count(),
            rows,
        }
    }
}

impl Matrix {
    /// Puts the rows and the themes with most points first; of as many, the order stays.
    pub fn sort_by_points(&mut self) {
        let mut order: Vec<usize> = (0..self.themes.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(self.themes.get(*at).map(|column| column.points)));
        self.themes = order
            .iter()
            .filter_map(|at| self.themes.get(*at).cloned())
            .collect();
        for row in &mut self.rows {
            row.cells = order
                .iter()
                .filter_map(|at| row.cells.get(*at).cloned())
                .collect();
        }
        self.rows.sort_by_key(|row| std::cmp::Reverse(row.points));
    }
}

impl Row {
    fn fill(&mut self, atlas: &Atlas) {
        let join = |theme| {
            let stances = self.entries.iter().map(|entry| atlas.stance(*entry, theme));
            stances.reduce(Stance::join).unwrap_or(Stance::Unseen)
        };
        let external = |id: &Id| atlas.entry(*id).is_some_and(|entry| entry.external);
        self.outside = self.entries.iter().all(external);
        self.cells = atlas.themes().map(|(theme, _)| join(theme)).collect();
        self.points = self.cells.iter().map(Stance::points).sum();
    }
}

/// The key, the label and the record of the row that `entry` belongs to.
fn heading(atlas: &Atlas, by: By, entry: Id) -> (String, String, Option<Id>) {
    let named = |id: Id| (atlas.name(id).to_owned(), atlas.short(id).to_owned(), Some(id));
    let year = atlas.date(entry).and_then(crate::model::date::Edtf::year);
    match by {
        By::Instruments => {
            let year = year.map_or_else(|| "----".to_owned(), |year| format!("{year:04}"));
            let (key, label, record) = named(entry);
            (key, format!("{year} {label}"), record)
        }
        By::Bodies => atlas.home(entry).map_or_else(|| missing("no body"), named),
        By::Years => year.map_or_else(
            || missing("no date"),
            |year| (format!("{year:04}"), format!("{year:04}"), None),
        ),
    }
}

fn missing(what: &str) -> (String, String, Option<Id>) {
    (what.replace(' ', "-"), format!("{what} recorded"), None)
}

/// Whether a dated text of the organisation itself speaks of a theme: only such ones are named beside a gap.
fn speaks(atlas: &Atlas, id: Id, theme: Id) -> bool {
    let own = atlas
        .entry(id)
        .is_some_and(|entry| entry.date.is_some() && !entry.external);
    own && atlas.stance(id, theme).is_there()
}

/// Whether an entry is counted: an event only if it has points.
const fn counts(entry: &Entry) -> bool {
    !entry.kind.is_event() || !entry.points.is_empty()
}
