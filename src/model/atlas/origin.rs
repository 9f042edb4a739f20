//! Where records were written, and what layers change of them.

use std::collections::HashMap;

use super::lists::place;
use super::{Atlas, Id};
use crate::model::record::Note;

/// Where a record was written: a file of the dataset, in the order in which they were read, and a line in it, from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The file's number, from nought.
    pub file: u32,
    /// The line, from one.
    pub line: u32,
}

/// What a layer changes of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Where.
    pub origin: Origin,
    /// The fields that it gives.
    pub fields: Vec<String>,
}

/// Where all records were written, each list in the order of its records.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// The names of the files.
    pub(crate) files: Vec<String>,
    /// For each file its layer; nought is the dataset itself.
    pub(crate) layer_of: Vec<usize>,
    /// What layers change, the lowest first.
    pub(crate) changes: HashMap<Id, Vec<Override>>,
    /// The notes of layers, in the order of the atlas.
    pub(crate) notes: Vec<Origin>,
    /// The numbers of the notes on each record.
    pub(crate) noted: HashMap<Id, Vec<usize>>,
    pub(crate) bodies: Vec<Origin>,
    pub(crate) members: Vec<Origin>,
    pub(crate) entries: Vec<Origin>,
    pub(crate) themes: Vec<Origin>,
    pub(crate) terms: Vec<Origin>,
    pub(crate) sources: Vec<Origin>,
}

impl Atlas {
    /// Tells where the records were written.
    pub(crate) fn with_origins(self, mut origins: Origins) -> Self {
        for (number, note) in self.records().notes.iter().enumerate() {
            if let Some(id) = self.find(&note.on) {
                origins.noted.entry(id).or_default().push(number);
            }
        }
        Self { origins, ..self }
    }

    /// Where a record was written.
    pub fn origin(&self, id: Id) -> Option<Origin> {
        let origins = &self.origins;
        let (list, number) = match id {
            Id::Body(n) => (&origins.bodies, n),
            Id::Member(n) => (&origins.members, n),
            Id::Entry(n) => (&origins.entries, n),
            Id::Theme(n) => (&origins.themes, n),
            Id::Term(n) => (&origins.terms, n),
            Id::Source(n) => (&origins.sources, n),
        };
        list.get(place(number)).copied()
    }

    /// What layers change of a record, the lowest first.
    pub fn changes(&self, id: Id) -> &[Override] {
        self.origins.changes.get(&id).map_or(&[], Vec::as_slice)
    }

    /// In what a record is not as in the dataset itself: none, or which of its fields, or that it is not in it at all.
    pub fn layered(&self, id: Id) -> Option<String> {
        if self.origin(id).and_then(|origin| self.layer(origin)).is_some() {
            return Some("not in the dataset itself".to_owned());
        }
        let fields = self.changes(id).iter().flat_map(|change| &change.fields);
        let fields: Vec<&str> = fields.map(String::as_str).collect();
        (!fields.is_empty()).then(|| format!("not as in the dataset itself: {}", fields.join(", ")))
    }

    /// What layers remark on a record, each with its place.
    pub fn notes_on(&self, id: Id) -> impl Iterator<Item = (&Note, Origin)> {
        let numbers = self.origins.noted.get(&id).into_iter().flatten();
        numbers.filter_map(|number| {
            let note = self.records().notes.get(*number)?;
            Some((note, *self.origins.notes.get(*number)?))
        })
    }

    /// The title of the layer in which something was written; `None`: it is the dataset itself.
    pub fn layer(&self, origin: Origin) -> Option<&str> {
        let depth = self
            .origins
            .layer_of
            .get(place(origin.file))
            .copied()
            .unwrap_or_default();
        let layer = self.records().layers.get(depth.checked_sub(1)?)?;
        Some(&layer.title)
    }

    /// A place for people: `my.ron:12`. Where the file lies is nobody's business: a page may be handed on.
    pub fn told(&self, origin: Origin) -> String {
        let name = self.file(origin.file).rsplit(['/', '\\']).next();
        format!("{}:{}", name.unwrap_or_default(), origin.line)
    }

    /// The name of a file of the dataset; empty if there is none of this number.
    pub fn file(&self, number: u32) -> &str {
        self.origins.files.get(place(number)).map_or("", String::as_str)
    }
}
