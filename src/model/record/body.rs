//! Bodies and members as an author writes them.

use serde::{Deserialize, Serialize};

use super::{Confidences, Dispute, Name};
use crate::model::date::Edtf;

/// What kind of body a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The organisation itself.
    Forum,
    /// The meeting of Leaders.
    Leaders,
    /// A meeting of ministers.
    Ministerial,
    /// A meeting of ministers of one sector.
    SectoralMinisterial,
    /// Senior officials.
    SeniorOfficials,
    /// A committee.
    Committee,
    /// A working group or a policy partnership of that level.
    WorkingGroup,
    /// A steering group.
    SteeringGroup,
    /// A group below another group.
    Subgroup,
    /// A group set up for one task.
    TaskForce,
    /// The secretariat or a unit of it.
    Secretariat,
    /// The council of business.
    BusinessCouncil,
    /// An official observer from outside.
    Observer,
    /// A guest or partner from outside.
    Partner,
    /// An organisation outside that issued a text referred to here.
    Outside,
}

/// A body: a part of the organisation, or an organisation beside it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its official name, the present or the last one.
    pub name: String,
    /// Its abbreviation or short name.
    pub short: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// When it existed: an EDTF interval; a missing end is unknown, `..` goes on. Left out: unknown.
    #[serde(default)]
    pub life: Option<Edtf>,
    /// The dates between which sources show it at work.
    #[serde(default)]
    pub seen: Option<Edtf>,
    /// Its names over time, oldest first. Left out: the one name always.
    #[serde(default)]
    pub names: Vec<Naming>,
    /// The bodies it reported to over time, oldest first. Left out: it stands at the top.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// The bodies whose work it took over.
    #[serde(default)]
    pub succeeds: Vec<String>,
    /// What it is, in one to three sentences.
    pub summary: String,
    /// What it is charged with.
    #[serde(default)]
    pub mandate: String,
    /// Why it matters for cyber security.
    #[serde(default)]
    pub relevance: String,
    /// Organisations it works with.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Further remarks, limits and open questions.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Facts on which sources differ.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// Confidence per key fact.
    pub confidence: Confidences,
    /// Ids of the sources it rests on.
    pub sources: Vec<Name>,
}

/// A name that a body had for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// The name.
    pub name: String,
    /// Its abbreviation then, where it differs from today's.
    #[serde(default)]
    pub short: Option<String>,
    /// When it was in use: an EDTF interval.
    pub span: Edtf,
}

/// A body that another one reported to for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// Id of the parent.
    pub body: String,
    /// When: an EDTF interval. Left out: neither start nor end is known.
    #[serde(default)]
    pub span: Option<Edtf>,
    /// The dates between which sources show the link, where its start or end is not known.
    #[serde(default)]
    pub seen: Option<Edtf>,
}

impl Parent {
    /// Its dates in words.
    pub fn when(&self) -> String {
        when(self.span, self.seen)
    }
}

/// The dates of a link between bodies in words.
pub(crate) fn when(span: Option<Edtf>, seen: Option<Edtf>) -> String {
    match (span, seen) {
        (Some(span), _) => span.human(),
        (None, Some(seen)) => format!("dates not known; seen {}", seen.human()),
        (None, None) => "dates not known".to_owned(),
    }
}

/// An organisation that a body works with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Id of the partner.
    pub body: String,
    /// The part it plays, such as `guest` or `joint projects`.
    pub role: String,
    /// When this was seen. Left out: undated.
    #[serde(default)]
    pub seen: Option<Edtf>,
}

/// A member of the organisation, under the name the organisation uses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its official name in the organisation's own usage.
    pub name: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// When it joined.
    pub joined: Edtf,
    /// Further remarks.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Confidence per key fact.
    pub confidence: Confidences,
    /// Ids of the sources it rests on.
    pub sources: Vec<Name>,
}
