//! The organisation as of a date: what existed, under which name and parent, and which texts were in force.
//!
//! A date stands for its last day: as of 1998 is as of 31 December 1998. So the answers move forward with the date, and
//! what a dataset does not know is said instead of guessed. Nothing here reads a clock.

mod body;
mod change;
mod entry;
mod hold;
mod past;
mod shown;
mod steps;
#[cfg(test)]
mod tests;
mod then;

use std::collections::HashMap;

use jiff::civil::Date;

pub use body::{BodyThen, NameThen, ParentThen, Placed, Standing, Unsure};
pub use change::{Change, changes_between};
pub use entry::EntryThen;
pub use hold::Hold;
pub use past::Past;
pub use steps::{Steps, changes};

use super::date::{Edtf, Moment};
use super::{Atlas, Id, Named};

/// The organisation as of a date.
#[derive(Debug, Clone, PartialEq)]
pub struct AsOf {
    date: Edtf,
    day: Date,
    bodies: Vec<(Id, BodyThen)>,
    place: HashMap<Id, usize>,
    entries: HashMap<Id, EntryThen>,
    children: HashMap<Option<Id>, Vec<Id>>,
}

/// The day that a date stands for: the last it can mean at its word; of an interval without a dated end, of its start.
pub fn day_of(date: Edtf) -> Date {
    date.latest().unwrap_or_else(|| date.named().last())
}

impl AsOf {
    /// Looks at the organisation as it was at the end of `date`.
    pub fn new(atlas: &Atlas, date: Edtf) -> Self {
        let day = day_of(date);
        let bodies = then::bodies_on(atlas, day);
        let place = bodies.iter().enumerate().map(|(n, (id, _))| (*id, n)).collect();
        let mut children: HashMap<Option<Id>, Vec<Id>> = HashMap::new();
        for (id, then) in &bodies {
            if then.standing.is_there() {
                children.entry(then.placed.under()).or_default().push(*id);
            }
        }
        let entries = atlas
            .entries()
            .map(|(id, _)| (id, EntryThen::new(atlas, id, day)))
            .collect();
        Self {
            date,
            day,
            bodies,
            place,
            entries,
            children,
        }
    }

    /// The date that was asked for.
    pub const fn date(&self) -> Edtf {
        self.date
    }

    /// The day it stands for.
    pub const fn day(&self) -> Date {
        self.day
    }

    /// That day in words.
    pub fn day_in_words(&self) -> String {
        Moment::from(self.day).human()
    }

    /// Whether the day lies after the one up to which the dataset was checked, so that nothing is known of it.
    pub fn is_past_the_check(&self, atlas: &Atlas) -> bool {
        self.day > day_of(atlas.head().checked)
    }

    /// A body as it was then.
    pub fn body(&self, id: Id) -> Option<&BodyThen> {
        self.bodies.get(*self.place.get(&id)?).map(|(_, then)| then)
    }

    /// A record as it was called then: of a body its short name, with the one of today where that is another.
    pub fn named(&self, atlas: &Atlas, id: Id) -> Named {
        let mut named = atlas.named(id);
        let short = self.body(id).map(BodyThen::short);
        if let Some(short) = short.filter(|short| !short.is_empty() && *short != named.short) {
            named.short = format!("{short} (today {})", named.short);
        }
        named
    }

    /// All bodies, those that did not exist included, in the order of the file.
    pub fn bodies(&self) -> impl Iterator<Item = (Id, &BodyThen)> {
        self.bodies.iter().map(|(id, then)| (*id, then))
    }

    /// An instrument or event as it stood then.
    pub fn entry(&self, id: Id) -> Option<&EntryThen> {
        self.entries.get(&id)
    }

    /// Whether an instrument or event had surely come by then; one that may have, or is only announced, had not.
    pub fn had_come(&self, id: Id) -> bool {
        self.entry(id).is_none_or(EntryThen::has_come)
    }

    /// The bodies of the organisation that stood at the top then, surely or perhaps.
    pub fn roots(&self) -> &[Id] {
        self.children.get(&None).map_or(&[], Vec::as_slice)
    }

    /// The bodies that hung from `body` then, surely or perhaps.
    pub fn children(&self, body: Id) -> &[Id] {
        self.children.get(&Some(body)).map_or(&[], Vec::as_slice)
    }
}
