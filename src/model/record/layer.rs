//! What stands over a dataset: layers of notes, changes and records of one's own, as an author writes them.

use serde::{Deserialize, Serialize};

/// What the head of a layer says of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// The schema the file is written in.
    pub schema: u32,
    /// Short id of the layer, such as `my-notes`.
    pub id: String,
    /// Name of the layer for people.
    pub title: String,
    /// Id of the dataset that it is for.
    pub over: String,
    /// Further files of the same layer, relative to the first one.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// A remark on a record of the dataset or of a layer.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Id of the record.
    pub on: String,
    /// What is to be remarked.
    pub text: String,
    /// Ids of the sources that say so.
    #[serde(default)]
    pub sources: Vec<String>,
}
