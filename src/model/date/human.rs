//! Dates as people read them: never more exact than they are known.

use super::{Edtf, Extent, Limit, Moment, Precision};

/// The months in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The English name of a month; `None` unless it is 1 to 12.
pub fn month_name(month: i8) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(index).copied()
}

impl Moment {
    /// The date in words: `26 October 2002`, `about 2002`, `2010s`.
    pub fn human(self) -> String {
        if self.is_approximate() {
            self.clause()
        } else {
            self.plain() + self.remark()
        }
    }

    /// The date in words after another word: `since` `the 2010s`.
    fn clause(self) -> String {
        self.about() + self.remark()
    }

    fn about(self) -> String {
        let about = if self.is_approximate() { "about " } else { "" };
        let the = if self.precision <= Precision::Decade {
            "the "
        } else {
            ""
        };
        format!("{about}{the}{}", self.plain())
    }

    const fn remark(self) -> &'static str {
        if self.is_uncertain() { " (uncertain)" } else { "" }
    }

    fn plain(self) -> String {
        let (year, day) = (self.first.year(), self.first.day());
        match self.precision {
            Precision::Century => format!("{} century", ordinal(year / 100 + 1)),
            Precision::Decade => format!("{year:04}s"),
            Precision::Year => format!("{year:04}"),
            Precision::Month => format!("{} {year:04}", self.month()),
            Precision::Day => format!("{day} {} {year:04}", self.month()),
        }
    }

    fn month(self) -> &'static str {
        month_name(self.first.month()).unwrap_or_default()
    }

    const fn mark(self) -> &'static str {
        match (self.is_uncertain(), self.is_approximate()) {
            (true, _) => "?",
            (false, true) => "~",
            (false, false) => "",
        }
    }

    /// The same to the month if it bears a mark, for where its doubtful day has no room.
    fn without_doubtful_day(self) -> Self {
        if self.precision < Precision::Day || !self.is_doubtful() {
            return self;
        }
        Self {
            first: self.first.first_of_month(),
            precision: Precision::Month,
            ..self
        }
    }

    /// The month and day: `10-26`, `10`, nothing for a year.
    fn month_and_day(self) -> String {
        match self.precision {
            Precision::Day => format!("{:02}-{:02}", self.first.month(), self.first.day()),
            Precision::Month => format!("{:02}", self.first.month()),
            Precision::Century | Precision::Decade | Precision::Year => String::new(),
        }
    }
}

fn ordinal(number: i16) -> String {
    let suffix = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

impl Edtf {
    /// The date in words: `October 2002`, `1 to 3 June 2005`, `since 1990`, `from 1999, end not known`.
    pub fn human(self) -> String {
        match self.0 {
            Extent::Date(moment) => moment.human(),
            Extent::Between(a, b) => span(a, b),
            Extent::From(a, Limit::Open) => format!("since {}", a.clause()),
            Extent::From(a, Limit::Unknown) => format!("from {}, end not known", a.clause()),
            Extent::Until(Limit::Open, b) => format!("until {}", b.clause()),
            Extent::Until(Limit::Unknown, b) => format!("until {}, start not known", b.clause()),
        }
    }

    /// The date as the answer to when: `on 26 October 2002`, `in 2002`, `from 1 to 3 June 2005`, `since 1990`.
    pub fn adverb(self) -> String {
        match self.0 {
            Extent::Date(moment) if moment.is_approximate() => moment.clause(),
            Extent::Date(moment) if moment.precision == Precision::Day => format!("on {}", moment.clause()),
            Extent::Date(moment) => format!("in {}", moment.clause()),
            Extent::Between(a, b) if a.first != b.first && !a.is_approximate() => {
                format!("from {}", span(a, b))
            }
            Extent::Between(..) | Extent::From(..) | Extent::Until(..) => self.human(),
        }
    }

    /// The date for a narrow column, at most 21 cells.
    ///
    /// A single date has its mark in front, `?` also for `%`: `~2002`. Days of one month or year are told once:
    /// `2005-06-01/03`, `2010-10-30/11-02`. Years and months never are, as `2010/12` would be a month and `2002-03/05` a
    /// day. Any other interval is its EDTF text, in which a doubtful day gives way to its month if there is no room.
    pub fn short(self) -> String {
        const CELLS: usize = 21;
        match self.0 {
            Extent::Date(moment) => {
                let text = moment.to_string();
                format!("{}{}", moment.mark(), text.trim_end_matches(['~', '?', '%']))
            }
            Extent::Between(a, b) if plain_days(a, b) && same_year(a, b) => {
                let end = if same_month(a, b) {
                    format!("{:02}", b.first.day())
                } else {
                    b.month_and_day()
                };
                format!("{a}/{end}")
            }
            Extent::Between(a, b) if self.to_string().len() > CELLS => {
                format!("{}/{}", a.without_doubtful_day(), b.without_doubtful_day())
            }
            _ => self.to_string(),
        }
    }

    /// What is left of the date in a list grouped by [`Edtf::year`]: `06-03`, `10`, nothing for a year; at most six cells.
    ///
    /// A mark stands in front, `?` also for `%`. `06-01+` begins then and goes on, `<06-01` ended then and has no dated
    /// start; here a doubtful day gives way to its month, as there is no room for it.
    pub fn within_year(self) -> String {
        let plain = |moment: Moment| format!("{}{}", moment.mark(), moment.month_and_day());
        let coarse = |moment: Moment| plain(moment.without_doubtful_day());
        match self.0 {
            Extent::Date(moment) => plain(moment),
            Extent::Between(a, b) if a == b => plain(a),
            Extent::Between(a, _) | Extent::From(a, _) => coarse(a) + "+",
            Extent::Until(_, b) => format!("<{}", coarse(b)),
        }
    }
}

fn plain_days(a: Moment, b: Moment) -> bool {
    a.precision.min(b.precision) == Precision::Day && !a.is_doubtful() && !b.is_doubtful()
}

fn same_year(a: Moment, b: Moment) -> bool {
    a.first.year() == b.first.year()
}

fn same_month(a: Moment, b: Moment) -> bool {
    same_year(a, b) && a.first.month() == b.first.month()
}

/// Both dates of an interval; what they share is said once.
fn span(a: Moment, b: Moment) -> String {
    let shared = a.precision == b.precision && !a.is_approximate() && !b.is_approximate();
    let begin = match a.precision {
        Precision::Day if shared && same_month(a, b) => a.first.day().to_string(),
        Precision::Day if shared && same_year(a, b) => format!("{} {}", a.first.day(), a.month()),
        Precision::Month if shared && same_year(a, b) => a.month().to_owned(),
        _ => a.about(),
    };
    // "about 2002 to 2005" would make both vague, and "(uncertain)" alone would not say of which it speaks.
    let from = if a.is_approximate() { "from " } else { "" };
    let remark = match (a.is_uncertain(), b.is_uncertain()) {
        (false, false) => "",
        (true, false) => " (start uncertain)",
        (false, true) => " (end uncertain)",
        (true, true) => " (uncertain)",
    };
    if shared && a.first == b.first {
        return format!("{}{remark}", a.plain());
    }
    format!("{from}{begin} to {}{remark}", b.about())
}
