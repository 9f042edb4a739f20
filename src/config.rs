//! What the user chose once and for all: `config.ron`, `keys.ron` and `themes.ron` in the user's configuration folder.
//!
//! Every fault of them is told as a dataset's are, with file, line and column. None has to be there.

mod settings;
mod themes;

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;
use thiserror::Error;

use crate::app::keymap::{Keymap, KeymapError};
use crate::app::own_theme::OwnTheme;
use crate::model::fault::{Fault, Report, Severity, SourceText};
use crate::model::reader::LocalFault;
use crate::save::read_text;
pub use settings::Settings;

/// The three files with what holds where the user says nothing, commented.
pub const DEFAULTS: [(&str, &str); 3] = [
    ("config.ron", include_str!("../assets/config.ron")),
    ("keys.ron", crate::app::keymap::DEFAULTS),
    ("themes.ron", include_str!("../assets/themes.ron")),
];

/// The largest of the three files that is read, in bytes: every key of one is held against every other.
const MOST_BYTES: u64 = 256 * 1024;

/// Why the configuration cannot be used.
#[derive(Debug, Error)]
pub enum ConfigError {
    /// A file could not be read.
    #[error("cannot read {}: {error}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The files have faults.
    #[error("the configuration has faults\n\n{}", .0.render().trim_end())]
    Faults(Box<Report>),
    /// The keys inside the program cannot be used.
    #[error(transparent)]
    Keymap(#[from] KeymapError),
}

/// What the user chose.
#[derive(Debug)]
pub struct Config {
    /// What `config.ron` says.
    pub settings: Settings,
    /// The default keys with those of `keys.ron` over them.
    pub keymap: Keymap,
    /// The themes of `themes.ron`.
    pub themes: Vec<OwnTheme>,
}

/// The folder of the three files: `$XDG_CONFIG_HOME/plenary`, or its like on other systems; none: there is no home.
pub fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.config_dir().join("plenary"))
}

impl Config {
    /// Reads all three files of the user's folder.
    pub fn read() -> Result<Self, ConfigError> {
        Self::read_from(folder().as_deref())
    }

    /// Reads all three files of a folder and tells all faults of them.
    pub fn read_from(folder: Option<&Path>) -> Result<Self, ConfigError> {
        let mut files = Files::new(folder);
        let keymap = Keymap::defaults()?;
        let themes = files.read("themes.ron", themes::read)?.unwrap_or_default();
        let settings = files.read("config.ron", |text| settings::read(text, folder, &themes))?;
        let own = files.read("keys.ron", |text| keymap.with(text))?;
        files.finish(Self {
            settings: settings.unwrap_or_default(),
            keymap: own.unwrap_or(keymap),
            themes,
        })
    }
}

/// What `config.ron` alone says, for commands that have no use for keys and colours.
pub fn settings() -> Result<Settings, ConfigError> {
    let folder = folder();
    let mut files = Files::new(folder.as_deref());
    let settings = files.read("config.ron", |text| settings::shape(text, folder.as_deref()))?;
    files.finish(settings.unwrap_or_default())
}

/// The keys that hold: the defaults with those of `keys.ron` over them.
pub fn keymap() -> Result<Keymap, ConfigError> {
    let mut files = Files::new(folder().as_deref());
    let keymap = Keymap::defaults()?;
    let own = files.read("keys.ron", |text| keymap.with(text))?;
    files.finish(own.unwrap_or(keymap))
}

/// The themes of `themes.ron`.
pub fn themes() -> Result<Vec<OwnTheme>, ConfigError> {
    let mut files = Files::new(folder().as_deref());
    let themes = files.read("themes.ron", themes::read)?;
    files.finish(themes.unwrap_or_default())
}

/// The files that were read and what is wrong with them.
struct Files {
    folder: Option<PathBuf>,
    report: Report,
}

impl Files {
    fn new(folder: Option<&Path>) -> Self {
        Self {
            folder: folder.map(Path::to_owned),
            report: Report {
                files: Vec::new(),
                faults: Vec::new(),
            },
        }
    }

    /// Reads a file; `None` if it is not there or has faults.
    fn read<T>(
        &mut self,
        name: &str,
        parse: impl FnOnce(&str) -> Result<T, Vec<LocalFault>>,
    ) -> Result<Option<T>, ConfigError> {
        let Some(path) = self.folder.as_ref().map(|folder| folder.join(name)) else {
            return Ok(None);
        };
        let text = match read_text(&path, MOST_BYTES) {
            Ok(Some(text)) => text,
            Ok(None) => return Ok(None),
            Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(None),
            Err(error) => return Err(ConfigError::Io { path, error }),
        };
        let mut faults = match parse(&text) {
            Ok(read) => return Ok(Some(read)),
            Err(faults) => faults,
        };
        let file = self.report.files.len();
        self.report.files.push(SourceText {
            name: path.display().to_string(),
            text: text.into(),
        });
        faults.sort_by_key(|fault| fault.span.start);
        self.report.faults.extend(faults.into_iter().map(|fault| Fault {
            file,
            span: fault.span,
            severity: Severity::Error,
            what: fault.what,
            help: fault.help,
        }));
        Ok(None)
    }

    fn finish<T>(self, read: T) -> Result<T, ConfigError> {
        if self.report.faults.is_empty() {
            Ok(read)
        } else {
            Err(ConfigError::Faults(Box::new(self.report)))
        }
    }
}

#[cfg(test)]
mod tests;
