//! A body as of a day: whether it existed, its names and the bodies it reported to.

use serde::Serialize;

use super::hold::Hold;
use crate::model::Id;
use crate::model::date::Edtf;
use crate::model::record::when;

/// Why it is not sure that a body existed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsure {
    /// Its start is known only roughly.
    Start,
    /// Its end is not known, or only roughly; the last date at which the dataset shows it.
    End(Option<String>),
    /// The dataset shows it only from this date on.
    BeforeSeen(String),
    /// The dataset shows it only until this date.
    AfterSeen(String),
    /// The dataset has no date of it at all.
    Undated,
}

/// Whether a body existed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It did not exist yet.
    NotYet,
    /// It may have existed.
    Perhaps(Unsure),
    /// It existed.
    Existed,
    /// It existed no longer.
    NoLonger,
}

impl Standing {
    /// Whether it existed, surely or perhaps.
    pub const fn is_there(&self) -> bool {
        matches!(self, Self::Existed | Self::Perhaps(_))
    }

    /// What a line about the body adds to its name; nothing where it surely existed.
    pub fn remark(&self) -> String {
        match self {
            Self::Existed => String::new(),
            Self::NotYet => "not yet there".to_owned(),
            Self::NoLonger => "no longer there".to_owned(),
            Self::Perhaps(Unsure::Start) => "may not have begun yet".to_owned(),
            Self::Perhaps(Unsure::End(None)) => "may have ended".to_owned(),
            Self::Perhaps(Unsure::End(Some(last))) => format!("may have ended; last shown {last}"),
            Self::Perhaps(Unsure::BeforeSeen(first)) => format!("not shown before {first}"),
            Self::Perhaps(Unsure::AfterSeen(last)) => format!("not shown after {last}"),
            Self::Perhaps(Unsure::Undated) => "dates not known".to_owned(),
        }
    }
}

/// A name that a body had, or may have had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NameThen {
    /// The name.
    pub name: String,
    /// Its short form.
    pub short: String,
    /// When it was in use; `None` if that is not known.
    pub span: Option<Edtf>,
    /// How surely it was in use then.
    pub hold: Hold,
}

/// A body that another one reported to, or may have reported to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParentThen {
    /// The body above.
    #[serde(skip)]
    pub body: Id,
    /// Its id.
    pub id: String,
    /// When; `None` if that is not known.
    pub span: Option<Edtf>,
    /// The dates between which sources show it.
    pub seen: Option<Edtf>,
    /// How surely it held then.
    pub hold: Hold,
}

impl ParentThen {
    /// Its dates in words.
    pub fn when(&self) -> String {
        when(self.span, self.seen)
    }
}

/// Where a body hangs in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placed {
    /// At the top: it reported to nobody.
    Top,
    /// Under the body it reported to.
    Under(Id),
    /// Under the nearest body above that was there, since `missing` was not.
    Instead {
        /// Where it hangs.
        under: Id,
        /// The body it would hang from.
        missing: Id,
    },
    /// At the top, since no body above it was there.
    Adrift {
        /// The body it would hang from.
        missing: Id,
    },
}

impl Placed {
    /// The body it hangs from.
    pub const fn under(self) -> Option<Id> {
        match self {
            Self::Under(under) | Self::Instead { under, .. } => Some(under),
            Self::Top | Self::Adrift { .. } => None,
        }
    }

    /// The body it reported to, which was not there.
    pub const fn missing(self) -> Option<Id> {
        match self {
            Self::Instead { missing, .. } | Self::Adrift { missing } => Some(missing),
            Self::Top | Self::Under(_) => None,
        }
    }
}

/// A body as of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodyThen {
    /// Whether it existed.
    pub standing: Standing,
    /// The names it had or may have had; the one to show first.
    pub names: Vec<NameThen>,
    /// The bodies it reported to or may have reported to; the likeliest first.
    pub parents: Vec<ParentThen>,
    /// Where it hangs in the tree.
    pub placed: Placed,
}

impl BodyThen {
    /// The name to show.
    pub fn name(&self) -> &str {
        self.names.first().map_or("", |name| name.name.as_str())
    }

    /// The short name to show.
    pub fn short(&self) -> &str {
        self.names.first().map_or("", |name| name.short.as_str())
    }

    /// Whether the name to show surely was the name then.
    pub fn is_name_sure(&self) -> bool {
        self.names.first().is_some_and(|name| name.hold == Hold::Sure)
    }
}
