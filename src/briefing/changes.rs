//! What changed in the dataset since a briefing was made.

use super::content::Content;
use super::{Answer, Deck, Edition};
use crate::model::Atlas;

/// What a briefing rests on and the dataset does not hold any more.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Gone {
    /// The number of the card, counted from one; none: an answer to a question.
    pub card: Option<usize>,
    /// The id of the record, or the point in its words.
    pub what: String,
    /// Whether it is a point of a record that is still there.
    pub is_point: bool,
}

/// What changed since a briefing was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// The edition loaded now, if it is another one.
    pub now: Option<Edition>,
    /// What is gone.
    pub gone: Vec<Gone>,
    /// The numbers of the cards, counted from one, whose records say something else than when they were made.
    pub reworded: Vec<usize>,
}

impl Changes {
    /// Holds a deck against the dataset that is loaded now.
    pub fn of(atlas: &Atlas, deck: &Deck) -> Result<Self, serde_json::Error> {
        let now = Edition::of(atlas)?;
        // With the same edition other words come from another plenary, not from the record.
        let another = now != deck.dataset;
        let (mut gone, mut reworded) = (Vec::new(), Vec::new());
        for (at, shown) in deck.cards.iter().enumerate() {
            let mut lost = |what: &str, is_point| {
                gone.push(Gone {
                    card: Some(at + 1),
                    what: what.to_owned(),
                    is_point,
                });
            };
            let ids = shown.card.shows.ids();
            let missing: Vec<&str> = ids.into_iter().filter(|id| atlas.find(id).is_none()).collect();
            missing.iter().for_each(|id| lost(id, false));
            let print = shown.card.print.as_ref();
            let reads = print.and_then(|_| shown.card.print_now(atlas));
            if another && missing.is_empty() && reads.as_ref() != print {
                reworded.push(at + 1);
            }
            if let (Some(keys), true) = (&shown.card.points, missing.is_empty()) {
                let points = Content::of(atlas, &shown.card).points;
                let absent = keys
                    .iter()
                    .filter(|key| points.iter().all(|point| point.key != **key));
                absent.for_each(|key| lost(key, true));
            }
        }
        let answers = deck
            .questions
            .iter()
            .filter_map(|question| match &question.answer {
                Answer::With(id) if atlas.find(id).is_none() => Some(id),
                Answer::With(_) | Answer::Parked => None,
            });
        gone.extend(answers.map(|id| Gone {
            card: None,
            what: id.clone(),
            is_point: false,
        }));
        Ok(Self {
            now: another.then_some(now),
            gone,
            reworded,
        })
    }

    /// Whether it is the same edition and nothing is gone.
    pub const fn is_empty(&self) -> bool {
        self.now.is_none() && self.gone.is_empty() && self.reworded.is_empty()
    }
}
