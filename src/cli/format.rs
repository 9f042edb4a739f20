//! The forms in which commands print.

use clap::ValueEnum;

/// How to print the structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TreeFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// A graph for Graphviz.
    Dot,
    /// A graph for Mermaid.
    Mermaid,
}

/// How to print a list of records.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    /// A line each, for people.
    Text,
    /// A line each, for programs.
    Json,
    /// A table for spreadsheets.
    Csv,
    /// The whole records in Markdown.
    Md,
    /// A calendar.
    Ics,
    /// The whole records in one HTML file.
    Html,
}

/// The form of citations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CiteStyle {
    /// For people.
    Text,
    /// For LaTeX.
    Bibtex,
    /// For pandoc, Zotero and others.
    CslJson,
    /// For other reference managers.
    Ris,
}

/// How to draw the explorer's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ScreenFormat {
    /// Its characters.
    Text,
    /// A picture.
    Svg,
    /// A page for browsers.
    Html,
}

/// How to print a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum RecordFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Md,
    /// One HTML file.
    Html,
}
