//! The files a dataset is read from.

use std::path::{Path, PathBuf};

use super::fault::SourceText;
use super::read::{ReadError, Sighting, read_noting};
use super::split::begins_with;
use super::{Loaded, Progress, embedded, load_layers};
use crate::model::fault::Report;

/// The files a dataset and the layers over it are read from, as they were named; none: it is the one inside the program.
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
    /// Reads the dataset and the layers over it, and tells which files that took.
    pub fn load(&self, tell: &(dyn Fn(Progress) + Sync)) -> (Seen, Result<Loaded, StackError>) {
        let mut seen = Seen::default();
        tell(Progress::Reading);
        let loaded = self.read(&mut seen).map_err(StackError::Read).and_then(|layers| {
            load_layers(layers, tell).map_err(|report| StackError::Faults(Box::new(report)))
        });
        (seen, loaded)
    }

    /// Reads the files of all layers; where the first is a layer, it stands over the dataset inside the program.
    pub fn read(&self, seen: &mut Seen) -> Result<Vec<Vec<SourceText>>, ReadError> {
        let mut layers = Vec::new();
        for path in &self.named {
            let before = seen.sightings.len();
            let files = read_noting(path, &mut seen.sightings)?;
            if layers.is_empty() && is_layer(&files) {
                layers.push(inside(seen));
            }
            let on_disk = path != Path::new("-");
            let read = seen
                .sightings
                .iter()
                .skip(before)
                .map(|one| Some(one.path.clone()));
            if on_disk {
                seen.paths.extend(read);
            } else {
                seen.paths.push(None);
            }
            layers.push(files);
        }
        if layers.is_empty() {
            layers.push(inside(seen));
        }
        Ok(layers)
    }
}

fn inside(seen: &mut Seen) -> Vec<SourceText> {
    let files = embedded::files();
    seen.paths.extend(files.iter().map(|_| None));
    files
}

/// Whether files are those of a layer, which stands over a dataset.
pub fn is_layer(files: &[SourceText]) -> bool {
    files.first().is_some_and(|file| begins_with(&file.text, "Layer"))
}
