//! The command line: what can be asked, and one short file for each kind of answer.

mod analysis;
mod as_of;
mod brief;
mod check;
mod cite;
mod colours;
mod common;
mod completions;
mod config;
mod data;
mod error;
mod examples;
mod explore;
mod format;
mod ids;
mod json;
mod keys;
mod linear;
mod list;
mod log;
mod man;
mod mistyped;
mod new;
mod output;
mod screen;
mod search;
mod show;
mod today;
mod tree;

use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use self::error::CliError;

use self::analysis::Analysis;
use self::common::Common;
use self::error::count;
use self::format::{CiteStyle, ListFormat, RecordFormat, ScreenFormat, TreeFormat};
use crate::ui::glyphs::plain_text;

/// An offline terminal explorer for international cyber-policy organisations.
///
/// Without a command the explorer opens on the dataset inside the program, at the record ID if one is named.
/// Nothing is ever fetched from a network.
#[derive(Debug, Parser)]
#[command(name = "plenary", version, after_help = examples::PROGRAM)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// The record to open the explorer at, such as `tel`.
    #[arg(value_name = "ID")]
    id: Option<String>,
    /// Answer line by line without moving a cursor: for screen readers, pipes and plain terminals.
    #[arg(long)]
    linear: bool,
    /// Start the explorer with everything shown instead of where it was left.
    #[arg(long)]
    fresh: bool,
    #[command(flatten)]
    common: Common,
}

impl Cli {
    /// The command line's definition with examples for each command.
    pub(crate) fn definition() -> clap::Command {
        examples::add(Self::command())
    }

    /// Reads the command line of this process; help, or what is wrong with it, ends the process.
    pub fn read() -> Self {
        let read = Self::definition().try_get_matches();
        let matches = read.unwrap_or_else(|error| mistyped::advised(error).exit());
        Self::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
    }
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the structure of the organisation.
    Tree {
        /// How to print it.
        #[arg(long, value_enum, default_value_t = TreeFormat::Text)]
        format: TreeFormat,
    },
    /// Print instruments and events in date order.
    List {
        /// Keep what matches these words.
        query: Vec<String>,
        /// How to print them.
        #[arg(long, value_enum, default_value_t = ListFormat::Text)]
        format: ListFormat,
    },
    /// Print one record.
    Show {
        /// The record's id.
        id: String,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = RecordFormat::Text)]
        format: RecordFormat,
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
    /// Print citations of records, or of this edition of the dataset.
    Cite {
        /// The records' ids; none: this edition of the dataset.
        #[arg(value_name = "ID")]
        ids: Vec<String>,
        /// Cite this edition of the dataset too, after the records.
        #[arg(long)]
        edition: bool,
        /// In which form.
        #[arg(long, value_enum, default_value_t = CiteStyle::Text)]
        style: CiteStyle,
    },
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
    /// Write a commented dataset to start from.
    New {
        /// The file to write; `-` is standard output.
        file: PathBuf,
        /// Begin a layer of notes, changes and records of your own over the dataset inside the program.
        #[arg(long)]
        layer: bool,
    },
    /// Print the keys and what they do.
    Keys {
        /// How to print them.
        #[arg(long, value_enum, default_value_t = KeysFormat::Text)]
        format: KeysFormat,
    },
    /// Say where your configuration is, or print a file of it with the defaults, commented.
    Config {
        /// The file to print.
        #[arg(value_enum)]
        file: Option<config::File>,
    },
    /// Print the explorer's screen as it is after some keys, without a terminal.
    Screen {
        /// Columns and rows, such as 120x36.
        #[arg(long, value_name = "WxH", default_value = "80x24", value_parser = screen::size)]
        size: (u16, u16),
        /// The keys to press, such as `/lima<Enter>`.
        #[arg(long, default_value = "", allow_hyphen_values = true)]
        keys: String,
        /// The record to begin at.
        #[arg(value_name = "ID")]
        id: Option<String>,
        /// How to draw it.
        #[arg(long, value_enum, default_value_t = ScreenFormat::Text)]
        format: ScreenFormat,
    },
    /// Print what a shell needs to complete commands, options and, in bash, zsh and fish, ids.
    Completions {
        /// The shell.
        shell: Shell,
    },
    /// Print the manual page in roff, for `man -l -`.
    Man,
    /// Print the ids of all records with their titles.
    Ids,
}

/// How to print a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// How to print what a person reads as a page.
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

impl Command {
    /// Whether it can be done as of a date.
    const fn takes_as_of(&self) -> bool {
        match self {
            Self::Tree { .. }
            | Self::List { .. }
            | Self::Show { .. }
            | Self::Search { .. }
            | Self::Cite { .. }
            | Self::Ids
            | Self::Screen { .. } => true,
            Self::Analysis(analysis) => analysis.takes_as_of(),
            Self::Brief(_)
            | Self::Check { .. }
            | Self::Keys { .. }
            | Self::Config { .. }
            | Self::New { .. }
            | Self::Completions { .. }
            | Self::Man => false,
        }
    }

    /// Writes the answer to `out`.
    fn run(&self, common: &Common, out: &mut String) -> Result<Status, CliError> {
        let load = || data::load(common);
        let then = || data::load_then(common);
        match self {
            Self::Tree { format } => tree::run(load()?.as_ref(), common.as_of, *format, out),
            Self::List { query, format } => {
                list::run(&load()?, common.as_of, (&query.join(" "), *format), out)
            }
            Self::Show { id, format } => show::run(load()?.as_ref(), common.as_of, (id, *format), out),
            Self::Search { query, limit, format } => search::run(
                &then()?,
                &search::Asked {
                    query: &query.join(" "),
                    limit: limit.get(),
                    format: *format,
                },
                out,
            ),
            Self::Analysis(analysis) => analysis.run(common, out),
            Self::Check { files, format } => check::run(common, files, *format, out),
            Self::Brief(brief) => brief::run(common, brief, out),
            Self::Cite { ids, edition, style } => cite::run(then()?.as_ref(), (ids, *edition), *style, out),
            Self::New { file, layer } => new::run(common, (file, *layer), out),
            Self::Completions { shell } => Ok(completions::run(*shell, out)),
            Self::Man => man::run(out),
            Self::Ids => Ok(ids::run(then()?.as_ref(), out)),
            Self::Keys { format } => keys::run(*format, out),
            Self::Config { file } => config::run(*file, out),
            Self::Screen {
                size,
                keys,
                id,
                format,
            } => screen::run(
                common,
                &screen::Asked {
                    size: *size,
                    keys,
                    id: id.as_deref(),
                    format: *format,
                },
                out,
            ),
        }
    }
}

impl Command {
    /// Whether it prints for people rather than for a program, to which every letter matters.
    const fn is_for_people(&self) -> bool {
        match self {
            Self::Tree { format } => matches!(format, TreeFormat::Text),
            Self::List { format, .. } => matches!(format, ListFormat::Text),
            Self::Search { format, .. }
            | Self::Check { format, .. }
            | Self::Brief(brief::Brief::Show { format, .. }) => matches!(format, Format::Text),
            Self::Show { format, .. } => matches!(format, RecordFormat::Text),
            Self::Keys { format } => matches!(format, KeysFormat::Text),
            Self::Analysis(analysis) => analysis.is_for_people(),
            Self::Brief(brief) => !matches!(brief, brief::Brief::Export { .. }),
            Self::Screen { format, .. } => matches!(format, ScreenFormat::Text),
            Self::Config { file } => file.is_none(),
            Self::Ids => true,
            Self::Cite { .. } | Self::New { .. } | Self::Completions { .. } | Self::Man => false,
        }
    }
}

/// Does what the command line asks.
pub fn run(cli: &Cli) -> Result<Status, CliError> {
    crate::save::outlive_limits();
    if let Some(path) = &cli.common.log {
        log::start(path)?;
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    ::log::info!("plenary {} {}", env!("CARGO_PKG_VERSION"), arguments.join(" "));
    let done = answer(cli);
    match &done {
        Ok(status) => ::log::info!("ended: {status:?}"),
        Err(error) => ::log::error!("{error}"),
    }
    done
}

fn open(cli: &Cli) -> Result<Status, CliError> {
    let id = cli.id.as_deref();
    if cli.linear {
        return linear::run(&cli.common, id);
    }
    let fresh = cli.fresh;
    explore::run(&cli.common, &explore::Start { id, fresh })
}

fn answer(cli: &Cli) -> Result<Status, CliError> {
    let common = &cli.common;
    let Some(command) = &cli.command else {
        if common.output.is_some() {
            return Err(CliError::NothingToWrite);
        }
        return open(cli).map_err(|error| mistyped::or_a_command(error, common, cli.id.as_deref()));
    };
    if cli.linear {
        return Err(CliError::LinearCommand);
    }
    if cli.fresh {
        return Err(CliError::FreshCommand);
    }
    if let Some(id) = &cli.id {
        return Err(CliError::IdBeforeCommand(id.clone()));
    }
    if common.as_of.is_some() && !command.takes_as_of() {
        return Err(CliError::NoAsOf);
    }
    let mut text = String::new();
    let status = command.run(common, &mut text)?;
    // What `check` paints it has cleaned itself.
    let is_painted = common.paints()
        && matches!(
            command,
            Command::Check {
                format: Format::Text,
                ..
            }
        );
    let text = if common.wants_ascii() && command.is_for_people() {
        plain_text(&text)
    } else {
        text.into()
    };
    output::put(common, &text, is_painted)?;
    Ok(status)
}
