//! The one form of all JSON output: which dataset, and the result.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest, Sha256};

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
    let sha256 = fingerprint(atlas)?;
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

/// The SHA-256 of the dataset's content: of its records as JSON, so that neither comments nor their order in files matter.
fn fingerprint(atlas: &Atlas) -> Result<String, CliError> {
    let mut hash = Sha256::new();
    hash.update(serde_json::to_vec(atlas.head())?);
    let records = atlas.records();
    for list in [
        serde_json::to_vec(&records.bodies)?,
        serde_json::to_vec(&records.members)?,
        serde_json::to_vec(&records.entries)?,
        serde_json::to_vec(&records.themes)?,
        serde_json::to_vec(&records.terms)?,
        serde_json::to_vec(&records.sources)?,
        serde_json::to_vec(&records.wording)?,
    ] {
        hash.update(list);
    }
    Ok(hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    }))
}
