//! One record held against a query.

use std::ops::ControlFlow;

use super::field::{self, Field};
use super::fold::fold_into;
use super::index::{Block, Row};
use super::needle::Needle;
use super::plan::{Check, Plan, Test};
use crate::model::Atlas;

/// A record that is judged.
pub(super) struct Record<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) block: &'a Block,
    pub(super) row: &'a Row,
}

/// What came of it.
pub(super) struct Outcome {
    /// How well it matches, if it does.
    pub(super) score: Option<i64>,
    /// Whether it might match if the words went on.
    pub(super) could_grow: bool,
}

impl Record<'_> {
    /// Judges the record by a plan; `folded` is room to work in.
    pub(super) fn judge(&self, plan: &Plan, folded: &mut String) -> Outcome {
        let (mut total, mut matches, mut could_grow) = (0, true, true);
        for group in &plan.groups {
            let mut best: Option<i64> = None;
            let mut grows = false;
            for test in group {
                let (score, may_grow) = self.test(test, folded);
                best = best.max(score);
                grows |= may_grow;
            }
            could_grow &= grows;
            matches &= best.is_some();
            total += best.unwrap_or_default();
            if !could_grow && !matches {
                break;
            }
        }
        // Several words that are all of a title name that record.
        let named = plan.phrase.as_deref();
        let named =
            named.is_some_and(|phrase| matches && self.block.head(self.row).any(|(_, text)| text == phrase));
        Outcome {
            score: matches.then_some(total + if named { 2_000 } else { 0 }),
            could_grow,
        }
    }

    fn test(&self, test: &Test, folded: &mut String) -> (Option<i64>, bool) {
        match &test.check {
            Check::Filter(filter) => {
                let passes = filter.passes(self.atlas, self.row.id) != test.not;
                (passes.then_some(0), passes)
            }
            Check::Word(needle) => {
                let (score, grows) = self.word(needle, folded);
                if test.not {
                    let passes = score.is_none();
                    (passes.then_some(0), true)
                } else {
                    (score, grows)
                }
            }
        }
    }

    /// The best score of a word over all fields, and whether a longer word could be found too.
    fn word(&self, needle: &Needle, folded: &mut String) -> (Option<i64>, bool) {
        let (mut best, mut grows) = (None, false);
        if needle.may_be_in_head(self.row.letters) {
            for (field, text) in self.block.head(self.row) {
                if needle.could_grow_in(field, text) {
                    grows = true;
                    best = best.max(needle.score(field, text));
                }
            }
        }
        // Running text counts less than any literal place in a head, so it need not be read behind one.
        let settled = best.is_some_and(|score| score >= 1_000);
        if !settled && needle.may_be_in_text(&self.row.pairs) {
            field::texts(self.atlas, self.row.id, |text| {
                folded.clear();
                fold_into(text, folded, |_| ());
                let score = needle.score(Field::Text, folded);
                grows |= score.is_some();
                best = best.max(score);
                ControlFlow::Continue(())
            });
        }
        (best, grows)
    }
}
