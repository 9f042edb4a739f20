//! What changed between two dates, each change with a sentence that says it.

use serde::Serialize;

use super::{AsOf, BodyThen, EntryThen, Hold, Standing, Unsure, day_of};
use crate::model::date::Edtf;
use crate::model::{Atlas, Id, Named};

/// A change between two dates, told forward in time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    /// A body came into being.
    Created {
        /// The body.
        body: Named,
    },
    /// A body that may have been there before surely is now.
    Shown {
        /// The body.
        body: Named,
    },
    /// A body may have ended, or may have begun.
    Doubtful {
        /// The body.
        body: Named,
        /// Why it is not sure.
        why: String,
    },
    /// A body ended.
    Ended {
        /// The body.
        body: Named,
    },
    /// A body has another name.
    Renamed {
        /// The body.
        body: Named,
        /// The name before.
        from: String,
        /// The name since.
        to: String,
        /// Whether both are sure.
        sure: bool,
    },
    /// A body reports to another body.
    Moved {
        /// The body.
        body: Named,
        /// The body above it before.
        from: Option<Named>,
        /// The body above it since.
        to: Option<Named>,
        /// Whether both are sure.
        sure: bool,
    },
    /// An instrument was adopted.
    Adopted {
        /// The instrument.
        entry: Named,
    },
    /// An event began or took place.
    Happened {
        /// The event.
        entry: Named,
    },
    /// An instrument was replaced by a later one.
    Superseded {
        /// The instrument.
        entry: Named,
        /// The one that took its place.
        by: Named,
    },
}

impl Change {
    /// The record that changed.
    pub const fn record(&self) -> &Named {
        match self {
            Self::Created { body }
            | Self::Shown { body }
            | Self::Doubtful { body, .. }
            | Self::Ended { body }
            | Self::Renamed { body, .. }
            | Self::Moved { body, .. } => body,
            Self::Adopted { entry } | Self::Happened { entry } | Self::Superseded { entry, .. } => entry,
        }
    }

    /// The change as a sentence.
    pub fn sentence(&self) -> String {
        let name = |named: &Option<Named>| {
            named
                .as_ref()
                .map_or_else(|| "nobody".to_owned(), |named| named.short.clone())
        };
        let known = |sure: &bool| if *sure { "" } else { ", as far as is known" };
        match self {
            Self::Created { body } => format!("{} came into being.", body.short),
            Self::Shown { body } => format!("The dataset shows {} from here on.", body.short),
            Self::Doubtful { body, why } => format!("{}: {why}.", body.short),
            Self::Ended { body } => format!("{} has ended.", body.short),
            Self::Renamed { body, from, to, sure } => format!(
                "{} is called \u{201c}{to}\u{201d}, before \u{201c}{from}\u{201d}{}.",
                body.short,
                known(sure)
            ),
            Self::Moved { body, from, to, sure } => format!(
                "{} reports to {}, before to {}{}.",
                body.short,
                name(to),
                name(from),
                known(sure)
            ),
            Self::Adopted { entry } => format!("Adopted: {}.", entry.dated()),
            Self::Happened { entry } => format!("Took place or began: {}.", entry.dated()),
            Self::Superseded { entry, by } => format!("{} is superseded by {}.", entry.short, by.dated()),
        }
    }
}

/// What changed between two dates, told from the earlier to the later, whichever is given first.
pub fn changes_between(atlas: &Atlas, one: Edtf, other: Edtf) -> Vec<Change> {
    let (from, to) = if day_of(one) <= day_of(other) {
        (one, other)
    } else {
        (other, one)
    };
    let (before, after) = (AsOf::new(atlas, from), AsOf::new(atlas, to));
    let mut found = Vec::new();
    for (id, now) in after.bodies() {
        if let Some(then) = before.body(id) {
            body((atlas, &before, &after), id, (then, now), &mut found);
        }
    }
    for (id, _) in atlas.entries() {
        if let (Some(then), Some(now)) = (before.entry(id), after.entry(id)) {
            entry(atlas, id, (then, now), &mut found);
        }
    }
    found
}

fn body(
    (atlas, before, after): (&Atlas, &AsOf, &AsOf),
    id: Id,
    (then, now): (&BodyThen, &BodyThen),
    found: &mut Vec<Change>,
) {
    let named = || after.named(atlas, id);
    let born = atlas.body(id).is_some_and(|body| body.life.is_some());
    found.extend(standing((&then.standing, &now.standing), (named(), born)));
    if !(then.standing.is_there() && now.standing.is_there()) {
        return;
    }
    if then.name() != now.name() {
        found.push(Change::Renamed {
            body: named(),
            from: then.name().to_owned(),
            to: now.name().to_owned(),
            sure: then.is_name_sure() && now.is_name_sure(),
        });
    }
    let above = |then: &BodyThen| then.parents.first().map(|parent| parent.body);
    if above(then) != above(now) {
        found.push(Change::Moved {
            body: named(),
            from: above(then).map(|id| before.named(atlas, id)),
            to: above(now).map(|id| after.named(atlas, id)),
            sure: [then, now].iter().all(|then| {
                then.parents
                    .first()
                    .is_none_or(|parent| parent.hold == Hold::Sure)
            }),
        });
    }
}

/// What became of a body. That one not shown yet may be there, now that the organisation is, says nothing new.
///
/// Only of a body whose life is known, `born`, can one say that it came into being.
fn standing((then, now): (&Standing, &Standing), (body, born): (Named, bool)) -> Option<Change> {
    match (then, now) {
        (then, now) if then == now => None,
        (Standing::NotYet, Standing::Existed) if born => Some(Change::Created { body }),
        (_, Standing::Existed) => Some(Change::Shown { body }),
        (_, Standing::Perhaps(Unsure::BeforeSeen(_) | Unsure::Undated)) => None,
        (_, Standing::Perhaps(_)) => Some(Change::Doubtful {
            body,
            why: now.remark(),
        }),
        (_, Standing::NoLonger | Standing::NotYet) => Some(Change::Ended { body }),
    }
}

fn entry(atlas: &Atlas, id: Id, (then, now): (&EntryThen, &EntryThen), found: &mut Vec<Change>) {
    if !then.has_come() && now.has_come() {
        let entry = atlas.named(id);
        found.push(if atlas.entry(id).is_some_and(|entry| entry.kind.is_event()) {
            Change::Happened { entry }
        } else {
            Change::Adopted { entry }
        });
    }
    if let (false, EntryThen::Superseded(next)) = (matches!(then, EntryThen::Superseded(_)), now) {
        found.push(Change::Superseded {
            entry: atlas.named(id),
            by: next.by.clone(),
        });
    }
}
