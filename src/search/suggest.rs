//! What to do where nothing was found: the nearest spelling, and which term to drop.

use std::cmp::Reverse;

use super::engine::Asker;
use super::fold;
use super::index::Words;
use super::query::{Query, Want};

/// What to do where nothing was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// The query in the nearest spelling that finds something.
    pub corrected: Option<Query>,
    /// Terms to drop; the most helpful first.
    pub drops: Vec<Omission>,
}

/// A term to drop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Omission {
    /// The term.
    pub term: String,
    /// The query without it.
    pub rest: Query,
    /// How many records that finds.
    pub count: usize,
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
                && let Some(near) = nearest(asker.words()?, word)
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
            let rest = query.without(at);
            let count = asker.matching(&rest)?.len();
            if count > 0 {
                let term = group.to_string();
                advice.drops.push(Omission { term, rest, count });
            }
        }
        advice.drops.sort_by_key(|drop| Reverse(drop.count));
    }
    Some(advice)
}

/// The word with the fewest letters to change, at most one in four; of several the commonest.
fn nearest(words: &Words, word: &str) -> Option<String> {
    let word = fold(word);
    let length = word.chars().count();
    let most = (length / 4).clamp(1, 3);
    let near = |known: &str| {
        // Each letter more or less is a change.
        let apart = known.chars().count().abs_diff(length);
        let changes = (apart <= most).then(|| strsim::damerau_levenshtein(&word, known));
        changes.filter(|changes| *changes <= most)
    };
    let near = words
        .iter()
        .filter_map(|(known, count)| near(known).map(|changes| (changes, Reverse(*count), known)));
    near.min().map(|(.., known)| known.clone())
}
