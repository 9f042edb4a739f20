//! What tells one edition of a dataset from another.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Atlas;

/// The SHA-256 of the dataset's content: of its records as JSON, so that neither comments nor their order in files matter.
pub fn fingerprint(atlas: &Atlas) -> serde_json::Result<String> {
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
