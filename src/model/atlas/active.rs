//! Between which days records are known to have been there.

use jiff::civil::Date;

use super::{Atlas, Id};
use crate::model::date::{Edtf, Side};

/// The days between which a record is known to have been there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Active {
    /// The first day; `None`: not known.
    pub first: Option<Date>,
    /// The last day; `None`: it goes on, or its end is not known.
    pub last: Option<Date>,
    /// Whether these are only the days of the sources that show it, since of its life nothing is dated.
    pub only_seen: bool,
    /// Whether it is known to go on.
    pub goes_on: bool,
}

impl Active {
    fn of(date: Edtf, only_seen: bool) -> Self {
        Self {
            first: date.earliest(),
            last: date.latest(),
            only_seen,
            goes_on: date.end() == Side::Open,
        }
    }

    /// Its years, in eleven cells at most: `1989-today`, `1999-?`; in brackets if sources only show it then.
    pub fn years(self) -> String {
        let year = |day: Option<Date>| day.map_or_else(|| "?".to_owned(), |day| day.year().to_string());
        let (first, last) = (year(self.first), year(self.last));
        match (self.goes_on, first == last) {
            (true, _) => format!("{first}-today"),
            (false, true) if self.only_seen => format!("({first})"),
            (false, true) => first,
            (false, false) if self.only_seen => format!("({first}-{last})"),
            (false, false) => format!("{first}-{last}"),
        }
    }
}

impl Atlas {
    /// The days of an entry, or of a body's life; of a body whose life is not dated, those at which sources show it.
    pub fn active(&self, id: Id) -> Option<Active> {
        match id {
            Id::Entry(_) => Some(Active::of(self.entry(id)?.date?, false)),
            Id::Body(_) => {
                let body = self.body(id)?;
                let life = body.life.map(|life| Active::of(life, false));
                life.or_else(|| body.seen.map(|seen| Active::of(seen, true)))
            }
            Id::Member(_) | Id::Theme(_) | Id::Term(_) | Id::Source(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_say_what_is_known_of_both_ends() {
        for (date, only_seen, years) in [
            ("1989-11-07/..", false, "1989-today"),
            ("1999/", false, "1999-?"),
            ("1995/2005", false, "1995-2005"),
            ("2005-06-01/2005-06-03", false, "2005"),
            ("2003-03/2005-09-06", true, "(2003-2005)"),
            ("2012", true, "(2012)"),
            ("/2006", false, "?-2006"),
        ] {
            let date = date.parse().unwrap();
            assert_eq!(Active::of(date, only_seen).years(), years);
        }
    }
}
