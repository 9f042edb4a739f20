//! Commands that are not spelled right, which the command line takes for the record to open.

use clap::CommandFactory as _;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::{Cli, CliError};
use crate::model::fault::did_you_mean;

/// A mistyped command is read as the record to open, and what stands behind it as too much: the error is to tell of the command.
pub(super) fn about_the_mistyped(error: clap::Error) -> clap::Error {
    let blamed = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg].map(|kind| error.get(kind));
    let Some(ContextValue::String(blamed)) = blamed.into_iter().flatten().next() else {
        return error;
    };
    let before: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|word| word.to_string_lossy().into_owned())
        .take_while(|word| !word.starts_with(blamed))
        .collect();
    let definition = Cli::definition();
    let has_command = before
        .iter()
        .any(|word| definition.find_subcommand(word).is_some());
    let Some((word, command)) = before
        .last()
        .filter(|_| !has_command)
        .and_then(|word| Some((word, near_command(word)?)))
    else {
        return error;
    };
    let mut better = clap::Error::new(ErrorKind::InvalidSubcommand).with_cmd(&definition);
    better.insert(ContextKind::InvalidSubcommand, ContextValue::String(word.clone()));
    better.insert(
        ContextKind::SuggestedSubcommand,
        ContextValue::Strings(vec![command]),
    );
    better
}

/// A mistyped command is read as the id of a record: the error tells of the command too.
pub(super) fn or_a_command(error: CliError, id: Option<&str>) -> CliError {
    if !matches!(error, CliError::NoRecord { .. } | CliError::NoTerminal) {
        return error;
    }
    match id.and_then(near_command) {
        Some(command) => CliError::NearCommand {
            source: Box::new(error),
            command,
        },
        None => error,
    }
}

/// The command whose name is close to a word that is none.
fn near_command(word: &str) -> Option<String> {
    let definition = Cli::command();
    let names = definition.get_subcommands().map(clap::Command::get_name);
    did_you_mean(word, names).map(str::to_owned)
}
