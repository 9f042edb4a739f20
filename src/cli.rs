//! The command line: what can be asked, and one short file for each kind of answer.

mod analysis;
mod as_of;
mod brief;
mod check;
mod colours;
mod data;
mod explore;
mod json;
mod keys;
mod linear;
mod list;
mod screen;
mod search;
mod show;
mod tree;

use std::io::{self, Write};
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use thiserror::Error;

use analysis::Analysis;
use colours::Colours;

use crate::model::ReadError;
use crate::model::date::Edtf;
use crate::model::fault::Report;
use crate::text::CleanWriter;
use crate::ui::glyphs::plain_text;

/// An offline terminal explorer for international cyber-policy organisations.
///
/// Without a command the explorer opens on the dataset inside the program, at the record ID if one is named.
/// Nothing is ever fetched from a network.
#[derive(Debug, Parser)]
#[command(name = "plenary", version, after_help = EXAMPLES)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The record to open the explorer at, such as `tel`.
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Answer line by line without moving a cursor: for screen readers, pipes and plain terminals.
    #[arg(long)]
    linear: bool,
    #[command(flatten)]
    common: Common,
}

const EXAMPLES: &str = "Examples:
  plenary                          explore
  plenary tel                      explore, opened at TEL
  plenary --linear                 a dialogue line by line, for screen readers
  plenary search lima              ranked hits
  plenary show tel --format md     one record as Markdown
  plenary check my.ron             every fault of a dataset

Exit status: 0 done or found; 1 nothing found, or faults found; 2 bad usage or input; 130 interrupted.";

/// What every command takes.
#[derive(Debug, Clone, clap::Args)]
struct Common {
    /// Read this dataset instead of the one inside the program; `-` is standard input; also `PLENARY_DATA`.
    #[arg(long, global = true, value_name = "FILE")]
    data: Option<PathBuf>,
    /// Answer as of this date (EDTF), for `tree`, `list`, `show` and `coverage`: `1998` is the end of 1998;
    /// with `1998/2006` the tree also tells what changed in between.
    #[arg(long, global = true, value_name = "DATE")]
    as_of: Option<Edtf>,
    /// The colours of the explorer; `auto` asks the terminal whether it is dark or light.
    #[arg(long, global = true, value_enum, value_name = "NAME")]
    theme: Option<Colours>,
    /// Draw frames, guides and marks in ASCII, on the screen and in text; also `PLENARY_ASCII=1`.
    #[arg(long, global = true)]
    ascii: bool,
}

impl Common {
    /// Whether our own characters are to be in ASCII.
    fn wants_ascii(&self) -> bool {
        self.ascii || std::env::var_os("PLENARY_ASCII").is_some_and(|value| !value.is_empty() && value != "0")
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the structure of the organisation.
    Tree {
        /// How to print it.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print instruments and events in date order.
    List {
        /// Keep what matches these words.
        query: Vec<String>,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print one record.
    Show {
        /// The record's id.
        id: String,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = PageFormat::Text)]
        format: PageFormat,
    },
    /// Print ranked hits with the field that matched.
    Search {
        /// The words to look for; all must be found.
        #[arg(required = true)]
        query: Vec<String>,
        /// Print at most this many hits.
        #[arg(long, value_name = "N", default_value = "20")]
        limit: NonZeroUsize,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    #[command(flatten)]
    Analysis(Analysis),
    /// Print every fault of a dataset with its line and column.
    Check {
        /// The dataset files; `-` is standard input; none: the dataset inside the program.
        files: Vec<PathBuf>,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Make, show and export briefings.
    #[command(subcommand)]
    Brief(brief::Brief),
    /// Print the keys and what they do.
    Keys {
        /// How to print them.
        #[arg(long, value_enum, default_value_t = KeysFormat::Text)]
        format: KeysFormat,
    },
    /// Print the explorer's screen as it is after some keys, without a terminal.
    Screen {
        /// Columns and rows, such as 120x36.
        #[arg(long, value_name = "WxH", default_value = "80x24", value_parser = size)]
        size: (u16, u16),
        /// The keys to press, such as `/lima<Enter>`.
        #[arg(long, default_value = "", allow_hyphen_values = true)]
        keys: String,
        /// The record to begin at.
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
}

/// How to print a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// How to print a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Md,
}

/// How to print the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KeysFormat {
    /// For people.
    Text,
    /// Markdown, as in the README.
    Md,
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let wrong = || format!("`{text}` is no size; write columns and rows, such as 120x36");
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let size = (width.parse::<u16>().ok())
        .zip(height.parse::<u16>().ok())
        .ok_or_else(wrong)?;
    if size.0 > 500 || size.1 > 500 {
        Err("a size is at most 500x500".to_owned())
    } else {
        Ok(size)
    }
}

/// How the program ended, as the status it leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Done, or found.
    Done,
    /// Nothing found, or faults found.
    Nothing,
    /// Ended by a signal; its number.
    Signal(i32),
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Nothing => Self::from(1),
            Status::Signal(signal) => Self::from(u8::try_from(128 + signal).unwrap_or(u8::MAX)),
        }
    }
}

/// Why the program could not do what it was asked; leaves status 2.
#[derive(Debug, Error)]
pub enum CliError {
    /// A dataset could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// A dataset has faults.
    #[error("{}the dataset has {} and was not loaded", .0.render(), count(.0.errors(), "fault"))]
    Faults(Box<Report>),
    /// A record that does not exist.
    #[error("there is no record `{id}`{}", .near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    NoRecord {
        /// The id that was given.
        id: String,
        /// The closest one there is.
        near: Option<String>,
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
    /// A date for a command that has no use for it.
    #[error("`--as-of` is for `tree`, `list`, `show` and `coverage`; leave it out here")]
    NoAsOf,
    /// A briefing could not be stored or read.
    #[error(transparent)]
    Store(#[from] crate::briefing::store::StoreError),
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
    /// There is nothing to explore.
    #[error("the dataset holds no bodies, instruments or events")]
    Empty,
    /// The explorer was started without a terminal.
    #[error(
        "the explorer needs a terminal; without one use `plenary tree`, `list`, `show`, `search`, `check`, `keys` or `screen`"
    )]
    NoTerminal,
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
fn count(number: usize, noun: &str) -> String {
    if number == 1 {
        format!("{number} {noun}")
    } else {
        format!("{number} {noun}s")
    }
}

impl Command {
    /// Whether it can be done as of a date.
    const fn takes_as_of(&self) -> bool {
        match self {
            Self::Tree { .. } | Self::List { .. } | Self::Show { .. } => true,
            Self::Analysis(analysis) => analysis.takes_as_of(),
            Self::Search { .. }
            | Self::Brief(_)
            | Self::Check { .. }
            | Self::Keys { .. }
            | Self::Screen { .. } => false,
        }
    }
}

impl Command {
    /// Whether it prints for people rather than for a program, to which every letter matters.
    const fn is_for_people(&self) -> bool {
        match self {
            Self::Tree { format }
            | Self::List { format, .. }
            | Self::Search { format, .. }
            | Self::Check { format, .. }
            | Self::Brief(brief::Brief::Show { format, .. }) => matches!(format, Format::Text),
            Self::Show { format, .. } => matches!(format, PageFormat::Text),
            Self::Keys { format } => matches!(format, KeysFormat::Text),
            Self::Analysis(analysis) => analysis.is_for_people(),
            Self::Brief(brief) => !matches!(brief, brief::Brief::Export { .. }),
            Self::Screen { .. } => true,
        }
    }
}

/// Does what the command line asks.
pub fn run(cli: &Cli) -> Result<Status, CliError> {
    let common = &cli.common;
    let Some(command) = &cli.command else {
        if cli.linear {
            return linear::run(common, cli.id.as_deref());
        }
        return explore::run(common, cli.id.as_deref());
    };
    if cli.linear {
        return Err(CliError::LinearCommand);
    }
    if let Some(id) = &cli.id {
        return Err(CliError::IdBeforeCommand(id.clone()));
    }
    if common.as_of.is_some() && !command.takes_as_of() {
        return Err(CliError::NoAsOf);
    }
    let mut text = String::new();
    let status = match command {
        Command::Tree { format } => {
            tree::run(data::load(common)?.as_ref(), common.as_of, *format, &mut text)?
        }
        Command::List { query, format } => list::run(
            &data::load(common)?,
            common.as_of,
            (&query.join(" "), *format),
            &mut text,
        )?,
        Command::Show { id, format } => show::run(
            data::load(common)?.as_ref(),
            common.as_of,
            (id, *format),
            &mut text,
        )?,
        Command::Search { query, limit, format } => search::run(
            &data::load(common)?,
            &search::Asked {
                query: &query.join(" "),
                limit: limit.get(),
                format: *format,
            },
            &mut text,
        )?,
        Command::Analysis(analysis) => analysis.run(common, &mut text)?,
        Command::Check { files, format } => check::run(common, files, *format, &mut text)?,
        Command::Brief(brief) => brief::run(common, brief, &mut text)?,
        Command::Keys { format } => keys::run(*format, &mut text)?,
        Command::Screen { size, keys, id } => screen::run(common, *size, (keys, id.as_deref()), &mut text)?,
    };
    let mut out = CleanWriter(io::stdout().lock());
    let text = if common.wants_ascii() && command.is_for_people() {
        plain_text(&text)
    } else {
        text.into()
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(status)
}
