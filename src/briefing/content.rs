//! What a card says, before it is laid out: taken from the dataset at the moment it is asked, never copied into a briefing.

mod comparison;
mod coverage;
mod lineage;
mod record;
mod structure;
mod timeline;

use sha2::{Digest, Sha256};

use super::deck::{Depth, Shown};
use super::{Card, Shows};
use crate::coverage::Matrix;
use crate::model::record::{Fact, Name};
use crate::model::{Atlas, Id, hex};
use crate::page::Block;
use crate::text::clean_line;

/// What a card says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Its title.
    pub title: String,
    /// What stands under the title: the full title, the kind, the date.
    pub subtitle: String,
    /// The one thought.
    pub thought: String,
    /// Its points.
    pub points: Vec<Point>,
    /// What must be said with it: what took its place, what rests on one source, and on what sources differ.
    pub caveats: Vec<String>,
    /// The facts on which sources differ, each with what is safe to say; left out with the headline alone.
    pub disputed: Vec<(Fact, String)>,
    /// What is only shown when everything is: facts, the whole summary and disputes.
    pub more: Vec<Block>,
    /// A matrix of marks, also only shown when everything is.
    pub matrix: Option<Box<Matrix>>,
    /// The sources it rests on, ids as their author gave them.
    pub sources: Vec<Name>,
}

/// One point of a card.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Point {
    /// What it is known by in [`Card::points`]: its own text, or the id of the record it tells of.
    pub key: String,
    /// What stands before it: a date, or a mark in a tree; empty: a number is put there.
    pub lead: String,
    /// How deep it stands in a tree.
    pub level: usize,
    /// What it says.
    pub text: String,
    /// What is added when everything is shown: the verb and who says so.
    pub remark: String,
}

impl Content {
    /// What a card says, with all its points.
    pub fn of(atlas: &Atlas, card: &Card) -> Self {
        let mut content = match &card.shows {
            Shows::Record(name) => atlas
                .find(name)
                .map_or_else(|| gone(atlas, name), |id| record::content(atlas, id)),
            Shows::Structure { body, on } => match atlas.find(body) {
                Some(id @ Id::Body(_)) => structure::content(atlas, id, *on),
                _ => gone(atlas, body),
            },
            Shows::Timeline { .. } => timeline::content(atlas, &card.shows),
            Shows::Lineage(name) => match atlas.find(name) {
                Some(id @ Id::Entry(_)) => lineage::content(atlas, id),
                _ => gone(atlas, name),
            },
            Shows::Comparison(names) => comparison::content(atlas, names),
            Shows::Coverage { by, on, among } => coverage::content(atlas, *by, *on, among.as_ref()),
            Shows::Text(text) => own(text, &card.title),
            Shows::Title(line) => Self {
                thought: line.clone(),
                ..Self::default()
            },
        };
        if !card.title.is_empty() {
            content.title.clone_from(&card.title);
        }
        content
    }

    /// What is left of it at the depth and with the points that are shown.
    pub fn shown(atlas: &Atlas, shown: &Shown) -> Self {
        let mut content = Self::of(atlas, &shown.card);
        content.points.retain(|point| shown.card.shows_point(&point.key));
        let most = match shown.reach.depth {
            Depth::Headline => 0,
            Depth::Points | Depth::Everything => shown.reach.points.unwrap_or(usize::MAX),
        };
        content.points.truncate(most);
        content.warn();
        if shown.reach.depth == Depth::Headline {
            content.disputed.clear();
        }
        if shown.reach.depth != Depth::Everything {
            content.more.clear();
            content.matrix = None;
            content.points.iter_mut().for_each(|point| point.remark.clear());
        }
        content
    }

    /// The beginning of the SHA-256 of what it takes from the dataset.
    pub fn print(&self) -> String {
        let mut hash = Sha256::new();
        let points = self.points.iter().flat_map(|point| [&point.lead, &point.text]);
        let safe = self.disputed.iter().map(|(_, safe)| safe);
        let texts = [&self.subtitle, &self.thought].into_iter().chain(&self.caveats);
        for text in texts.chain(points).chain(safe) {
            // With its length, so that words cannot pass from one text into the next unseen.
            hash.update(text.len().to_le_bytes());
            hash.update(text);
        }
        hex(&hash.finalize()).chars().take(12).collect()
    }

    /// What is safe to say where sources differ, a sentence for each dispute.
    pub fn safe(&self) -> impl Iterator<Item = String> {
        let disputed = self.disputed.iter();
        disputed.map(|(fact, safe)| format!("[!] Safe to say on the {}: {safe}", fact.word()))
    }

    /// Says in one line on what sources differ.
    fn warn(&mut self) {
        let mut facts: Vec<&str> = self.disputed.iter().map(|(fact, _)| fact.word()).collect();
        facts.dedup();
        if !facts.is_empty() {
            self.caveats
                .push(format!("[!] Sources differ on: {}.", facts.join(", ")));
        }
    }

    /// The sources in a few words, each publisher and year once: `APEC 2002; CCDCOE`.
    pub fn cited(&self, atlas: &Atlas) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let sources = self.sources.iter().filter_map(|name| atlas.find(name));
        for source in sources.filter_map(|id| atlas.source(id)) {
            let year = source.date.and_then(crate::model::date::Edtf::year);
            let name = year.map_or_else(
                || source.publisher.clone(),
                |year| format!("{} {year}", source.publisher),
            );
            let name = clean_line(&name).into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// The content for a record that this edition of the dataset does not hold.
fn gone(atlas: &Atlas, name: &str) -> Content {
    let head = atlas.head();
    Content {
        title: name.to_owned(),
        thought: format!("The dataset {} {} has no such record.", head.id, head.version),
        ..Content::default()
    }
}

/// The content of the briefer's own words; without a title of its own, the first line is the title.
fn own(text: &str, title: &str) -> Content {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next().unwrap_or_default().to_owned();
    let (title, thought) = if title.is_empty() {
        (first, String::new())
    } else {
        (title.to_owned(), first)
    };
    let point = |line: &str| Point {
        key: line.to_owned(),
        text: line.strip_prefix("- ").unwrap_or(line).to_owned(),
        ..Point::default()
    };
    Content {
        title,
        thought,
        points: lines.map(point).collect(),
        ..Content::default()
    }
}

/// The first sentence of a text.
fn first_sentence(text: &str) -> &str {
    let ends = |(at, _): &(usize, &str)| {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        // "e.g. the" goes on in small letters; an initial is a single letter before its dot.
        let before = text.get(..*at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        next.is_some_and(char::is_uppercase) && word.chars().count() > 1
    };
    let end = text.match_indices(". ").find(ends);
    end.and_then(|(at, _)| text.get(..=at)).unwrap_or(text)
}
