//! Since last time: what changed between an older edition and the dataset, each record to be opened.

use super::App;
use super::sheet::{Sheet, Subject, Tone, Writer};
use crate::diff::{Diff, Item};
use crate::model::{Atlas, Id};

impl App {
    /// Shows what changed since an older edition, or says why it cannot be told.
    pub(super) fn since(&mut self, found: Result<Box<Diff>, String>) {
        match found {
            Ok(diff) => self.open_view(Sheet::new(Subject::Since(diff))),
            Err(error) => self.say(error),
        }
    }
}

/// The edition that it is compared with.
pub(super) fn title(diff: &Diff) -> String {
    format!("Since {}", diff.old.words())
}

/// The lists of records, then what changed field by field; what was withdrawn leads nowhere.
pub(super) fn write(atlas: &Atlas, diff: &Diff, writer: &mut Writer) {
    let link = |item: &Item| -> Option<Id> { atlas.find(&item.id) };
    writer.item(" from  ", &diff.old.words(), (Tone::Dim, None));
    writer.item(" to    ", &diff.new.words(), (Tone::Dim, None));
    writer.gap();
    writer.text(&format!("{}.", diff.counts()));
    for (heading, items) in diff.lists() {
        if items.is_empty() {
            continue;
        }
        writer.gap();
        writer.heading(&format!("{heading} ({})", items.len()));
        for item in items {
            let lead = format!("  {:<14}", item.kind.word());
            writer.item(&lead, &item.words(), (Tone::Text, link(item)));
        }
    }
    if !diff.changed.is_empty() {
        writer.gap();
        writer.heading(&format!("Changed ({})", diff.changed.len()));
    }
    for changed in &diff.changed {
        let here = link(&changed.after);
        let lead = format!("  {:<14}", changed.after.kind.word());
        writer.item(&lead, &changed.after.words(), (Tone::Text, here));
        for field in &changed.fields {
            writer.more("    ", &field.field, (Tone::Dim, here));
            for text in &field.removed {
                writer.more("      - ", text, (Tone::Dim, here));
            }
            for text in &field.added {
                writer.more("      + ", text, (Tone::Dim, here));
            }
        }
    }
}
