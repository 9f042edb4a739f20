//! Which colours were asked for: a theme by name, or a look at the terminal.

use std::env;
use std::ffi::OsStr;
use std::time::Duration;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::{CliError, Common};
use crate::app::ThemeName;
use crate::app::own_theme::OwnTheme;
use crate::model::fault::did_you_mean;

/// How long the terminal may take to tell its background.
const PATIENCE: Duration = Duration::from_millis(50);

/// The colours that were asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Colours {
    /// Dark or light, as the terminal is.
    Auto,
    /// This theme.
    Theme(ThemeName),
    /// What is not built in.
    Own(String),
}

/// Reads a colours' name and offers those that are built in.
#[derive(Debug, Clone)]
pub(super) struct ColoursParser;

impl TypedValueParser for ColoursParser {
    type Value = Colours;

    fn parse_ref(
        &self,
        command: &clap::Command,
        argument: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Colours, clap::Error> {
        let name = StringValueParser::new().parse_ref(command, argument, value)?;
        Ok(Colours::named(&name))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let auto = PossibleValue::new("auto").help("Dark or light, as the terminal says it is");
        let themes = ThemeName::ALL.map(|theme| PossibleValue::new(theme.word()).help(theme.doc()));
        Some(Box::new(std::iter::once(auto).chain(themes)))
    }
}

impl Colours {
    fn named(name: &str) -> Self {
        let built_in = ThemeName::ALL.into_iter().find(|theme| theme.word() == name);
        match built_in {
            _ if name == "auto" => Self::Auto,
            Some(theme) => Self::Theme(theme),
            None => Self::Own(name.to_owned()),
        }
    }
}

/// The theme to begin with; the terminal is asked only where `auto` was given and `may_ask` allows it.
///
/// What the command line names counts more than what the user wants of every program, and that more than the settings.
pub(super) fn theme(
    common: &Common,
    (settled, own): (Option<&str>, &'static [OwnTheme]),
    may_ask: bool,
) -> Result<ThemeName, CliError> {
    let settled = settled.filter(|_| common.in_colour()).map(Colours::named);
    Ok(match common.theme.clone().or(settled) {
        Some(Colours::Theme(theme)) => theme,
        Some(Colours::Auto) if may_ask && common.in_colour() && answers() => {
            guess().unwrap_or_else(|| plain(common))
        }
        Some(Colours::Auto) | None => plain(common),
        Some(Colours::Own(name)) => {
            let all = ThemeName::with_own(own);
            let found = all.iter().find(|theme| theme.word() == name);
            *found.ok_or_else(|| CliError::NoTheme {
                near: did_you_mean(&name, all.iter().map(|theme| theme.word())).map(str::to_owned),
                name: name.clone(),
            })?
        }
    })
}

/// Whether the terminal's answer can be trusted to come from this terminal, and in time.
///
/// A multiplexer answers for itself or not at all. Over a network the answer may come after our patience has ended,
/// and would then be read as keys.
fn answers() -> bool {
    let remote = ["TMUX", "STY", "SSH_CONNECTION", "SSH_TTY"];
    let within = env::var("TERM").unwrap_or_default();
    !remote.iter().any(|name| env::var_os(name).is_some())
        && !["screen", "tmux", "dumb", "linux"]
            .iter()
            .any(|name| within.starts_with(name))
}

/// What the terminal says; `None` if it does not.
fn guess() -> Option<ThemeName> {
    let mut options = QueryOptions::default();
    options.timeout = PATIENCE;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => Some(ThemeName::Dark),
        Ok(ThemeMode::Light) => Some(ThemeName::Light),
        Err(_) => None,
    }
}

/// No colours where the user or the terminal wants none.
fn plain(common: &Common) -> ThemeName {
    if common.in_colour() {
        ThemeName::Terminal
    } else {
        ThemeName::Mono
    }
}
