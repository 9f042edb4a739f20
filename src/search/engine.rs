//! Runs queries: in blocks side by side, given up as soon as a newer one is asked, and with the last survivors reused.

use std::cmp::Reverse;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::facet::{Facet, facets};
use super::fold::fold;
use super::index::{Block, Index, Row, Words};
use super::judge::Record;
use super::needle::stem;
use super::plan::{Plan, Reach};
use super::query::{How, Mistake, Query, Want, parse};
use super::suggest::{Advice, advise};
use crate::model::{Atlas, Id};

/// From how many records on several threads are worth waking.
const MANY: usize = 8192;

/// How many blocks are searched between two looks at the clock.
const WAVE: usize = 8;

/// How long a search goes on before it shows what it has.
const PATIENCE: Duration = Duration::from_millis(4);

/// A question to the engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Tells answers apart: a later question has a larger number.
    pub number: u64,
    /// What was typed.
    pub text: String,
    /// Which records are searched.
    pub reach: Reach,
    /// Whether facets are to be counted too.
    pub facets: bool,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The number of the question.
    pub number: u64,
    /// The query that was run: what could be read of the text, or its nearest spelling.
    pub query: Query,
    /// What could not be read.
    pub mistakes: Vec<Mistake>,
    /// The records, best first.
    pub ids: Vec<Id>,
    /// Whether more may follow under the same number.
    pub partial: bool,
    /// The facets with their counts, if they were asked for.
    pub facets: Vec<Facet>,
    /// What to do where nothing was found as it was typed.
    pub advice: Advice,
}

/// The search over an atlas.
#[derive(Debug)]
pub struct Engine {
    atlas: Arc<Atlas>,
    /// Built by the first question, if not before.
    index: OnceLock<Index>,
    /// Gathered by the first question that finds nothing.
    words: OnceLock<Words>,
    last: Option<Survivors>,
}

/// What might match a query and all queries that begin with it.
#[derive(Debug)]
struct Survivors {
    query: Query,
    /// For each block, the numbers of its rows.
    rows: Vec<Vec<u32>>,
}

/// Says that a newer question was asked.
pub(super) type Stale<'a> = &'a (dyn Fn() -> bool + Sync);

/// Further questions that one question leads to: about its facets, or about what to do where nothing was found.
pub(super) struct Asker<'a> {
    engine: &'a Engine,
    reach: Reach,
    stale: Stale<'a>,
}

impl<'a> Asker<'a> {
    /// The dataset.
    pub(super) fn atlas(&self) -> &'a Atlas {
        &self.engine.atlas
    }

    /// Whether a newer question was asked.
    pub(super) fn is_stale(&self) -> bool {
        (self.stale)()
    }

    /// The records that match a query, best first; everything for an empty one. `None` if a newer question was asked.
    pub(super) fn matching(&self, query: &Query) -> Option<Vec<Id>> {
        let plan = Plan::new(&self.engine.atlas, query, self.reach);
        let blocks = &self.engine.index().blocks;
        let search = |block| (!self.is_stale()).then(|| self.engine.search_block(block, None, &plan).0);
        let ranked: Vec<Vec<Ranked>> = blocks.par_iter().map(search).collect::<Option<_>>()?;
        Some(sorted(ranked.concat()))
    }

    /// All words of the dataset, for the nearest spelling. `None` if a newer question was asked.
    pub(super) fn words(&self) -> Option<&'a Words> {
        if let Some(words) = self.engine.words.get() {
            return Some(words);
        }
        let words = self.engine.index().words(&self.engine.atlas, self.stale)?;
        Some(self.engine.words.get_or_init(|| words))
    }
}

/// A record and how well it matches, ready to be sorted.
type Ranked = (Reverse<i64>, u8, usize, Reverse<Id>);

impl Engine {
    /// An engine that has prepared nothing yet.
    pub const fn new(atlas: Arc<Atlas>) -> Self {
        Self {
            atlas,
            index: OnceLock::new(),
            words: OnceLock::new(),
            last: None,
        }
    }

    /// Builds the index now, before the first question.
    pub fn prepare(&self) {
        self.index();
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::new(&self.atlas))
    }

    /// Answers a question at once.
    pub fn ask(&mut self, text: &str) -> Found {
        let request = Request {
            number: 0,
            text: text.to_owned(),
            reach: Reach::Everything,
            facets: false,
        };
        self.answer(&request, &|| false, &mut |_| ()).unwrap_or_default()
    }

    /// Answers a question; `None` if it was given up because `stale` said so. What is found early is handed to `early`.
    pub fn answer(
        &mut self,
        request: &Request,
        stale: Stale<'_>,
        early: &mut dyn FnMut(Found),
    ) -> Option<Found> {
        let (query, mistakes) = parse(&request.text);
        let mut found = Found {
            number: request.number,
            mistakes,
            ..Found::default()
        };
        let plan = Plan::new(&self.atlas, &query, request.reach);
        found.mistakes.extend(plan.mistakes.iter().cloned());
        found.query = query;
        if found.query.is_empty() {
            if request.facets {
                found.facets = facets(&self.asker(request.reach, stale), &found.query)?;
            }
            return Some(found);
        }
        let begun = Instant::now();
        let mut shown = false;
        let ranked = self.run(&found.query, &plan, stale, &mut |ranked: &[Ranked]| {
            if !shown && begun.elapsed() > PATIENCE && !ranked.is_empty() {
                shown = true;
                early(Found {
                    ids: sorted(ranked.to_vec()),
                    partial: true,
                    ..found.clone()
                });
            }
        })?;
        found.ids = sorted(ranked);
        if found.ids.is_empty() {
            let asker = self.asker(request.reach, stale);
            found.advice = advise(&asker, &found.query)?;
            if let Some(corrected) = &found.advice.corrected {
                found.ids = asker.matching(corrected)?;
                found.query = corrected.clone();
            }
        }
        if request.facets {
            found.facets = facets(&self.asker(request.reach, stale), &found.query)?;
        }
        Some(found)
    }

    const fn asker<'a>(&'a self, reach: Reach, stale: Stale<'a>) -> Asker<'a> {
        Asker {
            engine: self,
            reach,
            stale,
        }
    }

    fn run(
        &mut self,
        query: &Query,
        plan: &Plan,
        stale: Stale<'_>,
        progress: &mut dyn FnMut(&[Ranked]),
    ) -> Option<Vec<Ranked>> {
        let last = self.last.take().filter(|last| narrows(&last.query, query));
        let index = self.index();
        let (mut ranked, mut rows) = (Vec::new(), Vec::with_capacity(index.blocks.len()));
        let many = index.blocks.iter().map(|block| block.rows.len()).sum::<usize>() > MANY;
        let numbers: Vec<usize> = (0..index.blocks.len()).collect();
        for wave in numbers.chunks(WAVE) {
            let search = |at: &usize| {
                let only = last
                    .as_ref()
                    .and_then(|last| last.rows.get(*at))
                    .map(Vec::as_slice);
                let block = index.blocks.get(*at)?;
                (!stale()).then(|| self.search_block(block, only, plan))
            };
            let found: Option<Vec<_>> = if many {
                wave.par_iter().map(search).collect()
            } else {
                wave.iter().map(search).collect()
            };
            for (hits, survivors) in found? {
                ranked.extend(hits);
                rows.push(survivors);
            }
            progress(&ranked);
        }
        self.last = Some(Survivors {
            query: query.clone(),
            rows,
        });
        Some(ranked)
    }

    /// The hits of a block, and the rows that a longer query might still find.
    fn search_block(&self, block: &Block, only: Option<&[u32]>, plan: &Plan) -> (Vec<Ranked>, Vec<u32>) {
        let (mut hits, mut survivors) = (Vec::new(), Vec::new());
        let mut folded = String::new();
        let mut look = |at: u32, row: &Row| {
            let record = Record {
                atlas: &self.atlas,
                block,
                row,
            };
            let outcome = record.judge(plan, &mut folded);
            if outcome.could_grow {
                survivors.push(at);
            }
            if let Some(score) = outcome.score {
                hits.push((
                    Reverse(score + row.bonus),
                    rank(row.id),
                    row.size,
                    Reverse(row.id),
                ));
            }
        };
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        match only {
            None => block
                .rows
                .iter()
                .enumerate()
                .for_each(|(at, row)| look(number(at), row)),
            Some(only) => {
                for at in only {
                    let row = usize::try_from(*at).ok().and_then(|at| block.rows.get(at));
                    row.into_iter().for_each(|row| look(*at, row));
                }
            }
        }
        (hits, survivors)
    }
}

/// The best first; most searches show only the first few, but the order of all is what a list prints.
fn sorted(mut ranked: Vec<Ranked>) -> Vec<Id> {
    if ranked.len() > MANY {
        ranked.par_sort_unstable();
    } else {
        ranked.sort_unstable();
    }
    ranked.into_iter().map(|(.., Reverse(id))| id).collect()
}

/// Of equal hits, bodies stand before texts, and those before the rest.
const fn rank(id: Id) -> u8 {
    match id {
        Id::Body(_) => 0,
        Id::Entry(_) => 1,
        Id::Member(_) => 2,
        Id::Theme(_) => 3,
        Id::Term(_) | Id::Source(_) => 4,
    }
}

/// Whether everything that `new` can find is among what `old` kept: `new` says the same and more.
fn narrows(old: &Query, new: &Query) -> bool {
    let grown = |old: &Want, new: &Want| match (old, new) {
        (Want::Word(old, How::Fuzzy), Want::Word(new, How::Fuzzy)) => stem(new).starts_with(&stem(old)),
        (Want::Word(old, How::Fuzzy), Want::Word(new, How::Exact)) => fold(new).starts_with(&stem(old)),
        (Want::Word(old, How::Exact), Want::Word(new, How::Exact))
        | (Want::Word(old, How::Start), Want::Word(new, How::Start)) => new.starts_with(old.as_str()),
        _ => false,
    };
    old.groups.len() <= new.groups.len()
        && old.groups.iter().zip(&new.groups).all(|(old, new)| {
            old == new
                || match (old.terms.as_slice(), new.terms.as_slice()) {
                    ([old], [new]) => !old.not && !new.not && grown(&old.want, &new.want),
                    _ => false,
                }
        })
}
