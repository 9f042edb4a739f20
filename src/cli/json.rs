//! The one form of all JSON output, for commands that write into their text.

use serde::Serialize;

use super::CliError;
use crate::export::json;
use crate::model::Atlas;
use crate::model::history::AsOf;

/// Writes `result` as one JSON document.
pub(super) fn write<T: Serialize>(atlas: &Atlas, result: T, out: &mut String) -> Result<(), CliError> {
    out.push_str(&json::answer(atlas, result)?);
    Ok(())
}

/// Writes `result`, which tells how the dataset stood then, as one JSON document.
pub(super) fn write_as_of<T: Serialize>(
    atlas: &Atlas,
    at: &AsOf,
    result: T,
    out: &mut String,
) -> Result<(), CliError> {
    out.push_str(&json::answer_as_of(atlas, Some(at.date()), result)?);
    Ok(())
}
