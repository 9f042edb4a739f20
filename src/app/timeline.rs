//! The rows of the timeline, entries under their years, and how many fall into each year.

use std::collections::BTreeMap;

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
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    rows: Vec<Row>,
    /// For each entry its row, in the order of the timeline.
    places: Vec<(Id, usize)>,
    /// Each year from the first to the last with its number of entries.
    density: Vec<(i16, usize)>,
}

impl Timeline {
    /// The timeline of the entries that `keep` keeps, of those that are the organisation's own acts.
    pub fn new(atlas: &Atlas, keep: impl Fn(Id) -> bool) -> Self {
        let mut timeline = Self::default();
        let mut years: BTreeMap<i16, usize> = BTreeMap::new();
        let mut last = None;
        for (id, _) in atlas.entries().filter(|(id, entry)| !entry.external && keep(*id)) {
            let year = atlas.date(id).and_then(crate::model::date::Edtf::year);
            if last != Some(year) {
                timeline.rows.push(Row::Year(year));
                last = Some(year);
            }
            if let Some(year) = year {
                *years.entry(year).or_default() += 1;
            }
            timeline.places.push((id, timeline.rows.len()));
            timeline.rows.push(Row::Entry(id));
        }
        if let (Some((first, _)), Some((last, _))) = (years.first_key_value(), years.last_key_value()) {
            let count = |year| (year, years.get(&year).copied().unwrap_or_default());
            timeline.density = (*first..=*last).map(count).collect();
        }
        timeline
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
        let at = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.places.get(at).map(|(_, row)| *row)
    }

    /// The row of the first entry that comes after `id` in time.
    pub fn after(&self, id: Id) -> Option<usize> {
        let at = self.places.partition_point(|(other, _)| *other <= id);
        self.places.get(at).map(|(_, row)| *row)
    }

    /// The row of the last entry that comes before `id` in time.
    pub fn before(&self, id: Id) -> Option<usize> {
        let at = self.places.partition_point(|(other, _)| *other < id);
        self.places.get(at.checked_sub(1)?).map(|(_, row)| *row)
    }

    /// How many entries stand at or above a row.
    pub fn number(&self, row: usize) -> usize {
        self.places.partition_point(|(_, at)| *at <= row)
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
        let below = || (row.min(self.rows.len())..self.rows.len()).find(|at| self.entry(*at).is_some());
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
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}
