//! The fields of a file and the names of its records.

use std::collections::HashSet;

use super::overlay::OVERRIDE;
use super::parser::Parser;
use crate::model::RecordKind;
use crate::model::fault::did_you_mean;
use crate::model::split::{Field, Outline, Shape, tree};
use crate::text::clean;

/// The lists of a dataset with the name of their records.
fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
    RecordKind::LISTS.into_iter().map(|(list, name, _)| (list, name))
}

/// The list that only a layer has.
const NOTES: (&str, &str) = ("notes", "Note");

/// What a record of a list is called.
pub(super) fn record_name(list: &str) -> &'static str {
    let known = lists().chain([NOTES]).find(|(name, _)| *name == list);
    known.map_or("", |(_, name)| name)
}

/// The fields of a layer's head.
pub(super) const LAYER_HEAD: [&str; 5] = ["schema", "id", "title", "over", "parts"];

/// The fields of a dataset's head.
pub(super) const HEAD: [&str; 10] = [
    "schema", "id", "version", "title", "scope", "checked", "language", "curation", "usage", "parts",
];

impl Parser<'_> {
    pub(super) fn check_fields(&mut self, outline: &Outline<'_>) {
        let (layered, first) = (self.depths.of(self.file) > 0, self.depths.is_first(self.file));
        let (expected, head): (&str, &[&str]) = match (layered, first) {
            (false, true) => ("Dataset", &HEAD),
            (true, true) => ("Layer", &LAYER_HEAD),
            (_, false) => ("Part", &[]),
        };
        let begins = outline.whole || !outline.name.text.is_empty();
        if begins && outline.name.text != expected {
            let at = outline.name.at;
            let what = format!(
                "this file begins with `{}`, not with `{expected}(`",
                clean(outline.name.text)
            );
            self.fault(
                at..at + outline.name.text.len().max(1),
                what,
                match outline.name.text {
                    "Layer" if first => {
                        "a layer stands over a dataset: name the dataset before it".to_owned()
                    }
                    _ => format!("write `{expected}( … )`"),
                },
            );
        }
        let mut seen = HashSet::new();
        for field in &outline.fields {
            let span = field.key.at..field.key.at + field.key.text.len();
            let notes = layered.then_some(NOTES.0);
            let lists = || lists().map(|(list, _)| list).chain(notes);
            let known = || lists().chain(head.iter().copied());
            if !first && HEAD.contains(&field.key.text) {
                let what = format!("a part has no field `{}`", field.key.text);
                self.fault(span, what, "it belongs into the first file of the dataset alone");
            } else if !known().any(|name| name == field.key.text) {
                let whole = if layered { "layer" } else { "dataset" };
                let what = format!("a {whole} has no field `{}`", field.key.text);
                let near = did_you_mean(field.key.text, known());
                let help = near.map_or_else(
                    || format!("it can be {}", known().collect::<Vec<_>>().join(", ")),
                    |word| format!("did you mean `{word}`?"),
                );
                // Records may be in it, or it is itself a piece of a broken one.
                self.unread.all |= !field.records.is_empty() || !outline.broken.is_empty();
                self.fault(span, what, help);
            } else if !seen.insert(field.key.text) {
                self.fault(
                    span,
                    format!("the field `{}` is given twice", field.key.text),
                    "join the two",
                );
            } else {
                self.check_names(field);
            }
        }
    }

    fn check_names(&mut self, field: &Field<'_>) {
        let mut lists = lists().chain([NOTES]);
        let Some((list, name)) = lists.find(|(list, _)| *list == field.key.text) else {
            return;
        };
        let layered = self.depths.of(self.file) > 0;
        for record in &field.records {
            if layered && record.name.text == OVERRIDE && list != NOTES.0 {
                continue;
            }
            if record.name.text != name && !record.name.text.is_empty() {
                let span = record.name.at..record.name.at + record.name.text.len();
                let what = format!("`{}` does not belong into `{list}`", record.name.text);
                self.fault(
                    span,
                    what,
                    format!("write `{name}( … )`, or move the record to its own list"),
                );
            }
        }
        if field.records.is_empty() && !is_empty_list(field) {
            self.unread.lists.push(list);
            let span = field.value.at..field.value.at + 1;
            self.fault(
                span,
                format!("`{list}` is a list of records"),
                format!("write `[{name}( … ), …]`"),
            );
        }
    }
}

fn is_empty_list(field: &Field<'_>) -> bool {
    let value = tree(field.value.text);
    value.shape == Shape::List && value.items.is_empty()
}
