//! The fingerprint of a dataset's content, by which JSON answers, briefings and handouts name it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::Atlas;

impl Atlas {
    /// The SHA-256 of the dataset's content in hexadecimal: of its records as JSON, so that neither comments nor their
    /// order in files matter. As of a date it is that of the whole edition.
    pub fn fingerprint(&self) -> Result<String, serde_json::Error> {
        if let Some(past) = self.past() {
            return Ok(past.fingerprint.clone());
        }
        let mut hash = Sha256::new();
        hash.update(serde_json::to_vec(self.head())?);
        let records = self.records();
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
        // A dataset without layers is named as it was before there were any.
        if !records.layers.is_empty() {
            hash.update(serde_json::to_vec(&records.layers)?);
            hash.update(serde_json::to_vec(&records.notes)?);
        }
        Ok(hex(&hash.finalize()))
    }
}

/// Bytes in hexadecimal, two small letters each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a `String` cannot fail.
        let _written = write!(text, "{byte:02x}");
        text
    })
}
