//! The fields of a file and the names of its records.

use std::collections::HashSet;

use super::parser::Parser;
use crate::model::fault::did_you_mean;
use crate::model::split::{Field, Outline, Shape, tree};
use crate::text::clean;

/// The lists of a dataset with the name of their records.
const LISTS: [(&str, &str); 8] = [
    ("bodies", "Body"),
    ("members", "Member"),
    ("instruments", "Instrument"),
    ("events", "Event"),
    ("themes", "Theme"),
    ("terms", "Term"),
    ("sources", "Source"),
    ("wording", "Rule"),
];

/// The fields of a dataset's head.
pub(super) const HEAD: [&str; 10] = [
    "schema", "id", "version", "title", "scope", "checked", "language", "curation", "usage", "parts",
];

impl Parser {
    pub(super) fn check_fields(&mut self, outline: &Outline<'_>) {
        let expected = if self.file == 0 { "Dataset" } else { "Part" };
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
                format!("write `{expected}( … )`"),
            );
        }
        let mut seen = HashSet::new();
        for field in &outline.fields {
            let span = field.key.at..field.key.at + field.key.text.len();
            let head: &[&str] = if self.file == 0 { &HEAD } else { &[] };
            let known = || LISTS.iter().map(|(list, _)| *list).chain(head.iter().copied());
            if self.file > 0 && HEAD.contains(&field.key.text) {
                let what = format!("a part has no field `{}`", field.key.text);
                self.fault(span, what, "it belongs into the first file of the dataset alone");
            } else if !known().any(|name| name == field.key.text) {
                let what = format!("a dataset has no field `{}`", field.key.text);
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
        let Some((list, name)) = LISTS.iter().find(|(list, _)| *list == field.key.text) else {
            return;
        };
        for record in &field.records {
            if record.name.text != *name && !record.name.text.is_empty() {
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
