//! The one form of all JSON output, for commands that write into their text.

use serde::Serialize;

use super::CliError;
use crate::export::json;
use crate::model::Atlas;

/// Writes `result` as one JSON document.
pub(super) fn write<T: Serialize>(atlas: &Atlas, result: T, out: &mut String) -> Result<(), CliError> {
    out.push_str(&json::answer(atlas, result)?);
    Ok(())
}
