//! What is kept between two runs: files in the user's state folder, written whole or not at all.

use std::fs;
use std::io;
use std::path::PathBuf;

use etcetera::BaseStrategy;
use ron::extensions::Extensions;
use thiserror::Error;

use crate::app::searches::Searches;
use crate::save::{SaveError, save};

/// Why something could not be kept or brought back.
#[derive(Debug, Error)]
pub enum StateError {
    /// There is no home folder.
    #[error("there is no home folder to keep things in; set HOME or XDG_STATE_HOME")]
    NoHome,
    /// Reading or writing failed.
    #[error("{}: {error}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// A file holds something else than it should.
    #[error("{}: {error}; correct or remove the file", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line and column.
        error: Box<ron::error::SpannedError>,
    },
    /// A file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// Something could not be written as RON.
    #[error(transparent)]
    Ron(#[from] ron::Error),
}

/// The folder for what is kept between two runs: `$XDG_STATE_HOME/plenary`, or its like on other systems.
pub fn folder() -> Result<PathBuf, StateError> {
    let base = etcetera::choose_base_strategy().map_err(|_error| StateError::NoHome)?;
    Ok(base
        .state_dir()
        .unwrap_or_else(|| base.data_dir())
        .join("plenary"))
}

/// The searches of earlier runs; none if there were none.
pub fn load_searches() -> Result<Searches, StateError> {
    let path = folder()?.join("searches.ron");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Searches::default()),
        Err(error) => return Err(StateError::Io { path, error }),
    };
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options.from_str(&text).map_err(|error| StateError::Damaged {
        path,
        error: Box::new(error),
    })
}

/// Keeps the searches for the next run.
pub fn save_searches(searches: &Searches) -> Result<(), StateError> {
    let text = ron::ser::to_string_pretty(searches, ron::ser::PrettyConfig::default())?;
    let folder = folder()?;
    if let Err(error) = fs::create_dir_all(&folder) {
        return Err(StateError::Io { path: folder, error });
    }
    Ok(save(&folder.join("searches.ron"), &text, true)?)
}
