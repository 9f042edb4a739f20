//! What a body was on a day, from its dates and from those at which the dataset shows it.

use std::collections::HashMap;

use jiff::civil::Date;

use super::body::{BodyThen, NameThen, ParentThen, Placed, Standing, Unsure};
use super::hold::{Dates, Hold, held};
use super::shown::{Shown, shown};
use crate::model::date::{Edtf, Presence};
use crate::model::record::Body;
use crate::model::{Atlas, Id};

/// All bodies as of `day`, in the order of the file.
pub(super) fn bodies_on(atlas: &Atlas, day: Date) -> Vec<(Id, BodyThen)> {
    let shown = shown(atlas);
    let own: HashMap<Id, Standing> = atlas
        .bodies()
        .map(|(id, body)| (id, standing(body, shown.get(&id).copied(), day)))
        .collect();
    let before_all = |id: Id| {
        let top = atlas.ancestry(id).first().copied();
        top.and_then(|top| own.get(&top)) == Some(&Standing::NotYet)
    };
    let standings: HashMap<Id, Standing> = own
        .iter()
        .map(|(id, standing)| {
            let standing = if before_all(*id) {
                &Standing::NotYet
            } else {
                standing
            };
            (*id, standing.clone())
        })
        .collect();
    let there = |id: Id| standings.get(&id).is_some_and(Standing::is_there);
    let then = atlas.bodies().map(|(id, body)| {
        let parents = parents(atlas, body, day);
        let then = BodyThen {
            standing: standings.get(&id).cloned().unwrap_or(Standing::NotYet),
            names: names(body, day),
            placed: place(atlas, parents.first().map(|parent| parent.body), (&there, day)),
            parents,
        };
        (id, then)
    });
    then.collect()
}

fn standing(body: &Body, shown: Option<Shown>, day: Date) -> Standing {
    let state = body.life.map(|life| life.state_on(day));
    if shown.is_some_and(|shown| shown.covers(day))
        && !matches!(state, Some(Presence::Before | Presence::After))
    {
        return Standing::Existed;
    }
    let last = || {
        shown
            .and_then(|shown| shown.last)
            .map(super::super::date::Moment::human)
    };
    match (state, shown) {
        (Some(Presence::Before), _) => Standing::NotYet,
        (Some(Presence::During), _) => Standing::Existed,
        (Some(Presence::After), _) => Standing::NoLonger,
        (Some(Presence::MaybeBegun), _) => Standing::Perhaps(Unsure::Start),
        (Some(Presence::MaybeEnded), _) => Standing::Perhaps(Unsure::End(last())),
        // Of an organisation outside, the dataset shows what it has to do with this one, not how long it lived.
        (None, _) if !body.kind.is_inside() => Standing::Perhaps(Unsure::Undated),
        (None, Some(shown)) if shown.is_over(day) => {
            Standing::Perhaps(Unsure::AfterSeen(last().unwrap_or_default()))
        }
        (None, Some(shown)) => Standing::Perhaps(Unsure::BeforeSeen(shown.first.human())),
        (None, None) => Standing::Perhaps(Unsure::Undated),
    }
}

/// The names that may have been in use; where that is not sure the latest stands first, as the one people know.
fn names(body: &Body, day: Date) -> Vec<NameThen> {
    let listed = body.names.iter().any(|name| name.name == body.name);
    let mut rows: Vec<(&str, &str, Option<Edtf>)> = body
        .names
        .iter()
        .map(|name| {
            let short = name.short.as_deref().unwrap_or(&body.short);
            (name.name.as_str(), short, Some(name.span))
        })
        .collect();
    if !listed {
        rows.push((&body.name, &body.short, None));
    }
    let dates: Vec<Dates> = rows
        .iter()
        .map(|(_, _, span)| Dates {
            span: *span,
            seen: None,
        })
        .collect();
    let mut found: Vec<NameThen> = held(&dates, day)
        .into_iter()
        .filter_map(|(at, hold)| {
            let (name, short, span) = *rows.get(at)?;
            let hold = if body.names.is_empty() { Hold::Sure } else { hold };
            Some(NameThen {
                name: name.to_owned(),
                short: short.to_owned(),
                span,
                hold,
            })
        })
        .collect();
    if found.is_empty() {
        // All names are later ones: the oldest is the nearest.
        found.extend(rows.first().map(|(name, short, span)| NameThen {
            name: (*name).to_owned(),
            short: (*short).to_owned(),
            span: *span,
            hold: Hold::Undated,
        }));
    }
    found.reverse();
    found
}

/// The bodies that may have been above, the likeliest first; before all of them the oldest.
fn parents(atlas: &Atlas, body: &Body, day: Date) -> Vec<ParentThen> {
    let dates: Vec<Dates> = body
        .parents
        .iter()
        .map(|parent| Dates {
            span: parent.span,
            seen: parent.seen,
        })
        .collect();
    let mut found = held(&dates, day);
    if found.is_empty() && !dates.is_empty() {
        found.push((0, Hold::Perhaps));
    }
    found.sort_by_key(|(at, hold)| (std::cmp::Reverse(*hold), std::cmp::Reverse(*at)));
    found
        .into_iter()
        .filter_map(|(at, hold)| {
            let parent = body.parents.get(at)?;
            Some(ParentThen {
                body: atlas.find(&parent.body)?,
                id: parent.body.clone(),
                span: parent.span,
                seen: parent.seen,
                hold,
            })
        })
        .collect()
}

/// Climbs from the body above to the nearest one that was there; the lists of parents were checked for cycles.
fn place(atlas: &Atlas, above: Option<Id>, (there, day): (&impl Fn(Id) -> bool, Date)) -> Placed {
    let Some(missing) = above else {
        return Placed::Top;
    };
    if there(missing) {
        return Placed::Under(missing);
    }
    let mut at = missing;
    while let Some(next) = atlas
        .body(at)
        .and_then(|body| parents(atlas, body, day).first().map(|parent| parent.body))
    {
        if there(next) {
            return Placed::Instead { under: next, missing };
        }
        at = next;
    }
    Placed::Adrift { missing }
}
