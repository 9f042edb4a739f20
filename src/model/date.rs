//! Dates with the precision that is really known: EDTF (ISO 8601-2:2019), level 0 and the useful part of level 1.
//!
//! `2002`, `2002-10`, `2002-10-26`, `201X`, `20XX`, each with `~` (about), `?` (uncertain) or `%` (both), and intervals
//! `a/b` whose side may be `..` (open: it goes on) or empty (not known). A month never becomes a day.

mod human;
mod parse;
mod presence;

use std::cmp::Ordering;
use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use human::MONTHS;
pub use parse::DateError;
pub use presence::Presence;

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// To the century: `20XX`.
    Century,
    /// To the decade: `201X`.
    Decade,
    /// To the year.
    Year,
    /// To the month.
    Month,
    /// To the day.
    Day,
}

/// One date with its precision and its doubts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The first day it can mean.
    first: Date,
    precision: Precision,
    /// `~`: only about then.
    about: bool,
    /// `?`: the date itself is in doubt.
    uncertain: bool,
}

impl Moment {
    /// The first day it can mean, taken at its word.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day it can mean, taken at its word.
    pub fn last(self) -> Date {
        let year = self.first.year();
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => last_of_year(year),
            Precision::Decade => last_of_year(year.saturating_add(9)),
            Precision::Century => last_of_year(year.saturating_add(99)),
        }
    }

    /// How exactly it is known.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it is marked as approximate or uncertain.
    pub const fn is_doubtful(self) -> bool {
        self.about || self.uncertain
    }
}

fn last_of_year(year: i16) -> Date {
    Date::new(year.min(9999), 12, 31).unwrap_or(Date::MAX)
}

/// One side of an interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// A date.
    At(Moment),
    /// No limit: it goes on.
    Open,
    /// There is a limit, but it is not known.
    Unknown,
}

/// An EDTF date or interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edtf {
    /// A date.
    Date(Moment),
    /// An interval from one side to the other.
    Interval(Side, Side),
}

impl Edtf {
    /// The side at which it begins.
    pub const fn start(self) -> Side {
        match self {
            Self::Date(moment) => Side::At(moment),
            Self::Interval(start, _) => start,
        }
    }

    /// The side at which it ends.
    pub const fn end(self) -> Side {
        match self {
            Self::Date(moment) => Side::At(moment),
            Self::Interval(_, end) => end,
        }
    }

    /// The first day it can mean; `None` if its start is open or unknown.
    pub const fn earliest(self) -> Option<Date> {
        match self.start() {
            Side::At(moment) => Some(moment.first()),
            Side::Open | Side::Unknown => None,
        }
    }

    /// The last day it can mean; `None` if its end is open or unknown.
    pub fn latest(self) -> Option<Date> {
        match self.end() {
            Side::At(moment) => Some(moment.last()),
            Side::Open | Side::Unknown => None,
        }
    }

    /// The year it is filed under: the first one it names.
    pub fn year(self) -> Option<i16> {
        match (self.start(), self.end()) {
            (Side::At(moment), _) | (_, Side::At(moment)) => Some(moment.first.year()),
            _ => None,
        }
    }

    /// How exactly its first date is known; `None` if it names none.
    pub const fn precision(self) -> Option<Precision> {
        match (self.start(), self.end()) {
            (Side::At(moment), _) | (_, Side::At(moment)) => Some(moment.precision),
            _ => None,
        }
    }

    /// Whether any date in it is approximate or uncertain.
    pub const fn is_doubtful(self) -> bool {
        match (self.start(), self.end()) {
            (Side::At(a), Side::At(b)) => a.is_doubtful() || b.is_doubtful(),
            (Side::At(moment), _) | (_, Side::At(moment)) => moment.is_doubtful(),
            _ => false,
        }
    }

    fn sort_key(self) -> (Date, Date, Option<Precision>, bool) {
        let first = self.earliest().or_else(|| self.latest()).unwrap_or(Date::MAX);
        (first, self.latest().unwrap_or(Date::MAX), self.precision(), self.is_doubtful())
    }
}

/// By first day; of two that begin together the coarser one comes first, so a year stands above its months.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        let (first, last, precision, doubt) = self.sort_key();
        let (other_first, other_last, other_precision, other_doubt) = other.sort_key();
        first
            .cmp(&other_first)
            .then(other_last.cmp(&last))
            .then(precision.cmp(&other_precision))
            .then(doubt.cmp(&other_doubt))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", year / 100)?,
            Precision::Decade => write!(f, "{:03}X", year / 10)?,
            Precision::Year => write!(f, "{year:04}")?,
            Precision::Month => write!(f, "{year:04}-{month:02}")?,
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}")?,
        }
        f.write_str(match (self.about, self.uncertain) {
            (true, true) => "%",
            (true, false) => "~",
            (false, true) => "?",
            (false, false) => "",
        })
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Date(moment) => moment.fmt(f),
            Self::Interval(start, end) => write!(f, "{start}/{end}"),
        }
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests;
