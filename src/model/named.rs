//! How values that are computed from an atlas name a record.

use serde::Serialize;

use super::date::Edtf;
use super::{Atlas, Id};

/// A record as a value names it: its place in the atlas for the explorer, its words for everyone else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// Its place in the atlas it was taken from.
    #[serde(skip)]
    pub record: Id,
    /// The id that its author gave it.
    pub id: String,
    /// Its short title, the full one where there is none.
    pub short: String,
    /// Its full title.
    pub title: String,
    /// Its date: of a body its life, of a member the date on which it joined.
    pub date: Option<Edtf>,
}

impl Named {
    /// The short title with the date in words: `TSSOE Strategy (2005)`; only of an entry a missing date is worth a word.
    pub fn dated(&self) -> String {
        match (self.date, self.record) {
            (Some(date), _) => format!("{} ({})", self.short, date.human()),
            (None, Id::Entry(_)) => format!("{} (no date)", self.short),
            (None, _) => self.short.clone(),
        }
    }
}

impl Atlas {
    /// The record `id` as a value names it.
    pub fn named(&self, id: Id) -> Named {
        Named {
            record: id,
            id: self.name(id).to_owned(),
            short: self.short(id).to_owned(),
            title: self.title(id).to_owned(),
            date: self.date(id),
        }
    }
}
