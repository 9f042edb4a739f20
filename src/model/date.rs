//! Dates with the precision that is really known: EDTF (ISO 8601-2:2019), level 0 and the useful part of level 1.
//!
//! `2002`, `2002-10`, `2002-10-26`, `201X`, `20XX`, each with `~` (about), `?` (uncertain) or `%` (both), and intervals
//! `a/b` whose side may be `..` (open: it goes on) or empty (not known). A month never becomes a day, and nothing here
//! reads a clock.

mod human;
mod parse;
mod presence;
#[cfg(test)]
mod tests;
mod text;

use std::cmp::{Ordering, Reverse};

use jiff::civil::Date;

pub use human::{MONTHS, month_name};
pub use parse::DateError;
pub use presence::{Certainty, Presence};

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
    /// The first day it can mean; the first of its month, year, decade or century if it is no day.
    first: Date,
    precision: Precision,
    doubt: Doubt,
}

/// What the mark behind a date says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Doubt {
    None,
    /// `~`: only about then.
    About,
    /// `?`: the source may be wrong.
    Uncertain,
    /// `%`: only about then, and the source may be wrong.
    Both,
}

impl Moment {
    /// The first day it can mean, taken at its word; see [`Moment::bounds`] for its doubts.
    pub const fn first(self) -> Date {
        self.first
    }

    /// The last day it can mean, taken at its word; see [`Moment::bounds`] for its doubts.
    pub fn last(self) -> Date {
        let last_of_year = |years| {
            self.first
                .saturating_add(jiff::Span::new().years(years))
                .last_of_year()
        };
        match self.precision {
            Precision::Day => self.first,
            Precision::Month => self.first.last_of_month(),
            Precision::Year => self.first.last_of_year(),
            Precision::Decade => last_of_year(9),
            Precision::Century => last_of_year(99),
        }
    }

    /// How exactly it is known.
    pub const fn precision(self) -> Precision {
        self.precision
    }

    /// Whether it is only about then: `~` or `%`.
    pub const fn is_approximate(self) -> bool {
        matches!(self.doubt, Doubt::About | Doubt::Both)
    }

    /// Whether the date itself is in doubt: `?` or `%`.
    pub const fn is_uncertain(self) -> bool {
        matches!(self.doubt, Doubt::Uncertain | Doubt::Both)
    }

    /// Whether it bears any mark: `~`, `?` or `%`.
    pub const fn is_doubtful(self) -> bool {
        !matches!(self.doubt, Doubt::None)
    }
}

impl From<Date> for Moment {
    fn from(day: Date) -> Self {
        Self {
            first: day,
            precision: Precision::Day,
            doubt: Doubt::None,
        }
    }
}

/// One side of a date or interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// A date.
    At(Moment),
    /// No limit: it goes on, or has always been.
    Open,
    /// There is a limit, but it is not known.
    Unknown,
}

/// An EDTF date or interval; at least one of its sides is a date, and it never ends before it begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Edtf(Extent);

/// The shapes a date can have. An interval without any date has none, so that every `Edtf` can be filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Extent {
    Date(Moment),
    Between(Moment, Moment),
    From(Moment, Limit),
    Until(Limit, Moment),
}

/// The side of an interval that is no date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Limit {
    Open,
    Unknown,
}

impl From<Limit> for Side {
    fn from(limit: Limit) -> Self {
        match limit {
            Limit::Open => Self::Open,
            Limit::Unknown => Self::Unknown,
        }
    }
}

impl From<Moment> for Edtf {
    fn from(moment: Moment) -> Self {
        Self(Extent::Date(moment))
    }
}

impl Edtf {
    /// The side at which it begins; of a single date, that date.
    pub fn start(self) -> Side {
        match self.0 {
            Extent::Date(moment) | Extent::Between(moment, _) | Extent::From(moment, _) => Side::At(moment),
            Extent::Until(limit, _) => limit.into(),
        }
    }

    /// The side at which it ends; of a single date, that date.
    pub fn end(self) -> Side {
        match self.0 {
            Extent::Date(moment) | Extent::Between(_, moment) | Extent::Until(_, moment) => Side::At(moment),
            Extent::From(_, limit) => limit.into(),
        }
    }

    /// Whether it was written as an interval, with `/`.
    pub const fn is_interval(self) -> bool {
        !matches!(self.0, Extent::Date(_))
    }

    /// The first day it can mean, taken at its word; `None` if its start is open or unknown.
    pub fn earliest(self) -> Option<Date> {
        match self.start() {
            Side::At(moment) => Some(moment.first()),
            Side::Open | Side::Unknown => None,
        }
    }

    /// The last day it can mean, taken at its word; `None` if its end is open or unknown.
    pub fn latest(self) -> Option<Date> {
        match self.end() {
            Side::At(moment) => Some(moment.last()),
            Side::Open | Side::Unknown => None,
        }
    }

    /// The first date it names: its start, or its end if it has no dated start.
    pub const fn named(self) -> Moment {
        match self.0 {
            Extent::Date(date)
            | Extent::Between(date, _)
            | Extent::From(date, _)
            | Extent::Until(_, date) => date,
        }
    }

    /// The year it is filed under, that of [`Edtf::named`], which every date has. The order of dates follows it.
    pub fn year(self) -> Option<i16> {
        Some(self.named().first.year())
    }

    /// How exactly [`Edtf::named`] is known.
    pub const fn precision(self) -> Precision {
        self.named().precision
    }

    /// Whether any date in it bears a mark: `~`, `?` or `%`.
    pub const fn is_uncertain(self) -> bool {
        match self.0 {
            Extent::Between(start, end) => start.is_doubtful() || end.is_doubtful(),
            Extent::Date(moment) | Extent::From(moment, _) | Extent::Until(_, moment) => moment.is_doubtful(),
        }
    }
}

/// By first day; of two that begin together the one that reaches further stands first, so a year comes before its
/// months, and an interval without a dated end before all. What has no dated start stands at the first day of its end.
/// Equal spans go by precision, coarser first, then by their text.
impl Ord for Edtf {
    fn cmp(&self, other: &Self) -> Ordering {
        // Text is made only for a tie, and not for the commonest one.
        if self == other {
            return Ordering::Equal;
        }
        let key = |date: &Self| {
            (
                date.named().first(),
                Reverse(date.latest().unwrap_or(Date::MAX)),
                date.is_interval(),
                date.precision(),
            )
        };
        key(self)
            .cmp(&key(other))
            .then_with(|| self.to_string().cmp(&other.to_string()))
    }
}

impl PartialOrd for Edtf {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
