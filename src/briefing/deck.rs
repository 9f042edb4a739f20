//! What a room may see of a briefing. Nothing above the room's label is in a deck: it holds back by leaving out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Briefing, Card, Edition, Label, Note, Question, Time};

/// How much of a card is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Depth {
    /// The title, the thought and what must be said with it.
    Headline,
    /// The points too.
    #[default]
    Points,
    /// Facts, disputes and addresses too.
    Everything,
}

impl Depth {
    /// In a word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Headline => "headline",
            Self::Points => "points",
            Self::Everything => "everything",
        }
    }
}

/// How far into a card the room is led.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reach {
    /// How much is shown.
    pub depth: Depth,
    /// At most so many points, where time ran short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<usize>,
}

impl Reach {
    /// One step further.
    #[must_use]
    pub const fn deeper(self) -> Self {
        let depth = match (self.depth, self.points) {
            (Depth::Headline, _) | (Depth::Points, Some(_)) => Depth::Points,
            (Depth::Points, None) | (Depth::Everything, _) => Depth::Everything,
        };
        Self { depth, points: None }
    }

    /// One step back.
    #[must_use]
    pub const fn shallower(self) -> Self {
        let depth = match self.depth {
            Depth::Everything => Depth::Points,
            Depth::Points | Depth::Headline => Depth::Headline,
        };
        Self { depth, points: None }
    }
}

/// A card and how far it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The card.
    pub card: Card,
    /// How far it is shown.
    pub reach: Reach,
}

/// How much was held back, by label.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Cards.
    pub cards: BTreeMap<Label, usize>,
    /// Notes of cards that are shown.
    pub notes: BTreeMap<Label, usize>,
}

impl Held {
    /// Whether nothing was held back.
    pub fn is_empty(&self) -> bool {
        self.cards.is_empty() && self.notes.is_empty()
    }

    /// In words: `3 notes (TLP:AMBER), 1 card (TLP:AMBER+STRICT)`; empty if nothing was.
    pub fn words(&self) -> String {
        let words = |kinds: &BTreeMap<Label, usize>, noun: &str| {
            let say = |(label, count): (&Label, &usize)| {
                let plural = if *count == 1 { "" } else { "s" };
                format!("{count} {noun}{plural} ({label})")
            };
            kinds.iter().map(say).collect::<Vec<_>>()
        };
        [words(&self.cards, "card"), words(&self.notes, "note")]
            .concat()
            .join(", ")
    }
}

/// What a room may see of a briefing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deck {
    /// The briefing's name.
    pub name: String,
    /// The dataset that it was made with.
    pub dataset: Edition,
    /// The room's label.
    pub room: Label,
    /// The time given.
    pub time: Time,
    /// The cards that may be shown, in their order.
    pub cards: Vec<Shown>,
    /// The questions so far.
    pub questions: Vec<Question>,
    /// What was held back.
    pub held: Held,
}

impl Briefing {
    /// What the room may see.
    pub fn deck(&self) -> Deck {
        let mut held = Held::default();
        let mut cards = Vec::new();
        for card in &self.cards {
            if card.label > self.room {
                *held.cards.entry(card.label).or_default() += 1;
                continue;
            }
            let mut card = card.clone();
            if card.note_label() > self.room {
                *held.notes.entry(card.note_label()).or_default() += 1;
                card.note = Note::default();
            }
            cards.push(Shown {
                card,
                reach: Reach::default(),
            });
        }
        Deck {
            name: self.name.clone(),
            dataset: self.dataset.clone(),
            room: self.room,
            time: self.time,
            cards,
            questions: self.questions.clone(),
            held,
        }
    }
}

impl Deck {
    /// Led as far into each card as its room was at the last presentation: what a handout is made from.
    #[must_use]
    pub fn as_shown(mut self) -> Self {
        for shown in &mut self.cards {
            shown.reach = shown.card.shown.unwrap_or_default();
        }
        self
    }

    /// The card at a place, counted from zero.
    pub fn card(&self, at: usize) -> Option<&Card> {
        self.cards.get(at).map(|shown| &shown.card)
    }

    /// The time that its cards take together at full length.
    pub fn planned(&self) -> Time {
        self.cards.iter().map(|shown| shown.card.time).sum()
    }
}
