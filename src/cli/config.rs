//! `plenary config`.

use std::fmt::Write as _;

use clap::ValueEnum;

use super::{CliError, Status};
use crate::config::{self, Config, DEFAULTS};

/// A file of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum File {
    /// `config.ron`: theme, data, editor and more.
    Config,
    /// `keys.ron`: the keys.
    Keys,
    /// `themes.ron`: themes of your own.
    Themes,
}

pub(super) fn run(file: Option<File>, out: &mut String) -> Result<Status, CliError> {
    if let Some(file) = file {
        let [config, keys, themes] = DEFAULTS.map(|(_, text)| text);
        out.push_str(match file {
            File::Config => config,
            File::Keys => keys,
            File::Themes => themes,
        });
        return Ok(Status::Done);
    }
    let Some(folder) = config::folder() else {
        out.push_str("there is no home folder: set HOME or XDG_CONFIG_HOME to keep a configuration\n");
        return Ok(Status::Done);
    };
    Config::read()?;
    for (name, _) in DEFAULTS {
        let path = folder.join(name);
        let told = if path.exists() { "read" } else { "not there" };
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{:<9}  {}", told, path.display());
    }
    out.push_str("`plenary config config`, `keys` and `themes` print what each could hold, commented\n");
    Ok(Status::Done)
}
