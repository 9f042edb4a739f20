//! Whether something existed on a day, as far as its dates tell.

use jiff::{ToSpan, civil::Date};

use super::{Edtf, Moment, Precision, Side};

/// Where a day stands to a life: sure answers only where the dates are sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It had surely not begun.
    Before,
    /// It may have begun.
    MaybeBegun,
    /// It surely existed.
    During,
    /// It surely had begun and may have ended.
    MaybeEnded,
    /// It surely had ended.
    After,
}

impl Moment {
    /// The days it may mean, doubts included: `~`, `?` and `%` widen it by one step of its precision on each side.
    pub fn bounds(self) -> (Date, Date) {
        if !self.is_doubtful() {
            return (self.first(), self.last());
        }
        let step = match self.precision() {
            Precision::Century => 100.years(),
            Precision::Decade => 10.years(),
            Precision::Year => 1.year(),
            Precision::Month => 1.month(),
            Precision::Day => 1.day(),
        };
        (self.first().saturating_sub(step), self.last().saturating_add(step))
    }
}

impl Edtf {
    /// Where `day` stands to this life.
    pub fn presence_on(self, day: Date) -> Presence {
        let begun = match self.start() {
            Side::At(moment) => match moment.bounds() {
                (first, _) if day < first => return Presence::Before,
                (_, last) => day >= last,
            },
            Side::Open => true,
            Side::Unknown => false,
        };
        match self.end() {
            Side::At(moment) if day > moment.bounds().1 => Presence::After,
            _ if !begun => Presence::MaybeBegun,
            Side::At(moment) if day >= moment.bounds().0 && self.start() != self.end() => Presence::MaybeEnded,
            Side::Unknown => Presence::MaybeEnded,
            Side::At(_) | Side::Open => Presence::During,
        }
    }

    /// Whether no day of `other` can lie in this life.
    pub fn surely_apart(self, other: Self) -> bool {
        let last = |side: Side| if let Side::At(moment) = side { Some(moment.bounds().1) } else { None };
        let first = |side: Side| if let Side::At(moment) = side { Some(moment.bounds().0) } else { None };
        let before = |a: Self, b: Self| matches!((last(a.end()), first(b.start())), (Some(end), Some(start)) if end < start);
        before(self, other) || before(other, self)
    }
}
