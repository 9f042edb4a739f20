//! Which dataset a command works on.

use std::env;
use std::path::PathBuf;

use super::{CliError, Common};
use crate::model::fault::did_you_mean;
use crate::model::{Atlas, Id, embedded, read};

/// Loads the dataset that was asked for.
pub(super) fn load(common: &Common) -> Result<Atlas, CliError> {
    // A variable that is set but empty counts as not set, as is usual.
    let variable = || {
        env::var_os("PLENARY_DATA")
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let files = match common.data.clone().or_else(variable) {
        Some(path) => read(&path)?,
        None => embedded::files(),
    };
    crate::model::load(files)
        .map(|loaded| loaded.atlas)
        .map_err(|report| CliError::Faults(Box::new(report)))
}

/// The record with this id, or the closest one in the complaint.
pub(super) fn find(atlas: &Atlas, id: &str) -> Result<Id, CliError> {
    atlas.find(id).ok_or_else(|| CliError::NoRecord {
        id: id.to_owned(),
        near: did_you_mean(id, atlas.names()).map(str::to_owned),
    })
}
