//! Why the program could not do what it was asked.

use std::io;

use thiserror::Error;

use crate::export::ExportError;
use crate::model::ReadError;
use crate::model::fault::Report;
use crate::save::SaveError;

/// Why the program could not do what it was asked; leaves status 2.
#[derive(Debug, Error)]
pub enum CliError {
    /// A dataset could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A dataset has faults.
    #[error("the dataset has {} and was not loaded\n\n{}", count(.0.errors(), "fault"), .0.render().trim_end())]
    Faults(Box<Report>),
    /// A record that does not exist.
    #[error("there is no record `{id}`{}", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoRecord {
        /// The id that was given.
        id: String,
        /// The closest one there is.
        near: Option<String>,
    },
    /// A word that opens nothing in the explorer, and is nearly the name of a command.
    #[error("{source}\n\n  tip: {tip}")]
    NearCommand {
        /// What went wrong with the word as the id of a record.
        source: Box<Self>,
        /// Which command may have been meant.
        tip: String,
    },
    /// A record that did not exist at the date that was asked for.
    #[error("`{id}` was not there yet on {day}; its date is {date}")]
    NotThen {
        /// The id that was given.
        id: String,
        /// The day that was asked for, in words.
        day: String,
        /// When it came, in words.
        date: String,
    },
    /// A record that is neither an instrument nor an event.
    #[error("`{0}` is no instrument or event, and only those have a lineage; try `plenary show {0}`")]
    NoEntry(String),
    /// A cell of the coverage table that does not exist.
    #[error(
        "the table has no cell `{row}` / `{theme}`; name a row by its id or year and a theme by its id, as `--format json` does"
    )]
    NoCell {
        /// The row that was named.
        row: String,
        /// The theme that was named.
        theme: String,
    },
    /// Records that cannot be compared.
    #[error(transparent)]
    Compare(#[from] crate::compare::CompareError),
    /// A table could not be written as CSV.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The configuration cannot be used.
    #[error(transparent)]
    Config(#[from] crate::config::ConfigError),
    /// A theme that does not exist.
    #[error("there is no theme `{name}`{}; `plenary --help` names those that are built in, themes.ron holds your own", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoTheme {
        /// The name that was given.
        name: String,
        /// The closest one there is.
        near: Option<String>,
    },
    /// A date for a command that has no use for it.
    #[error(
        "`--as-of` asks how the organisation was, and this command does not tell of it; leave it out here"
    )]
    NoAsOf,
    /// A briefing could not be stored or read.
    #[error(transparent)]
    Store(#[from] crate::briefing::store::StoreError),
    /// A briefing without anything to present.
    #[error("there is no card in `{0}` that its room may see; `plenary brief show` tells what is held back")]
    NoCards(String),
    /// A key notation that cannot be read.
    #[error(transparent)]
    Key(#[from] crate::key::KeyError),
    /// The keymap cannot be used.
    #[error(transparent)]
    Keymap(#[from] crate::app::keymap::KeymapError),
    /// A record to open and a command at once.
    #[error(
        "`{0}` stands before a command; name it behind one, or leave the command out to open it in the explorer"
    )]
    IdBeforeCommand(String),
    /// A dialogue and a command at once.
    #[error("`--linear` is for the explorer; commands print line by line anyway")]
    LinearCommand,
    /// A fresh start and a command at once.
    #[error("`--fresh` is for the explorer; commands never depend on where it was left")]
    FreshCommand,
    /// There is nothing to explore.
    #[error("the dataset holds no bodies, instruments or events")]
    Empty,
    /// The explorer was started without a terminal.
    #[error(
        "the explorer needs a terminal; without one use `plenary tree`, `list`, `show`, `search`, `check`, `keys` or `screen`"
    )]
    NoTerminal,
    /// The explorer writes no result.
    #[error("`--output` goes with a command, such as `plenary list --format csv --output FILE`")]
    NothingToWrite,
    /// A file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// A record could not be written out.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// The log cannot be written.
    #[error("cannot write the log `{}`: {source}", .path.display())]
    Log {
        /// Its file.
        path: std::path::PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// A result could not be written as JSON.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl CliError {
    /// Whether the reader of our output has gone, which is no failure.
    pub fn is_closed_pipe(&self) -> bool {
        match self {
            Self::Io(error) => error.kind() == io::ErrorKind::BrokenPipe,
            Self::Json(error) => error.io_error_kind() == Some(io::ErrorKind::BrokenPipe),
            _ => false,
        }
    }
}

/// `1 fault`, `2 faults`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("{number} {noun}")
    } else {
        format!("{number} {noun}s")
    }
}
