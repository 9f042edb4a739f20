//! What is in doubt in a dataset, each doubt with a sentence that is safe to say.
//!
//! The day against which checks are stale is passed in: nothing here reads a clock.

mod find;
mod render;
#[cfg(test)]
mod tests;

pub use render::to_text;

use jiff::{Span, civil::Date};
use serde::Serialize;

use crate::model::date::Edtf;
use crate::model::history::day_of;
use crate::model::record::Fact;
use crate::model::{Atlas, Named};

/// A kind of doubt, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DoubtKind {
    /// Sources differ.
    Dispute,
    /// No source was seen.
    Unverified,
    /// One source only that is not official.
    SingleSource,
    /// A date that is missing or bears a mark.
    UncertainDate,
    /// Checked more than a year before the day that was asked about.
    Stale,
}

impl DoubtKind {
    /// All kinds, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Dispute,
        Self::Unverified,
        Self::SingleSource,
        Self::UncertainDate,
        Self::Stale,
    ];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dispute => "sources differ",
            Self::Unverified => "unverified",
            Self::SingleSource => "single source",
            Self::UncertainDate => "uncertain date",
            Self::Stale => "stale check",
        }
    }

    /// Its mark before a line.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Dispute => "[!]",
            Self::Unverified => "[?]",
            Self::SingleSource => "[1]",
            Self::UncertainDate => "[~]",
            Self::Stale => "[o]",
        }
    }
}

/// A doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Doubt {
    /// Its kind.
    pub kind: DoubtKind,
    /// The record it is about; `None`: the dataset as a whole.
    pub record: Option<Named>,
    /// The fact in doubt; `None` of a stale check.
    pub fact: Option<Fact>,
    /// What is in doubt.
    pub what: String,
    /// A sentence that is safe to say.
    pub safe: String,
}

/// All doubts of a dataset, the gravest kind first, then in the order of bodies, entries, members and sources.
///
/// `on` is the day against which checks are stale; without it no check is.
pub fn doubts(atlas: &Atlas, on: Option<Edtf>) -> Vec<Doubt> {
    let mut found = find::in_records(atlas);
    if let Some(on) = on {
        let year_before = day_of(on).saturating_sub(Span::new().years(1));
        found.extend(find::stale(atlas, year_before));
    }
    found.sort_by_key(|doubt| doubt.kind);
    found
}

/// Whether a check of `date` is older than `limit`.
fn is_stale(date: Edtf, limit: Date) -> bool {
    day_of(date) < limit
}
