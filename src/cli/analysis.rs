//! The commands that compute something over several records: lineage, coverage, comparison, doubts and differences.

mod compare;
mod coverage;
mod diff;
mod doubts;
mod lineage;

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{CliError, Common, Format, PageFormat, Status, data, json};
use crate::coverage::By;
use crate::model::date::Edtf;

/// What can be computed over several records.
#[derive(Debug, Subcommand)]
pub(super) enum Analysis {
    /// Print where a text comes from and what came of it, and what each step kept, added and dropped.
    Lineage {
        /// The id of an instrument or event, or of a theme to follow over time; further ids are texts to set beside its chain, in place of the other
        /// strategies and plans of the same body.
        #[arg(required = true, value_name = "ID")]
        ids: Vec<String>,
        /// For `dot` and `mermaid`: draw the records this many links away from the chain, too.
        #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(0..=9))]
        depth: u8,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = GraphFormat::Text)]
        format: GraphFormat,
    },
    /// Print which themes are covered where, how strongly, and where the gaps are.
    Coverage {
        /// Keep the instruments that match these words.
        query: Vec<String>,
        /// What the rows are.
        #[arg(long, value_enum, default_value_t = CoverageBy::Instruments, value_name = "ROWS")]
        by: CoverageBy,
        /// Put the rows and themes with most points first.
        #[arg(long)]
        by_points: bool,
        /// Print what stands behind an empty cell: the id or year of its row, and the id of its theme.
        #[arg(long, num_args = 2, value_names = ["ROW", "THEME"])]
        gap: Option<Vec<String>>,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = TableFormat::Text)]
        format: TableFormat,
    },
    /// Print two or three records side by side.
    Compare {
        /// The records' ids.
        #[arg(required = true, num_args = 2..=3, value_name = "ID")]
        ids: Vec<String>,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = PageFormat::Text)]
        format: PageFormat,
    },
    /// Print what is new, changed, superseded and withdrawn between two editions of a dataset.
    Diff {
        /// The file of the old edition; `-` is standard input.
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// The file of the new edition.
        #[arg(value_name = "NEW")]
        new: PathBuf,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = PageFormat::Text)]
        format: PageFormat,
    },
    /// Print what is in doubt, each doubt with a sentence that is safe to say.
    Doubts {
        /// Keep the doubts of records that match these words.
        query: Vec<String>,
        /// Add what was last checked more than a year before this date (EDTF).
        #[arg(long, value_name = "DATE")]
        on: Option<Edtf>,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
}

/// How to print a graph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum GraphFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For Graphviz.
    Dot,
    /// For Mermaid, as Markdown viewers draw it.
    Mermaid,
}

/// How to print a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
    /// Markdown.
    Md,
}

/// What the rows of the coverage table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CoverageBy {
    /// Instruments, and events with points.
    Instruments,
    /// The bodies that put them out.
    Bodies,
    /// The years they are of.
    Years,
}

impl From<CoverageBy> for By {
    fn from(by: CoverageBy) -> Self {
        match by {
            CoverageBy::Instruments => Self::Instruments,
            CoverageBy::Bodies => Self::Bodies,
            CoverageBy::Years => Self::Years,
        }
    }
}

impl Analysis {
    /// Whether it can be done as of a date.
    pub(super) const fn takes_as_of(&self) -> bool {
        !matches!(self, Self::Diff { .. })
    }

    /// Whether it prints for people rather than for a program.
    pub(super) const fn is_for_people(&self) -> bool {
        match self {
            Self::Lineage { format, .. } => matches!(format, GraphFormat::Text),
            Self::Coverage { format, .. } => matches!(format, TableFormat::Text),
            Self::Compare { format, .. } | Self::Diff { format, .. } => matches!(format, PageFormat::Text),
            Self::Doubts { format, .. } => matches!(format, Format::Text),
        }
    }

    /// Does what was asked.
    pub(super) fn run(&self, common: &Common, out: &mut String) -> Result<Status, CliError> {
        let then = || data::load_then(common);
        match self {
            Self::Lineage { ids, depth, format } => {
                lineage::run(then()?.as_ref(), (ids, usize::from(*depth)), *format, out)
            }
            Self::Coverage {
                query,
                by,
                by_points,
                gap,
                format,
            } => coverage::run(
                &then()?,
                &coverage::Asked {
                    by: (*by).into(),
                    by_points: *by_points,
                    query: &query.join(" "),
                    gap: gap.as_deref().and_then(|names| match names {
                        [row, theme] => Some((row.as_str(), theme.as_str())),
                        _ => None,
                    }),
                    format: *format,
                },
                out,
            ),
            Self::Diff { old, new, format } => diff::run((old, new), *format, out),
            Self::Compare { ids, format } => compare::run(then()?.as_ref(), ids, *format, out),
            Self::Doubts { query, on, format } => {
                doubts::run(&then()?, (&query.join(" "), *on), *format, out)
            }
        }
    }
}
