//! Cuts proposed, made and taken back while a presentation runs.

use super::Show;
use crate::briefing::content::Content;
use crate::briefing::deck::{Depth, Reach, Shown};
use crate::briefing::plan::{Candidate, Cut, Plan};
use crate::model::Atlas;

impl Show {
    /// The cards after this one, fitted into the time left without what this one still needs.
    pub(super) fn fit(&self, atlas: &Atlas) -> Plan {
        let after = self.deck.cards.iter().enumerate().skip(self.place.card + 1);
        let candidates: Vec<Candidate> = after
            .map(|(card, shown)| {
                let whole = Shown {
                    reach: Reach::default(),
                    ..shown.clone()
                };
                Candidate {
                    card,
                    whole: shown.card.time,
                    weight: shown.card.weight,
                    pinned: shown.card.pinned,
                    points: Content::shown(atlas, &whole).points.len(),
                }
            })
            .collect();
        let clock = self.clock(self.now);
        Plan::fit(&candidates, clock.left.minus(clock.planned.minus(clock.used)))
    }

    pub(super) fn apply(&mut self) {
        let Some(plan) = self.plan.take() else { return };
        self.before
            .push(self.deck.cards.iter().map(|shown| shown.reach).collect());
        for fit in plan.cards {
            let Some(shown) = self.deck.cards.get_mut(fit.card) else {
                continue;
            };
            shown.reach = match fit.cut {
                Cut::Pinned | Cut::Whole => shown.reach,
                Cut::Points(most) => Reach {
                    depth: Depth::Points,
                    points: Some(most),
                },
                Cut::Headline => Reach {
                    depth: Depth::Headline,
                    points: None,
                },
            };
        }
    }

    pub(super) fn undo(&mut self) {
        let reaches = self.before.pop().unwrap_or_default();
        for (shown, reach) in self.deck.cards.iter_mut().zip(reaches) {
            shown.reach = reach;
        }
    }
}
