//! The one form of all JSON output: which dataset, and the result.

use serde::Serialize;

use crate::model::date::Edtf;
use crate::model::record::{Body, Entry, Member, Source, Term, Theme};
use crate::model::{Atlas, Id, RecordKind};

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
    /// The date at which the dataset was looked, if one was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    as_of: Option<Edtf>,
}

/// A record as its author wrote it, with the name of its kind.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Record<'a> {
    /// A body.
    Body(&'a Body),
    /// A text.
    Instrument(&'a Entry),
    /// Something that took place.
    Event(&'a Entry),
    /// A member.
    Member(&'a Member),
    /// A theme.
    Theme(&'a Theme),
    /// A term of the glossary.
    Term(&'a Term),
    /// A source.
    Source(&'a Source),
}

impl<'a> Record<'a> {
    /// The record `id`.
    pub fn of(atlas: &'a Atlas, id: Id) -> Option<Self> {
        Some(match id {
            Id::Body(_) => Self::Body(atlas.body(id)?),
            Id::Entry(_) => {
                let entry = atlas.entry(id)?;
                if entry.kind.is_event() {
                    Self::Event(entry)
                } else {
                    Self::Instrument(entry)
                }
            }
            Id::Member(_) => Self::Member(atlas.member(id)?),
            Id::Theme(_) => Self::Theme(atlas.theme(id)?),
            Id::Term(_) => Self::Term(atlas.term(id)?),
            Id::Source(_) => Self::Source(atlas.source(id)?),
        })
    }

    /// What it is.
    pub const fn kind(self) -> RecordKind {
        match self {
            Self::Body(_) => RecordKind::Body,
            Self::Instrument(_) => RecordKind::Instrument,
            Self::Event(_) => RecordKind::Event,
            Self::Member(_) => RecordKind::Member,
            Self::Theme(_) => RecordKind::Theme,
            Self::Term(_) => RecordKind::Term,
            Self::Source(_) => RecordKind::Source,
        }
    }
}

/// `result` as one JSON document that names the dataset, and of a dataset as it stood at a date that date.
pub fn answer<T: Serialize>(atlas: &Atlas, result: T) -> serde_json::Result<String> {
    answer_as_of(atlas, atlas.past().map(|past| past.date), result)
}

/// The same of a result that was made for this date.
pub fn answer_as_of<T: Serialize>(
    atlas: &Atlas,
    as_of: Option<Edtf>,
    result: T,
) -> serde_json::Result<String> {
    let head = atlas.head();
    let answer = Answer {
        dataset: Dataset {
            id: &head.id,
            version: &head.version,
            sha256: atlas.fingerprint()?,
            as_of,
        },
        result,
    };
    Ok(serde_json::to_string_pretty(&answer)? + "\n")
}

/// Whole records; the result is an array.
pub fn document(atlas: &Atlas, ids: &[Id]) -> serde_json::Result<String> {
    let records: Vec<Record<'_>> = ids.iter().filter_map(|id| Record::of(atlas, *id)).collect();
    answer(atlas, records)
}
