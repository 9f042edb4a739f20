//! The dates at which something changes, and stepping from one to the next.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::entry::successor;
use super::{changes_between, day_of};
use crate::model::Atlas;
use crate::model::date::{Edtf, Moment, Side};

/// The dates at which the organisation or its record changes, each standing for its last day, in order.
///
/// What began in 2002 counts from the end of 2002; what ended counts from the day after the last one it can mean.
pub fn changes(atlas: &Atlas) -> Vec<Edtf> {
    let mut found = BTreeMap::new();
    for (_, body) in atlas.bodies() {
        let spans = body.parents.iter().flat_map(|parent| [parent.span, parent.seen]);
        let spans = spans.chain([body.life, body.seen]).flatten();
        for span in spans.chain(body.names.iter().map(|name| name.span)) {
            begins(&mut found, span.start());
            ends(&mut found, span.end());
        }
    }
    for (id, entry) in atlas.entries() {
        let Some(date) = entry.date else { continue };
        begins(&mut found, date.start());
        if entry.kind.is_event() && date.is_interval() {
            ends(&mut found, date.end());
        }
        if let Some(from) = successor(atlas, id).and_then(|next| next.from) {
            begins(&mut found, from.start());
        }
    }
    found.into_values().collect()
}

fn begins(found: &mut BTreeMap<Date, Edtf>, side: Side) {
    let Side::At(moment) = side else { return };
    let date = if moment.is_doubtful() {
        Moment::from(moment.bounds().1).into()
    } else {
        Edtf::from(moment)
    };
    // Of two that stand for the same day the coarser one reads better.
    found
        .entry(day_of(date))
        .and_modify(|known| *known = (*known).min(date))
        .or_insert(date);
}

fn ends(found: &mut BTreeMap<Date, Edtf>, side: Side) {
    let Side::At(moment) = side else { return };
    if let Ok(after) = moment.bounds().1.tomorrow() {
        found.entry(after).or_insert_with(|| Moment::from(after).into());
    }
}

/// A date that steps from change to change; the date it began at is one of its steps, so that a step back leads there.
///
/// A date that brings nothing to tell, since a body seen until then may go on as well as not, is passed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steps {
    dates: Vec<Edtf>,
    at: usize,
    began: usize,
}

impl Steps {
    /// Begins at `date`.
    pub fn new(atlas: &Atlas, date: Edtf) -> Self {
        let mut dates = changes(atlas);
        let day = day_of(date);
        let at = dates.partition_point(|known| day_of(*known) < day);
        match dates.get_mut(at) {
            Some(known) if day_of(*known) == day => *known = date,
            _ => dates.insert(at, date),
        }
        Self { dates, at, began: at }
    }

    /// The date it stands at.
    pub fn date(&self) -> Option<Edtf> {
        self.dates.get(self.at).copied()
    }

    /// The date of the change before, if there is one.
    pub fn before(&self, atlas: &Atlas) -> Option<Edtf> {
        self.dates.get(self.place_before(atlas)?).copied()
    }

    /// The date of the next change, if there is one.
    pub fn after(&self, atlas: &Atlas) -> Option<Edtf> {
        self.dates.get(self.place_after(atlas)?).copied()
    }

    /// Goes to the next change; tells whether there was one.
    pub fn forward(&mut self, atlas: &Atlas) -> bool {
        let next = self.place_after(atlas);
        self.at = next.unwrap_or(self.at);
        next.is_some()
    }

    /// Goes to the change before; tells whether there was one.
    pub fn back(&mut self, atlas: &Atlas) -> bool {
        let next = self.place_before(atlas);
        self.at = next.unwrap_or(self.at);
        next.is_some()
    }

    fn place_before(&self, atlas: &Atlas) -> Option<usize> {
        (0..self.at).rev().find(|at| self.tells(atlas, *at))
    }

    fn place_after(&self, atlas: &Atlas) -> Option<usize> {
        (self.at + 1..self.dates.len()).find(|at| self.tells(atlas, *at))
    }

    /// Whether there is something to tell of a date: a change since the one before it, or that all began there.
    fn tells(&self, atlas: &Atlas, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.dates.get(before));
        let (Some(before), Some(date)) = (before, self.dates.get(at)) else {
            return true;
        };
        at == self.began || !changes_between(atlas, *before, *date).is_empty()
    }
}
