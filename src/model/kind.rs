//! What a record is, as told apart by the lists of a dataset.

use serde::Serialize;

/// What a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// The head of the dataset, which stands in no list.
    Dataset,
    /// A body.
    Body,
    /// A member.
    Member,
    /// An instrument.
    Instrument,
    /// An event.
    Event,
    /// A theme.
    Theme,
    /// A term.
    Term,
    /// A source.
    Source,
    /// A wording rule.
    Rule,
}

impl RecordKind {
    /// Each list of a dataset: its field, how its records begin in a file, and what they are.
    pub(crate) const LISTS: [(&'static str, &'static str, Self); 8] = [
        ("bodies", "Body", Self::Body),
        ("members", "Member", Self::Member),
        ("instruments", "Instrument", Self::Instrument),
        ("events", "Event", Self::Event),
        ("themes", "Theme", Self::Theme),
        ("terms", "Term", Self::Term),
        ("sources", "Source", Self::Source),
        ("wording", "Rule", Self::Rule),
    ];

    /// What the records of the list with this field are.
    pub(crate) fn of_list(list: &str) -> Option<Self> {
        let (_, _, kind) = Self::LISTS.iter().find(|(field, _, _)| *field == list)?;
        Some(*kind)
    }

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dataset => "dataset",
            Self::Body => "body",
            Self::Member => "member",
            Self::Instrument => "instrument",
            Self::Event => "event",
            Self::Theme => "theme",
            Self::Term => "term",
            Self::Source => "source",
            Self::Rule => "wording rule",
        }
    }

    /// One of it: `a body`, `an event`.
    pub fn with_article(self) -> String {
        let article = match self {
            Self::Instrument | Self::Event => "an",
            _ => "a",
        };
        format!("{article} {}", self.word())
    }
}
