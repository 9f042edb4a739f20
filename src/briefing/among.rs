//! What a card on many records was narrowed to when it was made.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use crate::model::{Atlas, Id};

/// A filter of the panes as a card keeps it: its query for the reader, and what it left, so that the card says the same
/// whatever a later edition would find.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Among {
    /// The query as it was typed.
    pub query: String,
    /// The ids of the records that it left.
    pub records: Vec<String>,
}

impl Among {
    /// The records of an atlas that it leaves; without a filter all are left.
    pub(super) fn keeps<'a>(among: Option<&'a Self>, atlas: &'a Atlas) -> impl Fn(Id) -> bool + use<'a> {
        let left: Option<HashSet<&str>> =
            among.map(|among| among.records.iter().map(String::as_str).collect());
        move |id| left.as_ref().is_none_or(|left| left.contains(atlas.name(id)))
    }

    /// What it was narrowed to, behind other words; empty without a filter.
    pub(super) fn words(among: Option<&Self>) -> String {
        among.map_or_else(String::new, |among| format!(", only {}", among.query))
    }
}
