//! Which dataset a command works on.

use std::collections::HashSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{CliError, Common};
use crate::model::fault::{SourceText, did_you_mean};
use crate::model::{Atlas, Id, Progress, embedded, read};

/// Loads the dataset that was asked for.
pub(super) fn load(common: &Common) -> Result<Arc<Atlas>, CliError> {
    match file(common) {
        Some(path) => load_from(&path),
        None => loaded(embedded::files(), &|_progress| ()),
    }
}

/// The file of the dataset that was asked for; `None` for the one inside the program.
pub(super) fn file(common: &Common) -> Option<PathBuf> {
    // A variable that is set but empty counts as not set, as is usual.
    let variable = || {
        env::var_os("PLENARY_DATA")
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    common.data.clone().or_else(variable)
}

/// Loads the dataset in this file; `-` is standard input.
pub(super) fn load_from(path: &Path) -> Result<Arc<Atlas>, CliError> {
    loaded(read(path)?, &|_progress| ())
}

/// As [`load_from`], telling how far it has come.
pub(super) fn load_telling(path: &Path, tell: &(dyn Fn(Progress) + Sync)) -> Result<Arc<Atlas>, CliError> {
    tell(Progress::Reading);
    loaded(read(path)?, tell)
}

fn loaded(files: Vec<SourceText>, tell: &(dyn Fn(Progress) + Sync)) -> Result<Arc<Atlas>, CliError> {
    crate::model::load_telling(files, tell)
        .map(|loaded| Arc::new(loaded.atlas))
        .map_err(|report| CliError::Faults(Box::new(report)))
}

/// The record with this id, or the closest one in the complaint.
pub(super) fn find(atlas: &Atlas, id: &str) -> Result<Id, CliError> {
    atlas.find(id).ok_or_else(|| CliError::NoRecord {
        id: id.to_owned(),
        near: did_you_mean(id, atlas.names()).map(str::to_owned),
    })
}

/// The instrument or event with this id; a record of another kind is refused.
pub(super) fn find_entry(atlas: &Atlas, id: &str) -> Result<Id, CliError> {
    let found = find(atlas, id)?;
    if atlas.entry(found).is_some() {
        Ok(found)
    } else {
        Err(CliError::NoEntry(id.to_owned()))
    }
}

/// The records that match a query; `None` if there is none to match.
pub(super) fn matching(atlas: &Arc<Atlas>, query: &str) -> Option<HashSet<Id>> {
    (!query.trim().is_empty()).then(|| super::search::find(atlas, query).ids.into_iter().collect())
}
