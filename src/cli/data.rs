//! Which dataset a command works on.

use std::collections::HashSet;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{CliError, Common};
use crate::config;
use crate::export;
use crate::model::date::Edtf;
use crate::model::fault::did_you_mean;
use crate::model::history::{AsOf, Past};
use crate::model::{Atlas, Id, Progress, Seen, Stack, StackError};

/// Loads the dataset that was asked for.
pub(super) fn load(common: &Common) -> Result<Arc<Atlas>, CliError> {
    load_stack(&stack(common)?, &|_progress| ()).1
}

/// Loads the dataset that was asked for as it stood at the date that was asked for.
pub(super) fn load_then(common: &Common) -> Result<Arc<Atlas>, CliError> {
    let atlas = load(common)?;
    match common.as_of {
        Some(date) => Ok(Arc::new(AsOf::new(&atlas, date).atlas(&atlas)?)),
        None => Ok(atlas),
    }
}

/// Says of when an answer for people is, if not of today.
pub(super) fn say_when(atlas: &Atlas, out: &mut String) {
    if let Some(past) = atlas.past() {
        out.push_str(&export::when(&past.day));
    }
}

/// Loads the dataset that was asked for here and now, whatever the user's settings are.
pub(super) fn load_plainly(common: &Common) -> Result<Arc<Atlas>, CliError> {
    let named = named(common);
    load_stack(&Stack { named }, &|_progress| ()).1
}

/// The files of the dataset that was asked for, or else of the one that the user's settings name.
pub(super) fn stack(common: &Common) -> Result<Stack, CliError> {
    if named(common).is_empty() {
        Ok(stack_or(common, config::settings()?.data))
    } else {
        Ok(stack_or(common, Vec::new()))
    }
}

/// The files of the dataset that was asked for, or else these.
pub(super) fn stack_or(common: &Common, settled: Vec<PathBuf>) -> Stack {
    let named = named(common);
    Stack {
        named: if named.is_empty() { settled } else { named },
    }
}

/// The files that the command line or the environment names.
fn named(common: &Common) -> Vec<PathBuf> {
    // A variable that is set but empty counts as not set, as is usual.
    let variable = || {
        env::var_os("PLENARY_DATA")
            .filter(|value| !value.is_empty())
            .map_or_else(Vec::new, |value| env::split_paths(&value).collect())
    };
    if common.data.is_empty() {
        variable()
    } else {
        common.data.clone()
    }
}

/// Loads a dataset and tells which files that took.
pub(super) fn load_stack(
    stack: &Stack,
    tell: &(dyn Fn(Progress) + Sync),
) -> (Seen, Result<Arc<Atlas>, CliError>) {
    let (seen, loaded) = stack.load(tell);
    let atlas = loaded.map(|loaded| Arc::new(loaded.atlas));
    if let Ok(atlas) = &atlas {
        let head = atlas.head();
        log::info!("read the dataset {} {}", head.id, head.version);
    }
    (
        seen,
        atlas.map_err(|error| match error {
            StackError::Read(error) => CliError::Read(error),
            StackError::Faults(report) => CliError::Faults(report),
        }),
    )
}

/// Loads the dataset in this file; `-` is standard input.
pub(super) fn load_from(path: &Path) -> Result<Arc<Atlas>, CliError> {
    let stack = Stack {
        named: vec![path.to_owned()],
    };
    load_stack(&stack, &|_progress| ()).1
}

/// The record with this id, or the closest one in the complaint.
pub(super) fn find(atlas: &Atlas, id: &str) -> Result<Id, CliError> {
    let later = |past: &Past| past.later.get(id).map(|date| (past.day.clone(), *date));
    atlas.find(id).ok_or_else(|| match atlas.past().and_then(later) {
        Some((day, date)) => CliError::NotThen {
            id: id.to_owned(),
            day,
            date: date.map_or_else(|| "not known".to_owned(), Edtf::human),
        },
        None => CliError::NoRecord {
            id: id.to_owned(),
            near: did_you_mean(id, atlas.names()).map(str::to_owned),
        },
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
