//! What a body can get wrong.

use std::collections::{HashMap, HashSet};

use super::{Checker, Kind};
use crate::model::date::Side;
use crate::model::load::{Draft, Placed};
use crate::model::record::{Body, Naming};

impl Checker<'_> {
    pub(super) fn body(&mut self, placed: &Placed<Body>) {
        let body = &placed.record;
        self.cites(placed, &body.sources);
        self.disputes(placed, &body.disputes);
        body.succeeds
            .iter()
            .for_each(|id| self.link(placed, Some(id), Kind::Body, "succeeds"));
        body.partners
            .iter()
            .for_each(|p| self.link(placed, Some(&p.body), Kind::Body, "partners"));
        for parent in &body.parents {
            self.link(placed, Some(&parent.body), Kind::Body, "parents");
            let Some(life) = self.lives.get(parent.body.as_str()).copied() else {
                continue;
            };
            for dates in [parent.span, parent.seen].into_iter().flatten() {
                if life.surely_apart(dates) {
                    let what = format!("`{}` did not exist in {}", parent.body, dates.human());
                    self.error(
                        placed,
                        &parent.body,
                        what,
                        "correct the dates here, or the life of the parent",
                    );
                }
            }
        }
        self.names_in_order(placed, &body.names);
    }

    fn names_in_order(&mut self, placed: &Placed<Body>, names: &[Naming]) {
        for pair in names.windows(2) {
            let [earlier, later] = pair else { continue };
            if !matches!((earlier.span.end(), later.span.start()), (Side::At(a), Side::At(b)) if a.first() > b.last())
            {
                continue;
            }
            self.error(
                placed,
                &later.name,
                "this name begins before the one above it ends",
                "order names from the oldest to the newest, without overlaps",
            );
        }
    }

    pub(super) fn cycles(&mut self, draft: &Draft) {
        let parents: HashMap<&str, Vec<&str>> = draft
            .bodies
            .iter()
            .map(|b| {
                (
                    b.record.id.as_str(),
                    b.record.parents.iter().map(|p| p.body.as_str()).collect(),
                )
            })
            .collect();
        for placed in &draft.bodies {
            let (mut seen, mut open) = (HashSet::new(), vec![placed.record.id.as_str()]);
            while let Some(id) = open.pop() {
                for parent in parents.get(id).into_iter().flatten() {
                    if *parent == placed.record.id {
                        let what = format!("`{parent}` stands above itself");
                        self.error(placed, "parents", what, "a body cannot report to a body below it");
                        open.clear();
                        break;
                    }
                    if seen.insert(*parent) {
                        open.push(parent);
                    }
                }
            }
        }
    }
}
