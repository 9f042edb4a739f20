//! Which colours were asked for: a theme by name, or a look at the terminal.

use std::env;
use std::time::Duration;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};

use super::Common;
use crate::app::ThemeName;

/// How long the terminal may take to tell its background.
const PATIENCE: Duration = Duration::from_millis(50);

/// The colours that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Colours {
    /// Dark or light, as the terminal is.
    Auto,
    /// This theme.
    Theme(ThemeName),
}

impl ValueEnum for Colours {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::Auto,
            Self::Theme(ThemeName::Terminal),
            Self::Theme(ThemeName::Light),
            Self::Theme(ThemeName::Dark),
            Self::Theme(ThemeName::Contrast),
            Self::Theme(ThemeName::ColourSafe),
            Self::Theme(ThemeName::Mono),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Auto => PossibleValue::new("auto").help("Dark or light, as the terminal says it is"),
            Self::Theme(theme) => PossibleValue::new(theme.word()).help(theme.doc()),
        })
    }
}

/// The theme to begin with; the terminal is asked only where `auto` was given and `may_ask` allows it.
pub(super) fn theme(common: &Common, may_ask: bool) -> ThemeName {
    match common.theme {
        Some(Colours::Theme(theme)) => theme,
        Some(Colours::Auto) if may_ask && common.in_colour() && answers() => {
            guess().unwrap_or_else(|| plain(common))
        }
        Some(Colours::Auto) | None => plain(common),
    }
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
