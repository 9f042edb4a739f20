//! Commands that are not spelled right, which the command line takes for the record to open.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};

use super::common::Common;
use super::{Cli, CliError, data};
use crate::model::fault::did_you_mean;

/// An error of the command line, with what is to be said of a mistyped command before the word that is complained of.
pub(super) fn advised(mut error: clap::Error) -> clap::Error {
    if !matches!(
        error.kind(),
        ErrorKind::UnknownArgument | ErrorKind::InvalidSubcommand
    ) {
        return error;
    }
    if let Some(tip) = as_far_as_read().and_then(|cli| tip(&cli.common, cli.id.as_deref()?)) {
        let mut tips = match error.get(ContextKind::Suggested) {
            Some(ContextValue::StyledStrs(tips)) => tips.clone(),
            _ => Vec::new(),
        };
        tips.push(tip.into());
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(tips));
    }
    error
}

/// What can be read of a command line with something wrong in it; nothing where a command was read.
fn as_far_as_read() -> Option<Cli> {
    let matches = Cli::command().ignore_errors(true).try_get_matches().ok()?;
    let cli = Cli::from_arg_matches(&matches).ok()?;
    cli.command.is_none().then_some(cli)
}

/// An error of the explorer, with what is to be said where the record to open is none and close to a command.
pub(super) fn or_a_command(error: CliError, common: &Common, id: Option<&str>) -> CliError {
    let tip = match (&error, id) {
        (CliError::NoRecord { .. }, Some(id)) => near_command(id),
        (CliError::NoTerminal, Some(id)) => tip(common, id),
        _ => None,
    };
    match tip {
        Some(tip) => CliError::NearCommand {
            source: Box::new(error),
            tip,
        },
        None => error,
    }
}

/// What is to be said of a word that is no record of the dataset and close to a command.
fn tip(common: &Common, word: &str) -> Option<String> {
    near_command(word).filter(|_| !data::load(common).is_ok_and(|atlas| atlas.find(word).is_some()))
}

fn near_command(word: &str) -> Option<String> {
    let definition = Cli::command();
    let names = definition.get_subcommands().map(clap::Command::get_name);
    did_you_mean(word, names).map(|command| format!("if '{word}' was meant as a command, it is '{command}'"))
}
