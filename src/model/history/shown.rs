//! Between which dates a dataset shows each body, whatever its life says: from its sightings, names, reporting lines,
//! the bodies under it, and what it did.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::model::date::{Edtf, Moment, Side};
use crate::model::record::{Body, Deed};
use crate::model::{Atlas, Id};

/// The first and the last date at which a dataset shows a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) first: Moment,
    /// `None`: it goes on.
    pub(super) last: Option<Moment>,
}

impl Shown {
    /// Whether it surely was shown by `day`, and was not yet shown for the last time before it.
    pub(super) fn covers(self, day: Date) -> bool {
        self.first.last() <= day && self.last.is_none_or(|last| day <= last.last())
    }

    pub(super) fn is_over(self, day: Date) -> bool {
        self.last.is_some_and(|last| day > last.last())
    }

    fn join(self, other: Self) -> Self {
        let first = if other.first.last() < self.first.last() {
            other.first
        } else {
            self.first
        };
        let last = match (self.last, other.last) {
            (Some(a), Some(b)) if b.last() > a.last() => Some(b),
            (Some(a), Some(_)) => Some(a),
            _ => None,
        };
        Self { first, last }
    }
}

/// The dates at which each body is shown.
pub(super) fn shown(atlas: &Atlas) -> HashMap<Id, Shown> {
    let mut found = HashMap::new();
    for (id, body) in atlas.bodies() {
        own_dates(body).for_each(|date| add(&mut found, id, date));
        for parent in &body.parents {
            let Some(above) = atlas.find(&parent.body) else {
                continue;
            };
            [parent.span, parent.seen]
                .into_iter()
                .flatten()
                .for_each(|date| add(&mut found, above, date));
        }
    }
    for (_, entry) in atlas.entries() {
        let acted = entry.roles.iter().filter(|role| role.did != Deed::Unknown);
        for body in acted.filter_map(|role| atlas.find(&role.body)) {
            entry
                .date
                .into_iter()
                .for_each(|date| add(&mut found, body, date));
        }
    }
    found
}

fn own_dates(body: &Body) -> impl Iterator<Item = Edtf> {
    let parents = body.parents.iter().flat_map(|parent| [parent.span, parent.seen]);
    [body.life, body.seen]
        .into_iter()
        .chain(parents)
        .flatten()
        .chain(body.names.iter().map(|name| name.span))
}

/// Takes `date` as proof that the body was there; a doubtful or unknown side proves nothing.
fn add(found: &mut HashMap<Id, Shown>, body: Id, date: Edtf) {
    let sure = |side| match side {
        Side::At(moment) if !moment.is_doubtful() => Some(moment),
        _ => None,
    };
    let (start, end) = (sure(date.start()), sure(date.end()));
    let Some(first) = start.or(end) else { return };
    let last = if date.end() == Side::Open {
        None
    } else {
        Some(end.unwrap_or(first))
    };
    let shown = Shown { first, last };
    found
        .entry(body)
        .and_modify(|known| *known = known.join(shown))
        .or_insert(shown);
}
