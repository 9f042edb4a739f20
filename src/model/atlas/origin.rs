//! Where records were written.

use super::{Atlas, Id, place};

/// Where a record was written: a file of the dataset, in the order in which they were read, and a line in it, from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// The file's number, from nought.
    pub file: u32,
    /// The line, from one.
    pub line: u32,
}

/// Where all records were written, each list in the order of its records.
#[derive(Debug, Default)]
pub(crate) struct Origins {
    /// The names of the files.
    pub(crate) files: Vec<String>,
    pub(crate) bodies: Vec<Origin>,
    pub(crate) members: Vec<Origin>,
    pub(crate) entries: Vec<Origin>,
    pub(crate) themes: Vec<Origin>,
    pub(crate) terms: Vec<Origin>,
    pub(crate) sources: Vec<Origin>,
}

impl Atlas {
    /// Tells where the records were written.
    pub(crate) fn with_origins(self, origins: Origins) -> Self {
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

    /// The name of a file of the dataset; empty if there is none of this number.
    pub fn file(&self, number: u32) -> &str {
        self.origins.files.get(place(number)).map_or("", String::as_str)
    }
}
