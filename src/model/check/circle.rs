//! Links that lead back to where they began.

use std::collections::HashMap;

use crate::model::load::Placed;

/// Of each record, the records it links to, and the number of that link among its own.
pub(super) type Links = Vec<Vec<(usize, usize)>>;

/// A way from a record back to itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Circle {
    /// The record that closes it.
    pub(super) from: usize,
    /// Which of its links does so.
    pub(super) nth: usize,
    /// The records on it, beginning with that one.
    pub(super) along: Vec<usize>,
}

impl Circle {
    /// The way in words, if there is another record on it.
    pub(super) fn way<T>(&self, records: &[&Placed<T>], id: impl Fn(&T) -> &String) -> String {
        const MOST: usize = 8;
        if self.along.len() < 2 {
            return String::new();
        }
        let name = |at: &usize| records.get(*at).map_or("", |placed| id(&placed.record));
        let mut names: Vec<&str> = self.along.iter().take(MOST).map(name).collect();
        if self.along.len() > MOST {
            names.push("…");
        }
        names.extend(self.along.first().map(name));
        format!(": {}", names.join(" → "))
    }
}

/// The links between records; an id leads to its own record, else to the first that bears it.
pub(super) fn links<'a, T>(
    records: &[&'a Placed<T>],
    id: impl Fn(&'a T) -> &'a String,
    to: impl Fn(&'a T) -> &'a [String],
) -> Links {
    links_by(records, id, |record| {
        to(record).iter().map(String::as_str).enumerate().collect()
    })
}

/// As [`links`], for ids that stand in something else.
pub(super) fn links_by<'a, T>(
    records: &[&'a Placed<T>],
    id: impl Fn(&'a T) -> &'a String,
    to: impl Fn(&'a T) -> Vec<(usize, &'a str)>,
) -> Links {
    let ids: HashMap<&str, usize> = records
        .iter()
        .enumerate()
        .rev()
        .map(|(at, placed)| (id(&placed.record).as_str(), at))
        .collect();
    let of = |(at, placed): (usize, &&'a Placed<T>)| {
        let own = id(&placed.record);
        let found = |(nth, to): (usize, &str)| {
            let to = if to == own { Some(at) } else { ids.get(to).copied() };
            to.map(|to| (to, nth))
        };
        to(&placed.record).into_iter().filter_map(found).collect()
    };
    records.iter().enumerate().map(of).collect()
}

/// How far the walk has come with a record.
#[derive(Debug, Clone, Copy)]
enum Seen {
    NotYet,
    /// It is on the way, at this place of it.
    OnTheWay(usize),
    /// All that it leads to was seen.
    Done,
}

/// The links that close a circle, found in one walk over all of them.
pub(super) fn circles(links: &Links) -> Vec<Circle> {
    let mut found = Vec::new();
    let mut seen = vec![Seen::NotYet; links.len()];
    let mut mark = |at: usize, now: Seen| {
        let slot = seen.get_mut(at)?;
        Some(std::mem::replace(slot, now))
    };
    for start in 0..links.len() {
        // No way is under way now, so that what was seen is done.
        if !matches!(mark(start, Seen::OnTheWay(0)), Some(Seen::NotYet)) {
            mark(start, Seen::Done);
            continue;
        }
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        while let Some((at, next)) = way.last_mut() {
            let from = *at;
            let Some(&(to, nth)) = links.get(from).and_then(|links| links.get(*next)) else {
                mark(from, Seen::Done);
                way.pop();
                continue;
            };
            *next += 1;
            let here = Seen::OnTheWay(way.len());
            match mark(to, here) {
                Some(Seen::NotYet) => way.push((to, 0)),
                Some(Seen::OnTheWay(depth)) => {
                    mark(to, Seen::OnTheWay(depth));
                    let mut along: Vec<usize> = way.iter().skip(depth).map(|(at, _)| *at).collect();
                    along.rotate_right(1);
                    found.push(Circle { from, nth, along });
                }
                Some(Seen::Done) | None => {
                    mark(to, Seen::Done);
                }
            }
        }
    }
    found
}

/// The records that stand first below `most` others, each following its last link; there must be no circles.
pub(super) fn too_deep(links: &Links, most: usize) -> Vec<usize> {
    let mut depths: Vec<Option<usize>> = vec![None; links.len()];
    for start in 0..links.len() {
        let mut way = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| matches!(depths.get(*here), Some(None))) {
            way.push(here);
            at = links.get(here).and_then(|links| links.last()).map(|(to, _)| *to);
        }
        let mut depth = at.and_then(|at| depths.get(at).copied().flatten());
        for here in way.into_iter().rev() {
            depth = Some(depth.map_or(1, |depth| depth + 1));
            if let Some(slot) = depths.get_mut(here) {
                *slot = depth;
            }
        }
    }
    let first = |(at, depth): (usize, &Option<usize>)| (*depth == Some(most + 1)).then_some(at);
    depths.iter().enumerate().filter_map(first).collect()
}

#[cfg(test)]
mod tests;
