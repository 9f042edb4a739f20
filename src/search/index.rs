//! All records prepared for searching, in blocks that can be searched side by side.

use std::collections::HashMap;
use std::ops::ControlFlow;

use rayon::prelude::*;

use super::engine::Stale;
use super::field::{self, Field};
use super::fold::fold_into;
use super::needle::{Letters, Pairs};
use crate::model::record::RelationKind;
use crate::model::{Atlas, Id, Related};

/// How many records a block holds: few enough to stop soon, enough to be worth a thread.
const BLOCK: usize = 4096;

/// All records of an atlas prepared for searching.
#[derive(Debug)]
pub(super) struct Index {
    pub(super) blocks: Vec<Block>,
}

/// Words, folded, each with how often it stands in a dataset.
pub(super) type Words = HashMap<String, usize>;

/// Some records with the folded fields of their heads.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub(super) rows: Vec<Row>,
    /// The fields of all heads, each behind the digit of its kind and closed by a zero byte.
    heads: String,
}

/// A record prepared for searching.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: Id,
    /// What makes it win among equals: how well connected and how new it is.
    pub(super) bonus: i64,
    /// The length of its head, a measure of how much else than the match there is.
    pub(super) size: usize,
    pub(super) letters: Letters,
    pub(super) pairs: Pairs,
    start: usize,
}

impl Index {
    pub(super) fn new(atlas: &Atlas) -> Self {
        let entries = atlas.entries().map(|(id, _)| id);
        let others = atlas
            .bodies()
            .map(|(id, _)| id)
            .chain(atlas.members().map(|(id, _)| id))
            .chain(atlas.themes().map(|(id, _)| id))
            .chain(atlas.terms().map(|(id, _)| id));
        let ids: Vec<Id> = entries.chain(others).collect();
        let blocks = ids.par_chunks(BLOCK).map(|ids| Block::new(atlas, ids)).collect();
        Self { blocks }
    }

    /// All words of the dataset; `None` if a newer question was asked.
    pub(super) fn words(&self, atlas: &Atlas, stale: Stale<'_>) -> Option<Words> {
        let blocks = self.blocks.par_iter();
        let words = blocks.map(|block| (!stale()).then(|| block.words(atlas)));
        words.try_reduce(Words::new, |mut all, some| {
            for (word, count) in some {
                *all.entry(word).or_default() += count;
            }
            Some(all)
        })
    }
}

impl Block {
    fn new(atlas: &Atlas, ids: &[Id]) -> Self {
        let mut block = Self::default();
        let mut folded = String::new();
        for id in ids {
            let start = block.heads.len();
            let (mut letters, mut pairs) = (Letters::default(), Pairs::default());
            field::head(atlas, *id, |field, text| {
                folded.clear();
                fold_into(text, &mut folded, |_| ());
                letters.add(&folded);
                block.heads.push(char::from(mark(field)));
                block.heads.extend(folded.chars().filter(|c| *c != '\0'));
                block.heads.push('\0');
            });
            field::texts(atlas, *id, |text| {
                folded.clear();
                fold_into(text, &mut folded, |_| ());
                pairs.add(&folded);
                ControlFlow::Continue(())
            });
            block.rows.push(Row {
                id: *id,
                bonus: bonus(atlas, *id),
                size: block.heads.len() - start,
                letters,
                pairs,
                start,
            });
        }
        block.heads.shrink_to_fit();
        block
    }

    fn words(&self, atlas: &Atlas) -> Words {
        let mut words = Words::new();
        let mut folded = String::new();
        for row in &self.rows {
            for (field, text) in self.head(row) {
                if field != Field::Date {
                    count(&mut words, text);
                }
            }
            field::texts(atlas, row.id, |text| {
                folded.clear();
                fold_into(text, &mut folded, |_| ());
                count(&mut words, &folded);
                ControlFlow::Continue(())
            });
        }
        words
    }

    /// The fields of a record's head, folded.
    pub(super) fn head(&self, row: &Row) -> impl Iterator<Item = (Field, &str)> {
        let head = self
            .heads
            .get(row.start..row.start + row.size)
            .unwrap_or_default();
        head.split_terminator('\0').filter_map(|marked| {
            let field = Field::HEAD
                .into_iter()
                .find(|field| marked.as_bytes().first() == Some(&mark(*field)))?;
            Some((field, marked.get(1..)?))
        })
    }
}

/// Counts the words of a folded text that are long enough to be misspelt; numbers are no words.
fn count(words: &mut Words, folded: &str) {
    let parts = folded.split(|c: char| !c.is_alphanumeric());
    for word in parts.filter(|word| word.len() > 2 && !word.contains(|c: char| c.is_ascii_digit())) {
        if let Some(count) = words.get_mut(word) {
            *count += 1;
        } else {
            words.insert(word.to_owned(), 1);
        }
    }
}

/// The digit that stands before a field in a head.
const fn mark(field: Field) -> u8 {
    match field {
        Field::Short => b'1',
        Field::Title => b'2',
        Field::Alias => b'3',
        Field::Date => b'4',
        Field::Place => b'5',
        Field::Text => b'6',
    }
}

/// What a record is given beforehand, far less than any tier of a match: 15 for its relations and 15 for its year at most,
/// 15 less if a later text took its place or brought it up to date.
fn bonus(atlas: &Atlas, id: Id) -> i64 {
    match id {
        Id::Entry(_) => {}
        // A body that did much is meant more often than one that is only mentioned.
        Id::Body(_) => return 8 + i64::from((atlas.weight(id) + 1).ilog2()).min(7),
        Id::Member(_) | Id::Theme(_) => return 5,
        // A term that stands for a record only points there.
        Id::Term(_) if atlas.term(id).is_some_and(|term| term.record.is_some()) => return -500,
        Id::Term(_) | Id::Source(_) => return 0,
    }
    let relations = atlas.relations(id);
    let links = i64::try_from(relations.len()).unwrap_or(15).min(15);
    let year = atlas.date(id).and_then(crate::model::date::Edtf::year);
    let newness = year.map_or(0, |year| ((i64::from(year) - 1980) / 3).clamp(0, 15));
    let has_given_way = |related: &Related<'_>| {
        let kind = related.relation.kind;
        related.inbound && matches!(kind, RelationKind::Supersedes | RelationKind::Updates)
    };
    // Many texts refer to one that was brought up to date, but the later one is meant.
    links + newness
        - if relations.iter().any(has_given_way) {
            15
        } else {
            0
        }
}
