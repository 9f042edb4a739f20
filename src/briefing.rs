//! Briefings: prepared, presented, answered from and left behind. Values only: no terminal, no clock.
//!
//! A [`Briefing`] is what the briefer prepares and what is stored; a [`Deck`] is what a room may see of it, made once, and
//! the only thing that cards are laid out, presented and exported from: what is above the room's label is not in it.

mod among;
mod card;
pub mod changes;
pub mod content;
pub mod deck;
mod edit;
pub mod handout;
mod label;
pub mod plan;
pub mod preflight;
pub mod show;
pub mod slide;
pub mod store;
#[cfg(test)]
mod tests;
mod time;
pub mod wording;

use std::time::Duration;

use serde::{Deserialize, Serialize};

pub use among::Among;
pub use card::{Card, Note, Shows};
pub use deck::Deck;
pub use edit::{Draft, Edit};
pub use label::{Label, LabelError};
pub use time::{Time, TimeError};

use crate::model::Atlas;

/// The number of the schema in which briefings are written.
pub const SCHEMA: u32 = 1;

/// A briefing as it is prepared and stored.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Briefing {
    /// The schema it is written in.
    pub schema: u32,
    /// Its name, which is also that of its file.
    pub name: String,
    /// The dataset that it was made with.
    pub dataset: Edition,
    /// The time that was given for it.
    pub time: Time,
    /// The most private label that its room may see.
    #[serde(default)]
    pub room: Label,
    /// The cards in their order.
    #[serde(default)]
    pub cards: Vec<Card>,
    /// The questions that were asked, oldest first.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// One edition of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

impl Edition {
    /// The edition of a loaded dataset.
    pub fn of(atlas: &Atlas) -> Result<Self, serde_json::Error> {
        let head = atlas.head();
        Ok(Self {
            id: head.id.clone(),
            version: head.version.clone(),
            sha256: atlas.fingerprint()?,
        })
    }

    /// The edition in a few words: `apec 1.4.0 #9f3c41`.
    pub fn short(&self) -> String {
        let print: String = self.sha256.chars().take(6).collect();
        crate::text::clean_line(&format!("{} {} #{print}", self.id, self.version)).into_owned()
    }
}

/// A question from the room.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The question in the briefer's words.
    pub asked: String,
    /// How long after the beginning it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Time>,
    /// What came of it.
    pub answer: Answer,
}

impl Question {
    /// A question to be answered later, asked at this time of the presentation; `None` if nothing is asked.
    pub fn parked(asked: &str, at: Duration) -> Option<Self> {
        Self::new(asked.to_owned(), at, Answer::Parked)
    }

    fn new(asked: String, at: Duration, answer: Answer) -> Option<Self> {
        (!asked.trim().is_empty()).then(|| Self {
            asked,
            at: Some(Time::from(at)),
            answer,
        })
    }
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// It is to be answered later.
    Parked,
    /// The record with this id was shown.
    With(String),
}

impl Answer {
    /// What came of it in a word: `parked`, or the id of the record that was shown.
    pub fn words(&self) -> &str {
        match self {
            Self::Parked => "parked",
            Self::With(id) => id,
        }
    }
}

impl Briefing {
    /// A briefing without cards.
    pub fn new(name: impl Into<String>, dataset: Edition, time: Time) -> Self {
        Self {
            schema: SCHEMA,
            name: name.into(),
            dataset,
            time,
            room: Label::default(),
            cards: Vec::new(),
            questions: Vec::new(),
        }
    }

    /// The time that all cards take together.
    pub fn planned(&self) -> Time {
        self.cards.iter().map(|card| card.time).sum()
    }

    /// The cards' time against the time given: `3 cards, 6:00 of 15:00, 9:00 free`.
    pub fn balance(&self) -> String {
        let cards = match self.cards.len() {
            1 => "1 card".to_owned(),
            cards => format!("{cards} cards"),
        };
        let (planned, given) = (self.planned(), self.time);
        let rest = if planned > given {
            format!("{} too long", planned.minus(given))
        } else {
            format!("{} free", given.minus(planned))
        };
        format!("{cards}, {planned} of {given}, {rest}")
    }
}
