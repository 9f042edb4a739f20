//! A page broken into lines of a given width.

use super::render::{LABEL, lead};
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
        let mut after_fact = false;
        for (number, block) in self.blocks.iter().enumerate() {
            let (lead, text) = lead(block);
            after_fact = match block {
                Block::Fact { .. } => true,
                Block::Remark { .. } => after_fact,
                _ => false,
            };
            let narrow = columns < 40;
            let (lead, indent) = match block {
                Block::Fact { .. } if narrow => (format!("{} ", lead.trim_end()), 2),
                // A remark stands under what it is about.
                Block::Remark { .. } if after_fact => {
                    let indent = if narrow { 2 } else { LABEL };
                    (" ".repeat(indent), indent)
                }
                _ => {
                    let indent = width(&lead);
                    (lead, indent)
                }
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
