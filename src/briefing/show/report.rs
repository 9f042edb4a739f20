//! What the presenter's console shows: everything that the room does not see.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Over, Show};
use crate::briefing::deck::Depth;
use crate::briefing::{Label, Question, Time};
use crate::model::Atlas;

/// What is on the audience's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum On {
    /// A card.
    Card,
    /// An answer.
    Answer,
    /// The index.
    Index,
    /// Nothing.
    Blank,
    /// The presentation is over.
    Ended,
}

impl On {
    /// In a word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Card => "on",
            Self::Answer => "answering",
            Self::Index => "index",
            Self::Blank => "blank",
            Self::Ended => "ended",
        }
    }
}

/// What a presenter is typing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// What for.
    pub what: String,
    /// What was typed.
    pub text: String,
    /// The titles of the records found, the best first.
    pub hits: Vec<String>,
    /// Which of them is chosen, counted from zero.
    pub at: usize,
}

/// A presentation at one moment, as its presenter sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    /// The briefing's name.
    pub name: String,
    /// The room's label.
    pub room: Label,
    /// What is held back from it; empty: nothing.
    pub held: String,
    /// What is on the audience's screen.
    pub on: On,
    /// The number of the card, from one.
    pub card: usize,
    /// How many cards there are.
    pub cards: usize,
    /// Its title.
    pub title: String,
    /// How far it is shown.
    pub depth: Depth,
    /// The step that is on, from one, and how many steps the card has at this depth.
    pub step: (usize, usize),
    /// Its note.
    pub note: String,
    /// The title of the card after it; empty: it is the last.
    pub next: String,
    /// Since the beginning.
    pub elapsed: Time,
    /// The time given.
    pub given: Time,
    /// What the card on now was planned for.
    pub planned: Time,
    /// How long it has been on.
    pub used: Time,
    /// What the cards before it were planned for.
    pub before: Time,
    /// A cut that is proposed, or another thing to be read before the next key, in words.
    pub plan: String,
    /// What is being typed, with what it finds.
    #[serde(default)]
    pub typed: Option<Typed>,
    /// The questions so far, oldest first.
    pub questions: Vec<Question>,
    /// Why questions could not be kept; empty: they were.
    pub trouble: String,
}

impl Report {
    /// The same presentation so much later, if nothing was pressed meanwhile.
    #[must_use]
    pub fn later(&self, passed: Duration) -> Self {
        let passed = if self.on == On::Ended {
            Time::ZERO
        } else {
            Time::from(passed)
        };
        Self {
            elapsed: self.elapsed.plus(passed),
            used: self.used.plus(passed),
            ..self.clone()
        }
    }

    /// Seconds behind the plan; below zero: ahead of it.
    pub fn behind(&self) -> i64 {
        let due = self.before.plus(self.used.min(self.planned));
        i64::from(self.elapsed.as_seconds()) - i64::from(due.as_seconds())
    }
}

impl Show {
    /// What the presenter's console shows at the time `now`, counted from the beginning.
    pub fn report(&self, atlas: &Atlas, now: Duration) -> Report {
        let clock = self.clock(now);
        let card = self.place.card;
        let steps = self.steps(atlas, card).max(1);
        let next = Some(card + 1).filter(|next| *next < self.deck.cards.len());
        let on = match self.over {
            _ if self.blank => On::Blank,
            Over::Nothing => On::Card,
            Over::Index(_) => On::Index,
            Over::Answer { .. } => On::Answer,
        };
        Report {
            name: self.deck.name.clone(),
            room: self.deck.room,
            held: self.deck.held.words(),
            on,
            card: card + 1,
            cards: self.deck.cards.len(),
            title: self.title(atlas, card),
            depth: self
                .deck
                .cards
                .get(card)
                .map_or_else(Depth::default, |shown| shown.reach.depth),
            step: (self.place.step.min(steps - 1) + 1, steps),
            note: self
                .card()
                .map_or_else(String::new, |card| card.note.text.clone()),
            next: next.map_or_else(String::new, |next| self.title(atlas, next)),
            elapsed: clock.elapsed,
            given: self.deck.time,
            planned: clock.planned,
            used: clock.used,
            before: self
                .deck
                .cards
                .iter()
                .take(card)
                .map(|shown| shown.card.time)
                .sum(),
            plan: String::new(),
            typed: None,
            questions: self.deck.questions.clone(),
            trouble: String::new(),
        }
    }

    /// Whether the index is on.
    pub const fn is_index(&self) -> bool {
        matches!(self.over, Over::Index(_))
    }
}
