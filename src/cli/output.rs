//! Where results go, and whether in colours.

use std::env;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::ValueEnum;

use super::{CliError, Common};
use crate::save::save;
use crate::text::{CleanWriter, clean_lines};

/// When to print in colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum When {
    /// On a terminal that has them, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Common {
    /// Whether the result of a command may be painted; a file never is.
    pub(super) fn paints(&self) -> bool {
        self.output.is_none()
            && (self.color == When::Always || (self.in_colour() && io::stdout().is_terminal()))
    }

    /// Whether the user, or else the environment, lets a terminal have colours.
    pub(super) fn in_colour(&self) -> bool {
        let no_color = || env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = || env::var_os("TERM").is_some_and(|term| term == "dumb");
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => !no_color() && !dumb(),
        }
    }
}

/// Writes a result where it was asked for, with nothing in it that could steer a terminal but the colours of what `is_painted`.
pub(super) fn put(common: &Common, text: &str, is_painted: bool) -> Result<(), CliError> {
    if let Some(path) = common.output.as_deref().filter(|path| *path != Path::new("-")) {
        return Ok(save(path, &clean_lines(text), common.force)?);
    }
    let out = io::stdout().lock();
    let mut out: Box<dyn Write> = if is_painted {
        Box::new(out)
    } else {
        Box::new(CleanWriter(out))
    };
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
