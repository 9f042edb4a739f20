//! What a layer can get wrong beyond its records.

use super::Step::{Field, Item};
use super::{Checker, Draft};

impl Checker<'_> {
    pub(super) fn layers(&mut self, draft: &Draft) {
        for (nth, layer) in draft.layers.iter().enumerate() {
            let record = &layer.record;
            self.filled(layer, &[("title", &record.title)]);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
            if record.id.is_empty() || !record.id.chars().all(plain) {
                let what = format!("`{}` cannot be the id of a layer", record.id);
                self.error(
                    layer,
                    &[Field("id")],
                    what,
                    "use lower-case letters, digits and hyphens",
                );
            }
            let mut before = draft.layers.iter().take(nth);
            if before.any(|other| other.record.id == record.id) {
                let what = format!("another layer is called `{}`", record.id);
                self.error(
                    layer,
                    &[Field("id")],
                    what,
                    "name each file once, and give each layer an id of its own",
                );
            }
            if let Some(head) = draft.head.as_ref().filter(|head| head.id != record.over) {
                let what = format!(
                    "this layer is for `{}`, and the dataset below it is `{}`",
                    record.over, head.id
                );
                let help = format!("name the dataset `{}` before it, or correct `over`", record.over);
                self.error(layer, &[Field("over")], what, help);
            }
        }
        for note in &draft.notes {
            self.filled(note, &[("text", &note.record.text)]);
            self.any_link(note, Some(&note.record.on), &[Field("on")]);
            for (nth, source) in note.record.sources.iter().enumerate() {
                self.cite(note, source, &[Field("sources"), Item(nth)]);
            }
        }
    }
}
