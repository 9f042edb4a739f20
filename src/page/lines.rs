//! A page broken into lines of a given width.

use super::render::lead;
use super::{Block, Page};
use crate::model::Id;
use crate::wrap::{width, wrap};

/// A line of a page on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What stands before the text: a label, a mark or room.
    pub lead: String,
    /// The text.
    pub text: String,
    /// Which block it belongs to.
    pub block: usize,
    /// Where it leads.
    pub link: Option<Id>,
}

impl Page {
    /// The page as lines of at most `columns` cells.
    pub fn lines(&self, columns: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        for (number, block) in self.blocks.iter().enumerate() {
            let (lead, text) = lead(block);
            let (lead, indent) = if columns < 40 && matches!(block, Block::Fact { .. }) {
                let short = format!("{} ", lead.trim_end());
                (short, 2)
            } else {
                let indent = width(&lead);
                (lead, indent)
            };
            let room = columns.saturating_sub(width(&lead).max(indent));
            for (at, text) in wrap(text, room).into_iter().enumerate() {
                let lead = if at == 0 { lead.clone() } else { " ".repeat(indent) };
                lines.push(Line {
                    lead,
                    text,
                    block: number,
                    link: block.link(),
                });
            }
        }
        lines
    }
}
