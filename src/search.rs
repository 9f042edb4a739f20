//! Fuzzy search over all records; the only user of fuzzy-matcher.
//!
//! Every word of a query must be found in one of a record's fields. Letters are compared without case and accents,
//! and the matched places are given in the field as it is shown.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Atlas, Id};

/// A field that is searched, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The abbreviation or short title.
    Short,
    /// The title or name.
    Title,
    /// Another title or spelling.
    Alias,
    /// The date, as it is written and in words.
    Date,
    /// The place.
    Place,
    /// What it is, or one of its points.
    Text,
}

impl Field {
    /// Whether only the word itself counts there, not its letters strewn about, and less than in a title.
    const fn is_literal(self) -> bool {
        matches!(self, Self::Date | Self::Place | Self::Text)
    }

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Short => "short title",
            Self::Title => "title",
            Self::Alias => "also called",
            Self::Date => "date",
            Self::Place => "place",
            Self::Text => "text",
        }
    }
}

/// A record that matches a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: Id,
    /// How well it matches; larger is better.
    pub score: i64,
    /// The field that matched best.
    pub field: Field,
    /// That field's text.
    pub text: String,
    /// The places of matched characters in it, in order.
    pub matched: Vec<usize>,
}

/// One searchable text with its folded twin.
#[derive(Debug)]
struct Entry {
    id: u32,
    field: Field,
    text: String,
    /// `text` in small letters without accents.
    folded: String,
    /// For each character of `folded`, which character of `text` it came from.
    origin: Vec<u32>,
}

/// All searchable texts of an atlas.
pub struct Index {
    records: Vec<Id>,
    entries: Vec<Entry>,
    matcher: SkimMatcherV2,
}

impl std::fmt::Debug for Index {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Index")
            .field("records", &self.records.len())
            .finish_non_exhaustive()
    }
}

impl Index {
    /// Indexes the bodies, instruments, events, members, themes and terms of an atlas.
    pub fn new(atlas: &Atlas) -> Self {
        let mut index = Self {
            records: Vec::new(),
            entries: Vec::new(),
            matcher: SkimMatcherV2::default(),
        };
        for (id, entry) in atlas.entries() {
            let record = index.record(id);
            index.add(record, Field::Short, &entry.short);
            index.add(record, Field::Title, &entry.title);
            index.add_all(record, Field::Alias, &entry.aliases);
            if let Some(date) = entry.date {
                index.add(record, Field::Date, &date.to_string());
                index.add(record, Field::Date, &date.human());
            }
            index.add(record, Field::Place, &entry.place);
            index.add(record, Field::Text, &entry.summary);
            entry
                .points
                .iter()
                .for_each(|point| index.add(record, Field::Text, &point.text));
        }
        for (id, body) in atlas.bodies() {
            let record = index.record(id);
            index.add(record, Field::Short, &body.short);
            index.add(record, Field::Title, &body.name);
            index.add_all(record, Field::Alias, &body.aliases);
            body.names
                .iter()
                .for_each(|name| index.add(record, Field::Alias, &name.name));
            body.names
                .iter()
                .filter_map(|name| name.short.as_deref())
                .for_each(|short| index.add(record, Field::Alias, short));
        }
        for (id, member) in atlas.members() {
            let record = index.record(id);
            index.add(record, Field::Title, &member.name);
            index.add_all(record, Field::Alias, &member.aliases);
        }
        for (id, theme) in atlas.themes() {
            let record = index.record(id);
            index.add(record, Field::Title, &theme.name);
            index.add_all(record, Field::Alias, &theme.aliases);
        }
        for (id, term) in atlas.terms() {
            let record = index.record(id);
            index.add(record, Field::Short, &term.abbreviation);
            index.add(record, Field::Title, &term.expansion);
            index.add_all(record, Field::Alias, &term.aliases);
        }
        index
    }

    /// How many records can be found.
    pub const fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing can be found.
    pub const fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    fn record(&mut self, id: Id) -> u32 {
        self.records.push(id);
        u32::try_from(self.records.len() - 1).unwrap_or(u32::MAX)
    }

    fn add_all(&mut self, record: u32, field: Field, texts: &[String]) {
        texts.iter().for_each(|text| self.add(record, field, text));
    }

    fn add(&mut self, record: u32, field: Field, text: &str) {
        if !text.is_empty() {
            let (folded, origin) = fold(text);
            self.entries.push(Entry {
                id: record,
                field,
                text: text.to_owned(),
                folded,
                origin,
            });
        }
    }

    /// The records in which every word of `query` is found, best first; none for an empty query.
    pub fn search(&self, query: &str) -> Vec<Hit> {
        let words: Vec<String> = query.split_whitespace().map(|word| fold(word).0).collect();
        if words.is_empty() {
            return Vec::new();
        }
        let mut hits: Vec<Hit> = self
            .entries
            .chunk_by(|a, b| a.id == b.id)
            .filter_map(|entries| self.hit(entries, &words))
            .collect();
        // The order of the index, by date, decides between equals: newer first among entries.
        let rank = |id: Id| match id {
            Id::Body(_) => 0,
            Id::Entry(_) => 1,
            Id::Member(_) => 2,
            Id::Theme(_) => 3,
            Id::Term(_) | Id::Source(_) => 4,
        };
        hits.sort_by(|a, b| {
            b.score
                .cmp(&a.score)
                .then(rank(a.id).cmp(&rank(b.id)))
                .then(a.text.len().cmp(&b.text.len()))
                .then(b.id.cmp(&a.id))
        });
        hits
    }

    fn hit(&self, entries: &[Entry], words: &[String]) -> Option<Hit> {
        let mut best: Vec<Option<i64>> = vec![None; words.len()];
        let mut shown: Option<(i64, &Entry, Vec<usize>)> = None;
        for entry in entries {
            let (mut total, mut matched) = (0, Vec::new());
            for (word, best) in words.iter().zip(&mut best) {
                if let Some((score, places)) = self.score(entry, word) {
                    *best = (*best).max(Some(score));
                    total += score;
                    matched.extend(places);
                }
            }
            if !matched.is_empty() && shown.as_ref().is_none_or(|(score, ..)| total > *score) {
                shown = Some((total, entry, matched));
            }
        }
        let score = best.into_iter().sum::<Option<i64>>()?;
        let (_, entry, mut matched) = shown?;
        matched.sort_unstable();
        matched.dedup();
        let id = *self.records.get(usize::try_from(entry.id).ok()?)?;
        let (text, matched) = if entry.field == Field::Text {
            snippet(&entry.text, &matched)
        } else {
            (entry.text.clone(), matched)
        };
        Some(Hit {
            id,
            score,
            field: entry.field,
            text,
            matched,
        })
    }

    /// How well `word` matches, with the matched characters of the shown text.
    ///
    /// A whole field beats a word's beginning beats a piece of a word beats letters in order.
    fn score(&self, entry: &Entry, word: &str) -> Option<(i64, Vec<usize>)> {
        let weight = match entry.field {
            Field::Short => 40,
            Field::Title => 30,
            Field::Alias => 20,
            Field::Date | Field::Place | Field::Text => 10,
        };
        let (tier, places): (i64, Vec<usize>) = if entry.folded == word {
            (4_000, (0..word.chars().count()).collect())
        } else if let Some(at) = word_start(&entry.folded, word) {
            let tier = if whole_word(&entry.folded, at, word) {
                3_000
            } else {
                2_000
            };
            // A title that begins with the word is about it; one that ends with it may only mention it.
            let tier = tier + if at == 0 { 200 } else { 0 };
            (tier, span(&entry.folded, at, word))
        } else if let Some(at) = entry.folded.find(word) {
            (1_000, span(&entry.folded, at, word))
        } else if entry.field.is_literal() {
            return None;
        } else {
            let (score, places) = self.matcher.fuzzy_indices(&entry.folded, word)?;
            // Letters strewn over a long title match nearly anything: ask for some closeness.
            let letters = i64::try_from(word.chars().count()).unwrap_or(i64::MAX);
            if score < letters.saturating_mul(18) {
                return None;
            }
            (score.min(900), places)
        };
        // A place or a date says where and when, not what: it never outranks a title.
        let tier = match entry.field {
            Field::Text => tier / 16,
            Field::Date | Field::Place => tier / 4,
            Field::Short | Field::Title | Field::Alias => tier,
        };
        let shown = places
            .iter()
            .filter_map(|place| entry.origin.get(*place))
            .filter_map(|place| usize::try_from(*place).ok());
        Some((tier + weight, shown.collect()))
    }
}

/// The characters before and behind a match in a long text that are shown with it.
const AROUND: (usize, usize) = (24, 96);

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
    (
        shown,
        matched
            .iter()
            .filter_map(|place| place.checked_sub(from))
            .collect(),
    )
}

fn span(text: &str, at: usize, word: &str) -> Vec<usize> {
    let first = text.get(..at).map_or(0, |before| before.chars().count());
    (first..first + word.chars().count()).collect()
}

fn word_start(text: &str, word: &str) -> Option<usize> {
    let starts = |at: usize| {
        !text
            .get(..at)
            .is_some_and(|before| before.ends_with(char::is_alphanumeric))
    };
    text.match_indices(word).map(|(at, _)| at).find(|at| starts(*at))
}

fn whole_word(text: &str, at: usize, word: &str) -> bool {
    !text
        .get(at + word.len()..)
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// `text` in small letters without accents, and for each of its characters where it came from.
pub(crate) fn fold(text: &str) -> (String, Vec<u32>) {
    let (mut folded, mut origin) = (String::with_capacity(text.len()), Vec::with_capacity(text.len()));
    for (place, c) in text.chars().enumerate() {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            origin.push(place);
            continue;
        }
        let parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
        for small in parts.flat_map(char::to_lowercase) {
            folded.push(small);
            origin.push(place);
        }
    }
    (folded, origin)
}
