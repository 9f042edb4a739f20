//! The selected record's page, broken into lines once per page and width.

use crate::page::{Line, Page};

/// A page and its lines.
#[derive(Debug)]
pub(super) struct Reading {
    page: Page,
    width: usize,
    lines: Vec<Line>,
}

impl Reading {
    /// A page not yet broken into lines.
    pub(super) const fn new(page: Page) -> Self {
        Self {
            page,
            width: 0,
            lines: Vec::new(),
        }
    }

    /// The page.
    pub(super) const fn page(&self) -> &Page {
        &self.page
    }

    /// Its lines; none before a width is known.
    pub(super) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Breaks the page into lines of `width` cells and tells where the block of line `cursor` begins now; `None` if nothing changed.
    ///
    /// A width of zero means that the page is out of sight and keeps its lines.
    pub(super) fn fit(&mut self, width: usize, cursor: usize) -> Option<usize> {
        if width == 0 || width == self.width {
            return None;
        }
        let block = self.lines.get(cursor).map_or(0, |line| line.block);
        self.width = width;
        self.lines = self.page.lines(width);
        let line = self.lines.iter().position(|line| line.block == block);
        Some(line.unwrap_or_default())
    }
}
