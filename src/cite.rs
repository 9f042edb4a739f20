//! Citations of records and of the dataset itself, for people and for reference managers.
//!
//! An instrument, event or source is cited as what it is, with the address under which it was read. What exists only in
//! the dataset (a body's history, a theme, a term) is cited as an entry of the dataset. A date is never made more exact.

mod bibtex;
mod csl;
mod plain;
mod reference;
mod ris;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::{Atlas, Id};

pub use reference::{Kind, Reference};

/// A form of citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// A sentence for people.
    Text,
    /// BibTeX, with the fields of BibLaTeX that it leaves alone.
    Bibtex,
    /// CSL-JSON, which pandoc, Zotero and others read.
    CslJson,
    /// RIS, which `EndNote`, Zotero and others read.
    Ris,
}

impl Style {
    /// All forms, the commonest first.
    pub const ALL: [Self; 4] = [Self::Text, Self::Bibtex, Self::CslJson, Self::Ris];

    /// How names of such files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Bibtex => "bib",
            Self::CslJson => "json",
            Self::Ris => "ris",
        }
    }

    /// Its name for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Bibtex => "BibTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }
}

/// What is cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cited {
    /// A record.
    Record(Id),
    /// This edition of the dataset.
    Edition,
}

/// Citations in that style, in that order; what is named twice is cited once, since keys must not meet.
pub fn cite(atlas: &Atlas, cited: &[Cited], style: Style) -> serde_json::Result<String> {
    let mut seen = HashSet::new();
    let references = cited
        .iter()
        .filter(|cited| seen.insert(**cited))
        .map(|cited| Reference::new(atlas, *cited))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(match style {
        Style::Text => references.iter().map(plain::render).collect(),
        Style::Bibtex => references
            .iter()
            .map(bibtex::render)
            .collect::<Vec<_>>()
            .join("\n"),
        Style::CslJson => csl::render(&references)?,
        Style::Ris => references.iter().map(ris::render).collect(),
    })
}
