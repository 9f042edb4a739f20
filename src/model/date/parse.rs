//! Reading EDTF text, with messages that say what to write instead.

use std::str::FromStr;

use jiff::civil::Date;
use thiserror::Error;

use super::{Edtf, MONTHS, Moment, Precision, Side};

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// Not one of the forms.
    #[error("`{0}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD, and leave out what is not known")]
    Form(String),
    /// A month that does not exist.
    #[error("{0} is no month; write 01 to 12")]
    Month(i8),
    /// A day that its month does not have.
    #[error("{month} {year} has {days} days, not {day}")]
    Day {
        /// The year.
        year: i16,
        /// The month in words.
        month: &'static str,
        /// How many days it has.
        days: i8,
        /// The day that was written.
        day: i8,
    },
    /// An interval without any date.
    #[error("an interval needs a date on one side at least, such as `1990/..`")]
    Empty,
    /// An interval that runs backwards.
    #[error("the interval ends ({end}) before it begins ({start})")]
    Backwards {
        /// Its start.
        start: String,
        /// Its end.
        end: String,
    },
}

impl FromStr for Edtf {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = text.split_once('/') else {
            return moment(text).map(Self::Date);
        };
        // `10/2002` and `26/10/2002` are everyday dates, not intervals.
        if end.contains('/') || (start.len() < 4 && start != ".." && !start.is_empty()) {
            return Err(DateError::Form(text.to_owned()));
        }
        let (start, end) = (side(start)?, side(end)?);
        match (start, end) {
            (Side::At(a), Side::At(b)) if b.last() < a.first() => {
                Err(DateError::Backwards { start: a.to_string(), end: b.to_string() })
            }
            (Side::Open | Side::Unknown, Side::Open | Side::Unknown) => Err(DateError::Empty),
            _ => Ok(Self::Interval(start, end)),
        }
    }
}

fn side(text: &str) -> Result<Side, DateError> {
    match text {
        "" => Ok(Side::Unknown),
        ".." => Ok(Side::Open),
        _ => moment(text).map(Side::At),
    }
}

fn moment(text: &str) -> Result<Moment, DateError> {
    let wrong = || DateError::Form(text.to_owned());
    let (body, about, uncertain) = match text.char_indices().last() {
        Some((end, mark @ ('~' | '?' | '%'))) => (text.get(..end).ok_or_else(wrong)?, mark != '?', mark != '~'),
        _ => (text, false, false),
    };
    let mut fields = body.split('-');
    let year = fields.next().unwrap_or_default();
    let (month, day) = (fields.next(), fields.next());
    if fields.next().is_some() {
        return Err(wrong());
    }
    let (first, precision) = match (month, day) {
        (None, _) => whole_years(year).ok_or_else(wrong)?,
        (Some("XX"), None | Some("XX")) => (calendar(number(year, 4).ok_or_else(wrong)?, 1, 1)?, Precision::Year),
        (Some(month), None | Some("XX")) => {
            let (year, month) = number(year, 4).zip(number(month, 2)).ok_or_else(wrong)?;
            (calendar(year, small(month), 1)?, Precision::Month)
        }
        (Some(month), Some(day)) => {
            let year = number(year, 4).ok_or_else(wrong)?;
            let (month, day) = number(month, 2).zip(number(day, 2)).ok_or_else(wrong)?;
            (calendar(year, small(month), small(day))?, Precision::Day)
        }
    };
    Ok(Moment { first, precision, about, uncertain })
}

/// Reads `2002`, `200X` or `20XX`.
fn whole_years(text: &str) -> Option<(Date, Precision)> {
    let (digits, unit, precision) = if let Some(digits) = text.strip_suffix("XX") {
        (digits, 100, Precision::Century)
    } else if let Some(digits) = text.strip_suffix('X') {
        (digits, 10, Precision::Decade)
    } else {
        (text, 1, Precision::Year)
    };
    let width = match precision {
        Precision::Century => 2,
        Precision::Decade => 3,
        _ => 4,
    };
    let year = number(digits, width)? * unit;
    Date::new(year, 1, 1).ok().map(|first| (first, precision))
}

/// Reads a number of exactly `width` ASCII digits.
fn number(text: &str, width: usize) -> Option<i16> {
    let digits = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn small(number: i16) -> i8 {
    i8::try_from(number).unwrap_or(i8::MAX)
}

fn calendar(year: i16, month: i8, day: i8) -> Result<Date, DateError> {
    let first = Date::new(year, month, 1).map_err(|_error| DateError::Month(month))?;
    let index = usize::try_from(month - 1).unwrap_or_default();
    Date::new(year, month, day).map_err(|_error| DateError::Day {
        year,
        month: MONTHS.get(index).copied().unwrap_or_default(),
        days: first.days_in_month(),
        day,
    })
}
