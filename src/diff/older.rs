//! The difference from an older edition that lies in a file.

use std::path::Path;

use thiserror::Error;

use super::Diff;
use crate::model::{Atlas, ReadError, load, read};

/// Why an older edition cannot be compared with.
#[derive(Debug, Error)]
pub enum OlderError {
    /// Its files cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// It has faults.
    #[error("{path} has faults ({faults}) and was not loaded; `plenary check {path}` names them")]
    Faults {
        /// The path as given.
        path: String,
        /// How many there are.
        faults: usize,
    },
}

impl Diff {
    /// What changed from the edition in the file `path` to `new`.
    ///
    /// # Errors
    /// Fails if the file or a part of it cannot be read, or has faults.
    pub fn since(path: &Path, new: &Atlas) -> Result<Self, OlderError> {
        let old = load(read(path)?).map_err(|report| OlderError::Faults {
            path: path.display().to_string(),
            faults: report.errors(),
        })?;
        Ok(Self::new(&old.atlas, new))
    }
}
