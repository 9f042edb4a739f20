//! Whether a name or a reporting line held on a day.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::date::{Edtf, Presence, Side};

/// How surely something with dates of its own held on a day; the surer, the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Hold {
    /// It was over, and nothing is known to have come after it.
    Over,
    /// Its dates are not known.
    Undated,
    /// It may have begun.
    Perhaps,
    /// It had begun and may have ended.
    Begun,
    /// It held.
    Sure,
}

/// The dates of one row of a list over time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dates {
    pub(super) span: Option<Edtf>,
    pub(super) seen: Option<Edtf>,
}

impl Dates {
    /// How it held on `day`; `None` if it surely had not begun.
    fn on(self, day: Date) -> Option<Hold> {
        if self.seen.is_some_and(|seen| covers(seen, day)) {
            return Some(Hold::Sure);
        }
        let Some(span) = self.span else {
            return Some(match self.seen {
                None => Hold::Undated,
                Some(seen) if seen.latest().is_some_and(|last| day > last) => Hold::Begun,
                Some(_) => Hold::Perhaps,
            });
        };
        match span.state_on(day) {
            Presence::Before => None,
            Presence::During => Some(Hold::Sure),
            // What began in 1990 held as of 1990, whatever became of it later.
            _ if ends_with(span.start(), day) => Some(Hold::Sure),
            Presence::MaybeBegun => Some(Hold::Perhaps),
            Presence::MaybeEnded => Some(Hold::Begun),
            Presence::After => Some(Hold::Over),
        }
    }
}

/// Whether something surely was seen by `day`, and was not yet seen for the last time before it.
fn covers(seen: Edtf, day: Date) -> bool {
    let begun = match seen.start() {
        Side::At(moment) => moment.last() <= day,
        Side::Open | Side::Unknown => true,
    };
    begun && seen.latest().is_none_or(|last| day <= last)
}

/// Whether `day` is the last that a date without doubts can mean.
fn ends_with(side: Side, day: Date) -> bool {
    matches!(side, Side::At(moment) if !moment.is_doubtful() && moment.last() == day)
}

/// Which rows of a list, oldest first, may have held on `day`, and how surely; none only if all came later.
///
/// A row that surely had begun has taken the place of those before it, and a row that surely held leaves no room for others.
pub(super) fn held(rows: &[Dates], day: Date) -> Vec<(usize, Hold)> {
    let holds: Vec<Option<Hold>> = rows.iter().map(|row| row.on(day)).collect();
    let begun = |hold: &Option<Hold>| matches!(hold, Some(Hold::Over | Hold::Begun | Hold::Sure));
    let first = holds.iter().rposition(begun).unwrap_or_default();
    let mut found: Vec<(usize, Hold)> = holds
        .into_iter()
        .enumerate()
        .skip(first)
        .filter_map(|(at, hold)| Some((at, hold?)))
        .collect();
    if found.iter().any(|(_, hold)| *hold == Hold::Sure) {
        found.retain(|(_, hold)| *hold == Hold::Sure);
    }
    if found.len() > 1 {
        found.retain(|(_, hold)| *hold != Hold::Over);
    }
    found
}
