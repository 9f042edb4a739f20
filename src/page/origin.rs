//! Where a record's values come from, and what layers remark on it; nothing without layers.

use super::{Block, Writer};
use crate::model::Id;

impl Writer<'_> {
    /// Says at the head of a page that not all of it is the dataset's.
    pub(super) fn layered(&self, id: Id) -> Option<Block> {
        let atlas = self.atlas;
        let own = atlas.origin(id).and_then(|origin| atlas.layer(origin));
        let changes = atlas.changes(id);
        let text = if let Some(layer) = own {
            format!("[+] Not in the dataset itself: from \u{201c}{layer}\u{201d}")
        } else if changes.is_empty() {
            return None;
        } else {
            let fields: Vec<&str> = changes
                .iter()
                .flat_map(|change| &change.fields)
                .map(String::as_str)
                .collect();
            format!("[+] Not as in the dataset itself: {}", fields.join(", "))
        };
        Some(Block::Remark { text, link: None })
    }

    /// The notes of layers, and the origin of each value.
    pub(super) fn origin(&mut self, id: Id) {
        let atlas = self.atlas;
        if atlas.records().layers.is_empty() {
            return;
        }
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
