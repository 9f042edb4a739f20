//! The files a dataset is read from.

use std::path::{Path, PathBuf};

use super::fault::SourceText;
use super::read::{ReadError, Sighting, read_noting};
use super::{Loaded, Progress, embedded, load_telling};
use crate::model::fault::Report;

/// The files a dataset is read from, as they were named; none: it is the one inside the program.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stack {
    /// The files that were named.
    pub named: Vec<PathBuf>,
}

/// The files that were looked at for a dataset.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// The path of each file of the dataset, in the order in which they were read; none: it is inside the program.
    pub paths: Vec<Option<PathBuf>>,
    /// The files of the disk as they were, also those that could not be read.
    pub sightings: Vec<Sighting>,
}

impl Seen {
    /// Whether all files are still as they were.
    pub fn holds(&self) -> bool {
        self.sightings.iter().all(Sighting::holds)
    }
}

/// Why a dataset could not be loaded from its files.
#[derive(Debug)]
pub enum StackError {
    /// A file could not be read.
    Read(ReadError),
    /// The dataset has faults.
    Faults(Box<Report>),
}

impl Stack {
    /// Reads the dataset and tells which files that took.
    pub fn load(&self, tell: &(dyn Fn(Progress) + Sync)) -> (Seen, Result<Loaded, StackError>) {
        let mut seen = Seen::default();
        tell(Progress::Reading);
        let files = match self.files(&mut seen) {
            Ok(files) => files,
            Err(error) => return (seen, Err(StackError::Read(error))),
        };
        let loaded = load_telling(files, tell).map_err(|report| StackError::Faults(Box::new(report)));
        (seen, loaded)
    }

    fn files(&self, seen: &mut Seen) -> Result<Vec<SourceText>, ReadError> {
        let Some(path) = self.named.first() else {
            let files = embedded::files();
            seen.paths = files.iter().map(|_| None).collect();
            return Ok(files);
        };
        let read = read_noting(path, &mut seen.sightings);
        let on_disk = path != Path::new("-");
        seen.paths = match &read {
            Ok(_) if on_disk => seen.sightings.iter().map(|one| Some(one.path.clone())).collect(),
            Ok(files) => files.iter().map(|_| None).collect(),
            Err(_) => Vec::new(),
        };
        read
    }
}
