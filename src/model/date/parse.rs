//! Reading EDTF text, with messages that say what to write instead.

use std::str::FromStr;

use jiff::civil::Date;
use thiserror::Error;

use super::{Doubt, Edtf, Extent, Limit, Moment, Precision, month_name};

/// Why a text is no date.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DateError {
    /// An empty text.
    #[error("the date is empty; leave it out if it is not known")]
    Missing,
    /// Not one of the forms.
    #[error("`{0}` is no date; write dates as YYYY, YYYY-MM or YYYY-MM-DD")]
    Form(String),
    /// An everyday date with slashes, which would be an interval here.
    #[error("`{0}` has slashes, which are for intervals; write dates as YYYY, YYYY-MM or YYYY-MM-DD")]
    Slashes(String),
    /// A lone `?` for a side that is not known.
    #[error("`?` alone is no date; leave a side empty if it is not known, such as `1999/`")]
    Question,
    /// A month that does not exist.
    #[error("{0:02} is no month; write 01 to 12")]
    Month(i8),
    /// The day `00`, by which some mean a day that is not known.
    #[error("00 is no day; leave the day out if it is not known")]
    DayZero,
    /// A day that its month does not have.
    #[error("{} {year:04} has {days} days, not {day}", month_name(*month).unwrap_or_default())]
    Day {
        /// The year.
        year: i16,
        /// The month, from 1.
        month: i8,
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
        if text.is_empty() {
            return Err(DateError::Missing);
        }
        if is_everyday(text) {
            return Err(DateError::Slashes(quoted(text)));
        }
        match text.split_once('/') {
            None => moment(text).map(|moment| Self(Extent::Date(moment))),
            Some((_, end)) if end.contains('/') => Err(wrong(text)),
            Some((start, end)) => interval(start, end),
        }
    }
}

/// Whether it is `2002/10`, `10/2002` or `26/10/2002`; `2002/2010` is an interval.
fn is_everyday(text: &str) -> bool {
    let fields = || text.split('/');
    let numbers = fields().all(|field| !field.is_empty() && field.bytes().all(|b| b.is_ascii_digit()));
    numbers && fields().count() > 1 && (fields().count() > 2 || fields().any(|field| field.len() < 3))
}

fn wrong(text: &str) -> DateError {
    DateError::Form(quoted(text))
}

/// The text for a message, which is one line on a terminal, whatever was pasted into the field.
fn quoted(text: &str) -> String {
    const CELLS: usize = 32;
    let clean = |c: char| {
        if c.is_control() {
            char::REPLACEMENT_CHARACTER
        } else {
            c
        }
    };
    let mut quoted: String = text.chars().map(clean).take(CELLS).collect();
    if text.chars().count() > CELLS {
        quoted.push('…');
    }
    quoted
}

fn interval(start: &str, end: &str) -> Result<Edtf, DateError> {
    let extent = match (limit(start), limit(end)) {
        (Some(_), Some(_)) => return Err(DateError::Empty),
        (Some(limit), None) => Extent::Until(limit, moment(end)?),
        (None, Some(limit)) => Extent::From(moment(start)?, limit),
        (None, None) => Extent::Between(moment(start)?, moment(end)?),
    };
    match extent {
        Extent::Between(a, b) if b.last() < a.first() => Err(DateError::Backwards {
            start: a.to_string(),
            end: b.to_string(),
        }),
        _ => Ok(Edtf(extent)),
    }
}

fn limit(text: &str) -> Option<Limit> {
    match text {
        "" => Some(Limit::Unknown),
        ".." => Some(Limit::Open),
        _ => None,
    }
}

fn moment(text: &str) -> Result<Moment, DateError> {
    if text == "?" {
        return Err(DateError::Question);
    }
    let marks = [("~", Doubt::About), ("?", Doubt::Uncertain), ("%", Doubt::Both)];
    let marked = marks
        .into_iter()
        .find_map(|(mark, doubt)| Some((text.strip_suffix(mark)?, doubt)));
    let (body, doubt) = marked.unwrap_or((text, Doubt::None));
    let fields: Vec<&str> = body.split('-').collect();
    let (first, precision) = match *fields.as_slice() {
        [year] => years(year).ok_or_else(|| wrong(text))?,
        [year, "XX"] | [year, "XX", "XX"] => {
            let year = number(year, 4).ok_or_else(|| wrong(text))?;
            (calendar(year, 1, 1)?, Precision::Year)
        }
        [year, month] | [year, month, "XX"] => {
            let (year, month) = number(year, 4).zip(number(month, 2)).ok_or_else(|| wrong(text))?;
            (calendar(year, month, 1)?, Precision::Month)
        }
        [year, month, day] => {
            let (year, month) = number(year, 4).zip(number(month, 2)).ok_or_else(|| wrong(text))?;
            let day = number(day, 2).ok_or_else(|| wrong(text))?;
            (calendar(year, month, day)?, Precision::Day)
        }
        _ => return Err(wrong(text)),
    };
    Ok(Moment {
        first,
        precision,
        doubt,
    })
}

/// Reads `2002`, `200X` or `20XX`.
fn years(text: &str) -> Option<(Date, Precision)> {
    let (year, precision) = if let Some(digits) = text.strip_suffix("XX") {
        (number::<i16>(digits, 2)? * 100, Precision::Century)
    } else if let Some(digits) = text.strip_suffix('X') {
        (number::<i16>(digits, 3)? * 10, Precision::Decade)
    } else {
        (number(text, 4)?, Precision::Year)
    };
    Date::new(year, 1, 1).ok().map(|first| (first, precision))
}

/// Reads a number of exactly `width` ASCII digits: no sign, no blank.
fn number<N: FromStr>(text: &str, width: usize) -> Option<N> {
    let digits = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn calendar(year: i16, month: i8, day: i8) -> Result<Date, DateError> {
    let first = Date::new(year, month, 1).map_err(|_range| DateError::Month(month))?;
    if day == 0 {
        return Err(DateError::DayZero);
    }
    Date::new(year, month, day).map_err(|_range| DateError::Day {
        year,
        month,
        days: first.days_in_month(),
        day,
    })
}
