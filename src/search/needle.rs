//! A word that is looked for, and how well it matches: the only user of fuzzy-matcher.
//!
//! A whole field beats a word's beginning beats a piece of a word beats letters in order. What cannot match is ruled
//! out by masks of letters before any text is looked at, and by the cheap tiers before fuzzy-matcher is asked.

use std::ops::Range;
use std::sync::LazyLock;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem;

use super::field::Field;
use super::fold::fold;
use super::query::How;

static MATCHER: LazyLock<SkimMatcherV2> = LazyLock::new(SkimMatcherV2::default);

/// A word that is looked for.
#[derive(Debug)]
pub(super) struct Needle {
    how: How,
    /// In small letters without accents.
    word: Literal,
    /// Its singular, if it looks like a plural: who asks for chains means a chain too.
    singular: Option<Literal>,
    /// What stands wherever the word or its singular does.
    stem: Literal,
    letters: Letters,
    pairs: Pairs,
}

/// Letters in a row, ready to be found.
#[derive(Debug)]
struct Literal {
    text: String,
    finder: memmem::Finder<'static>,
}

impl Literal {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            finder: memmem::Finder::new(text.as_bytes()).into_owned(),
        }
    }

    fn is_in(&self, folded: &str) -> bool {
        self.finder.find(folded.as_bytes()).is_some()
    }
}

/// Which letters a text holds, one bit for each of `a` to `z`, `0` to `9`, and the others hashed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Letters(u64);

/// Which pairs of neighbouring bytes a text holds, hashed: a word can only stand in it if all its pairs do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Pairs([u64; 8]);

impl Letters {
    pub(super) fn add(&mut self, folded: &str) {
        for byte in folded.bytes() {
            let bit = match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => byte - b'0' + 26,
                _ => 36 + byte % 28,
            };
            self.0 |= 1 << bit;
        }
    }

    const fn covers(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl Pairs {
    pub(super) fn add(&mut self, folded: &str) {
        for pair in folded.as_bytes().windows(2) {
            if let [a, b] = pair {
                let hash = (u32::from(*a) * 31 + u32::from(*b)).wrapping_mul(0x9E37_79B1) >> 23;
                let (word, bit) = (hash >> 6, hash & 63);
                if let Some(word) = usize::try_from(word).ok().and_then(|word| self.0.get_mut(word)) {
                    *word |= 1 << bit;
                }
            }
        }
    }

    fn covers(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).all(|(all, some)| all & some == *some)
    }
}

impl Needle {
    pub(super) fn new(word: &str, how: How) -> Self {
        let text = fold(word);
        let (stem, singular) = match how {
            How::Fuzzy => of_plural(&text),
            How::Exact | How::Start | How::End | How::Whole => None,
        }
        .unzip();
        let stem = stem.unwrap_or(&text);
        let (mut letters, mut pairs) = (Letters::default(), Pairs::default());
        letters.add(stem);
        pairs.add(stem);
        Self {
            how,
            stem: Literal::new(stem),
            singular: singular.as_deref().map(Literal::new),
            word: Literal::new(&text),
            letters,
            pairs,
        }
    }

    /// Whether it may stand in a head with these letters.
    pub(super) const fn may_be_in_head(&self, letters: Letters) -> bool {
        letters.covers(self.letters)
    }

    /// Whether it may stand in running text with these pairs.
    pub(super) fn may_be_in_text(&self, pairs: &Pairs) -> bool {
        matches!(self.how, How::Fuzzy | How::Exact) && pairs.covers(&self.pairs)
    }

    /// Whether a longer word that begins with this one could match `folded` too.
    pub(super) fn could_grow_in(&self, field: Field, folded: &str) -> bool {
        match self.how {
            How::Fuzzy if !field.is_literal() => is_scattered(&self.stem.text, folded),
            How::Start => folded.starts_with(&self.word.text),
            How::Fuzzy | How::Exact | How::End | How::Whole => self.stem.is_in(folded),
        }
    }

    /// How well it matches a folded field.
    pub(super) fn score(&self, field: Field, folded: &str) -> Option<i64> {
        let tier = match self.literal(folded) {
            Some((tier, _)) => tier,
            None if self.is_fuzzy_in(field) && is_scattered(&self.word.text, folded) => {
                self.close_enough(MATCHER.fuzzy_match(folded, &self.word.text)?)?
            }
            None => return None,
        };
        Some(weigh(field, tier))
    }

    /// As [`Self::score`], with the places of the matched characters of `folded`.
    pub(super) fn places(&self, field: Field, folded: &str) -> Option<(i64, Vec<usize>)> {
        if let Some((tier, place)) = self.literal(folded) {
            let first = folded
                .get(..place.start)
                .map_or(0, |before| before.chars().count());
            let length = folded.get(place).map_or(0, |found| found.chars().count());
            return Some((weigh(field, tier), (first..first + length).collect()));
        }
        if !self.is_fuzzy_in(field) {
            return None;
        }
        let (score, places) = MATCHER.fuzzy_indices(folded, &self.word.text)?;
        Some((weigh(field, self.close_enough(score)?), places))
    }

    fn is_fuzzy_in(&self, field: Field) -> bool {
        self.how == How::Fuzzy && !field.is_literal()
    }

    /// Letters strewn over a long title match nearly anything: ask for some closeness.
    fn close_enough(&self, score: i64) -> Option<i64> {
        let letters = i64::try_from(self.word.text.chars().count()).unwrap_or(i64::MAX);
        (score >= letters.saturating_mul(18)).then(|| score.min(900))
    }

    /// The tier of the word, or a little less for its singular, as it stands in `folded`, and where it does.
    fn literal(&self, folded: &str) -> Option<(i64, Range<usize>)> {
        let place = |literal: &Literal, at: usize| at..at + literal.text.len();
        let word = self.word.placed(self.how, folded);
        if let Some((tier, at)) = word {
            return Some((tier, place(&self.word, at)));
        }
        let singular = self.singular.as_ref()?;
        let (tier, at) = singular.placed(self.how, folded)?;
        Some((tier - tier / 20, place(singular, at)))
    }
}

impl Literal {
    /// The tier of the letters as they stand in `folded`, and where they do.
    fn placed(&self, how: How, folded: &str) -> Option<(i64, usize)> {
        let word = self.text.as_str();
        if folded == word {
            return Some((4_000, 0));
        }
        match how {
            How::Whole => return None,
            How::Start => return folded.starts_with(word).then_some((2_200, 0)),
            How::End => return folded.ends_with(word).then(|| (2_200, folded.len() - word.len())),
            How::Fuzzy | How::Exact => {}
        }
        let first = self.finder.find(folded.as_bytes())?;
        let starts = |at: usize| {
            !folded
                .get(..at)
                .is_some_and(|before| before.ends_with(char::is_alphanumeric))
        };
        let places = self.finder.find_iter(folded.as_bytes());
        let Some(at) = places.into_iter().find(|at| starts(*at)) else {
            return Some((1_000, first));
        };
        let whole = !folded
            .get(at + word.len()..)
            .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
        // A title that begins with the word is about it; one that ends with it may only mention it.
        let tier = if whole { 3_000 } else { 2_000 } + if at == 0 { 200 } else { 0 };
        Some((tier, at))
    }
}

/// Whether letters stand in `folded` in their order.
fn is_scattered(letters: &str, folded: &str) -> bool {
    let mut bytes = folded.bytes();
    letters.bytes().all(|wanted| bytes.any(|byte| byte == wanted))
}

/// What stands, folded, wherever a fuzzy word is found: all of it but the ending of a plural.
pub(super) fn stem(word: &str) -> String {
    let word = fold(word);
    of_plural(&word).map_or_else(|| word.clone(), |(stem, _)| stem.to_owned())
}

/// What a word that looks like an English plural has in common with its singular, and the singular.
fn of_plural(word: &str) -> Option<(&str, String)> {
    if word.len() < 4 || !word.is_ascii() || ["ss", "us", "is"].iter().any(|end| word.ends_with(end)) {
        return None;
    }
    match word.strip_suffix("ies") {
        Some(stem) => Some((stem, format!("{stem}y"))),
        None => word.strip_suffix('s').map(|stem| (stem, stem.to_owned())),
    }
}

/// A tier in a field: a place or a date says where and when, not what, and running text mentions much.
const fn weigh(field: Field, tier: i64) -> i64 {
    match field {
        Field::Short => tier + 40,
        Field::Title => tier + 30,
        Field::Alias => tier + 20,
        Field::Date | Field::Place => tier / 4 + 10,
        Field::Text => tier / 16 + 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plural_finds_its_singular_a_little_below_itself() {
        let score = |word: &str, text: &str| Needle::new(word, How::Fuzzy).score(Field::Text, text);
        assert_eq!(score("chains", "secure chains"), score("chain", "secure chain"));
        assert!(score("chains", "secure chain") < score("chains", "secure chains"));
        assert!(score("policies", "a policy").is_some());
        assert_eq!(score("'chains", "secure chain"), None);
        assert_eq!(score("access", "acces"), None, "this is no plural");
        let (_, places) = Needle::new("chains", How::Fuzzy)
            .places(Field::Text, "secure chain")
            .unwrap();
        assert_eq!(places, [7, 8, 9, 10, 11]);
    }
}
