//! Dates as people read them: never more exact than they are known.

use super::{Edtf, Moment, Precision, Side};

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
];

impl Moment {
    fn month_name(self) -> &'static str {
        let index = usize::try_from(self.first().month() - 1).unwrap_or_default();
        MONTHS.get(index).copied().unwrap_or_default()
    }

    /// The date in words: `26 October 2002`, `about 2002`.
    pub fn human(self) -> String {
        let (year, day) = (self.first().year(), self.first().day());
        let plain = match self.precision() {
            Precision::Century => format!("{} century", ordinal(year / 100 + 1)),
            Precision::Decade => format!("the {year}s"),
            Precision::Year => year.to_string(),
            Precision::Month => format!("{} {year}", self.month_name()),
            Precision::Day => format!("{day} {} {year}", self.month_name()),
        };
        match (self.about, self.uncertain) {
            (true, true) => format!("about {plain} (uncertain)"),
            (true, false) => format!("about {plain}"),
            (false, true) => format!("{plain} (uncertain)"),
            (false, false) => plain,
        }
    }
}

fn ordinal(number: i16) -> String {
    let suffix = match (number % 10, number % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

impl Edtf {
    /// The date in words: `October 2002`, `1 to 3 June 2005`, `since 1990`, `from 1999, end not known`.
    pub fn human(self) -> String {
        match (self.start(), self.end()) {
            (Side::At(moment), _) if matches!(self, Self::Date(_)) => moment.human(),
            (Side::At(a), Side::At(b)) => span(a, b),
            (Side::At(a), Side::Open) => format!("since {}", a.human()),
            (Side::At(a), Side::Unknown) => format!("from {}, end not known", a.human()),
            (Side::Open, Side::At(b)) => format!("until {}", b.human()),
            (Side::Unknown, Side::At(b)) => format!("until {}, start not known", b.human()),
            _ => "not known".to_owned(),
        }
    }

    /// The date for a narrow column: `2005-06-01/03`, `~2002`.
    pub fn short(self) -> String {
        if let (Self::Interval(..), Side::At(a), Side::At(b)) = (self, self.start(), self.end())
            && plain_days(a, b)
            && same_month(a, b)
        {
            return format!("{a}/{:02}", b.first().day());
        }
        match self {
            Self::Date(moment) if moment.is_doubtful() => marked(moment),
            _ => self.to_string(),
        }
    }

    /// What is left of the date in a list that is grouped by year: `06-03`, `10`, `~`; at most six cells.
    pub fn within_year(self) -> String {
        let Some(moment) = (match (self.start(), self.end()) {
            (Side::At(moment), _) | (_, Side::At(moment)) => Some(moment),
            _ => None,
        }) else {
            return String::new();
        };
        let mark = match (moment.about, moment.uncertain) {
            (false, false) => "",
            (true, false) => "~",
            _ => "?",
        };
        let date = moment.first();
        match moment.precision() {
            Precision::Day => format!("{mark}{:02}-{:02}", date.month(), date.day()),
            Precision::Month => format!("{mark}{:02}", date.month()),
            _ => mark.to_owned(),
        }
    }
}

fn marked(moment: Moment) -> String {
    let text = moment.to_string();
    let plain = text.trim_end_matches(['~', '?', '%']);
    let mark = if moment.uncertain { "?" } else { "~" };
    format!("{mark}{plain}")
}

fn plain_days(a: Moment, b: Moment) -> bool {
    let days = a.precision() == Precision::Day && b.precision() == Precision::Day;
    days && !a.is_doubtful() && !b.is_doubtful()
}

fn same_month(a: Moment, b: Moment) -> bool {
    (a.first().year(), a.first().month()) == (b.first().year(), b.first().month())
}

fn span(a: Moment, b: Moment) -> String {
    if !plain_days(a, b) || a.first().year() != b.first().year() {
        return format!("{} to {}", a.human(), b.human());
    }
    if same_month(a, b) {
        return format!("{} to {}", a.first().day(), b.human());
    }
    format!("{} {} to {}", a.first().day(), a.month_name(), b.human())
}
