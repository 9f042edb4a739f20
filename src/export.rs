//! Records and the structure written out for other programs, as pure functions from an [`Atlas`] to text: the commands
//! and the explorer write the same bytes for the same input.

pub mod calendar;
pub mod csv;
pub mod graph;
pub mod html;
pub mod json;
pub mod markdown;
pub mod plain;
pub mod structure_graph;
pub mod table;

use thiserror::Error;

use crate::model::{Atlas, Id};

/// A form in which records can be written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text for people.
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file that needs no other.
    Html,
    /// JSON, the whole records as their author wrote them.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// A calendar of what has a date.
    Calendar,
}

impl Format {
    /// All forms, the commonest first.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::Csv,
        Self::Calendar,
    ];

    /// How names of such files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Calendar => "ics",
        }
    }

    /// Its name for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Json => "JSON",
            Self::Csv => "CSV",
            Self::Calendar => "iCalendar",
        }
    }
}

/// Why something could not be written out.
#[derive(Debug, Error)]
pub enum ExportError {
    /// Writing JSON failed.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// Writing CSV failed.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
}

/// The lines before an answer for people that tell of which day it is: `As of 31 December 2005.`
pub fn when(day: &str) -> String {
    format!("As of {day}.\n\n")
}

/// The records `ids`, in that order, in one document of that form.
pub fn records(atlas: &Atlas, ids: &[Id], format: Format) -> Result<String, ExportError> {
    Ok(match format {
        Format::Text => plain::document(atlas, ids),
        Format::Markdown => markdown::document(atlas, ids),
        Format::Html => html::document(atlas, ids),
        Format::Json => json::document(atlas, ids)?,
        Format::Csv => table::csv(atlas, ids)?,
        Format::Calendar => calendar::document(atlas, ids),
    })
}

/// `1 record`, `2 records`.
fn count(number: usize) -> String {
    format!("{number} record{}", if number == 1 { "" } else { "s" })
}

/// The line under a document's title: which edition of which dataset, and how far its facts were checked.
fn edition(atlas: &Atlas) -> String {
    let head = atlas.head();
    format!(
        "Edition {} of the dataset {}, checked {}",
        head.version,
        head.id,
        head.checked.human()
    )
}

#[cfg(test)]
mod tests;
