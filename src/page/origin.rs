//! Where a record's values come from, and what layers remark on it; nothing without layers.

use super::{Block, Writer};
use crate::model::Id;
use crate::text::capital;

impl Writer<'_> {
    /// Adds to a record's page what layers have to do with it: a mark, their remarks, and the origin of each value.
    pub(super) fn layers(&mut self, id: Id) {
        if self.atlas.records().layers.is_empty() {
            return;
        }
        let end = self.blocks.len();
        self.remarks(id);
        let remarks = self.blocks.split_off(end);
        // One's own remarks are read before the long record they are on, and after its facts.
        let heading = self
            .blocks
            .iter()
            .position(|block| matches!(block, Block::Heading(_)));
        let before = heading.map_or(end, |at| at.saturating_sub(1));
        self.blocks.splice(before..before, remarks);
        if let Some(mark) = self.mark(id) {
            let after = self.blocks.len().min(1);
            self.blocks.insert(after, mark);
        }
        self.origin(id);
    }

    /// Says that not all of a record is the dataset's.
    fn mark(&self, id: Id) -> Option<Block> {
        let atlas = self.atlas;
        let own = atlas.origin(id).and_then(|origin| atlas.layer(origin));
        let from = own.map_or_else(String::new, |layer| format!(": from \u{201c}{layer}\u{201d}"));
        let text = format!("[+] {}{from}", capital(&atlas.layered(id)?));
        Some(Block::Remark { text, link: None })
    }

    fn remarks(&mut self, id: Id) {
        let atlas = self.atlas;
        let notes: Vec<_> = atlas.notes_on(id).collect();
        if !notes.is_empty() {
            self.heading(format!("[+] Remarks ({})", notes.len()));
        }
        for (note, origin) in notes {
            self.item("-", note.text.clone(), None);
            let layer = atlas.layer(origin).unwrap_or_default();
            self.remark(format!("\u{201c}{layer}\u{201d}, {}", atlas.told(origin)), None);
            for source in &note.sources {
                let source = atlas.find(source);
                let title = source.map_or("", |source| atlas.title(source));
                self.remark(title, source);
            }
        }
    }

    fn origin(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(origin) = atlas.origin(id) else { return };
        self.heading("Origin");
        let changes = atlas.changes(id);
        for change in changes.iter().rev() {
            let layer = atlas.layer(change.origin).unwrap_or_default();
            let told = atlas.told(change.origin);
            self.item(
                "+",
                format!("{}: \u{201c}{layer}\u{201d}, {told}", change.fields.join(", ")),
                None,
            );
        }
        let rest = if changes.is_empty() {
            "everything"
        } else {
            "everything else"
        };
        let layer = atlas.layer(origin).unwrap_or(&atlas.head().title);
        self.item(
            "-",
            format!("{rest}: \u{201c}{layer}\u{201d}, {}", atlas.told(origin)),
            None,
        );
    }
}
