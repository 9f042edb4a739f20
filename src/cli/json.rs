//! The one form of all JSON output: which dataset, and the result.

use serde::Serialize;

use super::CliError;
use crate::model::Atlas;

#[derive(Serialize)]
struct Answer<'a, T> {
    dataset: Dataset<'a>,
    result: T,
}

#[derive(Serialize)]
struct Dataset<'a> {
    id: &'a str,
    version: &'a str,
    sha256: String,
}

/// Writes `result` as one JSON document.
pub(super) fn write<T: Serialize>(atlas: &Atlas, result: T, out: &mut String) -> Result<(), CliError> {
    let head = atlas.head();
    let sha256 = atlas.fingerprint()?;
    let answer = Answer {
        dataset: Dataset {
            id: &head.id,
            version: &head.version,
            sha256,
        },
        result,
    };
    out.push_str(&serde_json::to_string_pretty(&answer)?);
    out.push('\n');
    Ok(())
}
