//! The lines on which records begin, counted in one pass over each file.

use super::Placed;
use crate::model::Origin;
use crate::model::fault::SourceText;

/// Counts lines from where it counted last.
pub(super) struct Lines<'a> {
    files: &'a [SourceText],
    /// For each file how many lines end before a byte.
    counted: Vec<(usize, u32)>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(files: &'a [SourceText]) -> Self {
        Self {
            files,
            counted: vec![(0, 0); files.len()],
        }
    }

    /// Where each of these records begins.
    pub(super) fn of<T>(&mut self, records: &[Placed<T>]) -> Vec<Origin> {
        records
            .iter()
            .map(|placed| self.place(placed.file, placed.span.start))
            .collect()
    }

    /// The line of a byte of a file.
    pub(super) fn place(&mut self, file: usize, at: usize) -> Origin {
        let text = self.files.get(file).map_or("", |file| file.text.as_ref());
        let (from, before) = match self.counted.get(file) {
            Some((from, before)) if *from <= at => (*from, *before),
            _ => (0, 0),
        };
        let between = text.as_bytes().get(from..at).unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', between).count();
        let lines = before.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        if let Some(counted) = self.counted.get_mut(file) {
            *counted = (at, lines);
        }
        Origin {
            file: u32::try_from(file).unwrap_or(u32::MAX),
            line: lines.saturating_add(1),
        }
    }
}
