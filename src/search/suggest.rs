//! What to do where nothing was found: the nearest spelling, and which term to drop.

use super::engine::Asker;
use super::fold;
use super::query::{Query, Want};

/// What to do where nothing was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// The query in the nearest spelling that finds something.
    pub corrected: Option<Query>,
    /// Terms to drop, each with how many records the rest finds; the most helpful first.
    pub drops: Vec<(String, usize)>,
}

/// Advice on a query that finds nothing; `None` if a newer one was asked meanwhile.
pub(super) fn advise(asker: &Asker<'_>, query: &Query) -> Option<Advice> {
    let mut advice = Advice::default();
    let mut corrected = query.clone();
    let mut changed = false;
    for group in &mut corrected.groups {
        let alone = Query {
            groups: vec![group.clone()],
        };
        if !asker.matching(&alone)?.is_empty() {
            continue;
        }
        for term in &mut group.terms {
            if let Want::Word(word, _) = &mut term.want
                && let Some(near) = nearest(asker, word)
            {
                *word = near;
                changed = true;
            }
        }
    }
    if changed && !asker.matching(&corrected)?.is_empty() {
        advice.corrected = Some(corrected);
        return Some(advice);
    }
    if query.groups.len() > 1 {
        for (at, group) in query.groups.iter().enumerate() {
            let rest = asker.matching(&query.without(at))?.len();
            if rest > 0 {
                advice.drops.push((group.to_string(), rest));
            }
        }
        advice.drops.sort_by_key(|(_, rest)| std::cmp::Reverse(*rest));
    }
    Some(advice)
}

/// The word of the dataset with the fewest letters to change, at most one in four.
fn nearest(asker: &Asker<'_>, word: &str) -> Option<String> {
    let word = fold(word);
    let most = (word.chars().count() / 4).clamp(1, 3);
    asker
        .words()
        .into_iter()
        .map(|known| (strsim::damerau_levenshtein(&word, known), known))
        .filter(|(changes, _)| *changes <= most)
        .min_by_key(|(changes, _)| *changes)
        .map(|(_, known)| known.to_owned())
}
