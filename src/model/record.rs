//! The shape of a dataset file, schema 1, exactly as an author writes it in RON.
//!
//! Nothing here is checked beyond its shape; [`super::load()`] turns records into an [`super::Atlas`].
//! A dataset is one file, or one file that names further `parts` beside it.

mod body;
mod entry;
mod layer;
mod reference;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub(crate) use body::when;
pub use body::{Body, BodyKind, Member, Naming, Parent, Partner};
pub use entry::{Deed, Entry, EntryKind, Point, Relation, RelationKind, Role, Status, Strength, Verb};
pub use layer::{Layer, Note};
pub use reference::{Rule, Source, SourceKind, Term, Theme};

use super::date::Edtf;

/// The number of the schema this program reads and writes.
pub const SCHEMA: u32 = 1;

/// A record of a list.
pub(crate) trait Record {
    /// Its id; empty if it has none.
    fn id(&self) -> &str;

    /// What is known of how well its key facts are established.
    fn confidence_mut(&mut self) -> Option<&mut Confidences> {
        None
    }

    /// Gives back room that it took while it was read: a list grows by leaps, and there may be a million of it.
    fn compact(&mut self) {}
}

macro_rules! records {
    ($($record:ident),*) => {
        $(impl Record for $record {
            fn id(&self) -> &str {
                &self.id
            }
        })*
    };
}

records!(Theme, Term, Source, Rule);

macro_rules! judged_records {
    ($($record:ident),*) => {
        $(impl Record for $record {
            fn id(&self) -> &str {
                &self.id
            }

            fn confidence_mut(&mut self) -> Option<&mut Confidences> {
                Some(&mut self.confidence)
            }
        })*
    };
}

judged_records!(Body, Member);

impl Record for Note {
    fn id(&self) -> &'static str {
        ""
    }
}

/// What the head of a dataset says about the whole.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The schema the file is written in.
    pub schema: u32,
    /// Short id of the dataset, such as `apec`.
    pub id: String,
    /// Edition of the dataset, such as `1.0.0`.
    pub version: String,
    /// Name of the dataset for people.
    pub title: String,
    /// What the dataset covers and what it leaves out.
    pub scope: String,
    /// The day up to which its facts were checked.
    pub checked: Edtf,
    /// Language of the texts, as a BCP 47 tag.
    pub language: String,
    /// Who put the dataset together and how.
    pub curation: Curation,
    /// The organisation's own words for what every dataset has.
    #[serde(default)]
    pub usage: Usage,
    /// Further files of the same dataset, relative to the first one.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// The organisation's own words for what every dataset has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Usage {
    /// What it calls a member, such as `member State`.
    pub member: String,
    /// What it calls its members at the head of a list, such as `Member States`.
    pub members: String,
}

impl Default for Usage {
    fn default() -> Self {
        Self {
            member: "member".to_owned(),
            members: "Members".to_owned(),
        }
    }
}

/// Who put the dataset together, how, and what its reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Curation {
    /// Name of the person or team.
    pub by: String,
    /// How facts were found and checked.
    pub method: String,
    /// What a reader must know before quoting it.
    pub notice: String,
}

/// How well a key fact is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An official text was seen, or two independent sources agree.
    Verified,
    /// One source that is not official, or an inference from one document.
    SingleSource,
    /// No source was seen; not to be stated as a fact.
    Unverified,
}

/// A key fact that a confidence or a dispute is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The date of an instrument or event.
    Date,
    /// Who issued, adopted or endorsed it.
    Issuer,
    /// What it says.
    Points,
    /// Its official title.
    Title,
    /// Where it happened.
    Place,
    /// Whether and until when it holds.
    Status,
    /// Where it comes from or what it led to.
    Relations,
    /// When a body began and ended.
    Life,
    /// The names of a body over time.
    Names,
    /// The parents of a body over time.
    Parent,
    /// The mandate of a body.
    Mandate,
    /// When a member joined.
    Joined,
    /// The part a partner plays.
    Role,
}

/// A short text that is held in place, without an allocation of its own: a million records name others by it.
pub type Name = compact_str::CompactString;

/// Confidence per key fact.
pub type Confidences = BTreeMap<Fact, Confidence>;

/// A fact on which sources differ.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// The key fact in question.
    pub fact: Fact,
    /// What is disputed, as a question.
    pub question: String,
    /// What each source says.
    pub claims: Vec<Claim>,
    /// A wording that is safe to say.
    pub safe: String,
}

/// What one source says in a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The claim, in our own words.
    pub says: String,
    /// Id of its source.
    pub source: Name,
}
