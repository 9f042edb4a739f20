//! What a body can get wrong.

use super::Step::{Field, Item};
use super::{Checker, circle};
use crate::model::RecordKind;
use crate::model::date::Side;
use crate::model::load::{Draft, Placed};
use crate::model::record::{Body, Naming};

/// How many levels of bodies there can be: the structure is drawn as a tree.
const MOST_LEVELS: usize = 64;

impl Checker<'_> {
    pub(super) fn body(&mut self, placed: &Placed<Body>) {
        let body = &placed.record;
        self.filled(placed, &[("name", &body.name), ("short", &body.short)]);
        self.cites(placed, &body.sources);
        self.disputes(placed, &body.disputes);
        self.links(placed, &body.succeeds, RecordKind::Body, "succeeds");
        for (nth, partner) in body.partners.iter().enumerate() {
            let at = [Field("partners"), Item(nth), Field("body")];
            self.link(placed, Some(&partner.body), RecordKind::Body, &at);
        }
        for (nth, parent) in body.parents.iter().enumerate() {
            let at = [Field("parents"), Item(nth), Field("body")];
            self.link(placed, Some(&parent.body), RecordKind::Body, &at);
            let Some(life) = self.lives.get(parent.body.as_str()).copied() else {
                continue;
            };
            let dates = [parent.span, parent.seen].into_iter().flatten();
            for span in dates.filter(|dates| life.surely_apart(*dates)) {
                let what = format!(
                    "`{}` did not exist {} (its life: {})",
                    parent.body,
                    span.adverb(),
                    life.human()
                );
                self.error(
                    placed,
                    &at,
                    what,
                    "correct the dates here, or the life of the parent",
                );
            }
        }
        self.names_in_order(placed, &body.names);
    }

    fn names_in_order(&mut self, placed: &Placed<Body>, names: &[Naming]) {
        for (nth, pair) in names.windows(2).enumerate() {
            let [earlier, later] = pair else { continue };
            if !matches!((earlier.span.end(), later.span.start()), (Side::At(a), Side::At(b)) if a.first() > b.last())
            {
                continue;
            }
            self.error(
                placed,
                &[Field("names"), Item(nth + 1), Field("span")],
                "this name begins before the one above it ends",
                "order names from the oldest to the newest, without overlaps",
            );
        }
        for (nth, naming) in names.iter().enumerate() {
            let short = naming.short.as_deref().unwrap_or("-");
            for (field, value) in [("name", naming.name.as_str()), ("short", short)] {
                if value.trim().is_empty() {
                    let at = [Field("names"), Item(nth), Field(field)];
                    self.error(
                        placed,
                        &at,
                        format!("`{field}` is empty"),
                        "write the name it had",
                    );
                }
            }
        }
    }

    /// Bodies that stand above or come after themselves, or so deep that no tree could show them.
    pub(super) fn bodies_in_circles(&mut self, draft: &Draft) {
        let bodies: Vec<_> = draft.bodies.iter().collect();
        let above = circle::links_by(
            &bodies,
            |body| &body.id,
            |body| {
                let parents = body.parents.iter().enumerate();
                parents.map(|(nth, parent)| (nth, parent.body.as_str())).collect()
            },
        );
        let circles = circle::circles(&above);
        if circles.is_empty() {
            self.levels(&bodies, &above);
        }
        for circle in circles {
            let Some(body) = bodies.get(circle.from) else {
                continue;
            };
            let way = circle.way(&bodies, |body| &body.id);
            let at = [Field("parents"), Item(circle.nth), Field("body")];
            let what = format!("`{}` stands above itself{way}", body.record.id);
            self.error(body, &at, what, "a body cannot report to a body below it");
        }
        let before = circle::links(&bodies, |body| &body.id, |body| &body.succeeds);
        for circle in circle::circles(&before) {
            let Some(body) = bodies.get(circle.from) else {
                continue;
            };
            let way = circle.way(&bodies, |body| &body.id);
            let at = [Field("succeeds"), Item(circle.nth)];
            let what = format!("`{}` succeeds itself{way}", body.record.id);
            self.error(body, &at, what, "name the body that was there before it");
        }
    }

    fn levels(&mut self, bodies: &[&Placed<Body>], above: &circle::Links) {
        for at in circle::too_deep(above, MOST_LEVELS) {
            let Some(body) = bodies.get(at) else {
                continue;
            };
            let last = body.record.parents.len().saturating_sub(1);
            self.error(
                body,
                &[Field("parents"), Item(last), Field("body")],
                format!("bodies stand more than {MOST_LEVELS} levels deep here"),
                "let it report to a body further up",
            );
        }
    }
}
