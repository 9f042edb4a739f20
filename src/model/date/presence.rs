//! Whether something existed on a day, and what came before what, as far as the dates tell.
//!
//! Answers are sure only if they hold for every pair of days that the two sides can mean. A marked date (`~`, `?`, `%`)
//! can mean more days than it says: [`Moment::bounds`] has the margins.

use jiff::{Span, civil::Date};

use super::{Edtf, Moment, Precision, Side};

/// Where a day stands to a life, in the order of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It surely had not begun yet.
    Before,
    /// It may have begun; if its end is as vague as its start, it may even have ended.
    MaybeBegun,
    /// It surely existed.
    During,
    /// It surely had begun and may have ended.
    MaybeEnded,
    /// It surely had ended.
    After,
}

/// How far the dates bear out a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It is surely not so.
    No,
    /// It may be so.
    Maybe,
    /// It is surely so.
    Surely,
}

/// The days a side can mean, the first and the last of them.
type Days = (Date, Date);

impl Moment {
    /// The first and the last day it can mean, doubts included.
    ///
    /// Any mark widens it on both sides: a day by a week, a month by a month, a year by a year, a decade by ten years,
    /// a century by a hundred. The margins are a convention, not knowledge: they keep a marked date from being refused
    /// for a small contradiction.
    pub fn bounds(self) -> (Date, Date) {
        let margin = match self.precision() {
            _ if !self.is_doubtful() => Span::new(),
            Precision::Day => Span::new().weeks(1),
            Precision::Month => Span::new().months(1),
            Precision::Year => Span::new().years(1),
            Precision::Decade => Span::new().years(10),
            Precision::Century => Span::new().years(100),
        };
        let last = self.last().saturating_add(margin);
        // A month after 30 September is 30 October, a day short.
        let last = if self.precision() == Precision::Month {
            last.last_of_month()
        } else {
            last
        };
        (self.first().saturating_sub(margin), last)
    }
}

impl Side {
    /// The days it can mean; years before 0000 and the last day of 9999 stand for no limit.
    fn days(self, open: Date) -> Days {
        match self {
            Self::At(moment) => moment.bounds(),
            Self::Open => (open, open),
            Self::Unknown => (Date::MIN, Date::MAX),
        }
    }
}

impl Edtf {
    /// The days on which it can have begun, and those on which it can have ended.
    fn reach(self) -> (Days, Days) {
        let (start, end) = (self.start().days(Date::MIN), self.end().days(Date::MAX));
        // Nothing ends before it begins, so that each side also limits the other.
        ((start.0, start.1.min(end.1)), (end.0.max(start.0), end.1))
    }

    /// Where `day` stands to this life, whose first and last day both belong to it.
    ///
    /// A single date is something that took place within it: `2002` is never surely [`Presence::During`]. Over time the
    /// answer only moves forward.
    pub fn state_on(self, day: Date) -> Presence {
        let (start, end) = self.reach();
        if day < start.0 {
            Presence::Before
        } else if day > end.1 {
            Presence::After
        } else if day < start.1 {
            Presence::MaybeBegun
        } else if day > end.0 {
            Presence::MaybeEnded
        } else {
            Presence::During
        }
    }

    /// Whether this ends before `other` begins.
    pub fn before(self, other: Self) -> Certainty {
        let ((_, end), (start, _)) = (self.reach(), other.reach());
        if end.1 < start.0 {
            Certainty::Surely
        } else if end.0 >= start.1 {
            Certainty::No
        } else {
            Certainty::Maybe
        }
    }

    /// Whether no day of one can be a day of the other: only this makes "it did not exist then" a fault.
    pub fn surely_apart(self, other: Self) -> bool {
        self.before(other) == Certainty::Surely || other.before(self) == Certainty::Surely
    }
}
