//! Why a record was found: the field, and the letters that matched in it.

use std::ops::ControlFlow;

use super::field::{self, Field};
use super::fold::fold_with_origin;
use super::needle::Needle;
use super::plan::{Plan, Reach};
use super::query::Query;
use crate::model::{Atlas, Id};

/// A field of a record that matches a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: Id,
    /// The field that matched best; the title if nothing was asked of the texts.
    pub field: Field,
    /// Its text, of running text the stretch around the match.
    pub text: String,
    /// The numbers of the matched characters in it, in order.
    pub matched: Vec<usize>,
}

/// The field in which most of a query's words match best.
pub fn why(atlas: &Atlas, query: &Query, id: Id) -> Hit {
    let plan = Plan::new(atlas, query, Reach::Everything);
    let needles: Vec<&Needle> = plan.needles().collect();
    let mut best: Option<(i64, Hit)> = None;
    let mut look = |field, text: &str| {
        let Some((score, matched)) = matches(&needles, field, text) else {
            return;
        };
        if best.as_ref().is_none_or(|(most, _)| score > *most) {
            let text = text.to_owned();
            let hit = Hit {
                id,
                field,
                text,
                matched,
            };
            best = Some((score, hit));
        }
    };
    field::head(atlas, id, &mut look);
    field::texts(atlas, id, |text| {
        look(Field::Text, text);
        ControlFlow::Continue(())
    });
    let mut hit = best.map_or_else(
        || Hit {
            id,
            field: Field::Title,
            text: atlas.title(id).to_owned(),
            matched: Vec::new(),
        },
        |(_, hit)| hit,
    );
    if hit.field == Field::Text {
        (hit.text, hit.matched) = snippet(&hit.text, &hit.matched);
    }
    hit
}

/// How well the words match a field together, and the characters they match; `None` if none does.
fn matches(needles: &[&Needle], field: Field, text: &str) -> Option<(i64, Vec<usize>)> {
    let folded = fold_with_origin(text);
    let (mut total, mut matched) = (0, Vec::new());
    for needle in needles {
        if let Some((score, places)) = needle.places(field, &folded.text) {
            total += score;
            let shown = places.iter().filter_map(|place| folded.origin.get(*place));
            matched.extend(shown.filter_map(|place| usize::try_from(*place).ok()));
        }
    }
    matched.sort_unstable();
    matched.dedup();
    (!matched.is_empty()).then_some((total, matched))
}

/// The characters before and behind a match in a long text that are shown with it.
const AROUND: (usize, usize) = (14, 106);

/// The stretch of a long text around its first matched character, with the places counted from its beginning.
fn snippet(text: &str, matched: &[usize]) -> (String, Vec<usize>) {
    let first = matched.first().copied().unwrap_or_default();
    let starts = text.char_indices().enumerate().filter(|(_, (at, _))| {
        text.get(..*at)
            .is_none_or(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    });
    let from = starts
        .map(|(place, _)| place)
        .find(|place| place + AROUND.0 >= first)
        .unwrap_or(first)
        .min(first);
    let shown: String = text.chars().skip(from).take(AROUND.0 + AROUND.1).collect();
    let places = matched.iter().filter_map(|place| place.checked_sub(from));
    (shown, places.collect())
}
