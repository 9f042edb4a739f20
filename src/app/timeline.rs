//! The rows of the timeline, entries under their years, and how many fall into each year.

use crate::model::{Atlas, Id};

/// A row of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The head of a year, or of what has no date.
    Year(Option<i16>),
    /// An instrument or event.
    Entry(Id),
}

/// The rows of the timeline.
#[derive(Debug, Clone)]
pub struct Timeline {
    rows: Vec<Row>,
    /// Each year from the first to the last with its number of entries.
    density: Vec<(i16, usize)>,
}

impl Timeline {
    /// The timeline of an atlas. Texts of other organisations are left out: they are not the organisation's acts.
    pub fn new(atlas: &Atlas) -> Self {
        let mut rows = Vec::new();
        let mut years: Vec<i16> = Vec::new();
        let mut last = None;
        for (id, entry) in atlas.entries().filter(|(_, entry)| !entry.external) {
            let year = entry.date.and_then(crate::model::date::Edtf::year);
            if last != Some(year) {
                rows.push(Row::Year(year));
                last = Some(year);
            }
            years.extend(year);
            rows.push(Row::Entry(id));
        }
        let density = match (years.iter().min(), years.iter().max()) {
            (Some(first), Some(last)) => (*first..=*last)
                .map(|year| (year, years.iter().filter(|y| **y == year).count()))
                .collect(),
            _ => Vec::new(),
        };
        Self { rows, density }
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Each year from the first to the last with its number of entries.
    pub fn density(&self) -> &[(i16, usize)] {
        &self.density
    }

    /// The row of an entry.
    pub fn position(&self, id: Id) -> Option<usize> {
        self.rows.iter().position(|row| *row == Row::Entry(id))
    }

    /// The entry of a row.
    pub fn entry(&self, row: usize) -> Option<Id> {
        match self.rows.get(row) {
            Some(Row::Entry(id)) => Some(*id),
            _ => None,
        }
    }

    /// The entry at or after `row` if `down`, else at or before it; the other way if there is none.
    pub fn nearest(&self, row: usize, down: bool) -> Option<usize> {
        let below = || (row..self.rows.len()).find(|at| self.entry(*at).is_some());
        let above = || {
            (0..=row.min(self.rows.len().saturating_sub(1)))
                .rev()
                .find(|at| self.entry(*at).is_some())
        };
        if down {
            below().or_else(above)
        } else {
            above().or_else(below)
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.rows
            .iter()
            .filter(|row| matches!(row, Row::Entry(_)))
            .count()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
